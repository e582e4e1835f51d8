"""Counts how usual each word is in the adopted texts of a corpus; writes `resdraft/diff/data/usual_words.tsv`.

    python bench/diff_usual_words.py CORPUS

A share is that of the clauses that have the word at least once, rounded down to a few steps.
"""

# The checkout must be on the path before its packages are imported.

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from resdraft.diff.fold import folded_words, words
from resdraft.importers import read
from resdraft.model import Clause, ResdraftError, walk

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
STEPS = (0.9, 0.7, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02)
EACH = 130
TARGET = Path(__file__).parents[1] / "resdraft" / "diff" / "data" / "usual_words.tsv"


def shares(files: list[Path]) -> dict[str, float]:
    """The share of the clauses of some files in which each word stands."""
    seen: Counter[str] = Counter()
    total = 0
    for path in files:
        try:
            texts = [found.resolution for found in read(path.read_bytes(), path.name)]
        except ResdraftError:
            continue
        for place in (place for text in texts for place in walk(text)):
            assert isinstance(place.block, Clause)
            found = set(words(folded_words(place.block.text.plain)))
            total += len(found) > 3
            seen.update(found if len(found) > 3 else ())
    return {word: count / total for word, count in seen.items()}


def main() -> None:
    """Write the table."""
    corpus = Path(sys.argv[1]) / "un"
    lines = [
        "# Share of clauses that have a word, counted in resolutions of the United Nations",
        "language\tshare\twords",
    ]
    for language in LANGUAGES:
        files = [path for body in sorted(corpus.iterdir()) for path in _sample(body / language)]
        found = shares(files)
        for step, above in zip(STEPS, (2.0, *STEPS), strict=False):
            row = sorted(word for word, share in found.items() if step <= share < above)
            if row:
                lines.append(f"{language}\t{step}\t{' '.join(row)}")
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sample(folder: Path) -> list[Path]:
    """At most `EACH` files of a folder, evenly spread."""
    files = sorted(folder.glob("*.xml"))
    return files[:: max(1, len(files) // EACH)]


if __name__ == "__main__":
    main()

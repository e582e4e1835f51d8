"""Finds the words of Chinese resolutions, which stand without blanks; writes `resdraft/diff/data/chinese_words.tsv`.

    python bench/diff_chinese_words.py CORPUS

Words of two or three characters are found by counting: their characters stand together far more often than chance would
have it, and what stands before and after them varies. No dictionary is needed, and none is copied.
"""

# The checkout must be on the path before its packages are imported.

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from resdraft.diff.alphabet import is_small
from resdraft.importers import read
from resdraft.model import Clause, ResdraftError, walk

LONGEST = 3
EACH = 200
LEAST = 5
"""Times that a word must stand in the texts."""
BOUND = 3.0
"""How many times (as a power of e) its halves must stand together more often than by chance."""
VARIED = 1.0
"""How varied (entropy) what stands at either side of it must be."""
TARGET = Path(__file__).parents[1] / "resdraft" / "diff" / "data" / "chinese_words.tsv"
_STRETCH = re.compile("[\u3400-\u9fff]+")


def stretches(files: Iterable[Path]) -> Iterator[str]:
    """Characters without a sign between them, from the clauses of some files, each wording once."""
    seen: set[str] = set()
    for path in files:
        try:
            texts = [found.resolution for found in read(path.read_bytes(), path.name)]
        except ResdraftError:
            continue
        for place in (place for text in texts for place in walk(text)):
            assert isinstance(place.block, Clause)
            for stretch in _STRETCH.findall(place.block.text.plain):
                if stretch not in seen:
                    seen.add(stretch)
                    yield stretch


def found_words(rows: Iterable[str]) -> list[str]:
    """The words, the most frequent first."""
    counts: Counter[str] = Counter()
    beside: tuple[defaultdict[str, Counter[str]], ...] = (defaultdict(Counter), defaultdict(Counter))
    total = 0
    for row in rows:
        total += len(row)
        for size in range(1, LONGEST + 1):
            for at in range(len(row) - size + 1):
                word = row[at : at + size]
                counts[word] += 1
                if size > 1:
                    beside[0][word][row[at - 1] if at else f"<{total}"] += 1
                    beside[1][word][row[at + size] if at + size < len(row) else f">{total}"] += 1
    found = [
        word
        for word, count in counts.most_common()
        if len(word) > 1
        and count >= LEAST
        and not any(map(is_small, word))
        and min(log(count * total / (counts[word[:k]] * counts[word[k:]])) for k in range(1, len(word))) >= BOUND
        and min(_entropy(side[word]) for side in beside) >= VARIED
    ]
    short = {word for word in found if len(word) == 2}
    return [word for word in found if word in short or short.isdisjoint((word[:2], word[1:]))]


def _entropy(counts: Counter[str]) -> float:
    total = counts.total()
    return -sum(count / total * log(count / total) for count in counts.values())


def main() -> None:
    """Write the table."""
    corpus = Path(sys.argv[1]) / "un"
    files = [path for body in sorted(corpus.iterdir()) for path in _sample(body / "zh")]
    rows = found_words(stretches(files))
    lines = ["# Words of Chinese resolutions, found by counting; the most frequent first", "words"]
    lines += [" ".join(rows[k : k + 100]) for k in range(0, len(rows), 100)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sample(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.xml"))
    Random("20").shuffle(paths)
    return paths[:EACH]


if __name__ == "__main__":
    main()

"""How calm and how sparing the marks inside reworded clauses are: `python -m bench.diff_words [PAIRS] [-v]`.

Clauses and their partners come from real pairs of the corpus in six languages, and from made pairs (levels "light" and
"heavy"). Each couple goes through three ways: word_runs, difflib on words, and diff-match-patch on words with its
semantic tidying. Printed are the words that are struck or inserted, over the least that would do (all words of both
less twice their longest common row; signs are no words, a Chinese character is one); the struck and inserted runs of
a clause; kept runs of one word between two changes, and those of a small word ("of", "the"), in all and where one of
the two changes is a replacement; numbers and decisive words given as struck and inserted again; and milliseconds a
clause. `-v` prints the runs.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, islice
from time import process_time

from rapidfuzz.distance import Indel

from bench.diff_measures import CORPUS, clauses, made, sources
from resdraft.diff import compare, word_runs
from resdraft.diff.alphabet import Alphabet, is_decisive, is_small
from resdraft.diff.fold import fold, is_word, tokens
from resdraft.importers import read

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
Couple = tuple[str, str]
Stretch = tuple[int, list[str]]
"""Gone (-1), kept (0) or come (1), and the tokens, blanks left out."""
Way = Callable[[str, str], list[Stretch]]
_DRAWN = {0: "{}", -1: "[-{}-]", 1: "{{+{}+}}"}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("pairs", nargs="?", type=int, default=20, help="pairs of a set")
    options.add_argument("-v", "--verbose", action="store_true", help="print the runs of word_runs")
    options.add_argument("--only", default="", help="sets whose name holds this")
    args = options.parse_args()
    if not CORPUS.is_dir():
        print("Left out: the corpus of real documents is not at hand.")
        return
    print(f"| couples | way | {HEAD}")
    for name, couples in sets(args.pairs):
        if args.only not in name:
            continue
        found = list(couples())
        for way_name, way in WAYS.items():
            print(f"| {name} ({len(found):,}) | {way_name} | {' | '.join(cells(found, way))} |", flush=True)
        if args.verbose:
            for old, new in found:
                print(" ".join(_DRAWN[op].format(" ".join(row)) for op, row in by_runs(old, new)) + "\n")


def sets(number: int) -> Iterator[tuple[str, Callable[[], Iterator[Couple]]]]:
    """The sets of couples by name, each made when it is asked for."""
    for level in ("light", "heavy"):
        yield f"made, {level}", lambda level=level: made_couples(level, number)  # type: ignore[misc]
    for language in LANGUAGES:
        yield f"real, {language}", lambda language=language: real_couples(language, number)  # type: ignore[misc]


def made_couples(level: str, number: int) -> Iterator[Couple]:
    """Clauses with one partner in made pairs that are not word for word the same."""
    for pair in made(sources()[1], "30", level, number):
        old, new = ({unit.place: unit.side.text.plain for unit in clauses(side)[0]} for side in (pair.old, pair.new))
        for a, b in sorted(pair.links):
            if sum(p[0] == a or p[1] == b for p in pair.links) == 1 and old[a] != new[b]:
                yield old[a], new[b]


def real_couples(language: str, number: int) -> Iterator[Couple]:
    """Reworded clauses of real pairs, as the comparison links them."""
    for old, new in islice(_real_files(language), number):
        texts = [read((CORPUS / name).read_bytes(), name)[0].resolution for name in (old, new)]
        for link in compare(*texts).links:
            if link.kind == "reworded" and link.side.kind == "clause":
                yield link.old[0].text.plain, link.new[0].text.plain


def _real_files(language: str) -> Iterator[tuple[str, str]]:
    """Pairs of the corpus's list in a language: rivals and drafts first, then every fifth renewal."""
    with (CORPUS / "pairs.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["kind"] != "same-text"]
    rows = [row for row in rows if row["kind"] != "renewal"] + [row for row in rows if row["kind"] == "renewal"][::5]
    for row in rows:
        names = [row[side].replace("/en/", f"/{language}/") for side in ("old", "new")]
        if all(name.endswith(".xml") and f"/{language}/" in name and (CORPUS / name).is_file() for name in names):
            yield names[0], names[1]


HEAD = (
    "words marked | over least | runs a clause | one-word islands | of small words | beside a replacement "
    "| kept words put back | ms a clause |\n| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |"
)


def cells(couples: Iterable[Couple], way: Way) -> list[str]:
    """How one way did, as the head of the table names it."""
    seen: Counter[str] = Counter()
    spent = 0.0
    for old, new in couples:
        start = process_time()
        row = way(old, new)
        spent += process_time() - start
        seen["couples"] += 1
        seen["least"] += Indel.distance(*(list(filter(is_word, _solid(text))) for text in (old, new)))
        seen["marked"] += sum(is_word(token) for op, run in row if op for token in run)
        seen["runs"] += sum(1 for op, _ in row if op)
        seen["back"] += put_back(row)
        for word, beside in islands(row):
            seen["islands"] += 1
            seen["small"] += is_small(word)
            seen["beside"] += is_small(word) and beside
    number = seen["couples"] or 1
    over = f"{seen['marked'] / (seen['least'] or 1):.3f}"
    counts = [f"{seen[name]:,}" for name in ("islands", "small", "beside", "back")]
    return [f"{seen['marked']:,}", over, f"{seen['runs'] / number:.2f}", *counts, f"{1000 * spent / number:.2f}"]


def islands(row: Sequence[Stretch]) -> Iterator[tuple[str, bool]]:
    """Single words kept between two changes, and whether one of these is a replacement."""
    groups = [(kept, [op for op, _ in found]) for kept, found in groupby(row, key=lambda stretch: stretch[0] == 0)]
    kept_words = [list(filter(is_word, run)) for op, run in row if op == 0]
    number = -1
    for place, (kept, _) in enumerate(groups):
        number += kept
        if kept and 0 < place < len(groups) - 1 and len(kept_words[number]) == 1:
            yield kept_words[number][0], any(len(groups[k][1]) > 1 for k in (place - 1, place + 1))


def put_back(row: Sequence[Stretch]) -> int:
    """Numbers and decisive words that stand in both sides of one change."""
    count = 0
    for kept, found in groupby(row, key=lambda stretch: stretch[0] == 0):
        sides = {op: Counter(filter(_must_stay, run)) for op, run in found} if not kept else {}
        count += (sides.get(-1, Counter()) & sides.get(1, Counter())).total()
    return count


def _must_stay(token: str) -> bool:
    return is_word(token) and is_decisive(token)


def _solid(text: str) -> list[str]:
    return [token for token in tokens(fold(text).text) if token[0] != " "]


def by_runs(old: str, new: str) -> list[Stretch]:
    """The comparison's own."""
    ops = {"deleted": -1, "equal": 0, "inserted": 1}
    found = [(ops[run.kind], _solid(run.words)) for run in word_runs(old, new)]
    return _joined((op, row) for op, row in found if row)


def by_difflib(old: str, new: str) -> list[Stretch]:
    """difflib on words."""
    a, b = _solid(old), _solid(new)
    found: list[Stretch] = []
    for tag, i, to, j, stop in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        found += [(0, a[i:to])] if tag == "equal" else [(-1, a[i:to]), (1, b[j:stop])]
    return _joined((op, row) for op, row in found if row)


def by_patch(old: str, new: str) -> list[Stretch]:
    """diff-match-patch on words, with its semantic tidying."""
    from diff_match_patch import diff_match_patch

    alphabet, engine = Alphabet(), diff_match_patch()
    engine.Diff_Timeout = 0
    a, b = _solid(old), _solid(new)
    diffs = engine.diff_main(alphabet.encode(a), alphabet.encode(b), False)
    engine.diff_cleanupSemantic(diffs)
    of = {alphabet.code(token): token for token in (*a, *b)}
    return _joined((op, [of[code] for code in run]) for op, run in diffs if run)


def _joined(found: Iterable[Stretch]) -> list[Stretch]:
    """Neighbours of one kind as one."""
    return [(op, [token for _, row in same for token in row]) for op, same in groupby(found, key=lambda one: one[0])]


WAYS: dict[str, Way] = {
    "resdraft": by_runs,
    "difflib, words": by_difflib,
    "diff-match-patch, words, tidied": by_patch,
}


if __name__ == "__main__":
    main()

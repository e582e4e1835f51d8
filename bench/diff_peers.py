"""The comparison beside what a user would otherwise take: `python -m bench.diff_peers [PAIRS]`.

The same pairs with a known answer go through every way: identical clauses alone (what a diff of lines sees), difflib on
words, rapidfuzz on characters (both greedy, the likest first), and the algorithm of the United Nations' own web diff
(undifferent) as described. Printed are links, moves, splits and merges, processor time and the peak of memory, level by
level in one run. Comparers of Word files come with `--word PYTHON`, see `bench.diff_word_peers`; their memory is that
of other processes, and not measured.
"""

from __future__ import annotations

import argparse
import tracemalloc
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from bench.diff_measures import CORPUS, HEAD, Matcher, clauses, made, measured, sources
from bench.diff_pairs import LEVELS, Pair
from bench.diff_word_peers import word_ways
from resdraft.diff.links import UnitLink, link_clauses
from resdraft.diff.units import Unit

_UNDIFFERENT = 0.8
"""Its likeness from which two clauses are one."""


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("pairs", nargs="?", type=int, default=20)
    options.add_argument("--word", metavar="PYTHON", help="an interpreter that has comparers of Word files")
    args = options.parse_args()
    if not CORPUS.is_dir():
        print("Left out: the corpus of real documents is not at hand.")
        return
    judging = sources()[1]
    first, *rest = HEAD.split("\n")
    print(f"| level | way | {first} peak MB |\n{rest[0]} --: |")
    others = word_ways(args.word) if args.word else {}
    for level in LEVELS:
        pairs = list(made(judging, "30", level, args.pairs))
        for name, way in {**WAYS, **others}.items():
            cells = measured(pairs, way).cells
            most = "–" if name in others else f"{peak(pairs[:3], way):.1f}"
            print(f"| {level} | {name} | {' | '.join(cells)} | {most} |", flush=True)


def peak(pairs: list[Pair], way: Matcher) -> float:
    """The most memory that a way took for any of a few pairs, in megabytes."""
    most = 0
    for pair in pairs:
        sides = clauses(pair.old)[0], clauses(pair.new)[0]
        tracemalloc.start()
        way(*sides)
        most = max(most, tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return most / 1e6


def identical_clauses(old: list[Unit], new: list[Unit]) -> list[UnitLink]:
    """The longest common subsequence of whole clauses."""
    matcher = SequenceMatcher(None, [u.folded for u in old], [u.folded for u in new], autojunk=False)
    blocks = matcher.get_matching_blocks()
    return [UnitLink((old[b.a + k],), (new[b.b + k],), 1.0) for b in blocks for k in range(b.size)]


def difflib_words(old: list[Unit], new: list[Unit]) -> list[UnitLink]:
    """difflib on words, greedy from 0.30."""

    def likeness(a: Unit, b: Unit) -> float:
        matcher = SequenceMatcher(None, a.words, b.words, autojunk=False)
        return matcher.ratio() if matcher.real_quick_ratio() >= 0.3 <= matcher.quick_ratio() else 0.0

    return _greedy(old, new, 0.3, likeness)


def rapidfuzz_ratio(old: list[Unit], new: list[Unit]) -> list[UnitLink]:
    """rapidfuzz on characters, greedy from 0.50."""
    from rapidfuzz.fuzz import ratio

    return _greedy(old, new, 0.5, lambda a, b: ratio(a.folded, b.folded, score_cutoff=50) / 100)


def undifferent(old: list[Unit], new: list[Unit]) -> list[UnitLink]:
    """A pointer in the old list that only goes forward; the first clause that is like enough wins."""
    from rapidfuzz.distance import Levenshtein

    def rows() -> Iterator[UnitLink]:
        pointer = 0
        for unit in new:
            for k in range(pointer, len(old)):
                size = len(old[k].folded) + len(unit.folded)
                if 1 - Levenshtein.distance(old[k].folded, unit.folded) / (size or 1) >= _UNDIFFERENT:
                    yield UnitLink((old[k],), (unit,), 1.0)
                    pointer = k + 1
                    break

    return list(rows())


def _greedy(old: list[Unit], new: list[Unit], least: float, likeness: Callable[[Unit, Unit], float]) -> list[UnitLink]:
    """The likest pairs first, each clause once."""
    scored = [(value, a, b) for a in old for b in new if (value := likeness(a, b)) >= least]
    used: tuple[set[int], set[int]] = (set(), set())
    links = []
    for value, a, b in sorted(scored, key=lambda s: (-s[0], s[1].index, s[2].index)):
        if a.index not in used[0] and b.index not in used[1]:
            used[0].add(a.index)
            used[1].add(b.index)
            links.append(UnitLink((a,), (b,), value))
    return links


WAYS: dict[str, Matcher] = {
    "resdraft": link_clauses,
    "identical clauses": identical_clauses,
    "difflib, words": difflib_words,
    "rapidfuzz, characters": rapidfuzz_ratio,
    "undifferent": undifferent,
}


if __name__ == "__main__":
    main()

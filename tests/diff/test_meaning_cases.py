"""What a change is said to mean, held to real pairs that were labelled by reading."""

from __future__ import annotations

from collections import Counter

from bench.diff_meaning import CASES, cases, changes_of, found_in

PRECISION, RECALL, FEW = 0.95, 0.85, 20
"""Of a kind with fewer cases one fault either way is allowed."""


def test_each_kind_is_told_where_it_is_and_only_there() -> None:
    both: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for case in cases(CASES):
        found = found_in(changes_of(case))
        both.update(found & case.kinds)
        wrong.update(found - case.kinds)
        missed.update(case.kinds - found)
    for kind in both | wrong | missed:
        right = both[kind]
        spare = 1 if right + missed[kind] < FEW else 0
        assert wrong[kind] <= spare or right / (right + wrong[kind]) >= PRECISION, (kind, wrong[kind])
        assert missed[kind] <= spare or right / (right + missed[kind]) >= RECALL, (kind, missed[kind])

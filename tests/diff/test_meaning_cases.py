"""Labelled cases of what changes mean: no kind may fall below what was reached."""

from __future__ import annotations

from collections import Counter

from bench.diff_meaning import CASES, cases, changes_of, found_in

_FEW = 5


def test_precision_and_recall_by_kind() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    number = 0
    for case in cases(CASES):
        number += 1
        found = found_in(changes_of(case))
        for kind in found | case.kinds:
            seen[kind, "both" if kind in found & case.kinds else "wrong" if kind in found else "missed"] += 1
    assert number >= 400
    for kind in {kind for kind, _ in seen}:
        both, wrong, missed = (seen[kind, name] for name in ("both", "wrong", "missed"))
        if both + missed >= _FEW:
            assert both / (both + wrong) >= 0.95, kind
            assert both / (both + missed) >= 0.90, kind

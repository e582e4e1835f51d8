"""Labelled cases of what changes mean: no kind may fall below what was reached."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.diff_meaning import CASES, cases, changes_of, found_in

_FEW = 5
_LEAST = 50


@pytest.mark.parametrize("table", CASES, ids=lambda table: table.stem)
def test_precision_and_recall_by_kind(table: Path) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    number = 0
    for case in cases(table):
        number += 1
        found = found_in(changes_of(case))
        for kind in found | case.kinds:
            seen[kind, "both" if kind in found & case.kinds else "wrong" if kind in found else "missed"] += 1
    assert number >= _LEAST
    for kind in {kind for kind, _ in seen}:
        both, wrong, missed = (seen[kind, name] for name in ("both", "wrong", "missed"))
        if both + missed >= _FEW:
            assert wrong <= max(2, 0.05 * (both + wrong)), kind
            assert missed <= max(2, 0.10 * (both + missed)), kind

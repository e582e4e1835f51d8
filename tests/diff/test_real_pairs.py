"""Real pairs whose links were decided by reading, before the engine saw them: what it must not fall below."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.diff_real import DECIDED, Decided, Found, measured, pairs, share
from resdraft.diff import compare


def test_every_decision_is_about_each_clause_once() -> None:
    files = sorted(DECIDED.glob("*.tsv"))
    assert len(files) >= 39
    for path in files:
        decided = Decided.load(path)
        for side in (0, 1):
            partners = Counter(pair[side] for pair in decided.links)
            for pair, kind in decided.links.items():
                assert partners[pair[side]] == 1 or kind in ("split", "merged"), (path.name, pair)


@pytest.mark.corpus
def test_links_moves_splits_and_merges_of_real_pairs(corpus: Path) -> None:
    seen: Counter[str] = Counter()
    for decided, old, new in pairs(corpus):
        seen += measured(decided, Found.of(compare(old, new)))[0]
    assert share(seen, "links", "found") >= 0.97
    assert share(seen, "links", "true") >= 0.945
    assert share(seen, "moves", "found") >= 0.85
    assert share(seen, "moves", "true") >= 0.80
    both = {of: sum(seen[f"{name} {of}"] for name in ("splits", "merges")) for of in ("both", "found", "true")}
    assert both["both"] / both["found"] >= 0.94
    assert both["both"] / both["true"] >= 0.5
    assert seen["lost"] <= 12

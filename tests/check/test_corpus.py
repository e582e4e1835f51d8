"""What the rules find in adopted texts, which are what they were measured on."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.check_corpus import adopted
from bench.check_quality import FACTS, wrong_citations
from bench.diff_measures import CORPUS
from resdraft.check import check

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not there")


@pytest.mark.corpus
def test_errors_and_warnings_in_adopted_texts_are_within_their_bounds() -> None:
    documents = 0
    found: Counter[str] = Counter()
    grave = 0
    for _, resolution in adopted(CORPUS, "en"):
        documents += 1
        found.update(one.severity for one in check(resolution))
        grave += sum(one.severity == "error" for one in check(resolution, select=["all"]))
    assert documents > 1_000
    assert grave <= 0.05 * documents
    assert found["error"] <= 0.05 * documents
    assert found["warning"] <= 2 * documents


@pytest.mark.corpus
@pytest.mark.skipif(not (FACTS / "wrong_citations.csv").is_file(), reason="the compiled facts are not there")
def test_wrong_citations_are_found() -> None:
    rows = list(wrong_citations())
    assert sum(found for _, _, found, _, _ in rows) >= 0.95 * len(rows)
    assert sum(proposed for _, _, _, proposed, _ in rows) >= 0.95 * len(rows)

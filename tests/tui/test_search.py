"""Words found in blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdraft.tui.view.blocks import Block, Columns, Flow, Rule, height, lines
from resdraft.tui.view.search import Marked, find_words, line_of
from resdraft.tui.view.words import joined


def flow(words: str) -> Flow:
    return Flow(joined([(words, "")]), first=2)


BLOCKS = [
    Block((flow("Côte d’Ivoire and côte"), Rule(), flow("the coast"))),
    Block((Columns(((flow("one Cote"), flow("two")), (flow("three ﬁsh"),))),)),
    Block((flow("[Recalling] the Secretary\u2011General"),)),
]


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ("COTE", [(0, 0, 0, "Côte"), (0, 0, 0, "côte"), (1, 0, 0, "Cote")]),
        ("fish", [(1, 0, 2, "ﬁsh")]),
        ("two", [(1, 0, 1, "two")]),
        ("coast", [(0, 2, 0, "coast")]),
        ("[recalling", [(2, 0, 0, "[Recalling")]),
        (" ", []),
        ("zebra", []),
    ],
)
def test_words_are_found_without_case_and_accents(wanted: str, places: list[tuple[int, int, int, str]]) -> None:
    found = []
    for hit in find_words(BLOCKS, wanted):
        band = BLOCKS[hit.block].bands[hit.band]
        flows = [band] if isinstance(band, Flow) else [f for cell in band.cells for f in cell]  # type: ignore[union-attr]
        found.append((hit.block, hit.band, hit.cell, flows[hit.cell].words.plain[hit.start : hit.end]))
    assert found == places


@given(st.lists(st.text("ab é\u0301中 ", max_size=60), max_size=5), st.text("ab é中", max_size=3), st.integers(4, 40))
def test_marking_changes_no_word_and_no_height(texts: list[str], wanted: str, width: int) -> None:
    blocks = [Block((flow(words),)) for words in texts]
    hits = find_words(blocks, wanted)
    made = Marked(blocks, hits, 0)
    for old, new in zip(blocks, made, strict=True):
        assert height(old, width) == height(new, width)
        assert [line.plain for line, _ in lines(old, width)] == [line.plain for line, _ in lines(new, width)]
    for hit in hits:
        assert 0 <= line_of(blocks, hit, width) < max(height(blocks[hit.block], width), 1)

"""Blocks take as many lines as they say, and no line is too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from resdraft.tui.view.blocks import Block, Columns, Flow, Rule, column_widths, height, lines

WORDS = st.text(st.sampled_from("abc def -中文ا"), max_size=60).map(Content)
FLOWS = st.builds(
    Flow,
    WORDS,
    first=st.integers(0, 9),
    rest=st.integers(0, 9),
    align=st.sampled_from(["left", "center", "right"]),
    limit=st.integers(0, 3),
)
BANDS = st.one_of(
    FLOWS,
    st.builds(Rule, st.integers(0, 40)),
    st.builds(
        Columns,
        st.tuples(st.lists(FLOWS, max_size=2).map(tuple), st.lists(FLOWS, max_size=2).map(tuple)),
        widths=st.sampled_from([(), (1, 3), (1, -12)]),
    ),
)


@given(
    st.builds(Block, st.lists(BANDS, min_size=1, max_size=3).map(tuple), after=st.integers(0, 2)), st.integers(40, 90)
)
def test_the_height_is_that_of_the_lines(block: Block, width: int) -> None:
    made = lines(block, width)
    assert len(made) == height(block, width)
    assert all(line.cell_length <= width for line, _ in made)


def shown(flow: Flow | Columns, width: int) -> list[str]:
    return [line.plain for line, _ in lines(Block((flow,), after=0), width)]


def test_numbers_stand_at_their_stop_and_further_lines_at_the_margin() -> None:
    assert shown(Flow(Content("1. Urges all States"), first=4), 14) == ["    1. Urges", "all States"]
    assert shown(Flow(Content("(a) Funds and travel"), first=2, rest=6), 16) == ["  (a) Funds and", "      travel"]


@pytest.mark.parametrize(("align", "line"), [("left", "abc"), ("center", "   abc"), ("right", "       abc")])
def test_alignment(align: str, line: str) -> None:
    assert shown(Flow(Content("abc"), align=align), 10) == [line]  # type: ignore[arg-type]


def test_what_is_cut_short_says_so() -> None:
    assert shown(Flow(Content("Urges all States to act"), limit=1), 12) == ["Urges all…"]
    assert shown(Flow(Content("Urges all States to act"), limit=2), 12) == ["Urges all", "States to…"]
    assert shown(Flow(Content("- a/very/long/path/without/blanks"), limit=1), 12) == ["- a/very/lo…"]
    assert shown(Flow(Content("Urges"), limit=1), 12) == ["Urges"]


def test_columns_keep_their_place() -> None:
    pair = Columns(((Flow(Content("one two")),), (Flow(Content("three")),)), between="|")
    assert shown(pair, 11) == ["one  |three", "two  |"]
    assert shown(Columns(((), (Flow(Content("new")),)), between="|"), 11) == ["     |new"]


def test_a_first_word_behind_a_wide_indent_stays_in_its_column() -> None:
    assert shown(Flow(Content("abcde fgh"), first=8), 12) == ["        abcd", "e fgh"]
    assert shown(Flow(Content("a/bcdefgh ij"), first=8), 12) == ["        a/", "bcdefgh ij"]
    assert shown(Flow(Content("aaa中"), first=3, rest=8), 9) == ["   aaa中"]
    assert shown(Flow(Content("aaaaaa中"), first=3, rest=8), 9) == ["   aaaaaa", "       中"]


def test_a_column_may_have_a_fixed_width() -> None:
    assert column_widths(Columns(((), ()), widths=(1, -10), between=" "), 41) == (30, 10)


def test_styles_survive_wrapping() -> None:
    made = lines(Block((Flow(Content.assemble(("one two", "bold"), " three")),), after=0), 6)
    assert [(line.plain, [span.style for span in line.spans]) for line, _ in made] == [
        ("one", ["bold"]),
        ("two", ["bold"]),
        ("three", []),
    ]

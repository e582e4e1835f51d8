"""Brackets put round words, alternatives made, brackets resolved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdraft.model import Bracket, Mark, Stance, Text, UsageError, alternatives, joined, normal_text, part, take, wrap
from tests.strategies import texts

RUS = Bracket(stances=(Stance(("RUS",)),))


def test_wrap_takes_marks_inside_along() -> None:
    text = normal_text(Text("Urges all States", (Mark(0, 5, "italic"), Mark(9, 9, "note", "1"))))
    wrapped = wrap(text, 6, 16, RUS)
    assert [(m.kind, m.start, m.end, m.depth) for m in wrapped.marks] == [
        ("bracket", 6, 16, 0), ("note", 9, 9, 1), ("italic", 0, 5, 0)
    ]  # fmt: skip


def test_wrap_goes_inside_a_wider_bracket_and_outside_a_narrower_one() -> None:
    wide = wrap(Text("a b c d"), 0, 7, RUS)
    inner = wrap(wide, 2, 5, Bracket())
    assert [(m.start, m.end, m.depth) for m in inner.marks] == [(0, 7, 0), (2, 5, 1)]
    middle = wrap(inner, 2, 7, Bracket("editorial"))
    assert [(m.start, m.end, m.depth) for m in middle.marks] == [(0, 7, 0), (2, 7, 1), (2, 5, 2)]


def test_wrap_does_not_cross() -> None:
    with pytest.raises(UsageError, match="cross"):
        wrap(wrap(Text("a b c d"), 0, 3, RUS), 2, 5, RUS)


def test_alternatives() -> None:
    text = alternatives([(Text("Urges"), RUS), (Text("Invites"), Bracket())])
    assert text.plain == "Urges Invites"
    assert [(m.kind, m.start, m.end, m.depth) for m in text.marks] == [
        ("choice", 0, 13, 0), ("bracket", 0, 5, 1), ("bracket", 6, 13, 1)
    ]  # fmt: skip
    with pytest.raises(UsageError):
        alternatives([(Text("Urges"), RUS)])


def test_take() -> None:
    text = wrap(wrap(Text("all the States"), 4, 8, RUS), 0, 8, Bracket())
    outer, inner = text.marks
    assert take(text, inner, keep=False).plain == "all States"
    kept = take(text, outer, keep=True)
    assert kept.plain == "all the States"
    assert [(m.start, m.end, m.depth) for m in kept.marks] == [(4, 8, 0)]
    assert take(text, outer, keep=False) == Text("States")


@pytest.mark.parametrize(
    ("plain", "start", "end", "keep", "left"),
    [
        ("all [by May]; now", 4, 10, False, "all; now"),
        ("all [, if need be,] now", 4, 17, True, "all, if need be, now"),
        ("all [, if need be,] now", 4, 17, False, "all now"),
        ("all [now]", 4, 7, False, "all"),
    ],
)
def test_take_leaves_no_blank_before_a_comma(plain: str, start: int, end: int, keep: bool, left: str) -> None:
    text = wrap(Text(plain.replace("[", "").replace("]", "")), start, end, RUS)
    assert take(text, text.marks[0], keep=keep).plain == left


def test_take_of_alternatives_takes_the_blank_between_them() -> None:
    text = alternatives([(Text("Urges"), RUS), (Text("Invites"), Bracket())])
    text = joined(Text("("), joined(text, Text(")"), ""), "")
    _, first, second = text.marks
    assert take(text, first, keep=False).plain == "(Invites)"
    assert take(text, second, keep=False).plain == "(Urges)"


@given(texts().map(normal_text), st.data())
def test_wrap_then_keep_gives_the_text_back(text: Text, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text.plain))] * 2)))
    try:
        wrapped = wrap(text, start, end, Bracket("editorial"))
    except UsageError:
        return
    assert wrapped.plain == text.plain
    assert normal_text(wrapped) == wrapped
    fresh = [m for m in wrapped.marks if m.value == Bracket("editorial") and (m.start, m.end) == (start, end)]
    assert fresh


@given(texts().map(normal_text), texts().map(normal_text))
def test_joined_and_part(first: Text, second: Text) -> None:
    whole = joined(first, second)
    assert normal_text(whole) == whole
    assert part(whole, 0, len(whole.plain)) == whole
    assert whole.plain.split() == [*first.plain.split(), *second.plain.split()]

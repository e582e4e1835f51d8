"""Blocks put in, taken out and moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resdraft.model import (
    Annex,
    Clause,
    Resolution,
    Text,
    UsageError,
    at,
    blocks,
    insert,
    normal,
    remove,
    shift,
    validate,
)
from tests.strategies import resolutions

ONE, TWO, THREE = (Clause(Text(words)) for words in ("Notes one;", "Notes two;", "Notes three;"))
DRAFT = normal(
    Resolution(operative=(ONE, Clause(Text("Decides:"), (TWO, THREE))), annexes=(Annex(Text("Annex"), blocks=(ONE,)),))
)


def test_insert_puts_the_others_after() -> None:
    assert insert(DRAFT, ("operative", 0), TWO).operative[:2] == (TWO, ONE)
    assert insert(DRAFT, ("operative", 2), TWO).operative[2] == TWO
    assert insert(DRAFT, ("preamble", 0), TWO).preamble == (TWO,)
    assert insert(DRAFT, ("annexes", 0, 1), TWO).annexes[0].blocks == (ONE, TWO)
    assert at(insert(DRAFT, ("operative", 1, 1), ONE), ("operative", 1, 1)) == ONE


def test_remove_takes_what_stands_below_along() -> None:
    assert remove(DRAFT, ("operative", 1)).operative == (ONE,)
    assert at(remove(DRAFT, ("operative", 1, 0)), ("operative", 1)) == Clause(Text("Decides:"), (THREE,))


def test_shift_stays_within_its_row() -> None:
    moved, path = shift(DRAFT, ("operative", 1, 0), 5)
    assert path == ("operative", 1, 1)
    assert at(moved, ("operative", 1)) == Clause(Text("Decides:"), (THREE, TWO))
    assert shift(DRAFT, ("operative", 0), -1) == (DRAFT, ("operative", 0))


@pytest.mark.parametrize(
    "path", [("operative", 3), ("preamble", 0), ("annexes", 1, 0), ("operative", 0, 0), (), ("x",)]
)
def test_what_is_not_there_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises(UsageError):
        remove(DRAFT, path)
    with pytest.raises(UsageError):
        shift(DRAFT, path, 1)


@given(resolutions(), st.data())
def test_inserted_and_removed_is_as_before(resolution: Resolution, data: st.DataObject) -> None:
    found = list(blocks(resolution))
    if not found:
        return
    path = data.draw(st.sampled_from(found)).path
    longer = insert(resolution, path, Clause(Text("Quite new;")))
    assert remove(longer, path) == resolution
    assert not validate(normal(longer))
    step = data.draw(st.integers(-3, 3))
    moved, there = shift(resolution, path, step)
    assert shift(moved, there, int(path[-1]) - int(there[-1]))[0] == resolution

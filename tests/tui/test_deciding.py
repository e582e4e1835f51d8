"""What was decided, in words, and the steps that led there."""

from __future__ import annotations

from resdraft.diff import compare
from resdraft.negotiate import Choices, questions
from resdraft.tui.view.changes import change_rows, stops
from resdraft.tui.view.deciding import (
    History,
    counts_line,
    next_open,
    next_place,
    place_lines,
    state_words,
)
from tests.diff.drafts import draft
from tests.negotiate.test_deciding import BASE, RIVAL

OLD, NEW = draft(BASE), draft(RIVAL)
COMPARISON = compare(OLD, NEW)
ASKED = questions(COMPARISON)
REWORDED, ADDED = ASKED
FIRST, SECOND = (wording.where for wording in REWORDED.wordings)


def test_counts() -> None:
    choices = Choices()
    assert counts_line(ASKED, choices).plain == "2 to decide: 2 open"
    choices = choices.decided(FIRST, "accepted").decided(ADDED.where, "rejected")
    assert counts_line(ASKED, choices).plain == "2 to decide: 1 rejected, 1 open"
    choices = choices.decided(SECOND, "rejected")
    assert counts_line(ASKED, choices).plain == "2 to decide: 1 accepted in part, 1 rejected, 0 open"


def test_the_state_of_a_change() -> None:
    choices = Choices()
    assert state_words(REWORDED, choices).plain == ""
    assert state_words(REWORDED, choices.decided(FIRST, "accepted")).plain == "1 of 2 places decided"
    assert state_words(REWORDED, choices.decided(REWORDED.where, "accepted")).plain == "✓ accepted"
    assert state_words(REWORDED, choices.decided(REWORDED.where, "rejected")).plain == "✗ rejected"


def test_places_a_line_each() -> None:
    lines = place_lines(REWORDED, Choices().decided(FIRST, "rejected"), 1)
    assert [line.words.plain for line in lines] == ["  ✗ -Urges +Invites", "» · +by 31 March"]


def test_what_is_open_next() -> None:
    rows = change_rows(OLD, NEW, COMPARISON)
    links, found = [row.link for row in rows], stops(rows)
    asked = {question.link: question for question in ASKED}
    first, second = found
    assert next_open(found, links, asked, Choices(), first, 1) == second
    assert next_open(found, links, asked, Choices(), second, 1) == first
    assert next_open(found, links, asked, Choices(), first, -1) == second
    decided = Choices().decided(ADDED.where, "accepted")
    assert next_open(found, links, asked, decided, first, 1) == first
    assert next_open(found, links, asked, decided.decided(REWORDED.where, "accepted"), first, 1) == -1
    assert next_place(REWORDED, Choices().decided(FIRST, "accepted"), 0) == 1
    assert next_place(REWORDED, Choices().decided(SECOND, "accepted"), 1) == 0
    assert next_place(REWORDED, Choices().decided(REWORDED.where, "accepted"), 0) == -1


def test_steps_are_taken_back_and_made_again() -> None:
    one = Choices().decided(FIRST, "accepted")
    two = one.decided(SECOND, "accepted")
    history = History().changed(one).changed(two)
    assert history.undone().now == one
    assert history.undone().undone() == History(Choices(), (), (one, two))
    assert history.undone().undone().undone() == history.undone().undone()
    assert history.undone().redone() == history
    assert history.redone() == history
    assert history.undone().changed(two).after == ()
    assert history.changed(two) == history

"""Choices kept as JSON, and refused where they are about something else."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resdraft.diff import compare
from resdraft.model import InputError, Masthead, Resolution
from resdraft.negotiate import Choices, questionnaire, questions, read_journal, subject, write_journal
from tests.diff.drafts import draft
from tests.negotiate.test_deciding import BASE, RIVAL
from tests.negotiate.test_promises import decided, pairs

OLD, NEW = draft(BASE), draft(RIVAL)
COMPARISON = compare(OLD, NEW)
ABOUT = subject(OLD, NEW, COMPARISON)
SOME = Choices().decided(questions(COMPARISON)[0].wordings[0].where, "accepted").decided(
    questions(COMPARISON)[1].where, "rejected"
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=30)
@given(pairs(), st.data())
def test_what_is_written_is_read_back(pair: tuple[Resolution, Resolution], data: st.DataObject) -> None:
    comparison = compare(*pair)
    choices = data.draw(decided(comparison))
    about = subject(*pair, comparison)
    assert read_journal(write_journal(about, choices), about, comparison) == choices
    assert read_journal(questionnaire(about, comparison, choices), about, comparison) == choices


def test_a_choice_stands_on_a_line() -> None:
    lines = write_journal(ABOUT, SOME).splitlines()
    assert '"decision": "accepted"' in lines[6]
    assert '"decision": "rejected"' in lines[7]


def test_another_date_changes_nothing() -> None:
    dated = dataclasses.replace(NEW, masthead=Masthead(date="2015-09-30"))
    about = subject(OLD, dated, compare(OLD, dated))
    assert read_journal(write_journal(ABOUT, SOME), about, COMPARISON) == SOME


def test_choices_about_other_drafts_are_refused() -> None:
    for old, new, which in ((NEW, NEW, "old"), (OLD, OLD, "new"), (NEW, OLD, "drafts")):
        comparison = compare(old, new)
        with pytest.raises(InputError, match=which):
            read_journal(write_journal(ABOUT, SOME), subject(old, new, comparison), comparison)
    other = dataclasses.replace(ABOUT, asked="0")
    with pytest.raises(InputError, match="another version"):
        read_journal(write_journal(other, SOME), ABOUT, COMPARISON)


def changed(**values: object) -> str:
    return json.dumps({**json.loads(write_journal(ABOUT, SOME)), **values})


@pytest.mark.parametrize(
    "words",
    [
        "", "[" * 100_000, "[]", "{}", "3", changed(format=2), changed(choices=3), changed(choices=[3]),
        changed(choices=[{"link": 0, "decision": "maybe"}]), changed(choices=[{"decision": "accepted"}]),
        changed(choices=[{"link": 99, "decision": "accepted"}]),
        changed(choices=[{"link": True, "decision": "accepted"}]),
        changed(choices=[{"link": 1, "part": "words", "decision": "accepted"}]),
        changed(choices=[{"link": 1, "part": [], "run": 1, "decision": "accepted"}]),
        changed(choices=[{"link": 1, "decision": []}]),
        changed(choices=[{"link": 3, "decision": "accepted"}, {"link": 3, "decision": "rejected"}]),
    ],
)  # fmt: skip
def test_what_is_no_journal_is_refused(words: str) -> None:
    with pytest.raises(InputError):
        read_journal(words, ABOUT, COMPARISON)

"""Decided drafts as people would write them."""

from __future__ import annotations

import re

import pytest

from resdraft.diff import compare
from resdraft.model import Resolution, UsageError
from resdraft.negotiate import Choices, Holders, Where, decide, questions, rest_decided, state_of
from resdraft.text import write
from tests.diff.drafts import draft

NS = Holders("Norland", "Sudria")


def body(resolution: Resolution) -> str:
    """The draft's source without front matter and enacting line."""
    return write(resolution).partition("The Security Council,\n\n")[2]


def decided(old: str, new: str, *, holders: Holders = NS, **choices: str) -> str:
    """The decided body; `choices` by label of the clause (OP1, OP1a), or by label and number of a place (OP1_2)."""
    a, b = draft(old), draft(new)
    comparison = compare(a, b)
    made = Choices()
    for name, decision in choices.items():
        found = re.fullmatch(r"(OP\d+)([a-z]?)_?(\d*)", name)
        assert found
        label, number = found[1] + (f" ({found[2]})" if found[2] else ""), found[3]
        question = next(q for q in questions(comparison) if comparison.links[q.link].side.label == label)
        where = question.wordings[int(number)].where if number else question.where
        made = made.decided(where, "accepted" if decision == "new" else "rejected")
    return body(decide(a, b, comparison, made, holders=holders))


BASE = "1. *Urges* all States to share information on such transfers;\n\n2. *Decides* to remain seized of the matter.\n"
RIVAL = (
    "1. *Invites* all States to share information on such transfers by 31 March;\n\n"
    "2. *Requests* the Secretary-General to report thereon;\n\n3. *Decides* to remain seized of the matter.\n"
)


def test_the_rolling_text_of_two_rivals() -> None:
    assert decided(BASE, RIVAL) == (
        "1. [Norland: *Urges*] / [Sudria: *Invites*] all States to share information on such transfers "
        "[Sudria: by 31 March];\n\n"
        "1 bis. [Sudria: *Requests* the Secretary-General to report thereon;]\n\n"
        "2. *Decides* to remain seized of the matter.\n"
    )


def test_places_in_a_paragraph_are_decided_one_by_one() -> None:
    assert decided(BASE, RIVAL, OP1_0="new", OP1_1="old", OP2="new").splitlines()[0] == (
        "1. *Invites* all States to share information on such transfers;"
    )
    assert decided(BASE, RIVAL, OP1="new", OP1_0="old").splitlines()[0] == (
        "1. *Urges* all States to share information on such transfers by 31 March;"
    )


def test_brackets_of_nobody() -> None:
    assert decided(BASE, RIVAL, holders=Holders()).splitlines()[0] == (
        "1. [*Urges*] / [*Invites*] all States to share information on such transfers [by 31 March];"
    )
    assert decided(RIVAL, BASE, holders=Holders(old="Norland")).splitlines()[0] == (
        "1. [Norland: *Invites*] / [*Urges*] all States to share information on such transfers "
        "[Norland retain: by 31 March];"
    )


def test_a_clause_that_went_is_a_wish_to_delete() -> None:
    made = decided(RIVAL, BASE, OP1="new").split("\n\n")
    assert made[1] == "2. [Sudria delete: *Requests* the Secretary-General to report thereon;]"
    assert made[2] == "3. *Decides* to remain seized of the matter.\n"


ORDER = "1. *Urges* all States to act;\n\n2. *Notes* the report of the Panel;\n\n3. *Decides* to meet again in May.\n"
MOVED = "1. *Notes* the report of the Panel;\n\n2. *Urges* all States to act;\n\n3. *Decides* to meet again in May.\n"


def test_a_move_stands_at_both_places_until_it_is_decided() -> None:
    assert decided(ORDER, MOVED).count("[Sudria move to") == 1
    assert decided(ORDER, MOVED, OP2="new") == MOVED
    assert decided(ORDER, MOVED, OP2="old") == ORDER


def test_a_move_of_nobody_says_where_else_it_stands() -> None:
    assert "<!-- or at OP" in decided(ORDER, MOVED, holders=Holders())


SUBS = (
    "1. *Decides* that all States shall:\n\n  - (a) Freeze funds;\n\n  - (b) Prevent travel;\n\n2. *Decides* to end.\n"
)
MORE = (
    "1. *Decides* that all States shall:\n\n  - (a) Freeze funds;\n\n  - (b) Report on transfers of arms;\n\n"
    "  - (c) Prevent travel;\n\n2. *Decides* to end.\n"
)


def test_subparagraphs_keep_their_letters_while_one_is_open() -> None:
    made = decided(SUBS, MORE)
    assert "  - (a) bis. [Sudria: Report on transfers of arms;]\n\n  - (b) Prevent travel;" in made
    assert decided(SUBS, MORE, OP1b="new") == MORE
    assert decided(SUBS, MORE, OP1b="old") == SUBS


def test_a_kept_subparagraph_outlives_its_paragraph() -> None:
    made = decided(SUBS, "1. *Decides* to end.\n", OP1="new", OP1a="old", OP1b="new")
    assert "Freeze funds;" in made
    assert "Prevent travel" not in made


SPLIT = (
    "1. *Urges* all States to close their borders to fighters and to arms of every kind;\n\n"
    "2. *Requests* the Panel to report on this to the Council by the end of the year;\n\n3. *Decides* to end.\n"
)
WHOLE = (
    "1. *Urges* all States to close their borders to fighters and to arms of every kind, and *requests* the Panel to "
    "report on this to the Council by the end of the year;\n\n2. *Decides* to end.\n"
)


def test_a_split_is_decided_as_a_whole() -> None:
    assert decided(WHOLE, SPLIT, OP1="new") == SPLIT
    assert decided(WHOLE, SPLIT, OP1="old") == WHOLE
    made = decided(WHOLE, SPLIT)
    assert made.count("[Sudria delete: ") == 1
    assert made.count("[Sudria: ") == 2
    assert decided(SPLIT, WHOLE, OP1="old") == SPLIT


def test_notes_follow_the_words_that_refer_to_them() -> None:
    old = "1. *Recalls* the letter;[^1]\n\n2. *Decides* to end.\n\n[^1]: S/2014/1.\n"
    new = "1. *Recalls* the letter;\n\n2. *Decides* to end in May.[^1]\n\n[^1]: S/2015/9.\n"
    made = decided(old, new, OP1="old", OP2="new")
    assert "letter;[^2]" in made
    assert "May.[^1]" in made
    assert "[^2]: S/2014/1." in made
    assert "[^2]" not in decided(old, new, OP1="new", OP2="new")


def test_a_bracket_put_round_words_is_one_choice() -> None:
    old, new = "1. *Urges* all States to act now.\n", "1. *Urges* all [RUS: States to act] now.\n"
    a, b = draft(old), draft(new)
    comparison = compare(a, b)
    (question,) = questions(comparison)
    assert len(question.wordings) == 1
    assert decided(old, new) == "1. *Urges* all [Norland: States to act] / [Sudria: [RUS: States to act]] now.\n"


def test_a_closed_paragraph_with_brackets_is_open_again() -> None:
    old = "1. *Urges* all States to act; {agreed ad ref}\n"
    new = "1. *Urges* all States to act now; {agreed ad ref}\n"
    assert decided(old, new) == "1. *Urges* all States to act [Sudria: now]; {reopened by Sudria}\n"
    assert decided(old, new, OP1="old") == old


def test_states_of_a_question() -> None:
    comparison = compare(draft(BASE), draft(RIVAL))
    question = questions(comparison)[0]
    first, second = (wording.where for wording in question.wordings)
    made = Choices()
    assert state_of(question, made) == "open"
    made = made.decided(first, "accepted")
    assert state_of(question, made) == "open"
    assert state_of(question, made.decided(second, "accepted")) == "accepted"
    assert state_of(question, made.decided(second, "rejected")) == "in part"
    assert state_of(question, rest_decided(comparison, made, "rejected")) == "in part"
    assert made.decided(question.where, "rejected").made[0].where == question.where
    assert made.decided(first, None) == Choices()


def test_a_choice_about_nothing_is_refused() -> None:
    old, new = draft(BASE), draft(RIVAL)
    comparison = compare(old, new)
    with pytest.raises(UsageError, match="nothing to decide"):
        decide(old, new, comparison, Choices().decided(Where(99), "accepted"))
    with pytest.raises(UsageError, match="not one of these drafts"):
        decide(new, old, comparison, Choices())


@pytest.mark.parametrize(("old", "new"), [("RUS", "RUS"), ("a: b", ""), ("", "x;y")])
def test_holders_that_cannot_be(old: str, new: str) -> None:
    with pytest.raises(UsageError):
        Holders(old, new)


def test_references_lead_to_the_clause_under_the_name_that_it_has() -> None:
    old = (
        "1. *Urges* all States to close their borders to arms; {#arms}\n\n"
        "2. *Requests* the Panel to report on [paragraph 1](#arms) above;\n\n3. *Decides* to end.\n"
    )
    new = "1. *Urges* all States to close their borders to arms now; {#weapons}\n\n2. *Decides* to end.\n"
    made = decided(old, new, OP2="old")
    assert "{#weapons}" in made
    assert "[paragraph 1](#weapons)" in made
    nameless = new.replace(" {#weapons}", "")
    assert "{#arms}" in decided(old, nameless, OP2="old")
    assert "{#arms}" not in decided(old, nameless, OP2="new")


def test_two_clauses_under_one_name_are_told_apart() -> None:
    old = "1. *Urges* all States to close their borders to arms; {#a}\n\n2. *Decides* to end, see [OP1](#a).\n"
    new = "1. *Welcomes* the opening of a museum in the capital; {#a}\n\n2. *Decides* to end.\n"
    made = decided(old, new, OP2="old")
    assert "borders to arms;] {#a-2}" in made
    assert "museum in the capital;] {#a}" in made
    assert "[OP1](#a-2)" in made

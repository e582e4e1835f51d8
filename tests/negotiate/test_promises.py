"""What deciding promises for any two drafts."""

from __future__ import annotations

import dataclasses

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resdraft.diff import Comparison, compare
from resdraft.model import Resolution, normal
from resdraft.negotiate import Choices, Where, Which, all_decided, decide, questions
from resdraft.text import parse, write
from tests.negotiate.expected import expected_words
from tests.negotiate.sides import HOLDERS, side_of, words, words_of_clauses
from tests.strategies import resolutions


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Resolution, Resolution]:
    """Two drafts of one language; as a rule the second is made of pieces of the first."""
    old, new = draw(resolutions()), draw(resolutions())
    if draw(st.integers(0, 3)):
        new = normal(
            dataclasses.replace(
                new,
                preamble=tuple(draw(st.permutations((*old.preamble, *new.preamble[:2])))),
                operative=tuple(draw(st.permutations((*old.operative[1:], *new.operative[:1])))),
                annexes=draw(st.sampled_from((old.annexes, new.annexes, old.annexes[::-1]))),
                notes=(*old.notes, *new.notes),
            )
        )
    language = new.masthead.language
    return normal(dataclasses.replace(old, masthead=dataclasses.replace(old.masthead, language=language))), new


@st.composite
def decided(draw: st.DrawFn, comparison: Comparison) -> Choices:
    """Some choices about a comparison."""
    places: list[Where] = []
    for question in questions(comparison):
        places += [question.where, *(wording.where for wording in question.wordings)]
    choices = Choices()
    for where in places:
        choices = choices.decided(where, draw(st.sampled_from(("accepted", "rejected", None, None))))
    return choices


def check_result(result: Resolution) -> None:
    """What holds of every decided draft."""
    assert normal(result) == result
    parsed = parse(write(result))
    assert parsed.resolution == result
    assert not parsed.problems


def body(draft: Resolution) -> Resolution:
    """All that is compared, conventions apart."""
    masthead = dataclasses.replace(
        Resolution().masthead,
        title=draft.masthead.title,
        agenda_item=dataclasses.replace(draft.masthead.agenda_item, number=""),
    )
    return dataclasses.replace(draft, masthead=masthead, conventions=Resolution().conventions)


def check_promises(old: Resolution, new: Resolution) -> None:
    """All accepted, all rejected, nothing decided."""
    comparison = compare(old, new)
    every = [question.link for question in questions(comparison)]
    accepted = decide(old, new, comparison, all_decided(every, "accepted"), holders=HOLDERS)
    check_result(accepted)
    assert accepted == new
    rejected = decide(old, new, comparison, all_decided(every, "rejected"), holders=HOLDERS)
    check_result(rejected)
    assert body(rejected) == (body(old) if every else body(new))
    undecided = decide(old, new, comparison, Choices(), holders=HOLDERS)
    check_result(undecided)
    assert words(side_of(undecided, "new")) == words(new)
    assert sorted(words(side_of(undecided, "old"))) == sorted(words(old))


SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def check_choices(old: Resolution, new: Resolution, comparison: Comparison, choices: Choices) -> None:
    """Some decided, some open: no word is lost, none comes back."""
    result = decide(old, new, comparison, choices, holders=HOLDERS)
    check_result(result)
    sides: tuple[Which, ...] = ("old", "new")
    for which in sides:
        assert words_of_clauses(side_of(result, which)) == expected_words(comparison, choices, which)


@SLOW
@given(pairs(), st.data())
def test_any_choices(pair: tuple[Resolution, Resolution], data: st.DataObject) -> None:
    comparison = compare(*pair)
    check_choices(*pair, comparison, data.draw(decided(comparison)))


@SLOW
@given(pairs())
def test_any_two_drafts(pair: tuple[Resolution, Resolution]) -> None:
    check_promises(*pair)

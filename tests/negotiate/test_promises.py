"""What deciding promises for any two drafts."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from resdraft.diff import Comparison, compare
from resdraft.importers import read
from resdraft.model import Resolution, normal
from resdraft.negotiate import Choices, Decision, Where, Which, decide, questions, rest_decided
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
    old = normal(dataclasses.replace(old, masthead=dataclasses.replace(old.masthead, language=language)))
    assume(all(parse(write(draft)).resolution == draft for draft in (old, new)))
    return old, new


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
    accepted = decide(old, new, comparison, rest_decided(comparison, Choices(), "accepted"), holders=HOLDERS)
    check_result(accepted)
    assert accepted == new
    rejected = decide(old, new, comparison, rest_decided(comparison, Choices(), "rejected"), holders=HOLDERS)
    check_result(rejected)
    assert body(rejected) == (body(old) if questions(comparison) else body(new))
    undecided = decide(old, new, comparison, Choices(), holders=HOLDERS)
    check_result(undecided)
    assert words(side_of(undecided, "new")) == words(new)
    assert sorted(words(side_of(undecided, "old"))) == sorted(words(old))


SLOW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


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


def test_rivals_of_the_demo(root: Path) -> None:
    names = ("russian-federation.res.md", "france-united-kingdom-united-states.res.md")
    folder = root / "drafts" / "isil-2015"
    check_promises(*(read((folder / name).read_bytes(), name)[0].resolution for name in names))


@pytest.mark.parametrize(
    ("old", "new"), [("S_2023_506", "S_2023_507"), ("S_2023_773", "S_2023_795"), ("S_2024_302", "S_2024_383")]
)
def test_rivals_of_the_council(corpus: Path, old: str, new: str) -> None:
    folder = corpus / "un" / "security-council-drafts"
    for language in ("en", "ar", "zh"):
        texts = [(folder / language / f"{name}.xml").read_bytes() for name in (old, new)]
        check_promises(*(read(text, "x.xml")[0].resolution for text in texts))


@pytest.mark.corpus
def test_all_pairs_of_the_corpus(corpus: Path) -> None:
    chance = Random(5)
    lines = (corpus / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for _, first, second, _ in (line.split("\t") for line in lines):
        if not (first.endswith(".xml") and second.endswith(".xml")):
            continue
        old, new = (read((corpus / name).read_bytes(), "x.xml")[0].resolution for name in (first, second))
        check_promises(old, new)
        comparison = compare(old, new)
        choices = Choices()
        some: tuple[Decision | None, ...] = ("accepted", "rejected", None, None)
        for question in questions(comparison):
            for where in (question.where, *(wording.where for wording in question.wordings)):
                choices = choices.decided(where, chance.choice(some))
        check_choices(old, new, comparison, choices)

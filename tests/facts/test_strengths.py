"""How strong openers are: ranks of recitals, a house's own table."""

from __future__ import annotations

import pytest

from resdraft.facts import actor_nouns, asking_verbs, conditions, house_strengths, short_names, strength
from resdraft.model import InputError


@pytest.mark.parametrize(
    ("opener", "language", "rank"),
    [
        ("Welcoming", "en", 2),
        ("Deeply concerned", "en", 3),
        ("Recalls its request", "en", 1),
        ("Reiterates its decision", "en", 7),
        ("Guided by", "en", 0),
        ("Réaffirmant", "fr", 3),
        ("Recordando además", "es", 1),
    ],
)
def test_ranks(opener: str, language: str, rank: int) -> None:
    found = strength(opener, language)
    assert found is not None
    assert found.rank == rank


def test_a_house_table_takes_the_longest_phrase() -> None:
    table = house_strengths("Urges\t4\nStrongly urges\t4.5\n\n# a remark\nExige\t6\n")
    assert [table.level(opener) for opener in ("Further urges", "Strongly urges", "Exige", "Notes")] == [
        4,
        4.5,
        6,
        None,
    ]


@pytest.mark.parametrize(
    ("words", "message", "where"),
    [
        ("Urges\t4\nNotes one\n", "no strength: 'Notes one'", "s.tsv:2"),
        ("Urges\tmuch\n", r"no strength: 'Urges\tmuch'", "s.tsv:1"),
        ("# nothing\n", "a table of strengths without a line", "s.tsv"),
    ],
)
def test_a_house_table_that_is_none(words: str, message: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        house_strengths(words, "s.tsv")
    assert (caught.value.message, caught.value.where) == (message, where)


def test_lists_of_the_field() -> None:
    found = {condition.words: condition for condition in conditions()}
    assert found["as appropriate"].weakens
    assert not found["in accordance with"].weakens
    assert found["with the consent of"].open
    assert "with a view to" not in found
    assert {condition.words for condition in conditions("fr") if not condition.open} >= {"selon qu'il convient"}
    assert conditions("zh") == ()
    assert ("UNICEF", "United Nations Children's Fund") in short_names()
    assert {"urges", "calls upon", "demands"} <= set(asking_verbs())
    assert {"states", "secretary-general", "parties"} <= actor_nouns()

"""Notes, brackets and statuses as pasted text has them."""

from __future__ import annotations

import pytest

from resdraft.model import Bracket, Clause, Mark, Stance, structural
from tests.importers.plain_help import labels, lost_words, pasted, rows

BODY = "The General Assembly,\n\nRecalling the Convention,{0} and its Protocol,{1}\n\n1. Requests a report.\n\n{2}"


def notes(text: str) -> list[tuple[str, str]]:
    """The notes read, each with its words; the words they hang on bear no sign any more."""
    resolution = pasted(text).resolution
    assert rows(resolution)[0] == "PP1 Recalling the Convention, and its Protocol,"
    assert [m.value for m in resolution.preamble[0].text.marks if m.kind == "note"] == [  # type: ignore[union-attr]
        note.name for note in resolution.notes
    ]
    return [(note.name, note.text.plain) for note in resolution.notes]


@pytest.mark.parametrize(
    ("first", "second", "listed"),
    [
        ("[1]", "[2]", "[1] See one.\n[2] See two."),
        (" [1]", " [2]", "[1] See one.\n[2] See two."),
        ("¹", "²", "¹ See one.\n² See two."),
        ("¹", "²", "____\n1 See one.\n2 See two."),
        ("1", "2", "__________________\n1 See one.\n2 See two."),
        ("1", "2", "1 See one.\n2 See two."),
        ("[^a]", "[^b]", "[^a]: See one.\n[^b]: See two."),
        ("1", "2", "__________________\n1\nSee one.\n2\nSee\ntwo."),
    ],
)
def test_notes_are_lifted_where_it_is_certain(first: str, second: str, listed: str) -> None:
    assert [words for _, words in notes(BODY.format(first, second, listed))] == ["See one.", "See two."]


def test_a_sign_glued_to_a_year_or_to_a_word() -> None:
    text = (
        "The General Assembly,\n\nRecalling the report of 20231 and the Agreement2 as well as the follow-up3that,\n\n"
        "1. Acts.\n\n____\n1 One.\n2 Two.\n3 Three.\n"
    )
    resolution = pasted(text).resolution
    assert rows(resolution)[0] == "PP1 Recalling the report of 2023 and the Agreement as well as the follow-upthat,"
    assert len(resolution.notes) == 3


def test_a_note_without_its_sign_is_kept_apart_and_said() -> None:
    text = BODY.format("1", "", "____\n1 See one.\n2 See two.\n")
    imported = pasted(text)
    assert [note.name for note in imported.resolution.notes] == ["1"]
    assert dict(imported.resolution.masthead.extra)["notes"] == ("2 See two.",)
    assert "sign was not found" in imported.warnings[0].message


def test_numbers_in_words_are_no_signs() -> None:
    words = "Recalling document A/79/L.1, Goal 3, COVID-19, Rev.2 and 1 million people, 2 reports,"
    text = f"The General Assembly,\n\n{words}\n\n1. Acts.\n"
    assert rows(pasted(text).resolution)[0] == f"PP1 {words}"


def test_a_line_that_begins_with_a_date_is_no_note() -> None:
    text = (
        "The General Assembly,\nRecalling the recommendations of the forum on financing for development and its\n"
        "follow-up and recalling further that it was decided that the tenth forum of the\nCouncil on the question and "
        "its\nimplementation in all the countries of the region would be held from Monday,\n"
        "1 May 2025, to Friday, and that the next one would be held as soon as it had been decided on,\n"
        "1. Requests a report.\n"
    )
    assert len(pasted(text).resolution.preamble) == 1
    assert pasted(text).resolution.notes == ()


def brackets(text: str) -> list[tuple[str, Bracket]]:
    """The bracketed words of the first operative paragraph, outermost first."""
    clause = pasted(f"The General Assembly,\n\nRecalling this,\n\n{text}\n").resolution.operative[0]
    assert isinstance(clause, Clause)
    found: list[tuple[str, Bracket]] = []
    for mark in structural(clause.text):
        if isinstance(mark.value, Bracket):
            found.append((clause.text.plain[mark.start : mark.end], mark.value))
    return found


@pytest.mark.parametrize(
    ("typed", "words", "bracket"),
    [
        ("1. Urges [all] States;", "all", Bracket()),
        ("1. Urges [RUS: all] States;", "all", Bracket(stances=(Stance(("RUS",)),))),
        ("1. Urges [RUS, CHN delete: all] States;", "all", Bracket(stances=(Stance(("RUS", "CHN"), "delete"),))),
        ("1. Urges [all – EU; G77 retain];", "all", Bracket(stances=(Stance(("EU",)), Stance(("G77",), "retain")))),
        ("1. Urges by [date] States;", "date", Bracket("placeholder")),
        ("1. Urges all [sic] States;", "sic", Bracket("editorial")),
        ("[1. Urges States;]", "Urges States;", Bracket()),
        ("1. [RUS: Urges States;]", "Urges States;", Bracket(stances=(Stance(("RUS",)),))),
    ],
)  # fmt: skip
def test_brackets(typed: str, words: str, bracket: Bracket) -> None:
    assert brackets(typed) == [(words, bracket)]


def test_alternatives() -> None:
    assert [words for words, _ in brackets("1. Urges [RUS: A] / [FRA: B] now;")] == ["A", "B"]


def test_a_bracket_over_two_paragraphs() -> None:
    resolution = pasted("The General Assembly,\n\n[Recalling this,\n\nNoting that,]\n\n1. Acts.\n").resolution
    groups = [m.group for c in resolution.preamble for m in structural(c.text)]  # type: ignore[union-attr]
    assert groups == [1, 1]


def test_an_opener_in_a_bracket_is_emphasised() -> None:
    clause = pasted("The General Assembly,\n\nRecalling this,\n\n1. [Urges States;]\n").resolution.operative[0]
    assert isinstance(clause, Clause)
    assert Mark(0, 5, "italic") in clause.text.marks


def test_an_unknown_holder_stays_words_and_is_said() -> None:
    imported = pasted("The General Assembly,\n\nRecalling this,\n\n1. Urges [Norland: all] States;\n")
    assert rows(imported.resolution)[-1] == "OP1 Urges Norland: all States;"
    assert "no such holder: Norland" in imported.warnings[0].message


@pytest.mark.parametrize(
    "words", ["to [i]dentify[ing] needs;", "the part [the;", "a thing] here;", "{agreed} \\ <b> # |;"]
)
def test_signs_that_are_none_stay_characters(words: str) -> None:
    text = f"The General Assembly,\n\nRecalling this,\n\n1. Urges {words}\n"
    assert rows(pasted(text).resolution)[-1] == f"OP1 Urges {words}"


def test_brackets_of_adopted_texts_are_characters() -> None:
    text = "A/RES/79/1\n\nThe General Assembly,\n\nRecalling “[Parts I and II]”,\n\n1. Acts [now].\n"
    assert rows(pasted(text).resolution) == ["PP1 Recalling “[Parts I and II]”,", "OP1 Acts [now]."]


@pytest.mark.parametrize(
    ("typed", "agreement"),
    [
        ("[Agreed ad ref]", "agreed ad ref"),
        ("(agreed ad referendum)", "agreed ad ref"),
        ("[agreed in informals]", "agreed in informals"),
        ("(agreed)", "agreed"),
    ],
)
def test_a_status_at_the_end(typed: str, agreement: str) -> None:
    clause = pasted(f"The General Assembly,\n\nRecalling this,\n\nOP1 Urges States; {typed}\n").resolution.operative[0]
    assert isinstance(clause, Clause)
    assert (clause.text.plain, clause.status.agreement) == ("Urges States;", agreement)


def test_what_a_paragraph_builds_on() -> None:
    clause = pasted("PP1 Recalling this, (based on PP10, 2178)\n\nOP1 Acts.\n").resolution.preamble[0]
    assert isinstance(clause, Clause)
    assert (clause.text.plain, clause.source) == ("Recalling this,", "PP10, 2178")


def test_no_word_is_lost() -> None:
    text = BODY.format("1", "[2]", "____\n1 See one.\n* A star.\n[9] Nine.\n") + "\n[open\n\nAnnex\n\nWords {here}.\n"
    imported = pasted(text)
    assert not lost_words(text.replace("[", " [").replace(",1", ","), imported)
    assert "PP1" in labels(imported.resolution)


@pytest.mark.parametrize(
    ("typed", "opener"),
    [
        ("GUIDED BY the purposes of the Charter,", "GUIDED BY"),
        ("DEEPLY CONCERNED ABOUT the numbers,", "DEEPLY CONCERNED ABOUT"),
        ("NOTING WITH APPRECIATION the work,", "NOTING WITH APPRECIATION"),
        ("GUIDED BY UN principles,", "GUIDED"),
        ("RECALLING ALL RESOLUTIONS ON THE MATTER,", "RECALLING"),
        ("Guided by the purposes of the Charter,", "Guided"),
    ],
)
def test_an_opener_in_capitals(typed: str, opener: str) -> None:
    clause = pasted(f"The General Assembly,\n\n{typed}\n\n1. Urges States;\n").resolution.preamble[0]
    assert isinstance(clause, Clause)
    assert [clause.text.plain[m.start : m.end] for m in clause.text.marks if m.kind == "italic"] == [opener]

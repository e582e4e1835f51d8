"""Openers: the lists, and which of their phrases a paragraph begins with."""

from __future__ import annotations

import pytest

from resdraft.facts import is_preambular, opener, opener_at_start, openers, strength
from resdraft.model import Clause, Mark, MarkKind, Text

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
SPACED = ("en", "fr", "es", "ru", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_found_at_the_start_of_itself(language: str) -> None:
    missed = [o.phrase for o in openers(language) if opener_at_start(f"{o.phrase} 123", language) != o.phrase]
    assert not missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_found_among_its_own_kind(language: str) -> None:
    for listed in openers(language):
        for kind in ("preambular", "operative"):
            if listed.kind in (kind, "both"):
                assert opener_at_start(listed.phrase, language, kind) == listed.phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_are_whole(language: str) -> None:
    listed = openers(language)
    assert len({o.phrase for o in listed}) == len(listed) >= 200
    assert {o.kind for o in listed} <= {"preambular", "operative", "both"}
    assert {o.tone for o in listed} <= {"approving", "neutral", "concerned", "condemning"}
    assert all(o.strength is None or 1 <= o.strength <= 7 for o in listed)
    assert all(o.strength is None for o in listed if o.kind == "preambular")
    assert all(o.english and o.intensity in (0, 1, 2) for o in listed)


def test_an_unknown_language_has_no_openers() -> None:
    assert openers("de") == ()
    assert opener_at_start("Recalling its resolutions", "de") == ""
    assert strength("Demands", "de") is None


@pytest.mark.parametrize(
    ("plain", "language", "expected"),
    [
        ("Recalling its resolution 70/1,", "en", "Recalling"),
        ("Recalling also its resolution 70/1,", "en", "Recalling also"),
        ("Condemns in the strongest terms all attacks", "en", "Condemns in the strongest terms"),
        ("recalling its resolution", "en", "recalling"),
        ("DECIDES to remain seized of the matter", "en", "DECIDES"),
        ("Calls\u00a0upon all States", "en", "Calls\u00a0upon"),
        ("Calls upon\u00a0all States", "en", "Calls upon"),
        ("Re\u2011emphasizes that", "en", "Re\u2011emphasizes"),
        ("Recalling, in this regard, that", "en", "Recalling"),
        ("Recalling\u2014that", "en", "Recalling"),
        ("Recalling", "en", "Recalling"),
        ("  Recalling that", "en", "Recalling"),
        ("Considers further steps", "en", "Considers"),
        ("Kindly requests the Secretary-General", "en", "Kindly requests"),
        ("Keeping in mind the Charter", "en", "Keeping in mind"),
        ("Also, in this regard, calls upon all", "en", "Also, in this regard, calls upon"),
        ("Recallings", "en", ""),
        ("The parties shall", "en", ""),
        ("Only the Council", "en", ""),
        ("", "en", ""),
        (" ", "en", ""),
        ("\u200b \u200b", "en", ""),
        (", and", "en", ""),
        ("S’inquiète de la situation", "fr", "S’inquiète"),
        ("S'inquiète de la situation", "fr", "S'inquiète"),
        ("Exige de nouveau que", "fr", "Exige de nouveau"),
        ("Prie en outre le Secrétaire général", "fr", "Prie en outre"),
        ("Exige además que", "es", "Exige además"),
        ("Ссылаясь на свою резолюцию", "ru", "Ссылаясь"),
        ("постановляет продолжать", "ru", "постановляет"),
        ("требует также, чтобы", "ru", "требует также"),
        ("وإذ تسلّم بأن", "ar", "وإذ تسلّم"),
        ("وإذ يؤكِّد من جديد", "ar", "وإذ يؤكِّد من جديد"),
        ("\u200fيقرر أن يبقي", "ar", "يقرر"),
        ("回顾其第1267(1999)号决议", "zh", "回顾"),
        ("强调指出必须", "zh", "强调指出"),
        ("又强烈谴责", "zh", "又强烈谴责"),
        ("继续鼓励会员国", "zh", "继续鼓励"),
        ("秘书长", "zh", ""),
        ("", "zh", ""),
    ],
)
def test_the_longest_phrase_at_the_start(plain: str, language: str, expected: str) -> None:
    found = opener_at_start(plain, language)
    assert found == expected
    assert plain.lstrip(" \u200f").startswith(found)


def test_kind_narrows_the_list() -> None:
    assert opener_at_start("Recalling that", "en", "operative") == ""
    assert opener_at_start("Requests that", "en", "preambular") == ""
    assert (
        opener_at_start("回顾其决议", "zh", "operative") == opener_at_start("回顾其决议", "zh", "preambular") == "回顾"
    )


@pytest.mark.parametrize(
    ("phrase", "language", "expected"),
    [
        ("Recalling", "en", True),
        ("Recalls", "en", False),
        ("Gravement préoccupé", "fr", True),
        ("постановляет", "ru", False),
        ("回顾", "zh", None),
        ("Nothing of the kind", "en", None),
    ],
)
def test_kind_of_an_opener(phrase: str, language: str, expected: bool | None) -> None:
    assert is_preambular(phrase, language) is expected


def clause(plain: str, *marks: tuple[int, int, MarkKind]) -> Clause:
    return Clause(Text(plain, tuple(Mark(*mark) for mark in marks)))


def test_the_emphasised_run_is_the_opener() -> None:
    assert opener(clause("Strongly suggests that", (0, 17, "italic")), "en") == "Strongly suggests"
    assert opener(clause("Decides that", (0, 7, "bold")), "en") == "Decides"
    assert opener(clause("Decides, that", (0, 8, "underline")), "en") == "Decides"
    assert opener(clause("Erinnert an die Resolution", (0, 8, "italic")), "de") == "Erinnert"


def test_marks_that_lie_over_each_other_are_one_run() -> None:
    both = clause("وإذ يشير إلى", (0, 8, "bold"), (0, 8, "italic"))
    assert opener(both, "ar") == "وإذ يشير"


def test_runs_with_only_blanks_between_are_one() -> None:
    split = clause("Notes with appreciation the report", (0, 5, "italic"), (6, 10, "italic"), (11, 23, "italic"))
    assert opener(split, "en") == "Notes with appreciation"
    apart = clause("Notes the report with appreciation", (0, 5, "italic"), (17, 34, "italic"))
    assert opener(apart, "en") == "Notes"


def test_quotation_marks_and_brackets_before_the_run_do_not_count() -> None:
    assert opener(clause("“Recalling its resolution", (1, 10, "italic")), "en") == "Recalling"
    assert opener(clause("« Rappelant sa résolution", (2, 11, "italic")), "fr") == "Rappelant"
    assert opener(clause("[“Recalling its resolution"), "en") == "Recalling"


def test_emphasis_elsewhere_leaves_it_to_the_list() -> None:
    assert opener(clause("In this regard urges all", (15, 20, "italic")), "en") == ""
    assert opener(clause("Urges all States", (6, 9, "italic")), "en") == "Urges"
    assert opener(clause("Urges all States", (0, 5, "superscript")), "en") == "Urges"
    assert opener(clause("Urges all States"), "en") == "Urges"


def test_emphasis_throughout_leaves_it_to_the_list() -> None:
    whole = clause("Urges all States to act;", (0, 24, "italic"))
    assert opener(whole, "en") == "Urges"
    assert opener(clause("Some words;", (0, 11, "italic")), "en") == "Some words"


def test_a_clause_without_words_has_no_opener() -> None:
    assert opener(clause(""), "en") == ""
    assert opener(clause("“"), "en") == ""


@pytest.mark.parametrize(
    ("phrase", "language", "level", "intensity", "base"),
    [
        ("Demands", "en", 6, 0, "Demands"),
        ("demands", "en", 6, 0, "Demands"),
        ("Decides", "en", 7, 0, "Decides"),
        ("Encourages", "en", 2, 0, "Encourages"),
        ("Recalling", "en", 0, 0, "Recalling"),
        ("Strongly condemns", "en", 6, 1, "Condemns"),
        ("Condemns in the strongest terms", "en", 6, 2, "Condemns"),
        ("Condemns utterly and in the strongest terms", "en", 6, 2, "Condemns"),
        ("Firmly demands", "en", 6, 1, "Demands"),
        ("Kindly requests", "en", 5, 0, "Requests"),
        ("Exige", "fr", 6, 0, "Demands"),
        ("Exige de nouveau", "fr", 6, 0, "Demands"),
        ("Decide", "es", 7, 0, "Decides"),
        ("постановляет", "ru", 7, 0, "Decides"),
        ("يقرر", "ar", 7, 0, "Decides"),
        ("تقرر", "ar", 7, 0, "Decides"),
        ("决定", "zh", 7, 0, "Decides"),
        ("强烈谴责", "zh", 6, 1, "Condemns"),
    ],
)
def test_strength(phrase: str, language: str, level: int, intensity: int, base: str) -> None:
    found = strength(phrase, language)
    assert found is not None
    assert (found.level, found.intensity, found.base) == (level, intensity, base)


def test_words_that_are_no_opener_have_no_strength() -> None:
    assert strength("The Secretary-General", "en") is None
    assert strength("", "en") is None


def test_every_listed_opener_has_its_strength() -> None:
    for language in LANGUAGES:
        for listed in openers(language):
            found = strength(listed.phrase, language)
            assert found is not None
            assert found.level == (listed.strength or 0)
            assert found.intensity == listed.intensity

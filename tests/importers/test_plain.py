"""Pasted text: preamble and operative part, numbers and labels, openers, headings, annexes."""

from __future__ import annotations

import pytest

from resdraft.model import Annex, Clause, Heading, Quote
from tests.importers.plain_help import TEXTS, labels, lost_words, openers, pasted, rows

LABELS = {
    "en": ["PP1", "PP2", "OP1", "OP2", "OP2 (a)", "OP2 (b)", "OP2 (b) (i)", "OP2 (b) (ii)", "OP3"],
    "fr": ["PP1", "PP2", "OP1", "OP2", "OP2 a)", "OP2 b)", "OP3"],
    "ru": ["PP1", "PP2", "OP1", "OP2", "OP2 a)", "OP2 b)", "OP3"],
    "ar": ["PP1", "PP2", "OP1", "OP2", "OP2 (أ)", "OP2 (ب)", "OP3"],
    "zh": ["PP1", "PP2", "OP1", "OP2", "OP2 (a)", "OP2 (b)", "OP3"],
}
OPENERS = {
    "en": ["Recalling", "Determined", "Calls upon", "Decides", "", "", "", "", "Decides"],
    "fr": ["Rappelant", "Résolu", "Demande", "Décide", "", "", "Décide"],
    "ru": ["ссылаясь", "выражая", "призывает", "постановляет", "", "", "постановляет"],
    "ar": ["إذ يشير", "وإذ يؤكد من جديد", "يهيب", "يقرر", "", "", "يقرر"],
    "zh": ["回顾", "决心", "促请", "决定", "", "", "决定"],
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("manner", ["parted", "a line each", "tabs", "carriage returns", "trailing blanks"])
def test_a_draft_in_each_language(language: str, manner: str) -> None:
    text = TEXTS[language]
    if manner in ("a line each", "tabs"):
        text = text.replace("manifestations\n", "manifestations ").replace("\n\n", "\n")
    text = {
        "tabs": "\t" + text.replace(". ", ".\t", 1).replace("\n", "\n\t"),
        "carriage returns": text.replace("\n", "\r\n"),
        "trailing blanks": text.replace("\n", " \u00a0\n"),
    }.get(manner, text)
    imported = pasted(text)
    resolution = imported.resolution
    assert resolution.masthead.language == language
    assert resolution.masthead.body == "security-council"
    assert resolution.enacting.plain == TEXTS[language].split("\n")[0]
    assert labels(resolution) == LABELS[language]
    assert openers(resolution) == OPENERS[language]
    assert imported.warnings == ()
    assert resolution.conventions.numbers == "counted"


def test_words_after_a_list_are_its_closing() -> None:
    (decides,) = (c for c in pasted(TEXTS["en"]).resolution.operative if isinstance(c, Clause) and c.items)
    assert decides.closing.plain == "and requests the Committee to report;"


def test_op_and_pp_labels_with_variants() -> None:
    imported = pasted(
        "PP1 Recalling its resolution 70/1,\n"
        "PP2: Stressing unity,\n"
        "PP2 bis Noting the letter,\n"
        "PP3. Determined to act,\n"
        "OP1 Calls upon all States to act;\n"
        "OP 2: Urges talks;\n"
        "OP2bis Requests a report;\n"
        "OP3 alt Decides to meet;\n"
        "OP3 alt 2: Decides to wait;\n"
        "[OP4. Decides to remain seized of the matter.]\n"
    )
    assert labels(imported.resolution) == [
        "PP1", "PP2", "PP2 bis", "PP3", "OP1", "OP2", "OP2 bis", "OP3 alt", "OP3 alt 2", "OP4",
    ]  # fmt: skip
    first, second, third, *_ = imported.resolution.preamble
    assert isinstance(third, Clause)
    assert (first.number, second.number, third.number) == ("", "", "bis")  # type: ignore[union-attr]
    assert rows(imported.resolution)[-1] == "OP4 Decides to remain seized of the matter."


@pytest.mark.parametrize("typed", ["{}. ", "{}) ", "{} - ", "{}.\t", "OP{} ", "OP {}: ", "({}) ", "{}."])
def test_numbers_as_people_type_them(typed: str) -> None:
    verbs = ("Urges talks;", "Calls upon States to act;", "Requests a report.")
    numbered = "\n".join(typed.format(n) + verb for n, verb in enumerate(verbs, start=1))
    imported = pasted(f"The General Assembly,\nRecalling its resolution 70/1,\n{numbered}\n")
    assert labels(imported.resolution)[0] == "PP1"
    assert [row.partition(" ")[2] for row in rows(imported.resolution)[1:]] == list(verbs)
    if typed != "({}) ":
        assert labels(imported.resolution)[1:] == ["OP1", "OP2", "OP3"]


@pytest.mark.parametrize(
    ("first", "second", "style"),
    [
        ("(a)", "(b)", ""),
        ("a)", "b)", "a)"),
        ("a.", "b.", "a."),
        ("(i)", "(ii)", "(i)"),
        ("i.", "ii.", "i."),
        ("A.", "B.", "A."),
        ("1)", "2)", "1)"),
        ("(1)", "(2)", "(1)"),
        ("•", "•", "•"),
        ("-", "-", "–"),
        ("·", "*", "•"),
        ("- (a)", "- (b)", ""),
    ],
)
def test_styles_of_lists(first: str, second: str, style: str) -> None:
    text = f"The General Assembly,\n\n1. Urges States:\n{first} to act;\n{second} to talk;\n2. Requests a report.\n"
    resolution = pasted(text).resolution
    urges, requests = resolution.operative
    assert isinstance(urges, Clause)
    assert [item.text.plain for item in urges.items if isinstance(item, Clause)] == ["to act;", "to talk;"]
    assert urges.style == style
    assert isinstance(requests, Clause)
    assert requests.number == ""


def test_the_ninth_letter_is_told_from_the_first_roman_number() -> None:
    letters = "".join(f"({c}) item {c};\n" for c in "abcdefghij")
    resolution = pasted(f"The General Assembly,\n\n1. Urges:\n{letters}\n2. Requests a report.\n").resolution
    assert labels(resolution)[-3:] == ["OP1 (i)", "OP1 (j)", "OP2"]
    letters = "".join(f"({c}) item {c};\n" for c in "abcdefg") + "(h) these:\n(i) one;\n(ii) two;\n(i) ninth;\n"
    resolution = pasted(f"The General Assembly,\n\n1. Urges:\n{letters}\n2. Requests a report.\n").resolution
    assert labels(resolution)[-5:-1] == ["OP1 (h)", "OP1 (h) (i)", "OP1 (h) (ii)", "OP1 (i)"]


def test_numbers_that_break_the_count_are_kept_and_said() -> None:
    imported = pasted("The General Assembly,\n\n1. Urges talks;\n\n2. Requests a report;\n\n5. Decides to meet.\n")
    assert labels(imported.resolution) == ["OP1", "OP2", "OP5"]
    assert imported.resolution.conventions.numbers == "kept"
    assert [str(doubt) for doubt in imported.warnings] == ["7:1: number 5 where 3 was expected: kept as typed"]


def test_numbers_that_are_all_1_are_counted() -> None:
    imported = pasted("The General Assembly,\n\n1. Urges talks;\n\n1. Requests a report;\n\n1. Decides to meet.\n")
    assert labels(imported.resolution) == ["OP1", "OP2", "OP3"]
    assert "every number is 1" in imported.warnings[0].message


def test_without_numbers_the_openers_tell_the_border() -> None:
    imported = pasted("The Security Council,\nRecalling its resolution 1267 (1999),\nDecides to remain seized.\n")
    assert labels(imported.resolution) == ["PP1", "OP1"]
    assert imported.resolution.operative[0].number == "unnumbered"  # type: ignore[union-attr]
    assert imported.warnings[0].line == 3


def test_recitals_may_bear_numbers_too() -> None:
    imported = pasted("The General Assembly,\n1. Recalling this,\n2. Noting that,\n1. Urges talks;\n2. Requests it.\n")
    assert labels(imported.resolution) == ["PP1", "PP2", "OP1", "OP2"]


@pytest.mark.parametrize("line", ["THE SECURITY COUNCIL,", "The Security Council", "*The Security Council*,"])
def test_shapes_of_the_enacting_line(line: str) -> None:
    resolution = pasted(f"{line}\n\nRecalling its resolution,\n\n1. Acts accordingly.\n").resolution
    assert resolution.enacting.plain == line.replace("*", "")
    assert resolution.masthead.body == "security-council"


def test_an_enacting_line_behind_the_preamble() -> None:
    resolution = pasted("Alarmed by war,\n\nNoting peace,\n\nTHE SECURITY COUNCIL,\n\n1. Demands peace.\n").resolution
    assert (resolution.enacting.plain, labels(resolution)) == ("THE SECURITY COUNCIL,", ["PP1", "PP2", "OP1"])


def test_an_organ_that_nobody_knows() -> None:
    resolution = pasted("The Moon Committee,\n\nRecalling its resolution,\n\n1. Urges talks.\n").resolution
    assert (resolution.enacting.plain, labels(resolution)) == ("The Moon Committee,", ["PP1", "OP1"])


def test_a_text_in_one_line_is_parted() -> None:
    text = (
        "The Security Council, Recalling its resolution 1267 (1999), Determined to act, 1. Decides that States shall: "
        "(a) act; (b) talk; 2. Decides to remain seized of the matter."
    )
    imported = pasted(text)
    assert labels(imported.resolution) == ["PP1", "PP2", "OP1", "OP1 (a)", "OP1 (b)", "OP2"]
    assert "parted" in imported.warnings[0].message


def test_typed_emphasis_is_read() -> None:
    resolution = pasted(
        "The General Assembly,\n\n_Recalling_ a_b_c,\n\n**Noting** peace,\n\n1. *Urges* 2 * 3 * 4;\n\n2. ***Acts***.\n"
    ).resolution
    assert openers(resolution) == ["Recalling", "Noting", "Urges", "Acts"]
    assert rows(resolution)[0] == "PP1 Recalling a_b_c,"
    assert rows(resolution)[2] == "OP1 Urges 2 * 3 * 4;"


def test_headings_and_annexes() -> None:
    imported = pasted(
        "The General Assembly,\n\nRecalling this,\n\nI. Measures\n\n1. Urges talks;\n\nA. More measures\n\n2. Acts;\n\n"
        "**II. The end**\n\n3. Ends.\n\nANNEX I\n\nCriteria\n\nSome text.\n\n(a) One;\n\n(b) Two.\n\n"
        "Annex II: Other things\n\n1. Text.\n"
    )
    resolution = imported.resolution
    headings = [b for b in resolution.operative if isinstance(b, Heading)]
    assert [(h.number, h.text.plain, h.level) for h in headings] == [
        ("I", "Measures", 2),
        ("A", "More measures", 3),
        ("II", "The end", 2),
    ]
    first, second = resolution.annexes
    assert isinstance(first, Annex)
    assert (first.label.plain, first.title.plain) == ("ANNEX I", "Criteria")
    assert (second.label.plain, second.title.plain) == ("Annex II", "Other things")
    assert labels(resolution)[-4:] == ["ANNEX I para before (a)", "ANNEX I (a)", "ANNEX I (b)", "Annex II 1"]


def test_sections_with_recitals_of_their_own() -> None:
    imported = pasted(
        "The General Assembly,\n\nI. First things\n\nRecalling this,\n\n1. Urges talks;\n\n2. Acts;\n\n"
        "II. Second things\n\nRecalling that,\n\n1. Ends.\n"
    )
    assert imported.resolution.preamble == ()
    assert [label for label in labels(imported.resolution) if label] == [
        "para before I.1", "I.1", "I.2", "para before II.1", "II.1",
    ]  # fmt: skip


def test_a_draft_within_the_text_is_an_embedded_text() -> None:
    resolution = pasted(
        "The Economic and Social Council,\n\nRecommends to the General Assembly the following draft resolution:\n\n"
        "The General Assembly,\n\nRecalling this,\n\n1. Urges talks;\n\n2. Ends.\n"
    ).resolution
    assert labels(resolution)[0] == "OP1"
    assert isinstance(resolution.operative[1], Quote)
    assert resolution.enacting.plain == "The Economic and Social Council,"


def test_markdown_as_the_draft_format_shows_it() -> None:
    resolution = pasted(
        "The General Assembly,\n\n*Recalling* its resolution 70/1,[^1]\n\n## I. Measures\n\n1. *Urges* States:\n\n"
        "  - (a) to act;\n\n  - (b) to talk;\n\n  and to report;\n\n2. *Ends*.\n\n# Annex I — Criteria\n\nText.\n\n"
        "[^1]: Transforming our world.\n"
    ).resolution
    assert labels(resolution) == ["PP1", "OP1", "OP1 (a)", "OP1 (b)", "OP2", "Annex I 1"]
    assert resolution.notes[0].text.plain == "Transforming our world."
    assert resolution.annexes[0].title.plain == "Criteria"


def test_tables_are_left_as_words() -> None:
    text = "The General Assembly,\n\n1. Takes note of the scale:\n\nState\tShare\nChad\t0.003\n\n2. Ends.\n"
    imported = pasted(text)
    assert labels(imported.resolution)[-1] == "OP2"
    assert not lost_words(text, imported)


def test_quotation_marks_stay_as_typed() -> None:
    words = "Recalling “this” and \"that\", 'so' and ‘thus’, « ainsi » and d’Ivoire,"
    assert rows(pasted(f"The General Assembly,\n\n{words}\n\n1. Acts.\n").resolution)[0] == f"PP1 {words}"


def test_openers_of_items_stand_where_the_paragraph_has_none() -> None:
    resolution = pasted(
        "The General Assembly,\n\n1. On peace:\n\n(a) Welcomes the report;\n\n(b) Urges talks;\n\n2. Ends.\n"
    ).resolution
    assert openers(resolution)[1:3] == ["Welcomes", "Urges"]


@pytest.mark.parametrize(
    "text", ["x", "No draft at all.", "1.", "(a)", "-", "*", "Annex", "The General Assembly,", "“"]
)
def test_anything_is_read(text: str) -> None:
    assert not lost_words(text, pasted(text))


@pytest.mark.parametrize(
    "typed", ["1 bis.", "1bis.", "1 bis)", "1. bis", "1-bis.", "1 (bis)", "OP1 bis", "OP1bis.", "OP1 BIS:"]
)
@pytest.mark.parametrize("plain", ["{}.", "OP{}", "OP{}.", "{})"])
def test_a_variant_is_a_paragraph_beside_numbers_of_any_kind(typed: str, plain: str) -> None:
    verbs = ("Urges all States to act;", "Requests talks;", "Decides to remain seized of the matter.")
    labelled = zip((plain.format(1), typed, plain.format(2)), verbs, strict=True)
    for between in ("\n", "\n\n"):
        text = between.join(["The General Assembly,", "Recalling its resolution 70/1,"])
        imported = pasted(text + between + between.join(f"{label} {verb}" for label, verb in labelled) + "\n")
        assert labels(imported.resolution) == ["PP1", "OP1", "OP1 bis", "OP2"]
        assert [clause.number for clause in imported.resolution.operative] == ["", "bis", ""]  # type: ignore[union-attr]
        assert imported.resolution.conventions.numbers == "counted"
        labelled = zip((plain.format(1), typed, plain.format(2)), verbs, strict=True)


def test_variants_after_a_list_are_paragraphs() -> None:
    imported = pasted(
        "The General Assembly,\n\nRecalling its resolution 70/1,\n\n"
        "1. Urges all States:\n\n(a) To act;\n\n(b) To wait;\n\n"
        "1 bis. Requests talks;\n\n1 alt. Requests fewer talks;\n\n1 alt 2. Requests none;\n\n"
        "OP2 bis. Requests a report;\n\n3. Decides to remain seized of the matter.\n"
    )
    assert labels(imported.resolution) == [
        "PP1", "OP1", "OP1 (a)", "OP1 (b)", "OP1 bis", "OP1 alt", "OP1 alt 2", "OP2 bis", "OP3",
    ]  # fmt: skip


def test_a_list_of_numbers_below_a_marked_paragraph_stays_a_list() -> None:
    imported = pasted(
        "The General Assembly,\n\nOP1 Urges all States:\n1. To act;\n2. To wait;\n\nOP2 Decides to remain seized.\n"
    )
    assert labels(imported.resolution) == ["OP1", "OP1 1.", "OP1 2.", "OP2"]


def test_ante_as_a_first_word_is_no_variant() -> None:
    imported = pasted(
        "La Asamblea General,\n\nRecordando su resolución 70/1,\n\n"
        "1. Ante la situación, insta a los Estados a actuar;\n\n"
        "2. Decide seguir ocupándose de la cuestión.\n"
    )
    assert rows(imported.resolution)[1].startswith("OP1 Ante la situación")


@pytest.mark.parametrize("typed", ["{}. ", "{}) ", "({}) ", "{}.\t"])
def test_roman_numerals_before_operative_openers_number_paragraphs(typed: str) -> None:
    verbs = ("Urges all States:\na) To act,\nb) To wait;", "Calls upon States to talk;", "Decides to remain seized.")
    numbered = "\n\n".join(typed.format(n) + verb for n, verb in zip(("I", "II", "III"), verbs, strict=True))
    imported = pasted(f"The General Assembly,\n\nRecalling its resolution 70/1,\n\n{numbered}\n")
    assert labels(imported.resolution) == ["PP1", "OP1", "OP1 a)", "OP1 b)", "OP2", "OP3"]
    assert [opener for opener in openers(imported.resolution) if opener] == [
        "Recalling", "Urges", "Calls upon", "Decides",
    ]  # fmt: skip
    assert [str(doubt) for doubt in imported.warnings] == [
        "5:1: roman numerals: taken for those of operative paragraphs 1 to 3"
    ]


def test_roman_numerals_without_stops_and_with_lists_below() -> None:
    imported = pasted(
        "The General Assembly,\nRecalling its resolution 70/1,\n\n"
        "I. Urges all Member States to act on the matter\n   A. by doing things,\n      1. today\n      2. tomorrow\n"
        "   B. by not doing others\nII. Calls upon the Secretary-General to report\nIII. Requests talks\n"
    )
    assert labels(imported.resolution) == [
        "PP1", "OP1", "OP1 A.", "OP1 A. 1.", "OP1 A. 2.", "OP1 B.", "OP2", "OP3",
    ]  # fmt: skip


def test_roman_numerals_above_numbered_paragraphs_are_headings() -> None:
    imported = pasted(
        "The General Assembly,\n\nRecalling its resolution 70/1,\n\nI. Measures\n\n1. Urges all States to act;\n\n"
        "II. Follow-up\n\n2. Decides to remain seized of the matter.\n"
    )
    assert rows(imported.resolution)[1] == "Heading"
    assert labels(imported.resolution) == ["PP1", "OP1", "OP2"]
    assert imported.warnings == ()


def test_digits_without_a_stop_before_operative_openers_number_paragraphs() -> None:
    imported = pasted(
        "The General Assembly,\nRecalling its resolution 70/1,\n1 Urges all States to act;\n2 Requests a report;\n"
        "3 Decides to remain seized.\n"
    )
    assert rows(imported.resolution)[1] == "OP1 Urges all States to act;"
    assert labels(imported.resolution) == ["PP1", "OP1", "OP2", "OP3"]
    assert "numbers without a stop" in imported.warnings[0].message

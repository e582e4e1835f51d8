"""PDF files read through the door: lines, paragraphs, openers, notes, mastheads and what stands around the text."""

from __future__ import annotations

from resdraft.importers import Imported, read
from resdraft.model import Clause, Heading, Table, walk
from tests.importers.pdf_files import Words, pdf, shown

LEFT, INDENT, STOP, PITCH = 123.0, 147.0, 171.0, 12.0
EDGE = 489.0
"""How far lines reach; letters of 10 points are taken to be 4.4 points wide."""


def imported(*pages: list[Words]) -> Imported:
    (found,) = read(pdf([shown(words) for words in pages]), "x.pdf")
    return found


def line(base: float, *pieces: tuple[float, str, str]) -> list[Words]:
    """A line of pieces: where each begins, its font, its words."""
    return [(left, base, font, 10.0, words) for left, font, words in pieces]


ENACTING = line(700, (INDENT, "I", "The Security Council"), (234, "R", ","))
FULL = "all its previous resolutions on the situation in the country and in the wider"
STATES = "all States in the region and beyond it"
PREAMBLE = [
    *line(682, (INDENT, "I", "Recalling"), (190, "R", FULL[:62])),
    *line(670, (LEFT, "R", "region, and the statements of its President,")),
]


def paragraphs(found: Imported) -> list[tuple[str, str]]:
    return [(p.printed, p.block.text.plain) for p in walk(found.resolution) if isinstance(p.block, Clause)]


def test_lines_of_a_paragraph_are_joined_and_its_opener_is_what_is_italic() -> None:
    found = imported([*ENACTING, *PREAMBLE])
    (clause,) = found.resolution.preamble
    assert isinstance(clause, Clause)
    assert clause.text.plain == f"Recalling {FULL[:62]} region, and the statements of its President,"
    assert [(m.kind, m.start, m.end) for m in clause.text.marks] == [("italic", 0, 9)]
    assert found.resolution.masthead.body == "security-council"
    assert found.format == "pdf"


def test_numbers_and_letters_part_paragraphs_and_nest_them() -> None:
    rows = [
        *line(640, (INDENT, "R", "1."), (STOP, "I", "Decides"), (206, "R", "that all States shall:")),
        *line(622, (INDENT, "R", "(a) Freeze without delay funds and other financial assets;")),
        *line(604, (INDENT, "R", "(b) Prevent the entry of such persons;")),
        *line(586, (INDENT, "R", "2."), (STOP, "I", "Decides"), (206, "R", "to remain seized of the matter.")),
    ]
    found = imported([*ENACTING, *PREAMBLE, *rows])
    assert [label for label, _ in paragraphs(found)][1:] == ["1.", "(a)", "(b)", "2."]


def test_a_blank_is_where_the_distance_says_and_none_where_it_is_too_small() -> None:
    words = line(682, (INDENT, "I", "Calls"), (170.6, "I", "for"), (185, "R", "hel"), (197.3, "R", "p,"))
    assert paragraphs(imported([*ENACTING, *words])) == [("", "Calls for help,")]


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_past_what_is_printed_around_it() -> None:
    head = [(LEFT, 740.0, "R", 14.0, "United Nations"), (450.0, 740.0, "R", 10.0, "S/RES/2999 (2025)")]
    around = [
        (60.0, 733.0, "B", 8.5, "S/RES/2999 (2025)"),
        (60.0, 36.7, "B", 8.5, "2/2"),
        (524.0, 38.2, "R", 7.0, "25-01234"),
    ]
    foot = [(65.0, 44.4, "R", 10.0, "25-01234 (E)")]
    begun = line(
        100,
        (INDENT, "R", "1."),
        (STOP, "I", "Calls upon"),
        (218, "R", "all States in the region and beyond it to put an end to"),
    )
    rest = line(709, (LEFT, "R", "the violence;"))
    more = line(691, (INDENT, "R", "2."), (STOP, "I", "Decides"), (206, "R", "to act."))
    found = imported([*head, *ENACTING, *PREAMBLE, *begun, *foot], [*around, *rest, *more])
    assert paragraphs(found)[1:] == [
        ("1.", f"Calls upon {STATES} to put an end to the violence;"),
        ("2.", "Decides to act."),
    ]
    assert found.resolution.masthead.symbol == "S/RES/2999 (2025)"


def test_a_note_at_the_foot_is_lifted_to_its_raised_sign() -> None:
    raised = [(318.0, 686.0, "R", 6.5, "1")]
    foot = [
        (99.6, 84.0, "B", 8.0, "__________________"),
        (117.0, 74.0, "R", 5.5, "1"),
        (123.4, 70.0, "R", 8.5, "See A/80/1 and its annexes, which were issued on the same day as the draft"),
        (123.4, 59.5, "R", 8.5, "resolution."),
    ]
    found = imported(
        [
            *ENACTING,
            *line(682, (INDENT, "I", "Recalling"), (190, "R", "its resolution 70/1 of 25 Sept,")),
            *raised,
            *foot,
        ]
    )
    (clause,) = found.resolution.preamble
    assert isinstance(clause, Clause)
    assert clause.text.plain == "Recalling its resolution 70/1 of 25 Sept,"
    assert [(m.kind, m.value) for m in clause.text.marks if m.kind == "note"] == [("note", "1")]
    (note,) = found.resolution.notes
    assert note.text.plain.endswith("the same day as the draft resolution.")


def test_a_note_whose_sign_is_nowhere_is_kept_and_said() -> None:
    foot = [(117.0, 74.0, "R", 5.5, "1"), (123.4, 70.0, "R", 8.5, "See A/80/1.")]
    found = imported([*ENACTING, *PREAMBLE, *foot])
    assert dict(found.resolution.masthead.extra)["notes"] == ("1 See A/80/1.",)
    assert any("a note whose sign was not found" in str(doubt) for doubt in found.warnings)


def test_a_bold_line_between_paragraphs_is_a_heading() -> None:
    words = "Sanctions and the arms embargo"
    heading = line(646, (LEFT, "B", words))
    rows = line(622, (INDENT, "R", "1."), (STOP, "I", "Decides"), (206, "R", "to act."))
    found = imported([*ENACTING, *PREAMBLE, *heading, *rows])
    assert [b.text.plain for b in found.resolution.operative if isinstance(b, Heading)] == [
        "Sanctions and the arms embargo"
    ]


def test_a_masthead_in_two_columns_is_read_column_by_column() -> None:
    head = [
        (LEFT, 734.0, "R", 14.0, "United Nations"),
        (500.0, 735.0, "R", 10.0, "E/2025/L.99"),
        (LEFT, 705.6, "B", 20.0, "Economic and Social Council"),
        (397.0, 705.3, "R", 10.0, "Distr.: Limited"),
        (397.0, 693.6, "R", 10.0, "22 July 2025"),
        (397.0, 669.6, "R", 10.0, "Original: English"),
        (60.0, 569.7, "B", 10.0, "2025 session"),
        (60.0, 545.7, "R", 10.0, "Agenda item 13 (d)"),
        (60.0, 533.7, "B", 10.0, "Coordination, programme and other"),
        (60.0, 521.7, "B", 10.0, "questions: the control of diseases"),
        (LEFT, 491.7, "B", 10.0, "El Salvador* and Philippines:* draft resolution"),
        (LEFT, 460.0, "B", 12.0, "Task Force on the Prevention of"),
        (LEFT, 446.6, "B", 12.0, "Noncommunicable Diseases"),
    ]
    body = [
        *line(420, (INDENT, "I", "The Economic and Social Council"), (282, "R", ",")),
        *line(402, (INDENT, "I", "Recalling"), (190, "R", "its resolution,")),
    ]
    found = imported([*head, *body])
    masthead = found.resolution.masthead
    assert masthead.symbol == "E/2025/L.99"
    assert masthead.date == "2025-07-22"
    assert masthead.agenda_item.number == "13 (d)"
    assert masthead.agenda_item.title.plain == "Coordination, programme and other questions: the control of diseases"
    assert masthead.title.plain == "Task Force on the Prevention of Noncommunicable Diseases"
    assert [(s.name, s.star) for s in masthead.sponsors] == [("El Salvador", True), ("Philippines", True)]


def test_a_doubt_names_its_page() -> None:
    rows = [
        *line(640, (INDENT, "R", "1."), (STOP, "I", "Decides"), (206, "R", "to act;")),
        *line(622, (INDENT, "R", "3."), (STOP, "I", "Decides"), (206, "R", "to act again.")),
    ]
    found = imported([*ENACTING, *PREAMBLE, *rows])
    assert [str(doubt) for doubt in found.warnings] == ["page 1: number 3 where 2 was expected: kept as typed"]


def test_what_stands_in_columns_is_a_table() -> None:
    head = line(658, (INDENT, "R", "1."), (STOP, "I", "Decides"), (206, "R", "so:"))
    rows = [
        *line(640, (LEFT, "R", "A"), (158, "R", "Permanent members"), (322, "R", "Not applicable"), (415, "R", "0")),
        *line(628, (158, "R", "of the Council")),
        *line(610, (LEFT, "R", "B"), (158, "R", "All other members"), (322, "R", "Under 22,946"), (415, "R", "7.5")),
    ]
    found = imported([*ENACTING, *PREAMBLE, *head, *rows])
    _, table = found.resolution.operative
    assert isinstance(table, Table)
    assert [[cell.plain for cell in row] for row in table.rows] == [
        ["A", "Permanent members of the Council", "Not applicable", "0"],
        ["B", "All other members", "Under 22,946", "7.5"],
    ]


def test_a_letter_within_a_paragraph_at_the_start_of_a_line_begins_none() -> None:
    rows = [
        *line(
            640,
            (INDENT, "R", "1."),
            (STOP, "I", "Decides"),
            (206, "R", "(a) to end the fighting in all parts of the country;"),
        ),
        *line(628, (LEFT, "R", "(b) to let help reach those who need it, and to report on that in due course and")),
        *line(616, (LEFT, "R", "without delay;")),
        *line(598, (INDENT, "R", "2."), (STOP, "I", "Decides"), (206, "R", "to act.")),
    ]
    assert [label for label, _ in paragraphs(imported([*ENACTING, *PREAMBLE, *rows]))][1:] == ["1.", "2."]


def test_bold_words_that_begin_a_line_part_no_paragraph() -> None:
    rows = [
        *line(640, (INDENT, "R", "1."), (STOP, "R", "The costs of the mission went up in the course of the last")),
        *line(628, (LEFT, "R", "year, as was foreseen by all of those who had been asked about it before that day.")),
        *line(616, (LEFT, "B", "The Committee trusts that they will go down.")),
        *line(598, (INDENT, "R", "2."), (STOP, "I", "Decides"), (206, "R", "to act.")),
    ]
    found = paragraphs(imported([*ENACTING, *PREAMBLE, *rows]))[1:]
    assert [label for label, _ in found] == ["1.", "2."]
    assert found[0][1].endswith("before that day. The Committee trusts that they will go down.")


def test_numbers_of_lines_in_the_margin_are_left_out_and_said() -> None:
    rows = [*ENACTING, *PREAMBLE]
    for number, base in enumerate((640, 628, 616, 604), start=4):
        words = (
            "1. Decides to end the fighting in the country, to let help in, to ask for",
            "more of it,",
            "to report, and",
            "to meet again.",
        )
        rows += line(base, (LEFT, "R", words[number - 4]))
    rows += [(100.0, base, "R", 10.0, str(at)) for at, base in enumerate((700, 682, 670, 640, 628, 616, 604), start=1)]
    found = imported(rows)
    assert not any(char.isdigit() for _, words in paragraphs(found) for char in words)
    assert "left out the numbers of lines in the margin" in [str(doubt) for doubt in found.warnings]


def test_when_and_how_it_was_adopted_is_no_paragraph() -> None:
    rows = [
        *line(640, (INDENT, "R", "1."), (STOP, "I", "Decides"), (206, "R", "to act.")),
        *line(616, (405, "I", "34th meeting")),
        *line(604, (411, "I", "8 July 2025")),
        *line(
            580, (LEFT, "R", "[Adopted by a recorded vote of 32 to 13, with 2 abstentions. The voting was as follows:")
        ),
        *line(562, (INDENT, "I", "In favour:")),
        *line(544, (INDENT, "R", "Algeria, Chile and Viet Nam")),
        *line(526, (INDENT, "I", "Against:")),
        *line(508, (INDENT, "R", "Malawi]")),
    ]
    found = imported([*ENACTING, *PREAMBLE, *rows])
    masthead = found.resolution.masthead
    assert [words for _, words in paragraphs(found)][1:] == ["Decides to act."]
    assert (masthead.meeting, masthead.date) == ("34th meeting", "2025-07-08")
    assert masthead.vote is not None
    assert (masthead.vote.in_favour, masthead.vote.against, masthead.vote.abstaining) == (32, 13, 2)


def test_a_foot_that_stands_on_one_page_alone_is_no_part_of_a_note() -> None:
    foot = [
        (117.0, 74.0, "R", 5.5, "1"),
        (123.4, 70.0, "R", 8.5, "See A/80/1."),
        (224.0, 27.0, "B", 8.5, "Illustration, not a document"),
    ]
    raised = [(318.0, 686.0, "R", 6.5, "1")]
    recital = line(682, (INDENT, "I", "Recalling"), (190, "R", "its resolution 70/1 of 25 Sept,"))
    found = imported([*ENACTING, *recital, *raised, *foot])
    assert [note.text.plain for note in found.resolution.notes] == ["See A/80/1."]
    assert [str(doubt) for doubt in found.warnings] == [
        "left out as a running head or foot: Illustration, not a document"
    ]

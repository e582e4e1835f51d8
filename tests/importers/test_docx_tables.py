"""Tables in which a draft is negotiated: paragraphs in one column, remarks in others."""

from __future__ import annotations

import pytest

from resdraft.model import Table
from tests.importers.test_docx import body, imported
from tests.importers.word_files import p, r, word


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell if cell.startswith('<w:p>') else p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


HEAD = ("No.", "Text", "Comments")
ROWS = (
    ("PP1", "Recalling its resolution 70/1,", "EU: retain"),
    ("PP2", "Noting the gap [in funding],", ""),
    ("OP1", "Urges States:", ""),
    ("(a)", "To act;", "Mexico: flexible"),
    ("OP2", "Requests a report.", ""),
)
READ = [
    "*Recalling* its resolution 70/1,<!-- Comments: EU: retain -->",
    "*Noting* the gap [in funding],",
    "1. *Urges* States:",
    "- (a) To act;<!-- Comments: Mexico: flexible -->",
    "2. *Requests* a report.",
]


@pytest.mark.parametrize("above", [(), ("The General Assembly,",)])
def test_paragraphs_with_remarks_beside_them(above: tuple[str, ...]) -> None:
    data = word("Zero draft", "", *above, table(HEAD, *ROWS))
    assert body(data) == [*above, *READ]
    assert imported(data).resolution.masthead.title.plain == "Zero draft"
    messages = [doubt.message for doubt in imported(data).warnings]
    assert messages == ["a table of paragraphs and remarks: the remarks were read as comments"]


def test_a_title_across_the_table_and_a_table_without_a_head() -> None:
    rows = ((p(r("I. Measures", "b")),), *(row[1:] for row in (ROWS[2], ROWS[3], ROWS[4])))
    rows = (rows[0], ("1. Urges States to act;", "fine"), ("2. Requests a report.", ""))
    data = word("The General Assembly,", "Recalling it,", table(*rows))
    assert body(data)[2:] == ["## I. Measures", "1. *Urges* States to act;<!-- fine -->", "2. *Requests* a report."]


def test_words_outside_the_column_of_the_text_are_kept() -> None:
    data = word("The General Assembly,", table(HEAD, *ROWS[:2], ("", "", "Chair: move on"), *ROWS[2:]))
    assert "Chair: move on" in " ".join(body(data))


@pytest.mark.parametrize(
    "rows",
    [
        (("Zero draft", "Proposal"), ("Urges States to act;", "Calls upon States to act;"), ("Asks.", "Requests.")),
        (("No.", "Item", "Sum"), ("1.", "Travel of staff.", "10"), ("2.", "Rent.", "20")),
        (("Requests received", "Number"), ("Urges made", "4"), ("Notes sent", "5")),
    ],
)
def test_other_tables_stay_tables(rows: tuple[tuple[str, ...], ...]) -> None:
    data = word("The General Assembly,", "Recalling it,", "1. Acts;", table(*rows), "2. Decides so.")
    assert any(isinstance(block, Table) for block in imported(data).resolution.operative)


def test_labels_in_the_text_beside_a_count_of_rows_and_a_column_of_statuses() -> None:
    rows = (
        ("#", "Co-facilitators\u2019 text", "Proposals", "Status"),
        ("1", "PP1. Recalling its resolution 75/1,", "", "Agreed"),
        ("2", "OP1. Decides to convene a meeting;", "USA: reserve", ""),
        ("3", "OP2. Requests a report.", "", "Agreed ad ref"),
    )
    assert body(word("The General Assembly,", table(*rows)))[1:] == [
        "*Recalling* its resolution 75/1, {agreed}",
        "1. *Decides* to convene a meeting;<!-- Proposals: USA: reserve -->",
        "2. *Requests* a report. {agreed ad ref}",
    ]

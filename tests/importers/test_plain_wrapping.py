"""Hard-wrapped text, pages and their furniture, margins: what is a paragraph, and what is no text."""

from __future__ import annotations

import textwrap

import pytest

from tests.importers.plain_help import TEXTS, labels, lost_words, pasted, rows

PARAGRAPHS = [
    "The General Assembly,",
    "Recalling its resolution 70/1 of 25 September 2015, in which it adopted a comprehensive set of universal and "
    "transformative Goals and targets, recalling also that the Secretary-General was requested to report thereon,",
    "Noting with deep concern the growing number of people in need in all regions of the world, strongly encouraging "
    "all parties concerned to seize the opportunity, and stressing that the status quo is unsustainable,",
    "1. Calls upon all States, in accordance with paragraph 12 of its resolution 69/313 and with the commitments made "
    "on 12 March, 14 May and 2001. Further progress was noted there, to act without delay and in good faith;",
    "2. Decides that all States that are in a position to do so shall, in consultation with the Secretary-General:",
    "(a) Freeze without delay funds and other financial assets or economic resources of the persons thus named;",
    "(b) Prevent the entry into or transit through their territories of these individuals and of their families;",
    "3. Decides to remain actively seized of the matter.",
]
LABELS = ["PP1", "PP2", "OP1", "OP2", "OP2 (a)", "OP2 (b)", "OP3"]


def wrapped(width: int, between: str, first: str = "", rest: str = "") -> str:
    """The paragraphs wrapped at `width`."""
    each = (textwrap.fill(p, width, initial_indent=first, subsequent_indent=rest) for p in PARAGRAPHS)
    return between.join(each) + "\n"


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
@pytest.mark.parametrize(
    ("between", "first", "rest"),
    [("\n\n", "", ""), ("\n", "", ""), ("\n", "    ", ""), ("\n\n", "", "    "), ("\n\n", "  ", "  ")],
)
def test_wrapped_paragraphs_are_joined(width: int, between: str, first: str, rest: str) -> None:
    imported = pasted(wrapped(width, between, first, rest))
    assert labels(imported.resolution) == LABELS
    said = [row.partition(" ")[2].removeprefix("(a) ").removeprefix("(b) ") for row in rows(imported.resolution)]
    assert said == [p.split(" ", 1)[1] if p[0] in "123(" else p for p in PARAGRAPHS[1:]]


def test_every_line_followed_by_a_blank_one() -> None:
    imported = pasted(wrapped(72, "\n\n").replace("\n", "\n\n"))
    assert labels(imported.resolution) == LABELS


@pytest.mark.parametrize("language", TEXTS)
def test_a_paragraph_a_line_without_blank_lines(language: str) -> None:
    text = TEXTS[language].replace("manifestations\n", "manifestations ")
    assert rows(pasted(text.replace("\n\n", "\n")).resolution) == rows(pasted(text).resolution)


def test_chinese_is_wrapped_without_blanks() -> None:
    text = (
        "安全理事会，\n\n回顾其2014年9月24日第2178(2014)号决议，重申恐怖主义是最\n严重威胁之一，\n\n"
        "1. 促请所有国家采取\n措施；\n"
    )
    assert rows(pasted(text).resolution) == [
        "PP1 回顾其2014年9月24日第2178(2014)号决议，重申恐怖主义是最严重威胁之一，",
        "OP1 促请所有国家采取措施；",
    ]


def test_hyphens_at_the_end_of_a_line() -> None:
    text = (
        "The General Assembly,\n\nRecalling the report of the Secretary-\nGeneral on the implemen-\ntation of its "
        "resolution, pre- \nand post-conflict, and\nthe Secretary -\nGeneral’s role in the implementation,\n\n"
        "1. Requests the Secretary-General to report.\n"
    )
    assert rows(pasted(text).resolution)[0] == (
        "PP1 Recalling the report of the Secretary-General on the implementation of its resolution, pre- and "
        "post-conflict, and the Secretary-General’s role in the implementation,"
    )


def test_labels_on_lines_of_their_own() -> None:
    text = "Recalling this,\n\n1.\n\nUrges States:\n\n(a)\n\nto act;\n\n(b)\nto talk;\n\n2.\nEnds.\n"
    assert labels(pasted("The General Assembly,\n\n" + text).resolution) == ["PP1", "OP1", "OP1 (a)", "OP1 (b)", "OP2"]


PAGES = """S/2025/68
United Nations
Security Council
Distr.: General
31 January 2025

The Security Council,
Welcoming the report of the Secretary-General of 3 January 2025 on his Good
Offices in Cyprus, and expressing its full support for the existing body of
25-00852 (E) 040225
*2500852*
S/2025/68
2/3 25-00852
work, to remain available to assist the sides in their endeavours,
Noting the need for further progress towards restarting formal negotiations,
1. Reaffirms all its relevant resolutions on Cyprus, in particular resolution
1251 (1999), and recalls the importance of achieving a durable settlement;
S/2025/68
25-00852 3/3
2. Decides to remain seized of the matter.
"""


def test_page_furniture_is_left_out_and_said() -> None:
    imported = pasted(PAGES)
    assert labels(imported.resolution) == ["PP1", "PP2", "OP1", "OP2"]
    assert rows(imported.resolution)[0].endswith("existing body of work, to remain available to assist the sides in"
                                                 " their endeavours,")  # fmt: skip
    assert imported.resolution.masthead.symbol == "S/2025/68"
    assert [d.message.partition(": ")[2] for d in imported.warnings if "furniture" in d.message] == [
        "25-00852 (E) 040225", "*2500852*", "S/2025/68", "2/3 25-00852", "25-00852 3/3",
    ]  # fmt: skip


def test_a_page_break_sign_is_no_word() -> None:
    text = PAGES.replace("25-00852 (E) 040225\n*2500852*\nS/2025/68\n2/3 25-00852\n", "\x0c")
    assert labels(pasted(text).resolution) == ["PP1", "PP2", "OP1", "OP2"]


def test_numbers_that_look_like_pages_stay_where_they_are_words() -> None:
    text = "The General Assembly,\n\nRecalling its resolution 70/1, its share of 1/2 and the year 2025,\n\n1. Acts.\n"
    imported = pasted(text)
    assert imported.warnings == ()
    assert not lost_words(text, imported)


_SAID = "left out the line numbers in the margin"


def _every(step: int, manner: str, *, blanks: bool = True, restart: int = 0) -> str:
    """The draft wrapped at 60 columns, with every `step`th line's number in the margin, as a PDF gives it."""
    lines = wrapped(60, "\n\n" if blanks else "\n").splitlines()
    found = []
    for at, line in enumerate(lines):
        number = at % restart + 1 if restart else at + 1
        shown = str(number) if number % step == 0 else ""
        found.append(manner.format(shown or " " * 2, line).rstrip() if shown or "\n" not in manner else line)
    return "\n".join(found) + "\n"


@pytest.mark.parametrize(
    "manner", ["{0:>3}  {1}", "{0:<4}{1}", "{0}\t{1}", "{1:64}{0}", "{1}  {0}", "{0}\n{1}", "{1}\n{0}"]
)
@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("blanks", [True, False])
@pytest.mark.parametrize("restart", [0, 10])
def test_line_numbers_in_the_margin(manner: str, step: int, blanks: bool, restart: int) -> None:
    imported = pasted(_every(step, manner, blanks=blanks, restart=restart))
    assert labels(imported.resolution) == LABELS
    assert rows(imported.resolution) == rows(pasted(wrapped(60, "\n")).resolution)
    assert [doubt.message for doubt in imported.warnings] == [_SAID]


@pytest.mark.parametrize("place", ["before", "after"])
def test_line_numbers_in_a_column_of_their_own(place: str) -> None:
    lines = wrapped(60, "\n").splitlines()
    column = [str(n) for n in range(1, len(lines) + 1)]
    rest = [*column, *lines] if place == "before" else [*lines, *column]
    imported = pasted("\n".join(rest) + "\n")
    assert labels(imported.resolution) == LABELS
    assert [doubt.message for doubt in imported.warnings] == [_SAID]


def test_a_masthead_without_line_numbers_above_lines_with_them() -> None:
    numbered = _every(1, "{0:>3}  {1}", blanks=False)
    imported = pasted("Committee: First Committee\nTopic: Water\nSponsors: Chile, France\n\n" + numbered)
    assert labels(imported.resolution) == LABELS
    assert imported.resolution.masthead.title.plain == "Water"
    assert [doubt.message for doubt in imported.warnings] == [_SAID]


@pytest.mark.parametrize(
    "text",
    [
        "____\n" + "".join(f"{n} See S/2014/81{n}.\n" for n in range(1, 13)),
        "Annex\n\nStates by number of votes\n\n" + "".join(f"{5 * n} members of the group\n" for n in range(1, 4)),
    ],
)
def test_numbers_that_are_no_margin_stay(text: str) -> None:
    imported = pasted("\n\n".join(PARAGRAPHS) + "\n\n" + text)
    assert _SAID not in [doubt.message for doubt in imported.warnings]
    assert labels(imported.resolution)[: len(LABELS)] == LABELS


def test_a_quoted_message() -> None:
    imported = pasted("".join(f"> {line}\n" for line in wrapped(72, "\n\n").splitlines()))
    assert labels(imported.resolution) == LABELS
    assert "left out the >" in imported.warnings[0].message


def test_two_columns_read_across_lose_no_word() -> None:
    left = textwrap.wrap(" ".join(PARAGRAPHS), 40)
    text = "\n".join(f"{a:42}{b}" for a, b in zip(left[::2], left[1::2], strict=False))
    assert not lost_words(text, pasted(text))


def test_lines_and_columns_of_doubts_are_those_of_the_text() -> None:
    imported = pasted("The General Assembly,\r\n\r\nRecalling this,\r\n\r\n   4. Acts [Norland: now];\r\n")
    assert [(d.line, d.column) for d in imported.warnings] == [(5, 4), (5, 7)]

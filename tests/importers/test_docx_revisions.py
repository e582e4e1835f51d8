"""Tracked changes of Word files: read as accepted, or the text as it was before them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from resdraft.importers import read
from resdraft.model import Resolution
from resdraft.text import write
from tests.importers.word_files import lists, p, r, word

HOW: tuple[Literal["accepted", "rejected"], ...] = ("accepted", "rejected")
NUMBERS = 'w:id="1" w:author="FRA"'


def both(data: bytes) -> list[str]:
    """The text after the changes, and before."""
    return ["\n".join(line for line in _source(data, how).split("\n") if line) for how in HOW]


def _source(data: bytes, how: Literal["accepted", "rejected"]) -> str:
    return write(_read(data, how)).split("\n---\n", 1)[1]


def _read(data: bytes, how: Literal["accepted", "rejected"]) -> Resolution:
    return read(data, "a.docx", revisions=how)[0].resolution


def ins(inner: str) -> str:
    return f"<w:ins {NUMBERS}>{inner}</w:ins>"


def gone(words: str) -> str:
    return f'<w:del {NUMBERS}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def test_words_that_come_and_go() -> None:
    data = word("The General Assembly,", p("1. Urges ", gone("all "), ins(r("many ")), "States to act."))
    assert [text.split("\n")[1] for text in both(data)] == [
        "1. *Urges* many States to act.",
        "1. *Urges* all States to act.",
    ]


def test_changes_within_changes() -> None:
    inner = ins(r("many ") + gone("or some "))
    data = word("The General Assembly,", p("1. Urges ", inner, "States to act."))
    assert [text.split("\n")[1] for text in both(data)] == [
        "1. *Urges* many States to act.",
        "1. *Urges* States to act.",
    ]


def test_the_mark_of_a_paragraph() -> None:
    mark = f"<w:rPr><w:del {NUMBERS}/></w:rPr>"
    data = word(
        "The General Assembly,", p("1. Urges States to act", gone(";"), properties=mark), p(" Now.", r(" Soon."))
    )
    assert [text.split("\n")[1:] for text in both(data)] == [
        ["1. *Urges* States to act Now. Soon."],
        ["1. *Urges* States to act;", "Now. Soon."],
    ]


def test_moved_paragraphs() -> None:
    mark = f"<w:rPr><w:moveFrom {NUMBERS}/></w:rPr>"
    new = f"<w:rPr><w:moveTo {NUMBERS}/></w:rPr>"
    here = f'<w:moveFromRangeStart {NUMBERS} w:name="m"/><w:moveFrom {NUMBERS}>{r("Noting that,")}</w:moveFrom>'
    there = f'<w:moveToRangeStart {NUMBERS} w:name="m"/><w:moveTo {NUMBERS}>{r("Noting that,")}</w:moveTo>'
    data = word(
        "The General Assembly,", p(here, properties=mark), p("Recalling it,"), p(there, properties=new), p("1. Acts.")
    )
    assert [text.split("\n")[1:3] for text in both(data)] == [
        ["*Recalling* it,", "*Noting* that,"],
        ["*Noting* that,", "*Recalling* it,"],
    ]


def test_numbers_that_came_with_a_change() -> None:
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {NUMBERS}/></w:numPr>'
    data = word("The General Assembly,", "Recalling it,", p("Urges States.", properties=listed), numbering=lists(""))
    assert [text.split("\n")[-1] for text in both(data)] == ["1. *Urges* States.", "*Urges* States."]


def test_rows_that_come_and_go() -> None:
    def row(words: str, change: str = "") -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr><w:tc>{p(words)}</w:tc><w:tc>{p('x')}</w:tc></w:tr>"

    table = f"<w:tbl>{row('One')}{row('Two', f'<w:ins {NUMBERS}/>')}{row('Three', f'<w:del {NUMBERS}/>')}</w:tbl>"
    after, before = both(word("The General Assembly,", "1. Acts:", table))
    assert ("Two" in after, "Three" in after, "Two" in before, "Three" in before) == (True, False, False, True)


def test_what_the_properties_were_before() -> None:
    change = f"<w:rPrChange {NUMBERS}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    styled = f'<w:r><w:rPr><w:b/>{change}</w:rPr><w:t xml:space="preserve">Deeply moved</w:t></w:r>'
    data = word("The General Assembly,", p(styled, " by it,"), "1. Acts.")
    assert [text.split("\n")[1] for text in both(data)] == ["**Deeply moved** by it,", "*Deeply moved* by it,"]


def test_the_changes_are_counted_in_a_note() -> None:
    data = word("The General Assembly,", p("1. Urges ", gone("all "), ins(r("many ")), "States."))
    (found,) = read(data, "a.docx")
    assert [d.message for d in found.warnings] == [
        "2 tracked changes read as accepted; `--revisions rejected` reads the text before them"
    ]


@pytest.mark.parametrize("how", HOW)
def test_the_files_whose_result_is_known(corpus: Path, how: Literal["accepted", "rejected"]) -> None:
    results = sorted((corpus / "word").glob(f"tracked_*-{how.capitalize()}.docx"))
    assert len(results) >= 8
    for result in results:
        tracked = result.with_name(result.name.replace(f"-{how.capitalize()}", ""))
        assert _read(tracked.read_bytes(), how) == _read(result.read_bytes(), "accepted"), result.name

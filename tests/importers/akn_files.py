"""Minimal Akoma Ntoso files for tests: only what a trait needs."""

from __future__ import annotations

from resdraft.importers import read
from resdraft.model import Clause, Heading, Quote, Resolution, Table, blocks, validate

NAMESPACES = (
    'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un" '
    'xmlns:html="http://www.w3.org/1999/xhtml"'
)


def meta(language: str = "eng", more: str = "", author: str = "ga", date: str = "2024-12-24") -> str:
    return (
        f'<meta><identification><FRBRWork><FRBRdate date="{date}" name="adoption"/><FRBRauthor href="{author}"/>'
        f'</FRBRWork><FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression></identification>'
        f"{more}</meta>"
    )


def cover(symbol: str = "A/RES/79/1", more: str = "") -> str:
    return f'<coverPage><p><docNumber refersTo="#symbol">{symbol}</docNumber></p>{more}</coverPage>'


def statement(inner: str, head: str = "", kind: str = "resolution") -> str:
    return f'<statement name="{kind}">{head or meta() + cover()}{inner}</statement>'


def akn(inner: str) -> bytes:
    return f"<akomaNtoso {NAMESPACES}>\r\n  {inner}</akomaNtoso>".encode()


def preamble(*clauses: str, formula: str = '<span class="italic">The General Assembly</span>,') -> str:
    held = "".join(f'<container name="x"><p>{clause}</p></container>' for clause in clauses)
    return f'<preamble><formula name="enactingFormula"><p>{formula}</p></formula>{held}</preamble>'


def numbered(number: str, words: str, style: str = "SingleTxt") -> str:
    """A paragraph; without a number element where `number` is empty."""
    num = f"<num>{number}</num>" if number else ""
    return f'<paragraph class="{style}">{num}<content><p xml:space="preserve">{words}</p></content></paragraph>'


def point(label: str, words: str) -> str:
    return f"<point><num>{label}</num><content><p>\t{words}</p></content></point>"


def body(*paragraphs: str) -> str:
    return f"<mainBody>{''.join(paragraphs)}</mainBody>"


def annexed(*paragraphs: str) -> str:
    return f'<attachments><attachment><doc name="annex"><meta/>{body(*paragraphs)}</doc></attachment></attachments>'


def read_one(inner: str, head: str = "", kind: str = "resolution", name: str = "x.xml") -> Resolution:
    """The one resolution of a file with a statement; it is in normal form."""
    (found,) = read(akn(statement(inner, head, kind)), name)
    assert validate(found.resolution) == ()
    return found.resolution


def outline(resolution: Resolution, part: str = "operative") -> list[str]:
    """Each block of a part on a line: two blanks a level, then the label and the words, or what it is."""
    lines = []
    for place in blocks(resolution):
        if place.path[0] != part:
            continue
        match place.block:
            case Clause(text=text, closing=closing):
                line = f"{place.printed} {text.plain}".strip()
                line += f" ~ {closing.plain}" if closing else ""
            case Heading(text=text, level=level, number=number):
                line = f"{'#' * level} {number + '. ' if number else ''}{text.plain}".strip()
            case Table(rows=rows):
                line = " / ".join(" | ".join(cell.plain for cell in row) for row in rows)
            case Quote():
                line = ">"
        lines.append("  " * place.level + line)
    return lines

"""Citations in running text: resolutions and decisions, document symbols, articles and chapters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resdraft.facts.numbers import cited_numbers
from resdraft.facts.provisions import cited_provisions
from resdraft.facts.symbols import Symbol, find_symbols, fold


@dataclass(frozen=True, slots=True)
class Citation:
    """A place where a text names another document or a provision."""

    start: int
    end: int
    """In code points of the text searched."""
    kind: str
    """`resolution`, `decision`, `symbol` (any other document), `article` or `chapter`."""
    key: str
    """The same in every language and for every way of printing it: `2178 (2014)`, `70/1`, `217 A (III)`,
    `S/2014/815`, `Article 51` and `Chapter VII` (of the Charter), `article 6` (of any other treaty)."""


def find_citations(plain: str, language: str) -> tuple[Citation, ...]:
    """The citations of a text in one of the six languages, in order; in any other only symbols are found.

    A resolution is known by the word before (Chinese: after) its number or list of numbers; a number with a year
    (`1267 (1999)`) or a session in Roman numerals (`217 A (III)`) needs no such word. `S/RES/2178 (2014)` and a bare
    `resolution 2178` have the same key as `resolution 2178 (2014)`, and `A/RES/70/1` as `resolution 70/1`.
    No-break and thin blanks count as blanks, U+2011 as a hyphen. Forms of citation: `symbols.md` of the facts.
    """
    text = fold(plain)
    found = [_of_symbol(symbol) for symbol in find_symbols(text)]
    found += [Citation(*number) for number in cited_numbers(text, language)]
    found += [Citation(*provision) for provision in cited_provisions(text, language)]
    found.sort(key=lambda citation: (citation.start, -citation.end))
    return tuple(_first_of_overlapping(found))


def _first_of_overlapping(citations: list[Citation]) -> Iterator[Citation]:
    """A number within a symbol is none of its own."""
    end = 0
    for citation in citations:
        if citation.start >= end:
            end = citation.end
            yield citation


def _of_symbol(symbol: Symbol) -> Citation:
    kind, key = "symbol", symbol.text
    if symbol.type in ("resolution", "decision") and not symbol.suffixes and symbol.body:
        kind = symbol.type
        session = str(symbol.year or symbol.session)
        part = f" {symbol.part}" if symbol.part else ""
        bracketed = symbol.body == "security-council" or not session[-1:].isdigit()
        key = f"{symbol.number}{part} ({session})" if bracketed else f"{session}/{symbol.number}{part}"
    return Citation(symbol.start, symbol.end, kind, key)

"""Citations with all that belongs to them: their date, and what is cited of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from resdraft.diff.meaning.dates import date
from resdraft.facts import Citation, sc_year

_REACH = 340
_NEAR = 60
_CHARTER = re.compile(r"\bcharter\b|\bcharte\b|\bcarta\b|\bустав|ميثاق|宪章")
_TITLE = r"(?:, (?:on|entitled|sur|relative|titulada|relativa) [^;]{0,240}?,)? ?"
_OF = "(?:of|dated|du|des|de|en date du|de fecha|от|المؤرخ|المؤرخة)(?: le)?"
_NUMBER = r"(?:\d[\d.]*\d|\d|[ivxlc]+\b)(?: ?\([a-z0-9]{1,4}\))*"
_LOCUS = re.compile(
    r"\b((?:sub)?(?:paragraph|annex|section|article|appendix|paragraphe|annexe|párrafo|anexo)(?:s|es)?"
    rf" {_NUMBER}(?:(?:, and |, | and | to | or |–|-| et | à | y | a ){_NUMBER})*)"
    r",? (?:of|to|in|del?|du|des) (?:the |its |la |sa |ses |su )?[^;,]{0,60}$"
)
"""What is cited of a document, before its name: "paragraph 16 of resolution", "annex 10 of the report of"."""
_PRINTED_YEAR = re.compile(r" ?\(\d{4}\)")
_BASIS = re.compile(r"\b(?:acting|taking (?:\w+ )?(?:measures|action|steps)) under (?:its )?$")
_BARE = re.compile(r"\bresolutions?\b[^;\d]{0,120}?\bincluding (\d{3,4}(?:(?:, and |, | and )\d{3,4})*)(?![\d/(]| \()")
_ELSEWHERE = re.compile(r"\b(resolution|decision) (wha ?\d[\d.]*\d|\d+\.\d+|[ivxlc]+/\d+)(?![\w/])")
"""Resolutions of other bodies: "World Health Assembly resolution 61.21"."""
_MONTH = re.compile(r"[a-z]{3,}")
_COUNTED = re.compile(r" (?!(?:as|is|has|was|this|its|does|continues|remains|provides|decides)\b)[a-z-]+s\b")
_YEAR_OF = re.compile(r"\b\d+ \([ivxlc]+\) $")
"""Before the year of a resolution of another body: "590 (LXXX) 2024"."""
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A document cited, and all the words that belong to it."""

    name: str
    kind: str
    printed: str
    """As it stands: of two forms of one name, one may be a slip."""
    date: str
    locus: str
    start: int
    end: int
    first: int
    """Where what is cited of it begins, or its date before it; `start` where neither stands there."""

    @property
    def key(self) -> str:
        """What two citations have in common that are the same."""
        return f"{self.kind} {self.name}"

    @property
    def shown(self) -> str:
        """As people name it."""
        if self.kind in ("report", "letter"):
            return f"{self.kind} of {_MONTH.sub(lambda month: month[0].capitalize(), self.name)}"
        return f"{self.kind} {self.name}" if self.kind in ("resolution", "decision") else self.name


def is_authority(citation: Citation, low: str) -> bool:
    """Whether it is a chapter of the Charter that is meant, rather than one of a report or a treaty."""
    if citation.kind != "chapter":
        return False
    named = _CHARTER.search(low, citation.end, citation.end + _NEAR)
    return named is not None or low.endswith("under ", 0, citation.start)


def cited_in(text: str, low: str, citations: Iterable[Citation], language: str) -> tuple[Cited, ...]:
    """The citations of a text with what belongs to them, in order; `low` is the text in small letters.

    Chapters, and the Article that a text acts under, are left out: they are its authority. A number
    without year in a list of the Council's resolutions ("including 2712 and 2720") is one of them.
    """
    found: list[Cited] = []
    end = 0
    for citation in citations:
        before = low[max(end, citation.start - _REACH) : citation.start]
        basis = citation.kind == "article" and _BASIS.search(before)
        if citation.kind != "chapter" and not basis and not _counts(citation, low):
            found.append(_cited(citation, before, text, low, language))
            end = found[-1].end
    if language == "en":
        found += [item for item in _unlisted(low) if not any(_overlap(item, known) for known in found)]
    return tuple(found)


def _counts(citation: Citation, low: str) -> bool:
    """Whether a bare number rather counts what follows it ("in response to those resolutions, 171 submissions"), or is
    the year of what was cited before it.
    """
    if _YEAR_OF.search(low, max(0, citation.start - _NEAR), citation.start):
        return True
    return low[citation.start : citation.end].isdigit() and _COUNTED.match(low, citation.end) is not None


def _overlap(a: Cited, b: Cited) -> bool:
    return a.first < b.end and b.first < a.end


def _cited(citation: Citation, before: str, text: str, low: str, language: str) -> Cited:
    year = _PRINTED_YEAR.match(low, citation.end)
    stop = year.end() if year else citation.end
    printed = text[citation.start : stop]
    after = _after(language).match(low, stop)
    dated, first = "", citation.start
    base = citation.start - len(before)
    if after:
        dated, stop = text[after.start(1) : after.end(1)], after.end()
    elif citation.kind == "symbol" and before.endswith("(") and (match := _last(_before(language), before)):
        dated, first = text[base + match.start(1) : base + match.end(1)], base + match.start()
    locus = _LOCUS.search(before)
    if locus:
        first = min(first, base + locus.start())
    return Cited(citation.key, citation.kind, printed, dated, locus[1] if locus else "", citation.start, stop, first)


def _unlisted(low: str) -> Iterator[Cited]:
    """What the look-up of citations does not know: other bodies' numbers, the Council's without their year, reports."""
    if "resolution" in low or "decision" in low:
        yield from _of_others(low)
        yield from _bare(low)
    if "report" in low or "letter" in low:
        for match in _dated().finditer(low):
            yield Cited(match[2], match[1], "", "", "", match.start(), match.end(), match.start())


def _of_others(low: str) -> Iterator[Cited]:
    for other in _ELSEWHERE.finditer(low):
        start, end = other.span(2)
        dated = _after("en").match(low, end)
        stop = dated.end() if dated else end
        yield Cited(other[2].upper(), other[1], other[2], dated[1] if dated else "", "", start, stop, start)


def _bare(low: str) -> Iterator[Cited]:
    for match in _BARE.finditer(low):
        for number in _FIGURES.finditer(low, match.start(1), match.end(1)):
            if year := sc_year(int(number[0])):
                name = f"{number[0]} ({year})"
                yield Cited(name, "resolution", number[0], "", "", number.start(), number.end(), number.start())


@cache
def _dated() -> re.Pattern[str]:
    """Reports and letters known by their date alone."""
    words = r"(?:(?!report|letter|resolution)[^;,\d]){0,120}?"
    return re.compile(rf"\b(report|letter)\b{words} (?:of|dated) ({date('en')})")


@cache
def _after(language: str) -> re.Pattern[str]:
    """The date that follows a citation, after the title of what is cited if need be."""
    on = "| on" if language == "en" else ""
    return re.compile(rf"\)?(?:{_TITLE}{_OF}{on}) ({date(language)})")


@cache
def _before(language: str) -> re.Pattern[str]:
    """The date of a report whose symbol follows in parentheses."""
    return re.compile(rf"\b(?:{_OF}|the|its|and|et|y) ({date(language)})(?=[^;]{{0,320}}\($)")


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    last = None
    for match in pattern.finditer(text):
        last = match
    return last

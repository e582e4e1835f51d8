"""Symbols of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resdraft.check.document import MOST_FIXES, Document, Words
from resdraft.check.edits import spliced
from resdraft.check.findings import Fix
from resdraft.check.profiles import ALL, ECOSOC, ENGLISH, GA, HRC
from resdraft.check.registry import Found, rule

_RESOLUTION = re.compile(r"\bA/RES/(\d{2,3})-(\d{1,3})\b")
_SUFFIX = re.compile(
    r"(?<=\d)(/?[ .]?(?:rev|add|corr|REV|ADD|CORR)[. ]?\d{1,2}|/(?:Rev|Add|Corr)(?: | ?\. |(?=\d))\d{1,2})\b"
)
_SYMBOL = re.compile(r"\b(?:[A-Z]{1,5}/)+[\w./-]*$")
"""What stands before such a part; it ends where the part begins."""
_REPORT = re.compile(r"\((?:A|E)/(?:HRC/)?\d{1,4}/\d{1,4}(?:[^()]*)\)")
_COMMITTEE = re.compile(r"\b(First|Second|Third|Fourth|Fifth|Sixth) Committee[^.;]{0,60}?\bA/C\.([1-6])/")
_NUMBERS = {"First": "1", "Second": "2", "Third": "3", "Fourth": "4", "Fifth": "5", "Sixth": "6"}


def _fix(words: Words, found: re.Match[str], group: int, right: str) -> Fix:
    return Fix(f"write {right}", spliced(words.text, found.start(group), found.end(group), right))


@rule("RD701", "symbol-form", "error", bodies=ALL, fixes=True)
def symbol_form(document: Document) -> Iterator[Found]:
    """Symbols of resolutions have strokes, not hyphens.

    Bad: `A/RES/79-1`

    Good: `A/RES/79/1`

    Source: series of symbols of the United Nations.
    """
    for words in document.texts:
        for nth, found in enumerate(_RESOLUTION.finditer(words.plain)) if "RES/" in words.plain else ():
            right = f"A/RES/{found[1]}/{found[2]}"
            fix = (
                Fix(f"write {right}", spliced(words.text, found.start(), found.end(), right))
                if nth < MOST_FIXES
                else None
            )
            yield Found.at(words, found.start(), found.end(), f"{found[0]} is no symbol", f"write {right}", fix)


@rule("RD702", "symbol-suffix", "error", bodies=ALL, fixes=True)
def symbol_suffix(document: Document) -> Iterator[Found]:
    """Revisions, addenda and corrigenda have a capital, a full stop and no space.

    Bad: `A/C.3/79/L.41/rev 1`

    Good: `A/C.3/79/L.41/Rev.1`

    Source: usage of documents.
    """
    for words in document.texts:
        for nth, found in enumerate(_SUFFIX.finditer(words.plain)) if "/" in words.plain else ():
            if not _SYMBOL.search(words.plain[max(0, found.start() - 40) : found.start()]):
                continue
            name, number = re.search(r"([A-Za-z]+)\D*(\d+)$", found[1]).groups()  # type: ignore[union-attr]
            right = f"/{name.capitalize()}.{number}"
            fix = (
                Fix(f"write {right}", spliced(words.text, found.start(1), found.end(1), right))
                if nth < MOST_FIXES
                else None
            )
            yield Found.at(words, found.start(1), found.end(1), f"“{found[1]}”", f"write {right}", fix)


@rule("RD705", "report-symbol", "info", bodies=frozenset({GA, HRC, ECOSOC}), languages=ENGLISH)
def report_symbol(document: Document) -> Iterator[Found]:
    """Symbols of reports go in notes.

    The Security Council puts them in parentheses in the text.

    Bad: `the report of the Secretary-General (A/79/185)`

    Good: `the report of the Secretary-General,¹` with the note `A/79/185.`

    Source: usage of adopted texts.
    """
    for hit in document.matches(_REPORT):
        yield Found.hit(hit, "a report's symbol in the text", "put it into a note")


@rule("RD706", "committee-number", "error", bodies=frozenset({GA}), languages=ENGLISH)
def committee_number(document: Document) -> Iterator[Found]:
    """The number in a symbol of a Main Committee is that of the committee named.

    Bad: `Third Committee, A/C.2/79/L.1`

    Good: `Third Committee, A/C.3/79/L.1`

    Source: series of symbols of the United Nations.
    """
    for words in document.texts:
        for found in _COMMITTEE.finditer(words.plain):
            if _NUMBERS[found[1]] != found[2]:
                yield Found.at(
                    words, found.start(2) - 2, found.end(2), f"A/C.{found[2]} is not the {found[1]} Committee",
                    f"write A/C.{_NUMBERS[found[1]]}",
                )  # fmt: skip

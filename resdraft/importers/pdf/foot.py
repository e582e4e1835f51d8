"""Notes at the foot of a page, taken off the page's lines: their signs, and the lines of their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from resdraft.importers.pdf.furniture import Sheet
from resdraft.importers.pdf.page_lines import PageLine
from resdraft.importers.pdf.signs import sign_of
from resdraft.importers.plain_lines import fold
from resdraft.importers.plain_notes import RULE
from resdraft.importers.plain_signs import stop
from resdraft.model import Text, part

_SMALLER = 0.93
"""Notes are set so much smaller than the text, or less."""
_TYPED = re.compile(r"\s*(?:\[(?P<square>\d{1,3})\]|(?P<sign>\d{1,3}))[.\s]\s*(?=\S)")


@dataclass(slots=True)
class FootNote:
    """A note as a page prints it."""

    sign: str
    """ "1", "*", "a"."""
    page: int
    lines: list[Text] = field(default_factory=list)
    """The words of each line, without the sign."""
    masthead: bool = False
    """Whether its sign is a star, as those to lines of a masthead are."""


def take_feet(sheets: Sequence[Sheet], usual: float) -> tuple[list[Sheet], list[FootNote]]:
    """The sheets without the notes at their feet, and the notes in order; `usual` is the size of the text's type."""
    notes: list[FootNote] = []
    found: list[Sheet] = []
    for sheet in sheets:
        at, ruled = _begin(sheet, usual, notes)
        foot = sheet.lines[at:]
        if foot:
            _split(foot[1:] if ruled else foot, sheet.number, notes)
        found.append(replace(sheet, lines=sheet.lines[:at]) if foot else sheet)
    return found, notes


def _begin(sheet: Sheet, usual: float, notes: Sequence[FootNote]) -> tuple[int, bool]:
    """Where the foot of a sheet begins, and whether a typed rule stands above it; the end of its lines for none."""
    lines = sheet.lines
    at = len(lines)
    while at and _is_small(lines[at - 1], usual):
        at -= 1
    if at and RULE.fullmatch(fold(lines[at - 1].words)) and at < len(lines):
        return at - 1, True
    for index in range(at, len(lines)):
        if RULE.fullmatch(fold(lines[index].words)) and index + 1 < len(lines):
            return index, True
        if sign_of(lines[index]):
            return _with_rest(lines, at, index, notes), False
    if at == len(lines):
        return _ruled(lines)
    goes_on = bool(notes) and notes[-1].page == sheet.number - 1 and not _is_ended(notes[-1])
    return (at, False) if goes_on else (len(lines), False)


def _is_small(line: PageLine, usual: float) -> bool:
    return line.size <= usual * _SMALLER and not line.words.startswith("\t")


def _with_rest(lines: Sequence[PageLine], first: int, index: int, notes: Sequence[FootNote]) -> int:
    """Where the foot begins whose first sign stands at `index`: earlier, if what is above goes on with a note."""
    page = lines[index].page
    goes_on = index > first and bool(notes) and notes[-1].page == page - 1 and not _is_ended(notes[-1])
    return first if goes_on else index


def _is_ended(note: FootNote) -> bool:
    return not note.lines or stop(note.lines[-1].plain) == "."


def _ruled(lines: Sequence[PageLine]) -> tuple[int, bool]:
    """The foot below a typed rule, in type as large as the text's, if it begins with a sign."""
    for index in range(len(lines) - 2, 0, -1):
        if RULE.fullmatch(fold(lines[index].words)):
            return (index, True) if sign_of(lines[index + 1]) or _typed(lines[index + 1]) else (len(lines), False)
    return len(lines), False


def _typed(line: PageLine) -> str:
    found = _TYPED.match(line.words)
    return (found["square"] or found["sign"]) if found else ""


def _split(lines: Sequence[PageLine], page: int, notes: list[FootNote]) -> None:
    """Give each note its lines; what stands before the first sign goes on with the last note of the page before."""
    typed = not any(sign_of(line) for line in lines)
    for line in lines:
        sign = sign_of(line) or (_typed(line) if typed else "")
        if sign:
            words = _without_sign(line, sign)
            notes.append(FootNote(sign, page, [words], sign[0] in "*†‡§"))
        elif notes:
            notes[-1].lines.append(line.text)
        else:
            notes.append(FootNote("", page, [line.text]))


def _without_sign(line: PageLine, sign: str) -> Text:
    end = line.words.index(sign) + len(sign)
    while end < len(line.words) and line.words[end] in " \t.)]\u00a0":
        end += 1
    return part(line.text, end, len(line.words))

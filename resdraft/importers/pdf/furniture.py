"""What is printed around a text on every page: running heads, page numbers, job numbers, bars; taken off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from resdraft import facts
from resdraft.importers.pdf.page_lines import PageLine
from resdraft.importers.pdf.signs import sign_of
from resdraft.importers.plain_furniture import is_page_line
from resdraft.importers.plain_lines import fold

_EDGE = 0.13
"""Heads and feet stand within so much of a page's height from its edge."""
_VERY_EDGE, _VERY_FOOT = 0.09, 0.065
_HEAD_FAR = 1.5
_FAR = 1.3
"""So many times the usual distance of lines is what parts a head or foot from the text."""
_PITCH = 1.2
"""The usual distance of lines, in the size of their type."""
_SMALLER = 0.92
_DIGITS = re.compile(r"\d+")
_PAGE_BESIDE = re.compile(r"^\d{1,4} | \d{1,4}$")
_BARE = re.compile(r"[-–—]?\s?(?:\d{1,4}|[ivxl]{1,6})\s?[-–—]?")
_FIRST_LINES = 12
_MOST = 12
"""Lines of a head or foot."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page that belong to its text, from its head to its foot."""

    number: int
    width: float
    height: float
    lines: tuple[PageLine, ...]


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[str]]:
    """The sheets without heads and feet, and what was left out that is not known to be furniture, each once."""
    sheets = [_without_bars(sheet) for sheet in sheets]
    own = _symbol(sheets)
    usual = usual_size([line for sheet in sheets for line in sheet.lines])
    times = Counter(key for sheet in sheets for key in {_key(line) for line in _edges(sheet)})
    found: list[Sheet] = []
    told: dict[str, None] = {}
    for sheet in sheets:
        dropped: set[int] = set()
        for end in (1, -1):
            for line, known in _margin(sheet, end, own, usual, times, len(sheets)):
                dropped.add(id(line))
                if not known:
                    told.setdefault(fold(line.words))
        kept = tuple(line for line in sheet.lines if id(line) not in dropped)
        found.append(Sheet(sheet.number, sheet.width, sheet.height, kept))
    return found, list(told)


def _margin(
    sheet: Sheet, end: int, own: str, usual: float, times: Counter[tuple[str, int]], pages: int
) -> list[tuple[PageLine, bool]]:
    """The lines of a head or foot, from the edge on, and whether each is known to be one.

    What only repeats counts as far as a gap parts it from the text: a note may stand on several pages.
    """
    found: list[tuple[PageLine, bool]] = []
    sure = 0
    for line in _candidates(sheet, end):
        known = _is_known(line, own, sheet.number) or (end > 0 and _is_small_head(line, sheet, usual))
        if not known and sign_of(line):
            break
        alone = end < 0 and _is_small_foot(line, sheet, usual)
        if not known and not alone and not _is_repeated(line, times, pages):
            break
        found.append((line, known))
        if known or alone or _stands_apart(line, sheet, end):
            sure = len(found)
    return found[:sure]


def _stands_apart(line: PageLine, sheet: Sheet, end: int) -> bool:
    """Whether a wide gap stands between a line of a margin and the next one towards the text."""
    at = next(index for index, other in enumerate(sheet.lines) if other is line)
    inner = at + end
    if not 0 <= inner < len(sheet.lines):
        return True
    return abs(sheet.lines[inner].base - line.base) > _FAR * _PITCH * max(line.size, sheet.lines[inner].size)


def _without_bars(sheet: Sheet) -> Sheet:
    return Sheet(sheet.number, sheet.width, sheet.height, tuple(line for line in sheet.lines if not line.bars))


def _symbol(sheets: Sequence[Sheet]) -> str:
    """The draft's own symbol, which its first page prints above the text."""
    for line in sheets[0].lines[:_FIRST_LINES] if sheets else ():
        for cell in reversed(line.words.split("\t")):
            words = fold(cell).rstrip("*")
            if facts.parse_symbol(words) is not None:
                return words
    return ""


def _edges(sheet: Sheet) -> list[PageLine]:
    return [*_candidates(sheet, 1), *_candidates(sheet, -1)]


def _candidates(sheet: Sheet, end: int) -> list[PageLine]:
    """The lines at the head (1) or foot (-1) of a page that stand in its margin, from the edge on."""
    reach = sheet.height * _EDGE
    found: list[PageLine] = []
    for line in sheet.lines[::end]:
        far = sheet.height - line.base if end > 0 else line.base
        if far > reach or len(found) == _MOST:
            break
        found.append(line)
    return found


def _key(line: PageLine) -> tuple[str, int]:
    """What two running heads have in common: their words, numbers aside, and how high they stand."""
    return _DIGITS.sub("0", fold(line.words)), round(line.base / 6)


def usual_size(lines: Sequence[PageLine]) -> float:
    """The size of the type of most letters, points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _is_small_head(line: PageLine, sheet: Sheet, usual: float) -> bool:
    """Whether a line at the very head of a later page, in smaller type than the text, stands apart from it."""
    if sheet.number == 1 or line.size > usual * _SMALLER or sheet.height - line.base > sheet.height * _VERY_EDGE:
        return False
    below = [other.base for other in sheet.lines if other.base < line.base - line.size * _PITCH * _FAR]
    return bool(below) and line.base - max(below) > _HEAD_FAR * usual * _PITCH


def _is_small_foot(line: PageLine, sheet: Sheet, usual: float) -> bool:
    """Whether a line at the very foot of a page, in smaller type than the text, stands apart from all of that."""
    foot = sheet.height * _VERY_FOOT
    if line.base > foot or line.size > usual * _SMALLER:
        return False
    above = [other.base for other in sheet.lines if other.base > foot]
    return bool(above) and min(above) - line.base > _HEAD_FAR * usual * _PITCH


def _is_repeated(line: PageLine, times: Counter[tuple[str, int]], pages: int) -> bool:
    """Whether the same line stands at the same place on other pages, of two at least or on every other one."""
    words, level = _key(line)
    count = max(times[(words, level + step)] for step in (-1, 0, 1))
    return count > 1 and count * 3 >= pages


def _is_known(line: PageLine, own: str, page: int) -> bool:
    """Whether a line is a page number, a job number or, after the first page, has the draft's symbol at its side."""
    parts = [part for cell in line.words.split("\t") if (part := fold(cell))]
    if page > 1 and own and any(_PAGE_BESIDE.sub("", part.rstrip("*")) == own for part in parts):
        return True
    return all(is_page_line(part) or _BARE.fullmatch(part) for part in parts) or is_page_line(fold(line.words))

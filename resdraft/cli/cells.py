"""Lines that fit a terminal: width in cells, not characters, and breaks between words or wide characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

_NO_WIDTH = {"Mn", "Me", "Cf"}


@cache
def _cell(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cells(words: str) -> int:
    """How many cells of a terminal the words take: two for a wide character, none for a combining one."""
    return len(words) if words.isascii() else sum(map(_cell, words))


def cut(words: str, width: int) -> str:
    """The beginning of the words that fits `width` cells, with "…" where something is cut off."""
    if cells(words) <= width:
        return words
    at = _fitting(words, 0, len(words), max(0, width - 1))
    return words[:at].rstrip() + "…"


def line_ranges(words: str, width: int, first: int = 0) -> Iterator[tuple[int, int]]:
    """Start and end, without blanks at the edges, of the lines into which words break at `width` cells.

    The first line has `first` cells, if that is given. Lines break at blanks and beside wide characters, but not at
    no-break blanks; a longer word is cut.
    """
    start, size, room = 0, len(words), first or width
    while start < size:
        while start < size and words[start] == " ":
            start += 1
        end = _fitting(words, start, size, room)
        if end < size and words[end] != " " and not _may_break(words, end):
            end = _last_break(words, start, end) or end
        end = max(end, start + 1)
        if start < size:
            yield start, start + len(words[start:end].rstrip(" "))
        start, room = end, width


def _fitting(words: str, start: int, end: int, width: int) -> int:
    """Where the characters from `start` no longer fit."""
    used = 0
    for at in range(start, end):
        used += _cell(words[at])
        if used > width:
            return at
    return end


def _may_break(words: str, at: int) -> bool:
    """Whether a line may end before the character at a place: never before a sign that closes."""
    here = words[at]
    if unicodedata.category(here) in ("Pe", "Pf", "Po", "Mn", "Me", "Cf"):
        return False
    return _cell(here) == 2 or _cell(words[at - 1]) == 2


def _last_break(words: str, start: int, end: int) -> int:
    for at in range(end, start, -1):
        if words[at - 1] == " " or _may_break(words, at):
            return at
    return 0

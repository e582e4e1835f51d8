"""Text in the cells of a terminal: how wide it is, and where its lines break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias
from unicodedata import category, east_asian_width

Styled: TypeAlias = tuple[str, str]
"""Words and the name of the way to show them."""
NARROWEST = 20
"""Cells of the narrowest terminal that is written for."""
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3"
    "\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
_NARROW_ATOM = re.compile(" +|[^ ]+")
_JAMO = re.compile("[\u1100-\u115f]")
_CLOSING = re.compile("[，。、；：？！）》」』】〉%％,.;:?!)\\]}]+")


def width_of(words: str) -> int:
    """How many cells the words take: two for a wide character, none for a combining or invisible one."""
    if words.isascii():
        return len(words)
    return sum(map(_cells, words))


def _atoms(words: str) -> re.Pattern[str]:
    """What finds the pieces of the words between which a line may break."""
    narrow = words.isascii() or (max(words) < "\u2e80" and not _JAMO.search(words))
    return _NARROW_ATOM if narrow else _wide_atom()


@cache
def _wide_atom() -> re.Pattern[str]:
    return re.compile(f" +|[{_WIDE}]|[^ {_WIDE}]+")


def _cells(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1


def pad(words: str, cells: int, room: int) -> str:
    """The words, which take `cells`, filled up with blanks."""
    return words + " " * max(0, room - cells)


def wrap(spans: Sequence[Styled], width: int) -> list[list[Styled]]:
    """Spans broken into lines of at most `width` cells: at blanks, beside wide characters, within a word if need be."""
    page = _Lines(width)
    for word in _words(spans):
        if word[0][0] == " ":
            page.blank(word[0][1])
        else:
            page.word(word)
    return page.done()


class _Lines:
    """Lines that fill up word by word."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._lines: list[list[Styled]] = [[]]
        self._used = 0
        self._blank: str | None = None

    def blank(self, style: str) -> None:
        """A blank, kept if another word follows on the line."""
        self._blank = style if self._lines[-1] else None

    def word(self, word: Sequence[Styled]) -> None:
        """A word that stays on one line if it can."""
        size = sum(width_of(part) for part, _ in word)
        if self._lines[-1] and self._used + (self._blank is not None) + size > self._width:
            self._break()
        if self._blank is not None:
            style = self._blank
            inside = style == self._lines[-1][-1][1] == word[0][1]
            self._put(" ", style if inside else "", 1)
            self._blank = None
        for part, style in word:
            self._part(part, style)

    def done(self) -> list[list[Styled]]:
        """The lines, neighbours of one style together."""
        return [_merged(line) for line in self._lines if line]

    def _part(self, part: str, style: str) -> None:
        cells = width_of(part)
        if self._used + cells <= self._width:
            self._put(part, style, cells)
            return
        for char in part:
            cells = _cells(char)
            if self._used + cells > self._width:
                self._break()
            self._put(char, style, cells)

    def _put(self, words: str, style: str, cells: int) -> None:
        self._lines[-1].append((words, style))
        self._used += cells

    def _break(self) -> None:
        self._lines.append([])
        self._used, self._blank = 0, None


def _words(spans: Sequence[Styled]) -> Iterator[list[Styled]]:
    """Unbreakable words, each of one or more styled parts, and the blanks between them."""
    word: list[Styled] = []
    wide = False
    for words, style in spans:
        for match in _atoms(words).finditer(words):
            atom = match[0]
            if atom[0] == " ":
                if word:
                    yield word
                yield [(" ", style)]
                word, wide = [], False
                continue
            is_wide = width_of(atom[0]) > 1
            if word and (wide or is_wide) and not _CLOSING.match(atom):
                yield word
                word = []
            word.append((atom, style))
            wide = is_wide
    if word:
        yield word


def _merged(line: Sequence[Styled]) -> list[Styled]:
    result: list[Styled] = []
    for words, style in line:
        if result and result[-1][1] == style:
            result[-1] = (result[-1][0] + words, style)
        else:
            result.append((words, style))
    return result

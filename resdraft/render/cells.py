"""Text in the cells of a terminal: how wide it is, and where its lines break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from unicodedata import category, east_asian_width

Styled: TypeAlias = tuple[str, str]
"""Words and the name of the way to show them."""
_WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
_ATOM = re.compile(f" +|[{_WIDE}]|[^ {_WIDE}]+")
_CLOSING = re.compile("[，。、；：？！）》」』】〉%％,.;:?!)\\]}]+")


def width_of(words: str) -> int:
    """How many cells the words take: two for a wide character, none for a combining or invisible one."""
    if words.isascii():
        return len(words)
    return sum(map(_cells, words))


def _cells(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1


def pad(words: str, cells: int, room: int) -> str:
    """The words, which take `cells`, filled up with blanks."""
    return words + " " * max(0, room - cells)


def wrap(spans: Sequence[Styled], width: int) -> list[list[Styled]]:
    """Spans broken into lines of at most `width` cells: at blanks and beside wide characters, in a word only if need be."""
    lines: list[list[Styled]] = []
    line: list[Styled] = []
    used = 0
    blank = ""
    for word in _words(spans):
        size = sum(width_of(part) for part, _ in word)
        if word[0][0].isspace():
            blank = word[0][0] if line else ""
            style = word[0][1]
            continue
        if line and used + len(blank) + size > width:
            lines.append(line)
            line, used, blank = [], 0, ""
        if blank:
            line.append((" ", style if style == line[-1][1] == word[0][1] else ""))
            used += 1
            blank = ""
        for part in word:
            for piece, cells in _fitting(part, width, used):
                if cells < 0:
                    lines.append(line)
                    line, used = [], 0
                    continue
                line.append((piece, part[1]))
                used += cells
    if line:
        lines.append(line)
    return [_merged(found) for found in lines]


def _words(spans: Sequence[Styled]) -> Iterator[list[Styled]]:
    """Unbreakable words, each of one or more styled parts, and the blanks between them."""
    word: list[Styled] = []
    wide = False
    for words, style in spans:
        for match in _ATOM.finditer(words):
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


def _fitting(part: Styled, width: int, used: int) -> Iterator[tuple[str, int]]:
    """The part, cut where it is longer than a line; a cut is told by cells of -1."""
    size = width_of(part[0])
    if used + size <= width:
        yield part[0], size
        return
    begin, cells = 0, used
    for index, char in enumerate(part[0]):
        step = _cells(char)
        if cells + step > width and index > begin:
            yield part[0][begin:index], cells - used
            yield "", -1
            begin, cells, used = index, 0, 0
        cells += step
    yield part[0][begin:], cells - used


def _merged(line: Sequence[Styled]) -> list[Styled]:
    result: list[Styled] = []
    for words, style in line:
        if result and result[-1][1] == style:
            result[-1] = (result[-1][0] + words, style)
        else:
            result.append((words, style))
    return result

"""The lines of a pasted text, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
_PIECES = re.compile("[\x02\x0b\x0c\x85\u2028\u2029]")
BLANKS = " \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
"""Blanks of all widths, as the inside of a character class."""
_BLANK = re.compile(f"[{BLANKS}]+")
_EDGE = " \t\x00\x02\x1a\u00a0\u202f\u205f\u3000\ufeff\u200b" + "".join(map(chr, range(0x2000, 0x200B)))
_WIDE = re.compile("[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words."""

    number: int
    """From 1, as an editor counts."""
    column: int
    """Where its words begin, from 1, in code points."""
    indent: int
    """How far in they begin; a tab goes to the next multiple of four, a wide blank counts two."""
    words: str
    """Without blanks at the edges; blanks and tabs inside as typed."""
    gap: int = 0
    """Blank lines before it."""
    page: bool = False
    """Whether a page ends before it."""

    @property
    def apart(self) -> int:
        """Blank lines before it that may part paragraphs: those between two pages are none."""
        return 0 if self.page else self.gap


def read_lines(text: str) -> list[Line]:
    """The lines of a text that have words. Page breaks, vertical tabs and the Unicode line ends end a line, too."""
    found: list[Line] = []
    gap, page = 0, False
    for number, whole in enumerate(_LINE_END.split(text), start=1):
        for start, piece, breaks_page in _pieces(whole):
            page = page or breaks_page
            words = piece.strip(_EDGE)
            if not words:
                gap += 1
                continue
            begin = len(piece) - len(piece.lstrip(_EDGE))
            found.append(Line(number, start + begin + 1, indent_after(0, piece[:begin]), words, gap, page))
            gap, page = 0, False
    return found


def _pieces(whole: str) -> list[tuple[int, str, bool]]:
    """Offset, words and "a page begins" of what page breaks and the like make of one line.

    U+0002 is what one widespread PDF reader gives for a hyphen at the end of a line.
    """
    if not _PIECES.search(whole):
        return [(0, whole, False)]
    pieces = []
    start, page = 0, False
    for end in _PIECES.finditer(whole):
        hyphen = "-" if end[0] == "\x02" else ""
        pieces.append((start, whole[start : end.start()] + hyphen, page))
        start, page = end.end(), end[0] == "\x0c"
    return [*pieces, (start, whole[start:], page)]


def indent_after(column: int, words: str) -> int:
    """The column that follows words, or blanks, from a column on; counted as `Line.indent` is."""
    for blank in words:
        column += _TAB - column % _TAB if blank == "\t" else 2 if blank == "\u3000" else 1
    return column


def width(words: str) -> int:
    """How many columns the words take: an ideograph takes two."""
    return len(words) + len(_WIDE.findall(words)) if not words.isascii() else len(words)


def is_wide(char: str) -> bool:
    """Whether a character is an ideograph or a sign of that width."""
    return _WIDE.match(char) is not None


def fold(words: str) -> str:
    """The words with one plain blank for each run of blanks of any width."""
    if words.isascii() and "  " not in words and "\t" not in words:
        return words.strip(" ")
    return _BLANK.sub(" ", words).strip(" ")


_HANGING = re.compile(r"(?:and|or|to|et|ou|y|o|e|u|und|oder|и|или)\b")
_LAST_WORD = re.compile(r"[^\W\d_]+(?=\s?[-\u00ad]$)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")


_JOINTS = frozenset("–/")
"""Signs after which a line may end within a word or a range of numbers: "2015–", "A/79/"."""


class Seams:
    """Joins the lines of a paragraph; what a hyphen at a line's end means is told by the other lines."""

    def __init__(self, lines: Sequence[Line], *, divided: bool = True, tight: bool = False) -> None:
        """With `divided` False a hyphen at a line's end is always a word's own: no word was divided. With `tight` no
        blank stands between two lines beside an ideograph, whatever is on the other side."""
        self._lines = lines
        self._divided = divided
        self._tight = tight
        self._words: frozenset[str] | None = None
        self._hyphenated: frozenset[str] = frozenset()

    def between(self, first: str, second: str) -> tuple[int, str]:
        """How many characters the first line loses at its end, and what stands between the two."""
        end, begin = first[-1:], second[:1]
        if is_wide(end) and is_wide(begin):
            return 0, ""
        if self._tight and (is_wide(end) or is_wide(begin)):
            return 0, ""
        if first[-2:-1].isalnum() and ((end in _JOINTS and begin.isalnum()) or (end == "-" and begin.isdigit())):
            return 0, ""
        if end not in ("-", "\u00ad") or not begin.isalpha():
            return 0, " "
        return self._at_hyphen(first[-60:], second[:60])

    def _at_hyphen(self, first: str, second: str) -> tuple[int, str]:
        last, following = _LAST_WORD.search(first), _FIRST_WORD.match(second)
        if last is None or following is None:
            return 0, " "
        if first[-1] == "\u00ad":
            return 1, ""
        apart = first[-2:-1].isspace()
        whole, parted = (last[0] + following[0]).lower(), f"{last[0]}-{following[0]}".lower()
        if self._words is None:
            self._look()
        if parted in self._hyphenated:
            return (2, "-") if apart else (0, "")
        if not apart and self._divided and whole in (self._words or ()):
            return 1, ""
        return (0, " ") if apart or _HANGING.match(second) else (0, "")

    def _look(self) -> None:
        self._words = frozenset(word.lower() for line in self._lines for word in _FIRST_WORD.findall(line.words))
        found = (word.lower() for line in self._lines for word in _HYPHENATED.findall(line.words))
        self._hyphenated = frozenset(found)


def joined(pieces: Sequence[str], seams: Seams) -> str:
    """The lines of a paragraph as one: with a blank, or none between ideographs and at a hyphen inside a word."""
    if len(pieces) == 1:
        return pieces[0]
    parts = [pieces[0]]
    for piece in pieces[1:]:
        cut, between = seams.between(parts[-1], piece)
        if cut:
            parts[-1] = parts[-1][:-cut]
        parts.append(between)
        parts.append(piece)
    return "".join(parts)

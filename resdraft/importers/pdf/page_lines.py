"""Glyphs to the lines of a page: blanks by the distance between letters, raised signs on the line they stand over."""

from __future__ import annotations

import re
import statistics
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from resdraft.importers.pdf.backwards import in_reading_order, is_backwards
from resdraft.importers.pdf.glyphs import Glyph, Look, Page
from resdraft.importers.plain_lines import is_wide
from resdraft.model import Mark, MarkKind, Text

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_NOTHING = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Zero-width characters, which are drawn nowhere; Arabic and Indic joiners are put back by no reader of PDF."""
_APART = 0.165
"""So far apart, in the size of their type, letters have a blank between them even where none is drawn."""
_APART_AT_HYPHEN = 0.23
"""A justified line may open where a hyphen stands."""
_APART_AT_BULLET = 0.08
_APART_AT_IDEOGRAPH = 0.8
"""Between an ideograph and a letter stands a quarter of an em that nobody typed."""
_BULLETS = frozenset("•·▪■●◦‣○–—-*\uf0b7\uf0a7")
_HYPHENS = frozenset("-\u2010\u2011")
_CLOSE = 0.06
"""A drawn blank that is narrower is none."""
_TAB = 1.3
"""So wide a gap, in the size of the type, is a tab or parts two columns; a justified line's blanks are narrower."""
_OVERLAP = 0.08
"""Letters that lie so far over each other, in the size of their type, are narrower than their font says."""
_JUMP = 2.0
"""So far from each other, two glyphs that follow each other are of two pieces."""
_LEVEL = 0.3
_SMALL = 0.82
"""Raised signs are so much smaller than the type they stand in, or less."""
_LONGEST_SIGN = 4
"""Glyphs of a note's sign, with a blank."""
_CLEARLY, _HARDLY_SMALL = 0.25, 0.9
"""What is raised so far, in the size of the line, need be only so much smaller."""
_HIGHEST, _LOWEST = 0.62, 0.3
"""How far above and below a line, in its size, its raised and lowered signs stand."""
_HANGING = 7.0
"""So far before a line, in its size, the raised number of a note may hang."""
_RAISED = 0.1


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page; distances in points."""

    page: int
    base: float
    """From the foot of the page."""
    left: float
    right: float
    size: float
    """Of the type of most of its letters."""
    text: Text
    """With its emphasis and raised signs; U+0009 stands for a wide gap. Ends in a blank where one is drawn."""
    cells: tuple[tuple[float, float, int], ...] = ()
    """Left and right of what wide gaps part, and where in the text it begins."""
    spans: tuple[tuple[float, float, int], ...] = ()
    """Left and right of each word, and where in the text it begins."""
    bars: bool = False
    backwards: bool = False
    """Whether it runs from right to left."""

    @property
    def words(self) -> str:
        """Its words, without the blank that may be drawn behind the last of them."""
        return self.text.plain.rstrip(" ")


@dataclass(slots=True)
class _Piece:
    """Glyphs that follow each other on one level."""

    glyphs: list[Glyph]
    base: float
    size: float
    left: float
    right: float
    backwards: bool = False


def lines_of(page: Page) -> list[PageLine]:
    """The lines of a page from its head to its foot; what does not stand upright is left out."""
    pieces = _pieces(_as_wide_as_set([glyph for glyph in page.glyphs if not glyph.look.turned]))
    rows = _rows(pieces)
    turned = sum(map(_runs_backwards, rows)) * 2 > len(rows)
    return [line for row in rows if (line := _line(page.number, row, turned)) is not None]


def _as_wide_as_set(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs with right edges where the next letters begin: some fonts say that all their letters are wider."""
    gaps: dict[Look, list[float]] = {}
    for before, after in pairwise(glyphs):
        letters = before.char.isalpha() and after.char.isalpha() and not is_backwards(after.char)
        if letters and before.look == after.look and before.base == after.base and after.left > before.left:
            gaps.setdefault(before.look, []).append(after.left - before.right)
    cut = {look: statistics.median(found) for look, found in gaps.items() if len(found) > 4}
    cut = {look: by for look, by in cut.items() if by < -_OVERLAP * look.size}
    if not cut:
        return glyphs
    return [g._replace(right=max(g.left, g.right + cut[g.look])) if g.look in cut else g for g in glyphs]


def _is_smaller(size: float, above: float, usual: float) -> bool:
    """Whether what stands so far above a line is so much smaller than its letters as a raised sign is."""
    return size <= usual * (_SMALL if above < usual * _CLEARLY else _HARDLY_SMALL)


def _runs_backwards(row: Sequence[_Piece]) -> bool:
    return sum(len(p.glyphs) for p in row if p.backwards) * 2 > sum(len(p.glyphs) for p in row)


def _glyphs_of(row: Sequence[_Piece]) -> list[Glyph]:
    return [glyph for piece in row for glyph in piece.glyphs]


def _pieces(glyphs: Sequence[Glyph]) -> list[_Piece]:
    found: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if glyph.char in _NOTHING:
            continue
        if before is None or not _follows(before, glyph):
            found.append([])
        found[-1].append(glyph)
        before = glyph
    made = [_piece(run) for run in found]
    return [piece for piece in made if piece is not None]


def _follows(before: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph goes on with the piece of the one before: on its level, beside it, of its size."""
    size = max(before.look.size, glyph.look.size)
    if abs(before.base - glyph.base) > 0.06 * size or abs(before.look.size - glyph.look.size) > 0.1 * size:
        return False
    if glyph.left >= before.left - 0.5 * size:
        return glyph.left - before.right < _JUMP * size
    return (is_backwards(glyph.char) or is_backwards(before.char)) and before.left - glyph.right < _JUMP * size


def _piece(glyphs: list[Glyph]) -> _Piece | None:
    """The piece that glyphs are; None for blanks alone."""
    inked = [glyph for glyph in glyphs if not _BLANKS.match(glyph.char)]
    if not inked:
        return None
    size = Counter(glyph.look.size for glyph in inked).most_common(1)[0][0]
    left, right = min(glyph.left for glyph in inked), max(glyph.right for glyph in inked)
    backwards = sum(is_backwards(glyph.char) for glyph in inked) * 2 > sum(glyph.char.isalpha() for glyph in inked)
    return _Piece(glyphs, inked[0].base, max(size, 0.5), left, right, backwards)


def _rows(pieces: list[_Piece]) -> list[list[_Piece]]:
    """The pieces by lines, from the head of the page to its foot; small ones join the line they are raised over."""
    usual = _usual_size(pieces)
    small = [p for p in pieces if p.size <= usual * _SMALL and _is_sign(p)]
    signs = {id(piece) for piece in small}
    rows = _levels([p for p in pieces if id(p) not in signs])
    raised = _Raised(rows)
    alone = [piece for piece in small if not raised.take(piece)]
    others = _levels([piece for piece in alone if len(piece.glyphs) > _LONGEST_SIGN])
    raised = _Raised(others)
    alone = [piece for piece in alone if len(piece.glyphs) <= _LONGEST_SIGN and not raised.take(piece)]
    return sorted([*rows, *others, *_levels(alone)], key=lambda row: -row[0].base)


def _usual_size(pieces: Iterable[_Piece]) -> float:
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _is_sign(piece: _Piece) -> bool:
    return len(piece.glyphs) <= 12


def _levels(pieces: list[_Piece]) -> list[list[_Piece]]:
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.base):
        if rows and abs(rows[-1][0].base - piece.base) <= _LEVEL * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


class _Raised:
    """Finds the line over or under whose words a small piece stands, without looking at all of a page."""

    def __init__(self, rows: list[list[_Piece]]) -> None:
        self.rows = rows
        self.bases = [-row[0].base for row in rows]
        self.sizes = [max(piece.size for piece in row) for row in rows]
        self.largest = max(self.sizes, default=0.0)
        self.sides = [sorted((piece.left, piece.right) for piece in row) for row in rows]

    def take(self, piece: _Piece) -> bool:
        """Put a small piece on the line whose words stand beside it, if there is one."""
        first = bisect_left(self.bases, -piece.base - _LOWEST * self.largest)
        last = bisect_right(self.bases, -piece.base + _HIGHEST * self.largest)
        fits = (at for at in range(first, last) if self._fits(piece, at))
        best = min(fits, key=lambda at: abs(piece.base + self.bases[at]), default=None)
        if best is None:
            return False
        self.rows[best].append(piece)
        return True

    def _fits(self, piece: _Piece, at: int) -> bool:
        size, above = self.sizes[at], piece.base + self.bases[at]
        if not -_LOWEST * size < above < _HIGHEST * size or not _is_smaller(piece.size, above, size):
            return False
        sides = self.sides[at]
        place = bisect_left(sides, (piece.left, piece.left))
        if place == 0 and above > 0 and sides[0][0] - piece.right < size * _HANGING:
            return True
        near = sides[max(0, place - 1) : place + 1]
        return any(max(piece.left - right, left - piece.right) < size * 2 for left, right in near)


def _line(page: int, row: list[_Piece], turned: bool) -> PageLine | None:
    """A line of a page; where most lines of the page run from right to left, all do, whatever words stand in them."""
    backwards = turned or _runs_backwards(row)
    row = sorted(row, key=lambda p: p.left)
    base = _base(row)
    size = max(_usual_size(row), 1.0)
    glyphs = _glyphs_of(row)
    line = _Writer(size, base, _slack(glyphs, size), backwards)
    for glyph in in_reading_order(glyphs) if backwards else glyphs:
        line.add(glyph)
    text = line.text()
    if not text.plain.strip():
        return None
    left, right = min(p.left for p in row), max(p.right for p in row)
    bars = all(glyph.look.bars for glyph in glyphs)
    return PageLine(page, base, left, right, size, text, tuple(line.cells), tuple(line.spans), bars, backwards)


def _base(row: Sequence[_Piece]) -> float:
    longest = max(row, key=lambda p: len(p.glyphs) * p.size)
    return longest.base


def _slack(glyphs: Sequence[Glyph], size: float) -> float:
    """How far apart, in the size of the type, the letters of a line stand usually: spaced type stands wider."""
    gaps = [
        abs(after.left - before.right) / size
        for before, after in pairwise(glyphs)
        if before.char.isalnum() and after.char.isalnum() and after.left >= before.left
    ]
    told = len(gaps) > 4 or (len(gaps) > 1 and min(gaps) > 1)
    return max(0.0, statistics.median(gaps) - 0.04) if told else 0.0


class _Writer:
    """Writes the glyphs of a line down as text."""

    def __init__(self, size: float, base: float, slack: float, backwards: bool) -> None:
        self.backwards = backwards
        self.size, self.base, self.slack = size, base, min(slack, 0.3)
        self.spread = slack if slack > 0.3 else 0.0
        self.plain: list[str] = []
        self.length = 0
        self.runs: list[tuple[int, int, Look, str]] = []
        """Start, end, look, and "superscript", "subscript" or empty."""
        self.cells: list[tuple[float, float, int]] = []
        self.spans: list[tuple[float, float, int]] = []
        self._before: Glyph | None = None
        self._blank = ""

    def add(self, glyph: Glyph) -> None:
        if self.backwards and glyph.char == "\t":
            self._blank = "\t"
            return
        if _BLANKS.match(glyph.char):
            self._blank = self._blank or ("\u00a0" if glyph.char == "\u00a0" else " ")
            return
        gap = glyph.left - self._before.right if self._before is not None else 0.0
        wide = self._before is not None and self._is_wide(glyph, gap)
        if self._before is None or wide:
            self._put("\t" if wide else "")
            self.cells.append((glyph.left, glyph.right, self.length))
            self.spans.append((glyph.left, glyph.right, self.length))
        elif self._is_apart(glyph, gap):
            self._put(self._blank or " ")
            self.spans.append((glyph.left, glyph.right, self.length))
        self._blank = ""
        start = self.length
        self._put(glyph.char)
        self._take_look(start, glyph)
        for each in (self.cells, self.spans):
            left, right, begin = each[-1]
            each[-1] = (min(left, glyph.left), max(right, glyph.right), begin)
        self._before = glyph

    def _is_wide(self, glyph: Glyph, gap: float) -> bool:
        """Whether two glyphs are of two columns."""
        assert self._before is not None
        if self.backwards:
            return self._blank == "\t"
        spaced = not self._blank and is_wide(glyph.char) and is_wide(self._before.char)
        return gap >= (max(_TAB * 3, _TAB + self.spread) if spaced else _TAB + self.spread) * self.size

    def _put(self, words: str) -> None:
        if words:
            self.plain.append(words)
            self.length += len(words)

    def _is_apart(self, glyph: Glyph, gap: float) -> bool:
        assert self._before is not None
        if self.backwards:
            return bool(self._blank)
        if self._blank:
            return gap > (_CLOSE + self.slack) * self.size
        if is_wide(glyph.char) or is_wide(self._before.char):
            both = is_wide(glyph.char) and is_wide(self._before.char)
            return not both and gap > (_APART_AT_IDEOGRAPH + self.slack) * self.size
        size = min(self.size, max(glyph.look.size, self._before.look.size))
        return gap > (self._bound(glyph.char, self._before.char) + self.slack) * size

    def _bound(self, char: str, before: str) -> float:
        """How far apart two letters without a drawn blank between them stand at least, if they are of two words."""
        if self.length == 1 and before in _BULLETS:
            return _APART_AT_BULLET
        return _APART_AT_HYPHEN if char in _HYPHENS or before in _HYPHENS else _APART

    def _take_look(self, start: int, glyph: Glyph) -> None:
        above = glyph.base - self.base
        small = _is_smaller(glyph.look.size, above, self.size)
        raised = ""
        if small and above > _RAISED * self.size:
            raised = "superscript"
        elif small and above < -0.05 * self.size:
            raised = "subscript"
        if self.runs and self.runs[-1][2:] == (glyph.look, raised):
            self.runs[-1] = (self.runs[-1][0], self.length, glyph.look, raised)
        else:
            self.runs.append((start, self.length, glyph.look, raised))

    def text(self) -> Text:
        marks = [Mark(start, end, kind) for start, end, look, raised in self.runs for kind in _kinds(look, raised)]
        return Text("".join(self.plain) + (" " if self._blank else ""), tuple(marks))


def _kinds(look: Look, raised: str) -> Iterable[MarkKind]:
    if look.italic:
        yield "italic"
    if look.bold:
        yield "bold"
    if raised == "superscript":
        yield "superscript"
    elif raised == "subscript":
        yield "subscript"

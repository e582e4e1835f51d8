"""A comparison as plain text for a terminal: side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdraft.diff import Comparison, Row, summary
from resdraft.render.cells import Styled, pad, width_of, wrap
from resdraft.render.characters import visible
from resdraft.render.comparison_parts import (
    Entry,
    Piece,
    arrowed,
    entries,
    headline,
    row_pieces,
    title,
    unchanged_title,
    what,
)

WIDE = 100
"""Columns from which on two texts stand side by side."""
_SIGNS = {"inserted": "+", "deleted": "-", "reworded": "~", "equal": "=", "split": "/", "merged": "&"}
_CODES = {
    "inserted": "32;4", "deleted": "31;9", "come": "32", "gone": "31",
    "title": "1", "faint": "2", "moved": "36", "change": "33",
}  # fmt: skip
_WHOLE = {"inserted": "come", "deleted": "gone"}
"""Whole paragraphs are coloured alone: a page struck or underlined throughout cannot be read."""
_BRACKETS = {"inserted": ("{+", "+}"), "deleted": ("[-", "-]")}
_MOVED = ("", "moved")
_BEGINNING = 60


def comparison_text(
    comparison: Comparison,
    *,
    width: int = 80,
    colour: bool = False,
    everything: bool = False,
    remarks: Sequence[str] = (),
) -> str:
    """The comparison as lines for a terminal of `width` cells: what changed, with the words around it.

    First counts and similarity, `remarks` on what was left out, and the whole in a few lines; then each changed
    paragraph: its labels, what became of it, what that means, its words.
    From 100 cells on old and new stand side by side. Without `colour` words gone stand in `[-…-]`, words come in
    `{+…+}`; the signs at the left say the same of whole paragraphs. `everything` shows what is unchanged, too.
    """
    page = _Page(max(width, 40), colour, everything)
    lines = [line for words in headline(comparison, remarks) for line in page.wrapped(visible(words), "title")]
    if told := summary(comparison):
        lines += ["", *(line for words in told for line in page.hanging(visible(arrowed(words))))]
    part = ""
    for entry in entries(comparison):
        shown = list(page.entry(entry))
        if not shown:
            continue
        if entry.part != part:
            part = entry.part
            lines += ["", page.style(part, "title")]
        lines += shown
    return "\n".join(lines) + "\n"


class _Page:
    """How wide, in colour or not, how much."""

    def __init__(self, width: int, colour: bool, everything: bool) -> None:
        self._width, self._colour, self._everything = width, colour, everything

    def style(self, words: str, name: str) -> str:
        """The words in a colour, where there are colours."""
        return f"\x1b[{_CODES[name]}m{words}\x1b[0m" if self._colour and name in _CODES and words else words

    def wrapped(self, words: str, name: str, indent: str = "") -> list[str]:
        """The words on as many lines as they need."""
        if width_of(words) + len(indent) <= self._width:
            return [indent + self.style(words, name)]
        lines = wrap([(words, name)], self._width - len(indent))
        return [indent + self._line(line)[0] for line in lines]

    def hanging(self, words: str) -> list[str]:
        """The words on as many lines as they need, the later ones indented."""
        first, *rest = wrap([(words, "")], self._width - 4)
        return [self._line(first)[0], *(f"    {self._line(line)[0]}" for line in rest)]

    def entry(self, entry: Entry) -> Iterator[str]:
        """The lines of a row, or of several unchanged ones."""
        if not entry.unchanged:
            yield from self._row(entry.rows[0])
        elif self._everything:
            for row in entry.rows:
                yield from self._row(row)
        elif any(row.link.side.kind == "clause" for row in entry.rows):
            count = len(entry.rows)
            line = f"= {unchanged_title(entry)}  {'unchanged' if count == 1 else f'{count} unchanged'}"
            yield from self.wrapped(visible(line), "faint")

    def _row(self, row: Row) -> Iterator[str]:
        link = row.link
        if row.kind == "away":
            moved = f"{title(row)}  {what(row)}: shown at its new place"
            yield from self.wrapped(visible(moved), "faint", "  ")
            return
        sign = ">" if link.moved else _SIGNS[link.kind]
        yield from self._title(sign, row)
        if link.kind == "equal" and not self._everything:
            if link.changed:
                yield from self._beginning(row)
            return
        if link.form_only and not self._everything:
            return
        if self._width >= WIDE and row.kind == "pair":
            yield from self._columns(row)
        else:
            yield from self._inline(row)

    def _title(self, sign: str, row: Row) -> Iterator[str]:
        """Labels and what became of them, then what it means: on the same line while there is room."""
        name, became = f"{sign} {visible(title(row))}", visible(what(row))
        line, used = (
            f"{self.style(name, 'title')}  {self.style(became, _MOVED[row.link.moved])}",
            width_of(name + became) + 2,
        )
        if used > self._width:
            *before, line = self.wrapped(f"{name} {became}", "title")
            yield from before
            used = self._width
        for change in (change for change in row.link.changes if change.part == row.index):
            words = visible(arrowed(change.text))
            if used + width_of(words) + 3 <= self._width:
                line += f"   {self.style(words, 'change')}"
                used += width_of(words) + 3
            else:
                yield line
                *before, line = self.wrapped(words, "change", "    ")
                yield from before
                used = width_of(words) + 4
        yield line

    def _beginning(self, row: Row) -> Iterator[str]:
        """The first words of a paragraph that only moved; nothing for one that has a number alone."""
        words = visible(row.link.side.text.plain)
        if not words:
            return
        cut = words if len(words) <= _BEGINNING else words[:_BEGINNING].rsplit(" ", 1)[0] + " …"
        yield from self._lines([Piece(cut, "equal")], " ", self._width)

    def _inline(self, row: Row) -> Iterator[str]:
        alone = row.kind in ("inserted", "deleted")
        pieces = row_pieces(row, "both", short=not self._everything and not alone)
        yield from self._lines(pieces, _SIGNS[row.kind] if alone else " ", self._width, bracketed=not alone)

    def _columns(self, row: Row) -> Iterator[str]:
        room = (self._width - 7) // 2
        sides = [self._body(row_pieces(row, side, short=not self._everything), room) for side in ("old", "new")]
        for number in range(max(map(len, sides))):
            left, right = (self._line(side[number]) if number < len(side) else ("", 0) for side in sides)
            yield f"    {pad(*left, room)} │ {right[0]}".rstrip()

    def _lines(self, pieces: Sequence[Piece], sign: str, width: int, *, bracketed: bool = True) -> Iterator[str]:
        for line in self._body(pieces, width - 4, bracketed=bracketed):
            yield f"  {self.style(sign, 'title') if sign.strip() else sign} {self._line(line)[0]}"

    def _body(self, pieces: Sequence[Piece], width: int, *, bracketed: bool = True) -> list[list[Styled]]:
        spans: list[Styled] = []
        for piece in pieces:
            words = visible(piece.words)
            core = words.strip(" ") or words
            before, after = words.split(core, 1)
            if bracketed and not self._colour and piece.kind in _BRACKETS:
                core = core.join(_BRACKETS[piece.kind])
            elif self._colour and piece.kind == "inserted" and spans and spans[-2][1] == "deleted":
                before = " "
            spans += [(before, ""), (core, piece.kind if bracketed else _WHOLE.get(piece.kind, "")), (after, "")]
        return wrap(spans, width)

    def _line(self, line: Sequence[Styled]) -> tuple[str, int]:
        """The line as it is written, and how many cells it takes."""
        return "".join(self.style(words, kind) for words, kind in line), sum(width_of(words) for words, _ in line)

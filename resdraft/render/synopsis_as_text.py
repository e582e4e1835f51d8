"""A synopsis as plain text: the drafts beside each other where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdraft.diff import Synopsis, SynopsisRow
from resdraft.render.cells import NARROWEST, Styled, pad, width_of, wrap
from resdraft.render.characters import visible
from resdraft.render.synopsis_parts import (
    NOTHING,
    Shown,
    alike_title,
    alike_told,
    parts_of,
    shown_cells,
    synopsis_headline,
)

_NARROWEST = 24
"""Cells that a column needs at least."""
_CODES = {"inserted": "32;4", "deleted": "31;9", "label": "1", "status": "33", "faint": "2"}
_BRACKETS = {"inserted": ("{+", "+}"), "deleted": ("[-", "-]")}


def synopsis_text(
    found: Synopsis, drafts: Sequence[str], *, width: int = 80, colour: bool = False, everything: bool = False
) -> str:
    """The synopsis as lines for a terminal of `width` cells, a column a draft; under each other where that is narrow.

    Each cell has the draft's label, what became of the row's own clause, and its words with what came `{+…+}` and what
    went `[-…-]`. Rows alike in all drafts are one line; `everything` shows their words.
    """
    page = _Page([visible(name) for name in drafts], max(width, NARROWEST), colour, everything)
    return "\n".join([*page.head(found), *page.body(found)]) + "\n"


class _Page:
    def __init__(self, drafts: Sequence[str], width: int, colour: bool, everything: bool) -> None:
        self._drafts, self._width, self._colour, self._everything = drafts, width, colour, everything
        self._room = (width - 3 * (len(drafts) - 1)) // len(drafts)

    def head(self, found: Synopsis) -> Iterator[str]:
        for line in synopsis_headline(found, self._drafts):
            yield from (self._line(part)[0] for part in wrap([(line, "label")], self._width))
        if self._beside and (self._everything or not all(row.alike for row in found.rows)):
            yield ""
            yield from self._columns([[(name, "label")] for name in self._drafts])

    @property
    def _beside(self) -> bool:
        return self._room >= _NARROWEST

    def body(self, found: Synopsis) -> Iterator[str]:
        for part, groups in parts_of(found, everything=self._everything):
            yield ""
            yield self._styled(part, "label")
            for rows in groups:
                if rows[0].alike and not self._everything:
                    line = f"= {visible(alike_title(rows))}  {alike_told(rows)}"
                    yield from (self._line(words)[0] for words in wrap([(line, "faint")], self._width))
                else:
                    yield self._styled("─" * self._width, "faint")
                    yield from self._row(rows[0])

    def _row(self, row: SynopsisRow) -> Iterator[str]:
        cells = shown_cells(row, self._drafts, everything=self._everything)
        if self._beside:
            stacked = [[wrap(spans, self._room) or [[]] for spans in self._cell(cell)] for cell in cells]
            yield from self._side_by_side([[line for lines in cell for line in lines] for cell in stacked])
            return
        lacking = [name for name, cell in zip(self._drafts, cells, strict=True) if cell == NOTHING]
        for name, cell in zip(self._drafts, cells, strict=True):
            if cell == NOTHING:
                continue
            first, *rest = self._cell(cell)
            for line in wrap([(f"{name}: ", "faint"), *first], self._width):
                yield self._line(line)[0]
            for spans in rest:
                for line in wrap(spans, self._width - 4):
                    yield f"    {self._line(line)[0]}"
        for line in wrap([(f"Not in {', '.join(lacking)}", "faint")], self._width) if lacking else ():
            yield self._line(line)[0]

    def _cell(self, cell: Shown) -> Iterator[list[Styled]]:
        """What a cell says, a list of spans for each paragraph."""
        label = [(visible(cell.label), "label"), (" ", "")] if cell.label else []
        yield [*label, (visible(cell.status), "status")]
        for words in cell.meaning:
            yield [(visible(words), "status")]
        for paragraph in cell.pieces:
            spans: list[Styled] = []
            for piece in paragraph:
                words = visible(piece.words)
                core = words.strip(" ") or words
                before, after = words.split(core, 1)
                if piece.kind in _BRACKETS and not self._colour:
                    core = core.join(_BRACKETS[piece.kind])
                spans += [(before, ""), (core, piece.kind), (after, "")]
            yield spans

    def _columns(self, columns: Sequence[Sequence[Styled]]) -> Iterator[str]:
        yield from self._side_by_side([wrap(spans, self._room) for spans in columns])

    def _side_by_side(self, columns: Sequence[Sequence[Sequence[Styled]]]) -> Iterator[str]:
        for number in range(max(map(len, columns))):
            cells = [self._line(lines[number]) if number < len(lines) else ("", 0) for lines in columns]
            yield " │ ".join(pad(*cell, self._room) for cell in cells).rstrip()

    def _line(self, line: Sequence[Styled]) -> tuple[str, int]:
        return "".join(self._styled(words, name) for words, name in line), sum(width_of(words) for words, _ in line)

    def _styled(self, words: str, name: str) -> str:
        return f"\x1b[{_CODES[name]}m{words}\x1b[0m" if self._colour and name in _CODES and words else words

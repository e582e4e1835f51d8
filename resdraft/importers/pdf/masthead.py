"""What stands above a text, cell by cell in the order of reading: a column at the right behind what is at its left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resdraft.importers.pdf.blocks import is_bold
from resdraft.importers.pdf.page_lines import PageLine
from resdraft.importers.pdf.seams import joined_lines
from resdraft.importers.plain_fields import read_field
from resdraft.importers.plain_lines import Seams, fold
from resdraft.model import Text, joined, part

_DISTRIBUTION = re.compile(r"(?:Distr|Distribution)\.?\s?[:：]?|Раздан?|分发")
_GAP = 1.45
"""So many times the size of their type two lines of one thing stand apart."""
_NEAR = 4.0
_LEVEL = 1.5
_NUMBERED = re.compile(r"\d{1,4}/\S+\s")
"""The number of a resolution, with which the first line of its title hangs out."""
_HIGH = 130.0
"""How high the column at the right of a masthead is at most, points."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a masthead that stand together."""

    text: Text
    left: float
    base: float
    size: float
    page: int
    gap: bool = False
    """Whether what stands before it is something else."""


def masthead_cells(lines: Sequence[PageLine], seams: Seams) -> list[Cell]:
    """The cells of the lines, those of a column at the right behind those beside them."""
    cells = [cell for line in lines for cell in _cells(line)]
    column = next((c for c in cells if _DISTRIBUTION.match(c.text.plain)), None)
    if column is not None:
        cells = _in_order(cells, column)
    return _joined([_with_gap(cell, cells[at - 1] if at else None) for at, cell in enumerate(cells)], seams)


def _joined(cells: Sequence[Cell], seams: Seams) -> list[Cell]:
    """The cells with the bold lines of one title, list of sponsors or name of a body as one."""
    found: list[Cell] = []
    for cell in cells:
        if found and not cell.gap and _goes_on(found[-1], cell):
            before = found[-1]
            found[-1] = replace(before, text=joined_lines([before.text, cell.text], seams), base=cell.base)
        else:
            found.append(cell)
    return found


def _goes_on(before: Cell, cell: Cell) -> bool:
    """Whether a line goes on with the one before: both bold and level, and not each a thing of its own."""
    if before.base == cell.base or not (is_bold(before.text) and is_bold(cell.text)):
        return False
    level = abs(before.left - cell.left) < _LEVEL or (cell.left > before.left and _NUMBERED.match(before.text.plain))
    read = read_field(fold(cell.text.plain), 0, 0)
    return bool(level) and not (read and read.role)


def _cells(line: PageLine) -> list[Cell]:
    begins = [begin for _, _, begin in line.cells] or [0]
    ends = [*begins[1:], len(line.words)]
    lefts = [left for left, _, _ in line.cells] or [line.left]
    found: list[Cell] = []
    for begin, end, left in zip(begins, ends, lefts, strict=True):
        text = part(line.text, begin, end)
        if found and fold(text.plain) and _is_key(found[-1].text):
            found[-1] = replace(found[-1], text=joined(found[-1].text, text))
        elif fold(text.plain):
            found.append(Cell(text, left, line.base, line.size, line.page))
    return found


def _is_key(text: Text) -> bool:
    """Whether words are the key of a field whose value stands behind a tab: "Committee:"."""
    words = fold(text.plain)
    read = read_field(words, 0, 0) if words.endswith(":") else None
    return read is not None and bool(read.role)


def _in_order(cells: Sequence[Cell], column: Cell) -> list[Cell]:
    """The cells with those of the column behind what stands beside it."""

    def is_inside(cell: Cell) -> bool:
        level = cell.page == column.page and column.base - _HIGH < cell.base < column.base + _NEAR
        return level and abs(cell.left - column.left) < _NEAR

    inside = [cell for cell in cells if is_inside(cell)]
    lowest = min(cell.base for cell in inside)
    beside = [c for c in cells if not is_inside(c) and (c.page, -c.base) <= (column.page, -lowest + _NEAR)]
    kept = {id(cell) for cell in (*inside, *beside)}
    return [*beside, *inside, *(cell for cell in cells if id(cell) not in kept)]


def _with_gap(cell: Cell, before: Cell | None) -> Cell:
    if before is None:
        return cell
    down = before.base - cell.base
    together = (
        before.page == cell.page
        and 0 <= down < _GAP * max(cell.size, before.size)
        and abs(cell.size - before.size) < 0.1 * cell.size
    )
    return cell if together else replace(cell, gap=True)

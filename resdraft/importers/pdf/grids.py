"""Tables, told by the gutters that run down a page between their columns: no line of them has a word there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from resdraft.importers.pdf.page_lines import PageLine
from resdraft.importers.plain_labels import read_label
from resdraft.model import Text, part

_GUTTER = 0.45
"""How wide a gutter is at least, in the size of the type."""
_APART = 3.2
"""So far from each other, in the size of the type, two lines are of two tables."""
_ROW = 1.15
"""So many times the least distance of lines parts two rows."""
_BETWEEN = 8
"""So many lines may stand between two that have several cells: those of a cell that is long."""
_MOST_COLUMNS = 24
_LEAST = 2
_KEPT = 0.6
"""So many of its columns a table keeps when another line is taken into it."""
_MOST_LINES = 120
_NUMBER = re.compile(r"[\d\s.,()%$€+–—-]{1,16}")
_WIDE, _EVEN = 0.6, 0.88
"""So wide, in the width of the widest, are the blanks of a line that are stretched, no-break ones aside; and how much
these differ at most."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a page."""

    lines: tuple[PageLine, ...]
    rows: tuple[tuple[tuple[Text, ...], ...], ...]
    """Rows of cells of lines of words."""


def with_grids(lines: Sequence[PageLine]) -> Iterator[list[PageLine] | Grid]:
    """The lines in order, those of a table as one."""
    begin = at = 0
    while at < len(lines):
        end = _end(lines, at) if _is_split(lines[at]) else at
        grid = _grid(lines[at:end]) if end > at + 1 else None
        if grid is None:
            at = max(end, at + 1)
            continue
        if at > begin:
            yield list(lines[begin:at])
        yield grid
        begin = at = end
    if begin < len(lines):
        yield list(lines[begin:])


def _is_split(line: PageLine) -> bool:
    """Whether a line has several cells, of which the first is more than the label of a paragraph."""
    if len(line.cells) < 2 or line.backwards or _is_stretched(line):
        return False
    first = line.words[: line.cells[1][2]].strip()
    label = read_label(f"{first} ")
    return len(line.cells) > 2 or label is None or label.end < len(first)


def _is_stretched(line: PageLine) -> bool:
    """Whether most blanks of a line are wide, and all these as wide: it was stretched to reach the edge of the text."""
    gaps = [after[0] - before[1] for before, after in pairwise(line.spans)]
    wide = [gap for gap in gaps if gap > max(gaps) * _WIDE]
    return len(wide) > 1 and len(wide) * 2 >= len(gaps) and min(wide) > max(wide) * _EVEN


def _end(lines: Sequence[PageLine], begin: int) -> int:
    """Where the lines that may be of a table that begins at a place end: behind its last line of several cells, and
    those that go on with a cell of it. A line across the gutters ends it."""
    last, most = begin, 0
    for at in range(begin + 1, min(begin + _MOST_LINES, len(lines))):
        if not _is_near(lines[at - 1], lines[at]) or at - last > _BETWEEN:
            break
        if _is_split(lines[at]):
            columns = len(_columns(lines[begin : at + 1]))
            if columns < max(_LEAST, most * _KEPT):
                break
            last, most = at, max(most, columns)
    end = last + 1
    outer = min(line.left for line in lines[begin:end])
    while end < len(lines) and _is_near(lines[end - 1], lines[end]) and lines[end].left > outer + lines[end].size:
        every = _columns(lines[begin : end + 1])
        touched = sum(cell is not None for cell in _cells(lines[end], every))
        if len(every) < most or touched > max(1, most // 2) or end - begin > _MOST_LINES:
            break
        end += 1
    return end if last > begin else begin


def _is_near(before: PageLine, line: PageLine) -> bool:
    down, alike = before.base - line.base, abs(before.size - line.size) < 0.15 * line.size
    return before.page == line.page and alike and 0 < down < _APART * line.size


def _grid(lines: Sequence[PageLine]) -> Grid | None:
    """The table that lines are; None where no gutter runs down all of them, or nowhere two cells stand in a row."""
    columns = _columns(lines)
    if not _LEAST <= len(columns) <= _MOST_COLUMNS:
        return None
    cut = [_cells(line, columns) for line in lines]
    if sum(sum(cell is not None for cell in row) > 1 for row in cut) < _LEAST:
        return None
    rows: list[list[list[Text]]] = []
    for index, row in enumerate(cut):
        if index == 0 or _begins_row(lines, cut, index):
            rows.append([[] for _ in columns])
        for column, cell in enumerate(row):
            if cell is not None:
                rows[-1][column].append(cell)
    return Grid(tuple(lines), tuple(tuple(tuple(cell) for cell in row) for row in rows))


def _columns(lines: Sequence[PageLine]) -> list[tuple[float, float]]:
    """Left and right of each column."""
    size = min(line.size for line in lines)
    spans = sorted((left, right) for line in lines for left, right, _ in line.spans)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1] + _GUTTER * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _cells(line: PageLine, columns: Sequence[tuple[float, float]]) -> list[Text | None]:
    """The words of a line by columns."""
    found: list[Text | None] = []
    for left, right in columns:
        begins = [index for index, span in enumerate(line.spans) if left <= span[0] <= right]
        if not begins:
            found.append(None)
            continue
        after = begins[-1] + 1
        end = line.spans[after][2] if after < len(line.spans) else len(line.words)
        found.append(part(line.text, line.spans[begins[0]][2], end))
    return found


def _begins_row(lines: Sequence[PageLine], cut: Sequence[Sequence[Text | None]], index: int) -> bool:
    """Whether a line begins a row: by numbers beside its first cell, by a wider gap where some are wider than others,
    else by words in several cells."""
    first, *others = cut[index]
    said = [cell.plain for cell in others if cell is not None]
    if first is not None and said and len(said) * 2 >= len(others) and all(map(_NUMBER.fullmatch, said)):
        return True
    steps = [a.base - b.base for a, b in pairwise(lines)]
    if max(steps) > min(steps) * _ROW:
        return steps[index - 1] > min(steps) * _ROW
    return cut[index][0] is not None and sum(cell is not None for cell in cut[index]) > 1

"""What a pane paints: blocks of flowing words and of columns, laid out for a width in cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from rich.cells import cell_len
from textual.content import Content

from resdraft.tui.view.wrap import breaks

EMPTY = Content("")
_LEAST = 2
"""Cells of a line of words, at least: a wide character's."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Words that wrap."""

    words: Content
    first: int = 0
    """Blank cells before the first line."""
    rest: int = 0
    """Blank cells before the other lines."""
    align: Literal["left", "center", "right"] = "left"
    limit: int = 0
    """At most so many lines, the last one ending in "…"; 0 for all."""
    fill: str = ""
    """A style for whole lines."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Flows beside each other."""

    cells: tuple[tuple[Flow, ...], ...]
    widths: tuple[int, ...] = ()
    """Shares of the width, the same for each if empty; a negative one is a number of cells."""
    between: str = " │ "
    between_style: str = "$faint"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    cells: int = 0
    """How long it is; 0 for the whole width."""
    style: str = "$faint"
    sign: str = "─"


Band: TypeAlias = Flow | Columns | Rule


@dataclass(frozen=True, slots=True)
class Block:
    """What is painted, chosen and jumped to as one."""

    bands: tuple[Band, ...]
    sign: Content = EMPTY
    """In the margin of the first line."""
    tail: Content = EMPTY
    """In the margin of the other lines."""
    after: int = 1
    """Blank lines behind it."""
    under: Content = EMPTY
    """In the margin of these."""


def height(block: Block, width: int) -> int:
    """How many lines the block takes at this width, those behind it included."""
    return sum(_band_height(band, width) for band in block.bands) + block.after


def lines(block: Block, width: int) -> list[tuple[Content, str]]:
    """The lines of the block at this width and the style of each whole line; as many as `height` says."""
    made = [line for band in block.bands for line in _band_lines(band, width)]
    return made + [(EMPTY, "")] * block.after


def _band_height(band: Band, width: int) -> int:
    if isinstance(band, Flow):
        return len(_starts(band, width))
    if isinstance(band, Rule):
        return 1
    widths = column_widths(band, width)
    return max(
        (sum(_band_height(flow, w) for flow in cell) for cell, w in zip(band.cells, widths, strict=True)), default=0
    )


def _starts(flow: Flow, width: int) -> tuple[int, ...]:
    """Where each line begins."""
    if flow.limit == 1:
        return (0,)
    found = (0, *_breaks(flow, width))
    return found[: flow.limit] if flow.limit else found


def _indents(flow: Flow, width: int) -> tuple[int, int]:
    """The blank cells before the first line and the others: fewer in a narrow column, so that words have room."""
    most = max(width - _LEAST, 0)
    return min(flow.first, most), min(flow.rest, most)


def _breaks(flow: Flow, width: int) -> tuple[int, ...]:
    first, rest = _indents(flow, width)
    return breaks(flow.words.plain, max(width - rest, _LEAST), first - rest)


def _band_lines(band: Band, width: int) -> Iterator[tuple[Content, str]]:
    if isinstance(band, Flow):
        for line in _flow_lines(band, width):
            yield line, band.fill
        return
    if isinstance(band, Rule):
        yield Content.styled(band.sign * min(band.cells or width, width), band.style), ""
        return
    widths = column_widths(band, width)
    columns = [
        [line for flow in cell for line in _flow_lines(flow, w)] for cell, w in zip(band.cells, widths, strict=True)
    ]
    between = Content.styled(band.between, band.between_style)
    for number in range(max(map(len, columns), default=0)):
        parts = []
        for column, (cell, size) in enumerate(zip(columns, widths, strict=True)):
            line = cell[number] if number < len(cell) else EMPTY
            parts.append(between if column else EMPTY)
            parts.append(line.pad_right(max(size - line.cell_length, 0)) if column < len(columns) - 1 else line)
        yield Content.assemble(*parts), ""


def _flow_lines(flow: Flow, width: int) -> Iterator[Content]:
    first, rest = _indents(flow, width)
    every = _breaks(flow, width)
    cuts = every[: flow.limit - 1] if flow.limit else every
    parts = flow.words.divide([*cuts]) if cuts else [flow.words]
    for number, part in enumerate(parts):
        line = part.rstrip(" ")
        indent = rest if number else first
        if number == len(parts) - 1 and len(every) > len(cuts):
            line = _cut_short(part, width - indent)
        if flow.align != "left":
            spare = max(width - line.cell_length, 0)
            indent = spare // 2 if flow.align == "center" else spare
        yield line.pad_left(indent) if indent else line


def _cut_short(words: Content, room: int) -> Content:
    """One line of words that do not fit it, cut at a blank where there is one in its second half."""
    line = words.truncate(max(room - 1, 0))
    blank = line.plain.rfind(" ")
    if blank > len(line) // 2 and words.plain[len(line) : len(line) + 1] != " ":
        line = line[:blank]
    return Content.assemble(line.rstrip(" ,;"), "…")


def column_widths(band: Columns, width: int) -> tuple[int, ...]:
    """The cells of each column."""
    return _shares(
        band.widths or (1,) * len(band.cells), max(width - cell_len(band.between) * (len(band.cells) - 1), 0)
    )


@lru_cache(maxsize=256)
def _shares(widths: tuple[int, ...], room: int) -> tuple[int, ...]:
    fixed = sum(-width for width in widths if width < 0)
    shares = [max(width, 0) for width in widths]
    room, total = max(room - fixed, 0), sum(shares) or 1
    edges = [room * sum(shares[: n + 1]) // total for n in range(len(shares))]
    starts = [0, *edges[:-1]]
    return tuple(-w if w < 0 else max(end - start, 2) for w, start, end in zip(widths, starts, edges, strict=True))

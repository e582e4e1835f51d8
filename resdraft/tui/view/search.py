"""Words found in what a pane shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import overload

from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Band, Block, Columns, Flow, column_widths, height
from resdraft.tui.view.wrap import breaks


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand."""

    block: int
    band: int
    cell: int
    """Column and flow of the band, counted through; 0 for a flow."""
    start: int
    end: int
    """In the words of that flow."""


def find_words(blocks: Sequence[Block], wanted: str) -> tuple[Hit, ...]:
    """Every place of the words in the blocks, in the order of reading, without regard to case, accents and blanks."""
    words, _ = _folded(wanted.strip())
    if not words:
        return ()
    return tuple(
        Hit(number, band, cell, start, end)
        for number, block in enumerate(blocks)
        for band, content in enumerate(block.bands)
        for cell, flow in enumerate(_flows(content))
        for start, end in _places(flow.words.plain, words)
    )


def _flows(band: Band) -> tuple[Flow, ...]:
    if isinstance(band, Flow):
        return (band,)
    return tuple(flow for cell in band.cells for flow in cell) if isinstance(band, Columns) else ()


def _places(plain: str, words: str) -> Iterator[tuple[int, int]]:
    folded, positions = _folded(plain)
    at = folded.find(words)
    while at >= 0:
        yield positions[at], positions[at + len(words) - 1] + 1
        at = folded.find(words, at + len(words))


@lru_cache(maxsize=4096)
def _folded(words: str) -> tuple[str, Sequence[int]]:
    """Words for looking something up, and where each of their characters stood."""
    if words.isascii():
        return words.lower(), range(len(words))
    pieces = [_letters(character) for character in words]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]


@lru_cache(maxsize=4096)
def _letters(character: str) -> str:
    """A character in small letters without accents; none for an accent, several for a ligature."""
    found = unicodedata.normalize("NFKD", character.casefold())
    return "".join(one for one in found if not unicodedata.combining(one))


class Marked(Sequence[Block]):
    """The blocks with every hit dressed, the one of a number more than the others; made when they are asked for.

    Their heights are the same.
    """

    def __init__(self, blocks: Sequence[Block], hits: Sequence[Hit], here: int) -> None:
        self._blocks = blocks
        self._hits: dict[int, list[tuple[Hit, str]]] = {}
        for number, hit in enumerate(hits):
            style = looks.FOUND_HERE if number == here else looks.FOUND
            self._hits.setdefault(hit.block, []).append((hit, style))

    def __len__(self) -> int:
        return len(self._blocks)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        block = self._blocks[index]
        for hit, style in self._hits.get(index, ()):
            band = _dressed(block.bands[hit.band], hit, style)
            block = replace(block, bands=(*block.bands[: hit.band], band, *block.bands[hit.band + 1 :]))
        return block


def _dressed(band: Band, hit: Hit, style: str) -> Band:
    if isinstance(band, Flow):
        return replace(band, words=band.words.stylize(style, hit.start, hit.end))
    if not isinstance(band, Columns):
        return band
    cells, number = [], 0
    for cell in band.cells:
        flows = []
        for flow in cell:
            mine = number == hit.cell
            flows.append(replace(flow, words=flow.words.stylize(style, hit.start, hit.end)) if mine else flow)
            number += 1
        cells.append(tuple(flows))
    return replace(band, cells=tuple(cells))


def line_of(blocks: Sequence[Block], hit: Hit, width: int) -> int:
    """Which line of its block a hit stands in, at a width in cells."""
    block = blocks[hit.block]
    above = height(Block(block.bands[: hit.band], after=0), width)
    band = block.bands[hit.band]
    if isinstance(band, Flow):
        return above + _line(band, hit.start, width)
    if not isinstance(band, Columns):
        return above
    number = 0
    for cell, cells in zip(band.cells, column_widths(band, width), strict=True):
        down = 0
        for flow in cell:
            if number == hit.cell:
                return above + down + _line(flow, hit.start, cells)
            down += height(Block((flow,), after=0), cells)
            number += 1
    return above


def _line(flow: Flow, place: int, width: int) -> int:
    found = breaks(flow.words.plain, max(width - flow.rest, 2), flow.first - flow.rest)
    line = sum(start <= place for start in found)
    return min(line, flow.limit - 1) if flow.limit else line

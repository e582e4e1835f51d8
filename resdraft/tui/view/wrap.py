"""Where lines end, by cells of a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

_NARROW = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2070-\u209c"
    r"\u20a0-\u20bf\u2100-\u218f\u2500-\u25ff]*"
)
"""Texts in which every character takes one cell."""
_CHUNK = re.compile(r"[^ ]+ *| +")
_WIDE = r"\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_NO_START = "，。、；：？！）〕］｝〉》」』】”’…·％)]},.;:!?"
_NO_END = "（〔［｛〈《「『【“‘([{"
_CJK_PIECE = re.compile(rf"[{re.escape(_NO_END)}]*(?:[{_WIDE}]|[^{_WIDE}]+?(?=[{_WIDE}]|$))[{re.escape(_NO_START)}]* *")
_HAS_WIDE = re.compile(f"[{_WIDE}]")
_TORN = re.compile(r"[^/\-–—_]*[/\-–—_]+|[^/\-–—_]+")


@lru_cache(maxsize=8192)
def breaks(words: str, width: int, first: int = 0) -> tuple[int, ...]:
    """The offsets at which lines after the first begin, for lines of `width` cells.

    `first` cells of the first line are taken, or so many more are free if it is negative. Lines end at blanks,
    between Chinese or Japanese characters where their punctuation allows it, and inside what is longer than a line;
    never at a no-break blank. Blanks at the end of a line may hang over.
    """
    narrow = _NARROW.fullmatch(words) is not None
    width = max(width, 2)
    found: list[int] = []
    taken = first
    for start, chunk in _chunks(words, narrow):
        full = len(chunk) if narrow else cell_len(chunk)
        inked = full - (len(chunk) - len(chunk.rstrip(" ")))
        if taken + inked <= width:
            taken += full
            continue
        if taken and start:
            found.append(start)
            taken = 0
        if taken + inked <= width:
            taken += full
            continue
        for inner, cells in _torn(chunk, width, taken):
            if inner:
                found.append(start + inner)
            taken = cells
    return tuple(dict.fromkeys(found))


def _chunks(words: str, narrow: bool) -> Iterator[tuple[int, str]]:
    """Words with the blanks behind them; runs of wide characters in pieces."""
    wide = not narrow and _HAS_WIDE.search(words) is not None
    for found in _CHUNK.finditer(words):
        if not wide or not _HAS_WIDE.search(found[0]):
            yield found.start(), found[0]
            continue
        at = found.start()
        for piece in _CJK_PIECE.findall(found[0]):
            yield at, piece
            at += len(piece)


def _torn(chunk: str, width: int, taken: int) -> Iterator[tuple[int, int]]:
    """Lines of what is longer than a line: where each begins, and how many cells it takes.

    Torn after strokes and dashes if that is enough, else anywhere but before a character without width.
    """
    at = 0
    yield 0, taken
    for found in _TORN.finditer(chunk):
        piece = found[0]
        cells = cell_len(piece)
        if taken + cells <= width:
            taken += cells
            continue
        if taken and cells <= width and found.start():
            at, taken = found.start(), cells
            yield at, taken
            continue
        for offset, character in enumerate(piece, start=found.start()):
            size = cell_len(character)
            if size and taken + size > width and offset > at:
                at, taken = offset, 0
            taken += size
            yield at, taken
    yield at, taken

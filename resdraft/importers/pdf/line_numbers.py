"""Numbers that count the lines of a page in its margin, as working papers have them; taken off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from resdraft.importers.pdf.furniture import Sheet
from resdraft.importers.pdf.page_lines import PageLine
from resdraft.importers.pdf.signs import sign_of
from resdraft.model import part

_FEWEST, _LEAST = 5, 2
"""So many lines of a file, and of one of its pages, are numbered at least."""
_SHARE = 0.5
"""So many lines of a page at least are numbered where each one counts."""
_ALIGNED = 2.5
"""Numbers of a margin end at the same place, points apart at most."""
_LONGEST = 4


def without_line_numbers(sheets: Sequence[Sheet]) -> tuple[list[Sheet], bool]:
    """The sheets without the numbers of their lines, and whether there were any."""
    numbered = [_numbered(sheet) for sheet in sheets]
    if sum(len(found) for found in numbered) < _FEWEST:
        return list(sheets), False
    kept = []
    for sheet, found in zip(sheets, numbered, strict=True):
        lines = tuple(cut for line in sheet.lines if (cut := _cut(line) if id(line) in found else line) is not None)
        kept.append(replace(sheet, lines=lines))
    return kept, True


def _numbered(sheet: Sheet) -> set[int]:
    """The lines of a sheet, by identity, that begin with a number of the margin."""
    every = [(line, int(word)) for line in sheet.lines if (word := _first_word(line)).isdecimal()]
    if len(every) < _LEAST:
        return set()
    edge, _ = Counter(round(line.spans[0][1]) for line, _ in every).most_common(1)[0]
    first = [(line, count) for line, count in every if abs(line.spans[0][1] - edge) < _ALIGNED]
    steps = {after - before for (_, before), (_, after) in pairwise(first)}
    behind = [line.spans[1][0] for line, _ in first if len(line.spans) > 1]
    if len(first) < _LEAST or len(steps) != 1 or min(steps) < 1 or any(left < edge + _ALIGNED for left in behind):
        return set()
    begin = next(index for index, line in enumerate(sheet.lines) if line is first[0][0])
    if min(steps) == 1 and len(first) < (len(sheet.lines) - begin) * _SHARE:
        return set()
    return {id(line) for line, _ in first}


def _first_word(line: PageLine) -> str:
    if not line.spans or sign_of(line):
        return ""
    end = line.spans[1][2] if len(line.spans) > 1 else len(line.words)
    word = line.words[:end].strip()
    return word if len(word) <= _LONGEST else ""


def _cut(line: PageLine) -> PageLine | None:
    """A line without its first word; None where there is no other."""
    if len(line.spans) < 2:
        return None
    left, _, begin = line.spans[1]
    spans = tuple((one, other, at - begin) for one, other, at in line.spans[1:])
    cells = tuple((max(one, left), other, max(0, at - begin)) for one, other, at in line.cells if other > left)
    return replace(line, left=left, text=part(line.text, begin, len(line.text.plain)), cells=cells, spans=spans)

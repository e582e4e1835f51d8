"""Drafts as lines of a list, and what stands above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import overload

from rich.cells import cell_len
from textual.content import Content

from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Columns, Flow
from resdraft.tui.view.listed import COLUMNS, Column, Key, Listed
from resdraft.tui.view.words import joined

HEIGHT = 2
"""Lines of each draft."""
_COUNTS = 12
_CHANGED = 7


class Rows(Sequence[Block]):
    """A block for each draft, made when it is asked for."""

    def __init__(self, drafts: Sequence[Listed], marks: Mapping[Key, int], now: datetime) -> None:
        """`marks` has the numbers of those that are marked."""
        self._drafts = drafts
        self._marks = marks
        self._now = now

    def __len__(self) -> int:
        return len(self._drafts)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        if isinstance(index, slice):
            return Rows(self._drafts[index], self._marks, self._now)
        draft = self._drafts[index]
        return draft_block(draft, self._marks.get(draft.key, 0), self._now)


def draft_block(draft: Listed, mark: int = 0, now: datetime | None = None) -> Block:
    """Two lines: name, counts and last change; symbol, what it is about, body, date and sponsors."""
    sign = joined([(f"{mark}" if mark else "", looks.CURSOR)])
    name = (Flow(joined([(draft.name, looks.STRONG)]), limit=1),)
    number = (Flow(_counts(draft), align="right", limit=1),)
    changed = (Flow(joined([(when(draft.changed, now), looks.FAINT)]), align="right", limit=1),)
    first = Columns((name, number, changed), widths=(1, -_COUNTS, -_CHANGED), between=" ")
    return Block((first, Flow(_about(draft), first=2, limit=1)), sign=sign, after=0)


def when(changed: float, now: datetime | None) -> str:
    """When a file was changed, in seven cells: the time of today, the day of this year, else the month."""
    if not changed or now is None:
        return ""
    try:
        then = datetime.fromtimestamp(changed)
    except (OverflowError, OSError, ValueError):
        return ""
    if then.date() == now.date():
        return f"{then:%H:%M}"
    return f"{then.day} {then:%b}" if then.year == now.year else f"{then:%Y-%m}"


def _counts(draft: Listed) -> Content:
    if draft.fault:
        return joined([("not readable", looks.WARNING)])
    if not draft.read:
        return joined([("…", looks.FAINT)])
    return joined([(f"{draft.preambular} PP {draft.operative:3} OP", looks.MUTED)])


def _about(draft: Listed) -> Content:
    if draft.fault:
        return joined([(f"! {draft.fault}", looks.WARNING)])
    said = [
        (f"! {draft.problems} problem{'s' * (draft.problems > 1)}" if draft.problems else "", looks.WARNING),
        (draft.symbol, looks.NOTE),
        (draft.date, looks.NOTE),
        (draft.tabled_by, ""),
        (draft.title, looks.MUTED),
        (draft.body, looks.MUTED),
    ]
    parts: list[tuple[str, str]] = []
    for words, style in said:
        if words:
            parts += [(" · ", looks.FAINT)] if parts else []
            parts.append((words, style))
    return joined(parts)


@dataclass(frozen=True, slots=True)
class Heads:
    """The line above the list."""

    words: Content
    spans: tuple[tuple[int, int, Column], ...]
    """The cells of each column's title."""

    def at(self, cell: int) -> Column | None:
        """The column whose title stands at a cell."""
        return next((column for start, end, column in self.spans if start <= cell < end), None)


def heads(sorted_by: Column, *, turned: bool, width: int, margin: int) -> Heads:
    """The titles of the columns, the last two above their cells; the one that is sorted by has its arrow."""
    arrow = "▼" if sorted_by.falls != turned else "▲"
    titles = [f"{column.title}{arrow if column is sorted_by else ''}" for column in COLUMNS]
    room = max(width - margin - 1, 0)
    right = [title.rjust(cells) for title, cells in zip(titles[-2:], (_COUNTS, _CHANGED), strict=True)]
    left_room = room - sum(map(cell_len, right)) - 1
    parts: list[tuple[str, str]] = [(" " * margin, "")]
    spans: list[tuple[int, int, Column]] = []
    at = margin
    kept = cell_len(sorted_by.title) + 3 if sorted_by in COLUMNS[:-2] else 0
    for title, column in zip(titles[:-2], COLUMNS, strict=False):
        kept = 0 if column is sorted_by else kept
        if at - margin + cell_len(title) + 2 + kept > left_room and column is not sorted_by:
            continue
        spans.append((at, at + cell_len(title), column))
        parts.append((title, looks.KEY if column is sorted_by else looks.MUTED))
        parts.append(("  ", ""))
        at += cell_len(title) + 2
    gap = max(margin + room - sum(map(cell_len, right)) - 1 - at, 0)
    parts.append((" " * gap, ""))
    at += gap
    for title, column in zip(right, COLUMNS[-2:], strict=True):
        spans.append((at, at + cell_len(title), column))
        parts += [(title, looks.KEY if column is sorted_by else looks.MUTED), (" ", "")]
        at += cell_len(title) + 1
    return Heads(joined(parts), tuple(spans))

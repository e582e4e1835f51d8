"""A comparison laid out: rows side by side or in one column, unchanged ones folded away."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TypeAlias

from textual.content import Content

from resdraft.tui.view import looks
from resdraft.tui.view.blocks import EMPTY, Band, Block, Columns, Flow, column_widths, lines
from resdraft.tui.view.changes import ChangeRow, is_kept
from resdraft.tui.view.words import cut_middle, fitting_names, joined

INDENT = 2
_SHORT = 2
"""Lines of words that only moved: enough to know them again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the comparison."""

    row: int


@dataclass(frozen=True, slots=True)
class Folded:
    """Unchanged rows, folded into one line."""

    start: int
    end: int


Item: TypeAlias = Shown | Folded


def names_line(old: str, new: str, width: int, *, inline: bool) -> Content:
    """The names of both drafts, each above its column; in one column, the old and what became of it."""
    minus, plus, arrow = ("- ", looks.GONE), ("+ ", looks.CAME), (" → ", looks.FAINT)
    if inline:
        old, new = fitting_names(old, new, width - sum(len(words) for words, _ in (minus, arrow, plus)))
        return joined([minus, (old, looks.STRONG), arrow, plus, (new, looks.STRONG)])
    left, right = column_widths(Columns(((), ())), width)
    sides = (
        (Flow(joined([minus, (cut_middle(old, left - 2), looks.STRONG)]), limit=1),),
        (Flow(joined([plus, (cut_middle(new, right - 2), looks.STRONG)]), limit=1),),
    )
    return lines(Block((Columns(sides),)), width)[0][0]


def items(
    rows: Sequence[ChangeRow], *, every: bool, unfolded: Set[int] = frozenset(), only: str = ""
) -> tuple[Item, ...]:
    """What to show in order: all rows, or those that changed with the others folded between them.

    `unfolded` holds the first rows of folds that were opened; `only` is the kind of change that is asked for.
    """
    found: list[Item] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and not is_kept(rows[end], only):
            end += 1
        if end == at or every or at in unfolded:
            end = max(end, at + 1)
            found += [Shown(number) for number in range(at, end)]
        else:
            found.append(Folded(at, end))
        at = end
    return tuple(found)


def fold_of(rows: Sequence[ChangeRow], row: int, only: str = "") -> int:
    """The first row of those around a row that are folded together; -1 for a row that stays."""
    if is_kept(rows[row], only):
        return -1
    while row and not is_kept(rows[row - 1], only):
        row -= 1
    return row


def place_of(found: Sequence[Item], row: int) -> int:
    """Which item shows a row."""
    for number, item in enumerate(found):
        if (isinstance(item, Shown) and item.row == row) or (isinstance(item, Folded) and item.start <= row < item.end):
            return number
    return 0


def item_block(
    item: Item, rows: Sequence[ChangeRow], *, inline: bool, state: Content = EMPTY, places: tuple[Flow, ...] = ()
) -> Block:
    """The block that a pane paints; `state` says how far its change is decided, `places` what of it can be."""
    if isinstance(item, Folded):
        return _fold_block(rows[item.start : item.end])
    row = rows[item.row]
    body = _inline(row) if inline else _beside(row)
    meaning = (Flow(row.meaning, first=INDENT, rest=INDENT + 2),) if row.meaning else ()
    head = Content.assemble(row.head, "  ", state) if state else row.head
    bands: tuple[Band, ...] = (Flow(head, fill=looks.HEAD_BAND), *body, *meaning, *places)
    sign, tail, under = _margin(row)
    return Block(bands, sign=sign, tail=tail, under=under)


def _fold_block(rows: Sequence[ChangeRow]) -> Block:
    names = [row.name for row in rows]
    ends = names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"
    said = "others" if any(row.changed for row in rows) else "unchanged"
    count = f"{len(names)} {said}" if len(names) > 1 else said.removesuffix("s")
    words = joined([("··· ", looks.FAINT), (f"{count}: {ends}", looks.MUTED)])
    return Block((Flow(words, limit=1),), sign=joined([("=", looks.FAINT)]))


def _beside(row: ChangeRow) -> tuple[Band, ...]:
    limit = _limit(row)
    sides = []
    for side in (row.old, row.new):
        sides.append(tuple(Flow(words, first=INDENT, rest=INDENT, limit=limit) for words in side))
    return (Columns((sides[0], sides[1])),)


def _inline(row: ChangeRow) -> tuple[Band, ...]:
    limit = _limit(row)
    return tuple(Flow(words, first=INDENT, rest=INDENT, limit=limit) for words in row.both)


def _limit(row: ChangeRow) -> int:
    """Words that stand elsewhere as well, or did not change, are cut short."""
    return _SHORT if row.kind == "away" or (row.kind == "equal" and row.changed) else 0


def _margin(row: ChangeRow) -> tuple[Content, Content, Content]:
    """The signs of the first line, of the others and of blank ones: a brace down the parts of one clause."""
    if row.parts > 1:
        last = row.part == row.parts - 1
        corner = "┌" if row.part == 0 else "└" if last else "├"
        line = EMPTY if last else joined([("│", looks.WARNING)])
        return joined([(corner, looks.WARNING)]), line, line
    return row.sign, row.sign if row.kind in ("inserted", "deleted") else EMPTY, EMPTY

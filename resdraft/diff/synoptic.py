"""Three drafts and more in one table: a row for each clause of the first, and for each that only others have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from resdraft.diff.align import compare
from resdraft.diff.comparison import FORMAT, Comparison, Link, Side
from resdraft.diff.display import reading_order
from resdraft.model import Path, Record, Resolution, encode


@dataclass(frozen=True, slots=True)
class SynopsisCell:
    """What a draft has in a row."""

    sides: tuple[Side, ...] = ()
    """Its clauses that stand here: one; several where it splits the row's clause; none where it has nothing here."""
    link: Link | None = None
    """How they come from the row's own clause; none for the row's own draft. Its old sides are those of that draft."""
    elsewhere: tuple[Side, ...] = ()
    """Where there are no sides, though the row's clause went into one that stands in another row: those."""


@dataclass(frozen=True, slots=True)
class SynopsisRow:
    """A clause, or what else stands in a text, as each draft has it."""

    own: int
    """The number of the draft that the others are compared with here: the first one that has the clause."""
    cells: tuple[SynopsisCell, ...]
    """One for each draft."""

    @property
    def side(self) -> Side:
        """The row's own clause."""
        return self.cells[self.own].sides[0]

    @property
    def alike(self) -> bool:
        """Whether all drafts have it, with the same words; where it stands does not matter."""
        others = (cell for number, cell in enumerate(self.cells) if number != self.own)
        return all(cell.link is not None and cell.link.kind == "equal" for cell in others)


@dataclass(frozen=True, slots=True)
class Synopsis:
    """Several drafts beside each other. Every clause of each draft stands in exactly one row."""

    drafts: int
    rows: tuple[SynopsisRow, ...]
    """In the order of the first draft; what it lacks stands behind what stands before it in its own draft."""
    similarities: tuple[float, ...]
    """Of the first draft with each of them, itself included: the share of the words of both that stayed."""


def synopsis_record(found: Synopsis) -> Record:
    """The synopsis as plain data for JSON: every field, with the number of this format."""
    return {"format": FORMAT, **encode(found)}


def synopsis(drafts: Sequence[Resolution]) -> Synopsis:
    """The drafts in one table. What the first lacks is compared among the others, each with those after it.

    The same drafts in the same order always give the same answer.
    """
    if len(drafts) < 2:
        raise ValueError("a synopsis takes two drafts or more")
    return _Builder(drafts).built()


@dataclass(slots=True, eq=False)
class _Row:
    """A row while it is made: cells fill up, and rows after it are put in between."""

    own: int
    cells: dict[int, SynopsisCell] = field(default_factory=dict)
    after: _Row | None = None

    @property
    def side(self) -> Side:
        return self.cells[self.own].sides[0]


class _Builder:
    """Rows of the first draft, then of what each other has alone."""

    def __init__(self, drafts: Sequence[Resolution]) -> None:
        self._drafts = drafts
        self._head = _Row(-1)
        self._placed: list[dict[Path, _Row]] = [{} for _ in drafts]
        """The row of each side, by draft and path."""
        self._last: list[dict[Path, _Row]] = [{} for _ in drafts]
        """The row behind which stands what follows a side, where that is another: it takes in clauses one by one."""
        self._astray: list[set[Path]] = [set() for _ in drafts]
        """Sides that moved: what follows them in their draft does not follow their row."""
        self._sides: list[tuple[Side, ...]] = []

    def built(self) -> Synopsis:
        firsts = [compare(self._drafts[0], other) for other in self._drafts[1:]]
        self._sides.append(_in_order(firsts[0], lambda link: link.old))
        self._sides += [_in_order(comparison, lambda link: link.new) for comparison in firsts]
        last = self._head
        for side in self._sides[0]:
            last = self._row_after(last, 0, side)
        for number, comparison in enumerate(firsts, 1):
            self._join(comparison, 0, number)
        for number in range(1, len(self._drafts)):
            self._own_rows(number)
        similarity = (1.0, *(comparison.similarity for comparison in firsts))
        return Synopsis(len(self._drafts), tuple(self._finished()), similarity)

    def _own_rows(self, number: int) -> None:
        """Rows for what a draft has and none before it; those after it join them."""
        new = [side for side in self._sides[number] if side.path not in self._placed[number]]
        if not new:
            return
        before: _Row | None = None
        part = ""
        for side in self._sides[number]:
            if side.part != part:
                before, part = None, side.part
            if side.path not in self._placed[number]:
                before = self._row_after(self._place_for(side, before, number), number, side)
            elif side.path not in self._astray[number]:
                before = self._last[number].get(side.path) or self._placed[number][side.path]
        for other in range(number + 1, len(self._drafts)):
            if any(side.path not in self._placed[other] for side in self._sides[other]):
                self._join(compare(self._drafts[number], self._drafts[other]), number, other)

    def _row_after(self, before: _Row, number: int, side: Side) -> _Row:
        made = _Row(number, {number: SynopsisCell((side,))}, before.after)
        before.after = made
        self._placed[number][side.path] = made
        return made

    def _place_for(self, side: Side, before: _Row | None, number: int) -> _Row:
        """The row behind which a new one stands: that of what is before it in its draft, with what belongs to that.

        What drafts before this one have alone there, and this one has not, comes first.
        """
        at = before or self._head
        order = reading_order(side)[0]
        while at.after is not None:
            following = at.after.side
            later = reading_order(following)[0] > order
            if before is None:
                stop = later or following.part == side.part
            else:
                deeper = len(following.path) > len(side.path)
                others = 0 < at.after.own < number and number not in at.after.cells
                stop = following.part != side.part or not (deeper or others)
            if stop:
                break
            at = at.after
        return at

    def _join(self, comparison: Comparison, own: int, other: int) -> None:
        """Puts what a draft has into the rows of another, if it stands in none yet."""
        for link in comparison.links:
            if not link.old or not link.new:
                continue
            rows = [self._placed[own][side.path] for side in link.old]
            mine = [row for row in rows if row.own == own and other not in row.cells]
            free = tuple(side for side in link.new if side.path not in self._placed[other])
            if not mine or len(free) != len(link.new):
                continue
            first, *rest = mine
            first.cells[other] = SynopsisCell(link.new, link)
            last = first
            for row in rest:
                row.cells[other] = SynopsisCell((), link, link.new)
                last = row if last.after is row else last
            for side in link.new:
                self._placed[other][side.path], self._last[other][side.path] = first, last
            if link.moved:
                self._astray[other] |= {side.path for side in link.new}

    def _finished(self) -> Iterator[SynopsisRow]:
        at, nothing = self._head.after, SynopsisCell()
        while at is not None:
            yield SynopsisRow(at.own, tuple(at.cells.get(n, nothing) for n in range(len(self._drafts))))
            at = at.after


def _in_order(comparison: Comparison, chosen: Callable[[Link], tuple[Side, ...]]) -> tuple[Side, ...]:
    """The sides of one of the texts as they are read."""
    return tuple(sorted((side for link in comparison.links for side in chosen(link)), key=reading_order))

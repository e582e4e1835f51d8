"""A row of runs as stretches: words that both texts have, and places where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resdraft.diff import Run
from resdraft.model import Mark, Text
from resdraft.negotiate.strand import Edge, Strand, is_balanced, without_common_edges

Span = tuple[int, int]
_EDGES: dict[str, Edge] = {"": "", "start": "open", "end": "close"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive runs that are all equal, or all not."""

    equal: bool
    first: int
    """Number of the first run."""
    old: Span
    """Code points of the old text; the stretches of a row cover it without a gap."""
    new: Span


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where two texts differ and that is decided as one: as a rule one stretch.

    Where marks came or went whose edges stand in several stretches, those and all between them are one.
    """

    start: int
    """Number of its first stretch."""
    end: int
    """Number behind its last one."""
    first: int
    """Number of its first run."""


def stretches(runs: Sequence[Run], old: Text, new: Text) -> tuple[Stretch, ...]:
    """The stretches of a row, equal ones and others by turns; none for a row without runs."""
    if not runs:
        return ()
    cuts = [k for k, run in enumerate(runs) if not k or (run.kind == "equal") != (runs[k - 1].kind == "equal")]
    found: list[Stretch] = []
    for begin, end in zip(cuts, [*cuts[1:], len(runs)], strict=True):
        last = end == len(runs)
        before = (found[-1].old[1], found[-1].new[1]) if found else (0, 0)
        ends = (len(old.plain), len(new.plain)) if last else (runs[end - 1].old[1], runs[end - 1].new[1])
        equal = runs[begin].kind == "equal"
        found.append(Stretch(equal, begin, (before[0], ends[0]), (before[1], ends[1])))
    return tuple(found)


def strands(runs: Sequence[Run], old: Text, new: Text) -> tuple[Strand, Strand]:
    """Both texts, with what came or went where the runs tell it: a note within a word stands behind that word."""
    places: tuple[dict[tuple[Mark, Edge], int], dict[tuple[Mark, Edge], int]] = ({}, {})
    for run in runs:
        if run.mark is not None and run.kind != "equal":
            which, span = (0, run.old) if run.kind == "deleted" else (1, run.new)
            places[which][run.mark, _EDGES[run.edge]] = span[0]
    return Strand(old, places[0]), Strand(new, places[1])


def spots(row: Sequence[Stretch], strands: tuple[Strand, Strand]) -> tuple[Spot, ...]:
    """The places of a row that can be decided each by itself."""
    apart = [number for number, stretch in enumerate(row) if not stretch.equal and _is_torn(row, number, strands)]
    first, last = (apart[0], apart[-1]) if apart else (len(row), -1)
    found = [Spot(k, k + 1, s.first) for k, s in enumerate(row) if not s.equal and not first <= k <= last]
    if apart:
        found.append(Spot(first, last + 1, row[first].first))
    return tuple(sorted(found, key=lambda spot: spot.start))


def _is_torn(row: Sequence[Stretch], number: int, strands: tuple[Strand, Strand]) -> bool:
    """Whether edges of marks stand in a stretch without their other ends."""
    stretch = row[number]
    pieces = (strands[0].closed(stretch.old), strands[1].closed(stretch.new))
    if not all(map(is_balanced, without_common_edges(*pieces)[1])):
        return True
    if stretch.old[0] < stretch.old[1] or stretch.new[0] < stretch.new[1]:
        return False
    edges = [strand.emphasis_at(span[0]) for strand, span in zip(strands, (stretch.old, stretch.new), strict=True)]
    return edges[0] != edges[1]

"""What moved: whatever is not in the heaviest common order of its level."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from resdraft.diff.comparison import Move
from resdraft.diff.links import UnitLink
from resdraft.diff.units import ROOT, Unit

_TRACE = 1e-6
"""What a word weighs beside a clause: of two that changed places the shorter one moved."""


def find_moves(links: Sequence[UnitLink], sides: tuple[Sequence[Unit], Sequence[Unit]]) -> dict[int, Move]:
    """How far each link moved, by the index of its first old unit; those that stayed are not in it.

    Level by level: of the links at the top of a part, or below linked parents, those that form the heaviest chain
    that rises on both sides stay, the others moved. A clause in another part or under another parent moved. One that
    only stands deeper or higher did not, as long as its paragraph keeps its place among the others.
    """
    partners: dict[int, set[int]] = defaultdict(set)
    for link in links:
        for unit in link.old:
            partners[unit.index].update(other.index for other in link.new)
    moves: dict[int, Move] = {}
    levels: dict[tuple[str, str, int, int], list[UnitLink]] = defaultdict(list)
    shifted: list[UnitLink] = []
    for link in links:
        a, b = link.old[0], link.new[0]
        if a.side.part != b.side.part:
            moves[a.index] = "between parts"
        elif a.side.level != b.side.level:
            shifted.append(link)
        elif a.parent == b.parent == ROOT or b.parent in partners[a.parent]:
            levels[a.side.kind, a.side.part, a.parent, b.parent].append(link)
        else:
            moves[a.index] = "between parents"
    fixed: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for (kind, part, above, _), row in levels.items():
        stay = staying([(link.old[0].index, link.new[0].index, _weight(link)) for link in row])
        moves.update({link.old[0].index: "within" for k, link in enumerate(row) if k not in stay and kind != "note"})
        if kind == "clause" and above == ROOT:
            fixed[part] += [(row[k].old[0].index, row[k].new[0].index) for k in stay]
    for link in shifted:
        old, new = _top(link.old[0], sides[0]), _top(link.new[0], sides[1])
        if any((x - old) * (y - new) < 0 for x, y in fixed[link.old[0].side.part]):
            moves[link.old[0].index] = "between parents"
    return moves


def _weight(link: UnitLink) -> float:
    return 1 + _TRACE * sum(len(unit.words) for unit in (*link.old, *link.new))


def _top(unit: Unit, side: Sequence[Unit]) -> int:
    """Index of the paragraph that a subparagraph belongs to."""
    while unit.parent != ROOT:
        unit = side[unit.parent]
    return unit.index


def staying(places: Sequence[tuple[int, int, float]]) -> set[int]:
    """Which of the links (old place, new place, weight) form the heaviest chain that rises on both sides.

    Of two chains as heavy the one whose last link comes first wins. O(n log n).
    """
    columns = sorted({new for _, new, _ in places})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(columns) + 1)
    before = [-1] * len(places)
    last, heaviest = -1, 0.0
    # Links with one old place cannot stand in one chain: the later new place goes first, so that none sees another.
    for k in sorted(range(len(places)), key=lambda k: (places[k][0], -places[k][1])):
        _, new, weight = places[k]
        column = bisect_left(columns, new)
        total, before[k] = _heaviest_before(best, column)
        total += weight
        _enter(best, column + 1, total, k)
        if total > heaviest + _TRACE / 2:
            last, heaviest = k, total
    result = set()
    while last >= 0:
        result.add(last)
        last = before[last]
    return result


def _enter(best: list[tuple[float, int]], column: int, total: float, link: int) -> None:
    """Into a Fenwick tree of the heaviest chain that ends at or before a column."""
    while column < len(best):
        if total > best[column][0]:
            best[column] = (total, link)
        column += column & -column


def _heaviest_before(best: Sequence[tuple[float, int]], column: int) -> tuple[float, int]:
    found = (0.0, -1)
    while column > 0:
        if best[column][0] > found[0]:
            found = best[column]
        column -= column & -column
    return found

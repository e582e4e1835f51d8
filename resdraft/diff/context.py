"""A second look at clauses that are still free: their neighbours tell what their words alone do not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resdraft.diff.lexicon import Lexicon
from resdraft.diff.score import FEATURES as LIKENESS
from resdraft.diff.score import Edge, beyond_rivals
from resdraft.diff.weights import model

_KEPT = tuple(name for name in LIKENESS if name not in ("distance", "row", "column"))
_PLACES = tuple(LIKENESS.index(name) for name in _KEPT)
FEATURES = (*_KEPT, "row", "column", "gap", "lone", "before", "after")
"""Likeness as before, rivals among free clauses alone; whether both stand between the same linked clauses, and how few
others do; whether the clauses right before and right after them are linked."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The free clauses around one: from which place to which, and where the linked ones beside them went."""

    begin: int
    end: int
    other_begin: int
    other_end: int


class Places:
    """Which place of one text is linked with which of the other."""

    def __init__(self, links: Iterable[tuple[int, int]], sizes: tuple[int, int]) -> None:
        pairs = sorted(links)
        self._partner: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for old, new in pairs:
            self._partner[0].setdefault(old, new)
            self._partner[1].setdefault(new, old)
        self._linked = sorted(self._partner[0]), sorted(self._partner[1])
        self._sizes = sizes

    def gap(self, side: int, place: int) -> Gap:
        """The gap that a free clause stands in."""
        row, partner = self._linked[side], self._partner[side]
        at = bisect_left(row, place)
        begin = row[at - 1] if at else -1
        end = row[at] if at < len(row) else self._sizes[side]
        return Gap(begin, end, partner.get(begin, -1), partner.get(end, self._sizes[1 - side]))


def second_look(
    lexicon: Lexicon, found: Sequence[Edge], links: Iterable[tuple[int, int]], sizes: tuple[int, int]
) -> list[Edge]:
    """Edges between free clauses, judged anew; `links` are places of linked clauses, `sizes` how many there are."""
    judge = model("free", FEATURES)
    places = Places(links, sizes)
    gaps = (
        {edge.old: places.gap(0, lexicon.old[edge.old].place) for edge in found},
        {edge.new: places.gap(1, lexicon.new[edge.new].place) for edge in found},
    )
    result = []
    for edge, rivals in zip(
        found, beyond_rivals([(e.old, e.new, e.features[0] + e.features[1]) for e in found]), strict=True
    ):
        here = _setting(lexicon.old[edge.old].place, lexicon.new[edge.new].place, gaps[0][edge.old], gaps[1][edge.new])
        features = (*(edge.features[k] for k in _PLACES), *rivals, *here)
        result.append(Edge(edge.old, edge.new, features, judge.odds(features)))
    return result


def _setting(old: int, new: int, gap: Gap, other: Gap) -> tuple[float, ...]:
    inside = (0.5 if gap.other_begin < new < gap.other_end else 0.0) + (
        0.5 if other.other_begin < old < other.other_end else 0.0
    )
    many = (gap.end - gap.begin - 1) * (other.end - other.begin - 1)
    return (
        inside,
        inside / many,
        1.0 if gap.begin == old - 1 and gap.other_begin == new - 1 else 0.0,
        1.0 if gap.end == old + 1 and gap.other_end == new + 1 else 0.0,
    )

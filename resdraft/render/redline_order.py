"""In which order the paragraphs of two texts stand in one redline, and which of them belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from resdraft.diff import Comparison, Link, staying
from resdraft.model import Path

Spot: TypeAlias = tuple[Path, str]
"""What a paragraph of a text is: the path of its side in a Comparison, and its role there ("text", "closing",
"label" of an annex, "table", "space" after a table)."""
_PARTS = ("agenda item", "title", "enacting", "preamble", "operative", "annexes")
_SOLID = ("table", "space")
_FIXED = 1_000.0
"""What a clause that did not move weighs beside one that did."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next thing in a redline: paragraphs by their numbers in the old and in the new text.

    Both: they belong together. One alone went or came, or moved where `move` numbers the move, from 1; `partner` is
    the other end of a moved paragraph.
    """

    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    move: int = 0
    partner: int = -1


@dataclass(slots=True)
class _Bond:
    """Paragraphs that belong together."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool
    weight: float
    main: tuple[int, int] = (-1, -1)
    """Those of both that have most in common."""
    solid: bool = False
    """A table or what follows it, which stays or goes but never moves."""


@dataclass(slots=True)
class _Plan:
    stay: list[_Bond] = field(default_factory=list)
    moved: dict[int, int] = field(default_factory=dict)
    """New paragraph by old one."""


def steps(comparison: Comparison, old: Sequence[Spot], new: Sequence[Spot]) -> list[Step]:
    """Every paragraph of both texts once, in the order of the redline; of a moved one both ends.

    Between what stayed in order, what went stands before what came, each in its part of the text.
    """
    plan = _planned(comparison, old, new)
    moves = _numbered(plan.moved, {i for b in plan.stay for i in b.old}, {j for b in plan.stay for j in b.new}, old)
    found: list[Step] = []
    i = j = 0
    back = {there: here for here, there in plan.moved.items()}
    for bond in [*plan.stay, _Bond((len(old),), (len(new),), False, 0.0)]:
        gone = [Step(old=(k,), move=moves.get(k, 0), partner=plan.moved.get(k, -1)) for k in range(i, bond.old[0])]
        come = [
            Step(new=(k,), move=moves.get(back.get(k, -1), 0), partner=back.get(k, -1)) for k in range(j, bond.new[0])
        ]
        found += sorted([*gone, *come], key=lambda step: _part(old[step.old[0]] if step.old else new[step.new[0]]))
        if bond.old[0] < len(old):
            found.append(Step(bond.old, bond.new))
        i, j = bond.old[-1] + 1, bond.new[-1] + 1
    return found


def _part(spot: Spot) -> int:
    return _PARTS.index(str(spot[0][0]))


def _planned(comparison: Comparison, old: Sequence[Spot], new: Sequence[Spot]) -> _Plan:
    places = {spot: k for k, spot in enumerate(old)}, {spot: k for k, spot in enumerate(new)}
    bonds = [bond for link in comparison.links for bond in _bonds(link, *places)]
    bound = (
        {k for bond in bonds for k in bond.old} | {k for k, spot in enumerate(old) if spot[1] in _SOLID},
        {k for bond in bonds for k in bond.new} | {k for k, spot in enumerate(new) if spot[1] in _SOLID},
    )
    bonds = [_together(bond, *bound) for bond in bonds]
    inside = [bond for bond in bonds if _part(old[bond.old[0]]) == _part(new[bond.new[0]])]
    kept = staying([(b.old[0], b.new[0], b.weight if b.moved else b.weight + _FIXED) for b in inside])
    plan = _Plan(sorted((inside[k] for k in kept), key=lambda bond: bond.old))
    stay = {bond.main for bond in plan.stay}
    plan.moved = {bond.main[0]: bond.main[1] for bond in bonds if bond.main not in stay and not bond.solid}
    return plan


def _bonds(link: Link, old: dict[Spot, int], new: dict[Spot, int]) -> Iterator[_Bond]:
    if not link.old or not link.new:
        return
    for role in ("label", "text", "closing", "table", "space"):
        here = tuple(old[s.path, role] for s in link.old if (s.path, role) in old)
        there = tuple(new[s.path, role] for s in link.new if (s.path, role) in new)
        if not here or not there:
            continue
        weight = 1.0 + min(1.0, sum(len(s.text.plain) for s in link.new) / 10_000)
        if role != "text":
            here, there = here[:1], there[:1]
        best = max(range(len(link.runs)), key=lambda k: (_kept(link, k), -k), default=0)
        main = here[min(best, len(here) - 1)], there[min(best, len(there) - 1)]
        yield _Bond(here, there, link.moved, weight, main, role in _SOLID)


def _kept(link: Link, row: int) -> int:
    return sum(len(run.words) for run in link.runs[row] if run.kind == "equal")


def _together(bond: _Bond, old: set[int], new: set[int]) -> _Bond:
    """A bond of neighbours, with what stands between them; where another clause does, of the main ones alone."""
    here, there = _stretch(bond.old, old), _stretch(bond.new, new)
    if here is None or there is None:
        here, there = bond.main[:1], bond.main[1:]
    return replace(bond, old=here, new=there)


def _stretch(places: tuple[int, ...], bound: set[int]) -> tuple[int, ...] | None:
    every = range(min(places), max(places) + 1)
    return None if any(k in bound and k not in places for k in every) else tuple(every)


def _numbered(moved: dict[int, int], old_stay: set[int], new_stay: set[int], old: Sequence[Spot]) -> dict[int, int]:
    """Moves by their old paragraphs: neighbours that moved together are one move, a subparagraph with its clause."""
    numbers: dict[int, int] = {}
    head: Path = ()
    last = (-1, -1)
    count = 0
    targets = set(moved.values())
    for here in sorted(moved):
        there = moved[here]
        follows = (
            bool(head)
            and there > last[1]
            and old[here][0][: len(head)] == head
            and not any(k in old_stay for k in range(last[0] + 1, here))
            and not any(k in new_stay or k in targets for k in range(last[1] + 1, there))
        )
        if not follows:
            count += 1
            head = old[here][0]
        numbers[here] = count
        last = (here, there)
    return numbers

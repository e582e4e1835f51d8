"""Which old clauses are which new ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resdraft.diff.assign import assign
from resdraft.diff.lexicon import Lexicon, candidates
from resdraft.diff.score import edges, late
from resdraft.diff.splits import Group, grow
from resdraft.diff.units import Unit

_TELLING = 4
"""Words from which on a text that is the same on both sides needs no further witness."""


_MOST = 0.5
"""Share of its subparagraphs that tell which clause a clause is whose own words do not."""
_LONG = 15
"""Words from which on likeness of words alone may link two clauses that nothing else links."""
_LATE = 0.85
"""How certain such a link is at most."""


@dataclass(frozen=True, slots=True)
class UnitLink:
    """Units that are one thing: one of each side, or one against several in reading order."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    certainty: float


def link_clauses(old: Sequence[Unit], new: Sequence[Unit]) -> list[UnitLink]:
    """The links between the clauses of two texts; who is in none has no partner."""
    links = _identical(old, new)
    taken = {unit.index for link in links for unit in link.old}, {unit.index for link in links for unit in link.new}
    rest = [[unit for unit in side if unit.index not in gone] for side, gone in zip((old, new), taken, strict=True)]
    if all(rest):
        lexicon = Lexicon(rest[0], rest[1], (len(old), len(new)))
        links += [_link(lexicon, group) for group in _groups(lexicon)]
    links += _chapeaux(old, new, links)
    return links + _stubs(old, new, links)


def _identical(old: Sequence[Unit], new: Sequence[Unit]) -> list[UnitLink]:
    """The same words, as often on both sides: linked in order."""
    places: tuple[dict[str, list[Unit]], dict[str, list[Unit]]] = (defaultdict(list), defaultdict(list))
    for side, found in zip((old, new), places, strict=True):
        for unit in side:
            found[unit.folded].append(unit)
    links = []
    for words, mine in places[0].items():
        theirs = places[1].get(words, [])
        if len(mine) == len(theirs):
            links += [UnitLink((a,), (b,), 1.0) for a, b in zip(mine, theirs, strict=True) if _is_telling(a, b)]
    return links


def _is_telling(old: Unit, new: Unit) -> bool:
    here = old.side.part == new.side.part and old.side.level == new.side.level == 0
    return len(old.words) >= (1 if here else _TELLING)


def _groups(lexicon: Lexicon) -> list[Group]:
    found = edges(lexicon, candidates(lexicon))
    groups = grow(lexicon, found, assign(found))
    used: tuple[set[int], set[int]] = ({k for g in groups for k in g.old}, {k for g in groups for k in g.new})
    free = [
        edge
        for edge in found
        if edge.old not in used[0]
        and edge.new not in used[1]
        and min(lexicon.old[edge.old].size, lexicon.new[edge.new].size) >= _LONG
    ]
    return groups + [Group([e.old], [e.new], min(e.p, _LATE)) for e in assign(late(free))]


def _link(lexicon: Lexicon, group: Group) -> UnitLink:
    return UnitLink(
        tuple(lexicon.old[k].unit for k in sorted(group.old)),
        tuple(lexicon.new[k].unit for k in sorted(group.new)),
        group.p,
    )


def _chapeaux(old: Sequence[Unit], new: Sequence[Unit], links: Sequence[UnitLink]) -> list[UnitLink]:
    """Free clauses most of whose subparagraphs are linked with each other: the words before a list, written anew."""
    above = {u.index: u.parent for u in (*old,)}, {u.index: u.parent for u in (*new,)}
    units = {u.index: u for u in old}, {u.index: u for u in new}
    used = {u.index for link in links for u in link.old}, {u.index for link in links for u in link.new}
    votes = Counter((above[0][a.index], above[1][b.index]) for link in links for a in link.old for b in link.new)
    size = Counter(above[0].values()), Counter(above[1].values())
    found = []
    for (a, b), count in votes.most_common():
        if a in used[0] or b in used[1] or a not in units[0] or b not in units[1]:
            continue
        share = count / max(size[0][a], size[1][b])
        if count > 1 and share >= _MOST:
            found.append(UnitLink((units[0][a],), (units[1][b],), share))
            used[0].add(a)
            used[1].add(b)
    return found


def _stubs(old: Sequence[Unit], new: Sequence[Unit], links: Iterable[UnitLink]) -> list[UnitLink]:
    """Free clauses of few words or none that are the same below linked clauses, or in the same part or annex."""
    partner = {a.index: b.index for link in links for a in link.old[:1] for b in link.new[:1]}
    used = {a.index for link in links for a in link.old}, {b.index for link in links for b in link.new}
    clauses = {unit.index for unit in old}, {unit.index for unit in new}
    waiting: dict[tuple[object, str], list[Unit]] = defaultdict(list)
    above: object
    for unit in new:
        if unit.index not in used[1]:
            above = unit.parent if unit.parent in clauses[1] else _part(unit)
            waiting[above, unit.folded].append(unit)
    found = []
    for unit in old:
        if unit.index in used[0]:
            continue
        above = partner.get(unit.parent) if unit.parent in clauses[0] else _part(unit)
        if row := waiting.get((above, unit.folded)):
            found.append(UnitLink((unit,), (row.pop(0),), 1.0))
            partner[unit.index] = found[-1].new[0].index
    return found


def _part(unit: Unit) -> tuple[object, ...]:
    """The part that a top-level clause stands in, or its annex."""
    return unit.side.path[:2] if unit.side.part == "annexes" else unit.side.path[:1]

"""Which old clauses are which new ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resdraft.diff.assign import assign
from resdraft.diff.context import second_look
from resdraft.diff.lexicon import Lexicon, candidates
from resdraft.diff.score import FEATURES, edges
from resdraft.diff.splits import Group, grow
from resdraft.diff.units import Unit

_TELLING = 4
"""Words from which on a text that is the same on both sides needs no further witness."""


_MOST = 0.5
"""Share of its subparagraphs that tell which clause a clause is whose own words do not."""
_MOSTLY = 0.6
_PLAIN = 0.95
"""How certain a link at least is whose clauses have that share of their words in common, in order."""
_FEW = 6
"""Words below which a clause needs a neighbour that is linked near its partner."""
_NEAR = 2
_FREE = 0.85
"""How certain a link is at most that the second look finds."""
_CONTAINED = FEATURES.index("contained")
_ALIKE = 0.24
"""Share of the shorter clause in the longer below which two clauses are not one: an opener in common is nothing."""
_HOPE = -0.8
"""Log-odds from which such a link is shown as possible: better than one clause gone and another come."""


@dataclass(frozen=True, slots=True)
class UnitLink:
    """Units that are one thing: one of each side, or one against several in reading order."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    certainty: float


def link_clauses(old: Sequence[Unit], new: Sequence[Unit]) -> list[UnitLink]:
    """The links between the clauses of two texts; who is in none has no partner."""
    links = identical(old, new)
    taken = {unit.index for link in links for unit in link.old}, {unit.index for link in links for unit in link.new}
    rest = [[unit for unit in side if unit.index not in gone] for side, gone in zip((old, new), taken, strict=True)]
    if all(rest):
        lexicon = Lexicon(rest[0], rest[1], (len(old), len(new)))
        known = [(link.old[0].place, link.new[0].place) for link in links]
        links += [_link(lexicon, group) for group in _groups(lexicon, known, (len(old), len(new)))]
    links += _chapeaux(old, new, links)
    return links + _stubs(old, new, links)


def identical(old: Sequence[Unit], new: Sequence[Unit]) -> list[UnitLink]:
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


def _groups(lexicon: Lexicon, known: Sequence[tuple[int, int]], sizes: tuple[int, int]) -> list[Group]:
    found = edges(lexicon, candidates(lexicon))
    alike = [edge for edge in found if edge.features[_CONTAINED] >= _ALIKE]
    groups = _without_strays(lexicon, grow(lexicon, found, assign(alike)), known)
    used: tuple[set[int], set[int]] = ({k for g in groups for k in g.old}, {k for g in groups for k in g.new})
    free = [edge for edge in alike if edge.old not in used[0] and edge.new not in used[1]]
    places = [(lexicon.old[a].place, lexicon.new[b].place) for g in groups for a in g.old for b in g.new]
    again = second_look(lexicon, free, [*known, *places], sizes)
    return groups + [Group([e.old], [e.new], min(e.p, _FREE)) for e in assign(again, _HOPE)]


def _without_strays(lexicon: Lexicon, groups: list[Group], known: Sequence[tuple[int, int]]) -> list[Group]:
    """Without links of a few words whose neighbours are not linked with each other: "Opening of the session"."""
    partner = dict(known)
    for group in groups:
        partner.update((lexicon.old[a].place, lexicon.new[b].place) for a in group.old[:1] for b in group.new[:1])

    def stays(group: Group) -> bool:
        if len(group.old) + len(group.new) > 2:
            return True
        a, b = lexicon.old[group.old[0]], lexicon.new[group.new[0]]
        beside = (partner.get(a.place + step) for step in (-1, 1))
        return min(a.size, b.size) >= _FEW or any(k is not None and abs(k - b.place) <= _NEAR for k in beside)

    return [group for group in groups if stays(group)]


def _link(lexicon: Lexicon, group: Group) -> UnitLink:
    old, new = [lexicon.old[k] for k in sorted(group.old)], [lexicon.new[k] for k in sorted(group.new)]
    certainty = group.p
    if len(old) == len(new) == 1 and certainty < _PLAIN:
        from rapidfuzz.distance import LCSseq

        # Usual words weigh next to nothing, but a clause of which most words stand in order is the same clause.
        if LCSseq.normalized_similarity(old[0].code, new[0].code) >= _MOSTLY:
            certainty = _PLAIN
    return UnitLink(tuple(entry.unit for entry in old), tuple(entry.unit for entry in new), certainty)


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

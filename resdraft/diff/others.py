"""Links of what is no clause: titles by what they are, headings and annexes by what stands below, tables, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from resdraft.diff.links import UnitLink
from resdraft.diff.units import Unit, is_annex

_MANY = 40_000
_LIKE = 0.5
_FAINT = 0.2
_BRIEF = 4
"""Words of a note that only names a document: renewed each year, it is the same note."""
Score = Callable[[Unit, Unit], float]
"""How much speaks for a link, 0 or less for none; it becomes the certainty, cut at 1."""


def link_titles(old: Sequence[Unit], new: Sequence[Unit]) -> list[UnitLink]:
    """Agenda item with agenda item, title with title, enacting line with enacting line, whatever they say."""
    theirs = {unit.side.part: unit for unit in new}
    return [UnitLink((a,), (theirs[a.side.part],), 1.0) for a in old if a.side.part in theirs]


def link_headings(old: Sequence[Unit], new: Sequence[Unit], clauses: Iterable[UnitLink]) -> list[UnitLink]:
    """Headings by their words and by the clauses between them and the next heading; annexes by all their clauses."""
    votes, sizes = _votes(_sections(old), _sections(new), clauses)

    def score(a: Unit, b: Unit) -> float:
        if is_annex(a) != is_annex(b) or a.side.part != b.side.part:
            return 0.0
        words = likeness(a, b)
        below = votes[a.index, b.index] / (min(sizes[0][a.index], sizes[1][b.index]) or 1)
        number = a.side.printed == b.side.printed != ""
        if is_annex(a):
            known = words >= _LIKE or below >= _FAINT or (number and not a.words and not b.words)
        else:
            known = words >= _LIKE or (below >= _LIKE and (words >= _FAINT or number))
        return words + 0.6 * below + 0.1 * number if known else 0.0

    mine = [unit for unit in old if unit.side.kind == "heading"]
    theirs = [unit for unit in new if unit.side.kind == "heading"]
    return _greedy(mine, theirs, score)


def link_tables(old: Sequence[Unit], new: Sequence[Unit]) -> list[UnitLink]:
    """Tables by their words."""

    def score(a: Unit, b: Unit) -> float:
        words = likeness(a, b)
        return words if words >= 0.3 else 0.0

    return _greedy(old, new, score)


def link_notes(old: Sequence[Unit], new: Sequence[Unit], links: Iterable[UnitLink]) -> list[UnitLink]:
    """Notes by their words and by the place from which they are referred to: whatever their numbers."""
    referred = {
        pair for link in links for a in link.old for b in link.new for pair in zip(_names(a), _names(b), strict=False)
    }

    def score(a: Unit, b: Unit) -> float:
        words = likeness(a, b)
        same_place = (a.side.printed, b.side.printed) in referred
        brief = same_place and max(len(a.words), len(b.words)) <= _BRIEF
        known = words == 1 or words >= 0.7 or brief or (same_place and words >= _FAINT)
        return words + 0.5 * same_place if known else 0.0

    return _greedy(old, new, score)


def likeness(a: Unit, b: Unit) -> float:
    """The share of words in common, in order, from 0 to 1."""
    if a.folded == b.folded:
        return 1.0
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(a.words, b.words) if a.words and b.words else 0.0


def _names(unit: Unit) -> Iterator[str]:
    return (name for name, _ in unit.notes)


def _sections(row: Sequence[Unit]) -> dict[int, tuple[int, ...]]:
    """For each clause the heading that it stands under, and its annex."""
    under: dict[int, tuple[int, ...]] = {}
    heading = annex = -1
    part = ""
    for unit in row:
        if unit.side.part != part:
            heading, part = -1, unit.side.part
        if is_annex(unit):
            heading, annex = -1, unit.index
        elif unit.side.kind == "heading":
            heading = unit.index
        elif unit.side.kind == "clause":
            under[unit.index] = tuple(k for k in (heading, annex if part == "annexes" else -1) if k >= 0)
    return under


def _votes(
    old: Mapping[int, tuple[int, ...]], new: Mapping[int, tuple[int, ...]], clauses: Iterable[UnitLink]
) -> tuple[Counter[tuple[int, int]], tuple[Counter[int], Counter[int]]]:
    votes: Counter[tuple[int, int]] = Counter()
    for link in clauses:
        for a, b in product(link.old, link.new):
            votes.update(product(old.get(a.index, ()), new.get(b.index, ())))
    sizes = [Counter(head for heads in side.values() for head in heads) for side in (old, new)]
    return votes, (sizes[0], sizes[1])


def _greedy(old: Sequence[Unit], new: Sequence[Unit], score: Score) -> list[UnitLink]:
    """The best pairs first, each unit once; where there are too many to compare, only the same words are."""
    links, rest = _same_words(old, new) if len(old) * len(new) > _MANY else ([], (list(old), list(new)))
    if len(rest[0]) * len(rest[1]) > _MANY:
        return links
    scored = [(score(a, b), a, b) for a in rest[0] for b in rest[1]]
    used: tuple[set[int], set[int]] = (set(), set())
    for value, a, b in sorted(scored, key=lambda s: (-s[0], abs(s[1].place - s[2].place), s[1].index, s[2].index)):
        if value > 0 and a.index not in used[0] and b.index not in used[1]:
            used[0].add(a.index)
            used[1].add(b.index)
            links.append(UnitLink((a,), (b,), min(1.0, value)))
    return links


def _same_words(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[UnitLink], tuple[list[Unit], list[Unit]]]:
    waiting: dict[str, list[Unit]] = {}
    for unit in new:
        waiting.setdefault(unit.folded, []).append(unit)
    links: list[UnitLink] = []
    for unit in old:
        if row := waiting.get(unit.folded):
            links.append(UnitLink((unit,), (row.pop(0),), 1.0))
    used = {link.old[0].index for link in links}, {link.new[0].index for link in links}
    return links, ([u for u in old if u.index not in used[0]], [u for u in new if u.index not in used[1]])

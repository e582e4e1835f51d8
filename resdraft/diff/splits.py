"""Splits and merges: a whole on one side, its parts on the other, grown part by part.

The same code plays both: once the old clauses are the wholes, once the new ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import fsum, log
from typing import NamedTuple

from resdraft.diff.lexicon import Entry, Lexicon
from resdraft.diff.score import FEATURES as LIKENESS
from resdraft.diff.score import Edge, common, kept_words, phrase_and_common
from resdraft.diff.weights import model, probability

FEATURES = (
    "gain",
    "any order",
    "phrase",
    "rest",
    "covered",
    "length",
    "adjacent",
    "elsewhere",
    "part",
    "after",
    "more",
    "size",
    "own",
    "rank",
    "alike",
    "alone",
)
"""What one more part covers of the whole as a share of itself, in order and in any; the longest phrase of it; the same
as a share of what was left; what was covered before; lengths; next to a part; how likely it is another's; same part;
likeness of the whole to all its parts, and how much it grew; size; what it shares with the whole; whether the whole is
its likeliest; how likely it is the whole's only one; what no other clause has in common with the whole."""
_ALONE = LIKENESS.index("alone")

ROUNDS = 8
_NEAR = 2
_WEAK = 0.9
_SURE = 0.4
"""Log-odds above which a part is taken in: a wrong split misleads more than a missed one."""


@dataclass(slots=True)
class Group:
    """Old and new clauses that are one thing: one of each, or one against several."""

    old: list[int]
    new: list[int]
    p: float

    def row(self, side: int) -> list[int]:
        """The members of a side: 0 old, 1 new."""
        return self.new if side else self.old


@dataclass(slots=True)
class Growth:
    """One more part for a whole."""

    side: int
    """On which side the whole stands."""
    whole: int
    parts: tuple[int, ...]
    """What it has, or would have with this: for a whole without a partner the first part comes along."""
    more: int
    features: tuple[float, ...]
    odds: float


class _Cover(NamedTuple):
    """Weights of what a part covers of a whole."""

    ordered: float
    any_order: float
    phrase: float


def _cover(weights: Mapping[str, float], code: str, part: Entry, sums: Sequence[float]) -> _Cover:
    phrase, ordered = phrase_and_common(code, part.code, sums)
    return _Cover(ordered, fsum([weights[word] * n for word, n in (Counter(code) & part.counts).items()]), phrase)


class Grouping:
    """Links while they grow."""

    def __init__(self, lexicon: Lexicon, edges: Iterable[Edge], links: Iterable[Edge], sure: float) -> None:
        self.entries = (lexicon.old, lexicon.new)
        self.groups: dict[int, Group] = {}
        self._alone: dict[tuple[int, int], float] = {}
        self._owners: tuple[dict[int, Group], dict[int, Group]] = ({}, {})
        for edge in links:
            self._add(Group([edge.old], [edge.new], edge.p))
        self.odds: tuple[dict[int, dict[int, float]], dict[int, dict[int, float]]] = (
            defaultdict(dict),
            defaultdict(dict),
        )
        for edge in edges:
            self._alone[edge.old, edge.new] = edge.features[_ALONE]
            self.odds[0][edge.old][edge.new] = edge.odds
            self.odds[1][edge.new][edge.old] = edge.odds
        self.ranked = tuple(
            {a: sorted(row, key=lambda b: (-row[b], b)) for a, row in side.items()} for side in self.odds
        )
        self._commons: dict[tuple[int, int, int], _Cover] = {}
        self._weights = lexicon.weights
        self._sure = sure
        self._judge = model("part", FEATURES)
        self._known: dict[tuple[int, int, tuple[int, ...], int], Growth] = {}
        self._codes: dict[tuple[int, int, tuple[int, ...]], tuple[float, str, tuple[float, ...]]] = {}

    def growths(self) -> list[Growth]:
        """Everything that could grow now, with its log-odds."""
        return [growth for side in (0, 1) for growth in self._growths(side)]

    def accept(self, growth: Growth) -> None:
        """Take the part in; a weak link of its own is dropped."""
        side, other = growth.side, 1 - growth.side
        whole = self._owners[side].get(growth.whole)
        taken = {*growth.parts, growth.more}
        for part in taken:
            group = self._owners[other].get(part)
            if group is not None and group is not whole:
                self._drop(group)
        p = probability(growth.odds)
        if whole is None:
            pair = ([growth.whole], sorted(taken))
            self._add(Group(pair[side], pair[other], p))
        else:
            whole.row(other)[:] = sorted(taken)
            whole.p = min(whole.p, p) if len(taken) > 2 else p
            self._owners[other].update(dict.fromkeys(taken, whole))

    def _add(self, group: Group) -> None:
        self.groups[id(group)] = group
        for side in (0, 1):
            self._owners[side].update(dict.fromkeys(group.row(side), group))

    def _drop(self, group: Group) -> None:
        del self.groups[id(group)]
        for side in (0, 1):
            for clause in group.row(side):
                del self._owners[side][clause]

    def _growths(self, side: int) -> Iterator[Growth]:
        wholes, others = self._owners[side], self._owners[1 - side]
        for whole in range(len(self.entries[side])):
            group = wholes.get(whole)
            if group is not None and len(group.row(side)) > 1:
                continue
            parts = tuple(group.row(1 - side)) if group else ()
            for first, more in self._pairs(side, whole, parts, others):
                yield self._growth(side, whole, first, more)

    def _growth(self, side: int, whole: int, parts: tuple[int, ...], more: int) -> Growth:
        key = (side, whole, parts, more)
        if key not in self._known:
            # No two parts cover more than each by itself: most need no closer look.
            features = self._features(side, whole, parts, more, self._own(side, whole, more))
            if self._judge.odds(features) > self._sure:
                features = self._features(side, whole, parts, more, self._gain(side, whole, parts, more))
            self._known[key] = Growth(side, whole, parts, more, features, self._judge.odds(features))
        return self._known[key]

    def _pairs(
        self, side: int, whole: int, parts: tuple[int, ...], others: dict[int, Group]
    ) -> Iterator[tuple[tuple[int, ...], int]]:
        """What the whole has and what it could get."""
        known = [y for y in self.ranked[side].get(whole, ()) if self._among_best(1 - side, y, whole)]
        if parts:
            near = {p + k for p in parts for k in range(-_NEAR, _NEAR + 1)}
            size = len(self.entries[1 - side])
            for more in sorted((near | set(known)) - set(parts)):
                if (
                    0 <= more < size
                    and self._is_loose(side, more, others.get(more))
                    and (more in known or self._is_near(side, more, parts))
                ):
                    yield parts, more
            return
        free = [y for y in known if y not in others]
        for index, first in enumerate(free):
            for more in free[index + 1 :]:
                yield (first,), more

    def _among_best(self, side: int, clause: int, rival: int) -> bool:
        return rival in self.ranked[side].get(clause, ())[:2]

    def _is_near(self, side: int, more: int, parts: tuple[int, ...]) -> bool:
        row = self.entries[1 - side]
        return any(abs(row[more].place - row[part].place) <= _NEAR for part in parts)

    def _is_loose(self, side: int, more: int, owner: Group | None) -> bool:
        """Whether it is free, or so weakly linked, one to one, that it may change sides."""
        return owner is None or (owner.p <= _WEAK and len(owner.row(side)) == 1 and len(owner.row(1 - side)) == 1)

    def _own(self, side: int, whole: int, more: int) -> _Cover:
        """What one clause covers of the whole by itself."""
        key = (side, whole, more)
        if key not in self._commons:
            entry, other = self.entries[side][whole], self.entries[1 - side][more]
            self._commons[key] = _cover(self._weights, entry.code, other, entry.sums)
        return self._commons[key]

    def _gain(self, side: int, number: int, parts: tuple[int, ...], added: int) -> _Cover:
        """What one more part covers of the whole that the parts do not."""
        whole, row = self.entries[side][number], self.entries[1 - side]
        first, left, left_sums = self._covered(side, number, parts)
        apart = _cover(self._weights, left, row[added], left_sums)
        gain = common(whole.code, "".join([row[k].code for k in sorted((*parts, added))]), whole.sums) - first
        if not self._is_adjacent(side, added, parts):
            gain = max(gain, apart.ordered)
        return _Cover(gain, apart.any_order, apart.phrase)

    def _is_adjacent(self, side: int, more: int, parts: tuple[int, ...]) -> bool:
        row = self.entries[1 - side]
        return any(abs(row[more].place - row[part].place) == 1 for part in parts)

    def _features(
        self, side: int, number: int, indexes: tuple[int, ...], added: int, cover: _Cover
    ) -> tuple[float, ...]:
        whole = self.entries[side][number]
        row = self.entries[1 - side]
        more = row[added]
        parts = [row[p] for p in indexes]
        first = self._covered(side, number, indexes)[0]
        gain = cover.ordered
        size = sum([part.weight for part in parts])
        before = 2 * first / ((whole.weight + size) or 1)
        after = 2 * (first + gain) / ((whole.weight + size + more.weight) or 1)
        words = sum([part.size for part in parts]) + more.size
        rivals = self.odds[1 - side].get(added, {})
        other = max((odds for k, odds in rivals.items() if k != number), default=-40.0)
        ranked = self.ranked[1 - side].get(added, ())
        return (
            gain / (more.weight or 1),
            cover.any_order / (more.weight or 1),
            log(1 + cover.phrase),
            gain / ((whole.weight - first) or 1),
            first / (whole.weight or 1),
            min(whole.size, words) / (max(whole.size, words) or 1),
            1.0 if self._is_adjacent(side, added, indexes) else 0.0,
            probability(other),
            1.0 if whole.unit.side.part == more.unit.side.part else 0.0,
            after,
            after - before,
            log(1 + more.size),
            self._own(side, number, added).ordered / (more.weight or 1),
            1.0 if ranked[:1] == [number] else 0.5 if number in ranked[1:2] else 0.0,
            probability(rivals.get(number, -40.0)),
            self._alone.get((added, number) if side else (number, added), 0.0),
        )

    def _covered(self, side: int, whole: int, parts: tuple[int, ...]) -> tuple[float, str, tuple[float, ...]]:
        """What the parts cover of the whole: its weight, and the words that they leave, with their sums."""
        key = (side, whole, parts)
        if key not in self._codes:
            entry = self.entries[side][whole]
            code = "".join([self.entries[1 - side][p].code for p in parts])
            kept = kept_words(entry.code, code)
            left = [k for k in range(entry.size) if not kept[k]]
            weights = [entry.sums[k + 1] - entry.sums[k] for k in left]
            weight = entry.weight - sum(weights)
            self._codes[key] = (weight, "".join([entry.code[k] for k in left]), tuple(accumulate(weights, initial=0.0)))
        return self._codes[key]


def grow(lexicon: Lexicon, edges: Sequence[Edge], links: Sequence[Edge]) -> list[Group]:
    """The links with their splits and merges: the best growth first, each clause once a round."""
    grouping = Grouping(lexicon, edges, links, _SURE)
    for _ in range(ROUNDS):
        if not accept_all(grouping, [growth for growth in grouping.growths() if growth.odds > _SURE]):
            break
    return list(grouping.groups.values())


def accept_all(grouping: Grouping, good: Sequence[Growth]) -> bool:
    """Take in the parts, the likeliest first, each clause once a round; whether there were any."""
    touched: tuple[set[int], set[int]] = (set(), set())
    for growth in sorted(good, key=lambda g: (-g.odds, g.side, g.whole, g.more)):
        members = {*growth.parts, growth.more}
        if growth.whole in touched[growth.side] or members & touched[1 - growth.side]:
            continue
        touched[growth.side].add(growth.whole)
        touched[1 - growth.side].update(members)
        grouping.accept(growth)
    return bool(good)

"""What clauses are known by: their words, weighed by how rare they are in the two texts.

Words that stand in every clause weigh next to nothing; that is all the damping that formulaic text needs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate
from math import fsum, hypot, log
from operator import add

from resdraft.diff.fold import stem
from resdraft.diff.units import Unit
from resdraft.diff.usual import usual_shares

_PRIOR = 60
"""How many clauses of other texts the background counts for: "the Charter" is usual even where it stands but once."""
_NAME = 2.0
"""How many times its heaviest word a name weighs at most, however long it is."""
_FIRST = 0x100
_SURROGATES = range(0xD800, 0xE000)


@dataclass(slots=True)
class Entry:
    """A clause as the engine sees it."""

    unit: Unit
    place: int
    """Its number among all clauses of its text, those included that were linked before."""
    at: float
    """The same from 0 to 1."""
    code: str
    """One character for each word: what common subsequences are searched in."""
    sums: tuple[float, ...]
    """Weight of the first n words, for each n."""
    counts: Counter[str]
    """How often each word stands."""
    vector: dict[str, float]
    length: float
    """Of the vector."""
    bag: float
    """The sum of the vector."""
    pairs: dict[str, float]
    """The same for words two by two."""
    pair_length: float
    citations: frozenset[str]

    @property
    def weight(self) -> float:
        """The weight of all its words."""
        return self.sums[-1]

    @property
    def size(self) -> int:
        """How many words it has."""
        return len(self.code)


class Lexicon:
    """Words and pairs of words of two texts, numbered and weighed."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], totals: tuple[int, int]) -> None:
        self._codes: dict[str, str] = {}
        counted = [[_counted(self._encode(map(stem, unit.words))) for unit in side] for side in (old, new)]
        seen: Counter[str] = Counter()
        for _, single, double in (*counted[0], *counted[1]):
            seen.update(single.keys())
            seen.update(double.keys())
        shares = usual_shares(new[0].language)
        usual = {code: share for word, code in self._codes.items() if (share := shares.get(word))}
        self.weights = _weighed(seen, usual, len(old) + len(new))
        """Weight of each word and of each pair of words."""
        self.alone = {f for f, times in seen.items() if times == 2} & _features(counted[0]) & _features(counted[1])
        """What one old and one new clause have and no other."""
        self.old = [self._entry(unit, *row, totals[0]) for unit, row in zip(old, counted[0], strict=True)]
        self.new = [self._entry(unit, *row, totals[1]) for unit, row in zip(new, counted[1], strict=True)]

    def _encode(self, words: Iterable[str]) -> str:
        codes, found = self._codes, []
        for word in words:
            code = codes.get(word)
            if code is None:
                number = _FIRST + len(codes)
                code = codes[word] = chr(number if number < _SURROGATES.start else number + len(_SURROGATES))
            found.append(code)
        return "".join(found)

    def _entry(self, unit: Unit, code: str, counts: Counter[str], double: Counter[str], total: int) -> Entry:
        weights = self.weights
        vector = {c: weights[c] if n == 1 else (1 + log(n)) * weights[c] for c, n in counts.items()}
        pairs = {p: weights[p] if n == 1 else (1 + log(n)) * weights[p] for p, n in double.items()}
        places = list(map(weights.__getitem__, code))
        for begin, end in unit.names:
            # The words of a name stand or fall together: they weigh what its two heaviest do.
            share = min(1.0, _NAME / (sum(places[begin:end]) or 1.0) * max(places[begin:end]))
            for k in range(begin, end):
                places[k] *= share
                vector[code[k]] = min(vector[code[k]], weights[code[k]] * share)
                if k + 1 < end:
                    pair = code[k : k + 2]
                    pairs[pair] = min(pairs[pair], weights[pair] * share)
        return Entry(
            unit=unit,
            place=unit.place,
            at=unit.place / total,
            code=code,
            sums=tuple(accumulate(places, initial=0.0)),
            counts=counts,
            vector=vector,
            length=hypot(*vector.values()) or 1.0,
            bag=fsum(vector.values()),
            pairs=pairs,
            pair_length=hypot(*pairs.values()) or 1.0,
            citations=frozenset([citation.key for citation in unit.citations]),
        )


def _features(counted: Sequence[tuple[str, Counter[str], Counter[str]]]) -> set[str]:
    return {feature for _, single, double in counted for feature in (*single, *double)}


def _counted(code: str) -> tuple[str, Counter[str], Counter[str]]:
    """A clause, how often it has each word and how often each pair of words."""
    return code, Counter(code), Counter(map(add, code, code[1:]))


def _weighed(seen: Counter[str], usual: dict[str, float], clauses: int) -> dict[str, float]:
    """The rarer the heavier: usual words as if they had been seen in other texts, too."""
    total = clauses + _PRIOR + 1
    unusual = [log(total / (times + 0.5)) for times in range(max(seen.values(), default=0) + 1)]
    weights = {}
    for feature, times in seen.items():
        share = usual.get(feature[0], 0.0)
        if share and len(feature) > 1:
            share = min(share, usual.get(feature[1], 0.0)) * 0.5
        weights[feature] = log(total / (times + _PRIOR * share + 0.5)) if share else unusual[times]
    return weights


def candidates(lexicon: Lexicon) -> list[tuple[int, int]]:
    """The pairs of an old and a new clause worth a closer look: those that share most rare words.

    For each new clause at most eight; none that shares much less than the best of either of its clauses does. In long
    texts a clause looks up its rarest words only, so that the time grows with the number of clauses alone.
    """
    found: list[tuple[int, int, float]] = []
    postings = _postings(lexicon)
    limit = _VISITS if len(lexicon.old) * len(lexicon.new) > _MANY else None
    for number, entry in enumerate(lexicon.new):
        sums = _shared_weights(lexicon, entry, postings, limit)
        least = _TRIFLE * max(sums.values(), default=0.0)
        cosines = [(v / (lexicon.old[k].length * entry.length), -k) for k, v in sums.items() if v > least]
        found += [(-k, number, value) for value, k in nlargest(_BEST, cosines)]
    best_old: dict[int, float] = defaultdict(float)
    best_new: dict[int, float] = defaultdict(float)
    for i, j, value in found:
        best_old[i] = max(best_old[i], value)
        best_new[j] = max(best_new[j], value)
    return [(i, j) for i, j, value in found if value >= _HOPELESS * min(best_old[i], best_new[j])]


def _postings(lexicon: Lexicon) -> dict[str, list[int]]:
    """Which old clauses have a word or a pair of words."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(lexicon.old):
        for feature in (*entry.counts, *entry.pairs):
            postings[feature].append(index)
    return postings


def _shared_weights(
    lexicon: Lexicon, entry: Entry, postings: dict[str, list[int]], limit: int | None
) -> dict[int, float]:
    """How much each old clause shares with a new one, rare words first, until the limit of look-ups."""
    weights = lexicon.weights
    rows = [(len(row), feature, row) for feature in (*entry.counts, *entry.pairs) if (row := postings.get(feature))]
    if limit is not None:
        rows.sort()
    sums: dict[int, float] = defaultdict(float)
    visits = 0
    for size, feature, row in rows:
        visits += size
        if limit is not None and visits > limit:
            break
        weight = weights[feature] ** 2
        for index in row:
            sums[index] += weight
    return sums


_MANY = 40_000
_VISITS = 300
_BEST = 8
_HOPELESS = 0.25
_TRIFLE = 0.03

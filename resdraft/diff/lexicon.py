"""What clauses are known by: their words, weighed by how rare they are in the two texts.

Words that stand in every clause weigh next to nothing; that is all the damping that formulaic text needs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate, pairwise
from math import log, sqrt

from resdraft.diff.units import Unit
from resdraft.diff.usual import usual_shares

_PRIOR = 60
"""How many clauses of other texts the background counts for: "the Charter" is usual even where it stands but once."""
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
        codes = [[self._encode(unit.words) for unit in side] for side in (old, new)]
        everything = [*codes[0], *codes[1]]
        self._count = len(everything)
        self._seen: Counter[str] = Counter()
        for code in everything:
            self._seen.update(set(code))
            self._seen.update({a + b for a, b in pairwise(code)})
        shares = usual_shares(new[0].language)
        usual = {code: share for word, code in self._codes.items() if (share := shares.get(word))}
        self._weights = {feature: self._weigh(feature, times, usual) for feature, times in self._seen.items()}
        self.old = [self._entry(unit, code, totals[0]) for unit, code in zip(old, codes[0], strict=True)]
        self.new = [self._entry(unit, code, totals[1]) for unit, code in zip(new, codes[1], strict=True)]

    def weight(self, feature: str) -> float:
        """Weight of a word or of a pair of words."""
        return self._weights[feature]

    def _encode(self, words: tuple[str, ...]) -> str:
        codes = self._codes
        for word in words:
            if word not in codes:
                number = _FIRST + len(codes)
                codes[word] = chr(number if number < _SURROGATES.start else number + len(_SURROGATES))
        return "".join([codes[word] for word in words])

    def _weigh(self, feature: str, times: int, usual: dict[str, float]) -> float:
        if len(feature) > 1:
            share = min(usual.get(feature[0], 0.0), usual.get(feature[1], 0.0)) * 0.5
        else:
            share = usual.get(feature, 0.0)
        return log((self._count + _PRIOR + 1) / (times + _PRIOR * share + 0.5))

    def _entry(self, unit: Unit, code: str, total: int) -> Entry:
        weights = self._weights
        counts = Counter(code)
        vector = {c: (1 + log(n)) * weights[c] for c, n in counts.items()}
        double = Counter([a + b for a, b in pairwise(code)])
        pairs = {p: (1 + log(n)) * weights[p] for p, n in double.items()}
        return Entry(
            unit=unit,
            place=unit.place,
            at=unit.place / total,
            code=code,
            sums=tuple(accumulate([weights[c] for c in code], initial=0.0)),
            counts=counts,
            vector=vector,
            length=sqrt(sum([v * v for v in vector.values()])) or 1.0,
            pairs=pairs,
            pair_length=sqrt(sum([v * v for v in pairs.values()])) or 1.0,
            citations=frozenset([citation.key for citation in unit.citations]),
        )


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
    features = [f for f in (*entry.counts, *entry.pairs) if f in postings]
    if limit is not None:
        features.sort(key=lambda f: (len(postings[f]), f))
    sums: dict[int, float] = defaultdict(float)
    visits = 0
    for feature in features:
        row = postings[feature]
        visits += len(row)
        if limit is not None and visits > limit:
            break
        weight = lexicon.weight(feature) ** 2
        for index in row:
            sums[index] += weight
    return sums


_MANY = 40_000
_VISITS = 900
_BEST = 8
_HOPELESS = 0.25
_TRIFLE = 0.03

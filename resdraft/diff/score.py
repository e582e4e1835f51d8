"""How likely two clauses are one: a logistic of what they share, fitted on pairs with a known answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, log

from resdraft.diff.lexicon import Entry, Lexicon


@dataclass(slots=True)
class Edge:
    """An old and a new clause that may be one."""

    old: int
    new: int
    features: tuple[float, ...]
    odds: float = 0.0
    """Log-odds that they are; above 0 means rather yes."""

    @property
    def p(self) -> float:
        """The same as a probability."""
        return probability(self.odds)


def probability(odds: float) -> float:
    """A probability from log-odds."""
    return 1 / (1 + exp(-max(-40.0, min(40.0, odds))))


def common(old: str, new: str, sums: Sequence[float]) -> float:
    """Weight of the longest common subsequence of two word codes; `sums` are those of `old`."""
    if not old or not new:
        return 0.0
    from rapidfuzz.distance import LCSseq

    total = 0.0
    for op in LCSseq.opcodes(old, new):
        if op.tag == "equal":
            total += sums[op.src_end] - sums[op.src_start]
    return total


def kept_words(code: str, other: str) -> list[bool]:
    """Which words of `code` lie on its longest common subsequence with `other`."""
    kept = [False] * len(code)
    if code and other:
        from rapidfuzz.distance import LCSseq

        for op in LCSseq.opcodes(code, other):
            if op.tag == "equal":
                kept[op.src_start : op.src_end] = [True] * (op.src_end - op.src_start)
    return kept


def edges(lexicon: Lexicon, candidates: Iterable[tuple[int, int]]) -> list[Edge]:
    """An edge for each candidate, with its log-odds."""
    found = [(i, j, _alike(lexicon.old[i], lexicon.new[j], lexicon.weights)) for i, j in candidates]
    best_row = _best((i, alike) for i, _, alike in found)
    best_column = _best((j, alike) for _, j, alike in found)
    result = []
    for i, j, alike in found:
        mine = alike[0] + alike[1]
        rivals = (mine - _rival(best_row[i], mine), mine - _rival(best_column[j], mine))
        features = (*alike, *_setting(lexicon.old[i], lexicon.new[j]), *rivals)
        result.append(Edge(i, j, features, CONSTANT + sum([w * f for w, f in zip(WEIGHTS, features, strict=True)])))
    return result


def _best(found: Iterable[tuple[int, tuple[float, ...]]]) -> dict[int, list[float]]:
    """The two best likenesses of each clause."""
    result: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for clause, alike in found:
        mine = alike[0] + alike[1]
        best = result[clause]
        if mine > best[0]:
            best[1], best[0] = best[0], mine
        elif mine > best[1]:
            best[1] = mine
    return result


def _rival(best: Sequence[float], mine: float) -> float:
    return best[1] if mine >= best[0] else best[0]


def _alike(old: Entry, new: Entry, weights: Mapping[str, float]) -> tuple[float, ...]:
    """Likeness of words: cosines of words and of pairs, common sequence, containment, citations."""
    words = old.vector.keys() & new.vector.keys()
    cos_single = _product(old.vector, new.vector, words) / (old.length * new.length)
    pairs = _product(old.pairs, new.pairs, old.pairs.keys() & new.pairs.keys())
    cos_pairs = pairs / (old.pair_length * new.pair_length)
    sequence = common(old.code, new.code, old.sums)
    total = old.weight + new.weight
    smaller = min(old.weight, new.weight)
    shared = _shared(old, new, words, weights)
    cited = len(old.citations | new.citations)
    both = bool(old.citations and new.citations)
    jaccard = len(old.citations & new.citations) / cited if cited else 0.0
    return (
        cos_single,
        cos_pairs,
        2 * sequence / total if total else 0.0,
        shared / smaller if smaller else 0.0,
        jaccard,
        1.0 if both and not jaccard else 0.0,
    )


def _setting(old: Entry, new: Entry) -> tuple[float, ...]:
    """Likeness of what they are: first word, section, level, length, place."""
    a, b = old.unit.side, new.unit.side
    return (
        1.0 if old.code[:1] == new.code[:1] else 0.0,
        1.0 if a.part == b.part else 0.0,
        1.0 if a.level == b.level else 0.0,
        min(old.size, new.size) / (max(old.size, new.size) or 1),
        abs(old.at - new.at),
        log(1 + min(old.size, new.size)),
    )


def _product(a: Mapping[str, float], b: Mapping[str, float], shared: Collection[str]) -> float:
    return fsum([a[key] * b[key] for key in shared])


def _shared(old: Entry, new: Entry, words: Collection[str], weights: Mapping[str, float]) -> float:
    """Weight of the words that both have, each as often as in both."""
    a, b = old.counts, new.counts
    return fsum([weights[word] * min(a[word], b[word]) for word in words])


def late(found: Iterable[Edge]) -> list[Edge]:
    """The same edges, scored by their words alone: for clauses that changed place and wording."""
    return [Edge(e.old, e.new, e.features, _late_odds(e.features)) for e in found]


def _late_odds(features: Sequence[float]) -> float:
    return LATE_CONSTANT + sum([w * f for w, f in zip(LATE_WEIGHTS, features, strict=True)])


WEIGHTS = (-1.21, 2.19, 6.59, 3.56, -0.65, -1.81, 0.67, 1.66, 0.21, -3.73, -5.19, -0.26, 3.50, 3.50)
CONSTANT = -2.15
LATE_WEIGHTS = (0.0, 0.0, 13.6, 13.5, 3.0, -1.9, 0.0, 0.0, 0.0, 15.0, 0.0, -3.7, 3.8, 3.8)
LATE_CONSTANT = -9.9

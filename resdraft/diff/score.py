"""How likely two clauses are one: a logistic model of what they share, fitted on pairs with a known answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log

from resdraft.diff.lexicon import Entry, Lexicon
from resdraft.diff.weights import model, probability

FEATURES = (
    "words",
    "pairs",
    "sequence",
    "contained",
    "cited",
    "cites apart",
    "phrase",
    "alone",
    "first",
    "part",
    "level",
    "length",
    "distance",
    "size",
    "row",
    "column",
)
"""Cosine of words and of pairs of words; common sequence; share of the shorter one that is in the other; citations in
common, and none in common; the longest phrase in common and the words and pairs that no other clause has; same first
word, part and level; lengths; how far apart; likeness beyond that of the best rival of either."""


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


def _kept(old: str, new: str) -> list[tuple[int, int]]:
    """Where in `old` the runs of words stand that lie on the longest common subsequence of two word codes."""
    if not old or not new:
        return []
    from rapidfuzz.distance import LCSseq

    return [(op.src_start, op.src_end) for op in LCSseq.opcodes(old, new) if op.tag == "equal"]


def phrase_and_common(old: str, new: str, sums: Sequence[float]) -> tuple[float, float]:
    """Weight of the longest run of words within the longest common subsequence, and of that subsequence.

    `sums` are those of `old`.
    """
    kept = [sums[end] - sums[start] for start, end in _kept(old, new)]
    return max(kept, default=0.0), sum(kept)


def common(old: str, new: str, sums: Sequence[float]) -> float:
    """Weight of the longest common subsequence of two word codes."""
    return phrase_and_common(old, new, sums)[1]


def kept_words(code: str, other: str) -> list[bool]:
    """Which words of `code` lie on its longest common subsequence with `other`."""
    kept = [False] * len(code)
    for start, end in _kept(code, other):
        kept[start:end] = [True] * (end - start)
    return kept


def edges(lexicon: Lexicon, candidates: Iterable[tuple[int, int]]) -> list[Edge]:
    """An edge for each candidate, with its log-odds."""
    judge = model("link", FEATURES)
    found = [(i, j, _alike(lexicon, lexicon.old[i], lexicon.new[j])) for i, j in candidates]
    beyond = beyond_rivals([(i, j, alike[0] + alike[1]) for i, j, alike in found])
    result = []
    for (i, j, alike), rivals in zip(found, beyond, strict=True):
        features = (*alike, *_setting(lexicon.old[i], lexicon.new[j]), *rivals)
        result.append(Edge(i, j, features, judge.odds(features)))
    return result


def beyond_rivals(found: Sequence[tuple[int, int, float]]) -> list[tuple[float, float]]:
    """How much liker each pair (old, new, likeness) is than the best other pair of its old clause, and of its new."""
    old = _best((i, mine) for i, _, mine in found)
    new = _best((j, mine) for _, j, mine in found)
    return [(mine - _rival(old[i], mine), mine - _rival(new[j], mine)) for i, j, mine in found]


def _best(found: Iterable[tuple[int, float]]) -> dict[int, list[float]]:
    """The two best likenesses of each clause."""
    result: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for clause, mine in found:
        best = result[clause]
        if mine > best[0]:
            best[1], best[0] = best[0], mine
        elif mine > best[1]:
            best[1] = mine
    return result


def _rival(best: Sequence[float], mine: float) -> float:
    return best[1] if mine >= best[0] else best[0]


def _alike(lexicon: Lexicon, old: Entry, new: Entry) -> tuple[float, ...]:
    """Likeness of words: cosines of words and of pairs, common sequence, containment, citations, phrases."""
    words = old.vector.keys() & new.vector.keys()
    pairs = old.pairs.keys() & new.pairs.keys()
    cos_single = _product(old.vector, new.vector, words) / (old.length * new.length)
    cos_pairs = _product(old.pairs, new.pairs, pairs) / (old.pair_length * new.pair_length)
    phrase, sequence = phrase_and_common(old.code, new.code, old.sums)
    total = old.weight + new.weight
    shared = fsum([min(old.vector[word], new.vector[word]) for word in words])
    smaller = min(old.bag, new.bag)
    alone = fsum([old.vector[word] for word in words & lexicon.alone])
    alone += fsum([old.pairs[pair] for pair in pairs & lexicon.alone])
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
        log(1 + phrase),
        log(1 + alone),
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

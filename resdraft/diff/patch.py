"""The one place that knows diff-match-patch: scripts of changes between two strings, and their tidying.

The clock is off, since its answer would depend on the machine; what would take too long is known by count instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias, cast

Diffs: TypeAlias = list[tuple[int, str]]
"""Gone (-1), kept (0) or come (1), and the characters."""
_LARGE = 1_000_000
_UNLIKE = 0.3
_FAR = 1_200
"""Edits beyond which the quadratic search is left to a faster one."""
_PHRASE = 3
"""Characters in a row that make a phrase."""
_WORTH = 0.7
"""What share of the kept characters must remain for a phrase to be kept whole."""


def script(a: str, b: str) -> Diffs | None:
    """A script that keeps long phrases whole, and else as much as it can; None if the texts are long and unlike."""
    if len(a) * len(b) > _LARGE:
        from rapidfuzz.distance import Indel

        if Indel.normalized_similarity(a, b) < _UNLIKE:
            return None
        if Indel.distance(a, b) > _FAR:
            return list(_from_opcodes(a, b))
    return _script(a, b)


def _script(a: str, b: str) -> Diffs:
    start, end = _common_ends(a, b)
    middle = a[start : len(a) - end], b[start : len(b) - end]
    return [(0, a[:start]), *_middle(*middle), (0, a[len(a) - end :] if end else "")]


def _common_ends(a: str, b: str) -> tuple[int, int]:
    shorter = min(len(a), len(b))
    start = 0
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return start, end


def _middle(a: str, b: str) -> Diffs:
    """The smallest script, but around the longest common phrase where that costs few other kept words."""
    phrase = _longest_common(a, b) if min(len(a), len(b)) >= _PHRASE and len(a) * len(b) <= _LARGE else ""
    if phrase:
        from rapidfuzz.distance import LCSseq

        i, j = a.index(phrase), b.index(phrase)
        left, right = (a[:i], b[:j]), (a[i + len(phrase) :], b[j + len(phrase) :])
        kept = LCSseq.similarity(*left) + len(phrase) + LCSseq.similarity(*right)
        if kept >= _WORTH * LCSseq.similarity(a, b):
            return [*_middle(*left), (0, phrase), *_middle(*right)]
    return cast("Diffs", _engine().diff_main(a, b, False))


def _longest_common(a: str, b: str) -> str:
    """The longest run of tokens in both, the first in `a` of those as long; empty below the length of a phrase."""
    least, most, found = _PHRASE, min(len(a), len(b)), ""
    while least <= most:
        size = (least + most) // 2
        known = {b[k : k + size] for k in range(len(b) - size + 1)}
        run = next((run for k in range(len(a) - size + 1) if (run := a[k : k + size]) in known), "")
        if run:
            found, least = run, size + 1
        else:
            most = size - 1
    return found


def _from_opcodes(a: str, b: str) -> Iterator[tuple[int, str]]:
    from rapidfuzz.distance import Indel

    for op in Indel.opcodes(a, b):
        if op.tag == "equal":
            yield 0, a[op.src_start : op.src_end]
        elif op.tag == "delete":
            yield -1, a[op.src_start : op.src_end]
        else:
            yield 1, b[op.dest_start : op.dest_end]


def tidied(diffs: Diffs) -> Diffs:
    """Without kept runs that are no longer than the changes on both sides of them."""
    if len(diffs) > 1:
        _engine().diff_cleanupSemantic(diffs)
    return diffs


def shifted(diffs: Diffs) -> Diffs:
    """Neighbours of one kind joined, and each edit shifted to where it reads best."""
    engine = _engine()
    engine.diff_cleanupMerge(diffs)
    engine.diff_cleanupSemanticLossless(diffs)
    return diffs


@cache
def _engine() -> Any:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine

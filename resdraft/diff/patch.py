"""The one place that knows diff-match-patch: scripts of changes between two strings, shifted to where they read best.

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


def script(a: str, b: str) -> Diffs | None:
    """The smallest script; None if the texts are long and unlike."""
    if len(a) * len(b) > _LARGE:
        from rapidfuzz.distance import Indel

        if Indel.normalized_similarity(a, b) < _UNLIKE:
            return None
        if Indel.distance(a, b) > _FAR:
            return list(_from_opcodes(a, b))
    return cast("Diffs", _engine().diff_main(a, b, False))


def _from_opcodes(a: str, b: str) -> Iterator[tuple[int, str]]:
    from rapidfuzz.distance import Indel

    for op in Indel.opcodes(a, b):
        if op.tag == "equal":
            yield 0, a[op.src_start : op.src_end]
        elif op.tag == "delete":
            yield -1, a[op.src_start : op.src_end]
        else:
            yield 1, b[op.dest_start : op.dest_end]


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

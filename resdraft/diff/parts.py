"""Split and merged clauses part by part: in which order they are read, which portion each is, what changed in it."""

from __future__ import annotations

from resdraft.diff.comparison import Change, Link, Row

_EDGE = 0.12
"""Share of a clause that may be left over at an end that a portion still reaches."""
_HALF = (0.38, 0.62)


def part_order(link: Link) -> tuple[int, ...]:
    """The rows of a link as they are shown: the parts of a split clause as the new text has them, those of a merged one
    in the order in which the new clause takes them up."""
    numbers = range(len(link.runs))
    if link.kind != "merged":
        return tuple(numbers)
    return tuple(sorted(numbers, key=lambda k: (link.runs[k][0].new[0] if link.runs[k] else 0, k)))


def turn(row: Row) -> int:
    """Which of its link's rows this one is in the order shown, from 0."""
    return part_order(row.link).index(row.index)


def portion(row: Row) -> str:
    """Which portion of the row's old clause went into its new one: "the second half", empty for all of it, or nothing.

    A clause that was split gave each part a portion; of a merged one perhaps a portion alone was kept.
    """
    side = row.old
    kept = [run.old for run in row.link.runs[row.index] if run.kind == "equal" and run.words.strip()]
    size = len(side.text.plain) if side is not None else 0
    if not kept or not size:
        return ""
    start, end = kept[0][0] / size, kept[-1][1] / size
    if start <= _EDGE:
        if end >= 1 - _EDGE:
            return ""
        return "the beginning" if end < _HALF[0] else "the first half" if end <= _HALF[1] else "most"
    if end >= 1 - _EDGE:
        return "the end" if start > _HALF[1] else "the second half" if start >= _HALF[0] else "most"
    return "the middle"


def row_changes(row: Row) -> tuple[Change, ...]:
    """What the row's link changes in the words of this row; each change stands in one row."""
    return () if row.kind == "away" else tuple(change for change in row.link.changes if change.part == row.index)

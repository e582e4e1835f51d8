"""Which part of a split or merged clause carries a change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from resdraft.diff.comparison import Change, Runs
from resdraft.diff.fold import folded_words, words


def placed(changes: Iterable[Change], rows: Sequence[Runs], closings: Sequence[Runs]) -> tuple[Change, ...]:
    """The changes, each with the row of runs in which it stands: the one that has its words, and changes them."""
    if len(rows) < 2:
        return tuple(changes)
    whole = [(*row, *(closings[number] if closings else ())) for number, row in enumerate(rows)]
    sides = [(_words_of(row, "inserted"), _words_of(row, "deleted")) for row in whole]
    changed = [frozenset(words(_joined(run.words for run in row if run.kind != "equal"))) for row in whole]
    return tuple(replace(change, part=_part(change, sides, changed)) for change in changes)


def _part(change: Change, sides: Sequence[tuple[str, str]], changed: Sequence[frozenset[str]]) -> int:
    """The first row that has most of what the change says."""

    def held(number: int) -> tuple[int, int]:
        new, old = sides[number]
        there = (change.old != "" and change.old in old) + (change.new != "" and change.new in new)
        said = frozenset(words(f"{change.old} {change.new}"))
        return there, len(said & changed[number])

    return max(range(len(sides)), key=lambda number: (*held(number), -number))


def _words_of(row: Runs, kind: str) -> str:
    return _joined(run.words for run in row if run.kind in ("equal", kind))


def _joined(found: Iterable[str]) -> str:
    return folded_words("".join(found))

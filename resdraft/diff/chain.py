"""The words that two texts keep: the row of common words that says most in as few marks as it can.

Each kept word saves what it would weigh struck and put back; each struck or inserted run costs a mark. The row that
saves most is found exactly, in about the number of couples of equal words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

MARK = 24
"""What a struck or an inserted run costs; a word that tells something saves a little more than this."""


class _Reached(NamedTuple):
    """The best row of kept words that ends with a couple."""

    value: int
    place: int
    """Of the couple among all couples; -1 before the first."""


_START = _Reached(0, -1)


def couples(a: str, b: str) -> int:
    """How many couples of equal characters two strings have."""
    known = Counter(b)
    return sum(count * known[character] for character, count in Counter(a).items())


def heaviest(a: str, b: str, saved: Mapping[str, int], low: Mapping[int, str]) -> list[tuple[int, int]]:
    """Places of the characters that are kept, in order, as couples; `saved` is what a kept character saves.

    `low` gives the small form of capital ones; characters that differ in that alone go together, but save half.
    """
    where: dict[str, list[int]] = defaultdict(list)
    for j, character in enumerate(b.translate(low)):
        where[character].append(j)
    found: list[tuple[int, int, int]] = []
    """Each couple, and the place of the one before it."""
    before: dict[int, _Reached] = {}
    columns: dict[int, _Reached] = {}
    corner = _Corner()
    for i, character in enumerate(a.translate(low)):
        here: dict[int, _Reached] = {}
        ahead = _START if i == 0 else None
        passed = iter(before.items())
        upcoming = next(passed, None)
        for j in where.get(character, ()):
            while upcoming and upcoming[0] < j:
                if ahead is None or upcoming[1].value > ahead.value:
                    ahead = upcoming[1]
                upcoming = next(passed, None)
            best = before.get(j - 1)
            if best is None:
                best = _START if i == j == 0 else None
            value = best.value if best else -2 * MARK - 1
            for other, cost in (
                (columns.get(j - 1) if j else _START, MARK),
                (ahead, MARK),
                (corner.best(j), 2 * MARK),
            ):
                if other is not None and other.value - cost > value:
                    best, value = other, other.value - cost
            assert best is not None
            here[j] = _Reached(value + (saved[character] if a[i] == b[j] else saved[character] // 2), len(found))
            found.append((i, j, best.place))
        for j, reached in here.items():
            corner.enter(j, reached)
            if j not in columns or reached.value > columns[j].value:
                columns[j] = reached
        before = here
    return _row(found, columns, len(b), before)


def _row(
    found: list[tuple[int, int, int]], columns: Mapping[int, _Reached], width: int, last: Mapping[int, _Reached]
) -> list[tuple[int, int]]:
    """The best row of all, from its last couple back."""
    best, value = _START, -2 * MARK
    ends = [(reached, j, MARK) for j, reached in columns.items()] + [(reached, j, 0) for j, reached in last.items()]
    for reached, j, below in ends:
        total = reached.value - below - (MARK if j < width - 1 else 0)
        if total > value:
            best, value = reached, total
    result = []
    place = best.place
    while place >= 0:
        i, j, place = found[place]
        result.append((i, j))
    return result[::-1]


class _Corner:
    """The best of what ends left of a column: only what is better than all to its left is kept."""

    def __init__(self) -> None:
        self._columns: list[int] = []
        self._reached: list[_Reached] = []

    def best(self, column: int) -> _Reached:
        """What is best left of a column; the start if there is nothing better."""
        place = bisect_left(self._columns, column)
        return self._reached[place - 1] if place and self._reached[place - 1].value > 0 else _START

    def enter(self, column: int, reached: _Reached) -> None:
        """Keep it, unless there is as good a one at its left; drop what it outdoes at its right."""
        place = bisect_right(self._columns, column)
        if place and self._reached[place - 1].value >= reached.value:
            return
        if place and self._columns[place - 1] == column:
            place -= 1
        end = place
        while end < len(self._columns) and self._reached[end].value <= reached.value:
            end += 1
        self._columns[place:end] = [column]
        self._reached[place:end] = [reached]

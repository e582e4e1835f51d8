"""The words that two texts keep: the row of common words that says most in as few marks as it can.

Each kept word saves what it would weigh struck and put back; each struck or inserted run costs a mark. The row that
saves most is found exactly, in about the number of couples of equal words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping

MARK = 24
"""What a struck or an inserted run costs; a word that tells something saves a little more than this."""


_Reached = tuple[int, int, int]
"""The best row of kept words that ends with a couple: its column, what it saves, and the couple's number."""
_NOTHING = -(10**9)


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
    """Each couple, and the number of the one before it."""
    above: list[_Reached] = []
    """What ends in the row above, by column."""
    saves, numbers = [0, *[_NOTHING] * len(b)], [-1] * (len(b) + 1)
    """The best that ends in each column, counted from 1; what ends before both texts saves nothing."""
    columns, reached = [-1], [(0, -1)]
    """What ends left of a column, by column, where it is better than all to its left: what it saves, its number."""
    for i, character in enumerate(a.translate(low)):
        here: list[_Reached] = []
        size, at = len(above), 0
        ahead, ahead_number = (_NOTHING, -1) if i else (0, -1)
        next_to, touching, touching_number = (-2, 0, -1) if i else (-1, 0, -1)
        for j in where.get(character, ()):
            while at < size and above[at][0] < j:
                if touching > ahead and next_to >= 0:
                    ahead, ahead_number = touching, touching_number
                next_to, touching, touching_number = above[at]
                at += 1
            value, number = reached[bisect_left(columns, j) - 1]
            value -= 2 * MARK
            if saves[j] - MARK > value:
                value, number = saves[j] - MARK, numbers[j]
            if ahead - MARK > value:
                value, number = ahead - MARK, ahead_number
            if next_to == j - 1:
                if touching >= value:
                    value, number = touching, touching_number
            elif next_to >= 0 and touching - MARK > value:
                value, number = touching - MARK, touching_number
            worth = saved[character]
            here.append((j, value + (worth if a[i] == b[j] else worth // 2), len(found)))
            found.append((i, j, number))
        for j, value, number in here:
            if value > saves[j + 1]:
                saves[j + 1], numbers[j + 1] = value, number
                _enter(columns, reached, j, value, number)
        above = here
    return _row(found, _last(saves, numbers, above))


def _last(saves: list[int], numbers: list[int], above: list[_Reached]) -> int:
    """The last couple of the best row of all; -1 where no row is worth its marks."""
    width = len(saves) - 1
    ends = [
        (value - MARK - MARK * (j < width), number)
        for j, value, number in zip(range(width + 1), saves, numbers, strict=True)
    ]
    ends += [(value - MARK * (j + 1 < width), number) for j, value, number in above]
    return max(ends, default=(0, -1), key=lambda end: end[0])[1]


def _row(found: list[tuple[int, int, int]], number: int) -> list[tuple[int, int]]:
    result = []
    while number >= 0:
        i, j, number = found[number]
        result.append((i, j))
    return result[::-1]


def _enter(columns: list[int], reached: list[tuple[int, int]], column: int, value: int, number: int) -> None:
    """Keep it, unless there is as good a one at its left; drop what it outdoes at its right."""
    place = bisect_right(columns, column)
    if reached[place - 1][0] >= value:
        return
    if columns[place - 1] == column:
        place -= 1
    end = place
    while end < len(columns) and reached[end][0] <= value:
        end += 1
    columns[place:end] = [column]
    reached[place:end] = [(value, number)]

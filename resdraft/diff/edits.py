"""From two rows of tokens to what is gone, kept and come: exact, calm to read, no word cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from resdraft.diff.alphabet import Alphabet, is_small
from resdraft.diff.chain import MARK, couples, heaviest
from resdraft.diff.chinese import borders_inside_words
from resdraft.diff.patch import Diffs, script, shifted

Op = Literal[-1, 0, 1]
Edits: TypeAlias = list[tuple[Op, int]]
"""In order: gone (-1), kept (0) or come (1), and how many tokens."""
_MOST = 100_000
"""Couples of equal tokens from which on the smallest script must do."""
_SIZE, _PART, _MOST_MORE, _LOOK = 40, 13, 18, 40
"""A mark beside a kept phrase costs more the more the smaller of the two changes around it says: from what size on,
for what part of what is beyond it, how much more at most, and how many tokens are looked at."""


@dataclass(slots=True)
class _Place:
    """What is gone and come at one place, and what is kept after it."""

    gone: str = ""
    come: str = ""
    kept: str = ""


def token_edits(old: list[str], new: list[str], alphabet: Alphabet) -> Edits:
    """What is kept, gone and come, token by token; a deletion stands before the insertion in its place.

    The alphabet may know the tokens of other texts, too.

    Tokens that are blank follow the words beside them. A kept number or a decisive word ("not", "shall") is never given
    as gone and come again for the sake of a calmer picture; short kept words between changes are.
    """
    a, b = alphabet.encode(old), alphabet.encode(new)
    places = _of_whole_words(_places(shifted(_script(a, b, alphabet))), old, new)
    places = _without_islands(places, alphabet)
    return _with_blanks(_closed(places, alphabet.code("("), alphabet.code(")")), old, new)


def _script(a: str, b: str, alphabet: Alphabet) -> Diffs:
    """What is kept is what says most in few marks; of long and unlike texts only their ends."""
    start, end = _common_ends(a, b)
    before, after = [(0, a[:start])], [(0, a[len(a) - end :])]
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    if not a or not b:
        return [*before, (-1, a), (1, b), *after]
    if not end and not alphabet.words(a[-1] + b[-1]):
        after = [(-1, a[-1]), (1, b[-1])]
        a, b = a[:-1], b[:-1]
    places = [[k for k, code in enumerate(row) if code not in alphabet.marks] for row in (a, b)]
    solid = ["".join(row[k] for k in found) for row, found in zip((a, b), places, strict=True)]
    if couples(*(row.translate(alphabet.low) for row in solid)) > _MOST:
        return [*before, *(script(a, b) or [(-1, a), (1, b)]), *after]
    kept = [(places[0][i], places[1][j]) for i, j in heaviest(solid[0], solid[1], alphabet.saved, alphabet.low)]
    return [*before, *_from_couples(a, b, kept), *after]


def _common_ends(a: str, b: str) -> tuple[int, int]:
    shorter = min(len(a), len(b))
    start = 0
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return start, end


def _from_couples(a: str, b: str, kept: Sequence[tuple[int, int]]) -> Diffs:
    """What is kept, gone and come; couples that differ in capitals are gone and come."""
    result: Diffs = []
    i = j = begin = 0
    for to_old, to_new in [*((x, y) for x, y in kept if a[x] == b[y]), (len(a), len(b))]:
        if to_old > i or to_new > j:
            result += [(0, a[begin:i]), (-1, a[i:to_old]), (1, b[j:to_new])]
            begin = to_old
        i, j = to_old + 1, to_new + 1
    result.append((0, a[begin:]))
    return [edit for edit in result if edit[1]]


def _with_blanks(places: Sequence[_Place], old: list[str], new: list[str]) -> Edits:
    """The edits over all tokens: beside kept words and at either end of a change a blank of both texts is kept."""
    result: Edits = []
    rows = _solid(old), _solid(new)
    i = j = from_old = from_new = 0
    for place in places:
        i, j = i + len(place.gone), j + len(place.come)
        for _ in place.kept:
            to_old, to_new = rows[0][i], rows[1][j]
            if to_old == from_old and to_new == from_new:
                _add(result, 0, 1)
            elif old[from_old:to_old] == [" "] == new[from_new:to_new]:
                _add(result, 0, 2)
            else:
                _change(result, old[from_old:to_old], new[from_new:to_new])
                _add(result, 0, 1)
            from_old, from_new = to_old + 1, to_new + 1
            i, j = i + 1, j + 1
    _change(result, old[from_old:], new[from_new:])
    return result


def _solid(tokens: Sequence[str]) -> list[int]:
    """Where the tokens are that are no blanks."""
    return [place for place, token in enumerate(tokens) if token != " "]


def _change(result: Edits, gone: list[str], come: list[str]) -> None:
    before = gone[:1] == come[:1] == [" "]
    if before:
        gone, come = gone[1:], come[1:]
    after = gone[-1:] == come[-1:] == [" "]
    if after:
        gone, come = gone[:-1], come[:-1]
    _add(result, 0, int(before))
    _add(result, -1, len(gone))
    _add(result, 1, len(come))
    _add(result, 0, int(after))


def _add(result: Edits, op: Op, count: int) -> None:
    if result and result[-1][0] == op:
        result[-1] = (op, result[-1][1] + count)
    elif count:
        result.append((op, count))


def _places(diffs: Diffs) -> list[_Place]:
    result = [_Place()]
    for op, run in diffs:
        if op == 0:
            result[-1].kept += run
            continue
        if result[-1].kept:
            result.append(_Place())
        if op < 0:
            result[-1].gone += run
        else:
            result[-1].come += run
    return result


def _of_whole_words(places: list[_Place], old: Sequence[str], new: Sequence[str]) -> list[_Place]:
    """With the characters of Chinese words that a change would cut made part of it."""
    inside = tuple(borders_inside_words([token for token in row if token != " "]) for row in (old, new))
    if not any(inside):
        return places
    result: list[_Place] = [_Place()]
    i = j = 0
    for place in places:
        i, j = i + len(place.gone), j + len(place.come)
        last = result[-1]
        if last.kept:
            result.append(last := _Place())
        last.gone += place.gone
        last.come += place.come
        begin, size = 0, len(place.kept)
        end = size
        while begin < end and (last.gone or last.come) and (i + begin in inside[0] or j + begin in inside[1]):
            begin += 1
        while begin < end and place is not places[-1] and (i + end in inside[0] or j + end in inside[1]):
            end -= 1
        last.gone += place.kept[:begin]
        last.come += place.kept[:begin]
        last.kept = place.kept[begin:end]
        if end < size:
            last = last if not last.kept else _Place()
            last.gone += place.kept[end:]
            last.come += place.kept[end:]
            if last is not result[-1]:
                result.append(last)
        i, j = i + size, j + size
    return result


def _without_islands(places: Sequence[_Place], alphabet: Alphabet) -> list[_Place]:
    """Kept signs and words that say little between two changes become part of them."""
    result: list[_Place] = []
    for place in places:
        result.append(place)
        while len(result) > 1 and _is_island(result[-2], result[-1], alphabet):
            after, before = result.pop(), result[-1]
            before.gone += before.kept + after.gone
            before.come += before.kept + after.come
            before.kept = after.kept
    return result


def _is_island(before: _Place, after: _Place, alphabet: Alphabet) -> bool:
    """Whether what is kept says less than the marks that it takes to show it, between what came and went."""
    said = alphabet.saved_by(before.kept[:_LOOK])
    if said >= 2 * (MARK + _MOST_MORE) or not alphabet.keep.isdisjoint(before.kept):
        return False
    gone, come = ([any(code not in alphabet.marks for code in run) for run in runs] for runs in _sides(before, after))
    if not (gone[0] or come[0]) or not (gone[1] or come[1]):
        return False
    words = alphabet.words(before.kept)
    worded = all(any(map(alphabet.is_word, place.gone + place.come)) for place in (before, after))
    if worded and len(words) == 1 and is_small(words[0]):
        return True
    if not any(gone) or not any(come):
        return False
    if not words or not worded:
        return not words
    size = min(max(alphabet.saved_by(run[:_LOOK]) for run in (place.gone, place.come)) for place in (before, after))
    each = MARK + min(_MOST_MORE, max(0, size - _SIZE) // _PART)
    return said < (sum(gone) + sum(come) - 2) * each


def _sides(before: _Place, after: _Place) -> tuple[tuple[str, str], tuple[str, str]]:
    return (before.gone, after.gone), (before.come, after.come)


def _closed(places: list[_Place], opening: str, closing: str) -> list[_Place]:
    """With the closing bracket in the change where both sides of the change open one."""
    if not opening or not closing:
        return places
    for place in places:
        if place.kept.startswith(closing) and all(
            run.count(opening) > run.count(closing) for run in (place.gone, place.come)
        ):
            place.gone += closing
            place.come += closing
            place.kept = place.kept[1:]
    return places

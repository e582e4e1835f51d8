"""From two rows of tokens to what is gone, kept and come: exact, calm to read, no word cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from resdraft.diff.alphabet import Alphabet
from resdraft.diff.patch import Diffs, script, shifted, tidied

Op = Literal[-1, 0, 1]
Edits: TypeAlias = list[tuple[Op, int]]
"""In order: gone (-1), kept (0) or come (1), and how many tokens."""
_SHORT = 4
"""Letters of a word that says little by itself."""


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
    diffs = script(a, b) if a and b else None
    if diffs is None:
        return _with_blanks([_Place(a, b)], old, new)
    places = _without_islands(_places(_calm(diffs, alphabet)), alphabet)
    return _with_blanks(_closed(places, alphabet.code("("), alphabet.code(")")), old, new)


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


def _calm(diffs: Diffs, alphabet: Alphabet) -> Diffs:
    """Tidied between what must stay: each stretch by itself."""
    return shifted([edit for stretch in _stretches(diffs, alphabet) for edit in tidied(stretch)])


def _stretches(diffs: Diffs, alphabet: Alphabet) -> Iterator[Diffs]:
    """The script cut behind kept tokens that must stay, behind phrases that say something, and at borders."""
    stretch: Diffs = []
    for op, run in diffs:
        if op and not alphabet.marks.issuperset(run):
            stretch.append((op, run))
            continue
        if op:
            yield from (stretch, [(op, run)])
            stretch = []
            continue
        begin = 0
        for index, character in enumerate(run):
            if character in alphabet.keep:
                stretch.append((0, run[begin : index + 1]))
                yield stretch
                stretch, begin = [], index + 1
        if begin < len(run):
            stretch.append((0, run[begin:]))
            if _is_phrase(alphabet.words(run)):
                yield stretch
                stretch = []
    yield stretch


def _is_phrase(words: Sequence[str]) -> bool:
    telling = sum(1 for word in words if len(word) > _SHORT)
    return len(words) > 3 or telling > 1 or (len(words) == 3 and telling == 1)


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


def _without_islands(places: list[_Place], alphabet: Alphabet) -> list[_Place]:
    """A kept sign or short word between two changes becomes part of them."""
    result = places[:1]
    for place in places[1:]:
        last = result[-1]
        if _is_island(last, place, alphabet):
            last.gone += last.kept + place.gone
            last.come += last.kept + place.come
            last.kept = place.kept
        else:
            result.append(place)
    return result


def _is_island(before: _Place, after: _Place, alphabet: Alphabet) -> bool:
    gone, come = ([not alphabet.marks.issuperset(run) for run in runs] for runs in _sides(before, after))
    if not any(gone) or not any(come) or not (gone[0] or come[0]) or not (gone[1] or come[1]):
        return False
    if not alphabet.keep.isdisjoint(before.kept):
        return False
    words = alphabet.words(before.kept)
    if not words:
        return True
    replaced = (gone[0] and come[0]) or (gone[1] and come[1])
    return replaced and len(words) == 1 and len(words[0]) <= _SHORT


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

"""The one place that knows diff-match-patch: changes between two sequences of tokens.

Each token becomes one character, so that no word is ever cut. The clock is off, since its answer would depend on the
machine; what would take too long is known by count instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias, cast

from resdraft.diff.fold import is_word

Op = Literal[-1, 0, 1]
Edits: TypeAlias = list[tuple[Op, int]]
"""In order: gone (-1), kept (0) or come (1), and how many tokens."""
_Diffs: TypeAlias = list[tuple[int, str]]

MARK = "\x00"
"""A token that begins with it stands for a mark; normal text holds no such character."""
_LARGE = 1_000_000
_UNLIKE = 0.3
_FAR = 1_200
"""Token edits beyond which the quadratic search is left to a faster one."""
_SHORT = 4
_PHRASE = 5
"""Tokens in a row that make a phrase."""
_WORTH = 0.7
"""What share of the kept words must remain for a phrase to be kept whole."""
_DECISIVE_WORDS = (
    "not no nor never none neither cannot shall should may must without unless except "
    "ne pas ni sans sauf sin nunca не ни без кроме لا لم لن ليس دون 不 未 无 勿 非 nicht kein keine ohne"
)
_DECISIVE = frozenset(_DECISIVE_WORDS.split())
"""Words that turn a provision round: they stay visible when they stay, never hidden in a larger change."""


@dataclass(slots=True)
class _Place:
    """What is gone and come at one place, and what is kept after it."""

    gone: str = ""
    come: str = ""
    kept: str = ""


def token_edits(old: list[str], new: list[str]) -> Edits:
    """What is kept, gone and come, token by token; a deletion stands before the insertion in its place.

    Tokens that are blank follow the words beside them. A kept number, a decisive word ("not", "shall"), a note or a
    bracket is never given as gone and come again for the sake of a calmer picture; short kept words between changes
    are.
    """
    alphabet: dict[str, str] = {}
    a = "".join([_character(token, alphabet) for token in old if token != " "])
    b = "".join([_character(token, alphabet) for token in new if token != " "])
    diffs = _raw(a, b) if a and b else None
    if diffs is None:
        return _with_blanks([_Place(a, b)], old, new)
    tokens = {character: token for token, character in alphabet.items()}
    keep = {character for token, character in alphabet.items() if _is_decisive(token)}
    places = _without_islands(_places(_calm(diffs, tokens, keep)), tokens, keep)
    return _with_blanks(_closed(places, alphabet), old, new)


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


def _character(token: str, alphabet: dict[str, str]) -> str:
    """One character for a token, a letter for a word and a sign for a sign: edits are shifted to the edge of a sign."""
    found = alphabet.get(token)
    if found is None:
        count = len(alphabet)
        if token[0] != MARK and is_word(token):
            base = 0x4E00 if count < 20_000 else 0x20000 - 20_000
        else:
            base = 0xE000 if count < 6_000 else 0xF0000 - 6_000
        found = alphabet[token] = chr(base + count)
    return found


def _is_decisive(token: str) -> bool:
    if token[0] == MARK:
        return token[1] != "e"
    return token.lower() in _DECISIVE or any(c.isdigit() for c in token)


@cache
def _engine() -> Any:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine


def _raw(a: str, b: str) -> _Diffs | None:
    """A script that keeps long phrases whole, and else as much as it can; None if the texts are long and unlike."""
    if len(a) * len(b) > _LARGE:
        from rapidfuzz.distance import Indel

        if Indel.normalized_similarity(a, b) < _UNLIKE:
            return None
        if Indel.distance(a, b) > _FAR:
            return list(_from_opcodes(a, b))
    return _script(a, b)


def _script(a: str, b: str) -> _Diffs:
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


def _middle(a: str, b: str) -> _Diffs:
    """The smallest script, but around the longest common phrase where that costs few other kept words."""
    phrase = _longest_common(a, b) if min(len(a), len(b)) >= _PHRASE else ""
    if phrase:
        from rapidfuzz.distance import LCSseq

        i, j = a.index(phrase), b.index(phrase)
        left, right = (a[:i], b[:j]), (a[i + len(phrase) :], b[j + len(phrase) :])
        kept = LCSseq.similarity(*left) + len(phrase) + LCSseq.similarity(*right)
        if kept >= _WORTH * LCSseq.similarity(a, b):
            return [*_middle(*left), (0, phrase), *_middle(*right)]
    return cast("_Diffs", _engine().diff_main(a, b, False))


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


def _calm(diffs: _Diffs, tokens: dict[str, str], keep: set[str]) -> _Diffs:
    """Tidied between what must stay: each stretch by itself."""
    engine = _engine()
    result: _Diffs = []
    for stretch in _stretches(diffs, tokens, keep):
        if len(stretch) > 1:
            engine.diff_cleanupSemantic(stretch)
        result.extend(stretch)
    engine.diff_cleanupMerge(result)
    engine.diff_cleanupSemanticLossless(result)
    return result


def _stretches(diffs: _Diffs, tokens: dict[str, str], keep: set[str]) -> Iterator[_Diffs]:
    """The script cut behind kept tokens that must stay, and behind kept phrases that say something."""
    stretch: _Diffs = []
    for op, run in diffs:
        if op:
            stretch.append((op, run))
            continue
        begin = 0
        for index, character in enumerate(run):
            if character in keep:
                stretch.append((0, run[begin : index + 1]))
                yield stretch
                stretch, begin = [], index + 1
        if begin < len(run):
            stretch.append((0, run[begin:]))
            if _is_phrase(run, tokens):
                yield stretch
                stretch = []
    if stretch:
        yield stretch


def _is_phrase(run: str, tokens: dict[str, str]) -> bool:
    words = [token for c in run if (token := tokens[c])[0] != MARK and is_word(token)]
    telling = sum(1 for word in words if len(word) > _SHORT)
    return len(words) > 3 or telling > 1 or (len(words) == 3 and telling == 1)


def _places(diffs: _Diffs) -> list[_Place]:
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


def _without_islands(places: list[_Place], tokens: dict[str, str], keep: set[str]) -> list[_Place]:
    """A kept blank, sign or short word between two changes becomes part of them."""
    result = places[:1]
    for place in places[1:]:
        last = result[-1]
        if _is_island(last, place, tokens, keep):
            last.gone += last.kept + place.gone
            last.come += last.kept + place.come
            last.kept = place.kept
        else:
            result.append(place)
    return result


def _is_island(before: _Place, after: _Place, tokens: dict[str, str], keep: set[str]) -> bool:
    if not (before.gone or after.gone) or not (before.come or after.come) or not (before.gone or before.come):
        return False
    if any(character in keep for character in before.kept):
        return False
    words = [token for c in before.kept if (token := tokens[c])[0] != MARK and is_word(token)]
    if not words:
        return True
    replaced = (before.gone and before.come) or (after.gone and after.come)
    return bool(replaced) and len(words) == 1 and len(words[0]) <= _SHORT


def _closed(places: list[_Place], alphabet: dict[str, str]) -> list[_Place]:
    """With the closing bracket in the change where both sides of the change open one."""
    opening, closing = alphabet.get("("), alphabet.get(")")
    if opening is None or closing is None:
        return places
    for place in places:
        if place.kept.startswith(closing) and all(
            run.count(opening) > run.count(closing) for run in (place.gone, place.come)
        ):
            place.gone += closing
            place.come += closing
            place.kept = place.kept[1:]
    return places

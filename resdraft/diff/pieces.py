"""The rows of runs of a link: pair by pair, a split or merged clause cut at the borders of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from resdraft.diff.alphabet import MARK, Alphabet
from resdraft.diff.comparison import Runs
from resdraft.diff.edits import Edits, token_edits
from resdraft.diff.fold import is_word
from resdraft.diff.words import NoteKey, row_runs, text_row
from resdraft.model import Text

_BORDER = f"{MARK}|"
"""Stands between two parts; the whole has none, so that it never counts as kept."""
_ENDS = frozenset(",;:.，；：。،؛")


def part_runs(
    whole: Text, parts: Sequence[Text], alphabet: Alphabet, notes: tuple[NoteKey, NoteKey], *, merged: bool
) -> tuple[Runs, ...]:
    """A row for each part: the piece of the whole that became it (`merged`: that it became) and the part itself.

    The pieces cover the whole without a gap, in the order in which its words took up the parts.
    """
    whole_row = text_row(whole, notes[1 if merged else 0])
    rows = [text_row(part, notes[0 if merged else 1]) for part in parts]
    order = _order(whole_row.keys, [row.keys for row in rows])
    joined: list[str] = []
    for number, index in enumerate(order):
        joined += [_BORDER, *rows[index].keys] if number else rows[index].keys
    pieces = _cut(token_edits(whole_row.keys, joined, alphabet), whole_row.keys, joined)
    result: list[Runs] = [()] * len(parts)
    at = 0
    for index, piece in zip(order, pieces, strict=True):
        size = sum(count for op, count in piece if op <= 0)
        mine = whole_row.piece(at, at + size)
        result[index] = row_runs(_turned(piece), rows[index], mine) if merged else row_runs(piece, mine, rows[index])
        at += size
    return tuple(result)


def _order(whole: Sequence[str], parts: Sequence[Sequence[str]]) -> list[int]:
    """The parts in the order in which the whole has their words; as they stand where that is not clear."""
    once: dict[str, int] = {}
    for at, key in enumerate(whole):
        once[key] = -1 if key in once else at
    middles = []
    for part in parts:
        found = sorted(at for key in part if (at := once.get(key, -1)) >= 0 and is_word(key))
        middles.append(found[len(found) // 2] if found else -1)
    if -1 in middles:
        return list(range(len(parts)))
    return sorted(range(len(parts)), key=lambda k: (middles[k], k))


def _cut(edits: Edits, whole: Sequence[str], joined: Sequence[str]) -> list[Edits]:
    """The edits of the whole against all parts, cut where one part ends and the next begins."""
    pieces: list[Edits] = [[]]
    i = j = gone = 0
    for op, count in [*edits, (0, 0)]:
        if op < 0:
            gone = count
            continue
        come = [[]] if op == 0 else _between_borders(joined[j : j + count])
        _divide(pieces, whole[i : i + gone], come)
        i, gone = i + gone, 0
        if op == 0:
            pieces[-1].append((0, count))
            i += count
        j += count
    return [[edit for edit in piece if edit[1]] for piece in pieces]


def _between_borders(keys: Sequence[str]) -> list[list[str]]:
    result: list[list[str]] = [[]]
    for key in keys:
        if key == _BORDER:
            result.append([])
        else:
            result[-1].append(key)
    return result


def _divide(pieces: list[Edits], gone: Sequence[str], come: Sequence[Sequence[str]]) -> None:
    """Words of the whole that stand at a border go to the part whose words took their place."""
    at = len(gone) if len(come) == 1 else _divided_at(gone, come[0], come[-1])
    pieces[-1] += [(-1, at), (1, len(come[0]))]
    for number, keys in enumerate(come[1:], start=2):
        pieces.append([(-1, len(gone) - at if number == len(come) else 0), (1, len(keys))])


def _divided_at(gone: Sequence[str], before: Sequence[str], after: Sequence[str]) -> int:
    worded = [any(map(is_word, keys)) for keys in (before, after)]
    ends = [k + 1 for k, key in enumerate(gone) if key in _ENDS]
    if worded == [True, False]:
        return len(gone)
    if worded == [True, True] and ends:
        return ends[-1]
    return next((k for k, key in enumerate(gone) if is_word(key) or key == " "), len(gone))


def _turned(edits: Edits) -> Edits:
    """The same edits the other way round; a deletion stands before the insertion in its place."""
    result: Edits = []
    for op, count in edits:
        if op < 0:
            result.append((1, count))
        elif op > 0:
            place = len(result) - 1 if result and result[-1][0] == 1 else len(result)
            result.insert(place, (-1, count))
        else:
            result.append((0, count))
    return result

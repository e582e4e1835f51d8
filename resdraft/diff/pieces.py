"""The rows of runs of a link: pair by pair, a split or merged clause cut at the borders of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from resdraft.diff.alphabet import MARK
from resdraft.diff.comparison import Runs
from resdraft.diff.edits import Edits, token_edits
from resdraft.diff.fold import is_word
from resdraft.diff.words import NoteKey, Token, runs_of, text_tokens
from resdraft.model import Text

_BORDER = Token(f"{MARK}|", 0, 0)
"""Stands between two parts; the whole has none, so that it never counts as kept."""


def part_runs(whole: Text, parts: Sequence[Text], notes: tuple[NoteKey, NoteKey], *, merged: bool) -> tuple[Runs, ...]:
    """A row for each part: the piece of the whole that became it (`merged`: that it became) and the part itself.

    The pieces cover the whole without a gap, in the order in which its words took up the parts.
    """
    whole_tokens = text_tokens(whole, notes[1 if merged else 0])
    tokens = [text_tokens(part, notes[0 if merged else 1]) for part in parts]
    order = _order(whole_tokens, tokens)
    row: list[Token] = []
    for number, index in enumerate(order):
        row += [_BORDER, *tokens[index]] if number else tokens[index]
    edits = token_edits([t.key for t in whole_tokens], [t.key for t in row])
    cut = _cut(edits, whole_tokens, row)
    result: list[Runs] = [()] * len(parts)
    place = 0
    for index, piece in zip(order, cut, strict=True):
        result[index] = _piece_runs(piece, (whole.plain, place), parts[index].plain, merged=merged)
        place = piece.whole[-1].end if piece.whole else place
    return tuple(result)


def _order(whole: Sequence[Token], parts: Sequence[Sequence[Token]]) -> list[int]:
    """The parts in the order in which the whole has their words; as they stand where that is not clear."""
    rare: dict[str, int] = {}
    for at, token in enumerate(whole):
        rare[token.key] = -1 if token.key in rare else at
    middles = []
    for part in parts:
        found = [at for token in part if (at := rare.get(token.key, -1)) >= 0 and is_word(token.key)]
        middles.append(sorted(found)[len(found) // 2] if found else -1)
    if -1 in middles:
        return list(range(len(parts)))
    return sorted(range(len(parts)), key=lambda k: (middles[k], k))


@dataclass(slots=True)
class _Piece:
    """What belongs to one part: edits from the whole to the part, and the tokens that they count."""

    edits: Edits = field(default_factory=list)
    whole: list[Token] = field(default_factory=list)
    part: list[Token] = field(default_factory=list)

    def gone(self, tokens: Sequence[Token]) -> None:
        if tokens:
            self.edits.append((-1, len(tokens)))
            self.whole += tokens

    def come(self, tokens: Sequence[Token]) -> None:
        if tokens:
            self.edits.append((1, len(tokens)))
            self.part += tokens


def _cut(edits: Edits, whole: Sequence[Token], row: Sequence[Token]) -> list[_Piece]:
    """The edits of the whole against all parts, cut where one part ends and the next begins."""
    pieces = [_Piece()]
    i = j = 0
    gone: Sequence[Token] = ()
    for op, count in [*edits, (0, 0)]:
        if op < 0:
            gone = whole[i : i + count]
            i += count
            continue
        if op > 0:
            come = _between_borders(row[j : j + count])
            j += count
            _divide(pieces, gone, come)
            gone = ()
            continue
        pieces[-1].gone(gone)
        gone = ()
        if count:
            pieces[-1].edits.append((0, count))
            pieces[-1].whole += whole[i : i + count]
            pieces[-1].part += row[j : j + count]
            i, j = i + count, j + count
    return pieces


def _between_borders(tokens: Sequence[Token]) -> list[list[Token]]:
    result: list[list[Token]] = [[]]
    for token in tokens:
        if token is _BORDER:
            result.append([])
        else:
            result[-1].append(token)
    return result


def _divide(pieces: list[_Piece], gone: Sequence[Token], come: Sequence[Sequence[Token]]) -> None:
    """Words of the whole that stand at a border go to the part whose words took their place."""
    at = len(gone) if len(come) == 1 else _divided_at(gone, come[0], come[-1])
    pieces[-1].gone(gone[:at])
    pieces[-1].come(come[0])
    for number, tokens in enumerate(come[1:], start=2):
        pieces.append(_Piece())
        if number == len(come):
            pieces[-1].gone(gone[at:])
        pieces[-1].come(tokens)


def _divided_at(gone: Sequence[Token], before: Sequence[Token], after: Sequence[Token]) -> int:
    worded = [any(is_word(token.key) for token in tokens if token.mark is None) for tokens in (before, after)]
    signs = [k + 1 for k, token in enumerate(gone) if token.key in _ENDS]
    if worded == [True, False]:
        return len(gone)
    if worded == [True, True] and signs:
        return signs[-1]
    return next((k for k, token in enumerate(gone) if is_word(token.key) or token.key == " "), len(gone))


_ENDS = frozenset(",;:.，；：。،؛")


def _piece_runs(piece: _Piece, whole: tuple[str, int], part: str, *, merged: bool) -> Runs:
    plain, start = whole
    if not merged:
        return runs_of(piece.edits, (plain, piece.whole), (part, piece.part), (start, 0))
    turned = [(-op, count) for op, count in piece.edits]
    edits: Edits = list(_deletions_first(turned))  # type: ignore[arg-type]
    return runs_of(edits, (part, piece.part), (plain, piece.whole), (0, start))


def _deletions_first(edits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A deletion before the insertion in its place, as everywhere."""
    waiting: list[tuple[int, int]] = []
    for op, count in edits:
        if op > 0:
            waiting.append((op, count))
            continue
        if op == 0:
            yield from waiting
            waiting = []
        yield op, count
    yield from waiting

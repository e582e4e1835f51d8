"""Words that stayed, came and went between two texts, with the notes, brackets and emphasis that did."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from resdraft.diff.alphabet import MARK
from resdraft.diff.comparison import Run, RunKind, Runs
from resdraft.diff.edits import Edits, token_edits
from resdraft.diff.fold import fold, tokens
from resdraft.model import CONTAINERS, Bracket, Mark, Text, emphasis, structural

Edge = Literal["", "start", "end"]
NoteKey = Callable[[str], str]
"""What a note stands for, from its name: two notes with one key are one note."""
_KINDS: dict[int, RunKind] = {-1: "deleted", 0: "equal", 1: "inserted"}


class Token(NamedTuple):
    """A word, a blank, a sign or a mark, with its place in the stored text."""

    key: str
    start: int
    end: int
    mark: Mark | None = None
    edge: Edge = ""


def word_runs(old: str, new: str) -> Runs:
    """The runs of two plain texts, by whole words; spans are code points of the texts as given."""
    return text_runs(Text(old), Text(new))


def text_runs(old: Text, new: Text, old_note: NoteKey = str, new_note: NoteKey = str) -> Runs:
    """The runs of two texts; a note, an edge of a bracket, a reference or a change of emphasis is a token too."""
    a, b = text_tokens(old, old_note), text_tokens(new, new_note)
    edits = token_edits([token.key for token in a], [token.key for token in b])
    return runs_of(edits, (old.plain, a), (new.plain, b))


def whole_runs(kind: RunKind, old: str, new: str) -> Runs:
    """One run for all the words; none for an empty text."""
    if not old and not new:
        return ()
    return (Run(kind, old if kind == "deleted" else new, (0, len(old)), (0, len(new))),)


def text_tokens(text: Text, note: NoteKey = str) -> list[Token]:
    """The tokens of a text, marks among the words; a mark inside a word stands at the word's edge."""
    folded = fold(text.plain)
    result: list[Token] = []
    at = 0
    for key in tokens(folded.text):
        start, at = at, at + len(key)
        result.append(Token(" " if key[0] == " " else key, folded.place(start), folded.place(at)))
    if not result and text.plain:
        result = [Token(" ", 0, len(text.plain))]
    return _with_marks(result, text, note) if text.marks else result


def _with_marks(words: list[Token], text: Text, note: NoteKey) -> list[Token]:
    starts = [token.start for token in words]
    before: dict[int, list[Token]] = {}
    for key, place, mark, edge in _events(text, note):
        index = bisect_left(starts, place)
        if edge == "start" and index and place < words[index - 1].end:
            index -= 1
        stand = starts[index] if index < len(starts) else len(text.plain)
        before.setdefault(index, []).append(Token(key, stand, stand, mark, edge))
    result: list[Token] = []
    for index, token in enumerate(words):
        result += before.get(index, ())
        result.append(token)
    return result + before.get(len(words), [])


def _events(text: Text, note: NoteKey) -> list[tuple[str, int, Mark, Edge]]:
    """The edges of the marks in reading order: emphasis ends before and begins after what else stands at its place."""
    found: list[tuple[int, int, int, str, Mark, Edge]] = []
    for number, (mark, edge) in enumerate(_edges(text)):
        place = mark.end if edge == "end" else mark.start
        found.append((place, 1, number, _key(mark, edge, note), mark, edge))
    for mark in emphasis(text):
        found.append((mark.start, 2, 0, _key(mark, "start", note), mark, "start"))
        found.append((mark.end, 0, 0, _key(mark, "end", note), mark, "end"))
    found.sort(key=lambda event: event[:4])
    return [(key, place, mark, edge) for place, _, _, key, mark, edge in found]


def _edges(text: Text) -> Iterator[tuple[Mark, Edge]]:
    """Beginnings and ends of the structural marks as they nest; comments are left out."""
    stack: list[Mark] = []
    for mark in structural(text):
        while len(stack) > mark.depth:
            yield stack.pop(), "end"
        if mark.kind in CONTAINERS:
            stack.append(mark)
            yield mark, "start"
        elif mark.kind == "note":
            yield mark, ""
    while stack:
        yield stack.pop(), "end"


def _key(mark: Mark, edge: Edge, note: NoteKey) -> str:
    value = mark.value
    if isinstance(value, Bracket):
        stances = ";".join(f"{','.join(s.holders)} {s.verb} {s.place}" for s in value.stances)
        return f"{MARK}b{edge}{value.kind}:{stances}"
    if mark.kind == "note":
        return f"{MARK}n{note(value)}"
    return f"{MARK}{'r' if mark.kind == 'ref' else 'c' if mark.kind == 'choice' else 'e'}{mark.kind}{edge}"


def runs_of(
    edits: Edits,
    old: tuple[str, Sequence[Token]],
    new: tuple[str, Sequence[Token]],
    start: tuple[int, int] = (0, 0),
) -> Runs:
    """Edits over tokens as runs over the texts that the tokens are of; `start` says where the tokens begin."""
    runs = _RunList(old[0], new[0], start)
    i = j = 0
    for op, count in edits:
        if op == 0:
            i, j = i + count, j + count
            runs.equal(old[1][i - 1].end, new[1][j - 1].end)
        elif op < 0:
            runs.change("deleted", old[1][i : i + count])
            i += count
        else:
            runs.change("inserted", new[1][j : j + count])
            j += count
    return tuple(runs.runs)


class _RunList:
    """Runs that grow from left to right over both texts."""

    def __init__(self, old: str, new: str, start: tuple[int, int]) -> None:
        self._old, self._new = old, new
        self._at = start
        self.runs: list[Run] = []

    def equal(self, old: int, new: int) -> None:
        """Both texts go on to these places with the same words."""
        if (old, new) != self._at:
            self._add("equal", old, new)

    def change(self, kind: RunKind, row: Sequence[Token]) -> None:
        """One text goes on, by these tokens; emphasis and references go with the words that they lie over."""
        worded = any(token.mark is None for token in row)
        for token in row:
            if worded and token.mark is not None and token.mark.kind not in ("bracket", "choice", "note"):
                continue
            old, new = self._at
            if token.mark is not None:
                self.runs.append(Run(kind, "", (old, old), (new, new), token.mark, token.edge))
            elif kind == "deleted":
                self._add(kind, token.end, new)
            else:
                self._add(kind, old, token.end)

    def _add(self, kind: RunKind, old: int, new: int) -> None:
        start = self._at
        if self.runs and self.runs[-1].kind == kind and self.runs[-1].mark is None:
            last = self.runs.pop()
            start = (last.old[0], last.new[0])
        words = self._old[start[0] : old] if kind == "deleted" else self._new[start[1] : new]
        self.runs.append(Run(kind, words, (start[0], old), (start[1], new)))
        self._at = (old, new)

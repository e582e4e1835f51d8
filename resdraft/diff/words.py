"""Words that stayed, came and went between two texts, with the notes, brackets and emphasis that did.

Words are compared alone; the marks between them follow. A mark that lies over a change never makes it larger.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from resdraft.diff.alphabet import Alphabet
from resdraft.diff.comparison import Run, RunKind, Runs
from resdraft.diff.edits import Edits, token_edits
from resdraft.diff.fold import fold, tokens
from resdraft.model import CONTAINERS, Bracket, Mark, Text, emphasis, structural

Edge = Literal["", "start", "end"]
NoteKey = Callable[[str], str]
"""What a note stands for, from its name: two notes with one key are one note."""


class Point(NamedTuple):
    """A note or the edge of a mark between two tokens."""

    key: str
    mark: Mark
    edge: Edge

    @property
    def follows_words(self) -> bool:
        """Whether it goes without saying with the words that it lies over, as emphasis and references do."""
        return self.mark.kind not in ("bracket", "choice", "note")


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a text or of a piece of it, and the marks that stand before them and at the end."""

    plain: str
    keys: list[str]
    """What the tokens are compared by: words, signs, and one blank for a run of blanks."""
    places: list[int]
    """Where each token begins in the plain text, and where the last one ends."""
    gaps: Mapping[int, Sequence[Point]]
    """By the number of the token that they stand before, or of all tokens for those at the end."""

    def points(self, index: int) -> Sequence[Point]:
        """What stands before a token, or at the end."""
        return self.gaps.get(index, ())

    def piece(self, begin: int, end: int) -> Row:
        """The tokens from `begin` to `end`; at a cut what ends there goes with the words before, the rest after."""
        gaps = {k - begin: points for k, points in self.gaps.items() if begin <= k <= end}
        if begin and 0 in gaps:
            gaps[0] = [point for point in gaps[0] if point.edge == "start"]
        if end < len(self.keys) and end in self.gaps:
            gaps[end - begin] = [point for point in self.gaps[end] if point.edge != "start"]
        return Row(self.plain, self.keys[begin:end], self.places[begin : end + 1], gaps)


def word_runs(old: str, new: str) -> Runs:
    """The runs of two plain texts, by whole words; spans are code points of the texts as given."""
    return text_runs(Text(old), Text(new), Alphabet())


def text_runs(old: Text, new: Text, alphabet: Alphabet, notes: tuple[NoteKey, NoteKey] = (str, str)) -> Runs:
    """The runs of two texts, with runs of no words for notes and edges of marks that came or went."""
    a, b = text_row(old, notes[0]), text_row(new, notes[1])
    return row_runs(token_edits(a.keys, b.keys, alphabet), a, b)


def whole_runs(kind: RunKind, old: str, new: str) -> Runs:
    """One run for all the words, which one side alone may have where they fold to nothing; none for empty texts."""
    if not old and not new:
        return ()
    return (Run(kind, old if kind == "deleted" else new or old, (0, len(old)), (0, len(new))),)


def text_row(text: Text, note: NoteKey = str) -> Row:
    """The tokens of a text; a mark that begins or ends inside a word stands at the word's edge."""
    folded = fold(text.plain)
    found = tokens(folded.text)
    places = list(accumulate(map(len, found), initial=0))
    if folded.places is not None:
        places = [folded.places[place] for place in places]
    if not found and text.plain:
        found, places = [" "], [0, len(text.plain)]
    gaps: dict[int, list[Point]] = defaultdict(list)
    for point, place in _points(text, note):
        index = bisect_left(places, place, 0, len(found))
        if point.edge == "start" and index and place < places[index]:
            index -= 1
        gaps[index].append(point)
    return Row(text.plain, [" " if key[0] == " " else key for key in found], places, gaps)


def _points(text: Text, note: NoteKey) -> list[tuple[Point, int]]:
    """Notes and edges in reading order: emphasis ends before and begins after what else stands at its place."""
    if not text.marks:
        return []
    found: list[tuple[int, int, int, Point]] = []
    for number, (mark, edge) in enumerate(_edges(text)):
        place = mark.end if edge == "end" else mark.start
        found.append((place, 1, number, Point(_key(mark, edge, note), mark, edge)))
    for number, mark in enumerate(emphasis(text)):
        found.append((mark.start, 2, number, Point(_key(mark, "start", note), mark, "start")))
        found.append((mark.end, 0, number, Point(_key(mark, "end", note), mark, "end")))
    found.sort(key=lambda event: event[:3])
    return [(point, place) for place, _, _, point in found]


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
        return f"bracket {edge} {value.kind}: {stances}"
    return f"note {note(value)}" if mark.kind == "note" else f"{mark.kind} {edge}"


def row_runs(edits: Edits, old: Row, new: Row) -> Runs:
    """Edits over the tokens of two rows as runs over their texts."""
    writer = _Writer(old, new)
    gone = come = 0
    for op, count in [*_beside_marks(edits, old, new), (0, 0)]:
        if op < 0:
            gone = count
        elif op > 0:
            come = count
        else:
            if gone or come:
                writer.change(gone, come)
            gone = come = 0
            writer.keep(count)
    writer.end()
    return tuple(writer.runs)


def _beside_marks(edits: Edits, old: Row, new: Row) -> Edits:
    """The edits with another blank kept where marks ask for it.

    Of two blanks around words that went or came either may be the kept one; the marks before it say which it is.
    """
    if not old.gaps and not new.gaps:
        return edits
    result = [*edits]
    places = [0, 0]
    for number, (op, count) in enumerate(edits):
        side = 0 if op < 0 else 1
        if op != 0 and _keeps(edits, number - 1) > 1 and _keeps(edits, number + 1):
            longer, shorter = ((old, new), (new, old))[side]
            begin, at = places[side], places[1 - side]
            end = begin + count
            if longer.keys[begin - 1] == longer.keys[end - 1] == " ":
                marks = [point.key for point in shorter.points(at - 1)]
                first, last = ([point.key for point in longer.points(k - 1)] for k in (begin, end))
                if first != marks == last:
                    result[number - 1] = (0, result[number - 1][1] - 1)
                    result[number + 1] = (0, result[number + 1][1] + 1)
        for moved in (0, 1):
            places[moved] += count if op == 0 or moved == side else 0
    return result


def _keeps(edits: Edits, number: int) -> int:
    """How many tokens are kept at this place of the script."""
    return edits[number][1] if 0 <= number < len(edits) and edits[number][0] == 0 else 0


class _Writer:
    """Runs that grow from left to right over both texts; each gap between tokens is told once."""

    def __init__(self, old: Row, new: Row) -> None:
        self._old, self._new = old, new
        self._i = self._j = 0
        self._told = False
        self._at = tuple(row.places[0] if row.keys else 0 for row in (old, new))
        self.runs: list[Run] = []

    def keep(self, count: int) -> None:
        """Tokens that both texts have; the marks between them may differ."""
        if not count:
            return
        i, j = self._i, self._j
        marked = {k - i for k in self._old.gaps} | {k - j for k in self._new.gaps}
        for stop in sorted(k for k in marked if (1 if self._told else 0) <= k < count):
            if stop:
                self._add("equal", self._old.places[i + stop], self._new.places[j + stop])
            self._points(*_unmatched(self._old.points(i + stop), self._new.points(j + stop)))
        self._i, self._j, self._told = i + count, j + count, False
        self._add("equal", self._old.places[self._i], self._new.places[self._j])

    def change(self, gone: int, come: int) -> None:
        """Tokens of the old text gone, tokens of the new one in their place, and the marks around them."""
        i, j = self._i, self._j
        before = [*self._old.points(i)], [*self._new.points(j)]
        after = [*self._old.points(i + gone)], [*self._new.points(j + come)]
        if not gone or not come:
            # One text has one gap here: what it holds may stand on either side of the other's words.
            whole, parts = (0, 1) if come else (1, 0)
            after[whole][:], rest = _unmatched(before[whole], before[parts])
            before[whole].clear()
            before[parts][:] = rest
            before = ([], rest) if come else (rest, [])
        else:
            before = _unmatched(*before)
        after = _unmatched(*after)
        self._points(*(_apart(points, size, "start") for points, size in zip(before, (gone, come), strict=True)))
        self._words("deleted", self._old, i, i + gone)
        self._words("inserted", self._new, j, j + come)
        self._points(*(_apart(points, size, "end") for points, size in zip(after, (gone, come), strict=True)))
        self._i, self._j, self._told = i + gone, j + come, True

    def end(self) -> None:
        """The marks behind the last token."""
        if not self._told:
            self._points(*_unmatched(self._old.points(self._i), self._new.points(self._j)))

    def _words(self, kind: RunKind, row: Row, begin: int, end: int) -> None:
        for stop in [*sorted(k for k in row.gaps if begin < k < end), end] if begin < end else ():
            place = row.places[stop]
            self._add(kind, *((place, self._at[1]) if kind == "deleted" else (self._at[0], place)))
            for point in row.points(stop) if stop < end else ():
                if not point.follows_words:
                    self._point(kind, point)

    def _points(self, old: Sequence[Point], new: Sequence[Point]) -> None:
        for point in old:
            self._point("deleted", point)
        for point in new:
            self._point("inserted", point)

    def _point(self, kind: RunKind, point: Point) -> None:
        old, new = self._at
        self.runs.append(Run(kind, "", (old, old), (new, new), point.mark, point.edge))

    def _add(self, kind: RunKind, old: int, new: int) -> None:
        start = self._at
        if self.runs and self.runs[-1].kind == kind and self.runs[-1].mark is None:
            last = self.runs.pop()
            start = last.old[0], last.new[0]
        words = self._old.plain[start[0] : old] if kind == "deleted" else self._new.plain[start[1] : new]
        self.runs.append(Run(kind, words, (start[0], old), (start[1], new)))
        self._at = old, new


def _unmatched(old: Sequence[Point], new: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """What one of two gaps has and the other has not."""
    if not old or not new:
        return [*old], [*new]
    known = Counter(point.key for point in new)
    rest_old = []
    for point in old:
        if known[point.key]:
            known[point.key] -= 1
        else:
            rest_old.append(point)
    rest_new = []
    for point in reversed(new):
        if known[point.key]:
            known[point.key] -= 1
            rest_new.append(point)
    return rest_old, rest_new[::-1]


def _apart(points: Sequence[Point], size: int, edge: Edge) -> list[Point]:
    """The points that do not go without saying with the words that changed beside them."""
    return [point for point in points if not (size and point.follows_words and point.edge == edge)]

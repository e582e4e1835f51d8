"""A text as a strand: its words, with notes, comments and the edges of brackets where they stand.

Pieces of strands of two texts can be laid end to end and made into a text again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from resdraft.model import CONTAINERS, Bracket, Mark, Text, emphasis, normal_text, structural

Edge = Literal["", "open", "close"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words with the emphasis over them."""

    plain: str
    inked: tuple[Ink, ...] = ()


@dataclass(frozen=True, slots=True)
class Ink:
    """Emphasis over a piece of words; it may go on before and behind them."""

    start: int
    end: int
    kind: str
    before: bool = False
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A note or a comment, or an edge of a bracket, choice or reference."""

    mark: Mark
    edge: Edge
    fresh: bool = False
    """Whether it is of neither text but put round what is open; emphasis does not run across it."""

    @property
    def key(self) -> tuple[object, ...]:
        """What two signs have in common that say the same."""
        return self.mark.kind, self.mark.value, self.edge


Item: TypeAlias = Words | Sign
Items: TypeAlias = tuple[Item, ...]


class Strand:
    """A text from which pieces are cut."""

    def __init__(self, text: Text, places: Mapping[tuple[Mark, Edge], int] | None = None) -> None:
        """`places` says where some signs are to stand that are within a word."""
        self.text = text
        moved = [((places or {}).get((sign.mark, sign.edge), place), sign) for place, sign in _signs(text)]
        self._signs = tuple(sorted(moved, key=lambda pair: pair[0]))
        self._inked = emphasis(text)

    def whole(self) -> Items:
        """All of it."""
        return self.closed((0, len(self.text.plain)))

    def closed(self, span: tuple[int, int]) -> Items:
        """The words of a span, with the signs at both its ends."""
        return self._cut(span, first=True, last=True)

    def between(self, span: tuple[int, int], *, first: bool, last: bool) -> Items:
        """The words of a span without the signs at its ends, unless it is the first or the last of all."""
        return self._cut(span, first=first, last=last)

    def emphasis_at(self, place: int) -> frozenset[tuple[str, str]]:
        """Which edges of emphasis stand at a place."""
        edges = [(mark.kind, "start") for mark in self._inked if mark.start == place]
        return frozenset([*edges, *((mark.kind, "end") for mark in self._inked if mark.end == place)])

    def _cut(self, span: tuple[int, int], *, first: bool, last: bool) -> Items:
        start, end = span
        found: list[Item] = []
        at = start
        for place, sign in self._signs:
            inside = start < place < end or (place == start and first) or (place == end and last)
            if not inside:
                continue
            found += self._words(at, place)
            at = place
            found.append(sign)
        return (*found, *self._words(at, end))

    def _words(self, start: int, end: int) -> Iterator[Words]:
        if start < end:
            inked = [
                Ink(max(m.start, start) - start, min(m.end, end) - start, m.kind, m.start < start, m.end > end)
                for m in self._inked
                if m.start < end and m.end > start
            ]
            yield Words(self.text.plain[start:end], tuple(inked))


def _signs(text: Text) -> Iterator[tuple[int, Sign]]:
    stack: list[Mark] = []
    for mark in structural(text):
        while len(stack) > mark.depth:
            gone = stack.pop()
            yield gone.end, Sign(gone, "close")
        if mark.kind in CONTAINERS:
            stack.append(mark)
            yield mark.start, Sign(mark, "open")
        else:
            yield mark.start, Sign(mark, "")
    while stack:
        gone = stack.pop()
        yield gone.end, Sign(gone, "close")


def plain(items: Iterable[Item]) -> str:
    """The words of some items."""
    return "".join(item.plain for item in items if isinstance(item, Words))


def is_balanced(items: Iterable[Item]) -> bool:
    """Whether what opens in some items closes in them, and nothing else does."""
    depth = 0
    for item in items:
        if isinstance(item, Sign) and item.edge:
            depth += 1 if item.edge == "open" else -1
            if depth < 0:
                return False
    return depth == 0


def without_common_edges(old: Items, new: Items) -> tuple[Items, tuple[Items, Items], Items]:
    """The signs with which both begin, what differs, and the signs with which both end."""
    head = _common(old, new)
    rest = old[head:], new[head:]
    tail = _common(rest[0][::-1], rest[1][::-1])
    cut = rest[0][: len(rest[0]) - tail], rest[1][: len(rest[1]) - tail]
    return new[:head], cut, rest[1][len(rest[1]) - tail :]


def _common(old: Sequence[Item], new: Sequence[Item]) -> int:
    count = 0
    for a, b in zip(old, new, strict=False):
        if not (isinstance(a, Sign) and isinstance(b, Sign) and a.key == b.key):
            break
        count += 1
    return count


def trimmed(items: Items) -> tuple[str, Items, str]:
    """The items without the blanks with which they begin and end, and those blanks; one behind a sign stays."""
    before = " " if items and isinstance(items[0], Words) and items[0].plain[0] == " " else ""
    if before:
        items = _without_first_blank(items)
    after = " " if items and isinstance(items[-1], Words) and items[-1].plain[-1] == " " else ""
    if after:
        items = _turned(_without_first_blank(_turned(items)))
    return before, items, after


def _without_first_blank(items: Items) -> Items:
    words = items[0]
    assert isinstance(words, Words)
    inked = tuple(replace(ink, start=max(ink.start - 1, 0), end=ink.end - 1) for ink in words.inked if ink.end > 1)
    rest = (Words(words.plain[1:], inked),) if len(words.plain) > 1 else ()
    return (*rest, *items[1:])


def _turned(items: Items) -> Items:
    """The items from behind, good for cutting only."""
    return tuple(_turned_words(item) if isinstance(item, Words) else item for item in reversed(items))


def _turned_words(words: Words) -> Words:
    size = len(words.plain)
    return Words(
        words.plain[::-1], tuple(Ink(size - i.end, size - i.start, i.kind, i.behind, i.before) for i in words.inked)
    )


def enclosed(items: Items, kind: Literal["bracket", "choice"], value: Bracket | None = None) -> Items:
    """The items in a bracket, or as alternatives."""
    mark = Mark(0, 0, kind, value or "")
    return (Sign(mark, "open", fresh=True), *items, Sign(mark, "close", fresh=True))


def as_text(items: Iterable[Item]) -> Text:
    """The normal text that the items make; a bracket that is not closed reaches to the end."""
    weaver = _Weaver()
    for item in items:
        weaver.add(item)
    return weaver.text()


class _Weaver:
    def __init__(self) -> None:
        self._plain: list[str] = []
        self._size = 0
        self._marks: list[Mark] = []
        self._open: list[int] = []
        self._inked: list[Mark] = []
        self._going: dict[str, int] = {}
        """Emphasis that goes on behind the last words, by kind: its number among the emphasis."""

    def add(self, item: Item) -> None:
        if isinstance(item, Words):
            self._add_words(item)
            return
        if item.fresh:
            self._going = {}
        if item.edge == "close":
            if self._open:
                at = self._open.pop()
                self._marks[at] = replace(self._marks[at], end=self._size)
        else:
            self._marks.append(replace(item.mark, start=self._size, end=self._size, depth=len(self._open)))
            if item.edge == "open":
                self._open.append(len(self._marks) - 1)

    def _add_words(self, words: Words) -> None:
        going: dict[str, int] = {}
        for ink in words.inked:
            at = self._going.get(ink.kind, -1) if ink.before and not ink.start else -1
            if at >= 0:
                self._inked[at] = replace(self._inked[at], end=self._size + ink.end)
            else:
                at = len(self._inked)
                self._inked.append(Mark(self._size + ink.start, self._size + ink.end, ink.kind))  # type: ignore[arg-type]
            if ink.behind and ink.end == len(words.plain):
                going[ink.kind] = at
        self._going = going
        self._plain.append(words.plain)
        self._size += len(words.plain)

    def text(self) -> Text:
        while self._open:
            at = self._open.pop()
            self._marks[at] = replace(self._marks[at], end=self._size)
        return normal_text(Text("".join(self._plain), (*self._marks, *self._inked)))

"""The words of a link as one old and one new passage, and where they differ: what all families of changes look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Generic, NamedTuple, Protocol, TypeVar

from resdraft.diff.comparison import RunKind, Runs
from resdraft.diff.fold import folded_words
from resdraft.diff.meaning.cited import Cited, cited_in
from resdraft.diff.units import Unit
from resdraft.facts import Citation

Span = tuple[int, int]


class Segment(NamedTuple):
    """Words that stayed, came or went, by their places in the old and the new passage."""

    kind: RunKind
    old: Span
    new: Span


class Hunk(NamedTuple):
    """A stretch that changed between two that stayed; either of its spans may be empty."""

    old: Span
    new: Span


class Placed(Protocol):
    """What stands at a place of a passage and is known by a key."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def key(self) -> str: ...


Item = TypeVar("Item", bound=Placed)


@dataclass(frozen=True)
class Side:
    """One side of a link: its units one after the other, folded, with a blank between them."""

    units: Sequence[Unit]

    @cached_property
    def text(self) -> str:
        """The words as they are compared."""
        return " ".join(unit.folded for unit in self.units)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each unit begins."""
        return tuple(accumulate((len(unit.folded) + 1 for unit in self.units[:-1]), initial=0))

    @property
    def language(self) -> str:
        """The language of its draft."""
        return self.units[0].language

    @cached_property
    def low(self) -> str:
        """The words in small letters, each at its place."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else self.text

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """What the words cite."""
        citations = [
            Citation(found.start + start, found.end + start, found.kind, found.key)
            for unit, start in zip(self.units, self.starts, strict=True)
            for found in unit.citations
        ]
        return cited_in(self.text, self.low, citations, self.language)


@dataclass(frozen=True)
class Passage:
    """Both sides of a link and the words that differ between them, as the link's own runs have it."""

    old: Side
    new: Side
    hunks: tuple[Hunk, ...]
    kept: tuple[Segment, ...]
    """The stretches that stayed, by their old places."""

    @property
    def language(self) -> str:
        """The language of the new side."""
        return self.new.language

    @property
    def alone(self) -> bool:
        """Whether it is one clause with one."""
        return len(self.old.units) == len(self.new.units) == 1

    @cached_property
    def changed_words(self) -> str:
        """All that came or went, each with the letters and figures beside it: a cheap look before a closer one."""
        parts = []
        for hunk in self.hunks:
            for text, (start, end) in ((self.old.text, hunk.old), (self.new.text, hunk.new)):
                parts.append(text[max(0, start - _BESIDE) : end + _BESIDE])
        return "\n".join(parts)

    @cached_property
    def changed_low(self) -> str:
        """The same in small letters."""
        return self.changed_words.lower()

    @cached_property
    def changed_set(self) -> frozenset[str]:
        """Each word of them once, in small letters; what is joined by a hyphen is several."""
        return frozenset(_WORD.findall(self.changed_low))

    def matches(
        self, pattern: re.Pattern[str], before: int, after: int
    ) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
        """Where a pattern of small letters matches on either side, so far before and after what changed."""
        sides = (self.old.low, [hunk.old for hunk in self.hunks]), (self.new.low, [hunk.new for hunk in self.hunks])
        old, new = (
            [
                match
                for start, end in _windows(sorted(spans), before, after)
                for match in pattern.finditer(low, start, end)
            ]
            for low, spans in sides
        )
        return old, new

    def moved_to(self, start: int, end: int) -> int:
        """Where words of the old passage that stayed begin in the new one; -1 if they did not stay as they are."""
        index = bisect_right(self._kept_starts, start) - 1
        if index < 0 or self.kept[index].old[1] < end:
            return -1
        return start - self.kept[index].old[0] + self.kept[index].new[0]

    @cached_property
    def _kept_starts(self) -> list[int]:
        return [segment.old[0] for segment in self.kept]


_BESIDE = 24
_WORD = re.compile(r"\w+")


def _windows(spans: Iterable[Span], before: int, after: int) -> Iterator[Span]:
    """The spans with margins around them, joined where they meet."""
    begin = end = -1
    for start, stop in spans:
        if begin >= 0 and start - before <= end:
            end = max(end, stop + after)
            continue
        if begin >= 0:
            yield begin, end
        begin, end = max(0, start - before), stop + after
    if begin >= 0:
        yield begin, end


def passage(old: Sequence[Unit], new: Sequence[Unit], rows: Sequence[Runs], closings: Sequence[Runs]) -> Passage:
    """The passage of a link from its rows of runs, those of the words and those of the words after the items."""
    sides = Side(old), Side(new)
    segments = sorted(_segments(sides, rows, closings), key=lambda segment: (segment.old, segment.new))
    hunks, kept = _grouped(segments)
    return Passage(*sides, tuple(hunks), tuple(kept))


def _segments(sides: tuple[Side, Side], rows: Sequence[Runs], closings: Sequence[Runs]) -> Iterator[Segment]:
    for closing, found in ((False, rows), (True, closings)):
        for number, runs in enumerate(found):
            places = [_Places(side, min(number, len(side.units) - 1), closing) for side in sides]
            for run in runs:
                if run.words:
                    yield Segment(run.kind, places[0].span(run.old), places[1].span(run.new))


class _Places:
    """From places in the plain text of a unit to places in the passage."""

    def __init__(self, side: Side, number: int, closing: bool) -> None:
        unit = side.units[number]
        self._plain = unit.side.closing.plain if closing else unit.side.text.plain
        folded = folded_words(self._plain)
        self._same = len(folded) == len(self._plain)
        self._base = side.starts[number]
        if closing:
            self._base += len(unit.folded) - len(folded)

    def span(self, found: Span) -> Span:
        """The span in the passage."""
        if self._same:
            return self._base + found[0], self._base + found[1]
        return self._base + self._folded(found[0]), self._base + self._folded(found[1])

    def _folded(self, place: int) -> int:
        head = self._plain[:place]
        size = len(folded_words(head))
        blank = place < len(self._plain) and size and head[-1:].isspace() and not self._plain[place].isspace()
        return size + 1 if blank else size


def _grouped(segments: Sequence[Segment]) -> tuple[list[Hunk], list[Segment]]:
    """Changes side by side as one hunk, kept words side by side as one stretch."""
    hunks: list[Hunk] = []
    kept: list[Segment] = []
    for segment in segments:
        rows: list[Hunk] | list[Segment] = kept if segment.kind == "equal" else hunks
        last = rows[-1] if rows else None
        if last and last.old[1] == segment.old[0] and last.new[1] == segment.new[0]:
            rows.pop()
            joined = (last.old[0], segment.old[1]), (last.new[0], segment.new[1])
        else:
            joined = segment.old, segment.new
        if segment.kind == "equal":
            kept.append(Segment("equal", *joined))
        else:
            hunks.append(Hunk(*joined))
    return hunks, kept


@dataclass(frozen=True)
class Paired(Generic[Item]):
    """What became of the items of a passage that did not stay."""

    replaced: tuple[tuple[Item, Item], ...]
    gone: tuple[Item, ...]
    come: tuple[Item, ...]


def paired(
    found: Passage, old: Sequence[Item], new: Sequence[Item], alike: Callable[[Item], str] = lambda item: ""
) -> Paired[Item]:
    """Items that took each other's place, went or came; those that stayed or merely moved are left out.

    Two take each other's place where they stand at one hunk and are `alike`.
    """
    old, new = _without_kept(found, old, new)
    replaced: list[tuple[Item, Item]] = []
    for hunk in found.hunks if old and new else ():
        here = [item for item in old if _touches(item, hunk.old)], [item for item in new if _touches(item, hunk.new)]
        pairs = _matched(*here, alike)
        taken = {id(item) for pair in pairs for item in pair}
        old = [item for item in old if id(item) not in taken]
        new = [item for item in new if id(item) not in taken]
        replaced += pairs
    changed = [(a, b) for a, b in replaced if a.key != b.key]
    return Paired(tuple(changed), tuple(_beyond(old, new)), tuple(_beyond(new, old)))


def _without_kept(found: Passage, old: Sequence[Item], new: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The items that do not stand in words that stayed on both sides."""
    places = {(item.start, item.key): item for item in new}
    stayed: set[int] = set()
    rest: list[Item] = []
    for item in old:
        partner = places.get((found.moved_to(item.start, item.end), item.key))
        if partner is None:
            rest.append(item)
        else:
            stayed.add(id(partner))
    return rest, [item for item in new if id(item) not in stayed]


def _touches(item: Placed, span: Span) -> bool:
    return (
        item.start <= span[1] and span[0] <= item.end
        if span[0] == span[1]
        else (item.start < span[1] and span[0] < item.end)
    )


def _matched(old: Iterable[Item], new: Iterable[Item], alike: Callable[[Item], str]) -> list[tuple[Item, Item]]:
    """The same first, then those that are alike, in order."""
    rest, pairs = list(new), list[tuple[Item, Item]]()
    waiting: list[Item] = []
    for item in old:
        same = next((other for other in rest if other.key == item.key), None)
        if same is None:
            waiting.append(item)
        else:
            rest.remove(same)
            pairs.append((item, same))
    rows: dict[str, list[Item]] = defaultdict(list)
    for item in rest:
        rows[alike(item)].append(item)
    for item in waiting:
        if row := rows[alike(item)]:
            pairs.append((item, row.pop(0)))
    return pairs


def _beyond(mine: Sequence[Item], theirs: Sequence[Item]) -> Iterator[Item]:
    """What is here more often than there, in order."""
    rest = Counter(item.key for item in theirs)
    for item in mine:
        if rest[item.key] > 0:
            rest[item.key] -= 1
        else:
            yield item

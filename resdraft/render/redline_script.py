"""What came and went between two rows of items: whole words, and ends of paragraphs as things of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from resdraft.render.redline_items import END, Item

OpKind = Literal["keep", "del", "ins"]
WordRuns = Callable[[str, str], "Sequence[tuple[str, tuple[int, int], tuple[int, int]]]"]
_TOKEN = re.compile(r"\w+|\s|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Op:
    """Items that stayed, went or came: spans of numbers of items of the old and of the new row."""

    kind: OpKind
    old: tuple[int, int]
    new: tuple[int, int]


def script(old: Sequence[Item], new: Sequence[Item], word_runs: WordRuns, *, exact: bool) -> list[Op]:
    """The steps from the old row of items to the new one.

    With `exact` everything that is not the same character counts; else what differs only in shape (kinds of blanks
    and quotation marks) stays as the old row has it.
    """
    if [item.key for item in old] == [item.key for item in new]:
        return [Op("keep", (0, len(old)), (0, len(new)))] if old else []
    writer = _Writer(old, new, exact)
    texts = [writer.old_text, writer.new_text]
    for kind, a, b in word_runs(*texts):
        if kind == "equal":
            writer.equal(a[1], b[1])
        elif kind == "deleted":
            writer.go_old(a[1])
        else:
            writer.go_new(b[1])
    writer.equal(len(writer.old_text), len(writer.new_text))
    writer.finish()
    return writer.ops


class _Writer:
    """Walks both rows once. Words are counted in the texts without points; ops in items."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item], exact: bool) -> None:
        self.old, self.new, self.exact = old, new, exact
        self.old_text, self.new_text = _text(old), _text(new)
        self._ends_old, self._ends_new = _ends(old), _ends(new)
        self._old_points, self._new_points = _points(old), _points(new)
        self.i = self.j = 0
        self.a = self.b = 0
        self.ops: list[Op] = []

    def go_old(self, end: int) -> None:
        """Characters of the old row up to a place of its text went."""
        while self.a < end:
            self._points_before("old")
            count = min(end - self.a, self._free("old"))
            self._op("del", count, 0)
            self.a += count

    def go_new(self, end: int) -> None:
        """Characters of the new row up to a place of its text came."""
        while self.b < end:
            self._points_before("new")
            count = min(end - self.b, self._free("new"))
            self._op("ins", 0, count)
            self.b += count

    def equal(self, old_end: int, new_end: int) -> None:
        """What both have up to these places, apart from ends of paragraphs and, where it counts, from shapes."""
        old, new = self._keys(self.a, old_end, "old"), self._keys(self.b, new_end, "new")
        if old == new:
            self._keep(len(old))
            return
        for kind, c, d in _shapes(old, new, exact=self.exact):
            if kind == "keep":
                self._keep_unlike(c, d)
            else:
                self.go_old(self.a + c)
                self.go_new(self.b + d)

    def finish(self) -> None:
        """The points behind the last character."""
        while self.i < len(self.old) or self.j < len(self.new):
            if self._both():
                self._op("keep", 1, 1)
            elif self.i < len(self.old):
                self._op("del", 1, 0)
            else:
                self._op("ins", 0, 1)

    def _keys(self, begin: int, end: int, side: Literal["old", "new"]) -> str:
        ends = self._ends_old if side == "old" else self._ends_new
        text = self.old_text if side == "old" else self.new_text
        if not ends:
            return text[begin:end]
        return "".join(END if place in ends else text[place] for place in range(begin, end))

    def _keep(self, count: int) -> None:
        end = self.a + count
        while self.a < end:
            self._points_before("both")
            both = min(end - self.a, self._free("old"), self._free("new"))
            self._op("keep", both, both)
            self.a += both
            self.b += both

    def _free(self, side: Literal["old", "new"]) -> int:
        """How many characters stand before the next point of a side; one at least, for none is before them now."""
        points, at, row = (
            (self._old_points, self.i, self.old) if side == "old" else (self._new_points, self.j, self.new)
        )
        following = bisect_left(points, at)
        return max(1, (points[following] if following < len(points) else len(row)) - at)

    def _keep_unlike(self, old: int, new: int) -> None:
        """Characters that fold to the same: as the old row has them."""
        both = min(old, new)
        self._keep(both)
        for _ in range(old - both):
            self._points_before("old")
            self._op("keep", 1, 0)
            self.a += 1
        for _ in range(new - both):
            self._points_before("new")
            self._skip_new()
            self.b += 1

    def _skip_new(self) -> None:
        if self.ops:
            last = self.ops[-1]
            self.ops[-1] = Op(last.kind, last.old, (last.new[0], self.j + 1))
        self.j += 1

    def _both(self) -> bool:
        here = self.old[self.i] if self.i < len(self.old) else None
        there = self.new[self.j] if self.j < len(self.new) else None
        return here is not None and there is not None and here.is_point and here.key == there.key

    def _points_before(self, side: Literal["old", "new", "both"]) -> None:
        """Points that stand before the next character of the side."""
        while True:
            old_point = self.i < len(self.old) and self.old[self.i].is_point
            new_point = self.j < len(self.new) and self.new[self.j].is_point
            if self._both():
                self._op("keep", 1, 1)
            elif old_point and side != "new":
                self._op("del", 1, 0)
            elif new_point and side != "old":
                self._op("ins", 0, 1)
            else:
                return

    def _op(self, kind: OpKind, old: int, new: int) -> None:
        start = (self.i, self.j)
        if self.ops and self.ops[-1].kind == kind:
            last = self.ops.pop()
            start = last.old[0], last.new[0]
        self.i += old
        self.j += new
        self.ops.append(Op(kind, (start[0], self.i), (start[1], self.j)))


def _text(row: Sequence[Item]) -> str:
    return "".join(" " if item.key == END else item.key for item in row if not item.is_point)


def _points(row: Sequence[Item]) -> list[int]:
    return [k for k, item in enumerate(row) if item.is_point]


def _ends(row: Sequence[Item]) -> frozenset[int]:
    return frozenset(k for k, item in enumerate(item for item in row if not item.is_point) if item.key == END)


def _shapes(old: str, new: str, *, exact: bool) -> list[tuple[OpKind, int, int]]:
    """Two texts that fold to the same, as steps: how many characters of each stay or are replaced."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    steps: list[tuple[OpKind, int, int]] = []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        gone, come = "".join(a[i:j]), "".join(b[k:m])
        # A tab stands behind a number; a blank in its place would make the number words.
        firm = exact or any(sign in side for side in (gone, come) for sign in (END, "\t"))
        if tag == "equal" or not firm:
            steps.append(("keep", len(gone), len(come)))
        else:
            steps.append(("del", len(gone), len(come)))
    return steps

"""The words of two texts with what went and what came: each for itself, and both in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from textual.content import Content

from resdraft.diff import Runs
from resdraft.model import Mark
from resdraft.tui.view import looks
from resdraft.tui.view.words import Bit, joined, split

Dressed = tuple[Bit, str]
"""A bit, and the style of what came or went; empty for what stayed."""


def within(bits: Iterable[Bit], runs: Runs, side: int) -> tuple[Bit, ...]:
    """The piece of a text that the runs cover."""
    spans = [run.new if side else run.old for run in runs]
    if not spans:
        return ()
    start, end = spans[0][0], spans[-1][1]
    pieces = [bit for bit in split(bits, (start, end)) if start <= bit.start and bit.end <= end]
    return tuple(bit for bit in pieces if bit.start < bit.end or _belongs(bit, start, end))


def _belongs(bit: Bit, start: int, end: int) -> bool:
    """Whether a sign at the edge of a piece belongs to it: one that opens to what follows, any other to what was."""
    return bit.start < end if bit.opens else bit.start > start or start == 0


def pair(old: Iterable[Bit], new: Iterable[Bit], runs: Runs, beneath: str) -> tuple[Content, Content, Content]:
    """Both sides with what went and what came, and the two in one."""
    went = _dressed(old, runs, "deleted", looks.DELETED, 0)
    came = _dressed(new, runs, "inserted", looks.INSERTED, 1)
    return _content(went, beneath), _content(came, beneath), _content(_signed(_woven(went, came, runs)), beneath)


def _content(dressed: Iterable[Dressed], beneath: str) -> Content:
    return joined((bit.words, f"{beneath} {bit.style} {style}".strip()) for bit, style in dressed)


def _dressed(bits: Iterable[Bit], runs: Runs, kind: str, style: str, side: int) -> list[Dressed]:
    """The bits of one side, cut where runs begin and end; those of the kind with its style."""
    spans = [(run.new if side else run.old) for run in runs if run.words]
    changed = [(run.new if side else run.old) for run in runs if run.words and run.kind == kind]
    marks = {(run.mark, run.edge) for run in runs if run.mark is not None and run.kind == kind}
    pieces = split(bits, [place for span in spans for place in span])
    starts = dict(changed)
    made: list[Dressed] = []
    until = -1
    for bit in pieces:
        if bit.start in starts and bit.start < bit.end:
            until = starts[bit.start]
        marked = bit.mark is not None and (bit.mark, bit.edge) in marks
        made.append((bit, style if marked or (bit.start < bit.end <= until) else ""))
    return made


def _woven(old: Sequence[Dressed], new: Sequence[Dressed], runs: Runs) -> list[Dressed]:
    """Both sides in one row: the new one, with what went where it stood."""
    coming = _Coming(new)
    gone, signs = _gone(old)
    for run in runs:
        if run.kind != "deleted":
            coming.until(run.new[1], -1)
            continue
        own = gone.pop((run.mark, run.edge), []) if run.mark else _taken(gone[None], *run.old)
        if own:
            coming.until(run.new[0], signs[id(own[0])])
            coming.made += [(bit, style) for bit, style in own]
    coming.until(-1, -1)
    return coming.made


def _signed(woven: Iterable[Dressed]) -> Iterator[Dressed]:
    """The row with a minus or plus before what went or came, so that neither needs a colour to be seen."""
    before, last = "", " "
    for bit, style in woven:
        if style and style != before:
            blanks = len(bit.words) - len(bit.words.lstrip(" "))
            lead = bit.words[:blanks] or (" " if before and last != " " else "")
            if lead:
                yield replace(bit, words=lead, style=""), ""
            sign = "-" if style == looks.DELETED else "+"
            yield replace(bit, words=sign + bit.words[blanks:]), style
        else:
            yield bit, style
        before, last = style, bit.words[-1:] or last


Key = tuple[Mark, str] | None


def _gone(old: Sequence[Dressed]) -> tuple[dict[Key, list[Dressed]], dict[int, int]]:
    """What went, words under None and signs under their mark; and how many signs that stayed stood before each."""
    gone: dict[Key, list[Dressed]] = {None: []}
    signs: dict[int, int] = {}
    count = 0
    for dressed in old:
        bit, style = dressed
        if style:
            key = None if bit.mark is None else (bit.mark, bit.edge)
            gone.setdefault(key, []).append(dressed)
            signs[id(dressed)] = count
        count += not style and bit.start == bit.end
    gone[None].reverse()
    return gone, signs


def _taken(words: list[Dressed], start: int, end: int) -> list[Dressed]:
    """The words of a span, taken off the end of a list that runs backwards."""
    own: list[Dressed] = []
    while words and words[-1][0].start < end:
        dressed = words.pop()
        if dressed[0].start >= start:
            own.append(dressed)
    return own


class _Coming:
    """The new side, which goes forward as far as it is asked to."""

    def __init__(self, new: Sequence[Dressed]) -> None:
        self.made: list[Dressed] = []
        self._new = new
        self._at = 0
        self._signs = 0

    def until(self, place: int, signs: int) -> None:
        """Goes to a place, and there past no more signs that stayed than so many in all; -1 goes to the end.

        What stayed has the same signs in the same order on both sides: that tells on which side of a bracket's edge
        the words stood that went.
        """
        while self._at < len(self._new):
            bit, style = self._new[self._at]
            sign = bit.start == bit.end
            if 0 <= place <= bit.end and not (bit.end == place and (not sign or (not style and self._signs < signs))):
                return
            self._signs += sign and not style
            self.made.append(self._new[self._at])
            self._at += 1

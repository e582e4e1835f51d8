"""Two texts made into one: words that were decided, and those that are open in brackets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import TypeAlias

from resdraft.diff import Runs
from resdraft.model import Bracket, Text, fold_blanks
from resdraft.negotiate.holders import Holders, Which, on_side
from resdraft.negotiate.strand import (
    Items,
    Sign,
    Strand,
    Words,
    as_text,
    enclosed,
    is_balanced,
    plain,
    trimmed,
    without_common_edges,
)
from resdraft.negotiate.stretches import Spot, Stretch, spots, strands, stretches

Decided: TypeAlias = Callable[[int], Which | None]
"""Whose words stand at the place whose first run has a number; None where that is open."""
_CLOSING = frozenset(",;.:")
_TRIAL = Holders("Former", "Later")
"""Holders with whom brackets are tried out."""


def merged(old: Text, new: Text, runs: Runs, decided: Decided, holders: Holders, base: Which) -> Text:
    """One text out of two that are compared; what both have is as `base` has it.

    No word is cut, and each joint of words is one that the old or the new text has. Taking one side of all its new
    brackets gives that side's words.
    """
    row = stretches(runs, old, new)
    if not row:
        return new if base == "new" else old
    return _Merger(old, new, row, runs, base).text(decided, holders)


def bracketed(text: Text, bracket: Bracket) -> Text:
    """All words of a text in a bracket."""
    return as_text(enclosed(Strand(text).whole(), "bracket", bracket))


def either(old: Text, new: Text, holders: Holders) -> Text:
    """The whole of one text or the whole of the other; one of them may be empty."""
    return as_text(_disputed(Strand(old).whole(), Strand(new).whole(), ("", ""), holders))


class _Merger:
    """The pieces of a row, laid end to end."""

    def __init__(self, old: Text, new: Text, row: Sequence[Stretch], runs: Runs, base: Which) -> None:
        both = strands(runs, old, new)
        self._strands: dict[Which, Strand] = {"old": both[0], "new": both[1]}
        self._row = row
        self._base = base
        self._spots = spots(row, both)

    def text(self, decided: Decided, holders: Holders) -> Text:
        sides = {decided(spot.first) for spot in self._spots}
        if len(sides) == 1 and (side := sides.pop()) is not None:
            return self._strands[side].text
        made: list[Items] = []
        at = 0
        for spot in self._spots:
            made += [self._piece(stretch, self._base) for stretch in self._row[at : spot.start]]
            at = spot.end
            which = decided(spot.first)
            if which is not None:
                made.append(self._of(spot, which))
                continue
            head, (gone, come), tail = without_common_edges(self._of(spot, "old"), self._of(spot, "new"))
            if not (is_balanced(gone) and is_balanced(come)):
                return self._as_a_whole(decided, holders)
            made += [head, _disputed(gone, come, self._beside(spot), holders), tail]
        made += [self._piece(stretch, self._base) for stretch in self._row[at:]]
        return as_text(chain.from_iterable(made))

    def _as_a_whole(self, decided: Decided, holders: Holders) -> Text:
        """All of the row as one dispute, where marks leave no other way."""
        old = self.text(lambda run: decided(run) or "old", holders)
        new = self.text(lambda run: decided(run) or "new", holders)
        return either(old, new, holders)

    def _of(self, spot: Spot, which: Which) -> Items:
        return tuple(chain.from_iterable(self._piece(stretch, which) for stretch in self._row[spot.start : spot.end]))

    def _piece(self, stretch: Stretch, which: Which) -> Items:
        """A stretch as one side has it. What stands at its edges belongs to the one of two that is not equal."""
        span = stretch.old if which == "old" else stretch.new
        if not stretch.equal:
            return self._strands[which].closed(span)
        return self._strands[which].between(span, first=stretch is self._row[0], last=stretch is self._row[-1])

    def _beside(self, spot: Spot) -> tuple[str, str]:
        """The characters before and behind a place, which both texts have."""
        words = self._strands[self._base].text.plain
        start, end = (getattr(self._row[k], self._base) for k in (spot.start, spot.end - 1))
        return words[max(start[0] - 1, 0) : start[0]], words[end[1] : end[1] + 1]


def _disputed(old: Items, new: Items, beside: tuple[str, str], holders: Holders) -> Items:
    """Old and new words, in brackets.

    A blank at their edge stands outside where taking either side gives its words all the same.
    """
    if plain(old) == plain(new) and _signs(old) == _signs(new):
        return new
    for apart in (True, False):
        if _restores(_neat(old, new, _TRIAL, apart=apart), (old, new), beside):
            return _neat(old, new, holders, apart=apart)
    return (
        *(enclosed(old, "bracket", holders.deletion) if old else ()),
        *(enclosed(new, "bracket", holders.addition) if new else ()),
    )


def _signs(items: Items) -> list[object]:
    return [item.key for item in items if isinstance(item, Sign)]


def _neat(old: Items, new: Items, holders: Holders, *, apart: bool) -> Items:
    """The brackets as one would type them: alternatives where both have words, blanks outside.

    `apart`: with a blank before a bracket whose words begin with a comma, too.
    """
    cut = trimmed(old), trimmed(new)
    before, after = (Words(" ") if any(side[k] for side in cut) else None for k in (0, 2))
    if apart and any(plain(side[1])[:1] in _CLOSING for side in cut):
        before = Words(" ")
    gone, come = cut[0][1], cut[1][1]
    inner: Items
    if plain(gone) and plain(come):
        members = [enclosed(m, "bracket", b) for m, b in zip((gone, come), holders.alternatives, strict=True)]
        inner = enclosed((*members[0], Words(" "), *members[1]), "choice")
    else:
        inner = (
            *(enclosed(gone, "bracket", holders.deletion) if gone else ()),
            *(enclosed(come, "bracket", holders.addition) if come else ()),
        )
    return (*((before,) if before else ()), *inner, *((after,) if after else ()))


def _restores(made: Items, sides: tuple[Items, Items], beside: tuple[str, str]) -> bool:
    """Whether taking a side of what was made gives that side's words, between the characters beside it."""
    start, end = (f"x{beside[0]}" if beside[0] else ""), (f"{beside[1]}x" if beside[1] else "")
    text = as_text((Words(start), *made, Words(end)))
    names: tuple[Which, Which] = ("old", "new")
    for which, items in zip(names, sides, strict=True):
        if on_side(text, _TRIAL, which).plain != fold_blanks(f"{start}{plain(items)}{end}"):
            return False
    return True

"""The rows of a comparison in words: signs, labels, both sides with what came and went, and what it means."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from textual.content import Content

from resdraft.diff import CHANGE_KINDS, KINDS, Comparison, Link, Row, Side, kinds_of, rows, turn
from resdraft.model import EMPTY, Resolution, Text
from resdraft.render import percent
from resdraft.tui.view import looks
from resdraft.tui.view.runs import pair, within
from resdraft.tui.view.words import Bit, content, cut, joined, note_signs

Kind = Literal["equal", "reworded", "split", "merged", "inserted", "deleted", "away"]
_SIGNS: dict[Kind, tuple[str, str]] = {
    "equal": ("=", looks.FAINT),
    "reworded": ("~", looks.WARNING),
    "split": ("<", looks.WARNING),
    "merged": (">", looks.WARNING),
    "inserted": ("+", f"bold {looks.CAME}"),
    "deleted": ("-", f"bold {looks.GONE}"),
}
_PARTS = {"agenda item": "Agenda item", "title": "Title", "enacting": "Enacting line"}
_KINDS = {"heading": "Heading", "table": "Table", "note": "Note"}
_COUNTED: tuple[tuple[Kind, str, str], ...] = (
    ("reworded", "reworded", looks.WARNING),
    ("split", "split", looks.WARNING),
    ("merged", "merged", looks.WARNING),
    ("inserted", "new", f"bold {looks.CAME}"),
    ("deleted", "gone", f"bold {looks.GONE}"),
    ("equal", "only moved", f"bold {looks.MOVED}"),
)

_FILTERS: dict[str, str] = {"inserted": "new", "deleted": "gone"}
"""How the screen calls what the comparison calls otherwise."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row of the comparison, ready to be laid out."""

    kind: Kind
    sign: Content
    head: Content
    """Labels, and what became of the clause."""
    old: tuple[Content, ...]
    """Paragraphs of the left column; empty where the row has none."""
    new: tuple[Content, ...]
    both: tuple[Content, ...]
    """Old and new in one: what went before what came in its place."""
    meaning: Content
    """What the change means; empty if nothing is known to say."""
    changed: bool
    name: str
    """The label alone, of the new text if it is there."""
    part: int = 0
    """Of a split or merged clause, which part; from 0."""
    parts: int = 1
    other: int = -1
    """The row at the other end of a move."""
    level: int = 0
    what: str = ""
    """"note", "heading", "title" …; empty for a clause."""
    link: int = -1
    """The number of its link in the comparison."""
    kinds: frozenset[str] = frozenset()
    """What the change is and what it means, for filters."""


NBSP = "\u00a0"


def change_rows(old: Resolution, new: Resolution, comparison: Comparison) -> tuple[ChangeRow, ...]:
    """Every row of the comparison of two resolutions, in the order of display."""
    found = rows(comparison)
    ends = _other_ends(found)
    writer = _Writer(note_signs(old), note_signs(new), old, new)
    links = {id(link): number for number, link in enumerate(comparison.links)}
    made = (writer.row(row, ends.get(number, -1), number) for number, row in enumerate(found))
    kinds = {id(link): _kinds(link) for link in comparison.links}
    return tuple(
        replace(row, link=links[id(of.link)], kinds=kinds[id(of.link)]) for row, of in zip(made, found, strict=True)
    )


def _kinds(link: Link) -> frozenset[str]:
    """How the link is filtered: by what became of the clause, and by what its changes mean."""
    named = (_FILTERS.get(kind, kind) for kind in kinds_of(link))
    return frozenset((*named, *(change.kind for change in link.changes)))


def stops(found: Sequence[ChangeRow], only: str = "") -> tuple[int, ...]:
    """The first row of each change, in order: what moved or has several parts is one change, at its new place.

    `only` is a kind of change; others are left out.
    """
    return tuple(
        number for number, row in enumerate(found) if is_kept(row, only) and row.kind != "away" and row.part == 0
    )


def is_kept(row: ChangeRow, only: str) -> bool:
    """Whether a row changed, and in the way that is asked for; any way where none is."""
    return row.changed and (not only or only in row.kinds)


def kinds_there(found: Sequence[ChangeRow]) -> tuple[tuple[str, int], ...]:
    """The kinds of changes that a filter can choose from, in their usual order, each with how many there are."""
    counted = Counter(kind for number in stops(found) if not found[number].what for kind in found[number].kinds)
    order = [_FILTERS.get(kind, kind) for kind in KINDS] + [known.kind for known in CHANGE_KINDS]
    return tuple((kind, counted[kind]) for kind in order if counted[kind])


def place(found: Sequence[ChangeRow], changes: Sequence[int], here: int) -> str:
    """Where a row stands among the changes, of which `changes` are the first rows: "change 3 of 46"."""
    if not changes:
        return "no change"
    row = found[here]
    at = row.other if row.kind == "away" else here
    number = bisect_right(changes, at)
    of = f"of {len(changes)}"
    if row.kind == "away":
        return f"old place of change {number} {of}"
    if row.changed:
        return f"change {number} {of}"
    return f"before change {number + 1} {of}" if number < len(changes) else f"after change {number} {of}"


def headline(found: Sequence[ChangeRow], similarity: float) -> Content:
    """How many changes there are of each kind, each counted once; what stayed."""
    changes = [found[number] for number in stops(found)]
    kinds = Counter(row.kind for row in changes if not row.what)
    others = Counter(row.what for row in changes if row.what)
    said = [(f"{kinds[kind]} {name}", style) for kind, name, style in _COUNTED if kinds[kind]]
    said += [(f"{count} {what}{'s' * (count > 1)}", looks.MUTED) for what, count in others.items()]
    if unchanged := sum(1 for row in found if not row.changed):
        said.append((f"{unchanged} unchanged", looks.MUTED))
    said.append((f"{percent(similarity)} of the words stay", looks.MUTED))
    parts = [part for words, style in said for part in ((" · ", looks.FAINT), (words.replace(" ", NBSP), style))]
    return joined(parts[1:])


def _other_ends(found: Sequence[Row]) -> dict[int, int]:
    """For each row of a clause that stands in two places, the row of the other place."""
    here: dict[tuple[int, int], int] = {}
    away: dict[tuple[int, int], int] = {}
    for number, row in enumerate(found):
        (away if row.kind == "away" else here).setdefault((id(row.link), row.index), number)
    ends: dict[int, int] = {}
    for key, number in away.items():
        there = here.get(key, here.get((key[0], 0), -1))
        ends[number] = there
        ends.setdefault(there, number)
    return ends


class _Writer:
    """Puts rows into words."""

    def __init__(self, old_notes: Mapping[str, str], new_notes: Mapping[str, str], old: Resolution, new: Resolution):
        self._notes = (old_notes, new_notes)
        self._suffix = (old.conventions.brackets == "suffix", new.conventions.brackets == "suffix")

    def row(self, row: Row, other: int, number: int) -> ChangeRow:
        link = row.link
        kind: Kind = "away" if row.kind == "away" else link.kind
        sides = [side for side in (row.old, row.new) if side is not None]
        old, new, both = self.columns(row)
        paired = row.kind == "pair" and link.kind in ("split", "merged")
        parts = max(len(link.old), len(link.new)) if paired else 1
        return ChangeRow(
            kind=kind,
            sign=_sign(kind, link, below=other > number),
            head=_head(row, other > number),
            old=old,
            new=new,
            both=both,
            meaning=_meaning(link) if turn(row) == parts - 1 and kind != "away" else Content(""),
            changed=link.changed or row.kind != "pair",
            name=_name(sides[-1]),
            part=turn(row) if paired else 0,
            parts=parts,
            other=other,
            level=sides[-1].level,
            what="" if sides[-1].kind == "clause" else _kind(sides[-1]).lower(),
        )

    def columns(self, row: Row) -> tuple[tuple[Content, ...], tuple[Content, ...], tuple[Content, ...]]:
        """The paragraphs of the left column, of the right one, and of both in one."""
        link = row.link
        old = self.bits(row.old.text if row.old else EMPTY, 0)
        new = self.bits(row.new.text if row.new else EMPTY, 1)
        if row.kind != "pair":
            style = {"inserted": looks.CAME, "deleted": looks.GONE}.get(row.kind, looks.MUTED)
            side = row.new or row.old
            closing = self.closing(side.closing if side else EMPTY, 1 if row.new else 0, style)
            left = (content(old, style), *closing) if row.old else ()
            right = (content(new, style), *closing) if row.new else ()
            return left, right, left or right
        runs = link.runs[row.index]
        beneath = looks.MUTED if link.kind == "equal" else ""
        if len(link.new) > 1:
            old = within(old, runs, 0)
        if len(link.old) > 1:
            new = within(new, runs, 1)
        made = pair(old, new, runs, beneath)
        if not link.closings or not link.closings[row.index] or not (row.old and row.new):
            return ((made[0],), (made[1],), (made[2],))
        ends = pair(self.bits(row.old.closing, 0), self.bits(row.new.closing, 1), link.closings[row.index], beneath)
        lead = joined([("… ", looks.FAINT)])
        after = [(Content.assemble(lead, words),) if words else () for words in ends]
        return (made[0], *after[0]), (made[1], *after[1]), (made[2], *after[2])

    def bits(self, text: Text, side: int) -> tuple[Bit, ...]:
        return cut(text, self._notes[side], suffix=self._suffix[side])

    def closing(self, text: Text, side: int, style: str) -> tuple[Content, ...]:
        """The words after a clause's list."""
        if not text:
            return ()
        return (Content.assemble(joined([("… ", looks.FAINT)]), content(self.bits(text, side), style)),)


def _sign(kind: Kind, link: Link, *, below: bool) -> Content:
    if kind == "away":
        return joined([("↓" if below else "↑", f"bold {looks.MOVED}")])
    if link.moved:
        return joined([("↑" if below else "↓", f"bold {looks.MOVED}")])
    return joined([_SIGNS[kind]])


def _head(row: Row, below: bool) -> Content:
    """Labels of both texts and, if anything, what happened: "OP15 → OP3  moved up, reworded"."""
    link = row.link
    said = _said(row, below)
    style = looks.LABEL
    if row.kind == "away":
        there = ", ".join(dict.fromkeys(_name(side) for side in link.new))
        return joined(
            [(_name(link.old[row.index if len(link.old) > 1 else 0]), style), (f"  {said} {there}", looks.MOVED)]
        )
    names = list(dict.fromkeys(_name(side) for side in (row.old, row.new) if side is not None))
    return joined([(" → ".join(names), style), (f"  {said}" if said else "", looks.MUTED)])


def _said(row: Row, below: bool) -> str:
    link = row.link
    if row.kind == "away":
        if link.kind == "merged" and not link.moved:
            return "merged into"
        return "moved down to" if below else "moved up to"
    said: list[str] = []
    if link.moved:
        said.append(
            {
                "between parts": "moved between preamble and operative part",
                "between parents": "moved to another paragraph",
            }.get(link.move, "moved up" if below else "moved down")
        )
    if link.level_changed:
        said.append("one level deeper" if link.new[0].level > link.old[0].level else "one level higher")
    if link.kind in ("split", "merged"):
        said.append(f"{link.kind}, part {turn(row) + 1} of {max(len(link.old), len(link.new))}")
    elif link.kind == "equal":
        said.append("words unchanged" if link.moved or link.level_changed else "unchanged")
    else:
        said.append({"inserted": "new", "deleted": "gone"}.get(link.kind, link.kind))
    if link.possible:
        said[-1] = f"possibly {said[-1]}"
    return ", ".join(said)


def _name(side: Side) -> str:
    """What a clause is called; what has no label is called by its kind."""
    if side.label and side.kind != "title":
        return side.label[:1].upper() + side.label[1:]
    return side.printed or "Paragraph" if side.kind == "clause" else _kind(side)


def _kind(side: Side) -> str:
    """What a side is that is no clause."""
    return _PARTS.get(side.part, "Title") if side.kind == "title" else _KINDS[side.kind]


def _meaning(link: Link) -> Content:
    """What the change means, in one line."""
    if not link.changes:
        return Content("")
    signs = {"stronger": "▲", "weaker": "▼", "neutral": "▸"}
    weights = {change.weight for change in link.changes} - {"neutral"}
    sign = signs[weights.pop()] if len(weights) == 1 else signs["neutral"]
    words = "; ".join(change.text for change in link.changes)
    return joined([(f"{sign} ", looks.MEANING), (words, looks.MEANING)])

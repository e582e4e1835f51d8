"""The comparison of two resolutions: links, moves, words, meaning, counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resdraft.diff.alphabet import Alphabet
from resdraft.diff.comparison import Comparison, Link, LinkKind, Runs, label_pairs, tally
from resdraft.diff.display import ordered
from resdraft.diff.fold import folded_words, words
from resdraft.diff.links import UnitLink, link_clauses
from resdraft.diff.meaning import changes
from resdraft.diff.moves import find_moves
from resdraft.diff.others import link_headings, link_notes, link_tables, link_titles
from resdraft.diff.pieces import part_runs
from resdraft.diff.units import Unit, units
from resdraft.diff.words import NoteKey, text_runs, whole_runs
from resdraft.facts import HouseStrengths
from resdraft.model import Resolution, Text

POSSIBLE = 0.85
"""A split or merge less certain than this is shown as possible."""
DOUBTFUL = 0.9
"""The same for one clause and its partner."""


def compare(old: Resolution, new: Resolution, *, strengths: HouseStrengths | None = None) -> Comparison:
    """What became of each clause of `old` in `new`, clause by clause and word by word.

    `strengths` is a house's own table of how strong openers are; without it that of the facts holds.

    Every clause, heading, table, title and note of either text is in exactly one link. The same two texts always give
    the same answer. Time grows about linearly with the number of clauses.
    """
    sides = units(old), units(new)
    found = _all_links(*sides)
    builder = _Builder(found, sides, strengths)
    links = ordered([builder.link(link) for link in found] + builder.alone())
    return Comparison(links, tally(links), _similarity(links), label_pairs(links))


def _all_links(old: Sequence[Unit], new: Sequence[Unit]) -> list[UnitLink]:
    def of(kind: str) -> tuple[list[Unit], list[Unit]]:
        return [u for u in old if u.side.kind == kind], [u for u in new if u.side.kind == kind]

    clauses = link_clauses(*of("clause"))
    found = [*link_titles(*of("title")), *clauses, *link_headings(old, new, clauses), *link_tables(*of("table"))]
    return found + link_notes(*of("note"), found)


class _Builder:
    """Links of units made into links of sides."""

    def __init__(
        self,
        links: Sequence[UnitLink],
        sides: tuple[Sequence[Unit], Sequence[Unit]],
        strengths: HouseStrengths | None,
    ) -> None:
        self._sides = sides
        self._strengths = strengths
        self._moves = find_moves(links, sides)
        self._linked = {u.index for link in links for u in link.old}, {u.index for link in links for u in link.new}
        self._notes = _note_keys(links)
        self._ids = _same_ids(links)
        self._alphabet = Alphabet()

    def alone(self) -> list[Link]:
        """The links of what has no partner."""
        result = []
        for unit in self._sides[0]:
            if unit.index not in self._linked[0]:
                result.append(Link("deleted", (unit.side,), (), *_all_words("deleted", unit)))
        for unit in self._sides[1]:
            if unit.index not in self._linked[1]:
                result.append(Link("inserted", (), (unit.side,), *_all_words("inserted", unit)))
        return result

    def link(self, link: UnitLink) -> Link:
        """A link with its kind, move, words and meaning."""
        kind = _kind(link)
        move = self._moves.get(link.old[0].index, "")
        runs, closings = self._runs(kind, link)
        bound = POSSIBLE if kind in ("split", "merged") else DOUBTFUL
        possible = link.certainty < bound
        return Link(
            kind=kind,
            old=tuple(unit.side for unit in link.old),
            new=tuple(unit.side for unit in link.new),
            runs=runs,
            closings=closings,
            certainty=round(link.certainty, 4),
            possible=possible,
            moved=bool(move),
            move=move,
            level_changed=len(link.old) == len(link.new) and link.old[0].side.level != link.new[0].side.level,
            changes=changes(
                link.old, link.new, runs, closings, self._same, certain=not possible, strengths=self._strengths
            ),
        )

    def _same(self, old: str, new: str) -> bool:
        return (old, new) in self._ids

    def _runs(self, kind: LinkKind, link: UnitLink) -> tuple[tuple[Runs, ...], tuple[Runs, ...]]:
        if kind == "merged":
            whole, parts = link.new[0], link.old
        elif kind == "split":
            whole, parts = link.old[0], link.new
        else:
            a, b = link.old[0].side, link.new[0].side
            closing = (self._pair(a.closing, b.closing),) if a.closing or b.closing else ()
            return (self._pair(a.text, b.text),), closing
        texts = [part.side.text for part in parts]
        rows = part_runs(whole.side.text, texts, self._alphabet, self._notes, merged=kind == "merged")
        return rows, self._closings(whole.side.closing, [p.side.closing for p in parts], merged=kind == "merged")

    def _closings(self, whole: Text, parts: Sequence[Text], *, merged: bool) -> tuple[Runs, ...]:
        """The whole's closing words against those of the last part that has any."""
        if not whole and not any(parts):
            return ()
        last = max((k for k, part in enumerate(parts) if part), default=len(parts) - 1)
        rows = []
        for number, part in enumerate(parts):
            other = whole if number == last else Text()
            rows.append(self._pair(part, other) if merged else self._pair(other, part))
        return tuple(rows)

    def _pair(self, old: Text, new: Text) -> Runs:
        unmarked = not old.marks and not new.marks
        if (old == new and self._same_notes(old)) or (unmarked and folded_words(old.plain) == folded_words(new.plain)):
            return whole_runs("equal", old.plain, new.plain)
        return text_runs(old, new, self._alphabet, self._notes)

    def _same_notes(self, text: Text) -> bool:
        """Whether the notes that a text names are the same in both drafts."""
        names = [str(mark.value) for mark in text.marks if mark.kind == "note"]
        return all(self._notes[0](name) == self._notes[1](name) for name in names)


def _kind(link: UnitLink) -> LinkKind:
    if len(link.new) > 1:
        return "split"
    if len(link.old) > 1:
        return "merged"
    return "equal" if _is_equal(link.old[0], link.new[0]) else "reworded"


def _is_equal(old: Unit, new: Unit) -> bool:
    """Words, notes and brackets the same, and the opener, unless one of the two has no emphasis to show it by."""
    if old.identity != new.identity:
        return False
    a, b = old.side, new.side
    shown = all(any(m.start == 0 and m.kind in ("italic", "bold") for m in s.text.marks) for s in (a, b))
    return not shown or folded_words(a.opener) == folded_words(b.opener)


def _note_keys(links: Iterable[UnitLink]) -> tuple[NoteKey, NoteKey]:
    """Notes that are linked have one key."""
    keys: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for link in links:
        if link.old[0].side.kind == "note":
            key = f"{link.old[0].side.printed}={link.new[0].side.printed}"
            keys[0][link.old[0].side.printed] = keys[1][link.new[0].side.printed] = key
    return (lambda name: keys[0].get(name, f"{name}=")), (lambda name: keys[1].get(name, f"={name}"))


def _same_ids(links: Iterable[UnitLink]) -> set[tuple[str, str]]:
    return {(a.id, b.id) for link in links for a in link.old for b in link.new if a.id and b.id}


def _all_words(kind: LinkKind, unit: Unit) -> tuple[tuple[Runs, ...], tuple[Runs, ...]]:
    def row(text: Text) -> Runs:
        return whole_runs("deleted", text.plain, "") if kind == "deleted" else whole_runs("inserted", "", text.plain)

    return (row(unit.side.text),), (row(unit.side.closing),) if unit.side.closing else ()


def _similarity(links: Iterable[Link]) -> float:
    """Words in equal runs, counted on both sides, over all words."""
    kept = total = 0
    for link in links:
        for run in (run for row in (*link.runs, *link.closings) for run in row if run.words):
            size = len(words(folded_words(run.words)))
            kept += 2 * size * (run.kind == "equal")
            total += (1 + (run.kind == "equal")) * size
    return round(kept / total, 4) if total else 1.0

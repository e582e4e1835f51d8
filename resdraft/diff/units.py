"""A resolution as the flat row of what is compared: clauses, headings, tables, titles, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from resdraft.diff.comparison import Side, SidePart
from resdraft.diff.fold import folded_words, words
from resdraft.facts import opener
from resdraft.model import (
    EMPTY,
    Annex,
    Bracket,
    Clause,
    Heading,
    Place,
    Resolution,
    Table,
    Text,
    annex_name,
    blocks,
    joined,
    structural,
)

ROOT = -1


@dataclass(frozen=True)
class Unit:
    """A side with its place in the row and what it is known by."""

    index: int
    side: Side
    parent: int
    """Index of the clause or annex above it, or ROOT."""
    language: str
    id: str
    notes: tuple[tuple[str, str], ...]
    """Name and folded words of each note that it refers to, in order."""

    @cached_property
    def folded(self) -> str:
        """Its words as they are compared, those after its items included."""
        own = folded_words(self.side.text.plain)
        return f"{own} {folded_words(self.side.closing.plain)}" if self.side.closing.plain else own

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case, signs left out."""
        return tuple(words(self.folded))

    @cached_property
    def identity(self) -> tuple[object, ...]:
        """What two equal units have in common: words, opener, notes and brackets."""
        side = self.side
        return (side.kind, folded_words(side.text.plain), folded_words(side.closing.plain), *self._marks)

    @cached_property
    def _marks(self) -> tuple[object, ...]:
        if not self.side.text.marks and not self.side.closing.marks:
            return ()
        said = dict(self.notes)
        found: list[object] = []
        for part, text in (("text", self.side.text), ("closing", self.side.closing)):
            for mark in structural(text):
                where = (part, len(folded_words(text.plain[: mark.start])), len(folded_words(text.plain[: mark.end])))
                if mark.kind == "note":
                    found.append(("note", said.get(cast("str", mark.value), ""), *where[:2]))
                elif isinstance(mark.value, Bracket):
                    found.append(("bracket", mark.value, *where))
                elif mark.kind == "choice":
                    found.append(("choice", *where))
        return tuple(found)


def units(resolution: Resolution) -> tuple[Unit, ...]:
    """Every unit in reading order: titles, preamble, operative part, annexes, notes."""
    row: list[Unit] = []
    language = resolution.masthead.language
    said = {note.name: folded_words(note.text.plain) for note in resolution.notes}

    def add(side: Side, parent: int = ROOT, ident: str = "") -> int:
        marks = (*side.text.marks, *side.closing.marks)
        names = [cast("str", mark.value) for mark in marks if mark.kind == "note"]
        notes = tuple((name, said.get(name, "")) for name in names)
        row.append(Unit(len(row), side, parent, language, ident, notes))
        return len(row) - 1

    for side in _titles(resolution):
        add(side)
    known: dict[tuple[str | int, ...], int] = {}
    for index, annex in enumerate(resolution.annexes):
        known["annexes", index] = -2 - index
    started: dict[int, int] = {}
    for place in blocks(resolution):
        if place.path[0] == "annexes":
            number = cast("int", place.path[1])
            for each in range(len(started), number + 1):
                started[each] = add(_annex_side(resolution.annexes[each], each))
                known["annexes", each] = started[each]
        side = _block_side(place, language)
        if side is not None:
            ident = place.block.id if isinstance(place.block, Clause) else ""
            known[place.path] = add(side, _parent(place, known), ident)
    for each in range(len(started), len(resolution.annexes)):
        add(_annex_side(resolution.annexes[each], each))
    for index, note in enumerate(resolution.notes):
        add(Side(("notes", index), f"note {note.name}", note.name, "notes", "note", 0, note.text))
    return tuple(row)


def _parent(place: Place, known: dict[tuple[str | int, ...], int]) -> int:
    """The nearest unit above: embedded texts are looked through."""
    path = place.path[:-1]
    while path:
        if path in known:
            return known[path]
        path = path[:-1]
    return ROOT


def _titles(resolution: Resolution) -> Iterator[Side]:
    masthead = resolution.masthead
    found: tuple[tuple[SidePart, Text], ...] = (
        ("agenda item", masthead.agenda_item.title),
        ("title", masthead.title),
        ("enacting", resolution.enacting),
    )
    return (Side((part,), part, "", part, "title", 0, text) for part, text in found if text)


def _annex_side(annex: Annex, index: int) -> Side:
    return Side(("annexes", index), annex_name(annex, index), annex.label.plain, "annexes", "heading", 0, annex.title)


def _block_side(place: Place, language: str) -> Side | None:
    part = cast("SidePart", place.path[0])
    block = place.block
    if isinstance(block, Clause):
        phrase = opener(block, language)
        return Side(
            place.path, place.label, place.printed, part, "clause", place.level, block.text, block.closing, phrase
        )
    if isinstance(block, Heading):
        return Side(place.path, place.label, block.number, part, "heading", place.level, block.text)
    if isinstance(block, Table):
        return Side(place.path, place.label, "", part, "table", place.level, _table_text(block))
    return None


def _table_text(table: Table) -> Text:
    """The cells as one text."""
    result = EMPTY
    for number, row in enumerate(table.rows):
        for index, cell in enumerate(row):
            gap = " | " if index else " ‖ " if number else ""
            result = joined(result, cell, gap) if gap else cell
    return result

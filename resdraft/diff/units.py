"""A resolution as the flat row of what is compared: clauses, headings, tables, titles, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from resdraft.diff.comparison import Side, SideKind, SidePart
from resdraft.diff.fold import folded_words, names, words
from resdraft.facts import Citation, find_citations, opener, whole_opener
from resdraft.model import (
    Annex,
    Bracket,
    Clause,
    Heading,
    Mark,
    Path,
    Place,
    Resolution,
    Table,
    Text,
    annex_name,
    blocks,
    normal_text,
    structural,
)

ROOT = -1
_DIGIT = re.compile(r"\d")
_TITLES = {"enacting": "enacting line"}
CELL_GAP, ROW_GAP = " | ", " ‖ "
"""What stands between cells and rows of a table where it is shown as one text."""


@dataclass(frozen=True)
class Unit:
    """A side with its place in the row and what it is known by."""

    index: int
    side: Side
    parent: int
    """Index of the clause or annex above it, or ROOT."""
    place: int
    """Its number among the units of its kind."""
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
    def names(self) -> tuple[tuple[int, int], ...]:
        """Where among its words long names stand."""
        return tuple(names(self.folded))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """What its folded words cite."""
        return find_citations(self.folded, self.language) if _DIGIT.search(self.folded) else ()

    @cached_property
    def governing(self) -> str:
        """Its opener with all that governs it, even where the emphasis ends earlier."""
        return whole_opener(folded_words(self.side.text.plain), folded_words(self.side.opener), self.language)

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
    count: Counter[SideKind] = Counter()
    language = resolution.masthead.language
    said = {note.name: folded_words(note.text.plain) for note in resolution.notes}

    def add(side: Side, parent: int = ROOT, ident: str = "") -> int:
        marks = (*side.text.marks, *side.closing.marks)
        names = [cast("str", mark.value) for mark in marks if mark.kind == "note"]
        notes = tuple((name, said.get(name, "")) for name in names)
        row.append(Unit(len(row), side, parent, count[side.kind], language, ident, notes))
        count[side.kind] += 1
        return len(row) - 1

    for side in _titles(resolution):
        add(side)
    known: dict[Path, int] = {}
    opened = 0
    for place in blocks(resolution):
        while place.path[0] == "annexes" and opened <= cast("int", place.path[1]):
            known["annexes", opened] = add(_annex_side(resolution.annexes[opened], opened))
            opened += 1
        found = _block_side(place, language)
        if found is not None:
            ident = place.block.id if isinstance(place.block, Clause) else ""
            known[place.path] = add(found, _parent(place, known), ident)
    for number in range(opened, len(resolution.annexes)):
        add(_annex_side(resolution.annexes[number], number))
    for index, note in enumerate(resolution.notes):
        add(Side(("notes", index), f"note {note.name}", note.name, "notes", "note", 0, note.text))
    return tuple(row)


def _parent(place: Place, known: dict[Path, int]) -> int:
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
    return (Side((part,), _TITLES.get(part, part), "", part, "title", 0, text) for part, text in found if text)


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
    plain: list[str] = []
    marks: list[Mark] = []
    size = 0
    for number, row in enumerate(table.rows):
        for index, cell in enumerate(row):
            gap = CELL_GAP if index else ROW_GAP if number else ""
            size += len(gap)
            marks += [replace(mark, start=mark.start + size, end=mark.end + size) for mark in cell.marks]
            plain += [gap, cell.plain]
            size += len(cell.plain)
    return normal_text(Text("".join(plain), tuple(marks)))


def is_annex(unit: Unit) -> bool:
    """Whether the unit stands for an annex as a whole."""
    return unit.side.path[0] == "annexes" and len(unit.side.path) == 2

"""A resolution as it is printed, before any look: blocks with their numbers, and words cut into pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from resdraft import facts
from resdraft.model import (
    VARIANT,
    Annex,
    Block,
    Clause,
    Heading,
    Note,
    Path,
    Quote,
    Resolution,
    Table,
    Text,
    blocks,
    texts,
)
from resdraft.render.pieces import Groups, Piece, pieces
from resdraft.render.wording import status_line

_COMMAS = ",،，"
_LONGEST_ANCHOR = 60
"""Characters of a heading that are worth having in a link."""
_SIGNS = frozenset("*†‡§")

Pieces: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A clause: number, words, what stands below it, and the words after that."""

    number: str
    """As printed ("5.", "(a)"); empty for none."""
    words: Pieces
    """With what is said about it at its end: what it builds on, and under negotiation its status."""
    items: tuple[PrintedBlock, ...] = ()
    closing: Pieces = ()
    anchor: str = ""
    """A name for links, unlike any other in the document."""
    opener: str = ""
    plain: str = ""
    """The words alone, for an outline."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading, from level 2."""

    number: str
    """With its full stop, if it has one."""
    words: Pieces
    level: int
    anchor: str
    plain: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of one length, the first one the head."""

    rows: tuple[tuple[Pieces, ...], ...]


@dataclass(frozen=True, slots=True)
class Embedded:
    """A text within the text."""

    blocks: tuple[PrintedBlock, ...]


PrintedBlock: TypeAlias = Paragraph | Title | Grid | Embedded


@dataclass(frozen=True, slots=True)
class PrintedAnnex:
    """An annex under its label and title."""

    label: Pieces
    title: Pieces
    blocks: tuple[PrintedBlock, ...]
    anchor: str
    plain: str
    """Label and title, for an outline."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The text of a resolution in the order of printing."""

    agenda_title: Pieces
    title: Pieces
    enacting: Pieces
    """The organ's name is of a kind of its own."""
    preamble: tuple[PrintedBlock, ...]
    operative: tuple[PrintedBlock, ...]
    annexes: tuple[PrintedAnnex, ...]
    notes: dict[str, Pieces]
    """The words of each note by its name."""
    anchors: dict[str, str]
    """The anchor of each clause that has an id."""


def printed(resolution: Resolution) -> Printed:
    """The text of a resolution in the order of printing."""
    return _Cutting(resolution).done()


def is_sign(note: str) -> bool:
    """Whether a note is named by signs, which are printed; all others are counted."""
    return set(note) <= _SIGNS


def top_number(clause: Clause, printed_number: str, label: str, path: Path, *, language: str, negotiated: bool) -> str:
    """The number as printed; preambular paragraphs show one only where it is a variant under negotiation."""
    if path[0] == "preamble" and len(path) == 2:
        return f"{label}." if negotiated and VARIANT.fullmatch(clause.number) else ""
    return _in_language(printed_number, language)


def heading_number(number: str, language: str) -> str:
    """The number with the sign that a figure or letter has in print; words and bracketed numbers have none."""
    plain = re.fullmatch(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*|[一二三四五六七八九十]+|[ء-ي]+", number)
    return _in_language(f"{number}.", language) if plain else number


def _in_language(number: str, language: str) -> str:
    """The number of a paragraph or heading with the sign of the language: "3 -" in Arabic for "3."."""
    pattern = facts.page_word("number", language) if number.endswith(".") else ""
    return pattern.format(number[:-1]) if pattern else number


def organ_apart(found: list[Piece]) -> list[Piece]:
    """The enacting line with the organ's name apart from its comma."""
    last = found[-1]
    comma = last.words[-1:] if last.kind == "words" and last.words[-1:] in _COMMAS else ""
    if comma:
        found[-1:] = [replace(last, words=last.words[:-1])] if last.words[:-1] else []
    named = [replace(piece, kind="organ") if piece.kind == "words" else piece for piece in found]
    return [*named, *([Piece(comma)] if comma else [])]


def remarks(clause: Clause, labels: dict[str, str], language: str, *, negotiated: bool) -> list[Piece]:
    """What is said about a paragraph at its end: what it builds on, and under negotiation its status."""
    found: list[Piece] = []
    if clause.source:
        found += [Piece(" "), Piece(f"(based on {clause.source})", "source")]
    status = status_line(clause.status, labels, language) if negotiated else ""
    if status:
        found += [Piece(" "), Piece(status, "status")]
    return found


@dataclass(slots=True)
class Anchors:
    """Names for links, each given once."""

    given: set[str] = field(default_factory=set)

    def new(self, wanted: str) -> str:
        """The name wanted, or that with a number where another has it."""
        base = re.sub(r"[^\w.]+", "-", wanted).strip("-.") or "p"
        name, count = base, 1
        while name in self.given:
            count += 1
            name = f"{base}-{count}"
        self.given.add(name)
        return name


class _Cutting:
    """Cuts every text once, in the order of printing."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.language = resolution.masthead.language
        self.negotiated = resolution.masthead.stage == "negotiation"
        self.groups = Groups.of(texts(resolution))
        self.anchors = Anchors({"preamble", "operative", "notes"})
        places = list(blocks(resolution))
        self.numbers = {place.path: place.printed for place in places}
        self.labels = {place.path: place.label for place in places}
        clauses = [(p.block, p.label) for p in places if isinstance(p.block, Clause)]
        self.names = {clause.id: label for clause, label in clauses if clause.id}
        self.targets = {clause.id: self.anchors.new(clause.id) for clause, _ in clauses if clause.id}

    def done(self) -> Printed:
        it = self.resolution
        agenda, title = self.cut(it.masthead.agenda_item.title), self.cut(it.masthead.title)
        enacting = tuple(organ_apart(list(self.cut(it.enacting)))) if it.enacting else ()
        preamble = self.row(it.preamble, ("preamble",))
        operative = self.row(it.operative, ("operative",))
        annexes = tuple(self.annex(annex, index) for index, annex in enumerate(it.annexes))
        notes = {note.name: self.cut(note.text) for note in _in_order(it)}
        return Printed(agenda, title, enacting, preamble, operative, annexes, notes, self.targets)

    def cut(self, text: Text) -> Pieces:
        return tuple(pieces(text, self.resolution.conventions, self.groups))

    def row(self, row: tuple[Block, ...], path: Path) -> tuple[PrintedBlock, ...]:
        return tuple(self.block(block, (*path, index)) for index, block in enumerate(row))

    def block(self, block: Block, path: Path) -> PrintedBlock:
        match block:
            case Clause():
                return self.clause(block, path)
            case Heading():
                plain = f"{heading_number(block.number, self.language)} {block.text.plain}".strip()
                words = self.cut(block.text)
                anchor = self.anchors.new(f"{block.number} {block.text.plain}"[:_LONGEST_ANCHOR])
                return Title(heading_number(block.number, self.language), words, block.level, anchor, plain)
            case Table():
                columns = max(map(len, block.rows), default=0)
                rows = (tuple(self.cut(cell) for cell in row) for row in block.rows)
                return Grid(tuple((*row, *((),) * (columns - len(row))) for row in rows))
            case Quote():
                return Embedded(self.row(block.blocks, path))

    def clause(self, clause: Clause, path: Path) -> Paragraph:
        label = self.labels[path]
        number = top_number(clause, self.numbers[path], label, path, language=self.language, negotiated=self.negotiated)
        said = remarks(clause, self.names, self.language, negotiated=self.negotiated)
        words = (*self.cut(clause.text), *said)
        anchor = self.targets.get(clause.id) or self.anchors.new(label)
        opener = facts.whole_opener(clause.text.plain, facts.opener(clause, self.language), self.language)
        items = self.row(clause.items, path)
        return Paragraph(number, words, items, self.cut(clause.closing), anchor, opener, clause.text.plain)

    def annex(self, annex: Annex, index: int) -> PrintedAnnex:
        label, title = self.cut(annex.label), self.cut(annex.title)
        anchor = self.anchors.new(annex.label.plain or f"annex-{index + 1}")
        plain = " — ".join(part for part in (annex.label.plain, annex.title.plain) if part)
        return PrintedAnnex(label, title, self.row(annex.blocks, ("annexes", index)), anchor, plain)


def _in_order(resolution: Resolution) -> list[Note]:
    """Notes in the order in which they are first referred to, then those that no text refers to."""
    used = [str(mark.value) for text in texts(resolution) for mark in text.marks if mark.kind == "note"]
    order = {name: place for place, name in reversed(list(enumerate(used)))}
    return sorted(resolution.notes, key=lambda note: order.get(note.name, len(used)))

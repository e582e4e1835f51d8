"""Clauses and what else stands between them: headings, tables, embedded texts, annexes, notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from resdraft.model.text import EMPTY, Text

Agreement = Literal["", "agreed ad ref", "agreed in informals", "agreed", "placeholder"]
AGREEMENTS: tuple[Agreement, ...] = get_args(Agreement)
UNNUMBERED = "unnumbered"


@dataclass(frozen=True, slots=True)
class Reopened:
    """A closed paragraph that was opened again."""

    date: str = ""
    """ISO date, or empty."""
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """How far a paragraph is agreed. The default is open."""

    agreement: Agreement = ""
    pending: tuple[str, ...] = ()
    """Holders whose word is awaited."""
    reserved: tuple[str, ...] = ()
    """Holders with a general reservation."""
    linked: tuple[str, ...] = ()
    """Ids of clauses it closes with."""
    reopened: Reopened | None = None

    @property
    def holders(self) -> tuple[str, ...]:
        """Every holder named, in order, each once."""
        again = self.reopened.holders if self.reopened else ()
        return tuple(dict.fromkeys((*self.pending, *self.reserved, *again)))


OPEN = Status()


@dataclass(frozen=True, slots=True)
class Clause:
    """A preambular or operative paragraph or a subparagraph: one type at every depth."""

    text: Text = EMPTY
    """Its own words."""
    items: tuple[Block, ...] = ()
    """What stands below it, in order: subparagraphs, and headings, tables, embedded texts among them."""
    style: str = ""
    """How `items` are labelled, written as the first label ("(a)", "i."); empty for the language's default."""
    closing: Text = EMPTY
    """Words that follow the list, as in "and requests the Committee to report;"."""
    id: str = ""
    """A name that survives renumbering."""
    number: str = ""
    """Only where counting would differ: "unnumbered", a variant ("bis", "alt 2"), or a kept number or label."""
    status: Status = OPEN
    source: str = ""
    """What it builds on ("PP10, 2178")."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; level 2 is the highest."""

    text: Text = EMPTY
    level: int = 2
    number: str = ""
    """As printed, without its full stop ("I", "A", "一", "(i)", "Part I")."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the head."""

    rows: tuple[tuple[Text, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A text within the text, such as a draft that a body recommends to another for adoption."""

    blocks: tuple[Block, ...] = ()


Block: TypeAlias = Clause | Heading | Table | Quote


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex. Its label is never empty."""

    label: Text = field(default=Text("Annex"))
    title: Text = EMPTY
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; marks of kind "note" refer to it by name."""

    name: str
    text: Text = EMPTY

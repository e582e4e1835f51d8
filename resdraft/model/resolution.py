"""A resolution or draft as a whole, and its masthead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from resdraft.model.block_types import Annex, Block, Note
from resdraft.model.text import EMPTY, Text

DocumentType = Literal["resolution", "decision", "statement"]
Stage = Literal["negotiation", "tabled", "adopted"]
BracketStyle = Literal["prefix", "suffix"]
BisMeaning = Literal["inserts", "alternatives"]
Numbers = Literal["counted", "kept"]
DOCUMENT_TYPES: tuple[DocumentType, ...] = get_args(DocumentType)
STAGES: tuple[Stage, ...] = get_args(Stage)

Extra: TypeAlias = tuple[tuple[str, str | tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sponsor:
    """One that tables the draft; the star marks a State that is not a member of the body."""

    name: str
    star: bool = False


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Number ("12", "70 (b)") and title, either of which may be empty."""

    number: str = ""
    title: Text = EMPTY

    def __bool__(self) -> bool:
        return bool(self.number or self.title)


@dataclass(frozen=True, slots=True)
class Vote:
    """A recorded vote."""

    in_favour: int
    against: int = 0
    abstaining: int = 0


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the text, and what a house keeps about it."""

    symbol: str = ""
    body: str = ""
    """A slug: "security-council", "general-assembly", "model-un" …"""
    type: DocumentType = "resolution"
    stage: Stage = "negotiation"
    language: str = "en"
    """ISO 639-1 code."""
    session: str = ""
    meeting: str = ""
    date: str = ""
    """ISO date, or empty."""
    agenda_item: AgendaItem = AgendaItem()
    title: Text = EMPTY
    committee: str = ""
    sponsors: tuple[Sponsor, ...] = ()
    distribution: str = ""
    vote: Vote | None = None
    notice: str = ""
    """Printed on every page."""
    extra: Extra = ()
    """Anything else, in the draft's order: name, and words or a list of words."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """How this draft writes what can be written in several ways."""

    holders: tuple[str, ...] = ()
    """Every holder that the draft names."""
    brackets: BracketStyle = "prefix"
    bis: BisMeaning = "inserts"
    """Whether "bis" marks a new paragraph (delegations) or an alternative (Secretariat)."""
    numbers: Numbers = "counted"
    """Whether plain numbers are counted, or believed as typed."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution, decision or statement, draft or adopted."""

    masthead: Masthead = Masthead()
    conventions: Conventions = Conventions()
    enacting: Text = EMPTY
    """The enacting line as printed, without emphasis ("The General Assembly,")."""
    preamble: tuple[Block, ...] = ()
    operative: tuple[Block, ...] = ()
    annexes: tuple[Annex, ...] = ()
    notes: tuple[Note, ...] = ()

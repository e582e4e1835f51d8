"""What a comparison says: links between the clauses of two texts, the words that changed, and what the change means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from resdraft.model import EMPTY, Mark, Path, Record, Text, encode

FORMAT = 1

SidePart = Literal["agenda item", "title", "enacting", "preamble", "operative", "annexes", "notes"]
SideKind = Literal["clause", "heading", "table", "note", "title"]
RunKind = Literal["equal", "inserted", "deleted"]
LinkKind = Literal["equal", "reworded", "split", "merged", "inserted", "deleted"]
Move = Literal["", "within", "between parents", "between parts"]
ChangeKind = Literal[
    "verb",
    "authority",
    "actor",
    "condition",
    "deadline",
    "number",
    "date",
    "sum",
    "citation",
    "reference",
    "bracket",
    "note",
    "punctuation",
    "marks",
]
"""In the order in which they are told."""
Weight = Literal["stronger", "weaker", "neutral"]


@dataclass(frozen=True, slots=True)
class Side:
    """One clause, or what else stands in a text, as one of the two texts has it."""

    path: Path
    """Where it stands in its Resolution, as `resdraft.model.at` takes it for blocks; ("title",), ("agenda item",),
    ("enacting",), ("annexes", n) for the heading of an annex, ("notes", n) for a note."""
    label: str
    """As people say it ("OP5 (a)"); for a note "note 3"; empty for what has none."""
    printed: str
    """As printed before the words ("5.", "(a)")."""
    part: SidePart
    kind: SideKind
    """"title" for the title, the agenda item and the enacting line; an annex's own title is a "heading"."""
    level: int
    """0 for a top-level block, 1 for a subparagraph …"""
    text: Text
    """Its own words. A table is one text: " | " between cells, " ‖ " between rows."""
    closing: Text = EMPTY
    """The words that follow its items."""
    opener: str = ""
    """The opening words as `resdraft.facts.opener` finds them; only clauses have them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, came or went. Spans are code points of the plain text of the old and of the new side.

    The old spans of a row of runs, in order, cover the old text without a gap; so do the new ones the new text.
    Both spans of an inserted or deleted run are given: one of them is empty and says where the words would stand.
    """

    kind: RunKind
    words: str
    """As the text has them that holds them; for an equal run as the new one has them (blanks and quotation marks may
    differ in shape)."""
    old: tuple[int, int]
    new: tuple[int, int]
    mark: Mark | None = None
    """Set where no words but a mark came or went: a note, an edge of a bracket, reference or emphasis. Such a run has
    no words; the mark is as its own text has it. Marks that stayed have no run of their own."""
    edge: Literal["", "start", "end"] = ""
    """Which edge of the mark stands here; empty for a note and for runs of words."""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a link changes, in the field's terms."""

    kind: ChangeKind
    text: str
    """One line, without label and full stop: "softened: Demands → Urges"."""
    weight: Weight = "neutral"
    old: str = ""
    """The words concerned in the old text, empty where there are none."""
    new: str = ""
    part: int = 0
    """The row of the link's runs in which it stands: which part of a split or merged clause carries it."""


@dataclass(frozen=True, slots=True)
class Link:
    """What became of a clause: every clause of either text is in exactly one link."""

    kind: LinkKind
    old: tuple[Side, ...]
    """One; none if inserted; several if merged."""
    new: tuple[Side, ...]
    """One; none if deleted; several if split."""
    runs: tuple[Runs, ...]
    """One row for each pair. A split or merged link has a row for each part: the part against the piece of the whole
    that belongs to it; the pieces together are the whole."""
    closings: tuple[Runs, ...] = ()
    """The same for the words after the items: as many rows as `runs`, or none where neither side has such words."""
    certainty: float = 1.0
    """How sure the link is, in [0, 1]."""
    possible: bool = False
    """Not sure enough to be shown as a fact."""
    moved: bool = False
    move: Move = ""
    """How far it moved."""
    level_changed: bool = False
    """Whether it stands deeper or higher than before; that alone is no move."""
    changes: tuple[Change, ...] = ()

    @property
    def side(self) -> Side:
        """The new clause, or the old one of a deletion: the one after which the link is best named."""
        return (self.new or self.old)[0]

    @property
    def changed(self) -> bool:
        """Whether a reader who looks for changes wants to see it; a changed number alone is none."""
        return self.kind != "equal" or self.moved or self.level_changed

    @property
    def form_only(self) -> bool:
        """Whether signs, capitals or marks are all that its rewording changed."""
        return self.kind == "reworded" and bool(self.changes) and all(c.kind in _FORM for c in self.changes)


_FORM = ("punctuation", "marks")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many links there are of each kind. Paragraphs and subparagraphs alone are counted, the rest is `other`."""

    equal: int = 0
    reworded: int = 0
    split: int = 0
    merged: int = 0
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    """Those of the others that moved."""
    other: int = 0
    """Titles, headings, tables and notes that changed, came or went."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, clause by clause."""

    links: tuple[Link, ...]
    """In the order of the new text; a deleted clause stands where it stood in the old one."""
    counts: Tally
    similarity: float
    """The share of the words of both texts that stayed, in [0, 1]."""
    labels: tuple[tuple[str, str], ...]
    """Old and new label of everything that has one, in the order of `links`; empty for what is not on that side."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a display in two columns."""

    kind: Literal["pair", "inserted", "deleted", "away"]
    """"pair": both sides beside each other; "away": only the old place of what stands elsewhere in the new text."""
    link: Link
    index: int = 0
    """Which row of the link's `runs`: each part of a split or merged clause has a row of its own."""

    @property
    def old(self) -> Side | None:
        """What stands in the left column; for a split clause the whole beside each of its parts."""
        if self.kind == "inserted":
            return None
        return self.link.old[self.index if len(self.link.old) > 1 else 0]

    @property
    def new(self) -> Side | None:
        """What stands in the right column; nothing for the old place of a move."""
        if self.kind in ("deleted", "away"):
            return None
        return self.link.new[self.index if len(self.link.new) > 1 else 0]


def tally(links: Iterable[Link]) -> Tally:
    """How many links there are of each kind."""
    counts = Counter[str]()
    for link in links:
        if link.side.kind == "clause":
            counts[link.kind] += 1
            counts["moved"] += link.moved
        elif link.changed:
            counts["other"] += 1
    return Tally(**counts)


def label_pairs(links: Iterable[Link]) -> tuple[tuple[str, str], ...]:
    """Old and new label of everything in the links that has one."""
    pairs: list[tuple[str, str]] = []
    for link in links:
        if not link.old or not link.new:
            pairs.append((link.side.label, "") if link.old else ("", link.side.label))
        else:
            pairs += [(a.label, b.label) for a in link.old for b in link.new]
    return tuple(pair for pair in pairs if any(pair))


def comparison_record(comparison: Comparison) -> Record:
    """The comparison as plain data for JSON: every field, with the number of this format."""
    return {"format": FORMAT, **encode(comparison)}

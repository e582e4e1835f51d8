"""A resolution as it prints, in blocks: masthead, paragraphs at their stops, annexes, notes at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from resdraft import facts
from resdraft.model import (
    VARIANT,
    Annex,
    Block,
    Clause,
    Heading,
    Path,
    Place,
    Quote,
    Resolution,
    Table,
    Text,
    blocks,
)
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import EMPTY, Band, Columns, Flow, Rule
from resdraft.tui.view.blocks import Block as Painted
from resdraft.tui.view.masthead import masthead_blocks
from resdraft.tui.view.said import status_words
from resdraft.tui.view.widths import STOP
from resdraft.tui.view.words import Groups, content, cut, joined, note_signs

if TYPE_CHECKING:
    from resdraft.facts import HouseStrengths
    from resdraft.importers import Doubt
    from resdraft.text import Problem

_MOST_PROBLEMS = 3
_FROM_RIGHT = "Read from right to left; shown in the order of reading where the terminal does not set it so."


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the reader paints."""

    blocks: tuple[Painted, ...]
    at: dict[Path, int]
    """Which block each place of the resolution became; ("annexes", n) for an annex's heading."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What is shown besides what will print."""

    comments: bool = False
    strengths: bool = False
    """How strong the openers are."""
    house: HouseStrengths | None = None
    """A house's own table of that."""


def sheet(
    resolution: Resolution,
    problems: Sequence[Problem] = (),
    name: str = "FILE",
    *,
    doubts: Sequence[Doubt] = (),
    extras: Extras | None = None,
    reorders: bool = False,
) -> Sheet:
    """The resolution as it will print, above it the problems of the draft, which has this name.

    `doubts` are those of the importer of another format; `reorders` says whether the terminal sets words from right to
    left where they are to be read so. Places become the same blocks whatever the extras.
    """
    above = [*problem_blocks(problems, name), *doubt_blocks(doubts)]
    if resolution.masthead.language in facts.RIGHT_TO_LEFT and not reorders:
        above.append(Painted((Flow(joined([(_FROM_RIGHT, looks.MUTED)])), Rule())))
    return _Printer(resolution, extras or Extras()).printed(above)


class _Printer:
    """Goes through a resolution once, in the order of print."""

    def __init__(self, resolution: Resolution, extras: Extras) -> None:
        self.resolution = resolution
        self.extras = extras
        self.comments: list[str] = []
        self.notes = note_signs(resolution)
        self.groups = Groups.of(resolution)
        self.suffix = resolution.conventions.brackets == "suffix"
        self.places: dict[Path, Place] = {place.path: place for place in blocks(resolution)}
        self.labels = {p.block.id: p.label for p in self.places.values() if isinstance(p.block, Clause) and p.block.id}
        self.found: list[Painted] = []
        self.at: dict[Path, int] = {}

    def printed(self, above: Iterable[Painted]) -> Sheet:
        resolution = self.resolution
        self.found += above
        self.found += masthead_blocks(resolution, self.words)
        if resolution.enacting:
            self.add(Flow(self.words(resolution.enacting, looks.ORGAN), first=STOP))
        self.row(resolution.preamble, ("preamble",), 0)
        self.row(resolution.operative, ("operative",), 0)
        for index, annex in enumerate(resolution.annexes):
            self.annex(annex, index)
        self.end_notes()
        return Sheet(tuple(self.found), self.at)

    def words(self, text: Text, style: str = "") -> Content:
        """Each text is cut once, in the order of print: brackets over several paragraphs depend on it."""
        self.comments += [str(mark.value) for mark in text.marks if mark.kind == "comment"]
        return content(cut(text, self.notes, suffix=self.suffix, groups=self.groups), style)

    def add(self, *bands: Band, sign: str = "", after: int = 1, remark: str = "") -> None:
        """Adds a block; a remark and the comments of its words stand below it, if they are wanted."""
        below = [(remark, "▸ ", looks.MEANING)] if remark else []
        if self.extras.comments:
            below += [(words, "» ", looks.SOURCE) for words in self.comments]
        self.comments = []
        last = bands[-1] if bands else None
        indent = last.rest if isinstance(last, Flow) else 0
        flows = [Flow(joined([(lead + words, style)]), first=indent, rest=indent + 2) for words, lead, style in below]
        self.found.append(Painted((*bands, *flows), sign=joined([(sign, looks.FAINT)]), after=after))

    def row(self, row: Sequence[Block], path: Path, indent: int) -> None:
        for index, block in enumerate(row):
            here = (*path, index)
            self.at[here] = len(self.found)
            match block:
                case Clause():
                    self.clause(block, here, indent)
                case Heading():
                    self.heading(block, indent)
                case Table():
                    self.table(block, indent)
                case Quote():
                    self.row(block.blocks, here, indent + STOP)

    def clause(self, clause: Clause, path: Path, indent: int) -> None:
        """Numbers stand at the first stop, further lines at the margin; subparagraphs hang."""
        place = self.places[path]
        sign, printed = self.label(place, clause)
        words = Content.assemble(self.words(clause.text), *self.remarks(clause))
        remark = self.strength(clause)
        inner = indent
        if place.level and isinstance(self.places[path[:-1]].block, Clause):
            inner = indent + STOP
            self.add(Flow(Content.assemble(label(printed), words), first=indent, rest=inner), sign=sign, remark=remark)
        elif words or printed:
            flow = Flow(Content.assemble(label(printed), words), first=indent + STOP, rest=indent)
            self.add(flow, sign=sign, remark=remark)
        self.row(clause.items, path, inner + (STOP if inner == indent else 0))
        if clause.closing:
            self.add(Flow(self.words(clause.closing), first=inner, rest=inner))

    def strength(self, clause: Clause) -> str:
        if not self.extras.strengths:
            return ""
        from resdraft.tui.view.strengths import strength_line

        return strength_line(clause, self.resolution.masthead.language, self.extras.house)

    def label(self, place: Place, clause: Clause) -> tuple[str, str]:
        """What stands in the margin, and what is printed."""
        if place.path[0] == "preamble" and len(place.path) == 2:
            negotiated = self.resolution.masthead.stage == "negotiation"
            if negotiated and VARIANT.fullmatch(clause.number):
                return "", f"{place.label}."
            return place.label, ""
        return "", place.printed

    def remarks(self, clause: Clause) -> Iterator[Content]:
        """What is said about a paragraph at its end: what it builds on, and how far it is agreed."""
        if clause.source:
            yield joined([(f" (based on {clause.source})", looks.SOURCE)])
        if status := status_words(clause.status, self.labels):
            yield joined([(f" {{{status}}}", looks.STATUS)])

    def heading(self, heading: Heading, indent: int) -> None:
        number = heading.number
        stop = "." if number[-1:].isalnum() and len(number) < 6 else ""
        words = Content.assemble(
            joined([(f"{number}{stop} " if number else "", looks.STRONG)]), self.words(heading.text, looks.STRONG)
        )
        self.add(Flow(words, first=indent, rest=indent))

    def table(self, table: Table, indent: int) -> None:
        """A row of the pane for each row; the first is the head."""
        widths = table_widths(table)
        for number, row in enumerate(table.rows):
            style = looks.STRONG if number == 0 else ""
            cells = tuple((Flow(self.words(cell, style)),) for cell in row)
            cells += ((Flow(EMPTY),),) * (len(widths) - len(cells))
            bands: tuple[Band, ...] = (Columns(cells, widths),)
            last = number == len(table.rows) - 1
            self.add(*bands, *((Rule(),) if number == 0 or last else ()), after=int(last))

    def annex(self, annex: Annex, index: int) -> None:
        self.at["annexes", index] = len(self.found)
        self.add(Rule(), Flow(self.words(annex.label, looks.STRONG), align="center"), after=0 if annex.title else 1)
        if annex.title:
            self.add(Flow(self.words(annex.title, looks.STRONG), align="center"))
        self.row(annex.blocks, ("annexes", index), 0)

    def end_notes(self) -> None:
        for index, note in enumerate(self.resolution.notes):
            line = (Rule(18),) if index == 0 else ()
            sign = joined([(self.notes[note.name] + " ", looks.NOTE)])
            self.at["notes", index] = len(self.found)
            words = Content.assemble(sign, self.words(note.text))
            self.add(*line, Flow(words, rest=sign.cell_length), after=0)


def problem_blocks(problems: Sequence[Problem], name: str) -> Iterator[Painted]:
    """What of the draft cannot be read as meant, the first few with their lines, and where there is more about it."""
    if not problems:
        return
    count = len(problems)
    head = "1 place cannot be read as meant" if count == 1 else f"{count} places cannot be read as meant"
    flows = [Flow(joined([(f"! {head}", looks.WARNING)]))]
    for problem in problems[:_MOST_PROBLEMS]:
        flows.append(Flow(joined([(f"  line {problem.line}: {problem.message}", "")]), rest=4))
    lead, says = ("… ", "lists them all and ") if count > _MOST_PROBLEMS else ("", "")
    command = f"resdraft show --problems {name}"
    flows.append(Flow(joined([(f"  {lead}`{command}` {says}says what to do", looks.MUTED)]), rest=4))
    yield Painted((*flows, Rule()))


def doubt_blocks(doubts: Sequence[Doubt]) -> Iterator[Painted]:
    """What the importer of another format was unsure of, the first few."""
    if not doubts:
        return
    count = len(doubts)
    head = "The import was unsure of 1 place" if count == 1 else f"The import was unsure of {count} places"
    flows = [Flow(joined([(f"! {head}", looks.WARNING)]))]
    flows += [Flow(joined([(f"  {doubt}", "")]), rest=4) for doubt in doubts[:_MOST_PROBLEMS]]
    if count > _MOST_PROBLEMS:
        flows.append(Flow(joined([("  … d lists them all", looks.MUTED)]), rest=4))
    yield Painted((*flows, Rule()))


def label(printed: str) -> Content:
    """A number or letter, up to the next stop."""
    if not printed:
        return EMPTY
    gap = max(STOP - cell_len(printed), 1)
    return joined([(printed + "\u00a0" * gap, "")])


def table_widths(table: Table) -> tuple[int, ...]:
    """Shares of the width by what the columns hold, none starved."""
    count = max(map(len, table.rows), default=0)
    longest = [max((len(row[k].plain) for row in table.rows if k < len(row)), default=1) for k in range(count)]
    return tuple(min(max(need, 6), 40) for need in longest)

"""A resolution as lines for a terminal, in the manner of the printed page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resdraft import facts
from resdraft.cli.cells import cells
from resdraft.cli.direction import directed
from resdraft.cli.terminal import paint, visible
from resdraft.cli.words import Words, clause_words, note_sign, text_words
from resdraft.model import Annex, Block, Clause, Heading, Masthead, Path, Quote, Resolution, Table, Text, blocks
from resdraft.render import long_date, session_line

MARGIN = 6
"""Where words begin: numbers hang to the left of it."""
_STEP = 5
"""How much deeper each level of subparagraphs stands."""
_WIDEST = 96
"""Longer lines are hard to read, however wide the terminal is."""


def page_lines(resolution: Resolution, *, width: int, coloured: bool) -> Iterator[str]:
    """Masthead, enacting line, paragraphs with hanging numbers, annexes, and the notes at the end."""
    yield from directed(_Page(resolution, min(width, _WIDEST), coloured).lines(), resolution.masthead.language)


@dataclass(slots=True)
class _Page:
    resolution: Resolution
    width: int
    coloured: bool

    def lines(self) -> Iterator[str]:
        yield from self.masthead()
        if self.resolution.enacting:
            yield from self.hanging("", text_words(self.resolution.enacting), MARGIN)
            yield ""
        printed = {place.path: place.printed for place in blocks(self.resolution)}
        yield from self.blocks(self.resolution.preamble, ("preamble",), printed, MARGIN)
        yield from self.blocks(self.resolution.operative, ("operative",), printed, MARGIN)
        for number, annex in enumerate(self.resolution.annexes):
            yield from self.annex_head(annex)
            yield from self.blocks(annex.blocks, ("annexes", number), printed, MARGIN)
        yield from self.notes()

    def masthead(self) -> Iterator[str]:
        masthead = self.resolution.masthead
        organ = facts.organ_heading(masthead.body, self.resolution.enacting.plain, masthead.language)
        if organ or masthead.symbol:
            gap = max(2, self.width - cells(organ) - cells(masthead.symbol))
            yield self.bold(organ) + " " * gap + self.bold(masthead.symbol) if masthead.symbol else self.bold(organ)
        for row in masthead_rows(masthead):
            if row:
                words = Words()
                words.add(row)
                yield from words.lines(self.width, coloured=self.coloured)
        if masthead.title:
            yield ""
            yield from self.centred(masthead.title)
        yield ""

    def blocks(self, row: Sequence[Block], path: Path, printed: dict[Path, str], indent: int) -> Iterator[str]:
        for index, block in enumerate(row):
            here = (*path, index)
            match block:
                case Clause():
                    yield from self.clause(block, here, printed, indent)
                case Heading():
                    yield from self.heading(block, indent)
                case Table():
                    yield from self.table(block, indent)
                case Quote():
                    inner = _Page(self.resolution, self.width - indent - 2, self.coloured)
                    for line in [*inner.blocks(block.blocks, here, printed, MARGIN)][:-1]:
                        yield f"{' ' * indent}│ {line}".rstrip()
                    yield ""

    def clause(self, clause: Clause, path: Path, printed: dict[Path, str], indent: int) -> Iterator[str]:
        yield from self.hanging(printed.get(path, ""), clause_words(clause), indent)
        yield ""
        yield from self.blocks(clause.items, path, printed, indent + _STEP)
        if clause.closing:
            yield from self.hanging("", text_words(clause.closing), indent)
            yield ""

    def hanging(self, label: str, words: Words, indent: int) -> Iterator[str]:
        """Words at an indent, the label to the left of it on the first line."""
        label = visible(label)
        indent = min(indent, self.width // 2)
        begin = max(0, indent - max(_STEP, cells(label) + 1)) if label else indent
        used = max(indent, begin + cells(label) + 1) if label else indent
        lines = words.lines(self.width - indent, coloured=self.coloured, first=max(1, self.width - used))
        yield f"{' ' * begin}{label}{' ' * (used - begin - cells(label))}{next(lines, '')}".rstrip()
        for line in lines:
            yield " " * indent + line

    def heading(self, heading: Heading, indent: int) -> Iterator[str]:
        words = Words()
        if heading.number:
            stop = "" if heading.number.endswith(")") or not heading.number[-1:].isalnum() else "."
            words.add(f"{heading.number}{stop} ")
        words.pieces += text_words(heading.text).pieces
        words.pieces = [(piece, (*styles, "1")) for piece, styles in words.pieces]
        yield from self.hanging("", words, indent)
        yield ""

    def table(self, table: Table, indent: int) -> Iterator[str]:
        rows = [[text_words(cell) for cell in row] for row in table.rows]
        widths = _column_widths(rows, self.width - indent)
        for number, row in enumerate(rows):
            columns = [
                list(cell.lines(width, coloured=self.coloured)) for cell, width in zip(row, widths, strict=False)
            ]
            plain = [list(cell.lines(width, coloured=False)) for cell, width in zip(row, widths, strict=False)]
            for line in range(max(map(len, columns), default=0)):
                shown = ""
                for column, bare, width in zip(columns, plain, widths, strict=False):
                    here = column[line] if line < len(column) else ""
                    used = cells(bare[line]) if line < len(bare) else 0
                    shown += here + " " * (width - used) + "  "
                yield " " * indent + shown.rstrip()
            if number == 0:
                yield " " * indent + "  ".join("─" * width for width in widths)
        yield ""

    def annex_head(self, annex: Annex) -> Iterator[str]:
        yield from self.centred(annex.label)
        if annex.title:
            yield from self.centred(annex.title)
        yield ""

    def notes(self) -> Iterator[str]:
        if self.resolution.notes:
            yield "─" * min(20, self.width)
        for note in self.resolution.notes:
            yield from self.hanging(note_sign(note.name), text_words(note.text), MARGIN)

    def centred(self, text: Text) -> Iterator[str]:
        words = text_words(text)
        bare = words.lines(self.width, coloured=False)
        words.pieces = [(piece, (*styles, "1")) for piece, styles in words.pieces]
        for plain, line in zip(bare, words.lines(self.width, coloured=self.coloured), strict=True):
            yield " " * ((self.width - cells(plain)) // 2) + line

    def bold(self, words: str) -> str:
        return paint(visible(words), "1", on=self.coloured)


def masthead_rows(masthead: Masthead) -> Iterator[str]:
    """The lines of the masthead below organ and symbol; empty ones where a draft does not say."""
    kind = masthead.type if masthead.stage == "adopted" else f"draft {masthead.type}"
    session = session_line(masthead.session, masthead.language)
    yield ", ".join(part for part in (masthead.committee, session, masthead.meeting) if part)
    yield long_date(masthead.date, masthead.language).replace("\u00a0", " ")
    item = masthead.agenda_item
    if item:
        number = facts.page_words(masthead.language)["agenda_line"].format(item.number) if item.number else ""
        yield ": ".join(part for part in (number, item.title.plain) if part)
    sponsors = ", ".join(f"{sponsor.name}{'*' * sponsor.star}" for sponsor in masthead.sponsors)
    yield f"{sponsors}: {kind}" if sponsors else ""
    if vote := masthead.vote:
        yield f"{vote.in_favour} in favour, {vote.against} against, {vote.abstaining} abstaining"
    yield masthead.notice


def _column_widths(rows: list[list[Words]], room: int) -> list[int]:
    """Widths of a table's columns: what they need, or shares of the room where that is too much."""
    count = max(map(len, rows), default=0)
    needs = [max([1, *(cells(row[column].plain) for row in rows if column < len(row))]) for column in range(count)]
    room = max(room - 2 * (count - 1), 4 * count)
    if sum(needs) <= room:
        return needs
    fair = room // max(count, 1)
    narrow = sum(need for need in needs if need <= fair)
    wide = sum(1 for need in needs if need > fair)
    return [need if need <= fair else max(4, (room - narrow) // wide) for need in needs]

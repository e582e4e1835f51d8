"""The paragraphs of a PDF as the story of a Word file, which the reader of typed texts takes apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from resdraft.importers.akn.labels import leading_numeral
from resdraft.importers.docx.looks import Shape
from resdraft.importers.docx.story import Story, WordBlock, WordParagraph, WordTable
from resdraft.importers.pdf.blocks import Block, blocks_of, is_bold, setting
from resdraft.importers.pdf.foot import FootNote, take_feet
from resdraft.importers.pdf.furniture import Sheet, usual_size, without_furniture
from resdraft.importers.pdf.grids import Grid, with_grids
from resdraft.importers.pdf.line_numbers import without_line_numbers
from resdraft.importers.pdf.masthead import masthead_cells
from resdraft.importers.pdf.page_lines import PageLine
from resdraft.importers.pdf.seams import joined_lines
from resdraft.importers.plain_fields import read_field
from resdraft.importers.plain_head import find_body
from resdraft.importers.plain_labels import read_label
from resdraft.importers.plain_language import tell_language
from resdraft.importers.plain_lines import Line, Seams, fold
from resdraft.importers.plain_signs import language_of_lines, stop
from resdraft.importers.result import Doubt
from resdraft.model import EMPTY, NOTE_NAME, Mark, Note, Text, normal_text

_TWIPS = 20
_DIVIDED = 16
"""One line in so many ends in a hyphen where words are divided."""
_HEAD = 80
_MOST_SIGNS = 60
"""Raised signs on a line beyond these are no notes."""
_SIGNS = re.compile(r"\d{1,3}|[a-z]|[*†‡§]{1,3}")
_UNIT = re.compile(r"(?<![^\W_])(?:[kcm]?m|CO|ft)$")
"""Behind these a raised digit is a power, or part of a formula."""
_CENTRED = 0.06
"""How far off the middle of its page, in the page's width, a centred line may stand."""


@dataclass(slots=True)
class Told:
    """A story, and what is to be said of the file it was read from."""

    story: Story
    doubts: list[Doubt] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    """The page on which each paragraph begins, by its place from 1."""
    lost: list[str] = field(default_factory=list)
    """Notes whose signs stand nowhere in the text."""


def story_of(sheets: Sequence[Sheet]) -> Told:
    """The story that the lines of a PDF's pages tell."""
    sheets, left_out = without_furniture(sheets)
    sheets, counted = without_line_numbers(sheets)
    size = usual_size([line for sheet in sheets for line in sheet.lines])
    sheets, notes = take_feet(sheets, size)
    lines = [line for sheet in sheets for line in sheet.lines]
    language = _language(lines)
    width = sheets[0].width if sheets else 0.0
    if sum(line.backwards for line in lines) * 2 > len(lines):
        lines = [replace(line, left=width - line.right, right=width - line.left) for line in lines]
    placed = _Notes(notes)
    above, body = _parted(lines, size, language, width)
    writer = _Writer(Seams(_plain(lines), divided=_is_divided(lines), tight=True), placed, width)
    writer.masthead(above)
    heads, writer.blocks = writer.blocks, []
    writer.body(body)
    told = Told(Story((*heads, *placed.heads()), tuple(writer.blocks), placed.notes()), pages=writer.pages)
    told.lost = placed.lost()
    told.doubts += [Doubt(0, 0, "left out the numbers of lines in the margin")] if counted else []
    told.doubts += [Doubt(0, 0, f"left out as a running head or foot: {words}") for words in left_out]
    told.doubts += [
        Doubt(0, 0, f"a note whose sign was not found in the text, kept under notes: {w}") for w in told.lost
    ]
    return told


def _is_divided(lines: Sequence[PageLine]) -> bool:
    """Whether words were divided at the ends of lines: hyphens stand there oftener than words have them."""
    ends = sum(line.words[-1:] == "-" and line.words[-2:-1].isalpha() for line in lines)
    return ends * _DIVIDED > len(lines)


def _language(lines: Sequence[PageLine]) -> str:
    language, sure = tell_language("\n".join(line.words for line in lines))
    return language if sure else language_of_lines([line.words for line in lines[:_HEAD]]) or language


def _plain(lines: Iterable[PageLine]) -> list[Line]:
    return [Line(number, 1, 0, line.words, 0) for number, line in enumerate(lines, start=1)]


def _parted(
    lines: list[PageLine], size: float, language: str, width: float
) -> tuple[list[PageLine], list[Block | Grid]]:
    """The lines of the masthead, and the paragraphs of the text.

    The text begins with its enacting line or its first paragraph; where other paragraphs stand above that, as in a
    report, with the first of them or its heading.
    """
    head = find_body(_plain(lines), language)
    begin = head.body[0].number - 1 if head.body and head.above else len(lines)
    blocks = blocks_of(lines[:begin], setting(lines, size, language, width))
    first = next((at for at, block in enumerate(blocks) if _is_paragraph(block, size)), len(blocks))
    while 0 < first < len(blocks) and _is_numbered_heading(blocks[first - 1]):
        first -= 1
    if first == len(blocks) and not head.above:
        first = 0
    above = [line for block in blocks[:first] for line in block.lines]
    usual = setting(lines[begin:] or lines, size, language, width)
    found: list[Block | Grid] = []
    for text in (lines[len(above) : begin], lines[begin:]):
        for part in with_grids(text):
            found += [part] if isinstance(part, Grid) else blocks_of(part, usual)
    return above, found


def _is_counted_heading(block: Block) -> bool:
    """Whether a block is bold throughout, without a stop at its end, behind digits: "1. Military personnel"."""
    words = block.lines[-1].words
    label = read_label(block.lines[0].words)
    counted = label is not None and label.kind == "top" and label.form == "."
    return counted and not stop(words) and all(is_bold(line.text) for line in block.lines)


def _is_numbered_heading(block: Block) -> bool:
    """Whether a block is the heading of a section with its number: "I. Introduction"."""
    words = fold(" ".join(line.words for line in block.lines))
    return all(is_bold(line.text) for line in block.lines) and bool(leading_numeral(words)[0])


def _is_paragraph(block: Block, size: float) -> bool:
    """Whether a paragraph above the enacting line is one of a text: in its type, and of three lines or indented."""
    lines = block.lines
    if any((read := read_field(line.words, 0, 0)) and read.role for line in lines):
        return False
    usual = all(abs(line.size - size) < 0.1 * size and not is_bold(line.text) for line in lines)
    return usual and (len(lines) > 2 or (len(lines) == 2 and lines[0].left > lines[1].left + size))


class _Notes:
    """Gives the signs in the lines their notes."""

    def __init__(self, notes: Sequence[FootNote]) -> None:
        self._notes = list(notes)
        seams = Seams([])
        self._texts = [normal_text(joined_lines(note.lines, seams)) for note in notes]
        twice = [sign for sign, times in Counter(n.sign for n in notes if not n.masthead).items() if times > 1]
        self._names = [
            str(at + 1) if twice or not NOTE_NAME.fullmatch(n.sign) else n.sign for at, n in enumerate(notes)
        ]
        self._used: dict[int, None] = {}
        self._places: dict[tuple[str, int], list[int]] = {}
        for at, note in enumerate(notes):
            self._places.setdefault((note.sign, note.page), []).append(at)

    def find(self, sign: str, page: int) -> str:
        """The name of the note that a sign on a page stands for; empty for none."""
        near = (self._places[sign, at] for at in (page, page + 1, page - 1) if (sign, at) in self._places)
        fits = next(near, None)
        if fits is None:
            return ""
        best = next((at for at in fits if at not in self._used), fits[-1])
        self._used.setdefault(best)
        return self._names[best]

    def heads(self) -> list[WordParagraph]:
        """Notes to lines of the masthead, as a Word file has them in a frame of their own."""
        return [
            WordParagraph(Text(f"{note.sign} {self._texts[at].plain}"), Shape(framed=True), 0)
            for at, note in enumerate(self._notes)
            if note.masthead and at not in self._used
        ]

    def notes(self) -> dict[str, Note]:
        return {self._names[at]: Note(self._names[at], self._texts[at]) for at in sorted(self._used)}

    def lost(self) -> list[str]:
        return [
            f"{note.sign} {self._texts[at].plain}".strip()
            for at, note in enumerate(self._notes)
            if not note.masthead and at not in self._used
        ]


class _Writer:
    """Writes paragraphs down in order."""

    def __init__(self, seams: Seams, notes: _Notes, width: float) -> None:
        self.seams, self.notes, self.width = seams, notes, width
        self.blocks: list[WordBlock] = []
        self.pages: list[int] = []

    def masthead(self, lines: Sequence[PageLine]) -> None:
        """The lines of a masthead, one a paragraph, with empty ones for the gaps between them."""
        for cell in masthead_cells(lines, self.seams):
            if cell.gap:
                self._add(EMPTY, Shape(), cell.page)
            self._add(self._signed(cell.text, cell.page), Shape(), cell.page)

    def body(self, blocks: Sequence[Block | Grid]) -> None:
        for block in blocks:
            if isinstance(block, Grid):
                self._table(block)
                continue
            if block.gap:
                self._add(EMPTY, Shape(), block.lines[0].page)
            text = joined_lines([self._signed(line.text, line.page) for line in block.lines], self.seams)
            self._add(normal_text(text), self._shape(block), block.lines[0].page)

    def _table(self, grid: Grid) -> None:
        page = grid.lines[0].page
        rows = []
        for row in grid.rows:
            cells = []
            for lines in row:
                text = joined_lines([self._signed(words, page) for words in lines], self.seams)
                self.pages.append(page)
                cells.append((WordParagraph(normal_text(text), Shape(), len(self.pages)),))
            rows.append(tuple(cells))
        self.blocks.append(WordTable(tuple(rows), len(self.pages)))

    def _add(self, text: Text, shape: Shape, page: int) -> None:
        self.pages.append(page)
        self.blocks.append(WordParagraph(text, shape, len(self.pages)))

    def _shape(self, block: Block) -> Shape:
        later = block.left if block.later is None else block.later
        middle = [(line.left + line.right) / 2 for line in block.lines]
        off = max(abs(at - self.width / 2) for at in middle)
        narrow = max(line.right - line.left for line in block.lines) < self.width * 0.6
        centred = (
            narrow
            and off < self.width * _CENTRED / 4
            and len({round(line.left) for line in block.lines}) == len(block.lines)
        )
        left, first = round(later * _TWIPS), round((block.left - later) * _TWIPS)
        return Shape(left=left, first=first, centred=centred, outline=1 if _is_counted_heading(block) else -1)

    def _signed(self, text: Text, page: int) -> Text:
        """The text of a line with the raised signs of notes as notes."""
        raised_marks = [m for m in text.marks if m.kind == "superscript"][:_MOST_SIGNS]
        for mark in sorted(raised_marks, key=lambda m: -m.start):
            raised = text.plain[mark.start : mark.end]
            if _UNIT.search(text.plain[: mark.start]):
                continue
            named = [self.notes.find(found[0], page) for found in _SIGNS.finditer(raised)]
            if named and all(named):
                text = _lifted(text, mark, named)
        return text


def _lifted(text: Text, sign: Mark, names: Sequence[str]) -> Text:
    """The text with notes in the place of their raised signs."""
    size, at = sign.end - sign.start, sign.start
    if text.plain[at - 1 : at] == " " and text.plain[sign.end : sign.end + 1].isalnum():
        at -= 1

    def moved(place: int) -> int:
        return place if place <= sign.start else max(sign.start, place - size)

    marks = [replace(m, start=moved(m.start), end=moved(m.end)) for m in text.marks if m != sign]
    marks = [m for m in marks if m.start < m.end or m.kind == "note"]
    notes = [Mark(at, at, "note", name) for name in names]
    return Text(text.plain[: sign.start] + text.plain[sign.end :], (*marks, *notes))

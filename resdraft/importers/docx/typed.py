"""Word texts in the styles of any house, taken apart by numbers, openers, indents and looks as pasted text is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from resdraft.importers.docx.lists import counted_on
from resdraft.importers.docx.marks import Read, read_marks
from resdraft.importers.docx.rows import Row, TableAt, all_rows, covered, rows_of, unemphasised
from resdraft.importers.docx.story import Story, WordBlock, WordTable
from resdraft.importers.plain_head import find_body
from resdraft.importers.plain_labels import read_label
from resdraft.importers.plain_language import tell_language
from resdraft.importers.plain_lines import Line
from resdraft.importers.plain_masthead import read_masthead, with_fields
from resdraft.importers.plain_nest import Nest, Node, Piece, nest
from resdraft.importers.plain_paragraphs import ANNEX, Paragraph
from resdraft.importers.plain_parts import Parts, divide
from resdraft.importers.plain_signs import BEFORE, language_of_lines, opener, organ, stop
from resdraft.importers.result import Doubt
from resdraft.model import (
    EMPHASIS,
    EMPTY,
    Annex,
    Block,
    Clause,
    Heading,
    Mark,
    Masthead,
    Quote,
    Resolution,
    Text,
    joined,
    normal,
    part,
)

NestPart = Literal["preamble", "operative", "annex"]
_HEAD = 80
"""The enacting line and openers that tell a language are looked for in so many rows."""
_HEADING = re.compile(r"heading ([1-6])$")
_LONGEST_HEADING = 250


def read_typed(story: Story) -> tuple[Resolution, list[Doubt]]:
    """The normal Resolution of a story, and what was unsure about it. A doubt's line is the number of a paragraph."""
    rows, tables, language = _laid_out(story)
    rows, doubts = counted_on(rows)
    reader = _Typed(rows, tables, language, doubts)
    resolution = reader.read()
    return normal(replace(resolution, notes=tuple(story.notes.values()))), reader.placed_doubts()


def _laid_out(story: Story) -> tuple[list[Row], list[TableAt], str]:
    """The rows of the head and of the text, its tables, and its language. Tables above the text are rows."""
    heads = all_rows(story.heads)
    every = all_rows(story.blocks)
    language = _language([*heads, *every])
    first = find_body(_lines(every), language).body
    begin = every[first[0].number - 1].source.place if first else 0
    above: list[WordBlock] = []
    below: list[WordBlock] = []
    for block in story.blocks:
        holds = isinstance(block, WordTable) and any(row.source.place == begin for row in all_rows([block]))
        early = block.place < begin and (not isinstance(block, WordTable) or begin > 0)
        (above if early or holds else below).append(block)
    rows = [*heads, *all_rows(above)]
    later, tables = rows_of(below)
    return [*rows, *later], [replace(found, rows=found.rows + len(rows)) for found in tables], language


def _language(rows: Sequence[Row]) -> str:
    language, sure = tell_language("\n".join(row.text.plain for row in rows))
    return language if sure else language_of_lines([row.text.plain for row in rows[:_HEAD]]) or language


def _lines(rows: Sequence[Row]) -> list[Line]:
    return [Line(place, 1, row.indent, row.text.plain, row.gap) for place, row in enumerate(rows, start=1)]


class _Typed:
    """One reading; rows are known by their place from 1, which paragraphs and pieces carry as their line."""

    def __init__(self, rows: list[Row], tables: list[TableAt], language: str, doubts: list[Doubt]) -> None:
        self.rows = rows
        self.tables = tables
        self.language = language
        self.doubts = doubts

    def placed_doubts(self) -> list[Doubt]:
        """Doubts with the number of the paragraph in the document instead of the row's."""
        found = []
        for doubt in sorted(self.doubts, key=lambda doubt: (doubt.line, doubt.column)):
            row = self.rows[doubt.line - 1] if 0 < doubt.line <= len(self.rows) else None
            found.append(replace(doubt, line=row.source.place, column=max(1, doubt.column)) if row else doubt)
        return list(dict.fromkeys(found))

    def read(self) -> Resolution:
        """The text, its notes left aside."""
        head = find_body(_lines(self.rows), self.language)
        masthead, doubts = read_masthead(head.above, self.language)
        parts = divide([self._paragraph(line) for line in head.body], self.language, head.enacting)
        self.doubts += [*doubts, *parts.doubts]
        masthead = with_fields(masthead, parts.fields, self.language)
        masthead = self._with_title(masthead, len(head.above))
        return self._resolution(parts, masthead)

    def _paragraph(self, line: Line) -> Paragraph:
        """A paragraph of the body as the reader of pasted text takes it; signs of Markdown say what is a heading."""
        row, words = self.rows[line.number - 1], line.words
        label = row.label if words == row.text.plain else read_label(words)
        if ANNEX.fullmatch(words):
            return Paragraph(words, line.number, line.column, line.indent, line.gap)
        if level := self._heading_level(row):
            return Paragraph(f"{'#' * level} {words}", line.number, line.column, line.indent, line.gap)
        if self._is_bold_line(row):
            return Paragraph(f"**{words}**", line.number, line.column, line.indent, line.gap)
        return Paragraph(words, line.number, line.column, line.indent, line.gap, label)

    def _heading_level(self, row: Row) -> int:
        """The level of a heading by its style or outline; 0 for none."""
        shape, words = row.source.shape, row.text.plain
        if len(words) > _LONGEST_HEADING or opener(words, self.language):
            return 0
        if row.label is not None and row.label.kind == "top" and row.source.printed is None:
            return 0
        if found := _HEADING.match(shape.style):
            return max(2, int(found[1]))
        return min(6, max(2, shape.outline + 1)) if shape.outline >= 0 and not stop(words) else 0

    def _is_bold_line(self, row: Row) -> bool:
        words = row.text.plain
        if row.label is not None or len(words) > _LONGEST_HEADING or not covered(row.text, "bold", "underline"):
            return False
        return stop(words) in ("", ":") and not opener(words, self.language) and "*" not in words

    def _with_title(self, masthead: Masthead, above: int) -> Masthead:
        """Title and agenda title with their italics and notes, which the reader of lines has not seen."""
        found: dict[str, Text] = {}
        for row in self.rows[:above]:
            found.setdefault(row.text.plain, unemphasised(row.text))
        item = masthead.agenda_item
        return replace(
            masthead,
            title=found.get(masthead.title.plain, masthead.title) if masthead.title else masthead.title,
            agenda_item=replace(item, title=found.get(item.title.plain, item.title)) if item.title else item,
        )

    def _resolution(self, parts: Parts, masthead: Masthead) -> Resolution:
        preamble = self._nest(parts.preamble, "preamble")
        operative = self._nest(parts.operative, "operative")
        quote = self._nest(parts.quote, "annex")
        annexes = [(label, title, self._nest(body, "annex")) for label, title, body in parts.annexes]
        nests = (preamble, operative, quote, *(nodes for _, _, nodes in annexes))
        _openers_of_items(nests, self.language)
        pieces = [piece for each in nests for node in each.nodes for piece in _below(node)]
        build = _Builder(self._read(pieces, masthead.stage != "adopted"), self.tables)
        enacting = self._whole(parts.enacting)
        body = organ(enacting.plain, self.language) if enacting else ""
        masthead = replace(
            masthead,
            body=masthead.body if masthead.body == "model-un" else body or masthead.body,
            meeting=masthead.meeting or parts.meeting,
            date=masthead.date or parts.date,
        )
        first = parts.operative[0].line if parts.operative else len(self.rows) + 1
        ends = [label.line for label, _, _ in parts.annexes] + [len(self.rows) + 1]
        quoted = parts.quote[0].line if parts.quote else ends[0]
        below = build.blocks(operative.nodes, first - 1, quoted)
        inner = build.blocks(quote.nodes, quoted - 1, ends[0])
        return Resolution(
            masthead,
            enacting=enacting,
            preamble=build.blocks(preamble.nodes, 0, first),
            operative=(*below, Quote(inner)) if inner else below,
            annexes=tuple(
                Annex(
                    unemphasised(self._whole(label)),
                    unemphasised(self._whole(title)) if title else EMPTY,
                    build.blocks(nodes.nodes, label.line, end),
                )
                for (label, title, nodes), end in zip(annexes, ends[1:], strict=True)
            ),
        )

    def _nest(self, paragraphs: list[Paragraph], part: NestPart) -> Nest:
        found = nest(paragraphs, self.language, part)
        self.doubts += found.doubts
        return found

    def _whole(self, paragraph: Paragraph | None) -> Text:
        """The Text of a paragraph that is taken whole: an enacting line, the label or title of an annex."""
        if paragraph is None:
            return EMPTY
        text = self._cut(Piece(paragraph.words.strip("*# "), paragraph.line, paragraph.column))
        return Text(text.plain, tuple(m for m in text.marks if m.kind not in EMPHASIS))

    def _cut(self, piece: Piece) -> Text:
        """The part of a row's text that a piece is; its words alone where they are not found there."""
        whole = self.rows[piece.line - 1].text
        words = piece.words.strip()
        lead = ""
        at = whole.plain.find(words, max(0, piece.column - 1))
        if at < 0 and words.startswith("["):
            lead, words = "[", words[1:].lstrip()
            at = whole.plain.find(words, max(0, piece.column - 1))
        if at < 0:
            return Text(piece.words)
        text = part(whole, at, at + len(words))
        return joined(Text(lead), text, "") if lead else text

    def _read(self, pieces: list[Piece], brackets: bool) -> dict[int, Read]:
        """The texts of pieces, by the identity of each, with their openers and, in a draft, brackets."""
        texts = [self._cut(piece) for piece in pieces]
        read, problems = read_marks(texts) if brackets else ([Read(text) for text in texts], [])
        self.doubts += [Doubt(pieces[at].line, pieces[at].column, message) for at, message in problems]
        found = {}
        for piece, one in zip(pieces, read, strict=True):
            found[id(piece)] = replace(one, text=_with_opener(one.text, self.language, piece.kind))
        return found


def _openers_of_items(nests: Sequence[Nest], language: str) -> None:
    """Items have openers of their own only where the paragraph above them has none."""
    for each in nests:
        for node in each.nodes:
            if node.items and not node.heading and not opener(node.piece.words, language):
                for item in node.items:
                    item.piece.kind = "preambular" if node.piece.kind == "preambular" else "operative"


def _below(node: Node) -> Iterator[Piece]:
    yield node.piece
    for item in node.items:
        yield from _below(item)
    if node.closing is not None:
        yield node.closing


def _with_opener(text: Text, language: str, kind: str) -> Text:
    """The text with its opener in italics by the list, where no emphasis at its start says what the opener is.

    Emphasis over all of a paragraph says nothing, and goes.
    """
    if kind not in ("preambular", "operative"):
        return text
    text = unemphasised(text)
    start = len(text.plain) - len(text.plain.lstrip(BEFORE))
    if any(m.kind in EMPHASIS and m.start <= start < m.end for m in text.marks):
        return text
    found = opener(text.plain, language, kind) or opener(text.plain, language)
    if not found or not text.plain.startswith(found, start) or len(found) >= len(text.plain.rstrip(" ,;.")) - start:
        return text
    return Text(text.plain, (*text.marks, Mark(start, start + len(found), "italic")))


class _Builder:
    """Makes blocks of nodes, with the tables that stand between them."""

    def __init__(self, read: dict[int, Read], tables: Sequence[TableAt]) -> None:
        self.read = read
        self.tables = tables

    def blocks(self, nodes: Sequence[Node], first: int, end: int) -> tuple[Block, ...]:
        """Blocks of nodes, and of the tables that stand behind the rows from `first` to before `end`."""
        here = [found for found in self.tables if first <= found.rows < end]
        begin = nodes[0].piece.line if nodes else end
        blocks: list[Block] = [found.table for found in here if found.rows < begin]
        for index, node in enumerate(nodes):
            following = nodes[index + 1].piece.line if index + 1 < len(nodes) else end
            last = max(piece.line for piece in _below(node))
            blocks.append(self._block(node, last))
            blocks += [found.table for found in here if last <= found.rows < following]
        return tuple(blocks)

    def _block(self, node: Node, last: int) -> Block:
        read = self.read[id(node.piece)]
        if node.heading:
            return Heading(unemphasised(read.text), node.level, node.number)
        return Clause(
            text=read.text,
            items=self.blocks(node.items, node.piece.line, last),
            closing=self.read[id(node.closing)].text if node.closing else EMPTY,
            number=node.number,
            status=read.status,
            source=read.source,
        )

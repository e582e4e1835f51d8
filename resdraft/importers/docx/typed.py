"""Word texts in the styles of any house, taken apart by numbers, openers, indents and looks as pasted text is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from resdraft.importers.akn.labels import leading_numeral
from resdraft.importers.docx.lists import counted_on
from resdraft.importers.docx.markers import without_marker_paragraphs
from resdraft.importers.docx.marks import Read, read_marks
from resdraft.importers.docx.rolling import with_columns_read
from resdraft.importers.docx.rows import (
    Row,
    TableAt,
    all_rows,
    covered,
    has_words,
    paragraphs_of,
    rows_of,
    unfolded,
    with_titles,
)
from resdraft.importers.docx.story import Story, WordBlock, WordParagraph, WordTable
from resdraft.importers.openers import unemphasised, with_opener
from resdraft.importers.plain_head import Head, find_body
from resdraft.importers.plain_labels import read_label
from resdraft.importers.plain_language import tell_language
from resdraft.importers.plain_lines import Line
from resdraft.importers.plain_masthead import read_masthead, with_fields
from resdraft.importers.plain_nest import Nest, Node, Piece, below, nest, openers_of_items
from resdraft.importers.plain_paragraphs import ANNEX, Paragraph
from resdraft.importers.plain_parts import Parts, divide, with_tail
from resdraft.importers.plain_signs import STOPS, language_of_lines, opener, organ, stop
from resdraft.importers.result import Doubt
from resdraft.model import (
    EMPHASIS,
    EMPTY,
    Annex,
    Block,
    Clause,
    Heading,
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
_OF_MASTHEAD = re.compile(r"session|agenda_?(?:item|title).*|title_.*|publication|xlarge")
"""Styles in which documents of the United Nations print what stands above the text."""
_TITLE = re.compile(r"title_ ?h_?ch")
_MASTHEAD_ROWS = 60
_TITLE_ROWS = 6
_LONGEST_TITLE_LINE = 100
"""A centred line so short may end in a stop: "Text of 3 March, 6 p.m."."""
_STAR = re.compile(r"\w[,;]?\*{1,3}(?!\w)")
"""A star behind a word, to which a note belongs; a line of a masthead has no stop."""
_STAR_NOTE = re.compile(r"\*{1,3}\s+\S")
_STARRED = re.compile(r"\t\*{1,3}[\t ]")
"""A note at the foot of the first page, to a line of the masthead."""


def read_typed(story: Story) -> tuple[Resolution, list[Doubt]]:
    """The normal Resolution of a story, and what was unsure about it. A doubt's line is the number of a paragraph."""
    blocks, operative, told = without_marker_paragraphs(story.blocks)
    blocks, said = with_columns_read(blocks)
    rows, tables, language, heads = _laid_out(replace(story, blocks=tuple(blocks)))
    border = heads + sum(row.source.place <= operative for row in rows[heads:]) if operative else 0
    rows, doubts = counted_on(rows, language, border)
    reader = _Typed(rows, tables, language, doubts, heads, border)
    resolution = reader.read()
    return normal(replace(resolution, notes=tuple(story.notes.values()))), [*told, *said, *reader.placed_doubts()]


def _laid_out(story: Story) -> tuple[list[Row], list[TableAt], str, int]:
    """The rows of the head and of the text, its tables, its language, and how many rows the head has.

    Tables above the text are rows.
    """
    starred, blocks = _parted([*with_titles(unfolded(story.blocks))])
    heads = all_rows([*story.heads, *starred])
    every = [*heads, *all_rows(blocks)]
    language = _language(every)
    head, sure = _find(every, len(heads), language)
    begin = every[head.body[0].number - 1].source.place if head.body else 0
    if not sure and head.above:
        begin = every[head.above[-1].number - 1].source.place + 1
    above: list[WordBlock] = []
    later: list[WordBlock] = []
    for block in blocks:
        table = isinstance(block, WordTable)
        holds = sure and table and any(row.source.place == begin for row in all_rows([block]))
        early = block.place + table < begin
        (above if early or holds else later).append(block)
    heads = all_rows([*story.heads, *starred], broken=True)
    rows = [*heads, *all_rows(above, broken=True)]
    later_rows, tables = rows_of(later)
    return [*rows, *later_rows], [replace(found, rows=found.rows + len(rows)) for found in tables], language, len(heads)


def _parted(blocks: Sequence[WordBlock]) -> tuple[list[WordBlock], list[WordBlock]]:
    """The notes to lines of the masthead, in a frame at the foot of the first page or at the end, and all else."""
    end = len(blocks)
    while end and _is_star_note(blocks[end - 1]):
        end -= 1
    above = [p.text.plain for block in blocks[:end] for p in paragraphs_of(block) if not stop(p.text.plain)]
    starred = any(map(_STAR.search, above))
    end = end if starred else len(blocks)
    found: list[WordBlock] = []
    others: list[WordBlock] = []
    for block in blocks[:end]:
        noted = isinstance(block, WordParagraph) and block.shape.framed and _STARRED.match(block.text.plain)
        (found if noted else others).append(block)
    return [*found, *(block for block in blocks[end:] if isinstance(block, WordParagraph) and has_words(block))], others


def _is_star_note(block: WordBlock) -> bool:
    """Whether a paragraph is a typed note to a star, or empty."""
    if not isinstance(block, WordParagraph) or block.printed is not None:
        return False
    words = block.text.plain.strip()
    return not words or _STAR_NOTE.match(words) is not None


def _find(rows: Sequence[Row], heads: int, language: str) -> tuple[Head, bool]:
    """Where the text begins, and whether it was told by its words rather than by the looks of what stands above.

    What the head of the page holds is never text, nor what stands in a style of the masthead.
    """
    head = find_body(_lines(rows), language)
    if head.enacting:
        return head, True
    lines = [*head.above, *head.body]
    told = heads
    for index, row in enumerate(rows[heads : heads + _MASTHEAD_ROWS], start=heads):
        if _is_long(row) or (row.label is not None and row.label.kind == "top"):
            break
        if _OF_MASTHEAD.fullmatch(row.source.shape.style):
            told = index + 1
    if told == heads and not head.above:
        told += _titles(rows[heads:], language)
    if told > heads or not head.above or not head.body:
        return Head(lines[:told], lines[told:], False), False
    long = (k for k, line in enumerate(head.above) if k >= told and _is_long(rows[line.number - 1]))
    begin = max(told, next(long, len(head.above)))
    return Head(lines[:begin], lines[begin:], False), begin == len(head.above)


def _titles(rows: Sequence[Row], language: str) -> int:
    """How many rows at the start are the title of a text: centred or in the style of a title, and no paragraph."""
    count = 0
    for row in rows[:_TITLE_ROWS]:
        shape, words = row.source.shape, row.text.plain
        looks = shape.centred or shape.style in ("title", "subtitle")
        ended = stop(words) and (stop(words) != "." or len(words) > _LONGEST_TITLE_LINE)
        if not looks or row.label is not None or ended or opener(words, language) or leading_numeral(words)[0]:
            break
        count += 1
    return count if count < len(rows) else 0


def _is_long(row: Row) -> bool:
    """Whether a row can only be a paragraph of a text."""
    return len(row.text.plain) > _LONGEST_HEADING and bool(stop(row.text.plain))


def _language(rows: Sequence[Row]) -> str:
    language, sure = tell_language("\n".join(row.text.plain for row in rows))
    return language if sure else language_of_lines([row.text.plain for row in rows[:_HEAD]]) or language


def _lines(rows: Sequence[Row]) -> list[Line]:
    return [Line(place, 1, row.indent, row.text.plain, row.gap) for place, row in enumerate(rows, start=1)]


class _Typed:
    """One reading; rows are known by their place from 1, which paragraphs and pieces carry as their line."""

    def __init__(
        self, rows: list[Row], tables: list[TableAt], language: str, doubts: list[Doubt], heads: int, operative: int
    ) -> None:
        self.rows = rows
        self.heads = heads
        self.tables = tables
        self.language = language
        self.doubts = doubts
        self.operative = operative
        """The row after which the operative part was said to begin; 0 where that was not said."""

    def placed_doubts(self) -> list[Doubt]:
        """Doubts with the number of the paragraph in the document instead of the row's."""
        found = []
        for doubt in sorted(self.doubts, key=lambda doubt: (doubt.line, doubt.column)):
            row = self.rows[doubt.line - 1] if 0 < doubt.line <= len(self.rows) else None
            found.append(replace(doubt, line=row.source.place, column=max(1, doubt.column)) if row else doubt)
        return list(dict.fromkeys(found))

    def read(self) -> Resolution:
        """The text, its notes left aside."""
        head, _ = _find(self.rows, self.heads, self.language)
        masthead, doubts = self._masthead(head)
        body = [self._paragraph(line) for line in head.body]
        parts = divide(body, self.language, head.enacting, self.operative)
        self.doubts += [*doubts, *parts.doubts]
        masthead = with_tail(with_fields(masthead, parts.fields, self.language), parts)
        masthead = self._with_title(masthead, len(head.above))
        return self._resolution(parts, masthead)

    def _masthead(self, head: Head) -> tuple[Masthead, list[Doubt]]:
        """The masthead of the lines above; where the style of a line says that it is the title, it is."""
        titles = [] if head.enacting else [line for line in head.above if self._is_title(line)]
        others = [line for line in head.above if head.enacting or not self._is_title(line)]
        masthead, doubts = read_masthead([self._close(line) for line in others], self.language)
        if not titles:
            return masthead, doubts
        extra = dict(masthead.extra)
        above = extra.get("above", ())
        rest = [masthead.title.plain] if masthead.title else []
        rest += [line.words for line in titles[1:]]
        kept = (*((above,) if isinstance(above, str) else above), *rest)
        extra = {**extra, "above": kept} if kept else extra
        return replace(masthead, title=Text(titles[0].words), extra=tuple(extra.items())), doubts

    def _is_title(self, line: Line) -> bool:
        return _TITLE.fullmatch(self.rows[line.number - 1].source.shape.style) is not None

    def _close(self, line: Line) -> Line:
        """A line of the titles of agenda items without the gap before it: they stand together."""
        style = self.rows[line.number - 1].source.shape.style
        return replace(line, gap=0) if style.startswith("agenda_title") else line

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
        if len(words) > _LONGEST_HEADING or (opener(words, self.language) and (stop(words) or row.label)):
            return 0
        found = _HEADING.match(shape.style)
        if row.label is not None and row.label.kind == "top" and row.source.printed is None:
            own = words[row.label.end :]
            titled = (found or shape.outline >= 0) and own[-1:] not in STOPS and not opener(own, self.language)
            return min(6, max(int(found[1]) if found else 2, shape.outline + 2)) if titled else 0
        if found:
            return max(2, int(found[1]))
        return min(6, max(2, shape.outline + 1)) if shape.outline >= 0 and words[-1] not in STOPS else 0

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
        openers_of_items(nests, self.language)
        pieces = [piece for each in nests for node in each.nodes for piece in below(node)]
        build = _Builder(self._read(pieces, masthead.stage != "adopted"), self.tables)
        enacting = self._whole(parts.enacting)
        body = organ(enacting.plain, self.language) if enacting else ""
        masthead = replace(
            masthead,
            body=masthead.body if masthead.body == "model-un" else body or masthead.body,
        )
        first = parts.operative[0].line if parts.operative else len(self.rows) + 1
        ends = [label.line for label, _, _ in parts.annexes] + [len(self.rows) + 1]
        quoted = parts.quote[0].line if parts.quote else ends[0]
        border = first if preamble.nodes else first - 1
        text = build.blocks(operative.nodes, border, quoted)
        inner = build.blocks(quote.nodes, quoted, ends[0])
        return Resolution(
            masthead,
            enacting=enacting,
            preamble=build.blocks(preamble.nodes, 0, border),
            operative=(*text, Quote(inner)) if inner else text,
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
        if words.startswith("**") and words.endswith("**") and not whole.plain.startswith("**"):
            words = words[2:-2]
        lead = ""
        at = whole.plain.find(words, max(0, piece.column - 1))
        if at < 0 and words.startswith("["):
            lead, words = "[", words[1:].lstrip()
            at = whole.plain.find(words, max(0, piece.column - 1))
        if at < 0:
            return Text(words)
        text = part(whole, at, at + len(words))
        return joined(Text(lead), text, "") if lead else text

    def _read(self, pieces: list[Piece], brackets: bool) -> dict[int, Read]:
        """The texts of pieces, by the identity of each, with their openers and, in a draft, brackets."""
        texts = [self._cut(piece) for piece in pieces]
        read, problems = read_marks(texts) if brackets else ([Read(text) for text in texts], [])
        self.doubts += [Doubt(pieces[at].line, pieces[at].column, message) for at, message in problems]
        found = {}
        for piece, one in zip(pieces, read, strict=True):
            found[id(piece)] = replace(one, text=with_opener(one.text, self.language, piece.kind))
        return found


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
            last = max(piece.line for piece in below(node))
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

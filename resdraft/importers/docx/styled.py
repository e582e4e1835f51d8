"""Word texts in the named styles of resdraft's templates, in which each paragraph says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from resdraft.facts import read_date
from resdraft.importers.akn.labels import item_number, tidy, top_number
from resdraft.importers.docx.marks import Read, read_marks
from resdraft.importers.docx.rows import Row, all_rows, paragraphs_of, printed_label, table_of
from resdraft.importers.docx.soft_breaks import without_soft_breaks
from resdraft.importers.docx.story import Story, WordBlock, WordParagraph, WordTable
from resdraft.importers.openers import unemphasised
from resdraft.importers.plain_fields import names
from resdraft.importers.plain_language import tell_language
from resdraft.importers.plain_lines import Line
from resdraft.importers.plain_masthead import is_kind_of_draft, read_masthead
from resdraft.importers.plain_signs import organ
from resdraft.importers.result import Doubt
from resdraft.model import (
    EMPHASIS,
    EMPTY,
    UNNUMBERED,
    Annex,
    Block,
    Clause,
    Heading,
    Masthead,
    Quote,
    Resolution,
    Table,
    Text,
    joined,
    normal,
    normal_text,
    part,
)

_BODY = frozenset({"enacting line", "preambular paragraph", "operative paragraph", "unnumbered paragraph"})
_ROLE = re.compile(r"(quoted )?(subparagraph|bullet|closing words|heading)(?: ([1-9]))?$")
_TEXT = frozenset({*_BODY, "annex label", "annex title", "table space"})
_TOLD = frozenset(
    {
        *("title", "agenda title", "sponsors", "council sponsors", "route", "committee", "meeting", "meeting date"),
        "resolution",
    }
)
"""Styles of the masthead that say what their words are."""
_TABLED = re.compile(r"\s?[:：]\s?")
_COUNCIL = re.compile(r"\d{1,4} \((?:19|20)\d\d\)")
_BELOW = frozenset({"meeting", "meeting date"})
"""What stands below an adopted text and belongs to its masthead."""
_PREAMBULAR = re.compile(r"PP\d+ (?P<variant>[a-z ]+?)\.?$")
_NUMBER = re.compile(r"[\d.]+\.?|[A-Za-z]+\.|\([^()]{1,8}\)|[一二三四五六七八九十]+[、.]?")


@dataclass(slots=True)
class _Node:
    """A block while it is built; its texts are read when all are known."""

    kind: str
    text: int = -1
    """Index of its text among all texts, -1 for none."""
    number: str = ""
    level: int = 0
    items: list[_Node] = field(default_factory=list)
    closing: int = -1
    table: Table | None = None


def is_styled(story: Story) -> bool:
    """Whether the text is set in the styles of the templates."""
    names = [block.shape.style for block in story.blocks if isinstance(block, WordParagraph)]
    return any(name in _BODY for name in names)


def read_styled(story: Story) -> tuple[Resolution, list[Doubt]]:
    """The normal Resolution of a story in those styles, and what was unsure about it."""
    reader = _Styled()
    first = next(k for k, block in enumerate(story.blocks) if _role(block)[0] in _BODY)
    below = [b for b in story.blocks[first:] if isinstance(b, WordParagraph) and b.shape.style in _BELOW]
    for block in story.blocks[first:]:
        if block not in below:
            reader.take(block)
    return reader.resolution(story, [*story.blocks[:first], *below])


def _role(block: WordBlock) -> tuple[str, int, bool]:
    """What a block is by its style: the role, its level, and whether it belongs to an embedded text."""
    if isinstance(block, WordTable):
        return "table", 0, False
    name = block.shape.style
    if found := _ROLE.match(name):
        return found[2], int(found[3] or 0), bool(found[1])
    if name.startswith("quoted ") and name[7:] in _TEXT:
        return name[7:], 0, True
    return (name if name in _TEXT else "other"), 0, False


class _Styled:
    """Takes blocks in order and hangs each where its style says."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.places: list[int] = []
        self.enacting = EMPTY
        self.preamble: list[_Node] = []
        self.operative: list[_Node] = []
        self.annexes: list[tuple[Text, Text, list[_Node]]] = []
        self.row: list[_Node] = self.preamble
        """The blocks of the part that is read."""
        self.open: list[_Node] = []
        """The clauses around the next item, outermost first."""
        self.waiting: list[_Node] = []
        """Headings and tables that stand in the open list if an item follows, else behind it."""

    def take(self, block: WordBlock) -> None:
        """Take the next block of the text."""
        role, level, quoted = _role(block)
        if isinstance(block, WordTable):
            self._table(block)
            return
        if role == "table space" and not normal_text(block.text):
            return
        if role in ("annex label", "annex title"):
            self._settle()
            self._annex(role, block)
            return
        if role == "enacting line" and not quoted and not self.enacting and not self.preamble and not self.operative:
            text = normal_text(block.text)
            self.enacting = Text(text.plain, tuple(m for m in text.marks if m.kind not in EMPHASIS))
            return
        if not normal_text(block.text) and block.printed is None:
            return
        self._text(role, level, quoted, block)

    def _text(self, role: str, level: int, quoted: bool, block: WordParagraph) -> None:
        below: list[tuple[WordParagraph, int]] = []
        if role != "heading":
            own = max(1, level) if role in ("subparagraph", "bullet") else 0
            (block, _), *below = without_soft_breaks(block, own, tidy(_cut(block)[0]))
        if self.row is self.preamble and not quoted and self._is_operative(role, block):
            self._begin_operative()
        if role not in ("heading", "subparagraph", "bullet"):
            self._settle()
        row = self._quote_row() if quoted else self.row
        match role:
            case "subparagraph" | "bullet":
                self._item(block, max(1, level), row)
            case "closing words":
                self._closing(block, level, row)
            case "heading":
                number, words = _cut_heading(block)
                self.waiting.append(_Node("heading", self._add(words, block), number, max(2, level)))
            case _:
                label, text = _cut(block)
                number = self._top_number(label, quoted)
                if label and not number:
                    text, number = joined(Text(label), text), UNNUMBERED
                if row is not self.preamble:
                    number = number or UNNUMBERED
                node = self._clause(block, text, number)
                row.append(node)
                self.open = [node]
        for item, inner in below:
            self._item(item, inner, row)

    def _is_operative(self, role: str, block: WordParagraph) -> bool:
        label, _ = _cut(block)
        return role == "unnumbered paragraph" or (role == "operative paragraph" and not label.startswith("PP"))

    def _begin_operative(self) -> None:
        """Headings directly before the first number belong to the operative part."""
        self._settle()
        while self.preamble and self.preamble[-1].kind == "heading":
            self.operative.insert(0, self.preamble.pop())
        self.row, self.open = self.operative, []

    def _top_number(self, label: str, quoted: bool) -> str:
        if found := _PREAMBULAR.match(label):
            return found["variant"]
        return top_number(tidy(label)) if label else ""

    def _clause(self, block: WordParagraph, text: Text, number: str) -> _Node:
        return _Node("clause", self._add(text, block), number)

    def _add(self, text: Text, block: WordParagraph) -> int:
        self.texts.append(text)
        self.places.append(block.place)
        return len(self.texts) - 1

    def _item(self, block: WordParagraph, level: int, row: list[_Node]) -> None:
        label, text = _cut(block)
        number = item_number(tidy(label)) if label else ""
        if label and not number:
            text = joined(Text(label), text)
        node = self._clause(block, text, number or UNNUMBERED)
        if not self.open:
            self._settle()
            row.append(node)
            self.open = [node]
            return
        del self.open[level:]
        self.open[-1].items += [*self.waiting, node]
        self.waiting.clear()
        self.open.append(node)

    def _closing(self, block: WordParagraph, level: int, row: list[_Node]) -> None:
        """Words after a list hang on the clause above it; where that has some already they stand alone."""
        at = min(level, len(self.open) - 1)
        if at < 0 or self.open[at].closing >= 0 or not self.open[at].items:
            node = self._clause(block, normal_text(block.text), UNNUMBERED)
            row.append(node)
            self.open = [node]
            return
        self.open[at].closing = self._add(normal_text(block.text), block)
        del self.open[at + 1 :]

    def _settle(self) -> None:
        """Puts what waits behind the open list, which a heading ends."""
        if any(node.kind == "heading" for node in self.waiting):
            self.open = []
        self.row += self.waiting
        self.waiting.clear()

    def _table(self, block: WordTable) -> None:
        inner = list(paragraphs_of(block))
        table = table_of(block, least=1 if any(p.shape.style.startswith("table ") for p in inner) else 2)
        if table is not None:
            self.waiting.append(_Node("table", table=table))
            return
        for paragraph in inner:
            self.take(paragraph)

    def _annex(self, role: str, block: WordParagraph) -> None:
        text = unemphasised(normal_text(block.text))
        if role == "annex label" or not self.annexes:
            self.annexes.append((text if role == "annex label" else Text("Annex"), EMPTY, []))
        if role == "annex title":
            label, title, row = self.annexes[-1]
            self.annexes[-1] = (label, joined(title, text), row)
        self.row, self.open = self.annexes[-1][2], []

    def _quote_row(self) -> list[_Node]:
        """The embedded text at the end of what was read last, begun if there is none."""
        row = self.row
        if not row or row[-1].kind != "quote":
            row.append(_Node("quote"))
            self.open = []
        return row[-1].items

    def resolution(self, story: Story, above: Sequence[WordBlock]) -> tuple[Resolution, list[Doubt]]:
        """The Resolution of all that was taken."""
        self._settle()
        sample = " ".join(text.plain for text in self.texts[:60]) or self.enacting.plain
        language, _ = tell_language(sample)
        masthead, doubts = _masthead(story, above, language)
        read = [Read(text) for text in self.texts]
        if masthead.stage != "adopted":
            read, problems = read_marks(self.texts)
            doubts += [Doubt(self.places[at], 1, message) for at, message in problems]
        found = Resolution(
            masthead,
            enacting=self.enacting,
            preamble=tuple(_blocks(self.preamble, read)),
            operative=tuple(_blocks(self.operative, read)),
            annexes=tuple(Annex(label, title, tuple(_blocks(row, read))) for label, title, row in self.annexes),
            notes=tuple(story.notes.values()),
        )
        return normal(found), doubts


def _blocks(nodes: Iterable[_Node], read: list[Read]) -> Iterator[Block]:
    for node in nodes:
        match node.kind:
            case "heading":
                yield Heading(unemphasised(read[node.text].text), node.level, node.number)
            case "table":
                assert node.table is not None
                yield node.table
            case "quote":
                yield Quote(tuple(_blocks(node.items, read)))
            case _:
                one = read[node.text]
                closing = read[node.closing].text if node.closing >= 0 else EMPTY
                items = tuple(_blocks(node.items, read))
                yield Clause(one.text, items, "", closing, "", node.number, one.status, one.source)


def _cut(block: WordParagraph) -> tuple[str, Text]:
    """The label before the first tab, or the automatic number, and the words after it."""
    if block.printed is not None:
        return printed_label(block), normal_text(block.text)
    head, tab, _ = block.text.plain.partition("\t")
    label = head.strip(" \u00a0\u200e\u200f")
    if not tab or len(label) > 24:
        return "", normal_text(block.text)
    return label, part(block.text, len(head) + 1, len(block.text.plain))


def _bare(number: str) -> str:
    """The number of a heading without the sign after it: a stop, a Chinese comma, a dash in Arabic."""
    return number.strip(" \u00a0\u200f").rstrip(".、-–").rstrip(" \u00a0")


def _cut_heading(block: WordParagraph) -> tuple[str, Text]:
    """The number of a heading, as typed before a tab or a blank, and its words."""
    plain = block.text.plain
    if plain.startswith("\t"):
        number, tab, _ = plain[1:].partition("\t")
        if tab:
            return _bare(number), part(block.text, len(number) + 2, len(plain))
    text = normal_text(block.text)
    found = _NUMBER.match(text.plain)
    if found and text.plain[found.end() : found.end() + 1] in (" ", ""):
        return _bare(found[0]), part(text, found.end(), len(text.plain))
    return "", text


def _masthead(story: Story, above: Sequence[WordBlock], language: str) -> tuple[Masthead, list[Doubt]]:
    """What stands above the text, below it and in the head of the first page: by style, else as lines of a masthead."""
    told: dict[str, Text] = {}
    rows: list[Row] = []
    for row in (*all_rows(story.heads), *all_rows(above)):
        style = row.source.shape.style
        if style in _TOLD:
            told[style] = joined(told.get(style, EMPTY), _without_number(row.source))
        else:
            rows.append(row)
    lines = [Line(place, 1, row.indent, row.text.plain, row.gap) for place, row in enumerate(rows, start=1)]
    masthead, doubts = read_masthead(lines, language)
    item = masthead.agenda_item
    sponsors = (told.get("sponsors") or told.get("council sponsors") or EMPTY).plain
    route = told.get("route", EMPTY).plain.removeprefix("[").removesuffix("]")
    committee = route or told.get("committee", EMPTY).plain or masthead.committee
    number = _COUNCIL.search(told.get("resolution", EMPTY).plain)
    masthead = replace(
        masthead,
        title=told.get("title", masthead.title),
        agenda_item=replace(item, title=told.get("agenda title", item.title)),
        meeting=told["meeting"].plain if "meeting" in told else masthead.meeting,
        date=masthead.date or read_date(told.get("meeting date", EMPTY).plain),
        symbol=masthead.symbol or (f"S/RES/{number[0]}" if number else ""),
        committee="" if masthead.body and organ(f"{committee},", language) == masthead.body else committee,
        sponsors=names(_sponsors(sponsors), language) or masthead.sponsors,
    )
    return masthead, [replace(doubt, line=rows[doubt.line - 1].source.place) for doubt in doubts if doubt.line]


def _sponsors(words: str) -> str:
    """The names in "Chile, Norway: draft resolution"; none in "Draft resolution", where nobody is named."""
    found, sign, _ = words.partition(match[0]) if (match := _TABLED.search(words)) else (words, "", "")
    return "" if not sign and is_kind_of_draft(words) else found


def _without_number(block: WordParagraph) -> Text:
    """The words of a title without the number of the resolution that stands before a tab."""
    head, tab, _ = block.text.plain.rpartition("\t")
    return unemphasised(part(block.text, len(head) + 1, len(block.text.plain)) if tab else normal_text(block.text))

"""Block elements to nodes, in document order. What the elements leave unsaid is mended afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from resdraft.importers.akn.labels import numeral, tidy
from resdraft.importers.akn.nodes import Node
from resdraft.importers.akn.source import local
from resdraft.importers.akn.words import INNER_BLOCKS, Notes, lighter, sentence, text_of
from resdraft.model import EMPTY, MAX_DEPTH, InputError, Text, joined, part

MAX_BLOCKS = 20_000

_SECTIONS = frozenset(
    {"section", "part", "title", "chapter", "subsection", "subpart", "subtitle", "subchapter", "division", "hcontainer"}
    | {"article", "book", "tome", "rule", "clause"}
)
_TITLES = frozenset({"heading", "subheading"})
_LISTS = frozenset({"list", "blockList", "sublist", "ol", "ul"})
_ITEMS = frozenset({"point", "item", "indent", "li"})
_WORDS = frozenset({"p", "block", "longTitle", "listIntroduction", "listWrapUp"})
_QUOTES = frozenset({"embeddedStructure", "quotedStructure"})
_LOOKS = ("HCh", "H1", "H23", "H4", "H56", "Heading", "BLUEHeading")


@dataclass(slots=True)
class Reader:
    """Reads the regions of one document; all of them share its notes and its limit of blocks."""

    notes: Notes
    name: str = ""
    count: int = 0

    def region(self, element: etree._Element, sections: int = 0, depth: int = 0) -> list[Node]:
        """The blocks of a container, in order."""
        return self.all(element, sections, depth + 1)

    def all(self, elements: Iterable[etree._Element], sections: int, depth: int) -> list[Node]:
        found: list[Node] = []
        for element in elements:
            found += self.block(element, sections, depth)
        return found

    def guard(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise InputError(f"blocks lie more than {MAX_DEPTH} deep in each other", where=self.name)

    def node(self, node: Node, sections: int) -> Node:
        """Count a block against the limit and note where it stands."""
        self.count += 1
        if self.count > MAX_BLOCKS:
            raise InputError(f"more than {MAX_BLOCKS:,} blocks", where=self.name)
        node.sections = sections
        return node

    def block(self, element: etree._Element, sections: int, depth: int) -> list[Node]:
        """The nodes of one element, in order."""
        self.guard(depth)
        name = local(element)
        if name == "paragraph" or name in _ITEMS or name == "alinea":
            return self.numbered(element, sections, depth)
        if name == "block" and "heading" in element.get("name", ""):
            return [self.heading(element, sections)]
        if name in _WORDS:
            return self.paragraph(element, sections, depth)
        if name in _TITLES:
            return [self.heading(element, sections)]
        if name == "crossHeading":
            if element.get("refersTo") != "#preamble":
                return [self.heading(element, sections)]
            return [self.node(Node(text=text_of(element, self.notes), preambular=True), sections)]
        if name in _LISTS:
            return self.lone_list(element, sections, depth)
        if name == "table":
            return [self.table(element, sections)]
        if name in _QUOTES:
            return [self.node(Node("quote", below=self.region(element, 0, depth)), sections)]
        if name in _SECTIONS:
            return self.section(element, sections, depth)
        if name in ("num", "meta", "coverPage", "preface", "conclusions"):
            return []
        return self.unknown(element, sections, depth)

    def unknown(self, element: etree._Element, sections: int, depth: int) -> list[Node]:
        """Any other element: what stands in it, as blocks if it has some, else as words."""
        if any(_is_block(child) for child in element):
            return self.region(element, sections, depth)
        return self.paragraph(element, sections, depth)

    def paragraph(self, element: etree._Element, sections: int, depth: int) -> list[Node]:
        """A paragraph without a number, as one clause; a paragraph that is only a sign between parts is a heading."""
        node = Node()
        self.pour(node, element, depth)
        if node.bare:
            return []
        if any(local(child) == "decoration" for child in element):
            node = Node("heading", node.text)
        return [self.node(node, sections)]

    def heading(self, element: etree._Element, sections: int, label: str = "", look: str = "") -> Node:
        text = lighter(text_of(element, self.notes))
        return self.node(Node("heading", text, numeral(label) or label, look=look), sections)

    def section(self, element: etree._Element, sections: int, depth: int) -> list[Node]:
        """A section: its number and titles as headings, then its blocks, one level deeper."""
        label = _label(element)
        found: list[Node] = []
        titles = [child for child in element if local(child) in _TITLES]
        if label and not titles:
            found.append(self.node(Node("heading", label=numeral(label) or label), sections))
        for child in element:
            if local(child) in _TITLES:
                found.append(self.heading(child, sections, label))
                label = ""
                continue
            found += self.block(child, sections + 1, depth + 1)
        return found

    def numbered(self, element: etree._Element, sections: int, depth: int) -> list[Node]:
        """A paragraph or a list item: the headings in it, and a clause if it has words or a bare number."""
        label = _label(element)
        look = _look(element)
        titles = [child for child in element if local(child) in _TITLES]
        content = [child for child in element if local(child) not in _TITLES and local(child) != "num"]
        found: list[Node] = []
        for title in titles:
            found.append(self.heading(title, sections, "" if content else label, look))
            label = label if content else ""
        if content or label:
            node = self.clause(content, label, depth)
            node.look = look
            if label or not node.bare:
                found.append(self.node(node, sections))
        return found

    def clause(self, content: Iterable[etree._Element], label: str, depth: int) -> Node:
        """A clause from its content: words, then items, then closing words."""
        self.guard(depth)
        node = Node(label=tidy(label) if label else "")
        for element in content:
            self.fill(node, element, depth)
        return node

    def fill(self, node: Node, element: etree._Element, depth: int) -> None:
        """Add one element to a clause."""
        name = local(element)
        if name in _LISTS or name in _ITEMS:
            _reopen(node)
            if name in _LISTS:
                self.list(node, element, depth + 1)
            else:
                node.below += self.numbered(element, 0, depth + 1)
        elif name in _WORDS:
            self.pour(node, element, depth)
        elif name not in ("intro", "wrapUp", "content", "alinea") and _is_block(element):
            node.below += self.block(element, 0, depth + 1)
        elif any(map(_is_block, element)):
            for child in element:
                self.fill(node, child, depth + 1)
        else:
            self.pour(node, element, depth)

    def pour(self, node: Node, element: etree._Element, depth: int) -> None:
        """Words for a clause: its own if it has none, those after its list, else a paragraph below it."""
        text, inner = sentence(element, self.notes)
        at = 0
        for place, block in inner:
            self.add(node, _between(text, at, place))
            node.below += self.block(block, 0, depth + 1)
            at = place
        self.add(node, _between(text, at, len(text.plain)) if inner else text)

    def add(self, node: Node, text: Text) -> None:
        if not text:
            return
        if not node.text and not node.below:
            node.text = text
        elif node.below and not node.closing:
            node.closing = text
        else:
            _reopen(node)
            node.below.append(self.node(Node(text=text), 0))

    def lone_list(self, element: etree._Element, sections: int, depth: int) -> list[Node]:
        """A list that is nobody's child, as a clause of its own."""
        node = Node()
        self.list(node, element, depth + 1)
        return [] if node.bare else [self.node(node, sections)]

    def list(self, node: Node, element: etree._Element, depth: int) -> None:
        """The items of a list below a clause; a deeper list is the next brother of the item to which it belongs."""
        self.guard(depth)
        for child in element:
            name = local(child)
            if name in _ITEMS:
                node.below += self.numbered(child, 0, depth)
            elif name in _LISTS:
                last = node.below[-1] if node.below else None
                self.list(last if last is not None and last.kind == "clause" else node, child, depth + 1)
            elif name in _TITLES:
                node.below.append(self.heading(child, 0))
            elif name != "num":
                self.fill(node, child, depth)

    def table(self, element: etree._Element, sections: int) -> Node:
        """A table without its empty rows; empty cells follow one over several columns, so that columns stay in line."""
        rows: list[list[Text]] = []
        for row in element.iter("{*}tr"):
            cells: list[Text] = []
            for cell in row:
                if local(cell) in ("td", "th"):
                    cells.append(self.cell(cell))
                    cells += [EMPTY] * (_span(cell) - 1)
            if any(cells):
                rows.append(cells)
        return self.node(Node("table", rows=rows), sections)

    def cell(self, element: etree._Element) -> Text:
        text = EMPTY
        paragraphs = [child for child in element if local(child) == "p"]
        for paragraph in paragraphs if len(paragraphs) == len(element) else [element]:
            text = joined(text, text_of(paragraph, self.notes))
        return text


def _reopen(node: Node) -> None:
    """The list goes on after its closing words: they close the list of the last item, or stand as an item."""
    if not node.closing:
        return
    last = node.below[-1]
    if last.kind == "clause" and last.below and not last.closing:
        last.closing = node.closing
    else:
        node.below.append(Node(text=node.closing))
    node.closing = EMPTY


def _between(text: Text, start: int, end: int) -> Text:
    """A stretch of words; a note at its very start belongs to the stretch before."""
    cut = part(text, start, end)
    return Text(cut.plain, tuple(m for m in cut.marks if m.end or m.kind != "note")) if start else cut


_BLOCKS = _SECTIONS | _TITLES | _LISTS | _ITEMS | _WORDS | _QUOTES | INNER_BLOCKS
_BLOCKS |= {"paragraph", "alinea", "content", "intro", "wrapUp", "formula"}
_BLOCKS |= {"container", "blockContainer", "crossHeading"}


def _is_block(element: etree._Element) -> bool:
    return local(element) in _BLOCKS


def _label(element: etree._Element) -> str:
    for child in element:
        if local(child) == "num":
            return "".join(map(str, child.itertext())).strip()
    return ""


def _look(element: etree._Element) -> str:
    style = element.get("class", "")
    return next((look for look in _LOOKS if style.startswith(look)), "")


def _span(cell: etree._Element) -> int:
    wide = cell.get("colspan", "1")
    return min(int(wide), 100) if wide.isascii() and wide.isdigit() and wide != "0" else 1

"""Nodes of a draft into blocks: clauses with their numbers and lists, headings, tables, embedded texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from resdraft.model import (
    BRACKET_KINDS,
    EMPTY,
    MAX_DEPTH,
    UNNUMBERED,
    VARIANT,
    Block,
    Clause,
    Heading,
    Path,
    Quote,
    Table,
    Text,
    clean_name,
    default_style,
    has_words,
    item_label,
    read_labels,
    top_printed,
)
from resdraft.text.attributes import Attributes, peel, write_attributes
from resdraft.text.brackets import match_over
from resdraft.text.inline_read import build, read_text
from resdraft.text.labels_read import NO_WORDS
from resdraft.text.paragraphs import Line, Node, Tree, join_lines, quoted_lines, source_offset
from resdraft.text.stances import Holders
from resdraft.text.tokens import Scan, scan

PieceKind = Literal["enacting", "clause", "closing", "heading", "table", "quote", "annex", "note", "directive"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a paragraph stands in the source: offsets in code points, comments before it included."""

    kind: PieceKind
    path: Path
    start: int
    end: int
    lines: int = 1
    """How many lines its words take."""


_HEADING_NUMBER = re.compile(
    r"\{n: ([^{}]+)\}(?: |$)|([IVXLC]{1,7}|[A-Z]|[0-9]{1,3})\.(?: |$)"
    r"|(\([ivxlc]{1,7}\)|\([a-z]\))(?: |$)|([一二三四五六七八九十]{1,3})[、.](?: |$|(?<=、))"
)
_SEPARATOR = re.compile(r":?-{1,}:?")
_CELL_SIGN = re.compile(r"\\.|<!--|\|")


class BlockReader:
    """Reads nodes into blocks; keeps the problems met, and where each block stands."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str, str, str, bool, bool]] = []
        self.pieces: list[Piece] = []
        self.holders = Holders()
        self.language = "en"
        self.kept = False
        self.groups = 1
        self.depth = 1

        self.ids: dict[str, int] = {}

    def report(self, offset: int, message: str, hint: str = "", lost: str = "", *, misread: bool = False) -> None:
        self.found.append((offset, message, hint, lost, misread, False))

    def _miscounted(self, node: Node, message: str, hint: str) -> None:
        self.found.append((node.start, message, hint, "", False, True))

    def _final_comments(self, tree: Tree) -> None:
        """Comments after the last block belong to it."""
        if not tree.comments:
            return
        node = next((n for n in reversed(tree.top) if n.kind != "directive"), None) or next(iter(tree.notes[-1:]), None)
        while node is not None and node.items:
            node = node.items[-1]
        if node is None:
            self.report(max(tree.comments_at, 0), "a comment in a draft without words", "", " ".join(tree.comments))
        else:
            node.final_comments = tree.comments

    def _lone(self, lines: list[Line], comments: Iterable[str] = (), final: Iterable[str] = ()) -> Text:
        """A text whose brackets end in it."""
        source = join_lines(lines)
        if not comments and not final:
            return read_text(source, self.holders, self._within(lines))
        scanned = scan(source, self.holders, self._within(lines))
        match_over([scanned], self.holders)
        scanned.comments, scanned.final_comments = tuple(comments), tuple(final)
        return build(scanned)

    def _within(self, lines: list[Line]) -> Callable[[int, str, str], None]:
        def report(at: int, message: str, hint: str) -> None:
            self.report(source_offset(lines, at), message, hint)

        return report

    def _top(self, nodes: list[Node], path: Path, preambular: bool = False, quoted: bool = False) -> tuple[Block, ...]:
        """Top-level blocks of a part or of an embedded text."""
        prepared = _Prepared(self, {}, {}, {})
        for flow in _flows(nodes):
            row: list[Scan] = []
            for node in flow:
                prepared.scan(node, row)
            if len(flow) > 1 or flow[0].kind == "words":
                local = quoted or not all(_only_words(n) for n in flow)
                if local:
                    for one in row:
                        match_over([one], self.holders)
                else:
                    self.groups = match_over(row, self.holders, self.groups)
        return tuple(self._numbered(nodes, path, prepared, preambular))

    def _numbered(self, nodes: list[Node], path: Path, prepared: _Prepared, preambular: bool) -> Iterator[Block]:
        count = 0
        index = 0
        for node in nodes:
            here = (*path, index)
            if node.kind != "words":
                block = self._other(node, here)
                if block is not None:
                    yield block
                    index += 1
                continue
            number = self._number(node, count, preambular)
            count = top_printed(number, count)[1] if not preambular else _preambular_count(number, count)
            clause = self._clause(node, here, number, prepared, 1, bare=preambular and not number)
            if clause is not None:
                yield clause
                index += 1

    def _number(self, node: Node, count: int, preambular: bool) -> str:
        """The number to store for a top-level clause, and a problem where the typed one is wrong."""
        typed = node.typed
        if typed is None or typed.kind == "item":
            return "" if preambular else UNNUMBERED
        if (typed.kind == "preambular") != preambular:
            part = "preamble" if preambular else "operative part"
            shown = f"PP{typed.label}" if typed.kind == "preambular" else typed.label
            self.report(node.start, f"{shown} does not belong in the {part}", "", typed.label)
            return "" if preambular else UNNUMBERED
        core, _, variant = typed.label.partition(" ")
        if not core.isdigit():
            return typed.label
        value = int(core)
        if variant:
            expected = count + 1 if variant.startswith("ante") else count
            if value == expected:
                return variant
            if self.kept:
                return typed.label
            self.report(
                node.start,
                f"{typed.label} follows {count}: read as {expected} {variant}",
                "write the number that it hangs on",
            )
            return variant
        if self.kept:
            return typed.label
        if value != count + 1:
            self._miscounted(
                node,
                f"paragraph {value} should be {count + 1}",
                "`resdraft fmt` writes the right number; `numbers: kept` in the front matter keeps yours",
            )
        return ""

    def _clause(
        self, node: Node, path: Path, number: str, prepared: _Prepared, level: int, bare: bool = False
    ) -> Clause | None:
        scanned = prepared.scans[id(node)]
        text = build(scanned)
        attributes = prepared.attributes.get(id(node), Attributes())
        self._claim_id(node, attributes)
        self.pieces.append(Piece("clause", path, node.outer_start, node.end, len(node.lines)))
        closing = EMPTY
        items = node.items
        last = prepared.closings.get(id(node))
        if last is not None:
            items = items[:-1]
        style, blocks = self._items(items, path, prepared, level) if items else ("", ())
        if last is not None:
            closing = build(prepared.scans[id(last)])
            self.pieces.append(Piece("closing", path, last.outer_start, last.end, len(last.lines)))
        if (bare or number == UNNUMBERED) and not has_words(text):
            comments = [str(m.value) for m in text.marks if m.kind == "comment"]
            braces = write_attributes(attributes.id, attributes.status, attributes.source)
            lost = [*comments, braces, *_all_words(items)]
            self.report(node.start, "a paragraph without words", "", " ".join(filter(None, lost)))
        return Clause(text, blocks, style, closing, attributes.id, number, attributes.status, attributes.source)

    def _claim_id(self, node: Node, attributes: Attributes) -> None:
        if not attributes.id:
            return
        if attributes.id in self.ids:
            self.report(
                node.start, f"the id #{attributes.id} is given twice", "give each paragraph its own", attributes.id
            )
        self.ids[attributes.id] = node.start

    def _items(self, nodes: list[Node], path: Path, prepared: _Prepared, level: int) -> tuple[str, tuple[Block, ...]]:
        """The style of a list and its blocks."""
        clauses = [node for node in nodes if node.kind == "words"]
        default = default_style(self.language, level)
        labels = [node.typed.label if node.typed else "" for node in clauses]
        style, numbers = read_labels(labels, default)
        each = iter(self._checked(clauses, labels, numbers, style))
        blocks: list[Block] = []
        self.depth += 1
        for node in nodes:
            here = (*path, len(blocks))
            block = (
                self._other(node, here)
                if node.kind != "words"
                else self._clause(node, here, next(each), prepared, level + 1)
            )
            if block is not None:
                blocks.append(block)
        self.depth -= 1
        return ("" if style == default else style), tuple(blocks)

    def _checked(self, nodes: list[Node], labels: list[str], numbers: tuple[str, ...], style: str) -> Iterator[str]:
        """Numbers of a list; where numbers are counted, a label that breaks the count is a problem."""
        count = 0
        for node, label, number in zip(nodes, labels, numbers, strict=True):
            if self.kept or number == UNNUMBERED or VARIANT.fullmatch(number):
                yield number
                continue
            right = item_label("", style, count)
            if label != right:
                self._miscounted(node, f"{label} should be {right}", "`resdraft fmt` writes the right label")
            count += 1
            yield ""

    def _other(self, node: Node, path: Path) -> Block | None:
        match node.kind:
            case "heading":
                self.pieces.append(Piece("heading", path, node.outer_start, node.end))
                return self._heading(node)
            case "table":
                self.pieces.append(Piece("table", path, node.outer_start, node.end, len(node.lines)))
                return self._table(node)
            case "quote":
                return self._quote(node, path)
        return None

    def _heading(self, node: Node) -> Block | None:
        offset, words = node.lines[0]
        found = _HEADING_NUMBER.match(words)
        number = ""
        if found:
            number = clean_name(next(g for g in found.groups() if g))
            offset, words = offset + found.end(), words[found.end() :]
        text = self._lone([(offset, words.lstrip(" \t"))], node.comments, node.final_comments)
        if not number and not has_words(text):
            self.report(node.start, "a heading without words", "", " ".join(str(m.value) for m in text.marks))
            return None
        return Heading(text, min(node.level, 6), number)

    def _table(self, node: Node) -> Block | None:
        rows: list[tuple[Text, ...]] = []
        for index, (offset, words) in enumerate(node.lines):
            cells = list(_cells(offset, words))
            if index == 1 and cells and all(_SEPARATOR.fullmatch(cell.strip(" \t")) for _, cell in cells):
                continue
            first, last = not rows, index == len(node.lines) - 1
            texts = []
            for k, (at, cell) in enumerate(cells):
                lead = len(cell) - len(cell.lstrip(" \t"))
                comments = node.comments if first and k == 0 else ()
                final = node.final_comments if last and k == len(cells) - 1 else ()
                texts.append(self._lone([(at + lead, cell.strip(" \t"))], comments, final))
            if texts:
                rows.append(tuple(texts))
        return Table(tuple(rows)) if rows else None

    def _quote(self, node: Node, path: Path) -> Block | None:
        if self.depth >= MAX_DEPTH:
            self.report(node.start, f"texts nest deeper than {MAX_DEPTH}", "", join_lines(node.lines))
            return None
        self.depth += 1
        tree = Tree(self.report, depth=self.depth, kept=self.kept, comments=list(node.comments))
        tree.read(list(quoted_lines(node)))
        tree.comments += node.final_comments
        self._final_comments(tree)
        mark = len(self.pieces)
        blocks = self._top(tree.top, path, quoted=True)
        self.depth -= 1
        self.pieces.insert(mark, Piece("quote", path, node.outer_start, node.end, len(node.lines)))
        return Quote(blocks) if blocks else None


def _preambular_count(number: str, count: int) -> int:
    if VARIANT.fullmatch(number):
        return count
    core = number.split(" ")[0]
    return int(core) if core.isdigit() else count + 1


def _all_words(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        yield join_lines(node.lines)
        yield from _all_words(node.items)


def _flows(nodes: list[Node]) -> Iterator[list[Node]]:
    """Runs of clauses over which a bracket may reach, and every other node alone."""
    flow: list[Node] = []
    for node in nodes:
        if node.kind == "words" and _only_words(node):
            flow.append(node)
            continue
        if flow:
            yield flow
        yield [node]
        flow = []
    if flow:
        yield flow


def _only_words(node: Node) -> bool:
    return node.kind == "words" and all(_only_words(item) for item in node.items)


@dataclass(slots=True)
class _Prepared:
    """Paragraphs with their tokens, before brackets are matched over them."""

    reader: BlockReader
    scans: dict[int, Scan]
    attributes: dict[int, Attributes]
    closings: dict[int, Node]

    def scan(self, node: Node, row: list[Scan], closing: bool = False) -> None:
        """Scans a clause and all below it in reading order."""
        if node.kind != "words":
            return
        reader = self.reader
        source = join_lines(node.lines)
        attributes = Attributes()
        if source.endswith(("}", ")", ",", ";", ".", ":")) and not closing:
            source, attributes, unknown = peel(source, reader.holders)
            if unknown and unknown[1:-1] not in BRACKET_KINDS:
                reader.report(
                    node.end - len(unknown), f"{unknown} is no status, id or source", r"write \{ for the sign itself"
                )
        if attributes != Attributes():
            self.attributes[id(node)] = attributes
        scanned = scan(source, reader.holders, reader._within(node.lines))
        scanned.comments, scanned.final_comments = tuple(node.comments), tuple(node.final_comments)
        self.scans[id(node)] = scanned
        row.append(scanned)
        last = node.items[-1] if node.items else None
        if last is not None and _is_closing(node, last, reader.holders):
            self.closings[id(node)] = last
        for item in node.items:
            self.scan(item, row, closing=self.closings.get(id(node)) is item)


def _is_closing(node: Node, last: Node, holders: Holders) -> bool:
    """Whether the last paragraph below a clause is the words after its list."""
    if len(node.items) < 2 or last.kind != "words" or last.dash or last.typed is not None or last.items:
        return False
    source = join_lines(last.lines)
    if not source or source == NO_WORDS:
        return False
    return not source.endswith(("}", ")")) or peel(source, holders)[1] == Attributes()


def _cells(offset: int, words: str) -> Iterator[tuple[int, str]]:
    """The cells of a table's row with their offsets; a `|` in a comment or after a backslash parts none."""
    at, skip, close = 1, 1, 0
    for found in _CELL_SIGN.finditer(words, 1):
        if found.start() < skip:
            continue
        if found[0] == "<!--":
            if close >= 0:
                close = words.find("-->", found.end())
            skip = close + 3 if close >= 0 else skip
        elif found[0] == "|":
            yield offset + at, words[at : found.start()]
            at = found.end()
    if words[at:].strip(" \t") or at == 1:
        yield offset + at, words[at:]

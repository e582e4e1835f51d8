"""A draft's source read: any text gives a normal Resolution, the problems met, and where everything stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from resdraft import facts
from resdraft.model import (
    EMPHASIS,
    EMPTY,
    MAX_DEPTH,
    UNNUMBERED,
    VARIANT,
    Annex,
    Block,
    Clause,
    Heading,
    Note,
    Path,
    Quote,
    Resolution,
    Table,
    Text,
    clean_name,
    default_style,
    has_words,
    item_label,
    normal,
    read_labels,
    top_printed,
)
from resdraft.text.attributes import Attributes, peel
from resdraft.text.front_matter import FrontMatter, read_front_matter
from resdraft.text.inline_read import Scan, build, match_over, read_text, scan
from resdraft.text.labels_read import NO_WORDS
from resdraft.text.paragraphs import Line, Node, Tree, join_lines, quoted_lines, source_offset
from resdraft.text.problems import Positions, Problem
from resdraft.text.stances import Holders

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


@dataclass(frozen=True, slots=True)
class Parsed:
    """What reading a source gave."""

    source: str
    resolution: Resolution
    problems: tuple[Problem, ...]
    pieces: tuple[Piece, ...]
    """In the order of the source."""
    front: FrontMatter = field(compare=False)

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column at which the block at `path` begins; (1, 1) if the source does not have it."""
        piece = next((p for p in self.pieces if p.path == path and p.kind != "closing"), None)
        return (1, 1) if piece is None else Positions(line_starts(self.source)).place(piece.start)


_EOL = re.compile(r"\r\n|\n|\r")
_ANNEX = re.compile(" — ")
_HEADING_NUMBER = re.compile(
    r"\{n: ([^{}]+)\}(?: |$)|([IVXLC]{1,7}|[A-Z]|[0-9]{1,3})\.(?: |$)"
    r"|(\([ivxlc]{1,7}\)|\([a-z]\))(?: |$)|([一二三四五六七八九十]{1,3})[、.](?: |$|(?<=、))"
)
_NOTE = re.compile(r"\[\^([\w.*†‡§-]+)\]")
_SEPARATOR = re.compile(r":?-{1,}:?")
_CELL_SIGN = re.compile(r"\\.|<!--|\|")


def line_starts(source: str) -> list[int]:
    """The offset of each line's first character."""
    return [0, *(found.end() for found in _EOL.finditer(source))]


def _lines(source: str) -> list[tuple[int, int, str]]:
    """Start, end with the line end, and words of each line; a BOM is left out."""
    begin = 1 if source.startswith("\ufeff") else 0
    rows: list[tuple[int, int, str]] = []
    at = begin
    if "\r" not in source:
        for words in source[begin:].split("\n"):
            rows.append((at, at + len(words) + 1, words))
            at += len(words) + 1
        rows[-1] = (rows[-1][0], len(source), rows[-1][2])
        return rows
    for found in _EOL.finditer(source, begin):
        rows.append((at, found.end(), source[at : found.start()]))
        at = found.end()
    rows.append((at, len(source), source[at:]))
    return rows


def parse(source: str) -> Parsed:
    """Reads any text as a draft: a normal Resolution, and the problems met. Never raises; time is linear.

    No word of the source is missing from the Resolution and the problems together.
    """
    return _Reader(source).read()


class _Reader:
    """The state of one reading."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: list[tuple[int, str, str, str]] = []
        self.pieces: list[Piece] = []
        self.holders = Holders()
        self.language = "en"
        self.kept = False
        self.groups = 1
        self.depth = 1

        self.ids: dict[str, int] = {}

    def report(self, offset: int, message: str, hint: str = "", lost: str = "") -> None:
        self.found.append((offset, message, hint, lost))

    def read(self) -> Parsed:
        lines = _lines(self.source)
        front = read_front_matter(lines, self.report)
        self.holders = Holders(frozenset(front.conventions.holders))
        self.language = front.masthead.language
        self.kept = front.conventions.numbers == "kept"
        body = (
            [(start, words) for start, _, words in lines if start >= front.end]
            if front.end
            else [(start, words) for start, _, words in lines]
        )
        tree = Tree(self.report, depth=1, kept=self.kept)
        tree.read(body)
        draft = self._assemble(tree, front)
        resolution = normal(draft)
        self._check_notes(draft, resolution, tree.notes)
        return Parsed(self.source, resolution, self._problems(), tuple(self.pieces), front)

    def _problems(self) -> tuple[Problem, ...]:
        if not self.found:
            return ()
        positions = Positions(line_starts(self.source))
        rows = [(*positions.place(offset), message, hint, lost) for offset, message, hint, lost in self.found]
        return tuple(Problem(*row) for row in sorted(rows))

    def _assemble(self, tree: Tree, front: FrontMatter) -> Resolution:
        nodes = tree.top
        self._final_comments(tree)
        enacting, nodes = self._enacting(nodes)
        border, nodes = _border(nodes, self.report)
        first_annex = next((k for k, n in enumerate(nodes) if n.kind == "annex"), len(nodes))
        border = min(border, first_annex)
        preamble = self._top(nodes[:border], ("preamble",), preambular=True)
        operative = self._top(nodes[border:first_annex], ("operative",))
        annexes = tuple(self._annexes(nodes[first_annex:]))
        notes = self._notes(tree.notes)
        return Resolution(front.masthead, front.conventions, enacting, preamble, operative, annexes, notes)

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

    def _enacting(self, nodes: list[Node]) -> tuple[Text, list[Node]]:
        """The enacting line, if the first paragraph is one or a directive says so."""
        asked: str | None = None
        rest: list[Node] = []
        for node in nodes:
            if node.kind == "directive" and node.name != "operative":
                if any(n.kind != "directive" for n in rest) or asked is not None:
                    self.report(
                        node.start, f"<!-- {node.name} --> does not stand before the first paragraph", "", node.name
                    )
                else:
                    asked = node.name
                    self.pieces.append(Piece("directive", (node.name,), node.start, node.end))
                continue
            rest.append(node)
        first = next((k for k, n in enumerate(rest) if n.kind != "directive"), None)
        if first is None:
            if asked is not None and asked != "no enacting line":
                self.report(0, f"<!-- {asked} --> stands before no paragraph", "", asked)
            return EMPTY, rest
        node = rest[first]
        plain = node.kind == "words" and node.typed is None and not node.items and not node.indent
        if asked == "no enacting line" or not plain or node.dash:
            if asked == "enacting":
                self.report(node.start, "<!-- enacting --> stands before no paragraph of words", "", asked)
            return EMPTY, rest
        problems = len(self.found)
        text = self._lone(node.lines, node.comments, node.final_comments)
        words = Text(text.plain, tuple(m for m in text.marks if m.kind not in EMPHASIS))
        if asked == "enacting" or (words.plain and facts.organ(words.plain, self.language)):
            self.pieces.append(Piece("enacting", (), node.outer_start, node.end, len(node.lines)))
            return words, [*rest[:first], *rest[first + 1 :]]
        del self.found[problems:]
        return EMPTY, rest

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
            self.report(
                node.start,
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
            lost = " ".join(str(m.value) for m in text.marks if m.kind == "comment")
            self.report(node.start, "a paragraph without words", "", lost or " ".join(_all_words(items)))
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
                self.report(node.start, f"{label} should be {right}", "`resdraft fmt` writes the right label")
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

    def _annexes(self, nodes: list[Node]) -> Iterator[Annex]:
        starts = [k for k, node in enumerate(nodes) if node.kind == "annex"]
        for number, (start, stop) in enumerate(zip(starts, [*starts[1:], len(nodes)], strict=False)):
            node = nodes[start]
            self.pieces.append(Piece("annex", ("annexes", number), node.outer_start, node.end))
            offset, words = node.lines[0]
            cut = _ANNEX.search(words)
            head = words[: cut.start()] if cut else words
            label = self._lone([(offset, head)], node.comments, () if cut else node.final_comments)
            title = EMPTY
            if cut:
                title = self._lone([(offset + cut.end(), words[cut.end() :])], (), node.final_comments)
            if not label.plain:
                self.report(node.start, "an annex without a label", "write `# Annex` or `# Annex I — Title`")
            blocks = self._top([n for n in nodes[start + 1 : stop] if n.kind != "directive"], ("annexes", number))
            yield Annex(label, title, blocks)

    def _notes(self, nodes: list[Node]) -> tuple[Note, ...]:
        notes: dict[str, Note] = {}
        for node in nodes:
            self.pieces.append(Piece("note", (node.name,), node.outer_start, node.end, len(node.lines)))
            text = self._lone(node.lines, node.comments, node.final_comments)
            if node.name in notes:
                self.report(node.start, f"note {node.name} is defined twice", "give it a name of its own", text.plain)
            else:
                notes[node.name] = Note(node.name, text)
        return tuple(notes.values())

    def _check_notes(self, draft: Resolution, shaped: Resolution, nodes: list[Node]) -> None:
        """Notes that are used and not defined, or defined and not used."""
        kept = {note.name for note in shaped.notes}
        defined = {note.name: note for note in draft.notes}
        for node in nodes:
            if node.name not in kept:
                words = defined[node.name].text.plain
                self.report(node.start, f"note {node.name} is not used", f"put [^{node.name}] where it belongs", words)
        missing = kept - set(defined)
        places = {found[1]: found.start() for found in reversed(list(_NOTE.finditer(self.source)))} if missing else {}
        for name in sorted(missing):
            at = places.get(name, 0)
            self.report(at, f"note {name} is not defined", f"write `[^{name}]: words` at the end of the draft")


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

    reader: _Reader
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
            if unknown:
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


def _border(nodes: list[Node], report: Callable[[int, str, str, str], None]) -> tuple[int, list[Node]]:
    """Where the operative part begins among the nodes, and the nodes without directives."""
    rest: list[Node] = []
    asked: int | None = None
    for node in nodes:
        if node.kind != "directive":
            rest.append(node)
        elif asked is None and not any(n.kind == "annex" for n in rest):
            asked = len(rest)
        else:
            report(node.start, f"<!-- {node.name} --> is given twice, or after the annexes", "remove it", node.name)
    return (natural_border(rest) if asked is None else asked), rest


def natural_border(nodes: list[Node]) -> int:
    """The first numbered paragraph, with the headings directly before it; without one, the end."""
    for at, node in enumerate(nodes):
        if node.kind == "annex":
            return at
        if node.kind == "words" and node.typed is not None and node.typed.kind == "operative":
            while at and nodes[at - 1].kind == "heading":
                at -= 1
            return at
    return len(nodes)


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

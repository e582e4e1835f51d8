"""A draft's source read: any text gives a normal Resolution, the problems met, and where everything stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from resdraft import facts
from resdraft.model import (
    EMPHASIS,
    EMPTY,
    Annex,
    Note,
    Path,
    Resolution,
    Text,
    normal,
)
from resdraft.text.blocks_read import BlockReader, Piece
from resdraft.text.front_matter import FrontMatter, read_front_matter
from resdraft.text.paragraphs import Node, Tree
from resdraft.text.problems import Positions, Problem, Report
from resdraft.text.stances import Holders


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
_TITLE = " — "
"""What parts the label of an annex from its title."""
_TITLE_OR_NONE = re.compile(r"\\[^ ]|<!--.*?-->|" + _TITLE, re.DOTALL)
"""A sign that is escaped, a comment, or that dash."""
_NOTE = re.compile(r"\[\^([\w.*†‡§-]+)\]")


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


class _Reader(BlockReader):
    """The state of one reading."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source

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
        found = [
            Problem(*positions.place(at), message, hint, lost, misread, miscounted)
            for at, message, hint, lost, misread, miscounted in self.found
        ]
        return tuple(sorted(found, key=lambda problem: (problem.line, problem.column, problem.message)))

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

    def _annexes(self, nodes: list[Node]) -> Iterator[Annex]:
        starts = [k for k, node in enumerate(nodes) if node.kind == "annex"]
        for number, (start, stop) in enumerate(zip(starts, [*starts[1:], len(nodes)], strict=False)):
            node = nodes[start]
            self.pieces.append(Piece("annex", ("annexes", number), node.outer_start, node.end))
            offset, words = node.lines[0]
            cut = _title_cut(words)
            label = self._lone([(offset, words[:cut])], node.comments, () if cut < len(words) else node.final_comments)
            title = EMPTY
            if cut < len(words):
                behind = cut + len(_TITLE)
                title = self._lone([(offset + behind, words[behind:])], (), node.final_comments)
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
            hint = f"write `[^{name}]: words` at the end of the draft"
            self.report(at, f"note {name} is not defined", hint, misread=True)


def _border(nodes: list[Node], report: Report) -> tuple[int, list[Node]]:
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


def _title_cut(words: str) -> int:
    """Where the dash before an annex's title begins, those in comments aside; the end of the words without one."""
    return next((found.start() for found in _TITLE_OR_NONE.finditer(words) if found[0] == _TITLE), len(words))

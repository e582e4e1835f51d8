"""Labelled paragraphs to clauses within clauses, by their running labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from resdraft.importers.plain_labels import Label, latin
from resdraft.importers.plain_language import CASELESS
from resdraft.importers.plain_paragraphs import Paragraph
from resdraft.importers.plain_parts import heading
from resdraft.importers.plain_signs import begins_small, opener, stop
from resdraft.importers.result import Doubt
from resdraft.model import EMPTY, MAX_DEPTH, OPEN, UNNUMBERED, Status, Text, label_places

PieceKind = Literal["preambular", "operative", "item", "plain"]
_ENDS = (".", "。")
_DEEPEST = MAX_DEPTH - 4


@dataclass(slots=True)
class Piece:
    """Words that become one Text."""

    words: str
    line: int
    column: int
    kind: PieceKind = "plain"
    """Which openers may stand at its start."""
    text: Text = EMPTY
    status: Status = OPEN
    source: str = ""


@dataclass(slots=True)
class Node:
    """A clause or a heading, while it is built."""

    piece: Piece
    number: str = ""
    items: list[Node] = field(default_factory=list)
    closing: Piece | None = None
    heading: bool = False
    level: int = 2


@dataclass(slots=True)
class _List:
    """A list that is open: whose items it holds, its style, and where its count is."""

    holder: Node
    style: str
    last: int
    indent: int


@dataclass(slots=True)
class Nest:
    """What paragraphs become."""

    nodes: list[Node] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def below(node: Node) -> Iterator[Piece]:
    """All pieces of a node in reading order."""
    yield node.piece
    for item in node.items:
        yield from below(item)
    if node.closing is not None:
        yield node.closing


def openers_of_items(nests: Sequence[Nest], language: str) -> None:
    """Items have openers of their own only where the paragraph above them has none."""
    for each in nests:
        for node in each.nodes:
            if node.items and not node.heading and not opener(node.piece.words, language):
                for item in node.items:
                    item.piece.kind = "preambular" if node.piece.kind == "preambular" else "operative"


def nest(paragraphs: list[Paragraph], language: str, part: Literal["preamble", "operative", "annex"]) -> Nest:
    """The blocks of a part; every paragraph's words stand in one of them."""
    return _Nester(paragraphs, language, part).read()


class _Nester:
    """The state of one part."""

    def __init__(self, paragraphs: list[Paragraph], language: str, part: str) -> None:
        self.paragraphs = paragraphs
        self.language = language
        self.part = part
        self.nest = Nest()
        self.lists: list[_List] = []
        self.top: Node | None = None
        self.count = 0
        self.form = self._first_form()
        self.indent = next((p.indent for p in paragraphs if p.label and p.label.kind == "top"), 0)
        self.uncounted = self._all_ones()
        self.previous = ""
        self.letters = False
        self.romans = False
        self.numbered = 0
        self.bullet_indent = 0
        self._in_section = False

    def _first_form(self) -> str:
        """How top-level numbers are typed in this part, variants such as "1 bis" aside."""
        numbers = (p.label for p in self.paragraphs if p.label and p.label.kind in ("top", "preambular"))
        forms = [label.form for label in numbers if " " not in label.number]
        return "OP" if "OP" in forms else forms[0] if forms else ""

    def _all_ones(self) -> bool:
        """Whether every number is 1, as some editors type lists that a program is to count."""
        counts = [p.label.count for p in self.paragraphs if p.label and p.label.kind == "top" and p.label.form != "OP"]
        if len(counts) < 3 or set(counts) != {1} or self.form in ("", "OP"):
            return False
        first = next(p for p in self.paragraphs if p.label and p.label.kind == "top")
        self._doubt(first, "every number is 1: the paragraphs were counted")
        return True

    def read(self) -> Nest:
        for index, paragraph in enumerate(self.paragraphs):
            self._take(index, paragraph)
            self.previous = paragraph.words
            if paragraph.doubt:
                self._doubt(paragraph, paragraph.doubt)
        return self.nest

    def _doubt(self, paragraph: Paragraph, message: str) -> None:
        self.nest.doubts.append(Doubt(paragraph.line, paragraph.column, message))

    def _take(self, index: int, paragraph: Paragraph) -> None:
        label = paragraph.label
        found = heading(self.paragraphs, index, self.language)
        if found and not self._goes_on_with(label):
            self._heading(paragraph, found.words, found.number, found.level)
        elif label is None:
            self._unlabelled(index, paragraph)
        elif label.kind in ("top", "preambular"):
            self._numbered(index, paragraph, label)
        elif label.kind == "bullet":
            self._bullet(paragraph, label)
        else:
            self._item(index, paragraph, label)

    def _goes_on_with(self, label: Label | None) -> bool:
        """Whether a label that could be a heading's number goes on with an open list."""
        if label is None or not self.lists:
            return False
        return any(self._continues(open_list, label) for open_list in self.lists)

    def _heading(self, paragraph: Paragraph, words: str, number: str, level: int) -> None:
        self.romans = self.romans or len(number) > 1 or number in ("I", "V", "X")
        if not level:
            lettered = len(number) == 1 and number.isascii() and number.isalpha() and number not in "IVX"
            inner = bool(self.numbered) and (not number or number.startswith("("))
            level = self.numbered + 1 if inner else 3 if self.romans and lettered else 2
        piece = Piece(words, paragraph.line, paragraph.column)
        self.numbered = level if number and not number.startswith("(") else self.numbered
        self.nest.nodes.append(Node(piece, number, heading=True, level=level))
        self._in_section = True
        self._close()

    def _close(self) -> None:
        self.lists.clear()
        self.top = None

    def _new_top(self, paragraph: Paragraph, number: str) -> None:
        kind: PieceKind = "preambular" if self.part == "preamble" else "operative"
        self.top = Node(self._piece(paragraph, kind), number)
        self.nest.nodes.append(self.top)
        self.lists.clear()

    def _piece(self, paragraph: Paragraph, kind: PieceKind) -> Piece:
        label = paragraph.label
        words = paragraph.own.strip()
        if label and label.bracket:
            words = "[" + words
        column = paragraph.column + (label.end if label else 0)
        return Piece(words, paragraph.line, column, kind)

    def _numbered(self, index: int, paragraph: Paragraph, label: Label) -> None:
        if self.part == "preamble" and label.form != "OP" and not self._is_recital(paragraph):
            self._item(index, paragraph, label)
            return
        if self._is_sublist(paragraph, label):
            self._item(index, paragraph, label)
            return
        number = "" if self.uncounted else label.number
        if not self.uncounted and label.count and " " not in number:
            expected = self.count + 1
            restarts = label.count == 1 and bool(self.nest.nodes) and self._in_section
            if label.count != expected and self.part != "preamble" and not restarts:
                self._doubt(paragraph, f"number {number} where {expected} was expected: kept as typed")
            self.count = label.count
            self._in_section = False
        elif " " in number:
            before = label.count - 1 if number.partition(" ")[2].startswith("ante") else label.count
            self.count = max(self.count, before)
        self._new_top(paragraph, number)

    def _is_recital(self, paragraph: Paragraph) -> bool:
        return bool(opener(paragraph.own, self.language)) and stop(self.previous) != ":"

    def _is_sublist(self, paragraph: Paragraph, label: Label) -> bool:
        """Whether a number is one of a list below a paragraph rather than a paragraph's own."""
        if label.form == "OP" or self.top is None or self.uncounted:
            return False
        running = [found for found in self.lists if self._continues(found, label)]
        if not running and self._hangs_on_count(paragraph, label):
            return False
        if label.form != self.form:
            return self.form == "OP" or bool(running) or label.count == 1
        if running:
            level = any(found.indent == paragraph.indent > self.indent for found in running)
            return label.count != self.count + 1 or level
        below = stop(self.previous) in (":", "：") or paragraph.indent >= self.indent + 2
        return label.count == 1 and self.count > 0 and below

    def _hangs_on_count(self, paragraph: Paragraph, label: Label) -> bool:
        """Whether a number, however typed, can only be a paragraph's: a variant, or the next one before an opener."""
        if " " in label.number:
            return True
        return label.count == self.count + 1 > 1 and bool(opener(paragraph.own, self.language, "operative"))

    def _continues(self, found: _List, label: Label) -> bool:
        if label.kind == "bullet":
            return found.style == label.number
        core, _, variant = self._core(label).partition(" ")
        places = dict(label_places(core))
        return places.get(found.style) == (found.last if variant else found.last + 1)

    def _core(self, label: Label) -> str:
        """The label as the model's styles write it: a number with its sign."""
        if label.kind == "top":
            number, _, variant = label.number.partition(" ")
            shown = f"{number})" if label.form == ")" else f"{number}."
            return f"{shown} {variant}" if variant else shown
        return label.number

    def _bullet(self, paragraph: Paragraph, label: Label) -> None:
        if self.top is None or (self.top.number == label.number and not self.lists and self._is_level(paragraph)):
            self.bullet_indent = paragraph.indent
            self._new_top(paragraph, label.number)
            return
        depth = next((d for d, found in enumerate(self.lists) if found.style == label.number), None)
        if depth is None:
            self._open(label.number, 1, paragraph, self._deepest())
        else:
            same = [d for d, f in enumerate(self.lists) if f.style == label.number and f.indent <= paragraph.indent]
            at = same[-1] if same else depth
            if (
                paragraph.indent > self.lists[at].indent + 1
                and self.lists[at].holder.items
                and at == len(self.lists) - 1
            ):
                self._open(label.number, 1, paragraph, self.lists[at].holder.items[-1])
            else:
                del self.lists[at + 1 :]
        self._append(paragraph, label.number)

    def _is_level(self, paragraph: Paragraph) -> bool:
        return paragraph.indent <= self.bullet_indent + 1

    def _deepest(self) -> Node:
        """The clause to which a new list belongs: the last one taken."""
        if self.lists and self.lists[-1].holder.items:
            return self.lists[-1].holder.items[-1]
        assert self.top is not None
        return self.top

    def _open(self, style: str, place: int, paragraph: Paragraph, holder: Node) -> None:
        if len(self.lists) >= _DEEPEST:
            self._doubt(paragraph, f"nested deeper than {MAX_DEPTH}: put on the level above")
            return
        self.lists.append(_List(holder, style, place - 1, paragraph.indent))

    def _append(self, paragraph: Paragraph, number: str) -> None:
        node = Node(self._piece(paragraph, "item"), number)
        self.lists[-1].holder.items.append(node)
        if number != UNNUMBERED and " " not in number:
            self.lists[-1].last += 1

    def _item(self, index: int, paragraph: Paragraph, label: Label) -> None:
        if self.top is None or self._is_lettered_top(label):
            self.letters = True
            self._new_top(paragraph, self._core(label))
            return
        number = self._core(label)
        depth = self._depth(index, paragraph, label)
        if depth is None and latin(label.number) != label.number and not self._starts(label):
            looks = Label(label.kind, latin(label.number), label.end, label.form, label.bracket)
            depth = self._depth(index, paragraph, looks)
            number = looks.number if depth is not None else number
            label = looks if depth is not None else label
        places = label_places(self._core(label).partition(" ")[0])
        if depth is not None:
            del self.lists[depth + 1 :]
        elif self._starts(label):
            style = next(style for style, place in places if place == 1)
            self._open(style, 1, paragraph, self._deepest())
        else:
            self._out_of_count(paragraph, label)
        self._append(paragraph, number)

    def _is_lettered_top(self, label: Label) -> bool:
        """Whether letters number the paragraphs of this part: they began so, or what stands before is finished."""
        if self.letters and not self.lists:
            return True
        assert self.top is not None
        return not self.lists and self.top.number == UNNUMBERED and stop(self.previous) in _ENDS

    def _starts(self, label: Label) -> bool:
        return any(place == 1 for _, place in label_places(self._core(label).partition(" ")[0]))

    def _depth(self, index: int, paragraph: Paragraph, label: Label) -> int | None:
        """The open list that the label goes on with; None where it begins a new one or fits none."""
        running = [depth for depth, found in enumerate(self.lists) if self._continues(found, label)]
        if not running:
            return None
        if self._starts(label) and self._begins_list(index, paragraph, label, running[-1]):
            return None
        level = [depth for depth in running if abs(self.lists[depth].indent - paragraph.indent) < 2]
        return level[-1] if level and len(running) > 1 else running[-1]

    def _begins_list(self, index: int, paragraph: Paragraph, label: Label, depth: int) -> bool:
        """Whether "(i)" after "(h)" is a first roman number: by the colon before, the indent, the label after it."""
        if stop(self.previous) in (":", "："):
            return True
        after = self._next_item(index)
        style = self.lists[depth].style
        if after is not None:
            places = label_places(after)
            ninth = self.lists[depth].last + 1
            if any(s == style and p == ninth + 1 for s, p in places):
                return False
            if any(p == 2 for _, p in places):
                return True
        return paragraph.indent > self.lists[depth].indent + 1

    def _next_item(self, index: int) -> str | None:
        for paragraph in self.paragraphs[index + 1 : index + 12]:
            if paragraph.label and paragraph.label.kind == "item":
                return paragraph.label.number.partition(" ")[0]
            if paragraph.label and paragraph.label.kind == "top":
                return None
        return None

    def _out_of_count(self, paragraph: Paragraph, label: Label) -> None:
        """A label that nothing expects: in the deepest list of its style, else in a new one."""
        core = self._core(label).partition(" ")[0]
        styles = dict(label_places(core))
        depth = next((d for d in reversed(range(len(self.lists))) if self.lists[d].style in styles), None)
        self._doubt(paragraph, f"label {core} out of its count: kept as typed")
        if depth is None:
            style, place = next(iter(styles.items()))
            self._open(style, place, paragraph, self._deepest())
            return
        del self.lists[depth + 1 :]
        self.lists[depth].last = styles[self.lists[depth].style] - 1

    def _unlabelled(self, index: int, paragraph: Paragraph) -> None:
        if self.part == "preamble":
            self._in_preamble(index, paragraph)
            return
        if self.top is None or self.part == "annex":
            self._plain_top(index, paragraph)
            return
        small = begins_small(paragraph.words)
        if self.language in CASELESS or self.language == "ru":
            unended = stop(self.previous) not in _ENDS
            small = bool(self.lists) and unended and not opener(paragraph.words, self.language)
        if self.lists and self._next_continues(index):
            self._append(paragraph, UNNUMBERED)
        elif small and self.top.closing is None:
            self.top.closing = self._piece(paragraph, "plain")
            if not self.lists:
                self._doubt(paragraph, "a paragraph that begins small: joined with the one before")
            self.lists.clear()
        else:
            if self.count and not opener(paragraph.words, self.language):
                self._doubt(paragraph, "a paragraph without a number among numbered ones")
            self._new_top(paragraph, UNNUMBERED)

    def _next_continues(self, index: int) -> bool:
        """Whether the next labelled paragraph goes on with the list that is open."""
        for paragraph in self.paragraphs[index + 1 : index + 8]:
            label = paragraph.label
            if label:
                return label.kind in ("item", "bullet") and any(self._continues(f, label) for f in self.lists)
            if opener(paragraph.words, self.language):
                return False
        return False

    def _in_preamble(self, index: int, paragraph: Paragraph) -> None:
        if self.lists and self._next_continues(index):
            self._append(paragraph, UNNUMBERED)
            return
        small = begins_small(paragraph.words) and self.language not in CASELESS and self.language != "ru"
        if small and self.top is not None and self.top.closing is None and not opener(paragraph.words, self.language):
            self.top.closing = self._piece(paragraph, "plain")
            self.lists.clear()
            return
        if not opener(paragraph.words, self.language) and index and stop(paragraph.words) == "":
            self._doubt(paragraph, "no opener known and no stop: taken for a paragraph of the preamble")
        self._new_top(paragraph, "")

    def _plain_top(self, index: int, paragraph: Paragraph) -> None:
        if self.lists and self._next_continues(index):
            self._append(paragraph, UNNUMBERED)
        elif self.lists and self.top is not None and self.top.closing is None and begins_small(paragraph.words):
            self.top.closing = self._piece(paragraph, "plain")
            self.lists.clear()
        else:
            self._new_top(paragraph, UNNUMBERED)

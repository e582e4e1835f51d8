"""Lines into paragraphs, and paragraphs into a tree by indent, dash and label.

One pass over the lines. A paragraph is the lines up to a blank one; what else begins one is in `_begins`. Nothing is
read inside a paragraph here but its number or label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from resdraft.model import MAX_DEPTH
from resdraft.text.labels_read import Typed, follows, is_first, is_forgotten_item, read_item_label, read_number
from resdraft.text.problems import Report

Line: TypeAlias = tuple[int, str]
"""Offset in the source, and words without the line end."""
NodeKind = Literal["words", "heading", "table", "quote", "annex", "note", "directive"]

DIRECTIVES = frozenset({"operative", "enacting", "no enacting line"})
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*)|$)")
_NOTE = re.compile(r"\[\^([\w.*†‡§-]+)\]:[ \t]*(.*)")
_DASH = re.compile(r"[-*+](?:[ \t]+(.*)|$)")
_TAIL = re.compile(r"(?:\[\^[\w.*†‡§-]+\]|\{[^{}]*\}|[\]*\s])+$")
_GOES_ON = (",", ";", ":", ".", "،", "؛", "，", "；", "：", "。")
_WORDS_GO_ON = (" and", " or")


@dataclass(slots=True)
class Node:
    """A paragraph of the source, and what stands below it."""

    kind: NodeKind
    start: int
    """Offset of its first character, comments before it not counted."""
    end: int
    """Offset after its last character."""
    indent: int = 0
    lines: list[Line] = field(default_factory=list)
    """What is left to read of each line: no number, label, dash or sign of its kind."""
    typed: Typed | None = None
    dash: bool = False
    level: int = 0
    """Of a heading: how many # it has."""
    comments: list[str] = field(default_factory=list)
    final_comments: list[str] = field(default_factory=list)
    begin: int = -1
    """Offset of the first comment that belongs to it, or `start`."""
    items: list[Node] = field(default_factory=list)
    name: str = ""
    """Of a note: its name. Of a directive: its words."""

    @property
    def outer_start(self) -> int:
        return self.start if self.begin < 0 else self.begin

    @property
    def outer_end(self) -> int:
        """Offset after the last character of what stands below it."""
        return max([self.end, *(item.outer_end for item in self.items[-1:])])


@dataclass(slots=True)
class _Level:
    """A list that is open: where its items stand, and whose it is."""

    indent: int
    parent: Node
    last_label: str = ""


class Tree:
    """Reads lines into top-level nodes, with the rest hanging below them."""

    def __init__(self, report: Report, *, depth: int, kept: bool, comments: list[str] | None = None) -> None:
        self.report = report
        self.depth = depth
        """How deep its top-level nodes lie; 1 for those of the draft itself."""
        self.outermost = depth == 1
        self.kept = kept
        self.top: list[Node] = []
        self.notes: list[Node] = []
        self.comments: list[str] = comments if comments is not None else []
        self.comments_at = -1
        self.no_more_closes = False
        self.levels: list[_Level] = []
        self.last_clause: Node | None = None
        self.last_number = 0
        self.current: Node | None = None

    def read(self, lines: list[Line]) -> None:
        """Takes all lines; comments that are left at the end go to the last node."""
        at = 0
        while at < len(lines):
            offset, words = lines[at]
            stripped = words.strip(" \t")
            if not stripped:
                self.current = None
                at += 1
                continue
            lead = len(words) - len(words.lstrip(" \t"))
            if stripped.startswith("<!--") and (self.current is None or stripped.find("-->") == len(stripped) - 3):
                self.current = None
                taken = self._comment(lines, at, lead)
                if taken > at:
                    at = taken
                    continue
            indent = _width(words[:lead])
            self._line(offset + lead, indent, stripped)
            at += 1
        self.current = None

    def _comment(self, lines: list[Line], at: int, lead: int) -> int:
        """Takes comments that stand before a paragraph; returns the index of the next line, or `at` if none do."""
        offset, words = lines[at]
        start = offset + lead
        found: list[str] = []
        last, place = at, lead
        line = words.rstrip(" \t")
        while line.startswith("<!--", place):
            gathered: list[str] = []
            place += 4
            while (end := line.find("-->", place)) < 0:
                if self.no_more_closes or last >= len(lines) - 1:
                    self.no_more_closes = True
                    return at
                gathered.append(line[place:])
                last, place = last + 1, 0
                line = lines[last][1].rstrip(" \t")
            gathered.append(line[place:end])
            found.append(" ".join(piece.strip(" \t") for piece in gathered).strip(" "))
            place = end + 3
            while place < len(line) and line[place] in " \t":
                place += 1
        rest = line[place:]
        if not rest and len(found) == 1 and found[0] in DIRECTIVES and self.outermost and lead == 0:
            end_offset = lines[last][0] + len(lines[last][1])
            self.top.append(Node("directive", start, end_offset, name=found[0]))
            return last + 1
        if self.comments_at < 0:
            self.comments_at = start
        self.comments += [words for words in found if words]
        if rest:
            self._words(lines[last][0] + place, _width(words[:lead]), rest, labelled=False)
        return last + 1

    def _line(self, offset: int, indent: int, words: str) -> None:
        current = self.current
        if current is not None and not self._begins(current, indent, words):
            current.lines.append((offset, words))
            current.end = offset + len(words)
            return
        first = words[0]
        if first == "#" and (heading := _HEADING.match(words)):
            self._heading(offset, indent, words, heading)
        elif first == ">":
            self.current = self._add(Node("quote", offset, offset + len(words), indent, [(offset, words)]))
        elif first == "|":
            self.current = self._add(Node("table", offset, offset + len(words), indent, [(offset, words)]))
        elif first == "[" and self.outermost and indent == 0 and (note := _NOTE.match(words)):
            node = Node("note", offset, offset + len(words), name=note[1], lines=[(offset + note.start(2), note[2])])
            self._claim_comments(node)
            self.notes.append(node)
            self.current = node
        else:
            self._words(offset, indent, words)

    def _begins(self, current: Node, indent: int, words: str) -> bool:
        """Whether a line begins a new paragraph although no blank line stands before it."""
        first = words[0]
        if current.kind in ("quote", "table"):
            return first != (">" if current.kind == "quote" else "|")
        if first in "#>|":
            return first != "#" or _HEADING.match(words) is not None
        if first in "-*+•" and (len(words) == 1 or words[1] in " \t"):
            return True
        if first == "[" and indent == 0 and self.outermost and _NOTE.match(words):
            return True
        if current.kind == "note":
            return False
        label = read_item_label(words) if indent or is_label_like(words) else None
        if label and indent > current.indent and is_first(label.label):
            return True
        if indent < current.indent and any(level.indent == indent for level in self.levels):
            return True
        number = None if indent else read_number(words)
        return self._is_expected(current, number, label) and self._goes_on(current, number or label, words)

    def _is_expected(self, current: Node, number: Typed | None, label: Typed | None) -> bool:
        if number is not None and number.kind == "operative" and not number.bracketed:
            return number.label == str(self.last_number + 1)
        return label is not None and any(
            follows(label.label, level.last_label) for level in self.levels if level.last_label
        )

    def _goes_on(self, current: Node, typed: Typed | None, words: str) -> bool:
        """Whether the line before ends as a paragraph may; else the label is read as words, which is a problem."""
        last = _TAIL.sub("", current.lines[-1][1]) if current.lines else ""
        if not last or last.endswith(_GOES_ON) or last.endswith(_WORDS_GO_ON):
            return True
        label = typed.label if typed else words
        self.report(
            current.end,
            f"{label} after this line is read as words, not as a label",
            "put a blank line before it, or end the line before it with a comma, a semicolon or a full stop",
            misread=True,
        )
        return False

    def _heading(self, offset: int, indent: int, words: str, found: re.Match[str]) -> None:
        text = found[2] or ""
        level = len(found[1])
        lines = [(offset + (found.start(2) if found[2] else len(words)), text.strip(" \t"))]
        if level == 1 and self.outermost and indent == 0:
            node = Node("annex", offset, offset + len(words), 0, lines)
            self.levels.clear()
            self.last_clause, self.last_number = None, 0
            self._claim_comments(node)
            self.top.append(node)
        else:
            self._add(Node("heading", offset, offset + len(words), indent, lines, level=max(level, 2)))
        self.current = None

    def _words(self, offset: int, indent: int, words: str, labelled: bool = True) -> None:
        """A paragraph of words begins: a clause, a subparagraph, or words after a list."""
        end = offset + len(words)
        start = offset
        typed: Typed | None = None
        dash = False
        if labelled and words[0] in "-*+" and (found := _DASH.match(words)):
            dash = True
            inner = found[1] or ""
            offset += len(words) - len(inner)
            words = inner
        if labelled:
            typed = self._typed(words, indent, dash, start)
        if dash and not indent and typed is None:
            self.report(start, "a dash without indent: read as a paragraph of its own", "indent it by two blanks")
        if typed is not None:
            if typed.kind == "item" and not indent:
                indent = self._indent_of(typed.label)
            rest = words[typed.end :]
            offset += typed.end + len(rest) - len(rest.lstrip(" \t"))
            words = ("[" if typed.bracketed else "") + rest.strip(" \t")
        node = Node("words", start, end, indent, [(offset, words)], typed, dash)
        self.current = self._add(node)

    def _typed(self, words: str, indent: int, dash: bool, start: int) -> Typed | None:
        if indent:
            return read_item_label(words)
        typed = None if dash else read_number(words)
        if typed is not None:
            if typed.kind == "operative" and typed.label.isdigit():
                self.last_number = int(typed.label)
            return typed
        label = read_item_label(words) if words and is_label_like(words) else None
        if label is None:
            return None
        if self.kept and not dash:
            if "㈠" <= label.label[0] <= "㈩" or " " in label.label:
                return None
            return Typed(label.label, "operative", label.end)
        if self.last_clause is None or not is_forgotten_item(label.label):
            return None
        self.report(
            start, f"{label.label} without indent: read as a subparagraph", "indent it by two blanks and a dash"
        )
        return label

    def _indent_of(self, label: str) -> int:
        """Where a subparagraph without indent belongs: in the list that it goes on, else one level deeper."""
        for level in reversed(self.levels):
            if level.last_label and follows(label, level.last_label):
                return level.indent
        if not self.levels:
            return 2
        return self.levels[-1].indent + 2 if is_first(label) else self.levels[0].indent

    def _add(self, node: Node) -> Node:
        self._claim_comments(node)
        if not node.indent:
            self.levels.clear()
            self.top.append(node)
            if node.kind == "words":
                self.last_clause = node
            return node
        level = self._level(node)
        if level is None:
            self.report(node.start, "this is indented below no paragraph", "remove the indent")
            node.indent = 0
            self.top.append(node)
            if node.kind == "words":
                self.last_clause = node
            return node
        level.parent.items.append(node)
        if node.typed is not None:
            level.last_label = node.typed.label
        return node

    def _level(self, node: Node) -> _Level | None:
        """The list to which an indented node belongs, opened if it is new."""
        popped: _Level | None = None
        while self.levels and self.levels[-1].indent > node.indent:
            popped = self.levels.pop()
        top = self.levels[-1] if self.levels else None
        if top is not None and top.indent == node.indent:
            return top
        if popped is not None:
            self.report(node.start, "this indent is that of no list above", "indent by two blanks a level")
            if top is None:
                popped.indent = node.indent
                self.levels.append(popped)
                return popped
            return top
        parent = self._last_clause_of(top)
        if parent is None:
            return top
        if self.depth + len(self.levels) >= MAX_DEPTH:
            self.report(node.start, f"lists nest deeper than {MAX_DEPTH}", "")
            return top
        level = _Level(node.indent, parent)
        self.levels.append(level)
        return level

    def _last_clause_of(self, level: _Level | None) -> Node | None:
        if level is None:
            return self.last_clause
        return next((item for item in reversed(level.parent.items) if item.kind == "words"), None)

    def _claim_comments(self, node: Node) -> None:
        if self.comments_at >= 0:
            node.begin = self.comments_at
            self.comments_at = -1
        if self.comments:
            node.comments, self.comments = self.comments, []


def is_label_like(words: str) -> bool:
    """Whether words could begin with a list's label: cheap, and never wrong when it says no."""
    return words[0] in "(•–’" or not words[0].isascii() or (len(words) > 1 and any(c in ".)" for c in words[1:12]))


def _width(blanks: str) -> int:
    """The width of an indent; a tab reaches to the next multiple of four."""
    if "\t" not in blanks:
        return len(blanks)
    width = 0
    for sign in blanks:
        width = width + 1 if sign == " " else (width // 4 + 1) * 4
    return width


def quoted_lines(node: Node) -> Iterator[Line]:
    """The lines inside an embedded text: without `>` and the blank after it."""
    for offset, words in node.lines:
        cut = 2 if words[1:2] == " " else 1
        yield offset + cut, words[cut:]


_CJK = (
    ("\u2e80", "\u303f"),
    ("\u3041", "\u33ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)


def is_cjk(sign: str) -> bool:
    """Whether a character is of the scripts that set no blanks between words."""
    return sign >= _CJK[0][0] and any(first <= sign <= last for first, last in _CJK)


def join_lines(lines: list[Line]) -> str:
    """The lines of a paragraph as one: a blank between them, none between two CJK characters."""
    if len(lines) == 1:
        return lines[0][1]
    pieces = [lines[0][1]]
    for _, words in lines[1:]:
        last = pieces[-1]
        if last and words and not (is_cjk(last[-1]) and is_cjk(words[0])):
            pieces.append(" ")
        pieces.append(words)
    return "".join(pieces)


def source_offset(lines: list[Line], at: int) -> int:
    """The offset in the source of a place in the joined lines."""
    for index, (offset, words) in enumerate(lines):
        if at <= len(words) or index == len(lines) - 1:
            return offset + min(at, len(words))
        after = lines[index + 1][1]
        glued = not words or not after or (is_cjk(words[-1]) and is_cjk(after[0]))
        at -= len(words) + (0 if glued else 1)
    return 0

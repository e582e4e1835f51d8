"""Inline content to Text: words with folded blanks, emphasis as marks, footnotes lifted out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from resdraft.importers.akn.source import local
from resdraft.model import EMPTY, NOTE_NAME, Mark, MarkKind, Note, Text, joined, part

_BLANKS = re.compile(r"[ \t\r\n\x7f-\x9f]+")
_UNEVEN = re.compile(r"  |[\t\r\n\x7f-\x9f]")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
_BREAK = re.compile(rf"(?<={_WIDE.pattern}) (?={_WIDE.pattern})")
_EDGE = " \xa0\u2002\u2009\u202f"
_EMPTIED = re.compile(r"\((?:\)|\()[ \xa0]*")
"""What the markup leaves of the "(1)" before an Arabic note: its number is in the attribute alone."""
_CLOSING = frozenset(",.;:)]،؛»”’，；。：、")
_STYLES: dict[str, tuple[MarkKind, ...]] = {
    "italic": ("italic",),
    "bold": ("bold",),
    "underline": ("underline",),
    "superscript": ("superscript",),
    "subscript": ("subscript",),
}
_BY_NAME: dict[str, tuple[MarkKind, ...]] = {
    "sup": ("superscript",),
    "sub": ("subscript",),
    "i": ("italic",),
    "b": ("bold",),
    "u": ("underline",),
}
INNER_BLOCKS = frozenset({"embeddedStructure", "quotedStructure", "table", "list", "blockList", "ol", "ul", "tblock"})
"""Elements that stand in the middle of a sentence and hold paragraphs."""

Inner = tuple[int, etree._Element]
"""A block within a sentence: where it stands in the words, and its element."""


@dataclass(slots=True)
class Notes:
    """The footnotes met so far, by name: their printed markers where those are unique."""

    found: dict[str, Note] = field(default_factory=dict)

    def add(self, element: etree._Element) -> str:
        """Take in a note and give the name by which the text refers to it."""
        name = self.fresh(element.get("marker", "").strip())
        self.found[name] = Note(name)
        paragraphs = [e for e in element if local(e) == "p"] or [element]
        run = _Run(self)
        for paragraph in paragraphs:
            run.words(" ")
            run.walk(paragraph)
        text = run.text()
        if emptied := _EMPTIED.match(text.plain):
            text = part(text, emptied.end(), len(text.plain))
        self.found[name] = Note(name, text)
        return name

    def fresh(self, marker: str) -> str:
        """The marker as a name, or the nearest one that is free."""
        base = marker if NOTE_NAME.fullmatch(marker) else str(len(self.found) + 1)
        name, count = base, 1
        while name in self.found:
            count += 1
            name = f"{base}-{count}"
        return name


def text_of(element: etree._Element, notes: Notes) -> Text:
    """All words of an element, with blocks inside it read as words."""
    run = _Run(notes)
    run.walk(element)
    return run.text()


def sentence(element: etree._Element, notes: Notes) -> tuple[Text, list[Inner]]:
    """The words of a paragraph, and apart from them the blocks that stand in it."""
    run = _Run(notes, inner=[])
    run.walk(element)
    return run.text(), run.inner or []


@dataclass(slots=True)
class _Run:
    """Gathers words and marks in one pass; `size` is the length of the folded words so far."""

    notes: Notes
    inner: list[Inner] | None = None
    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    size: int = 0
    after_blank: bool = True
    indented: bool = False
    """A line break of the pretty-printer waits: a blank, but not before a closing sign or between ideographs."""

    def words(self, raw: str) -> None:
        if _UNEVEN.search(raw):
            folded = _BLANKS.sub(" ", raw)
            if folded == " " and "\n" in raw and not self.after_blank:
                self.indented = True
                return
        else:
            folded = raw
        if self.indented:
            self.indented = False
            if self.parted(folded[0]):
                folded = " " + folded
        if self.after_blank and folded[0] == " ":
            folded = folded[1:]
        if folded:
            self.parts.append(folded)
            self.size += len(folded)
            self.after_blank = folded[-1] == " "

    def walk(self, element: etree._Element) -> None:
        if element.text:
            self.words(element.text)
        for child in element:
            self.child(child)
            if child.tail:
                self.words(child.tail)

    def child(self, element: etree._Element) -> None:
        name = local(element)
        if name == "authorialNote":
            self.marks.append(Mark(self.size, self.size, "note", self.notes.add(element)))
            return
        if name in ("eol", "br"):
            self.words(" ")
            return
        if self.inner is not None and name in INNER_BLOCKS:
            self.inner.append((self.size, element))
            return
        kinds = _kinds(element.get("class")) if name == "span" else _BY_NAME.get(name, ())
        if not kinds:
            self.walk(element)
            return
        if self.indented:
            self.resolve(element)
        start = self.size
        self.walk(element)
        if self.size > start:
            self.marks.extend(Mark(start, self.size, kind) for kind in kinds)

    def resolve(self, element: etree._Element) -> None:
        """Settle a waiting line break before an emphasised run, so that the run does not begin with it."""
        ahead = "".join(map(str, element.itertext())).lstrip()
        if ahead:
            self.indented = False
            if self.parted(ahead[0]):
                self.words(" ")

    def parted(self, ahead: str) -> bool:
        """Whether a line break between the words so far and this character stands for a blank."""
        if ahead == " " or ahead in _CLOSING:
            return False
        return not (_WIDE.match(ahead) and self.parts and _WIDE.match(self.parts[-1][-1]))

    def text(self) -> Text:
        plain = "".join(self.parts)
        stripped = plain.rstrip(_EDGE)
        if len(stripped) < len(plain):
            size = len(stripped)
            self.marks = [m if m.end <= size else Mark(min(m.start, size), size, m.kind, m.value) for m in self.marks]
        if not stripped and not self.marks:
            return EMPTY
        return without_edge(Text(stripped, tuple(self.marks)))


@lru_cache(maxsize=256)
def _kinds(style: str | None) -> tuple[MarkKind, ...]:
    return tuple(kind for word in (style or "").split() for kind in _STYLES.get(word, ()))


def without_edge(text: Text) -> Text:
    """The text without no-break and thin blanks at its start: there they part a label from its words."""
    plain = text.plain
    if not plain or plain[0] not in _EDGE:
        return text
    return part(text, len(plain) - len(plain.lstrip(_EDGE)), len(plain))


def without_breaks(text: Text) -> Text:
    """The text without blanks between two Chinese characters: there a line of the printed masthead ended."""
    for found in reversed(list(_BREAK.finditer(text.plain))):
        text = joined(part(text, 0, found.start()), part(text, found.end(), len(text.plain)), "")
    return text


def covered(text: Text, kind: MarkKind) -> bool:
    """Whether all words of a text lie under one kind of emphasis; false for no words."""
    reached = 0
    for start, end in sorted((m.start, m.end) for m in text.marks if m.kind == kind):
        if start > reached and text.plain[reached:start].strip(_EDGE):
            return False
        reached = max(reached, end)
    return reached > 0 and not text.plain[reached:].strip(_EDGE)


def lighter(text: Text) -> Text:
    """The text without bold, and without italics that lie over all of it: titles and headings bring their own."""
    if not text.marks:
        return text
    slanted = covered(text, "italic")
    return Text(text.plain, tuple(m for m in text.marks if m.kind != "bold" and not (slanted and m.kind == "italic")))

"""The text of a Word file as paragraphs with their printed numbers, and tables: what a reader sees, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from resdraft.importers.docx.looks import Look, Looks, Shape
from resdraft.importers.docx.numbers import Numbers, Printed
from resdraft.importers.docx.source import Source
from resdraft.model import EMPTY, NOTE_NAME, Mark, MarkKind, Note, Text
from resdraft.ooxml import Element, attribute, local, qn

_SYMBOLS = {"wingdings": "•", "symbol": "•", "webdings": "•"}
_PRIVATE = range(0xF000, 0xF100)
_LIKE_BULLETS = frozenset("\u00b7\u00a7\u00a8\u006e\u0076\u00d8\u00fc")
_BOXES = frozenset({"drawing", "pict", "object"})
_HOLDERS = frozenset(
    {"ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "fldSimple", "hyperlink", "ruby", "rubyBase"}
)
"""What runs may stand in."""
_FOREIGN = frozenset({"AlternateContent", "Choice", "Fallback", "oMath", "oMathPara"})
_OWN_AUTHOR = "resdraft"


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph as it is printed."""

    text: Text
    """Words with emphasis beyond that of the style, notes and comments; a tab is U+0009, a line break U+000A."""
    shape: Shape
    place: int
    """From 1, counting all paragraphs of the document."""
    printed: Printed | None = None
    """Its automatic number."""
    style: str = ""
    """The character style of its first words, in small letters."""
    struck: str = ""
    """Those of its words that are struck through by hand."""

    @property
    def indent(self) -> int:
        """Where its first line begins, twips."""
        listed = self.printed
        left = self.shape.left if self.shape.left is not None else (listed.left if listed else None)
        first = self.shape.first if self.shape.first is not None else (listed.first if listed else None)
        return (left or 0) + (first or 0)


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table: rows of cells of paragraphs and tables."""

    rows: tuple[tuple[tuple[WordBlock, ...], ...], ...]
    place: int
    """Of the paragraph before it."""


WordBlock: TypeAlias = "WordParagraph | WordTable"


@dataclass(frozen=True, slots=True)
class Story:
    """All that is read of a Word file."""

    heads: tuple[WordBlock, ...]
    """What stands in the head of the first page."""
    blocks: tuple[WordBlock, ...]
    notes: dict[str, Note]
    pictures: int = 0
    boxes: int = 0
    """Text boxes, whose words were taken in where they are anchored."""


def read_story(source: Source) -> Story:
    """The paragraphs and tables of an opened file, in the order of reading."""
    reader = _Reader(source)
    heads = tuple(block for head in source.heads for block in reader.blocks(head))
    blocks = tuple(reader.blocks(source.body))
    return Story(heads, blocks, reader.notes, reader.pictures, reader.boxes)


@dataclass(slots=True)
class _Line:
    """A paragraph's words while they are gathered."""

    plain: list[str] = field(default_factory=list)
    size: int = 0
    marks: list[Mark] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    """Open fields, outermost first: whether the result is what is read now."""
    instructions: list[str] = field(default_factory=list)
    skip: int = 0
    """In how many fields whose result is not wanted the reading is."""
    star: bool = False
    """The next words are the sign of a note of its own."""
    boxes: list[Element] = field(default_factory=list)
    style: str | None = None
    struck: list[str] = field(default_factory=list)

    def add(self, words: str, look: Look) -> None:
        if not words or look.hidden or self.skip or (self.fields and not self.fields[-1]):
            return
        words = words.upper() if look.capitals else words
        start = self.size
        self.plain.append(words)
        self.size += len(words)
        if look.struck:
            self.struck.append(words)
        if self.style is None and words.strip():
            self.style = look.style
        kinds: tuple[tuple[MarkKind, bool], ...] = (
            ("italic", look.italic),
            ("bold", look.bold),
            ("underline", look.underline),
            ("superscript", look.raised == "superscript"),
            ("subscript", look.raised == "subscript"),
        )
        self.marks += [Mark(start, self.size, kind) for kind, there in kinds if there]

    def point(self, kind: MarkKind, value: str) -> None:
        if not self.skip:
            self.marks.append(Mark(self.size, self.size, kind, value))

    def text(self) -> Text:
        return Text("".join(self.plain), tuple(self.marks))


class _Reader:
    """Walks a document once; numbers, notes and bookmarks are counted as it goes."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.looks = Looks(source.styles)
        self.numbers = Numbers(source.numbering)
        self.notes: dict[str, Note] = {}
        self.named: dict[str, str] = {}
        """The name of a note by its kind and id."""
        self.marked: dict[str, str] = {}
        """The name of the note that a bookmark stands around."""
        self.opened: list[str] = []
        """Bookmarks begun since the last note."""
        self.place = 0
        self.pictures = 0
        self.boxes = 0

    def blocks(self, container: Element) -> Iterator[WordBlock]:
        """Paragraphs and tables directly in a body, cell, head, box or content control."""
        for child in container:
            if not isinstance(child.tag, str):
                continue
            match _name(child):
                case "p":
                    yield from self._paragraph(child)
                case "tbl":
                    yield self._table(child)
                case "sdt":
                    for content in child.findall(qn("w:sdtContent")):
                        yield from self.blocks(content)
                case "ins" | "moveTo" | "customXml" | "smartTag":
                    yield from self.blocks(child)
                case "AlternateContent":
                    yield from self.blocks(_chosen(child))

    def _table(self, table: Element) -> WordTable:
        place = self.place
        rows = []
        for row in _inside(table, "tr"):
            rows.append(tuple(tuple(self.blocks(cell)) for cell in _inside(row, "tc")))
        return WordTable(tuple(rows), place)

    def _paragraph(self, paragraph: Element) -> Iterator[WordBlock]:
        self.place += 1
        here = self.place
        shape = self.looks.shape(paragraph)
        line = _Line()
        self._inline(paragraph, paragraph, line)
        printed = None
        if shape.num:
            level = shape.level
            if level < 0:
                level = self.numbers.level_of_style(shape.num, shape.num_style) or 0
            printed = self.numbers.take(shape.num, level)
        yield WordParagraph(line.text(), shape, here, printed, line.style or "", " ".join("".join(line.struck).split()))
        for box in line.boxes:
            self.boxes += 1
            yield from self.blocks(box)

    def _inline(self, container: Element, paragraph: Element, line: _Line) -> None:
        for child in container:
            if not isinstance(child.tag, str):
                continue
            name = _name(child)
            if name == "r":
                self._run(child, paragraph, line)
            elif name == "fldSimple" and _is_numbered_note(attribute(child, "w:instr")):
                self._repeated(attribute(child, "w:instr"), line)
            elif name in _HOLDERS:
                self._inline(child, paragraph, line)
            elif name == "sdt":
                for content in child.findall(qn("w:sdtContent")):
                    self._inline(content, paragraph, line)
            elif name == "AlternateContent":
                self._inline(_chosen(child), paragraph, line)
            elif name in ("oMath", "oMathPara"):
                line.add("".join(str(t.text or "") for t in child.iter() if str(t.tag).endswith("}t")), Look())
            elif name == "bookmarkStart":
                self.opened.append(attribute(child, "w:name"))

    def _run(self, run: Element, paragraph: Element, line: _Line) -> None:
        look = self.looks.look(paragraph, run)
        for child in run:
            if isinstance(child.tag, str):
                self._piece(child, look, paragraph, line)

    def _piece(self, child: Element, look: Look, paragraph: Element, line: _Line) -> None:
        match _name(child):
            case "t":
                words = child.text or ""
                if line.star and words.strip():
                    line.star = False
                    return
                line.add(words, look)
            case "tab" | "ptab":
                line.add("\t", look)
            case "br":
                if attribute(child, "w:type", "textWrapping") == "textWrapping":
                    line.add("\n", look)
            case "cr":
                line.add("\n", look)
            case "noBreakHyphen":
                line.add("\u2011", look)
            case "softHyphen":
                line.add("\u00ad", look)
            case "sym":
                line.add(_symbol(child), look)
            case "fldChar":
                self._field(child, line)
            case "instrText":
                if line.fields and not line.fields[-1]:
                    line.instructions[-1] += child.text or ""
            case "footnoteReference":
                self._note("footnote", child, line)
            case "endnoteReference":
                self._note("endnote", child, line)
            case "commentReference":
                self._comment(attribute(child, "w:id"), line)
            case "AlternateContent":
                for inner in _chosen(child):
                    self._piece(inner, look, paragraph, line)
            case "ruby":
                self._inline(child, paragraph, line)
            case name if name in _BOXES:
                boxes = list(child.iter(qn("w:txbxContent")))
                line.boxes += boxes
                self.pictures += not boxes

    def _field(self, sign: Element, line: _Line) -> None:
        """Begin, middle and end of a field: its result is read, what it says of itself is not."""
        match attribute(sign, "w:fldCharType"):
            case "begin":
                line.fields.append(False)
                line.instructions.append("")
            case "separate" if line.fields:
                line.fields[-1] = True
                if _is_numbered_note(line.instructions[-1]):
                    line.fields[-1] = False
                    self._repeated(line.instructions[-1], line, bare=True)
            case "end" if line.fields:
                line.fields.pop()
                line.instructions.pop()

    def _repeated(self, instruction: str, line: _Line, *, bare: bool = False) -> None:
        """A second sign of a note, by the bookmark around the first."""
        words = instruction.split()
        name = self.marked.get(words[1], "") if len(words) > 1 else ""
        if name:
            line.point("note", name)

    def _note(self, kind: str, sign: Element, line: _Line) -> None:
        key = f"{kind} {attribute(sign, 'w:id')}"
        own = attribute(sign, "w:customMarkFollows").lower() in ("1", "true", "on")
        if key not in self.named:
            printed = _following_words(sign) if own else ""
            name = printed if own and NOTE_NAME.fullmatch(printed) and printed not in self.notes else ""
            self.named[key] = name or self._fresh()
            self.notes[self.named[key]] = Note(self.named[key])
            self.notes[self.named[key]] = Note(self.named[key], self._note_text(key, own))
        line.star = own
        line.point("note", self.named[key])
        for bookmark in self.opened:
            self.marked[bookmark] = self.named[key]
        self.opened.clear()

    def _fresh(self) -> str:
        count = sum(1 for name in self.notes if name.isdigit()) + 1
        while str(count) in self.notes:
            count += 1
        return str(count)

    def _note_text(self, key: str, own: bool) -> Text:
        """The words of a note, without its sign; its paragraphs are joined by blanks."""
        element = self.source.notes.get(key)
        if element is None:
            return EMPTY
        found: list[Text] = []
        for paragraph in element.iter(qn("w:p")):
            line = _Line(star=own and not found)
            self._inline(paragraph, paragraph, line)
            found.append(line.text())
        return _glued(found)

    def _comment(self, identity: str, line: _Line) -> None:
        comment = self.source.comments.get(identity)
        if comment is None:
            return
        words = []
        for paragraph in comment.iter(qn("w:p")):
            inner = _Line()
            self._inline(paragraph, paragraph, inner)
            words.append(inner.text().plain)
        author = attribute(comment, "w:author").strip()
        said = " ".join(" ".join(words).split())
        line.point("comment", f"{author}: {said}" if author and author != _OWN_AUTHOR else said)


def _name(element: Element) -> str:
    """The name of an element of WordprocessingML, or of the few of other namespaces that hold text."""
    other = str(element.tag).rpartition("}")[2]
    return local(element) or (other if other in _FOREIGN else "")


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, whatever tracked changes or content controls stand around them."""
    for child in parent:
        name = local(child) if isinstance(child.tag, str) else ""
        if name == wanted:
            yield child
        elif name in ("ins", "moveTo", "customXml"):
            yield from _inside(child, wanted)
        elif name == "sdt":
            for content in child.findall(qn("w:sdtContent")):
                yield from _inside(content, wanted)


def _chosen(alternatives: Element) -> Element:
    """The first choice of alternative contents, else the fallback, so that nothing is read twice."""
    choices = [e for e in alternatives if isinstance(e.tag, str) and _name(e) in ("Choice", "Fallback")]
    return choices[0] if choices else alternatives


def _is_numbered_note(instruction: str) -> bool:
    return instruction.split()[:1] == ["NOTEREF"]


def _following_words(sign: Element) -> str:
    """The sign of a note that is typed after its reference in the same run."""
    run = sign.getparent()
    return "".join(str(t.text or "") for t in run.iter(qn("w:t"))).strip() if run is not None else ""


def _symbol(element: Element) -> str:
    """A sign of a symbol font; those of fonts whose signs are not letters are bullets."""
    try:
        code = int(attribute(element, "w:char"), 16)
    except ValueError:
        return ""
    font = attribute(element, "w:font").lower()
    if any(font.startswith(known) for known in _SYMBOLS) or code in _PRIVATE:
        return "•"
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def _glued(found: list[Text]) -> Text:
    """Texts in a row with blanks between."""
    plain, marks = "", []
    for text in found:
        if plain and text.plain:
            plain += " "
        marks += [replace(mark, start=mark.start + len(plain), end=mark.end + len(plain)) for mark in text.marks]
        plain += text.plain
    return Text(plain, tuple(marks))

"""Texts as runs of a Word document: emphasis, brackets, references, footnotes, comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from resdraft.facts import RIGHT_TO_LEFT
from resdraft.model import Clause, Note, Resolution, Text, blocks, texts
from resdraft.ooxml import (
    Comments,
    Element,
    Footnotes,
    Format,
    Style,
    Styles,
    bookmark,
    field,
    link,
    paragraph,
    run,
    tab_run,
    text_run,
    w,
)
from resdraft.render.pieces import Groups, Piece, pieces
from resdraft.render.printed import is_sign

_CHARACTER_STYLES = {
    "holder": "Holder",
    "organ": "Organ name",
    "status": "Status",
    "source": "Source",
}


class Printer:
    """Makes runs of the texts of one resolution, in the order of printing, and keeps count of what they need."""

    def __init__(
        self,
        resolution: Resolution,
        styles: Styles,
        footnotes: Footnotes,
        comments: Comments | None,
        bookmarks: int,
        *,
        name: str = "Note",
        links: bool = True,
    ) -> None:
        """`name` begins the names of bookmarks of notes; without `links`, references are words."""
        self.styles = styles
        self.rtl = resolution.masthead.language in RIGHT_TO_LEFT
        self._conventions = resolution.conventions
        self._footnotes = footnotes
        self._comments = comments
        self._groups = Groups.of(texts(resolution))
        self._notes = {note.name: note for note in resolution.notes}
        self._uses = _note_uses(resolution)
        self._printed: dict[str, str] = {}
        self._counted = 0
        self._last_bookmark = bookmarks
        self._anchors = _anchors(resolution) if links else {}
        self._name = name
        self.anchored = {self.note_anchor(note): note for note in self._uses}
        """The name of each note by its bookmark's."""
        self.note_numbers: dict[str, int] = {}
        """The number in the file of each note that was printed, by its name."""

    def cut(self, text: Text) -> list[Piece]:
        """The pieces of a text; each text is cut once, in the order of printing."""
        return pieces(text, self._conventions, self._groups)

    def runs(self, found: Sequence[Piece], base: Element | None = None, *, notes: bool = True) -> list[Element]:
        """Runs of pieces; pieces with one reference stand in one link. Without `notes`, only the words."""
        made: list[Element] = []
        for ref, together in groupby(found, key=lambda piece: piece.ref):
            inner = [new for piece in together for new in self._piece(piece, base, notes)]
            anchor = self._anchors.get(ref, "") if notes else ""
            made += [link(anchor, inner)] if anchor and inner else inner
        return made

    def text(self, text: Text) -> list[Element]:
        """Runs of a text."""
        return self.runs(self.cut(text))

    def words(self, words: str, kind: str = "") -> list[Element]:
        """A run of plain words in the character style of their kind; nothing for none."""
        return [text_run(words, self.form(kind))] if words else []

    def form(self, kind: str = "", emphasis: frozenset[str] = frozenset()) -> Format:
        """The format of words of a kind, with emphasis; a template may have a style of its own for italics."""
        style = self._style(_CHARACTER_STYLES.get(kind, ""))
        instead = self._style("Italic words") if "italic" in emphasis and not style else ""
        return Format(
            style=style or instead,
            bold=None if "bold" not in emphasis and kind != "star" else kind != "star",
            italic="italic" in emphasis and not instead,
            underline="underline" in emphasis,
            superscript="superscript" in emphasis,
            subscript="subscript" in emphasis,
            rtl=self.rtl,
        )

    def paragraph(self, style: Style | None, content: Sequence[Element]) -> Element:
        """A paragraph in a style of the template, set from the right where the language is."""
        return paragraph(style.id if style else "", content, bidi=self.rtl)

    def marked(self, identity: str, content: Sequence[Element]) -> list[Element]:
        """Content that references to a clause lead to; as it is for a clause without references."""
        anchor = self._anchors.get(identity, "")
        return self._bookmark(anchor, content) if anchor else list(content)

    def note_anchor(self, name: str) -> str:
        """The name of the bookmark of a note, hidden in Word's own lists."""
        return f"_{self._name}{list(self._uses).index(name) + 1}"

    def _bookmark(self, name: str, content: Sequence[Element]) -> list[Element]:
        self._last_bookmark += 1
        return bookmark(self._last_bookmark, name, content)

    def _style(self, name: str) -> str:
        found = self.styles.find(name, kind="character") if name else None
        return found.id if found else ""

    def _piece(self, piece: Piece, base: Element | None, notes: bool) -> list[Element]:
        if piece.kind == "note":
            return self._note(piece.words) if notes else []
        if piece.kind == "comment":
            return self._comment(piece.words) if notes else []
        return [text_run(piece.words, self.form(piece.kind, piece.emphasis), base)]

    def _note(self, name: str) -> list[Element]:
        """A reference to a footnote; the second one to the same note is a field that repeats its number."""
        symbol = is_sign(name)
        sign = Format(style=self._style("footnote reference"), superscript=not self._style("footnote reference"))
        if name in self._printed:
            if symbol:
                return [text_run(name, sign)]
            return field(f"NOTEREF {self.note_anchor(name)} \\f \\h", self._printed[name], sign)
        self._counted += not symbol
        self._printed[name] = name if symbol else str(self._counted)
        note = self._notes.get(name, Note(name))
        hanging: list[Element] = []
        number = self._footnotes.add([self._note_paragraph(note, symbol, sign, hanging)])
        self.note_numbers[name] = number
        if symbol:
            made = [run(w("footnoteReference", customMarkFollows="1", id=str(number)), form=sign)]
            made[0].extend(text_run(name)[:])
        else:
            made = [run(w("footnoteReference", id=str(number)), form=sign)]
        if self._uses[name] > 1 and not symbol:
            made = self._bookmark(self.note_anchor(name), made)
        return [*made, *hanging]

    def _note_paragraph(self, note: Note, symbol: bool, sign: Format, hanging: list[Element]) -> Element:
        """The note's own paragraph; its comments hang on the reference, for Word has none inside notes."""
        style = self.styles.find("footnote text")
        mark = text_run(note.name, sign) if symbol else run(w("footnoteRef"), form=sign)
        made = [mark, tab_run() if style and style.hanging else text_run(" ")]
        if style and style.right_tab:
            made.insert(0, tab_run())
        for piece in self.cut(note.text):
            if piece.kind == "comment":
                hanging += self._comment(piece.words)
            elif piece.kind == "note":
                inner = self._notes.get(piece.words, Note(piece.words))
                made += self.runs([Piece(" ("), *self.cut(inner.text), Piece(")")], notes=False)
            else:
                made += self.runs([piece], notes=False)
        return self.paragraph(style, made)

    def _comment(self, words: str) -> list[Element]:
        if self._comments is None:
            return []
        style = self.styles.find("annotation text")
        number = str(self._comments.add([self.paragraph(style, [text_run(words, self.form())])]))
        sign = run(w("commentReference", id=number), form=Format(style=self._style("annotation reference")))
        return [w("commentRangeStart", id=number), w("commentRangeEnd", id=number), sign]


def _note_uses(resolution: Resolution) -> Counter[str]:
    return Counter(str(m.value) for text in texts(resolution) for m in text.marks if m.kind == "note")


def _anchors(resolution: Resolution) -> dict[str, str]:
    """A bookmark's name for the id of each clause that is referred to."""
    wanted = {str(m.value) for text in texts(resolution) for m in text.marks if m.kind == "ref"}
    if not wanted:
        return {}
    known = (p.block.id for p in blocks(resolution) if isinstance(p.block, Clause) and p.block.id in wanted)
    return {identity: f"_Clause{number}" for number, identity in enumerate(known, 1)}

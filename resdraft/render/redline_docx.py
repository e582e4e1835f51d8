"""The new draft on paper with tracked changes against the old one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path as File

from resdraft.diff import Comparison
from resdraft.model import Path, Resolution, Text
from resdraft.ooxml import Element, Package, attribute, last_bookmark, local, qn, w
from resdraft.render.body import Body, Made
from resdraft.render.docx import Content, Setting, filled
from resdraft.render.options import as_chosen, options
from resdraft.render.printing import Printer
from resdraft.render.redline_body import Writing, settle_ends
from resdraft.render.redline_marks import UNDATED, Marker
from resdraft.render.redline_numbers import number_by_itself
from resdraft.render.redline_order import steps
from resdraft.render.redline_paragraphs import Known, Paragraphs
from resdraft.render.slots import Inline

_PARTS = ("enacting", "preamble", "operative", "annexes")
AUTHOR = "resdraft"
"""The author of changes of which nobody is."""


def redline_docx(
    comparison: Comparison,
    old: Resolution,
    new: Resolution,
    template: bytes | File,
    *,
    author: str = "",
    date: str = "",
) -> bytes:
    """A Word file of both drafts with native tracked changes: the same bytes for the same input.

    Accepting all of them gives the new text, rejecting all the old one. The masthead is that of the new draft, its
    title and agenda item tracked. Without `author` the changes are those of the sponsor of the new draft, without
    `date` (ISO) of its date.

    Raises InputError as `to_docx` does.
    """
    chosen = options(new.masthead)
    old, new = as_chosen(old, chosen), as_chosen(new, chosen)
    marker = Marker(author or author_of(new), date or new.masthead.date or UNDATED)
    writer = _Redline(comparison, old, new, marker)
    package = filled(_both(old, new), template, writer.content)
    writer.finish(package)
    return package.data()


def author_of(resolution: Resolution) -> str:
    """Whose changes a draft's are, as far as it says: its only sponsor's, else its only holder's, else nobody's."""
    sponsors, holders = resolution.masthead.sponsors, resolution.conventions.holders
    if len(sponsors) == 1:
        return sponsors[0].name
    return holders[0] if len(holders) == 1 else AUTHOR


def _both(old: Resolution, new: Resolution) -> Resolution:
    """The new draft with the parts that only the old one has, so that a template finds a place for them."""
    return replace(
        new,
        enacting=new.enacting or old.enacting,
        preamble=new.preamble or old.preamble,
        operative=new.operative or old.operative,
        annexes=new.annexes or old.annexes,
    )


class _Redline:
    """Makes the text of a redline in the place of a draft's own."""

    def __init__(self, comparison: Comparison, old: Resolution, new: Resolution, marker: Marker) -> None:
        self._comparison = comparison
        self._old, self._new = old, new
        self._marker = marker
        self._notes = _note_names(comparison)
        self._printers: list[Printer] = []
        self._known = Known()
        self._paragraphs = Paragraphs(marker, self._known)
        self._blocks: dict[str, list[Element]] | None = None
        self._setting: Setting | None = None

    def content(self, setting: Setting) -> Content:
        """What is put into the template."""
        self._setting = setting
        first = last_bookmark(setting.package.xml(setting.document))
        for resolution, name, bookmarks in ((self._old, "Note", first), (self._new, "NewNote", first + 5_000)):
            made = Printer(resolution, setting.styles, setting.notes, None, bookmarks, name=name, links=False)
            self._printers.append(made)
        old, new = self._printers
        self._known.old = lambda number: self._notes[0].get(_named(old, number), f"old {number}")
        self._known.new = lambda number: self._notes[1].get(_named(new, number), f"new {number}")
        self._known.old_again = lambda anchor: self._notes[0].get(old.anchored.get(anchor, ""), f"old {anchor}")
        self._known.new_again = lambda anchor: self._notes[1].get(new.anchored.get(anchor, ""), f"new {anchor}")
        masthead = (self._old.masthead, self._new.masthead)
        inline = {
            "agenda_title": self._inline(*(m.agenda_item.title for m in masthead)),
            "title": self._inline(*(m.title for m in masthead)),
        }
        enacting, preamble, operative, annexes = map(self._part, _PARTS)
        return Content(enacting, preamble, operative, annexes, inline)

    def _inline(self, old: Text, new: Text) -> Inline:
        def runs(base: Element | None) -> list[Element]:
            before, after = (
                w("p", *printer.runs(printer.cut(text), base))
                for printer, text in zip(self._printers, (old, new), strict=True)
            )
            self._paragraphs.change([before], [after])
            return [child for child in before if local(child) != "pPr"]

        return Inline(runs, new.plain)

    def _part(self, part: str) -> Callable[[], list[Element]]:
        def blocks() -> list[Element]:
            if self._blocks is None:
                self._blocks = self._written()
            return self._blocks[part]

        return blocks

    def _written(self) -> dict[str, list[Element]]:
        """The blocks of both texts as one, by part."""
        assert self._setting is not None
        old, new = (
            self._made(resolution, printer)
            for resolution, printer in zip((self._old, self._new), self._printers, strict=True)
        )
        number_by_itself(self._setting.package, self._setting.document, old, new, _pairs(self._comparison))
        body = w("body", *(made.element for made in old))
        plan = steps(self._comparison, [(m.path, m.role) for m in old], [(m.path, m.role) for m in new])
        writing = Writing([m.element for m in old], [m.element for m in new], self._paragraphs)
        if not old:
            writing.start = w("p")
            body.append(writing.start)
        writing.carry_out(plan)
        if writing.start is not None:
            body.remove(writing.start)
        parts = {made.element: str(made.path[0]) for made in old}
        parts.update({element: str(new[number].path[0]) for element, number in writing.placed.items()})
        found: dict[str, list[Element]] = {part: [] for part in _PARTS}
        now = _PARTS[0]
        for child in list(body):
            now = parts.get(child, now)
            found[now].append(child)
        return found

    def _made(self, resolution: Resolution, printer: Printer) -> list[Made]:
        assert self._setting is not None
        body = Body(resolution, printer, self._setting.area)
        for part in (body.enacting, body.preamble, body.operative, body.annexes):
            part()
        return body.made

    def finish(self, package: Package) -> None:
        """Notes that both have become one, with what changed in them; numbers and ends are settled."""
        document = package.main()
        root = package.xml(document)
        if name := package.related(document, "footnotes"):
            notes = package.xml(name)
            by_number = {attribute(note, "w:id"): note for note in notes}
            for old, new in dict(self._known.kept).items():
                before, after = ([p for p in by_number[k] if local(p) == "p"] for k in (old, new))
                self._paragraphs.change(before, after)
                notes.remove(by_number[new])
            self._mark_notes(root, by_number)
        body = root.find(qn("w:body"))
        assert body is not None
        settle_ends(body, self._marker)
        self._rename_fields(root)

    def _mark_notes(self, root: Element, by_number: Mapping[str, Element]) -> None:
        """The words of notes that came or went with their references."""
        for sign in root.iter(qn("w:footnoteReference")):
            kinds = [local(found) for found in sign.iterancestors() if local(found) in ("ins", "del")]
            note = by_number.get(attribute(sign, "w:id"))
            for paragraph in [] if note is None or not kinds else note.findall(qn("w:p")):
                self._paragraphs.come(paragraph, "ins" if kinds[0] == "ins" else "del", end=False)

    def _rename_fields(self, root: Element) -> None:
        """Fields that came and repeat a note that stayed lead to the bookmark around its reference."""
        old, new = self._printers
        ids = {str(number): name for name, number in old.note_numbers.items()}
        moved = {
            new.note_anchor(_named(new, there)): old.note_anchor(ids[here])
            for here, there in self._known.kept
            if here in ids
        }
        for code in root.iter(qn("w:instrText"), qn("w:delInstrText")):
            words = (code.text or "").split()
            if words[:1] == ["NOTEREF"] and words[1] in moved:
                code.text = (code.text or "").replace(words[1], moved[words[1]])


def _named(printer: Printer, number: str) -> str:
    return next((name for name, given in printer.note_numbers.items() if str(given) == number), "")


def _note_names(comparison: Comparison) -> tuple[dict[str, str], dict[str, str]]:
    """By the names of notes in the old and in the new draft one name for those that are one note."""
    names: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for number, link in enumerate(comparison.links):
        if link.side.kind == "note" and link.old and link.new:
            names[0][link.old[0].printed] = names[1][link.new[0].printed] = f"both {number}"
    return names


def _pairs(comparison: Comparison) -> dict[Path, Path]:
    """Paths of the old text by those of the new one that they belong to."""
    return {
        side.path: link.old[min(k, len(link.old) - 1)].path
        for link in comparison.links
        if link.old
        for k, side in enumerate(link.new)
    }

"""Footnotes of a redline: one that both drafts have is one, and what changed in it is tracked."""

from __future__ import annotations

from collections.abc import Mapping

from resdraft.diff import Comparison
from resdraft.ooxml import Element, Package, attribute, local, qn, w
from resdraft.render.printing import Printer
from resdraft.render.redline_items import words_of
from resdraft.render.redline_paragraphs import Known, Paragraphs


class Notes:
    """Knows by which numbers the notes of both drafts stand in one file.

    `old_names` and `old_anchors` are the names of the old draft's notes, by number in the file and by the bookmark
    around the reference; the new draft's notes are those that its printer printed.
    """

    def __init__(
        self, comparison: Comparison, old_names: Mapping[str, str], old_anchors: Mapping[str, str], new: Printer
    ) -> None:
        self._old_names, self._old_anchors, self._new = old_names, old_anchors, new
        self._shared: tuple[dict[str, str], dict[str, str]] = ({}, {})
        for number, link in enumerate(comparison.links):
            if link.side.kind == "note" and link.old and link.new:
                self._shared[0][link.old[0].printed] = self._shared[1][link.new[0].printed] = f"both {number}"
        self.known = Known(
            old=lambda number: self._shared[0].get(old_names.get(number, ""), f"old {number}"),
            new=lambda number: self._shared[1].get(self._new_name(number), f"new {number}"),
            old_again=lambda anchor: self._shared[0].get(old_anchors.get(anchor, ""), f"old {anchor}"),
            new_again=lambda anchor: self._shared[1].get(new.anchored.get(anchor, ""), f"new {anchor}"),
        )

    def _new_name(self, number: str) -> str:
        return next((name for name, given in self._new.note_numbers.items() if str(given) == number), "")

    def finish(self, package: Package, document: str, paragraphs: Paragraphs) -> None:
        """Make one note of those that both have; mark the words of those that came or went."""
        root = package.xml(document)
        self._rename(root, paragraphs)
        if name := package.related(document, "footnotes"):
            notes = package.xml(name)
            by_number = {attribute(note, "w:id"): note for note in notes}
            for old, new in dict(self.known.kept).items():
                if old not in by_number or new not in by_number:
                    continue
                before, after = ([p for p in by_number[k] if local(p) == "p"] for k in (old, new))
                if before and after and (paragraphs.exact or _words(before) != _words(after)):
                    paragraphs.change(before, after)
            self._mark(root, by_number, paragraphs)
            used = {attribute(sign, "w:id") for sign in root.iter(qn("w:footnoteReference"))}
            for number in self._new.note_numbers.values():
                if str(number) not in used:
                    notes.remove(by_number[str(number)])
            if self._new.note_numbers:
                _put_in_order(notes, root, renumber=paragraphs.exact)

    def _mark(self, root: Element, by_number: Mapping[str, Element], paragraphs: Paragraphs) -> None:
        """The words of notes that came or went with their references."""
        for sign in root.iter(qn("w:footnoteReference")):
            marks = [found for found in sign.iterancestors() if local(found) in ("ins", "del")]
            kinds = [local(found) for found in marks if paragraphs.marker.owns(found)]
            note = by_number.get(attribute(sign, "w:id"))
            if note is not None and kinds:
                for paragraph in note.findall(qn("w:p")):
                    paragraphs.come(paragraph, "ins" if kinds[0] == "ins" else "del", end=False)

    def _rename(self, root: Element, paragraphs: Paragraphs) -> None:
        """Fields that came and repeat a note that stayed lead to a bookmark around its reference."""
        there_are = {attribute(found, "w:name") for found in root.iter(qn("w:bookmarkStart"))}
        anchors = {name: anchor for anchor, name in self._old_anchors.items() if anchor in there_are}
        wanted = {word for code in root.iter(*_CODES) for word in (code.text or "").split()}
        signs = {attribute(sign, "w:id"): sign for sign in root.iter(qn("w:footnoteReference"))}
        moved = {}
        for here, there in self.known.kept:
            old, new = self._old_names.get(here, ""), self._new_name(there)
            anchor = self._new.note_anchor(new) if new else ""
            if old in anchors and anchor:
                moved[anchor] = anchors[old]
            elif anchor in wanted and here in signs:
                _mark_around(signs[here], anchor, paragraphs.marker.numbers.next())
        for code in root.iter(*_CODES):
            words = (code.text or "").split()
            if words[:1] == ["NOTEREF"] and len(words) > 1 and words[1] in moved:
                code.text = (code.text or "").replace(words[1], moved[words[1]])


def _put_in_order(notes: Element, root: Element, *, renumber: bool) -> None:
    """The notes in the order of their references, and numbered so: LibreOffice tells them by it.

    In a given file they keep their numbers, for the references stand in paragraphs that stay as they are.
    """
    order: dict[str, int] = {}
    for sign in root.iter(qn("w:footnoteReference")):
        order.setdefault(attribute(sign, "w:id"), len(order))
    used = [note for note in notes if attribute(note, "w:id") in order]
    places = [notes.index(note) for note in used]
    wanted = sorted(used, key=lambda note: order[attribute(note, "w:id")])
    if wanted != used:
        for note in used:
            notes.remove(note)
        for place, note in zip(places, wanted, strict=True):
            notes.insert(place, note)
    if renumber:
        numbers = dict(zip(order, sorted(order, key=int), strict=True))
        for found in (*wanted, *root.iter(qn("w:footnoteReference"))):
            found.set(qn("w:id"), numbers[attribute(found, "w:id")])


_CODES = (qn("w:instrText"), qn("w:delInstrText"))


def _mark_around(sign: Element, name: str, number: str) -> None:
    """A bookmark around the run of a reference."""
    run = sign.getparent()
    assert run is not None
    run.addprevious(w("bookmarkStart", id=number, name=name))
    run.addnext(w("bookmarkEnd", id=number))


def _words(paragraphs: list[Element]) -> list[str]:
    return [words_of(paragraph).strip() for paragraph in paragraphs]

"""Tracked changes put onto a given Word file, which stays as it is wherever nothing changed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from resdraft.diff import Comparison
from resdraft.model import Clause, InputError, Path, Resolution, Table, blocks, emphasis, texts
from resdraft.ooxml import (
    Element,
    Footnotes,
    Original,
    Package,
    Styles,
    attribute,
    local,
    qn,
    read_package,
    tab_run,
    text_run,
    w,
)
from resdraft.render.body import Body, Made
from resdraft.render.printed import heading_number, remarks, top_number
from resdraft.render.printing import Printer
from resdraft.render.redline_body import Writing, settle_ends
from resdraft.render.redline_fresh import AUTHOR, BOOKMARKS, author_of
from resdraft.render.redline_items import words_of
from resdraft.render.redline_looks import Looks
from resdraft.render.redline_marks import UNDATED, Marker, Numbers, canonical
from resdraft.render.redline_models import Models, lead_of, properties_of
from resdraft.render.redline_new_table import table_like
from resdraft.render.redline_notes import Notes
from resdraft.render.redline_order import steps
from resdraft.render.redline_paragraphs import Paragraphs, unchanged_look
from resdraft.render.redline_places import Found, Sought, find, sought
from resdraft.render.tables import text_area


@dataclass(frozen=True, slots=True)
class Rival:
    """A new text that is set against the text of a file, and whose it is."""

    comparison: Comparison
    """Between the text of the file, as it was imported, and this one."""
    new: Resolution
    author: str = ""
    """Empty for the sponsor of the text."""
    date: str = ""
    """ISO date; empty for that of the text."""


def redline_onto(base: bytes, old: Resolution, rivals: Sequence[Rival], *, renumber: bool = False) -> bytes:
    """A Word file with the changes to one or several new texts tracked in it: the same bytes for the same input.

    `old` is what the file says, as it was imported. Paragraphs that no comparison has a change for keep every byte of
    their XML, and so do styles, heads, feet and settings. Automatic numbers renumber by themselves; typed ones stay as
    they are, unless `renumber` asks to track them as well. Each rival's changes are those to the text of the file, as
    if there were no others; words that several take out are marked once, under all their names.

    Raises InputError for what is no Word file, and where the words of a changed clause are not found in it.
    """
    package = read_package(base)
    document = package.main()
    kept = dict(package.parts)
    names = [document, *filter(None, [package.related(document, "footnotes")])]
    originals = {name: Original(kept[name], package.xml(name)) for name in names}
    numbers = Numbers.above([package.xml(name) for name in names])
    first = numbers.last
    file = _file(package, document, old)
    marker = Marker(AUTHOR, UNDATED, numbers)
    for place, rival in enumerate(rivals):
        date = rival.date or rival.new.masthead.date or UNDATED
        marker = Marker(rival.author or author_of(rival.new), date, numbers)
        others = range(first + 1, marker.first + 1)
        _Onto(file, old, rival, marker, others, place, renumber=renumber).write()
    settle_ends(file.body, marker)
    before = read_package(base)
    for name in kept:
        if name in originals:
            package.put(name, originals[name].data())
        elif not name.endswith(_TOLD) or canonical(package.xml(name)) == canonical(before.xml(name)):
            package.put(name, kept[name])
    return package.data()


_TOLD = (".rels", "[Content_Types].xml")
"""What is written anew where a part was added."""
_MASTHEAD = ("agenda item", "title", "enacting")


@dataclass(frozen=True, slots=True)
class _File:
    """The file that is changed, and where in it the old text stands."""

    package: Package
    document: str
    body: Element
    styles: Styles
    looks: Looks
    found: tuple[Found, ...]
    """With copies of the paragraphs as they were."""
    pieces: list[list[Element]]
    """The paragraphs themselves."""
    notes: tuple[dict[str, str], dict[str, str]]


def _file(package: Package, document: str, old: Resolution) -> _File:
    body = package.xml(document).find(qn("w:body"))
    found = [] if body is None else find(sought(old), body)
    if body is None or not found:
        raise InputError("nothing of the draft is found in the Word file")
    name = package.related(document, "styles")
    styles = package.xml(name) if name else None
    models = tuple(replace(one, element=deepcopy(one.element)) for one in found)
    pieces = [[one.element] for one in found]
    notes = _note_names(package, document, old)
    return _File(package, document, body, Styles(styles), Looks(styles), models, pieces, notes)


class _Onto:
    """Puts the changes of one new text onto a file."""

    def __init__(
        self, file: _File, old: Resolution, rival: Rival, marker: Marker, others: range, place: int, *, renumber: bool
    ) -> None:
        self._file, self._renumber = file, renumber
        self._comparison, self._old, self._new = rival.comparison, old, rival.new
        new = rival.new
        notes = Footnotes(file.package, file.document)
        first = BOOKMARKS * (place + 1)
        name = f"NewNote{place or ''}{'_' if place else ''}"
        self._printer = Printer(new, file.styles, notes, None, first, name=name, links=False)
        self._notes = Notes(rival.comparison, *file.notes, self._printer)
        # A text without any emphasis, as people paste it, says nothing of what is emphasised.
        look = file.looks.changed if any(map(emphasis, texts(new))) else unchanged_look
        self._paragraphs = Paragraphs(marker, self._notes.known, exact=False, look=look, others=others)
        self._equal = {
            link.new[0].path: tuple(side.path for side in link.old)
            for link in rival.comparison.links
            if link.kind == "equal"
        }
        self._labels = {p.block.id: p.label for p in blocks(new) if isinstance(p.block, Clause) and p.block.id}
        self._printed = {place.path: place.label for place in blocks(new)}
        self._models = Models(file.found)
        self._house: dict[tuple[Path, str], Made] = {}

    def write(self) -> None:
        """Put the changes on."""
        there = self._file.found
        self._refuse_lost(there)
        old_spots = [(f.sought.path, f.sought.role) for f in there]
        wanted = [s for s in sought(self._new) if self._is_placed(s, old_spots)]
        new_spots = [(s.path, s.role) for s in wanted]
        plan = steps(self._comparison, old_spots, new_spots)
        partners = {j: i for step in plan for j in step.new for i in step.old[:1]}
        partners.update({step.new[0]: step.partner for step in plan if step.new and not step.old and step.partner >= 0})
        self._house = self._in_house_styles()
        made = [self._made(it, there[partners[j]] if j in partners else None) for j, it in enumerate(wanted)]
        same = self._untouched(there, wanted)
        originals = [found.element for found in there]
        Writing(self._file.pieces, made, self._paragraphs, originals, same=same).carry_out(plan)
        self._notes.finish(self._file.package, self._file.document, self._paragraphs)

    def _is_placed(self, it: Sought, there: Container[tuple[Path, str]]) -> bool:
        """Whether something of the new text has a place in the file.

        What is a line of the masthead is changed where it stands; nothing says where it would be put. What did not
        change and was not found is there all the same.
        """
        if it.path[0] in _MASTHEAD:
            return (it.path, it.role) in there
        partners = self._equal.get(it.path, ())
        return not partners or any((path, it.role) in there for path in partners)

    def _refuse_lost(self, there: Sequence[Found]) -> None:
        """Refuse a file in which a clause that changes is not found."""
        known = {(f.sought.path, f.sought.role) for f in there}
        for link in self._comparison.links:
            if not link.changed or link.side.kind == "note":
                continue
            for side in link.old:
                role = "table" if side.kind == "table" else "text"
                if side.text.plain and (side.path, role) not in known and side.path[0] not in _MASTHEAD:
                    raise InputError(
                        f"{side.label or side.part} is not found in the Word file as it was read",
                        hint="without --base a fresh file is made",
                    )

    def _untouched(self, there_found: Sequence[Found], wanted: Sequence[Sought]) -> set[tuple[int, int]]:
        """Pairs of which nothing is to be changed."""
        here = {(it.sought.path, it.sought.role): k for k, it in enumerate(there_found)}
        there = {(it.path, it.role): k for k, it in enumerate(wanted)}
        found: set[tuple[int, int]] = set()
        for link in self._comparison.links:
            if link.old and link.new and link.kind == "equal" and not link.level_changed:
                for role in ("text", "closing", "label", "table"):
                    a, b = here.get((link.old[0].path, role), -1), there.get((link.new[0].path, role), -1)
                    typed = a >= 0 and self._renumber and there_found[a].start
                    if a >= 0 and b >= 0 and not (typed and there_found[a].sought.number != wanted[b].number):
                        found.add((a, b))
        return found

    def _in_house_styles(self) -> dict[tuple[Path, str], Made]:
        """The new text's paragraphs as a template prints them, where the file has the styles of one; else nothing."""
        if not self._file.styles.find("Preambular paragraph"):
            return {}
        text = Body(self._new, self._printer, text_area(self._file.package.xml(self._file.document), self._file.styles))
        for part in (text.enacting, text.preamble, text.operative, text.annexes):
            part()
        return {(made.path, made.role): made for made in text.made}

    def _made(self, it: Sought, partner: Found | None) -> Element:
        """A paragraph or table of the new text in the look of the file."""
        house = self._house.get((it.path, it.role))
        if isinstance(it.block, Table):
            if house is not None:
                return house.element
            model_table = self._models.table() if partner is None else partner.element
            return table_like(it.block, model_table, self._printer, self._file.looks)
        alike = partner is not None and (len(partner.sought.path), partner.sought.path[0]) == (len(it.path), it.path[0])
        if house is not None and not alike:
            return house.element
        model = partner if partner is not None and alike else self._models.nearest(it)
        lead = self._old_lead(it, model) if alike else self._new_lead(it, model)
        made = w("p") if house is None else house.element
        if house is not None:
            for child in [*made.findall(qn("w:pPr")), *house.lead]:
                made.remove(child)
        else:
            made.extend(self._words(it, model))
        properties = properties_of(model.element, automatic=alike or lead is None)
        for place, child in enumerate([*([] if properties is None else [properties]), *(lead or ())]):
            made.insert(place, child)
        return made

    def _words(self, it: Sought, model: Found) -> list[Element]:
        """The words of a paragraph, with what is said about it at its end."""
        base = self._file.looks.base(model.element)
        made = self._printer.runs(self._printer.cut(it.text), base)
        if isinstance(it.block, Clause) and it.role == "text":
            negotiated = self._new.masthead.stage == "negotiation"
            said = remarks(it.block, self._labels, self._new.masthead.language, negotiated=negotiated)
            made += self._printer.runs(said, base)
        return made

    def _old_lead(self, it: Sought, model: Found) -> list[Element] | None:
        """The typed number that the paragraph has in the file, or its new one where that is asked for."""
        other = model.sought.number != it.number and model.start and model.sought.number and it.number
        return self._new_lead(it, model) if self._renumber and other else lead_of(model)

    def _new_lead(self, it: Sought, model: Found) -> list[Element] | None:
        """The runs of a typed number; None where the paragraph numbers itself, or has none."""
        language = self._new.masthead.language
        number = it.number
        if isinstance(it.block, Clause) and it.role == "text":
            number = top_number(
                it.block,
                it.number,
                self._printed.get(it.path, ""),
                it.path,
                language=language,
                negotiated=self._new.masthead.stage == "negotiation",
            )
        elif it.role == "text" and number:
            number = heading_number(number, language)
        if not number:
            return []
        alike = len(model.sought.path) == len(it.path) and bool(model.sought.number)
        if alike and not model.start:
            return None
        look = self._file.looks.base(model.element)
        before = words_of(model.element)[: model.start] if alike else ""
        said = before.replace(model.sought.number, number) if model.sought.number in before else f"{number}\t"
        runs: list[Element] = []
        for place, piece in enumerate(said.split("\t")):
            if place:
                runs.append(tab_run())
            if piece:
                runs.append(text_run(piece, base=look))
        return runs


def _note_names(package: Package, document: str, old: Resolution) -> tuple[dict[str, str], dict[str, str]]:
    """The names of the notes of a text by their numbers in the file, and by bookmarks around their references."""
    part = package.related(document, "footnotes")
    if not part:
        return {}, {}
    words = {
        attribute(note, "w:id"): _key(" ".join(words_of(p) for p in note.iter(qn("w:p"))))
        for note in package.xml(part).findall(qn("w:footnote"))
    }
    names: dict[str, str] = {}
    anchors: dict[str, str] = {}
    left = list(old.notes)
    opened: list[str] = []
    for found in package.xml(document).iter(qn("w:footnoteReference"), qn("w:bookmarkStart")):
        if local(found) == "bookmarkStart":
            opened.append(attribute(found, "w:name"))
            continue
        number = attribute(found, "w:id")
        match = next((note for note in left if _key(note.text.plain) == words.get(number)), None)
        match = match or next((note for note in left if _key(note.text.plain) in words.get(number, "")), None)
        if match is not None:
            left.remove(match)
            names[number] = match.name
            anchors.update(dict.fromkeys(opened, match.name))
        opened = []
    return names, anchors


def _key(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())

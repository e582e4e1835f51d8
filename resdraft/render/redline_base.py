"""Tracked changes put onto a given Word file, which stays as it is wherever nothing changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from copy import deepcopy

from resdraft.diff import Comparison
from resdraft.model import Clause, InputError, Path, Resolution, Table, blocks, emphasis, texts
from resdraft.ooxml import (
    Element,
    Footnotes,
    Original,
    Package,
    Styles,
    attribute,
    last_bookmark,
    local,
    put_in_order,
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
from resdraft.render.redline_docx import author_of
from resdraft.render.redline_items import cut, items, words_of
from resdraft.render.redline_marks import UNDATED, Marker, Numbers
from resdraft.render.redline_notes import Notes
from resdraft.render.redline_order import steps
from resdraft.render.redline_paragraphs import Paragraphs, unchanged_look
from resdraft.render.redline_places import Found, Sought, find, sought
from resdraft.render.tables import text_area


def redline_onto(
    comparison: Comparison,
    base: bytes,
    old: Resolution,
    new: Resolution,
    *,
    author: str = "",
    date: str = "",
    renumber: bool = False,
) -> bytes:
    """A Word file with the changes to a new text tracked in it: the same bytes for the same input.

    `old` is what the file says, as it was imported; `comparison` is between it and `new`. Paragraphs that the
    comparison leaves alone keep every byte of their XML, and so do styles, heads, feet and settings. Automatic numbers
    renumber by themselves; typed ones stay as they are, unless `renumber` asks to track them as well.

    Raises InputError for what is no Word file, and where the words of a changed clause are not found in it.
    """
    package = read_package(base)
    document = package.main()
    kept = dict(package.parts)
    names = [document, *filter(None, [package.related(document, "footnotes")])]
    originals = {name: Original(kept[name], package.xml(name)) for name in names}
    numbers = Numbers.above([package.xml(name) for name in names])
    marker = Marker(author or author_of(new), date or new.masthead.date or UNDATED, numbers)
    _Onto(package, document, comparison, old, new, marker, renumber=renumber).write()
    for name in list(kept):
        if name in originals:
            package.put(name, originals[name].data())
        elif not name.endswith((".rels", "[Content_Types].xml")):
            package.put(name, kept[name])
    return package.data()


_MASTHEAD = ("agenda item", "title", "enacting")


class _Onto:
    """Puts the changes of one new text onto a file."""

    def __init__(
        self,
        package: Package,
        document: str,
        comparison: Comparison,
        old: Resolution,
        new: Resolution,
        marker: Marker,
        *,
        renumber: bool,
    ) -> None:
        self._renumber = renumber
        self._package, self._document = package, document
        self._comparison, self._old, self._new, self._marker = comparison, old, new, marker
        self._root = package.xml(document)
        styles = package.related(document, "styles")
        self._styles = Styles(package.xml(styles) if styles else None)
        self._looks = Looks(package.xml(styles) if styles else None)
        notes = Footnotes(package, document)
        first = max(last_bookmark(self._root), 0)
        self._printer = Printer(new, self._styles, notes, None, first + 5_000, name="NewNote", links=False)
        names, anchors = _note_names(package, document, old)
        self._notes = Notes(comparison, names, anchors, self._printer)
        # A text without any emphasis, as people paste it, says nothing of what is emphasised.
        look = self._looks.changed if any(map(emphasis, texts(new))) else unchanged_look
        self._paragraphs = Paragraphs(marker, self._notes.known, exact=False, look=look)
        self._equal = {
            link.new[0].path: tuple(side.path for side in link.old) for link in comparison.links if link.kind == "equal"
        }
        self._labels = {p.block.id: p.label for p in blocks(new) if isinstance(p.block, Clause) and p.block.id}
        self._printed = {place.path: place.label for place in blocks(new)}

    def write(self) -> None:
        """Put the changes on."""
        body = self._root.find(qn("w:body"))
        if body is None:
            raise InputError("a Word file without a text")
        there = find(sought(self._old), body)
        self._refuse_lost(there)
        old_spots = [(f.sought.path, f.sought.role) for f in there]
        wanted = [s for s in sought(self._new) if self._is_placed(s, old_spots)]
        new_spots = [(s.path, s.role) for s in wanted]
        plan = steps(self._comparison, old_spots, new_spots)
        partners = {j: i for step in plan for j in step.new for i in step.old[:1]}
        partners.update({step.new[0]: step.partner for step in plan if step.new and not step.old and step.partner >= 0})
        self._templates = _Templates(there)
        self._house = self._in_house_styles()
        made = [self._made(it, there[partners[j]] if j in partners else None) for j, it in enumerate(wanted)]
        same = self._untouched(there, wanted)
        writing = Writing([f.element for f in there], made, self._paragraphs, same=same)
        if not there:
            raise InputError("nothing of the draft is found in the Word file")
        writing.carry_out(plan)
        self._notes.finish(self._package, self._document, self._paragraphs)
        settle_ends(body, self._marker)

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
        if not self._styles.find("Preambular paragraph"):
            return {}
        text = Body(self._new, self._printer, text_area(self._root, self._styles))
        for part in (text.enacting, text.preamble, text.operative, text.annexes):
            part()
        return {(made.path, made.role): made for made in text.made}

    def _made(self, it: Sought, partner: Found | None) -> Element:
        """A paragraph or table of the new text in the look of the file."""
        house = self._house.get((it.path, it.role))
        if isinstance(it.block, Table):
            return house.element if house else self._table(it.block, None if partner is None else partner.element)
        alike = partner is not None and (len(partner.sought.path), partner.sought.path[0]) == (len(it.path), it.path[0])
        if house is not None and not alike:
            return house.element
        model = partner if partner is not None and alike else self._templates.nearest(it)
        lead = self._old_lead(it, model) if alike else self._new_lead(it, model)
        made = w("p") if house is None else house.element
        if house is not None:
            for child in [*made.findall(qn("w:pPr")), *house.lead]:
                made.remove(child)
        else:
            made.extend(self._words(it, model))
        properties = _properties(model, automatic=alike or lead is None)
        for place, child in enumerate([*([] if properties is None else [properties]), *(lead or ())]):
            made.insert(place, child)
        return made

    def _words(self, it: Sought, model: Found) -> list[Element]:
        """The words of a paragraph, with what is said about it at its end."""
        base = self._looks.base(model)
        made = self._printer.runs(self._printer.cut(it.text), base)
        if isinstance(it.block, Clause) and it.role == "text":
            negotiated = self._new.masthead.stage == "negotiation"
            said = remarks(it.block, self._labels, self._new.masthead.language, negotiated=negotiated)
            made += self._printer.runs(said, base)
        return made

    def _old_lead(self, it: Sought, model: Found) -> list[Element] | None:
        """The typed number that the paragraph has in the file, or its new one where that is asked for."""
        other = model.sought.number != it.number and model.start and model.sought.number and it.number
        return self._new_lead(it, model) if self._renumber and other else _lead(model)

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
        look = self._looks.base(model)
        before = words_of(model.element)[: model.start] if alike else ""
        said = before.replace(model.sought.number, number) if model.sought.number in before else f"{number}\t"
        runs: list[Element] = []
        for place, piece in enumerate(said.split("\t")):
            if place:
                runs.append(tab_run())
            if piece:
                runs.append(text_run(piece, base=look))
        return runs

    def _table(self, block: Table, old: Element | None) -> Element:
        """A table in the look of the old one, or of any."""
        model = old if old is not None else self._templates.table()
        columns = max(map(len, block.rows), default=1)
        rows = [] if model is None else [child for child in model if local(child) == "tr"]
        fits = model is not None and bool(rows) and all(len(_cells(row)) == columns for row in rows)
        made = w("tbl")
        if fits and model is not None:
            made.extend(deepcopy(child) for child in model if local(child) in ("tblPr", "tblGrid"))
        else:
            made.append(w("tblPr", w("tblW", w="0", type="auto")))
            made.append(w("tblGrid", *(w("gridCol", w=str(9_000 // columns)) for _ in range(columns))))
        for number, cells in enumerate(block.rows):
            like = rows[min(number, len(rows) - 1)] if fits else None
            row = w("tr")
            if like is not None:
                row.extend(deepcopy(child) for child in like if local(child) == "trPr")
            for column in range(columns):
                cell = w("tc")
                pattern = None if like is None else _cells(like)[column]
                properties = None if pattern is None else pattern.find(qn("w:tcPr"))
                if properties is not None:
                    cell.append(deepcopy(properties))
                paragraph = None if pattern is None else pattern.find(qn("w:p"))
                filled = w("p")
                base: Element | None = None
                if paragraph is not None:
                    found = Found(Sought((), "text", "", block.rows[0][0]), paragraph)
                    own = _properties(found, automatic=True)
                    if own is not None:
                        filled.append(own)
                    base = self._looks.base(found)
                if column < len(cells):
                    filled.extend(self._printer.runs(self._printer.cut(cells[column]), base))
                cell.append(filled)
                row.append(cell)
            made.append(row)
        return made


class _Templates:
    """After which paragraph of the file a new one is made."""

    def __init__(self, there: Sequence[Found]) -> None:
        self._there = there

    def nearest(self, it: Sought) -> Found:
        """The paragraph most like it: of its part, depth and kind, numbered as it is, and near its place."""

        def unlike(found: Found) -> tuple[bool, ...]:
            other = found.sought
            return (
                other.role == "table",
                other.path[0] != it.path[0],
                type(other.block) is not type(it.block),
                other.role != it.role,
                len(other.path) != len(it.path),
                bool(other.number) != bool(it.number),
            )

        def far(found: Found) -> int:
            pairs = zip(found.sought.path[1:], it.path[1:], strict=False)
            return sum(abs(int(a) - int(b)) for a, b in pairs)

        return min(self._there, key=lambda found: (unlike(found), far(found)))

    def table(self) -> Element | None:
        """Any table of the text."""
        return next((f.element for f in self._there if local(f.element) == "tbl"), None)


def _cells(row: Element) -> list[Element]:
    return [child for child in row if local(child) == "tc"]


def _lead(model: Found) -> list[Element]:
    """Copies of the runs of the typed number of a paragraph."""
    copy = deepcopy(model.element)
    found = items([copy])
    places = [k for k, item in enumerate(found) if not item.is_point][: model.start]
    end = places[-1] + 1 if places else 0
    runs = cut(found, [end])
    return [deepcopy(run) for run in dict.fromkeys(runs[:end])]


def _properties(model: Found, *, automatic: bool) -> Element | None:
    """A copy of the properties of a paragraph; without its place in a list where the number is typed."""
    properties = model.element.find(qn("w:pPr"))
    if properties is None:
        return None
    made = deepcopy(properties)
    for child in list(made):
        if local(child) in ("rPr", "sectPr", "pPrChange") or (local(child) == "numPr" and not automatic):
            made.remove(child)
    return made


_EMPHASIS = ("b", "i", "u", "vertAlign")


class Looks:
    """What of the look of runs is emphasis."""

    def __init__(self, styles: Element | None) -> None:
        found = [] if styles is None else styles.findall(qn("w:style"))
        self._styles = {attribute(style, "w:styleId"): style for style in found}

    def emphasis(self, run: Element) -> dict[str, str]:
        """The emphasis of a run, by its character style and by hand."""
        look = run.find(qn("w:rPr"))
        if look is None:
            return {}
        found = self._of_style(attribute(look.find(qn("w:rStyle")), "w:val"))
        found.update(_said(look))
        return {name: value for name, value in found.items() if value}

    def _of_style(self, identity: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for _ in range(20):
            style = self._styles.get(identity)
            if style is None:
                break
            look = style.find(qn("w:rPr"))
            found = {**({} if look is None else _said(look)), **found}
            identity = attribute(style.find(qn("w:basedOn")), "w:val")
        return found

    def base(self, model: Found) -> Element | None:
        """The look of the plain words of a paragraph: that of most of its characters, without emphasis."""
        counts: Counter[Element] = Counter()
        for run in model.element.iter(qn("w:r")):
            counts[run] += sum(len(text.text or "") for text in run.findall(qn("w:t")))
        plain = Counter({run: count for run, count in counts.items() if count and not self.emphasis(run)})
        if not (best := (plain or +counts).most_common(1)):
            return None
        look = best[0][0].find(qn("w:rPr"))
        if look is None:
            return None
        made = deepcopy(look)
        for child in list(made):
            named = local(child)
            if named in (*_EMPHASIS, "bCs", "iCs", "rPrChange", "ins", "del") or (named == "rStyle" and not plain):
                made.remove(child)
        return made

    def changed(self, old: Element, new: Element) -> tuple[bool, Element | None]:
        """Whether the emphasis of words is another, and the look that gives them the new one."""
        here, there = self.emphasis(old), self.emphasis(new)
        if here == there:
            return False, None
        look = old.find(qn("w:rPr"))
        made = w("rPr") if look is None else deepcopy(look)
        fresh = new.find(qn("w:rPr"))
        for name in ("b", "bCs", "i", "iCs", "u", "vertAlign"):
            for child in made.findall(qn(f"w:{name}")):
                made.remove(child)
        for name in _EMPHASIS:
            if name in there:
                for child in () if fresh is None else fresh:
                    if local(child) in (name, f"{name}Cs"):
                        put_in_order(made, deepcopy(child))
            elif name in here and self._of_style(attribute(made.find(qn("w:rStyle")), "w:val")).get(name):
                put_in_order(made, w(name, val="none" if name == "u" else "baseline" if name == "vertAlign" else "0"))
        return True, made


def _said(look: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _EMPHASIS:
        child = look.find(qn(f"w:{name}"))
        if child is not None:
            value = attribute(child, "w:val", "1")
            found[name] = (
                "" if value in ("0", "false", "off", "none", "baseline") else value if name == "vertAlign" else "1"
            )
    return found


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

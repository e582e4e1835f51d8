"""The steps of a redline carried out on a text: each paragraph and table where it belongs, moves with both ends."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import dataclass, field, replace

from resdraft.ooxml import Element, local, put_in_order, qn, w
from resdraft.render.redline_items import came
from resdraft.render.redline_marks import Marker, own_properties, same_properties
from resdraft.render.redline_order import Step
from resdraft.render.redline_paragraphs import Paragraphs
from resdraft.render.redline_tables import Tables

_RANGE_ENDS = ("moveFromRangeEnd", "moveToRangeEnd")
_COMES = ("ins", "moveTo")
_GOES = ("del", "moveFrom")


@dataclass(slots=True)
class Writing:
    """A text that is changed in place: the old paragraphs stand in a document, the new ones do not yet."""

    old: list[list[Element]]
    """Each old paragraph or table; of a paragraph that a rival parted, all its parts."""
    new: Sequence[Element]
    paragraphs: Paragraphs
    originals: Sequence[Element]
    """The old paragraphs as they were before anybody changed them."""
    same: AbstractSet[tuple[int, int]] = frozenset()
    """Old and new numbers of what is left alone, whatever it looks like."""
    start: Element | None = None
    """Where the first new paragraph goes behind, should it come before all old ones."""
    placed: dict[Element, int] = field(default_factory=dict)
    """What was put in, with the number of the new paragraph that it is."""

    fresh: dict[int, Element] = field(default_factory=dict)
    """Copies of new paragraphs that moved, as they were made."""

    def carry_out(self, steps: Sequence[Step]) -> None:
        """Every step in order."""
        self.fresh = {step.new[0]: deepcopy(self.new[step.new[0]]) for step in steps if step.new and step.move}
        steps = self._settled_before(steps)
        cursor = self.start
        waiting: list[Element] = []
        firsts: dict[tuple[int, bool], Element] = {}
        lasts: dict[tuple[int, bool], Element] = {}
        for step in steps:
            made = self._step(step)
            if step.move:
                key = (step.move, bool(step.old))
                firsts.setdefault(key, made[0])
                lasts[key] = made[-1]
            for element in made:
                if element.getparent() is not None:
                    for early in waiting:
                        element.addprevious(early)
                    waiting = []
                elif cursor is None:
                    waiting.append(element)
                    continue
                else:
                    cursor = self._behind_rivals(cursor)
                    cursor.addnext(element)
                cursor = element
        for number in sorted({move for move, _ in firsts}):
            self._range(firsts, lasts, number)

    def _settled_before(self, steps: Sequence[Step]) -> list[Step]:
        """The steps; what a rival took out or moved cannot move once more, it only comes at its new place."""
        gone = {step.move for step in steps if step.move and step.old and self._is_changed(self.old[step.old[0]])}
        return [replace(step, move=0) if step.move in gone else step for step in steps]

    def _is_changed(self, pieces: Sequence[Element]) -> bool:
        return len(pieces) > 1 or _end(pieces[0]) is not None

    def _behind_rivals(self, cursor: Element) -> Element:
        """Behind what rivals put in at the same place."""
        following = cursor.getnext()
        while following is not None and (
            local(following) in _RANGE_ENDS or (local(following) == "p" and came(following, self.paragraphs.others))
        ):
            cursor, following = following, following.getnext()
        return cursor

    def _step(self, step: Step) -> list[Element]:
        tables = Tables(self.paragraphs)
        if step.old and step.new:
            pieces = [piece for k in step.old for piece in self.old[k]]
            if len(step.old) == len(step.new) == 1 and (step.old[0], step.new[0]) in self.same:
                return pieces
            new = [self.new[k] for k in step.new]
            if local(pieces[0]) == "tbl":
                if tables.change(pieces[0], new[0]):
                    return pieces
                tables.go(pieces[0])
                tables.come(new[0])
                return [*pieces, *new]
            made = self.paragraphs.change(pieces, new)
            self._share_out(step.old, made)
            self.placed.update(dict.fromkeys(made, step.new[-1]))
            return made
        if step.old:
            pieces = self.old[step.old[0]]
            if step.move:
                self.paragraphs.depart(pieces[0], self.fresh[step.partner])
                return pieces
            for piece in pieces:
                if local(piece) == "tbl":
                    tables.go(piece)
                else:
                    self.paragraphs.go(piece, "del", end=piece is pieces[-1])
            return pieces
        element = self.new[step.new[0]]
        if local(element) == "tbl":
            tables.come(element)
        elif step.move:
            self.paragraphs.arrive(self.originals[step.partner], element)
        else:
            self.paragraphs.come(element, "ins")
        self.placed[element] = step.new[0]
        return [element]

    def _share_out(self, numbers: Sequence[int], made: Sequence[Element]) -> None:
        """Note the parts of each old paragraph: those up to the one that has its end."""
        rest = list(made)
        for number in numbers:
            stop = rest.index(self.old[number][-1]) + 1
            self.old[number] = rest[:stop]
            rest = rest[stop:]

    def _range(
        self, firsts: dict[tuple[int, bool], Element], lasts: dict[tuple[int, bool], Element], number: int
    ) -> None:
        """Both ranges of a move, by one name: they begin in the first paragraph and end behind the last."""
        name = self.paragraphs.marker.move()
        for is_old in (True, False):
            start, end = self.paragraphs.marker.range("moveFrom" if is_old else "moveTo", name)
            first = firsts[number, is_old]
            first.insert(1 if len(first) and local(first[0]) == "pPr" else 0, start)
            lasts[number, is_old].addnext(end)


def settle_ends(container: Element, marker: Marker) -> None:
    """Where paragraphs at the end of a text, of a cell or before a table came or went, let the last end stay.

    Word cannot take away the last end of a paragraph there: accepting or rejecting would leave an empty one. So the
    end before it is what came or went, and the last one only changes its properties.
    """
    for inner in [container, *container.iter(qn("w:tc"))]:
        row: list[Element] = []
        for child in [*inner, None]:
            name = "end" if child is None else local(child)
            if child is not None and name == "p":
                row.append(child)
            elif name in ("tbl", "sectPr", "sdt", "end"):
                _settle_row(row, marker)
                row = []


def _settle_row(row: Sequence[Element], marker: Marker) -> None:
    if not row:
        return
    last, change = row[-1], _end(row[-1])
    if change is None:
        return
    same = _COMES if local(change) in _COMES else _GOES
    before = next((p for p in reversed(row[:-1]) if _kind(p) not in same), None)
    if before is None:
        return
    own = own_properties(last)
    end = own.find(qn("w:rPr"))
    assert end is not None
    end.remove(change)
    if not len(end):
        own.remove(end)
    old, new = _before_and_after(before)
    if same is _GOES:
        _give_end(before, old, change)
        _set(last, new, deepcopy(own), marker)
    elif _end(before) is None:
        _give_end(before, new, change)
        _set(last, deepcopy(own), old, marker)
    else:
        _join(before, row[row.index(before) + 1])
        _set(last, deepcopy(own), old, marker)


def _end(paragraph: Element) -> Element | None:
    """What says that the end of a paragraph came or went."""
    end = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return None if end is None else next((e for e in end if local(e) in (*_COMES, *_GOES)), None)


def _kind(paragraph: Element) -> str:
    change = _end(paragraph)
    return "" if change is None else local(change)


def _before_and_after(paragraph: Element) -> tuple[Element, Element]:
    """The properties of a paragraph as they were and as they are, without what is said of its end."""
    new = deepcopy(own_properties(paragraph))
    change = new.find(qn("w:pPrChange"))
    for name in ("w:rPr", "w:pPrChange"):
        for found in new.findall(qn(name)):
            new.remove(found)
    inner = None if change is None else change.find(qn("w:pPr"))
    return (deepcopy(new) if change is None else w("pPr") if inner is None else deepcopy(inner)), new


def _give_end(paragraph: Element, properties: Element, change: Element) -> None:
    """Give a paragraph these properties and an end that came or went."""
    own = own_properties(paragraph)
    end = own.find(qn("w:rPr"))
    paragraph.remove(own)
    properties = deepcopy(properties)
    paragraph.insert(0, properties)
    if end is None:
        end = w("rPr")
    put_in_order(end, change)
    put_in_order(properties, end)


def _set(paragraph: Element, new: Element, old: Element, marker: Marker) -> None:
    """Give a paragraph properties, with the change from the old ones where they differ."""
    paragraph.remove(own_properties(paragraph))
    paragraph.insert(0, deepcopy(old))
    if not same_properties(old, new):
        marker.change_properties(paragraph, new)


def _join(before: Element, after: Element) -> None:
    """Put the words of a paragraph, and what stands behind it, at the beginning of the next one."""
    content = [child for child in before if local(child) != "pPr"]
    behind = before.getnext()
    while behind is not None and behind is not after:
        content.append(behind)
        behind = behind.getnext()
    place = 1 if len(after) and local(after[0]) == "pPr" else 0
    for offset, child in enumerate(content):
        after.insert(place + offset, child)
    parent = before.getparent()
    assert parent is not None
    parent.remove(before)

"""A place in paragraphs that are being changed: what was passed, where to put something, where to part."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from resdraft.ooxml import Element, local, qn, w
from resdraft.render.redline_items import NOBODY, came, runs_of
from resdraft.render.redline_marks import Marker

_CHANGES = ("ins", "del", "moveFrom", "moveTo")


@dataclass(slots=True)
class Place:
    """Where in the old paragraphs the writing is."""

    paragraphs: list[Element]
    marker: Marker
    others: range = NOBODY
    number: int = 0
    last: Element | None = None
    """What was passed or put last in the paragraph."""
    made: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.made = list(self.paragraphs)

    @property
    def paragraph(self) -> Element:
        return self.paragraphs[self.number]

    def pass_by(self, run: Element) -> None:
        """Behind a run."""
        while next(found for found in run.iterancestors() if local(found) == "p") is not self.paragraph:
            self.number += 1
        self.last = run

    def end(self) -> Element:
        """The paragraph with the old end of the one that the writing is in; rivals may have parted it."""
        while self.number + 1 < len(self.paragraphs) and came(self.paragraph, self.others):
            self.number += 1
            self.last = None
        return self.paragraph

    def next(self) -> None:
        """Behind the end of the paragraph."""
        self.end()
        self.number += 1
        self.last = None

    def put(self, found: Element) -> None:
        """Put something here."""
        _put(self.paragraph, _open_behind(self.last, self.marker), found)
        self.last = found

    def part(self, properties: Element | None) -> None:
        """End the paragraph here, by an end that came; what follows is the old paragraph still."""
        own = self.paragraph
        self.last = _open_behind(self.last, self.marker)
        before = w("p")
        if properties is not None:
            before.append(deepcopy(properties))
        outer = self.last
        while outer is not None and outer.getparent() is not own:
            outer = outer.getparent()
        if outer is not None:
            for child in list(own[: own.index(outer) + 1]):
                if local(child) != "pPr":
                    before.append(child)
        own.addprevious(before)
        self.marker.mark_end(before, "ins")
        self.made.insert(self.made.index(own), before)
        self.last = None


def cut_out(runs: Sequence[Element], marker: Marker) -> Element:
    """The mark around runs, parted so that it holds them alone."""
    _part_behind(runs[-1], marker)
    if (before := runs[0].getprevious()) is not None:
        _part_behind(before, marker)
    wrapper = runs[0].getparent()
    assert wrapper is not None
    return wrapper


def _part_behind(run: Element, marker: Marker) -> None:
    """Part the mark around a run behind it."""
    wrapper = run.getparent()
    assert wrapper is not None
    if rest := list(wrapper[wrapper.index(run) + 1 :]):
        second = wrapper.makeelement(wrapper.tag, dict(wrapper.attrib), wrapper.nsmap)
        second.set(qn("w:id"), marker.numbers.next())
        second.extend(rest)
        wrapper.addnext(second)


def _open_behind(last: Element | None, marker: Marker) -> Element | None:
    """The mark around a run that ends with it: a mark of more is parted behind the run."""
    if last is None or not inside_change(last):
        return last
    wrapper = last.getparent()
    assert wrapper is not None
    _part_behind(last, marker)
    return _open_behind(wrapper, marker)


def _put(paragraph: Element, last: Element | None, found: Element) -> None:
    """Put something behind what was passed last in a paragraph, or at its beginning."""
    if last is not None:
        last.addnext(found)
        return
    first = next(runs_of(paragraph), None)
    if first is not None and inside_change(first):
        first = None
    if first is not None:
        first.addprevious(found)
        return
    paragraph.insert(1 if len(paragraph) and local(paragraph[0]) == "pPr" else 0, found)


def inside_change(run: Element) -> bool:
    """Whether a run stands in the mark of a change."""
    parent = run.getparent()
    return parent is not None and local(parent) in _CHANGES

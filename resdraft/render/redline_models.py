"""After which paragraphs of a given Word file new ones are made."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from resdraft.ooxml import Element, local, qn
from resdraft.render.redline_items import cut, items
from resdraft.render.redline_places import Found, Sought


class Models:
    """The paragraphs of a file as they were before anybody changed them."""

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


def cells(row: Element) -> list[Element]:
    return [child for child in row if local(child) == "tc"]


def lead_of(model: Found) -> list[Element]:
    """Copies of the runs of the typed number of a paragraph."""
    copy = deepcopy(model.element)
    found = items([copy])
    places = [k for k, item in enumerate(found) if not item.is_point][: model.start]
    end = places[-1] + 1 if places else 0
    runs = cut(found, [end])
    return [deepcopy(run) for run in dict.fromkeys(runs[:end])]


def properties_of(paragraph: Element, *, automatic: bool) -> Element | None:
    """A copy of the properties of a paragraph; without its place in a list where the number is typed."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        return None
    made = deepcopy(properties)
    for child in list(made):
        if local(child) in ("rPr", "sectPr", "pPrChange") or (local(child) == "numPr" and not automatic):
            made.remove(child)
    return made

"""Items that are typed with the whole of their number: "1.1", "2.1.3", "OP1(a)", "1.a."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resdraft.importers.plain_labels import Label
from resdraft.importers.plain_paragraphs import Paragraph
from resdraft.model import label_places

_COMPOUND = re.compile(r"(?:OP ?)?(?P<top>\d{1,3})(?P<below>(?:\.\d{1,2}|\.?\([a-z\d]{1,2}\)|\.[a-z])+)[.):]?(?:\s+|$)")
_PART = re.compile(r"\(([a-z\d]{1,2})\)|\.?([a-z\d]{1,2})")
_DEEPER = 4
"""So many columns further in than its paragraph is an item taken to stand, for each part of its number."""


def part_compounds(paragraphs: list[Paragraph]) -> None:
    """Give each item typed with its paragraph's number the label that it has in its list, where it is the next one."""
    at: list[int] = []
    indent = 0
    for paragraph in paragraphs:
        found = _COMPOUND.match(paragraph.words)
        parts = list(_parts(found["below"])) if found else []
        place = [int(found["top"]), *(place for _, place in parts)] if found else []
        if found and at and _is_next(place, at):
            label = parts[-1][0]
            paragraph.label = Label("item", label, found.end(), label[0] + label[-1])
            paragraph.indent = indent + _DEEPER * len(parts)
            at = place
        elif paragraph.label and paragraph.label.kind == "top":
            at, indent = [paragraph.label.count], paragraph.indent


def _parts(below: str) -> Iterator[tuple[str, int]]:
    """Each part of a number behind the first, as the label of a list, with its place there."""
    for bracketed, bare in _PART.findall(below):
        label = f"({bracketed})" if bracketed else f"{bare}."
        yield label, next((place for style, place in label_places(label) if style[-2:-1] not in "iI"), 0)


def _is_next(place: list[int], at: list[int]) -> bool:
    """Whether a number goes on with the last one, or begins a list below it."""
    depth = len(place)
    if place[:-1] != at[: depth - 1] or depth > len(at) + 1:
        return False
    return place[-1] == (at[depth - 1] + 1 if depth <= len(at) else 1)

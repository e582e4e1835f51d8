"""Which paragraphs of a Word file with tracked changes belong to which clauses."""

from __future__ import annotations

from collections.abc import Collection

from resdraft.model import InputError, Path, Resolution, blocks
from resdraft.ooxml import Element, qn, read_package
from resdraft.render.redline_items import words_of
from resdraft.render.redline_places import find, sought

_EVERY = range(1 << 31)
"""The numbers of all marks."""


def clause_paragraphs(
    data: bytes, accepted: Resolution, rejected: Resolution, labels: Collection[str]
) -> frozenset[int]:
    """The numbers, counted from 0 through the text, of the paragraphs of these clauses and of all below them.

    `accepted` and `rejected` are the two readings of the file. A label ("OP5", "PP2", "OP5 (a)") is that of the new
    text; of clauses that went, that of the old one. Raises InputError for a label that neither has.
    """
    package = read_package(data)
    body = package.xml(package.main()).find(qn("w:body"))
    if body is None:
        raise InputError("a Word file without a text")
    numbers = {element: number for number, element in enumerate(body.iter(qn("w:p")))}
    wanted = {label.casefold() for label in labels}
    found: set[int] = set()
    known: set[str] = set()
    for resolution, others in ((accepted, range(0)), (rejected, _EVERY)):
        paths = {place.path: place.label for place in blocks(resolution) if place.label.casefold() in wanted}
        known |= {label.casefold() for label in paths.values()}
        for one in find(sought(resolution), body, others):
            gone = others and not (one.element.tag == qn("w:p") and not words_of(one.element).strip())
            if not gone and any(_below(one.sought.path, path) for path in paths):
                found |= {numbers[p] for p in _paragraphs(one.element)}
    if missing := [label for label in labels if label.casefold() not in known]:
        raise InputError(f"there is no {missing[0]}", hint="labels are those of `resdraft changes`")
    return frozenset(found)


def _below(path: Path, above: Path) -> bool:
    return path[: len(above)] == above


def _paragraphs(element: Element) -> list[Element]:
    return list(element.iter(qn("w:p")))

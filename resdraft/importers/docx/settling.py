"""Tracked changes of a Word file settled for good: accepted or rejected, all or those of some authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from resdraft.importers.docx.revisions import Chosen, change_marks, settled
from resdraft.importers.result import Revisions
from resdraft.model import InputError
from resdraft.ooxml import Element, Original, Package, attribute, local, qn, read_package

_AND = "; "
"""What stands between the names of several who took out the same words."""
_PARTS = ("footnotes", "endnotes", "header", "footer")


@dataclass(frozen=True, slots=True)
class Settled:
    """A Word file after some of its tracked changes were settled."""

    data: bytes
    settled: int
    """How many marks were settled."""
    left: tuple[tuple[str, int], ...]
    """How many marks each author still has, by name."""


def settle(
    data: bytes,
    revisions: Revisions,
    authors: Collection[str] = (),
    name: str = "",
    *,
    paragraphs: Collection[int] | None = None,
) -> Settled:
    """Accept or reject the tracked changes of a Word file; with `authors`, those of these people alone.

    With `paragraphs`, numbers counted from 0 through the text, only what stands in those.
    What no change touches keeps its bytes. Raises InputError, with `name`, for what is no Word file or is broken.
    """
    try:
        package = read_package(data)
        document = package.main()
        root = package.xml(document)
    except InputError as error:
        raise InputError(error.message, hint=error.hint, where=name) from error
    parts = [document, *_beside(package, document)]
    kept = dict(package.parts)
    originals = {part: Original(kept[part], package.xml(part)) for part in parts}
    before = _references(root)
    count = 0
    left: Counter[str] = Counter()
    for part in parts:
        tree = package.xml(part)
        chosen = _chosen(tree, authors, paragraphs)
        if revisions == "rejected" and authors:
            count += _withdrawn(tree, authors)
        count += settled(tree, revisions, chosen)
        left.update(name for mark in change_marks(tree) for name in _names(mark))
    _drop_notes(package, document, before - _references(root))
    for part in kept:
        package.put(part, originals[part].data() if part in originals else kept[part])
    return Settled(package.data(), count, tuple(sorted(left.items())))


def authors_of(data: bytes, name: str = "") -> tuple[tuple[str, int], ...]:
    """Who has tracked changes in a Word file, and how many marks. Raises InputError as `settle` does."""
    return settle(data, "accepted", ("\x00",), name).left


def _chosen(root: Element, authors: Collection[str], paragraphs: Collection[int] | None) -> Chosen | None:
    """Which marks are to be settled; None for all."""
    if not authors and paragraphs is None:
        return None
    body = root.find(qn("w:body"))
    every = [] if paragraphs is None or body is None else list(body.iter(qn("w:p")))
    inside = {every[number] for number in paragraphs or () if number < len(every)}

    def chosen(mark: Element) -> bool:
        if authors and not any(name in authors for name in _names(mark)):
            return False
        return paragraphs is None or any(around in inside for around in mark.iterancestors())

    return chosen


def _names(mark: Element) -> list[str]:
    """Whose mark it is: of several, where rivals took out the same words."""
    return attribute(mark, "w:author").split(_AND)


def _withdrawn(root: Element, authors: Collection[str]) -> int:
    """Take these people's names from marks that are others' as well, which stay; how many."""
    count = 0
    for mark in change_marks(root):
        names = _names(mark)
        others = [name for name in names if name not in authors]
        if others and len(others) < len(names):
            mark.set(qn("w:author"), _AND.join(others))
            count += 1
    return count


def _beside(package: Package, document: str) -> list[str]:
    """The parts beside the text that hold words."""
    related = package.relationships(document)
    return [r.target for r in related if r.type.rpartition("/")[2] in _PARTS and r.target in package]


def _references(root: Element) -> set[tuple[str, str]]:
    signs = root.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))
    return {(local(sign).removesuffix("Reference"), attribute(sign, "w:id")) for sign in signs}


def _drop_notes(package: Package, document: str, gone: set[tuple[str, str]]) -> None:
    """Take out the notes whose references are gone."""
    for kind, number in gone:
        part = package.related(document, f"{kind}s")
        for note in package.xml(part).findall(qn(f"w:{kind}")) if part else ():
            if attribute(note, "w:id") == number:
                package.xml(part).remove(note)

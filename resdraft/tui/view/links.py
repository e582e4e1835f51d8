"""Where the words of a paragraph lead: cross-references and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resdraft.model import Annex, Clause, Heading, Path, Place, Resolution, Table, Text, UsageError, at, blocks
from resdraft.tui.view.words import first_words, note_signs

_WORDS = 60
_NUMBER = r"\d{1,3}(?: ?\([a-z]{1,4}\))*"
_HERE = r"(?:above|below|of (?:the present|this) (?:resolution|decision))"
_PRINTED = re.compile(rf"\bparagraphs? ({_NUMBER}(?:(?:, | and | or |, and | to ){_NUMBER})*) {_HERE}")
"""Paragraphs of the same resolution, as English texts name them where the draft has no reference."""
_ONE = re.compile(_NUMBER)
_ANNEX = re.compile(r"\b[Aa]nnex(?: ([IVXL]+|[A-Z]))? (?:above|below|to (?:the present|this) (?:resolution|decision))")


@dataclass(frozen=True, slots=True)
class Link:
    """A place that a paragraph names."""

    name: str
    """ "OP3 (a)", "note ¹"."""
    words: str
    """The beginning of what stands there."""
    path: Path
    """As a sheet has it; ("notes", n) for a note."""


def links(resolution: Resolution, path: Path) -> tuple[Link, ...]:
    """Where the block at a path leads, each place once: marked references and notes, then what is only in the words.

    Of words those of English texts are known: "paragraph 3 (a) above", "annex II to the present resolution".
    """
    clauses = [place for place in blocks(resolution) if isinstance(place.block, Clause)]
    places = {place.block.id: place for place in clauses if isinstance(place.block, Clause)}
    signs = note_signs(resolution)
    notes = {note.name: number for number, note in enumerate(resolution.notes)}
    found: dict[Path, Link] = {}
    for text in _texts(resolution, path):
        for mark in text.marks:
            name = str(mark.value)
            if mark.kind == "ref" and name in places:
                link = _to_clause(places[name])
            elif mark.kind == "note" and name in notes:
                note = resolution.notes[notes[name]]
                words = first_words(note.text.plain, _WORDS)
                link = Link(f"note {signs[name]}", words, ("notes", notes[name]))
            else:
                continue
            found.setdefault(link.path, link)
    labels = {place.label.replace(" ", ""): place for place in clauses}
    for text in _texts(resolution, path):
        for link in _in_words(text.plain.replace("\u00a0", " "), labels, resolution):
            found.setdefault(link.path, link)
    found.pop(path, None)
    return tuple(found.values())


def _in_words(plain: str, labels: Mapping[str, Place], resolution: Resolution) -> Iterator[Link]:
    for named in _PRINTED.finditer(plain):
        for number in _ONE.findall(named[1]):
            if place := labels.get(f"OP{number.replace(' ', '')}"):
                yield _to_clause(place)
    for named in _ANNEX.finditer(plain):
        wanted = f"annex {named[1] or ''}".strip().casefold()
        for index, annex in enumerate(resolution.annexes):
            if annex.label.plain.casefold() == wanted:
                yield Link(annex.label.plain, first_words(annex.title.plain, _WORDS), ("annexes", index))


def _to_clause(place: Place) -> Link:
    block = place.block
    words = block.text.plain if isinstance(block, Clause) else ""
    return Link(place.label, first_words(words, _WORDS), place.path)


def _texts(resolution: Resolution, path: Path) -> Iterator[Text]:
    """The words of a block itself, without those of blocks below it."""
    if path[0] == "notes":
        yield resolution.notes[int(path[1])].text
        return
    if path[0] == "annexes" and len(path) == 2:
        annex: Annex = resolution.annexes[int(path[1])]
        yield from (annex.label, annex.title)
        return
    try:
        block = at(resolution, path)
    except UsageError:
        return
    match block:
        case Clause():
            yield from (block.text, block.closing)
        case Heading():
            yield block.text
        case Table():
            for row in block.rows:
                yield from row

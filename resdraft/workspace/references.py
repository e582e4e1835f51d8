"""References that name a paragraph by a number it no longer has."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from resdraft.model import Annex, Block, Clause, Heading, Quote, Resolution, Table, Text, walk

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9./])(?:PP|OP)?(\d{1,4}(?: (?:bis|ter|quater|alt(?: \d+)?))?)((?: ?\([a-z]{1,5}\))*)"
)


@dataclass(frozen=True, slots=True)
class StaleReference:
    """Words that refer to a clause by another number than it has."""

    words: str
    """As they stand in the draft ("paragraph 3")."""
    right: str
    """As they should stand ("paragraph 4")."""
    id: str
    """Of the clause referred to."""


def refresh_references(resolution: Resolution) -> tuple[Resolution, tuple[StaleReference, ...]]:
    """The resolution with the right numbers in its references, and those that were wrong.

    Only a reference whose words hold one number ("paragraph 3", "paragraph 3 (a)", "OP3 bis") is looked at, and only if
    the clause it leads to has a number.
    """
    names = _names(resolution)
    stale: list[StaleReference] = []
    return _mapped(resolution, lambda text: _refreshed(text, names, stale)), tuple(stale)


@dataclass(frozen=True, slots=True)
class DeadReference:
    """What refers to an id that no paragraph has."""

    words: str
    """As they stand in the draft ("paragraph 3"), or the label of the paragraph that is said to be linked ("OP2")."""
    id: str


def dead_references(resolution: Resolution) -> tuple[DeadReference, ...]:
    """References and links to ids that no paragraph has, in the order of the draft."""
    known = {place.block.id for place in walk(resolution) if isinstance(place.block, Clause)}
    found: list[DeadReference] = []

    def look(text: Text) -> Text:
        for mark in text.marks:
            if mark.kind == "ref" and str(mark.value) not in known:
                found.append(DeadReference(text.plain[mark.start : mark.end], str(mark.value)))
        return text

    _mapped(resolution, look)
    for place in walk(resolution):
        if isinstance(place.block, Clause):
            found += [DeadReference(place.label, name) for name in place.block.status.linked if name not in known]
    return tuple(found)


def _names(resolution: Resolution) -> dict[str, tuple[str, str]]:
    """By id: the number of the paragraph that a clause is or stands in, and the labels below it ("(a) (ii)")."""
    names: dict[str, tuple[str, str]] = {}
    above: list[str] = []
    for place in walk(resolution):
        del above[place.level :]
        above.append(place.printed.rstrip(".") or _preambular(place.label))
        if isinstance(place.block, Clause) and place.block.id and all(above):
            names[place.block.id] = (above[0], " ".join(above[1:]))
    return names


def _preambular(label: str) -> str:
    return label.removeprefix("PP") if label.startswith("PP") else ""


def _refreshed(text: Text, names: dict[str, tuple[str, str]], stale: list[StaleReference]) -> Text:
    for mark in [mark for mark in reversed(text.marks) if mark.kind == "ref"]:
        name = names.get(str(mark.value))
        found = list(_NUMBER.finditer(text.plain, mark.start, mark.end))
        if name is None or len(found) != 1:
            continue
        number, labels = found[0][1], found[0][2]
        right = name[0] + (f" {name[1]}" if name[1] and labels else "")
        start, end = found[0].start(1), found[0].end(2) if labels else found[0].end(1)
        if _squeezed(text.plain[start:end]) == _squeezed(right) or (labels and not name[1]):
            continue
        if not labels and name[0] == number:
            continue
        before = text.plain[mark.start : mark.end]
        after = text.plain[mark.start : start] + right + text.plain[end : mark.end]
        stale.append(StaleReference(before, after, str(mark.value)))
        text = _with(text, start, end, right)
    return text


def _squeezed(words: str) -> str:
    return words.replace(" ", "")


def _with(text: Text, start: int, end: int, words: str) -> Text:
    """The text with other words between two places, and the marks moved along."""
    growth = len(words) - (end - start)

    def moved(place: int) -> int:
        return place if place <= start else place + growth if place >= end else min(place, start + len(words))

    marks = tuple(replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in text.marks)
    return Text(text.plain[:start] + words + text.plain[end:], marks)


_Change = Callable[[Text], Text]


def _mapped(resolution: Resolution, change: _Change) -> Resolution:
    """The resolution with every text of its body and notes changed."""
    return replace(
        resolution,
        preamble=_mapped_blocks(resolution.preamble, change),
        operative=_mapped_blocks(resolution.operative, change),
        annexes=tuple(
            Annex(change(annex.label), change(annex.title), _mapped_blocks(annex.blocks, change))
            for annex in resolution.annexes
        ),
        notes=tuple(replace(note, text=change(note.text)) for note in resolution.notes),
    )


def _mapped_blocks(blocks: tuple[Block, ...], change: _Change) -> tuple[Block, ...]:
    return tuple(_mapped_block(block, change) for block in blocks)


def _mapped_block(block: Block, change: _Change) -> Block:
    match block:
        case Clause():
            return replace(
                block,
                text=change(block.text),
                items=_mapped_blocks(block.items, change),
                closing=change(block.closing),
            )
        case Heading():
            return replace(block, text=change(block.text))
        case Table():
            return Table(tuple(tuple(change(cell) for cell in row) for row in block.rows))
        case Quote():
            return Quote(_mapped_blocks(block.blocks, change))

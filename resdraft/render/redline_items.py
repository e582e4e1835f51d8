"""Paragraphs of a Word file taken apart into what is compared: characters, tabs, notes, ends of paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

from resdraft.ooxml import Element, attribute, local, qn, w, words

END = "\n"
"""The end of a paragraph, where several are compared as one."""
BREAK = "\x0b"
"""A line break within a paragraph."""
_AROUND = frozenset({"hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo"})
_COMES = frozenset({"ins", "moveTo"})
_GOES = frozenset({"del", "moveFrom"})
NOBODY = range(0)
"""The numbers of marks of no rivals."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_TEXTS = ("t", "delText")
_QUIET = frozenset({"lastRenderedPageBreak", "fldChar", "instrText", "annotationRef", "footnoteRef", "endnoteRef"})
"""What a run may hold and is nothing that could be compared; it goes with the words around it."""

NoteKey = Callable[[str], str]
"""What a footnote is known by, from its number in the file: one that both texts have is known by one name."""


@dataclass(frozen=True, slots=True)
class Item:
    """A character or another thing in a line."""

    key: str
    """The character itself; for what is none more than one character."""
    run: Element | None = None
    """The run that holds it, and nothing else than items of one look; None for the end of a paragraph."""
    paragraph: int = 0
    """Number of its paragraph among those compared as one."""

    @property
    def is_point(self) -> bool:
        """Whether it is no character: a note, a picture."""
        return len(self.key) > 1


def items(
    paragraphs: Sequence[Element], note: NoteKey = str, again: NoteKey = str, others: range = NOBODY
) -> list[Item]:
    """Everything in the paragraphs in order, an END between each two; runs are parted so that each holds one thing.

    `again` tells by the name of a bookmark which note a field repeats; `others` as in `runs_of`.
    """
    found: list[Item] = []
    for number, paragraph in enumerate(paragraphs):
        if number and not came(paragraphs[number - 1], others):
            found.append(Item(END, None, number - 1))
        parts = [part for run in list(runs_of(paragraph, others)) for part in _parted(run)]
        skip = 0
        for place, run in enumerate(parts):
            if place < skip:
                continue
            anchor, skip = _repeated_note(parts, place)
            if anchor:
                found.append(Item(f"again {again(anchor)}", run, number))
            else:
                found += _items_of(run, number, note)
    return found


def _repeated_note(parts: Sequence[Element], place: int) -> tuple[str, int]:
    """The bookmark that a field beginning here repeats the note of, and the number of the run behind the field."""
    if field_sign(parts[place]) != "begin":
        return "", 0
    said = ""
    for number, run in enumerate(parts[place:], start=place):
        said += "".join(str(code.text or "") for code in run.iter(qn("w:instrText")))
        if field_sign(run) == "end":
            words_of = said.split()
            return (words_of[1], number + 1) if words_of[:1] == ["NOTEREF"] and len(words_of) > 1 else ("", 0)
    return "", 0


def field_sign(run: Element) -> str:
    """What a run is of a field: "begin", "separate", "end"; empty for any other run."""
    return attribute(run.find(qn("w:fldChar")), "w:fldCharType")


def runs_of(container: Element, others: range = NOBODY) -> Iterator[Element]:
    """The runs of a paragraph in order, those in links and earlier insertions too, those deleted before left out.

    Marks with one of the numbers of `others` are those of rivals: what they put in is not there, what they took out is.
    """
    for child in container:
        name = local(child)
        if name == "r":
            yield child
        elif name in _COMES or name in _GOES:
            rival = is_of(child, others)
            if (name in _COMES) != rival:
                yield from runs_of(child, others)
        elif name in _AROUND:
            yield from runs_of(child, others)


def is_of(mark: Element, others: range) -> bool:
    """Whether a mark has one of these numbers."""
    number = attribute(mark, "w:id") if others else ""
    return number.isdigit() and int(number) in others


def came(paragraph: Element, others: range) -> bool:
    """Whether the end of a paragraph was put in by a rival."""
    end = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}") if others else None
    return end is not None and any(local(child) in _COMES and is_of(child, others) for child in end)


def _parted(run: Element) -> list[Element]:
    """The run as runs that hold one child each, in its place."""
    content = [child for child in run if local(child) != "rPr"]
    if len(content) < 2 or _is_own_sign(content[0]):
        return [run]
    look = run.find(qn("w:rPr"))
    parent = run.getparent()
    assert parent is not None
    place = parent.index(run)
    made = []
    for offset, child in enumerate(content):
        part = run if not offset else run.makeelement(run.tag, dict(run.attrib), run.nsmap)
        if offset:
            if look is not None:
                part.append(deepcopy(look))
            part.append(child)
            parent.insert(place + offset, part)
        made.append(part)
    return made


def _is_own_sign(child: Element) -> bool:
    """Whether a reference to a note is followed by a sign of its own in the same run."""
    return local(child) == "footnoteReference" and attribute(child, "w:customMarkFollows") in ("1", "true", "on")


def _items_of(run: Element, paragraph: int, note: NoteKey) -> list[Item]:
    child = next((child for child in run if local(child) != "rPr"), None)
    if child is None:
        return []
    name = local(child)
    if name in _TEXTS:
        return [Item(_character(c), run, paragraph) for c in child.text or ""]
    if name in _SIGNS:
        return [Item(_SIGNS[name], run, paragraph)]
    if name == "footnoteReference":
        return [Item(f"note {note(attribute(child, 'w:id'))}", run, paragraph)]
    if name in _QUIET:
        return []
    return [Item(f"{name} {attribute(child, 'w:id')}", run, paragraph)]


def _character(found: str) -> str:
    return " " if found in "\n\r\t" else found


def words_of(paragraph: Element, others: range = NOBODY) -> str:
    """The characters of a paragraph, as `items` gives them, without touching it."""
    every = (child for run in runs_of(paragraph, others) for child in run)
    return "".join(_words(child) for child in every if local(child) in _TEXTS or local(child) in _SIGNS)


def _words(child: Element) -> str:
    return "".join(map(_character, child.text or "")) if local(child) in _TEXTS else _SIGNS[local(child)]


def cut(found: Sequence[Item], places: Sequence[int]) -> list[Element]:
    """Part the runs of items so that each begins and ends at one of the places; the run of each item afterwards.

    Places are numbers of items, in order.
    """
    result: list[Element] = []
    wanted = set(places)
    index = 0
    while index < len(found):
        run = found[index].run
        stop = index + 1
        while stop < len(found) and run is not None and found[stop].run is run:
            stop += 1
        if run is None:
            result.append(w("r"))
            index = stop
            continue
        bounds = [index, *(place for place in range(index + 1, stop) if place in wanted), stop]
        result += _cut_run(run, found, bounds)
        index = stop
    return result


def _cut_run(run: Element, found: Sequence[Item], bounds: Sequence[int]) -> list[Element]:
    result = [run] * (bounds[1] - bounds[0])
    if len(bounds) == 2:
        return result
    parent = run.getparent()
    text = next((child for child in run if local(child) in _TEXTS), None)
    assert parent is not None
    assert text is not None
    look = run.find(qn("w:rPr"))
    whole, name = text.text or "", local(text)
    at = parent.index(run)
    for number, (begin, end) in enumerate(pairwise(bounds)):
        said = whole[begin - bounds[0] : end - bounds[0]]
        if not number:
            run.replace(text, words(said, name))
            continue
        part = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
        if look is not None:
            part.append(deepcopy(look))
        part.append(words(said, name))
        parent.insert(at + number, part)
        result += [part] * (end - begin)
    return result

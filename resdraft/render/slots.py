"""Formatted words and paragraphs on their way through a template: each leaves a mark where it was asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from resdraft.ooxml import Element, local, qn, shown, w, words

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters of Unicode, which no user's words contain once they are shown."""
_MARK = re.compile(f"{_OPEN}([a-z_]+){_CLOSE}")


class Slot:
    """A field whose value is put in after the template was filled.

    It is true where it holds anything; as text it is its plain words; where a template shows it, its mark stands.
    """

    __slots__ = ("_name", "_plain", "_there")

    def __init__(self, name: str, plain: str, there: bool) -> None:
        self._name = name
        self._plain = plain
        self._there = there

    def __bool__(self) -> bool:
        return self._there

    def __len__(self) -> int:
        return len(self._plain)

    def __str__(self) -> str:
        return self._plain

    def __html__(self) -> str:
        return f"{_OPEN}{self._name}{_CLOSE}"


class Extras:
    """Words by name, as the masthead's own further entries; nothing else can be asked of it."""

    __slots__ = ("_words",)

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def __contains__(self, name: str) -> bool:
        return name in self._words


@dataclass(frozen=True, slots=True)
class Inline:
    """Words in a line: runs made anew wherever they stand, on the look of the run in which the tag stood."""

    runs: Callable[[Element | None], list[Element]]
    plain: str


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Whole paragraphs and tables."""

    blocks: Callable[[], list[Element]]


Values = Mapping[str, Inline | Paragraphs]


def put_values(root: Element, values: Values) -> None:
    """Replace every mark below the root, in the order in which they stand, by what it means.

    A paragraph that holds the mark of paragraphs and nothing else gives way to them.
    """
    for found in list(root.iter()):
        if isinstance(found.tag, str):
            for key, value in found.attrib.items():
                if _OPEN in str(value):
                    found.set(key, _plain(str(value), values))
            if local(found) != "t":
                _wrap_loose(found)
    for text in [t for t in root.iter(qn("w:t")) if t.text and _OPEN in t.text]:
        _in_run(text, values)


def _wrap_loose(found: Element) -> None:
    """Bare marks in an element, as `{{r …}}` and `{{p …}}` leave them, as runs or paragraphs of their own."""
    for place, child in reversed(list(enumerate(found))):
        if child.tail and _OPEN in child.tail:
            text, child.tail = child.tail, None
            found.insert(place + 1, _wrapped(text, found))
    if found.text and _OPEN in found.text:
        text, found.text = found.text, None
        found.insert(0, _wrapped(text, found))


def _wrapped(text: str, parent: Element) -> Element:
    inner = w("t")
    inner.text = text.strip()
    made = w("r", inner)
    return made if local(parent) in ("p", "hyperlink") else w("p", made)


def _plain(text: str, values: Values) -> str:
    def words_of(match: re.Match[str]) -> str:
        value = values.get(match[1])
        return shown(value.plain) if isinstance(value, Inline) else ""

    return _MARK.sub(words_of, text)


def _in_run(text: Element, values: Values) -> None:
    """A mark inside `w:t`: the run is parted around it."""
    run = text.getparent()
    paragraph = None if run is None else _outer(run, "p")
    if run is None or local(run) != "r" or paragraph is None:
        text.text = _plain(text.text or "", values)
        return
    base = run.find(qn("w:rPr"))
    made: list[Element] = []
    blocks: list[Element] = []
    whole = _words_of(paragraph)
    for index, piece in enumerate(_MARK.split(text.text or "")):
        if index % 2 == 0:
            if piece:
                made.append(_like(run, piece))
            continue
        value = values.get(piece)
        if isinstance(value, Inline):
            made += value.runs(base)
        elif value is not None:
            blocks += value.blocks()
    alone = bool(_MARK.fullmatch(whole.strip()))
    _replace_text(run, text, made)
    if blocks or alone:
        _after(paragraph, blocks, remove=alone and not made)


def _words_of(paragraph: Element) -> str:
    return "".join(str(t.text or "") for t in paragraph.iter(qn("w:t")))


def _like(run: Element, piece: str) -> Element:
    """A run of words that looks like another."""
    made = run.makeelement(run.tag, None, run.nsmap)
    base = run.find(qn("w:rPr"))
    if base is not None:
        made.append(deepcopy(base))
    made.append(words(piece))
    return made


def _replace_text(run: Element, text: Element, made: list[Element]) -> None:
    """Put runs in the place of a text in its run; what else the run holds stays before or after them."""
    parent = run.getparent()
    assert parent is not None
    place = parent.index(run)
    at = run.index(text)
    later = run[at + 1 :]
    run.remove(text)
    rest: list[Element] = []
    if later:
        tail = _like(run, "")
        tail.remove(tail[-1])
        tail.extend(later)
        rest = [tail]
    if all(local(child) == "rPr" for child in run):
        parent.remove(run)
    else:
        place += 1
    for offset, new in enumerate([*made, *rest]):
        parent.insert(place + offset, new)


def _after(paragraph: Element, blocks: list[Element], *, remove: bool) -> None:
    parent = paragraph.getparent()
    assert parent is not None
    place = parent.index(paragraph) + 1
    for offset, block in enumerate(blocks):
        parent.insert(place + offset, block)
    keeps_section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    if remove and not keeps_section and (blocks or not _is_needed(paragraph, parent)):
        parent.remove(paragraph)
    _end_in_paragraph(parent)


def _is_needed(paragraph: Element, parent: Element) -> bool:
    """Whether a cell, a head or a foot would be left without a paragraph at its end."""
    return local(parent) in ("tc", "hdr", "ftr") and parent[-1] is paragraph


def _end_in_paragraph(parent: Element) -> None:
    if local(parent) in ("tc", "hdr", "ftr") and (not len(parent) or local(parent[-1]) != "p"):
        parent.append(parent.makeelement(qn("w:p"), None, parent.nsmap))


def _outer(found: Element, name: str) -> Element | None:
    parent = found.getparent()
    while parent is not None and local(parent) != name:
        parent = parent.getparent()
    return parent

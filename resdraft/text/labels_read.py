"""What at the start of a paragraph is a number or a label, and how words that look like one are guarded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resdraft.model import LABEL, VARIANT, label_places, style_label

_VARIANT = VARIANT.pattern
_NUMBER = re.compile(rf"(?:OP ?)?([0-9]{{1,5}})(?:[.):]| ?({_VARIANT})[.):]|\.({_VARIANT})[.)]?)(?=[ \t]|$)")
_PREAMBULAR = re.compile(rf"PP ?([0-9]{{1,5}})(?: ?({_VARIANT}))?[.):](?=[ \t]|$)")
_ITEM = re.compile(rf"({LABEL.pattern})(?: ({_VARIANT})\.)?(?=[ \t]|$)")
_BRACKETED = re.compile(rf"\[([0-9]{{1,5}})(?:[.)]| ({_VARIANT})[.)])(?=[ \t])")
_PUNCTUATION = re.compile(r"[().:’‘•–]")
_VARIANT_WORD = re.compile(rf"(?:{_VARIANT})\.(?=[ \t]|$)")
_BLOCK = re.compile(r"#{1,6}(?:[ \t]|$)|[>|]|[-*+](?:[ \t]|$)|\[\^[\w.*†‡§-]+\]:")
SOLID = "\x00"
"""Stands for a blank at which a line may not be broken; the writer of paragraphs turns it into a blank."""
NO_WORDS = "<!-- -->"
"""An empty comment: it is not kept, and parts words from the place where a label would stand."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A number or label as typed at the start of a paragraph."""

    label: str
    """Normalised: "5", "2 bis", "(a)", "(a) bis"."""
    kind: str
    """ "operative", "preambular" or "item"."""
    end: int
    """Where the words begin, blanks not counted."""
    bracketed: bool = False
    """The bracket around the words was opened before the number."""


def read_number(words: str) -> Typed | None:
    """A number of a top-level paragraph: `5.`, `5)`, `2 bis.`, `OP5.`, `PP2 bis.`, `[5. words]`."""
    first = words[:1]
    if first.isdigit() or first == "O":
        found = _NUMBER.match(words)
        if found and (first == "O" or words[found.end() - 1] != ":"):
            return Typed(_joined(found[1], found[2] or found[3]), "operative", found.end())
    elif first == "P":
        found = _PREAMBULAR.match(words)
        if found:
            return Typed(_joined(found[1], found[2]), "preambular", found.end())
    elif first == "[":
        found = _BRACKETED.match(words)
        if found:
            return Typed(_joined(found[1], found[2]), "operative", found.end(), bracketed=True)
    return None


def read_item_label(words: str) -> Typed | None:
    """The label of a list: `(a)`, `a.`, `•`, `(a) bis.` …"""
    found = _ITEM.match(words)
    return Typed(_joined(found[1], found[2]), "item", found.end()) if found else None


def is_forgotten_item(label: str) -> bool:
    """Whether a label without indent is surely one of a list: in or before a bracket, or a bullet."""
    return label[0] in "(•–" or label.split(" ")[0][-1] == ")"


def _joined(number: str, variant: str | None) -> str:
    number = str(int(number)) if number.isascii() and number.isdigit() else number
    return f"{number} {variant}" if variant else number


@cache
def follows(label: str, last: str) -> bool:
    """Whether `label` is the next one after `last` in some style."""
    before = dict(label_places(last.split(" ")[0]))
    return any(before.get(style) == place - 1 for style, place in label_places(label))


@cache
def is_first(label: str) -> bool:
    """Whether a label begins a list."""
    return any(place == 1 and style_label(style, 1) == label for style, place in label_places(label))


def guard(source: str, top: bool) -> str:
    """The source of words without a number or label, so that its beginning is not read as one, nor as a block."""
    found: re.Match[str] | None
    if source[:1] in (" ", SOLID):
        return NO_WORDS + source
    read = source.replace(SOLID, " ")
    if _BLOCK.match(read):
        if source[0] == "[":
            at = source.index("]:") + 1
            return f"{source[:at]}\\{source[at:]}"
        return "\\" + source
    for pattern in (_NUMBER, _PREAMBULAR, _BRACKETED) if top else ():
        found = pattern.match(read)
        if found:
            return _escaped(source, found.end(), 1 if pattern is _BRACKETED else 0)
    found = _ITEM.match(read)
    if found is None or (top and "㈠" <= source[0] <= "㈩"):
        return source
    return _escaped(source, found.end(), 0)


def guard_labelled(source: str) -> str:
    """The source of the words after an item's label, so that they are not read as a variant of it."""
    found = _VARIANT_WORD.match(source.replace(SOLID, " "))
    return source if found is None else _escaped(source, found.end(), 0)


def _escaped(source: str, end: int, start: int) -> str:
    found = _PUNCTUATION.search(source, start, end)
    return NO_WORDS + source if found is None else f"{source[: found.start()]}\\{source[found.start() :]}"

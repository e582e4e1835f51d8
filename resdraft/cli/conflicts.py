"""A file in which git left a conflict: its two sides, and one page of both with signs around what differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_OURS = re.compile(r"<{7} (?P<name>.*)|<{7}$")
_THEIRS = re.compile(r">{7} (?P<name>.*)|>{7}$")
_BASE, _MIDDLE = "|||||||", "======="


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides of a file in conflict, whole."""

    ours: str
    theirs: str
    names: tuple[str, str]
    """What git calls them ("HEAD", a branch)."""


def conflict_in(source: str) -> Conflict | None:
    """The two sides, where a text has all the signs of a conflict in their order; None for any other."""
    sides: tuple[list[str], list[str]] = ([], [])
    names = ["", ""]
    part = "both"
    met = False
    for line in source.splitlines(keepends=True):
        words = line.rstrip("\r\n")
        if part == "both" and (found := _OURS.fullmatch(words)):
            part, names[0] = "ours", found["name"] or ""
        elif part == "ours" and words.startswith(_BASE):
            part = "base"
        elif part in ("ours", "base") and words == _MIDDLE:
            part = "theirs"
        elif part == "theirs" and (found := _THEIRS.fullmatch(words)):
            part, names[1], met = "both", found["name"] or "", True
        elif part != "base":
            for number, side in enumerate(("ours", "theirs")):
                if part in ("both", side):
                    sides[number].append(line)
    if not met or part != "both":
        return None
    return Conflict("".join(sides[0]), "".join(sides[1]), (names[0], names[1]))


def conflicting_lines(ours: Sequence[str], theirs: Sequence[str], names: tuple[str, str]) -> Iterator[str]:
    """The lines of two pages, those that differ between signs of conflict."""
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ours[a:b]
        else:
            yield from (f"<<<<<<< {names[0]}", *ours[a:b], _MIDDLE, *theirs[c:d], f">>>>>>> {names[1]}")

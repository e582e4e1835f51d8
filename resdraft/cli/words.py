"""A text of the model as words for a terminal: brackets and stances written out, emphasis as ANSI styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from resdraft.cli.cells import line_ranges
from resdraft.cli.terminal import paint, visible
from resdraft.model import Bracket, Clause, Mark, Stance, Status, Text, emphasis, structural

_STYLES = {"italic": "3", "bold": "1", "underline": "4"}
_SIGN = "33"
_FAINT = "2"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Words:
    """Words with a style over each stretch."""

    pieces: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def add(self, words: str, *styles: str) -> None:
        """Puts words at the end."""
        if words:
            self.pieces.append((visible(words), styles))

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(words for words, _ in self.pieces)

    def lines(self, width: int, *, coloured: bool) -> Iterator[str]:
        """The words broken at so many cells."""
        for start, end in line_ranges(self.plain, width):
            yield "".join(self._between(start, end, coloured))

    def _between(self, start: int, end: int, coloured: bool) -> Iterator[str]:
        at = 0
        for words, styles in self.pieces:
            first, last = max(start - at, 0), min(end - at, len(words))
            if first < last:
                yield paint(words[first:last], *styles, on=coloured)
            at += len(words)


def clause_words(clause: Clause, *, notes: str = "") -> Words:
    """A clause's own words, and in braces how far it is agreed and what it builds on."""
    found = text_words(clause.text, notes=notes)
    for remark in (status_words(clause.status), f"based on {clause.source}" if clause.source else ""):
        if remark:
            found.add(f" {{{remark}}}", _FAINT)
    return found


def text_words(text: Text, *, notes: str = "") -> Words:
    """Brackets with their stances, a stroke between alternatives; no comments.

    A note's name stands as `notes` says ("[{}]"), else as a raised number.
    """
    words = Words()
    inked = emphasis(text)
    open_marks: list[Mark] = []
    at = 0

    def up_to(place: int) -> None:
        nonlocal at
        edges = sorted({edge for mark in inked for edge in (mark.start, mark.end) if at < edge < place})
        for end in (*edges, place):
            styles = [
                _STYLES[mark.kind] for mark in inked if mark.start <= at and end <= mark.end and mark.kind in _STYLES
            ]
            words.add(text.plain[at:end], *styles)
            at = max(at, end)

    def close(depth: int) -> None:
        while len(open_marks) > depth:
            mark = open_marks.pop()
            up_to(mark.end)
            if mark.kind == "bracket":
                words.add("]", _SIGN)

    for mark in structural(text):
        close(mark.depth)
        outer = open_marks[-1] if open_marks else None
        up_to(mark.start)
        if outer is not None and outer.kind == "choice" and mark.start > outer.start:
            words.add("/ ", _SIGN)
        if mark.kind == "note":
            name = str(mark.value)
            words.add(notes.format(name) if notes else note_sign(name), _FAINT)
        elif mark.kind == "bracket" and isinstance(mark.value, Bracket):
            words.add("[" + _stances(mark.value.stances), _SIGN)
        if mark.kind in ("bracket", "choice", "ref"):
            open_marks.append(mark)
    close(0)
    up_to(len(text.plain))
    return words


def note_sign(name: str) -> str:
    """How a note's name stands in the text."""
    return name.translate(_RAISED) if name.isascii() and name.isdigit() else f"^{name}"


def _stances(stances: tuple[Stance, ...]) -> str:
    said = []
    for stance in stances:
        verb = "" if stance.verb == "propose" else stance.verb
        said.append(" ".join(part for part in (", ".join(stance.holders), verb, stance.place) if part))
    return "; ".join(said) + ": " if said else ""


def status_words(status: Status) -> str:
    """How far a paragraph is agreed; empty for an open one."""
    agreed: str = status.agreement
    if status.pending:
        agreed = f"{agreed} pending {', '.join(status.pending)}".strip()
    said = [agreed]
    if status.reserved:
        said.append(f"reserved by {', '.join(status.reserved)}")
    if status.linked:
        said.append(f"linked to {', '.join(f'#{name}' for name in status.linked)}")
    if again := status.reopened:
        by = f" by {', '.join(again.holders)}" if again.holders else ""
        said.append(f"reopened{f' {again.date}' if again.date else ''}{by}")
    return "; ".join(part for part in said if part)

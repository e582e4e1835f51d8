"""A text of the model as words for a terminal: brackets and stances written out, emphasis as ANSI styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from resdraft.cli.cells import line_ranges
from resdraft.cli.terminal import paint, visible
from resdraft.model import CONTAINERS, Bracket, Clause, Mark, Stance, Status, Text, emphasis, structural

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

    def lines(self, width: int, *, coloured: bool, first: int = 0) -> Iterator[str]:
        """The words broken at so many cells; the first line has `first`, if that is given."""
        number = at = 0
        for start, end in line_ranges(self.plain, width, first):
            shown = []
            while number < len(self.pieces):
                words, styles = self.pieces[number]
                shown.append(paint(words[max(start - at, 0) : end - at], *styles, on=coloured))
                if at + len(words) > end:
                    break
                at += len(words)
                number += 1
            yield "".join(shown)


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
    return _Writer(text, notes).written()


class _Writer:
    """Goes through a text once, keeping the containers that are open."""

    def __init__(self, text: Text, notes: str) -> None:
        self.text = text
        self.notes = notes
        self.words = Words()
        self.open: list[Mark] = []
        self.at = 0
        self.runs = _styled_runs(text)

    def written(self) -> Words:
        for mark in structural(self.text):
            self.close_to(mark.depth)
            self.begin(mark)
        self.close_to(0)
        self.words_to(len(self.text.plain))
        return self.words

    def words_to(self, place: int) -> None:
        while self.at < place:
            end, styles = self.runs[-1]
            self.words.add(self.text.plain[self.at : min(end, place)], *styles)
            self.at = min(end, place)
            if end <= place:
                self.runs.pop()

    def begin(self, mark: Mark) -> None:
        outer = self.open[-1] if self.open else None
        self.words_to(mark.start)
        if outer is not None and outer.kind == "choice" and mark.start > outer.start:
            self.words.add("/ ", _SIGN)
        if mark.kind == "note":
            name = str(mark.value)
            self.words.add(self.notes.format(name) if self.notes else note_sign(name), _FAINT)
        elif isinstance(mark.value, Bracket):
            self.words.add("[" + _stances(mark.value.stances), _SIGN)
        if mark.kind in CONTAINERS:
            self.open.append(mark)

    def close_to(self, depth: int) -> None:
        while len(self.open) > depth:
            mark = self.open.pop()
            self.words_to(mark.end)
            if mark.kind == "bracket":
                self.words.add("]", _SIGN)


def _styled_runs(text: Text) -> list[tuple[int, tuple[str, ...]]]:
    """The end of each stretch of one style, the last stretch first."""
    changes: dict[int, list[tuple[str, int]]] = {}
    for mark in emphasis(text):
        if style := _STYLES.get(mark.kind):
            changes.setdefault(mark.start, []).append((style, 1))
            changes.setdefault(mark.end, []).append((style, -1))
    runs: list[tuple[int, tuple[str, ...]]] = []
    held = dict.fromkeys(_STYLES.values(), 0)
    for place in sorted({*changes, len(text.plain)}):
        runs.append((place, tuple(style for style, count in held.items() if count)))
        for style, count in changes.get(place, ()):
            held[style] += count
    runs.reverse()
    return runs


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

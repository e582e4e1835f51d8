"""The inline marks of one paragraph, read: emphasis, notes, references, brackets with their holders, comments.

Reading is in two steps, so that a bracket may run over several paragraphs: `scan` finds the tokens and matches the
brackets within the paragraph, `match_over` matches what is left over a row of paragraphs, `build` makes the Text.
"""

from __future__ import annotations

from dataclasses import dataclass

from resdraft.model import MAX_DEPTH, Mark, MarkKind, Text, normal_text
from resdraft.text.brackets import match_over
from resdraft.text.emphasis import pair_emphasis
from resdraft.text.stances import Holders
from resdraft.text.tokens import SIGN, OpenBracket, Report, Scan, Token, scan


def read_text(source: str, holders: Holders, report: Report) -> Text:
    """The Text of a source that stands alone (a title, a cell, a note): its brackets end in it."""
    if not SIGN.search(source):
        return normal_text(Text(source))
    scanned = scan(source, holders, report)
    match_over([scanned], holders)
    return build(scanned)


def build(scanned: Scan) -> Text:
    """The normal Text of a paragraph whose brackets are matched."""
    source = scanned.source
    if not (scanned.tokens or scanned.carried or scanned.comments or scanned.final_comments):
        return normal_text(Text(source))
    pair_emphasis(scanned)
    builder = _Builder(scanned)
    at = 0
    for token in scanned.tokens:
        if token.kind == "words":
            continue
        builder.add(source[at : token.start])
        builder.take(token)
        at = token.end
    builder.add(source[at:])
    return builder.finish()


@dataclass(slots=True)
class _Row:
    """A structural mark while the text is built; its end is known when it closes."""

    start: int
    end: int
    kind: MarkKind
    value: str | OpenBracket
    depth: int
    group: int = 0


class _Builder:
    """Collects words and marks; marks get their ends when they close."""

    def __init__(self, scanned: Scan) -> None:
        self.scanned = scanned
        self.pieces: list[str] = []
        self.size = 0
        self.rows: list[_Row] = []
        self.open: list[int] = []
        self.inked: list[Mark] = []
        self.begun: dict[MarkKind, int] = {}
        for bracket in scanned.carried:
            self.push("bracket", bracket, bracket.group)
        for words in scanned.comments:
            self.point("comment", words)

    def add(self, words: str) -> None:
        if words:
            self.pieces.append(words)
            self.size += len(words)

    def push(self, kind: MarkKind, value: str | OpenBracket, group: int = 0) -> None:
        self.rows.append(_Row(self.size, self.size, kind, value, len(self.open), group))
        self.open.append(len(self.rows) - 1)

    def open_bracket(self, token: Token) -> None:
        """Opens the marks; what lies deeper than the limit stays words."""
        if len(self.open) + token.first_of_choice >= MAX_DEPTH:
            self.scanned.report(token.start, f"brackets nest deeper than {MAX_DEPTH}", "")
            self.add(self.scanned.source[token.start : token.end])
            self.open += [-1] * (1 + token.first_of_choice)
            return
        if token.first_of_choice:
            self.push("choice", "")
        if token.ref:
            self.push("ref", token.ref)
        else:
            bracket = token.bracket or OpenBracket()
            self.push("bracket", bracket, bracket.group)

    def close_bracket(self, token: Token) -> None:
        for _ in range(1 + token.last_of_choice):
            row = self.open.pop() if self.open else -1
            if row >= 0:
                self.rows[row].end = self.size
            else:
                self.add("]")
        self.add(token.value)

    def point(self, kind: MarkKind, value: str) -> None:
        self.rows.append(_Row(self.size, self.size, kind, value, len(self.open)))

    def take(self, token: Token) -> None:
        match token.kind:
            case "char":
                self.add(token.value)
            case "note":
                self.point("note", token.value)
            case "comment":
                self.point("comment", token.value)
            case "open":
                self.open_bracket(token)
            case "close":
                self.close_bracket(token)
            case "star" | "under" | "tag":
                for kind in token.toggles:
                    if kind in self.begun:
                        self.inked.append(Mark(self.begun.pop(kind), self.size, kind))
                    else:
                        self.begun[kind] = self.size

    def finish(self) -> Text:
        for words in self.scanned.final_comments:
            self.point("comment", words)
        for index in self.open:
            if index >= 0:
                self.rows[index].end = self.size
        plain = "".join(self.pieces)
        marks = []
        for row in self.rows:
            value = row.value.value(plain[row.start : row.end]) if isinstance(row.value, OpenBracket) else row.value
            marks.append(Mark(row.start, row.end, row.kind, value, row.depth, row.group))
        return normal_text(Text(plain, (*marks, *self.inked)))

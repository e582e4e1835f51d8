"""A draft as a page for line diffs: a line with the name of each clause, its words below it, a phrase a line.

A tool that compares lines then shows a changed phrase as a changed line and leaves the rest of the clause alone: where
a line ends depends on the words beside it and on nothing before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resdraft.cli.cells import cells, line_ranges
from resdraft.cli.terminal import visible
from resdraft.cli.words import clause_words, text_words
from resdraft.model import Annex, Block, Clause, Heading, Path, Quote, Resolution, Table, Text, annex_name, blocks
from resdraft.text import write

_WIDTH = 76
"""Cells of a line of words, the indent left out: it fits 80 behind a diff's sign."""
_SHORTEST = 24
"""A phrase of fewer cells goes on the line of the one before it."""
_INDENT = "   "
_END = re.compile(r"(?<=[,;:—]) +|(?<=[,;:]\]) +|(?<=[،；，：؛、])(?=.)")
_NOTE = "[^{}]"
_FRONT = re.compile(r"\A---\n(?:format: [^\n]*\n)?(.*?)^---\n", re.DOTALL | re.MULTILINE)
_COMMENT = "comment"


def phrase_page(resolution: Resolution) -> Iterator[str]:
    """The lines: masthead, clauses in order, annexes, notes. Only names of clauses and headings are not indented."""
    if front := front_lines(resolution):
        yield "Masthead"
        yield from (_INDENT + line for line in front)
    if resolution.enacting:
        yield from _paragraph("Enacting line", resolution.enacting)
    labels = {place.path: place.label for place in blocks(resolution)}
    yield from _blocks(resolution.preamble, ("preamble",), labels)
    yield from _blocks(resolution.operative, ("operative",), labels)
    for number, annex in enumerate(resolution.annexes):
        yield from _paragraph(_name(annex, number), annex.title)
        yield from _blocks(annex.blocks, ("annexes", number), labels)
    for note in resolution.notes:
        yield from _paragraph(f"Note {note.name}", note.text)


def front_lines(resolution: Resolution) -> list[str]:
    """The masthead and conventions as the draft's front matter has them, a field a line or more."""
    found = _FRONT.match(write(resolution))
    return [line for field in visible(found[1]).splitlines() for line in _field(field)] if found else []


def _field(field: str) -> Iterator[str]:
    """A field on one line if it has room there, else a phrase a line."""
    if cells(field) <= _WIDTH:
        yield field
        return
    key, colon, value = field.partition(": ")
    parts = list(phrases(value))
    parts[:1] = [f"{key}{colon}{part}" for part in parts[:1]]
    lines = [part[start:end] for part in parts for start, end in line_ranges(part, _WIDTH - 2)]
    yield from (line if number == 0 else f"  {line}" for number, line in enumerate(lines))


def _name(annex: Annex, number: int) -> str:
    return text_words(annex.label).plain or annex_name(annex, number)


def _blocks(row: tuple[Block, ...], path: Path, labels: dict[Path, str]) -> Iterator[str]:
    for index, block in enumerate(row):
        here = (*path, index)
        match block:
            case Clause():
                yield from _clause(block, here, labels)
            case Heading():
                number = f"{block.number} " if block.number else ""
                yield f"{'#' * block.level} {number}{text_words(block.text, notes=_NOTE).plain}"
                yield from _comments(block.text)
            case Table():
                yield "Table"
                for cells_of_row in block.rows:
                    yield f"{_INDENT}| " + " | ".join(text_words(cell, notes=_NOTE).plain for cell in cells_of_row)
            case Quote():
                yield "Quoted text"
                yield from (f"{_INDENT}> {line}".rstrip() for line in _blocks(block.blocks, here, labels))


def _clause(clause: Clause, path: Path, labels: dict[Path, str]) -> Iterator[str]:
    label = labels.get(path, "")
    yield visible(label) or "Paragraph"
    yield from _lines(clause_words(clause, notes=_NOTE).plain)
    yield from _comments(clause.text)
    yield from _blocks(clause.items, path, labels)
    if clause.closing:
        yield from _paragraph(f"{label} (end)".strip(), clause.closing)


def _paragraph(name: str, text: Text) -> Iterator[str]:
    yield visible(name)
    yield from _lines(text_words(text, notes=_NOTE).plain)
    yield from _comments(text)


def _comments(text: Text) -> Iterator[str]:
    for mark in text.marks:
        if mark.kind == _COMMENT:
            yield from _lines(f"<!-- {visible(str(mark.value))} -->")


def _lines(words: str) -> Iterator[str]:
    for phrase in phrases(words):
        for start, end in line_ranges(phrase, _WIDTH):
            yield _INDENT + phrase[start:end]


def phrases(words: str) -> Iterator[str]:
    """The words cut behind signs that end a phrase; a short phrase stays with the one before it."""
    held = ""
    at = 0
    for start, end in [*(found.span() for found in _END.finditer(words)), (len(words), len(words))]:
        phrase = words[at:start]
        if held and cells(phrase) >= _SHORTEST:
            yield held.rstrip()
            held = ""
        held += words[at:end]
        at = end
    if held:
        yield held.rstrip()

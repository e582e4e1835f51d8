"""A draft as a page for line diffs: a line with what a paragraph is, its opening words, the others indented below them.

A tool that compares lines then shows a changed phrase as a changed line and leaves the rest of the paragraph alone:
where a line ends depends on the words beside it and on nothing before. No number that is counted stands on the page,
for else one paragraph more would change a line of each one after it.

git heads a hunk by the last line without an indent that stands before the hunk, its context included. So between what
a paragraph is and its opening words there are as many empty lines as git shows for context: where the opening words
stand in the hunk, its head says what the paragraph is, and where they do not, its head has them. It never has those of
another paragraph than that in which the first change of the hunk is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resdraft.cli.cells import cells, line_ranges
from resdraft.cli.terminal import visible
from resdraft.cli.words import clause_words, text_words
from resdraft.model import Block, Clause, Heading, Quote, Resolution, Table, Text
from resdraft.text import write

_WIDTH = 76
"""Cells of a line of words, the indent left out: it fits 80 behind a diff's sign."""
_SHORTEST = 24
"""A phrase of fewer cells goes on the line of the one before it."""
_INDENT = "   "
_CONTEXT = 3
"""Lines that git shows around a change unless it is told another number."""
_OPENING = 80
"""Bytes of a hunk's head that git shows: the opening words break before, so that no character is cut."""
_END = re.compile(r"(?<=[,;:—]) +|(?<=[,;:]\]) +|(?<=[،；，：؛、])(?=.)")
_NOTE = "[^]"
_UNNUMBERED = "unnumbered"
_FRONT = re.compile(r"\A---\n(?:format: [^\n]*\n)?(.*?)^---\n", re.DOTALL | re.MULTILINE)
_COMMENT = "comment"


def phrase_page(resolution: Resolution) -> Iterator[str]:
    """The lines: masthead, clauses in order, annexes, notes. What a paragraph is and how it opens are not indented."""
    if front := front_lines(resolution):
        yield from _named("Masthead")
        yield from (_INDENT + line for line in front)
    if resolution.enacting:
        yield from _named("Enacting line")
        yield from _indented(resolution.enacting, _INDENT)
    yield from _blocks(resolution.preamble, "Preambular paragraph")
    yield from _blocks(resolution.operative, "Operative paragraph")
    for annex in resolution.annexes:
        yield from _named(text_words(annex.label).plain or "Annex")
        yield from _indented(annex.title, _INDENT)
        yield from _blocks(annex.blocks, "Paragraph")
    if resolution.notes:
        yield from _named("Notes")
    for note in resolution.notes:
        yield from _item(_lines(text_words(note.text, notes=_NOTE).plain, _INDENT + "- "), _INDENT)
        yield from _comments(note.text, _INDENT)


def _named(name: str) -> Iterator[str]:
    yield visible(name)
    yield from [""] * _CONTEXT


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


def _blocks(row: tuple[Block, ...], called: str) -> Iterator[str]:
    """The blocks of a part, whose paragraphs are `called` so."""
    for block in row:
        match block:
            case Clause():
                yield from _named(_with_number(called, block))
                opening, *others = _lines(clause_words(block, notes=_NOTE).plain, _INDENT, opens=True) or ["(no words)"]
                yield opening
                yield from (_INDENT + line for line in others)
                yield from _below(block, _INDENT)
            case Heading():
                yield _heading(block)
                yield from _comments(block.text, _INDENT)
            case Table() | Quote():
                yield from _named("Table" if isinstance(block, Table) else "Quoted text")
                yield from _framed(block, _INDENT)


def _with_number(called: str, clause: Clause) -> str:
    """With the number that the draft itself gives it: such a one is not counted."""
    return f"{called} {clause.number}" if clause.number not in ("", _UNNUMBERED) else called


def _heading(heading: Heading) -> str:
    number = f"{heading.number} " if heading.number else ""
    return f"{'#' * heading.level} {number}{text_words(heading.text, notes=_NOTE).plain}"


def _below(clause: Clause, indent: str) -> Iterator[str]:
    """What stands under a clause's own words: comments, subparagraphs with a dash, the words that follow them."""
    yield from _comments(clause.text, indent)
    for item in clause.items:
        match item:
            case Clause():
                number = _with_number("", item).strip()
                words = _lines(clause_words(item, notes=_NOTE).plain, indent + "- ")
                yield from _item([number, *words] if number else words, indent)
                yield from _below(item, indent + "  ")
            case Heading():
                yield indent + _heading(item)
                yield from _comments(item.text, indent)
            case Table() | Quote():
                yield from _framed(item, indent)
    if clause.closing:
        yield from _indented(clause.closing, indent)


def _item(lines: Sequence[str], indent: str) -> Iterator[str]:
    for number, line in enumerate(lines or [""]):
        yield f"{indent}{' ' if number else '-'} {line}".rstrip()


def _framed(block: Table | Quote, indent: str) -> Iterator[str]:
    if isinstance(block, Table):
        for row in block.rows:
            yield f"{indent}| " + " | ".join(text_words(cell, notes=_NOTE).plain for cell in row)
    else:
        yield from (f"{indent}> {line}".rstrip() for line in _blocks(block.blocks, "Paragraph") if line)


def _indented(text: Text, indent: str) -> Iterator[str]:
    yield from (indent + line for line in _lines(text_words(text, notes=_NOTE).plain, indent))
    yield from _comments(text, indent)


def _comments(text: Text, indent: str) -> Iterator[str]:
    for mark in text.marks:
        if mark.kind == _COMMENT:
            yield from (indent + line for line in _lines(f"<!-- {visible(str(mark.value))} -->", indent))


def _lines(words: str, indent: str, *, opens: bool = False) -> list[str]:
    """The words a phrase a line, behind the indent as wide as all; with `opens` the first fits the head of a hunk."""
    room = max(_WIDTH + len(_INDENT) - len(indent), _SHORTEST)
    found = [phrase[start:end] for phrase in phrases(words) for start, end in line_ranges(phrase, room)]
    if opens and found and len(found[0].encode()) > _OPENING:
        wide = _WIDTH
        while len(_first(found[0], wide).encode()) > _OPENING:
            wide -= 1
        found[:1] = [found[0][a:b] for a, b in line_ranges(found[0], _WIDTH, wide)]
    return found


def _first(words: str, width: int) -> str:
    start, end = next(line_ranges(words, width))
    return words[start:end]


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

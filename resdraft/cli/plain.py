"""A resolution as plain text, a paragraph a line, as one would paste it into a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdraft import facts
from resdraft.cli.page import masthead_rows
from resdraft.cli.terminal import visible
from resdraft.cli.words import clause_words, text_words
from resdraft.model import Block, Clause, Heading, Path, Quote, Resolution, Table, Text, blocks

_STEP = 4


def plain_lines(resolution: Resolution) -> Iterator[str]:
    """Masthead, paragraphs with their numbers, annexes and notes; a blank line between paragraphs."""
    masthead = resolution.masthead
    organ = facts.organ_heading(masthead.body, resolution.enacting.plain, masthead.language)
    head = [organ, masthead.symbol, *masthead_rows(masthead), masthead.title.plain]
    body = [*([_words(resolution.enacting)] if resolution.enacting else []), *_body(resolution)]
    notes = [f"[{note.name}] {_words(note.text)}" for note in resolution.notes]
    paragraphs = [line for line in (*map(visible, head), *body, *notes) if line]
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""
        yield paragraph


def _words(text: Text) -> str:
    return text_words(text, notes="[{}]").plain


def _body(resolution: Resolution) -> Iterator[str]:
    printed = {place.path: place.printed for place in blocks(resolution)}
    yield from _blocks(resolution.preamble, ("preamble",), printed, 0)
    yield from _blocks(resolution.operative, ("operative",), printed, 0)
    for number, annex in enumerate(resolution.annexes):
        yield _words(annex.label)
        yield _words(annex.title)
        yield from _blocks(annex.blocks, ("annexes", number), printed, 0)


def _blocks(row: Sequence[Block], path: Path, printed: dict[Path, str], level: int) -> Iterator[str]:
    indent = " " * (_STEP * level)
    for index, block in enumerate(row):
        here = (*path, index)
        match block:
            case Clause():
                words = clause_words(block, notes="[{}]").plain
                yield indent + f"{visible(printed.get(here, ''))} {words}".strip()
                yield from _blocks(block.items, here, printed, level + 1)
                if block.closing:
                    yield indent + _words(block.closing)
            case Heading():
                number = f"{block.number}. " if block.number else ""
                yield indent + visible(number) + _words(block.text)
            case Table():
                yield "\n".join(indent + "\t".join(_words(cell) for cell in cells) for cells in block.rows)
            case Quote():
                yield from _blocks(block.blocks, here, printed, level + 1)

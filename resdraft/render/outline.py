"""What an outline of a printed text lists: its parts, headings, numbered paragraphs, annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resdraft.render.fixed_words import PageWords
from resdraft.render.printed import Paragraph, Printed, PrintedBlock, Title

_LONGEST = {"zh": 24}
_USUAL = 56
"""Characters of a paragraph's first words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline."""

    anchor: str
    depth: int
    """1 for the parts of the text."""
    words: str
    number: str = ""
    opener: str = ""
    """Stands before the words, in its own look."""


def outline(text: Printed, words: PageWords, language: str) -> Iterator[Entry]:
    """The entries in the order of the text."""
    longest = _LONGEST.get(language, _USUAL)
    if text.preamble:
        yield Entry("preamble", 1, words.preamble)
    if text.operative:
        yield Entry("operative", 1, words.operative)
        yield from _blocks(text.operative, longest)
    for annex in text.annexes:
        yield Entry(annex.anchor, 1, _short(annex.plain, longest))
        yield from (entry for entry in _blocks(annex.blocks, longest) if not entry.number)


def _blocks(blocks: Sequence[PrintedBlock], longest: int) -> Iterator[Entry]:
    depth = 1
    for block in blocks:
        if isinstance(block, Title):
            depth = block.level
            yield Entry(block.anchor, depth, _short(block.plain, longest))
        elif isinstance(block, Paragraph) and block.number:
            short = _short(block.plain, longest)
            opener = block.opener if block.opener and short.startswith(block.opener) else ""
            yield Entry(block.anchor, depth + 1, short.removeprefix(opener), block.number, opener)


def _short(words: str, longest: int) -> str:
    """The first words, cut at a blank where there is one."""
    if len(words) <= longest:
        return words
    end = words.rfind(" ", longest // 2, longest)
    return words[: end if end > 0 else longest].rstrip(" ,;:、，") + "…"

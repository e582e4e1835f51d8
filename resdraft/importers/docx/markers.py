"""Paragraphs such as "Preambulatory clauses" and "Operative clauses:", which say only where a part begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resdraft.importers.docx.story import WordBlock, WordParagraph
from resdraft.importers.plain_lines import Line
from resdraft.importers.plain_markers import without_markers
from resdraft.importers.result import Doubt
from resdraft.model import EMPTY, normal_text


def without_marker_paragraphs(blocks: Sequence[WordBlock]) -> tuple[list[WordBlock], int, list[Doubt]]:
    """The blocks with such paragraphs left empty, the place of the one after which the operative part was said to
    begin (0 for none), and what is to be said."""
    paragraphs = [block for block in blocks if isinstance(block, WordParagraph)]
    lines = [Line(p.place, 1, 0, normal_text(p.text).plain, 0) for p in paragraphs]
    marked = without_markers([line for line in lines if line.words])
    dropped = {line.number for line in lines if line.words} - {line.number for line in marked.lines}
    empty = {p.place: replace(p, text=EMPTY, printed=None) for p in paragraphs if p.place in dropped}
    found = [empty.get(block.place, block) if isinstance(block, WordParagraph) else block for block in blocks]
    return found, marked.operative, marked.doubts

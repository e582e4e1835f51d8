"""PDF files to Resolutions: what their text layer says, with the places and the type of its letters.

Glyphs become lines, lines paragraphs, and those the story that the reader of Word files in any house's styles takes
apart: mastheads, labels, openers and annexes are told by the same rules in both. No other package loads PDFium.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resdraft.importers.docx.typed import read_typed
from resdraft.importers.pdf.furniture import Sheet
from resdraft.importers.pdf.glyphs import opened
from resdraft.importers.pdf.page_lines import lines_of
from resdraft.importers.pdf.story import Told, story_of
from resdraft.importers.plain import MAX_BLOCKS
from resdraft.importers.plain_language import tell_language
from resdraft.importers.result import Doubt, Imported
from resdraft.model import InputError, Resolution, normal

_UNREADABLE = 5
"""One in so many characters that are a guess makes a text unreadable, unless its words are those of a language."""


def read_pdf(data: bytes, name: str = "") -> Imported:
    """The normal Resolution that a PDF holds, and what was unsure about it; doubts name their page.

    Raises InputError, with `name`, for a PDF that is broken, cut off, locked with a password, larger than any draft,
    without a text layer, or whose fonts do not say which letters they draw.
    """
    sheets, glyphs, unknown = [], 0, 0
    with opened(data, name) as pages:
        for page in pages:
            sheets.append(Sheet(page.number, page.width, page.height, tuple(lines_of(page))))
            glyphs += sum(not glyph.char.isspace() for glyph in page.glyphs)
            unknown += page.unknown
    if not glyphs:
        hint = "put it through a program that recognises letters (OCR), or ask for the Word file"
        raise InputError("a PDF without text: its pages are pictures", hint=hint, where=name)
    if unknown * _UNREADABLE > glyphs and not _reads_well(sheets):
        hint = "its fonts do not say which letters they draw: ask for the Word file, or put it through OCR"
        raise InputError("a PDF whose words cannot be read", hint=hint, where=name)
    told = story_of(sheets)
    if len(told.story.blocks) > MAX_BLOCKS:
        raise InputError(f"more than {MAX_BLOCKS:,} paragraphs: no draft", where=name)
    resolution, doubts = read_typed(told.story)
    if unknown:
        told.doubts.append(Doubt(0, 0, f"{unknown} characters are a guess: the fonts do not say which they are"))
    resolution = _with_lost(resolution, told)
    return Imported(resolution, (*told.doubts, *_on_pages(doubts, told)), "pdf")


def _reads_well(sheets: Sequence[Sheet]) -> bool:
    """Whether characters that are a guess make words all the same: those of a language in Latin letters."""
    words = "\n".join(line.words for sheet in sheets for line in sheet.lines)
    language, sure = tell_language(words)
    return sure and language in ("en", "fr", "es", "de")


def _with_lost(resolution: Resolution, told: Told) -> Resolution:
    """The resolution with the notes that stand nowhere in the text under its masthead's `extra`, and a word on each."""
    kept = {note.name for note in resolution.notes}
    above = [f"{note.name} {note.text.plain}" for note in told.story.notes.values() if note.name not in kept]
    told.doubts += [Doubt(0, 0, f"a note to words above the text, kept under notes: {words}") for words in above]
    if not (told.lost or above):
        return resolution
    head = resolution.masthead
    extra = (*head.extra, ("notes", (*above, *told.lost)))
    return normal(replace(resolution, masthead=replace(head, extra=extra)))


def _on_pages(doubts: list[Doubt], told: Told) -> list[Doubt]:
    """Doubts with the page of their paragraph, which is what a reader of the file can look up."""
    found = []
    for doubt in doubts:
        page = told.pages[doubt.line - 1] if 0 < doubt.line <= len(told.pages) else 0
        found.append(Doubt(0, 0, f"page {page}: {doubt.message}") if page else replace(doubt, line=0, column=0))
    return list(dict.fromkeys(found))

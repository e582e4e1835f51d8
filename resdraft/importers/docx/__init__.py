"""Word files to Resolutions: any house's numbering, mastheads and styles, with notes, comments and tracked changes."""

from __future__ import annotations

from resdraft.importers.docx.hand_notes import with_hand_notes
from resdraft.importers.docx.rows import paragraphs_of
from resdraft.importers.docx.source import open_source
from resdraft.importers.docx.story import Story, read_story
from resdraft.importers.docx.styled import is_styled, read_styled
from resdraft.importers.docx.typed import read_typed
from resdraft.importers.result import Doubt, Imported, Revisions
from resdraft.model import blocks

_MOST = 80
"""How many characters of words that were struck through are told."""


def read_docx(data: bytes, name: str = "", *, revisions: Revisions = "accepted") -> Imported:
    """The normal Resolution that a Word file holds, and what was unsure about it.

    Tracked changes are read as accepted, or the text before them as it was. A doubt's line is the number of a
    paragraph, counted from the first of the document. Raises InputError, with `name`, for what is no Word file, is
    broken or too large.
    """
    source = open_source(data, name, revisions)
    story = read_story(source)
    resolution, doubts = read_styled(story) if is_styled(story) else read_typed(with_hand_notes(story))
    doubts = sorted((*doubts, *_struck(story)), key=lambda doubt: (doubt.line, doubt.column))
    general = _general(story, source.changes, revisions, empty=next(blocks(resolution), None) is None)
    return Imported(resolution, (*general, *doubts), "docx", source.changes)


def _struck(story: Story) -> list[Doubt]:
    """Words struck through by hand, which only their author can settle: they are kept."""
    every = [paragraph for block in story.blocks for paragraph in paragraphs_of(block)]
    return [Doubt(p.place, 1, f"struck through in Word, kept: {_short(p.struck)}") for p in every if p.struck]


def _short(words: str) -> str:
    return words if len(words) <= _MOST else f"{words[:_MOST].rstrip()}…"


def _general(story: Story, changes: int, revisions: Revisions, *, empty: bool) -> list[Doubt]:
    """What is said of the file as a whole."""
    found: list[Doubt] = []
    if empty:
        found.append(Doubt(0, 0, "no paragraphs found"))
    if changes:
        other = "rejected" if revisions == "accepted" else "accepted"
        said = f"{changes} tracked change{'' if changes == 1 else 's'} read as {revisions}; `--revisions {other}` reads"
        found.append(Doubt(0, 0, f"{said} the text {'before' if revisions == 'accepted' else 'after'} them"))
    if story.pictures:
        found.append(Doubt(0, 0, f"{story.pictures} picture{'' if story.pictures == 1 else 's'} left out"))
    if story.boxes:
        found.append(Doubt(0, 0, f"the words of {story.boxes} text box{'' if story.boxes == 1 else 'es'} taken in"))
    return found

"""Notes that an author typed by hand: raised signs in the text, and lines with the same signs at its end."""

from __future__ import annotations

import re
from dataclasses import replace

from resdraft.importers.docx.story import Story, WordBlock, WordParagraph
from resdraft.model import EMPHASIS, NOTE_NAME, Mark, Note, Text, part

_SIGN = re.compile(r"\d{1,3}|\*{1,3}")
_RULE = re.compile(r"[_\s–—-]*")
"""A line drawn above the notes, or an empty paragraph."""


def with_hand_notes(story: Story) -> Story:
    """The story with notes typed by hand as notes; those without a sign in the text stay paragraphs."""
    typed, end = _at_end(story.blocks)
    if not typed:
        return story
    notes = dict(story.notes)
    blocks: list[WordBlock] = []
    waiting = dict(typed)
    for block in story.blocks[:end]:
        if isinstance(block, WordParagraph):
            for mark in reversed(_raised(block.text)):
                sign = block.text.plain[mark.start : mark.end].strip()
                if mark.start and sign in waiting:
                    name = sign if NOTE_NAME.fullmatch(sign) and sign not in notes else _fresh(notes)
                    notes[name] = Note(name, waiting.pop(sign))
                    block = replace(block, text=_lifted(block.text, mark, name))
        blocks.append(block)
    if waiting:
        return story
    return replace(story, blocks=tuple(blocks), notes=notes)


def _at_end(blocks: tuple[WordBlock, ...]) -> tuple[dict[str, Text], int]:
    """The notes at the end of the blocks by their signs, and where they and the line above them begin."""
    found: dict[str, Text] = {}
    end = len(blocks)
    while end:
        block = blocks[end - 1]
        if not isinstance(block, WordParagraph):
            break
        if not _RULE.fullmatch(block.text.plain):
            sign = _sign_of(block.text)
            if not sign or sign in found:
                break
            found[sign] = part(block.text, _raised(block.text)[0].end, len(block.text.plain))
        end -= 1
    return found, end


def _sign_of(text: Text) -> str:
    """The raised sign with which a paragraph begins; empty for none, or where nothing follows."""
    raised = _raised(text)
    if not raised or text.plain[: raised[0].start].strip() or not text.plain[raised[0].end :].strip():
        return ""
    return text.plain[raised[0].start : raised[0].end].strip()


def _raised(text: Text) -> list[Mark]:
    """The raised signs of notes in the order of the text."""
    found = (m for m in text.marks if m.kind == "superscript" and _SIGN.fullmatch(text.plain[m.start : m.end].strip()))
    return sorted(found, key=lambda mark: mark.start)


def _lifted(text: Text, sign: Mark, name: str) -> Text:
    """The text with a note in the place of its typed sign."""
    size = sign.end - sign.start

    def moved(place: int) -> int:
        return place if place <= sign.start else max(sign.start, place - size)

    marks = [replace(m, start=moved(m.start), end=moved(m.end)) for m in text.marks if m != sign]
    kept = [m for m in marks if m.kind not in EMPHASIS or m.start < m.end]
    plain = text.plain[: sign.start] + text.plain[sign.end :]
    return Text(plain, (*kept, Mark(sign.start, sign.start, "note", name)))


def _fresh(notes: dict[str, Note]) -> str:
    return str(next(count for count in range(1, len(notes) + 2) if str(count) not in notes))

"""Names that a resolution defines and uses: its notes and its holders."""

from __future__ import annotations

from collections.abc import Iterable

from resdraft.model.block_types import Block, Clause, Note, Quote
from resdraft.model.groups import plain_marks
from resdraft.model.places import block_texts, body_texts
from resdraft.model.resolution import Resolution
from resdraft.model.text import NOTE_NAME, Bracket, Text
from resdraft.model.text_form import clean_holder


def clean_names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for given in names if (name := clean_holder(given))))


def own_notes(draft: Resolution) -> tuple[Note, ...]:
    """Notes by name, each once and used; a note that is used and not defined has no words."""
    own: dict[str, Note] = {}
    for note in draft.notes:
        if NOTE_NAME.fullmatch(note.name) and note.name not in own:
            own[note.name] = Note(note.name, plain_marks(note.text))
    masthead = draft.masthead
    sources = [masthead.agenda_item.title, masthead.title, *body_texts(draft)]
    used = _note_names(sources)
    fresh = used
    while fresh:
        inner = _note_names(own[name].text for name in fresh if name in own)
        fresh = {name: None for name in inner if name not in used}
        used = used | fresh
    missing = [Note(name) for name in used if name not in own]
    return (*(note for name, note in own.items() if name in used), *missing)


def _note_names(sources: Iterable[Text]) -> dict[str, None]:
    return {str(m.value): None for text in sources for m in text.marks if m.kind == "note"}


def named_holders(declared: tuple[str, ...], draft: Resolution) -> tuple[str, ...]:
    """Declared holders, then every other that brackets and statuses name, in reading order."""
    return tuple(dict.fromkeys((*clean_names(declared), *used_holders(draft))))


def used_holders(resolution: Resolution) -> dict[str, None]:
    """Every holder that a bracket or a status names, in reading order, each once."""
    found: dict[str, None] = {}

    def look(text: Text) -> None:
        for mark in text.marks:
            if isinstance(mark.value, Bracket):
                found.update(dict.fromkeys(mark.value.holders))

    def visit(block: Block) -> None:
        if not isinstance(block, Clause):
            for text in block_texts(block) if not isinstance(block, Quote) else ():
                look(text)
            for inner in block.blocks if isinstance(block, Quote) else ():
                visit(inner)
            return
        look(block.text)
        found.update(dict.fromkeys(block.status.holders))
        for item in block.items:
            visit(item)
        look(block.closing)

    for text in (resolution.masthead.agenda_item.title, resolution.masthead.title, resolution.enacting):
        look(text)
    for block in (*resolution.preamble, *resolution.operative):
        visit(block)
    for annex in resolution.annexes:
        look(annex.label)
        look(annex.title)
        for block in annex.blocks:
            visit(block)
    for note in resolution.notes:
        look(note.text)
    return found

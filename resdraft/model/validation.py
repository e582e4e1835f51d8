"""What of a resolution is not in normal form, named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import zip_longest
from typing import TypeAlias

from resdraft.model.block_types import Annex, Block, Clause, Note
from resdraft.model.normal_form import normal
from resdraft.model.resolution import Conventions, Masthead, Resolution
from resdraft.model.text import Text

_Record: TypeAlias = Masthead | Conventions | Clause | Annex | Note | Block


def validate(resolution: Resolution) -> tuple[str, ...]:
    """One line for each part that normal form would change, with its path; nothing for a normal Resolution."""
    want = normal(resolution)
    return () if want == resolution else tuple(_differences(resolution, want))


def _differences(given: Resolution, want: Resolution) -> Iterator[str]:
    yield from _fields("masthead", given.masthead, want.masthead)
    yield from _fields("conventions", given.conventions, want.conventions)
    if given.enacting != want.enacting:
        yield f"enacting line: {_text_fault(given.enacting, want.enacting)}"
    yield from _row("preamble", given.preamble, want.preamble)
    yield from _row("operative", given.operative, want.operative)
    for index, (old, new) in enumerate(zip_longest(given.annexes, want.annexes)):
        where = f"annexes {index}"
        if old is None or new is None:
            yield f"{where}: an annex that normal form does not have"
            continue
        for name, a, b in (("label", old.label, new.label), ("title", old.title, new.title)):
            if a != b:
                yield f"{where}: {name}: {_text_fault(a, b)}"
        yield from _row(where, old.blocks, new.blocks)
    if given.notes != want.notes:
        yield from _notes(given.notes, want.notes)


def _notes(given: tuple[Note, ...], want: tuple[Note, ...]) -> Iterator[str]:
    known = {note.name: note for note in want}
    names = [note.name for note in given]
    for note in given:
        if note.name not in known:
            yield f"note {note.name}: not used, or no name for a note"
        elif names.count(note.name) > 1:
            yield f"note {note.name}: defined more than once"
        elif note != known[note.name]:
            yield f"note {note.name}: {_text_fault(note.text, known[note.name].text)}"
    for name in known.keys() - set(names):
        yield f"note {name}: used and not defined"


def _row(where: str, given: tuple[Block, ...], want: tuple[Block, ...]) -> Iterator[str]:
    if len(given) != len(want):
        yield f"{where}: {len(given)} blocks where normal form has {len(want)}"
        return
    for index, (old, new) in enumerate(zip(given, want, strict=True)):
        if old != new:
            yield from _block(f"{where} {index}", old, new)


def _block(where: str, old: Block, new: Block) -> Iterator[str]:
    if type(old) is not type(new):
        yield f"{where}: another kind of block"
    elif isinstance(old, Clause) and isinstance(new, Clause):
        for name, a, b in (("words", old.text, new.text), ("closing", old.closing, new.closing)):
            if a != b:
                yield f"{where}: {name}: {_text_fault(a, b)}"
        for name in ("style", "id", "number", "status", "source"):
            if getattr(old, name) != getattr(new, name):
                yield f"{where}: {name}: {getattr(old, name)!r} should be {getattr(new, name)!r}"
        yield from _row(where, old.items, new.items)
    else:
        yield from _fields(where, old, new)


def _fields(where: str, old: _Record, new: _Record) -> Iterator[str]:
    for field in fields(old):
        a, b = getattr(old, field.name), getattr(new, field.name)
        if a != b:
            yield f"{where}: {field.name}: {a!r} should be {b!r}"


def _text_fault(old: Text, new: Text) -> str:
    if old.plain != new.plain:
        return f"{old.plain!r} should be {new.plain!r}"
    return f"marks {old.marks!r} should be {new.marks!r}"

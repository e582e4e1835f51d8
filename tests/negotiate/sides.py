"""Drafts brought onto one side, and what is compared of them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from resdraft.model import Annex, Block, Clause, Heading, Quote, Resolution, Table, Text, normal, texts
from resdraft.negotiate import Holders, Which, on_side

HOLDERS = Holders("Oldland", "Newland")
"""Holders that no draft of the tests names."""


def side_of(draft: Resolution, which: Which, holders: Holders = HOLDERS) -> Resolution:
    """The draft with every bracket of the holders resolved as one side wants; what is emptied by that goes."""

    def text(given: Text) -> Text:
        return on_side(given, holders, which)

    def block(given: Block) -> Iterator[Block]:
        match given:
            case Clause():
                items = tuple(b for item in given.items for b in block(item))
                made = dataclasses.replace(given, text=text(given.text), closing=text(given.closing), items=items)
                if given.text and not made.text and not made.closing:
                    yield from items
                else:
                    yield made
            case Heading():
                yield dataclasses.replace(given, text=text(given.text))
            case Table():
                yield Table(tuple(tuple(map(text, row)) for row in given.rows))
            case Quote():
                yield Quote(tuple(b for inner in given.blocks for b in block(inner)))

    def part(given: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(b for inner in given for b in block(inner))

    masthead = draft.masthead
    item = dataclasses.replace(masthead.agenda_item, title=text(masthead.agenda_item.title))
    return normal(
        dataclasses.replace(
            draft,
            masthead=dataclasses.replace(masthead, title=text(masthead.title), agenda_item=item),
            enacting=text(draft.enacting),
            preamble=part(draft.preamble),
            operative=part(draft.operative),
            annexes=tuple(
                Annex(label, text(a.title), part(a.blocks)) for a in draft.annexes if (label := text(a.label))
            ),
            notes=tuple(dataclasses.replace(note, text=text(note.text)) for note in draft.notes),
        )
    )


def words(draft: Resolution) -> list[str]:
    """The words of each text that has any, in reading order, blanks and labels of annexes left out."""
    bare = dataclasses.replace(draft, annexes=tuple(dataclasses.replace(a, label=Text()) for a in draft.annexes))
    plain = (re.sub(r"\s", "", text.plain) for text in texts(bare))
    return [found for found in plain if found]


def without_tables(draft: Resolution) -> Resolution:
    """The draft without its tables."""

    def some(given: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(found for block in given for found in kept(block))

    def kept(block: Block) -> Iterator[Block]:
        match block:
            case Clause():
                yield dataclasses.replace(block, items=some(block.items))
            case Quote():
                yield Quote(some(block.blocks))
            case Heading():
                yield block

    annexes = tuple(dataclasses.replace(annex, blocks=some(annex.blocks)) for annex in draft.annexes)
    return dataclasses.replace(draft, preamble=some(draft.preamble), operative=some(draft.operative), annexes=annexes)

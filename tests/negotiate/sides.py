"""Drafts brought onto one side, and what is compared of them."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator

from resdraft.model import Annex, Block, Clause, Heading, Quote, Resolution, Table, Text, blocks, normal
from resdraft.negotiate import Holders, Which, on_side
from tests.negotiate.expected import bare

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
                heading = dataclasses.replace(given, text=text(given.text))
                if heading.text or not given.text:
                    yield heading
            case Table():
                table = Table(tuple(tuple(map(text, row)) for row in given.rows))
                if any(cell for row in table.rows for cell in row) or table == given:
                    yield table
            case Quote():
                yield Quote(tuple(b for inner in given.blocks for b in block(inner)))

    def part(given: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(b for inner in given for b in block(inner))

    def taken(annex: Annex) -> Iterator[Annex]:
        label, inner = text(annex.label), part(annex.blocks)
        if label or inner:
            yield Annex(label, text(annex.title), inner)

    masthead = draft.masthead
    item = dataclasses.replace(masthead.agenda_item, title=text(masthead.agenda_item.title))
    return normal(
        dataclasses.replace(
            draft,
            masthead=dataclasses.replace(masthead, title=text(masthead.title), agenda_item=item),
            enacting=text(draft.enacting),
            preamble=part(draft.preamble),
            operative=part(draft.operative),
            annexes=tuple(found for annex in draft.annexes for found in taken(annex)),
            notes=tuple(dataclasses.replace(note, text=text(note.text)) for note in draft.notes),
        )
    )


def words(draft: Resolution) -> list[str]:
    """The words of titles, then of each clause, heading and cell in reading order, then of notes; blanks left out."""
    titles = [draft.masthead.title, draft.masthead.agenda_item.title, draft.enacting]
    found = [text.plain for text in titles]
    for place in blocks(draft):
        match place.block:
            case Clause(text=text, closing=closing):
                found.append(text.plain + closing.plain)
            case Heading(text=text):
                found.append(text.plain)
            case Table(rows=rows):
                found += [cell.plain for row in rows for cell in row]
    found += [annex.title.plain for annex in draft.annexes]
    found += [note.text.plain for note in draft.notes]
    return [said for plain in found if (said := bare(plain))]


def words_of_clauses(draft: Resolution) -> Counter[str]:
    """The same, but for cells, notes, and titles of annexes, which stay with what is in the annex."""

    def some(row: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(found for block in row for found in kept(block))

    def kept(block: Block) -> Iterator[Block]:
        match block:
            case Clause():
                yield dataclasses.replace(block, items=some(block.items))
            case Quote():
                yield Quote(some(block.blocks))
            case Heading():
                yield block

    return Counter(
        words(
            dataclasses.replace(
                draft,
                preamble=some(draft.preamble),
                operative=some(draft.operative),
                annexes=tuple(Annex(blocks=some(annex.blocks)) for annex in draft.annexes),
                notes=(),
            )
        )
    )

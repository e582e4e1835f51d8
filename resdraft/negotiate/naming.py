"""Two drafts under one set of names: of notes, of clauses that are referred to, of brackets over paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from resdraft.diff import Link
from resdraft.model import Annex, Block, Clause, Heading, Mark, Note, Quote, Resolution, Table, Text, at, texts, walk

_APART = 1_000_000
"""Added to the numbers of brackets over paragraphs, so that two drafts share none."""


def renamed(draft: Resolution, model: Resolution, links: Iterable[Link], *, draft_is_old: bool) -> Resolution:
    """The draft with the names that `model` has for the same notes and clauses, and others for those it has alone."""
    pairs = [(link.old[0], link.new[0]) for link in links if len(link.old) == len(link.new) == 1]
    mine = [pair if draft_is_old else pair[::-1] for pair in pairs]
    notes = {a.printed: b.printed for a, b in mine if a.kind == "note"}
    ids: dict[str, str] = {}
    for a, b in mine:
        if a.kind == "clause":
            theirs, name = at(model, b.path), at(draft, a.path)
            if isinstance(theirs, Clause) and isinstance(name, Clause) and theirs.id and name.id:
                ids[name.id] = theirs.id
    _complete(notes, (note.name for note in draft.notes), {note.name for note in model.notes})
    _complete(ids, (_id(p.block) for p in walk(draft)), {_id(p.block) for p in walk(model)} | refs(model))
    return _Renamer(notes, ids).draft(draft)


def refs(draft: Resolution) -> set[str]:
    """The ids that a draft refers to."""
    return {str(mark.value) for text in texts(draft) for mark in text.marks if mark.kind == "ref"}


def _id(block: Block) -> str:
    return block.id if isinstance(block, Clause) else ""


def _complete(names: dict[str, str], all_names: Iterable[str], taken: set[str]) -> None:
    """Gives the rest of the names a name each that is not taken."""
    taken = taken | set(names.values())
    for name in filter(None, all_names):
        if name not in names:
            names[name] = _fresh(name, taken)
            taken.add(names[name])


def _fresh(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    if name.isascii() and name.isdigit():
        return str(1 + max(int(n) for n in taken if n.isascii() and n.isdigit()))
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


class _Renamer:
    def __init__(self, notes: Mapping[str, str], ids: Mapping[str, str]) -> None:
        self._names = {"note": notes, "ref": ids}

    def draft(self, draft: Resolution) -> Resolution:
        masthead = draft.masthead
        item = replace(masthead.agenda_item, title=self.text(masthead.agenda_item.title))
        return replace(
            draft,
            masthead=replace(masthead, title=self.text(masthead.title), agenda_item=item),
            enacting=self.text(draft.enacting),
            preamble=self._each(self.block, draft.preamble),
            operative=self._each(self.block, draft.operative),
            annexes=tuple(
                Annex(self.text(a.label), self.text(a.title), self._each(self.block, a.blocks)) for a in draft.annexes
            ),
            notes=tuple(Note(self._names["note"].get(n.name, n.name), self.text(n.text)) for n in draft.notes),
        )

    def block(self, block: Block) -> Block:
        match block:
            case Clause():
                ids = self._names["ref"]
                linked = tuple(ids.get(name, name) for name in block.status.linked)
                return replace(
                    block,
                    text=self.text(block.text),
                    closing=self.text(block.closing),
                    items=self._each(self.block, block.items),
                    id=ids.get(block.id, block.id),
                    status=replace(block.status, linked=linked) if linked else block.status,
                )
            case Heading():
                return replace(block, text=self.text(block.text))
            case Table():
                return Table(tuple(tuple(map(self.text, row)) for row in block.rows))
            case Quote():
                return Quote(self._each(self.block, block.blocks))

    @staticmethod
    def _each(change: Callable[[Block], Block], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(change, blocks))

    def text(self, text: Text) -> Text:
        return Text(text.plain, tuple(map(self._mark, text.marks))) if text.marks else text

    def _mark(self, mark: Mark) -> Mark:
        if mark.group:
            return replace(mark, group=mark.group + _APART)
        names = self._names.get(mark.kind)
        return replace(mark, value=names.get(str(mark.value), str(mark.value))) if names else mark

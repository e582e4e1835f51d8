"""Brackets that run over several paragraphs: kept where they hold together, parted where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from resdraft.model.block_types import Block, Clause, Quote
from resdraft.model.places import block_texts
from resdraft.model.text import EMPHASIS, Bracket, Text
from resdraft.model.text_form import normal_text


def regroup(blocks: tuple[Block, ...], last_group: int) -> tuple[tuple[Block, ...], int]:
    """The blocks with such brackets numbered as they open, and the last number given.

    Brackets that do not hold together are parted: each of their marks becomes a bracket of its own.
    """
    if not any(mark.group for block in blocks for text in block_texts(block) for mark in text.marks):
        return blocks, last_group
    result: list[Block] = []
    for flow in _flows(blocks):
        own = [text for block in flow for text in _flow_texts(block)]
        change = {m.group: 0 for text in own for m in text.marks if m.group}
        if change and _holds_together(own):
            for group in change:
                last_group += 1
                change[group] = last_group
        result += [_regrouped(block, change) for block in flow] if change else flow
    return tuple(result), last_group


def plain_marks(text: Text) -> Text:
    """The normal text without brackets that run over several paragraphs."""
    if any(m.group for m in text.marks):
        text = Text(text.plain, tuple(replace(m, group=0) if m.group else m for m in text.marks))
    return normal_text(text)


def _flows(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Runs of clauses over which a bracket may reach: no heading, table or embedded text at or below the top."""
    flow: list[Block] = []
    for block in blocks:
        if isinstance(block, Clause) and _only_clauses(block):
            flow.append(block)
            continue
        if flow:
            yield flow
        yield [block]
        flow = []
    if flow:
        yield flow


def _only_clauses(clause: Clause) -> bool:
    return all(isinstance(item, Clause) and _only_clauses(item) for item in clause.items)


def _flow_texts(block: Block) -> list[Text]:
    """The texts of a block if brackets may run on in it, else none (its brackets are parted)."""
    if isinstance(block, Clause) and _only_clauses(block):
        return list(block_texts(block))
    return [Text("", tuple(m for t in block_texts(block) for m in t.marks if m.group))]


def _holds_together(own: list[Text]) -> bool:
    """Whether each grouped bracket runs from its opening to the end of a text, through texts, to its closing."""
    chain: list[tuple[int, str | Bracket]] = []
    seen: set[int] = set()
    for at, text in enumerate(own):
        grouped = [(i, m) for i, m in enumerate(text.marks) if m.group]
        ahead = {m.group for m in own[at + 1].marks} if at + 1 < len(own) else set()
        head = [(m.group, m.value) for i, m in grouped if i < len(chain)]
        if head != chain or any(m.start or m.depth != i for i, m in grouped[: len(chain)]):
            return False
        staying: list[tuple[int, str | Bracket]] = []
        for i, m in grouped:
            fresh = i >= len(chain)
            if fresh and m.group in seen:
                return False
            seen.add(m.group)
            if m.group in ahead:
                rest = [o for o in text.marks[i + 1 :] if o.kind not in EMPHASIS]
                if m.end != len(text.plain) or m.depth != len(staying) or any(o.depth <= m.depth for o in rest):
                    return False
                staying.append((m.group, m.value))
            elif fresh:
                return False
        chain = staying
    return not chain


def _regrouped(block: Block, change: dict[int, int]) -> Block:
    def fresh(text: Text) -> Text:
        if not any(m.group for m in text.marks):
            return text
        return Text(text.plain, tuple(replace(m, group=change.get(m.group, 0)) if m.group else m for m in text.marks))

    if isinstance(block, Clause):
        items = tuple(_regrouped(item, change) for item in block.items)
        return replace(block, text=fresh(block.text), closing=fresh(block.closing), items=items)
    return ungrouped(block)


def ungrouped(block: Block) -> Block:
    if not any(m.group for text in block_texts(block) for m in text.marks):
        return block
    match block:
        case Clause():
            items = tuple(ungrouped(item) for item in block.items)
            return replace(block, text=plain_marks(block.text), closing=plain_marks(block.closing), items=items)
        case Quote():
            return Quote(tuple(ungrouped(inner) for inner in block.blocks))
    return block

"""Mended nodes to blocks of the model."""

from __future__ import annotations

from resdraft.importers.akn.heads import levels, released, with_headings
from resdraft.importers.akn.labels import item_number, latin, top_number
from resdraft.importers.akn.mend import hung, mended, nested
from resdraft.importers.akn.nodes import Node
from resdraft.model import UNNUMBERED, Block, Clause, Heading, Quote, Table, Text, joined


def operative_nodes(nodes: list[Node]) -> list[Node]:
    """The nodes of an operative part, an annex or an embedded text, with headings told and lists nested."""
    return nested(with_headings(released(mended(nodes))))


def operative_blocks(nodes: list[Node]) -> tuple[Block, ...]:
    """Blocks whose clauses bear the numbers that are printed."""
    level = levels(nodes)
    return tuple(_block(node, level.get(index, 2)) for index, node in enumerate(nodes))


def preambular_blocks(nodes: list[Node]) -> tuple[Block, ...]:
    """Blocks of a preamble, whose clauses have no numbers; a label that is printed stays with the words."""
    nodes = with_headings(hung(nodes), preambular=True)
    level = levels(nodes)
    blocks: list[Block] = []
    for index, node in enumerate(nodes):
        block = _block(node, level.get(index, 2))
        if isinstance(block, Clause):
            text = joined(Text(node.label), node.text) if node.label else node.text
            block = Clause(text, block.items, closing=block.closing)
        blocks.append(block)
    return tuple(blocks)


def _block(node: Node, level: int) -> Block:
    if node.kind == "clause":
        number = top_number(node.label)
        text = node.text if number or not node.label else joined(Text(node.label), node.text)
        return Clause(text, _items(node.below, level), closing=node.closing, number=number or UNNUMBERED)
    return _other(node, level)


def _other(node: Node, level: int) -> Block:
    if node.kind == "heading":
        return Heading(node.text, level, node.label)
    if node.kind == "table":
        return Table(tuple(tuple(row) for row in node.rows))
    return Quote(operative_blocks(operative_nodes(node.below)))


def _items(nodes: list[Node], level: int) -> tuple[Block, ...]:
    if not nodes:
        return ()
    nodes = nested(mended(nodes))
    swap = _in_latin(nodes)
    items: list[Block] = []
    for node in nodes:
        if node.kind != "clause":
            items.append(_other(node, min(level + 1, 6)))
            continue
        label = latin(node.label) if swap else node.label
        number = item_number(label)
        text = node.text if number or not label else joined(Text(label), node.text)
        items.append(Clause(text, _items(node.below, level), closing=node.closing, number=number or UNNUMBERED))
    return tuple(items)


def _in_latin(nodes: list[Node]) -> bool:
    """Whether Cyrillic labels of a list are Latin ones in disguise: each has a Latin letter that looks the same."""
    return any(not node.label.isascii() and latin(node.label).isascii() for node in nodes) and all(
        latin(node.label).isascii() for node in nodes if node.kind == "clause"
    )

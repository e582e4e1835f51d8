"""Each draft as a tree of places: what stands where, and to which link of the comparison it belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from resdraft.diff import Link
from resdraft.model import Annex, Block, Clause, Path, Quote, Resolution, children
from resdraft.negotiate.holders import Which

PARTS = ("preamble", "operative", "annexes")


@dataclass(eq=False, slots=True)
class Node:
    """A block or an annex of one of the drafts."""

    which: Which
    path: Path
    block: Block | Annex | None
    """None for a part as a whole."""
    parent: Node | None
    link: int = -1
    """Number of its link; embedded texts, which no link names, have numbers of their own behind those."""
    index: int = 0
    """Its number among the link's sides."""
    place: int = 0
    """Its number among what stands directly below its parent."""
    below: list[Node] = field(default_factory=list)

    @property
    def holds_blocks(self) -> bool:
        """Whether other blocks may stand below it."""
        return self.block is None or isinstance(self.block, Clause | Quote | Annex)

    @property
    def above(self) -> Node:
        """The nearest clause, annex or part above; embedded texts are looked through."""
        node = self.parent
        assert node is not None
        while isinstance(node.block, Quote):
            assert node.parent is not None
            node = node.parent
        return node


@dataclass(frozen=True, slots=True)
class Tree:
    """All places of a draft."""

    parts: dict[str, Node]
    nodes: tuple[Node, ...]
    """In reading order, without the parts themselves."""


def tree(draft: Resolution, which: Which, links: Sequence[Link]) -> Tree:
    """The places of a draft with their links."""
    known = {}
    for number, link in enumerate(links):
        for index, side in enumerate(link.old if which == "old" else link.new):
            known[side.path] = (number, index)
    nodes: list[Node] = []

    def add(block: Block | Annex, path: Path, parent: Node) -> None:
        node = Node(which, path, block, parent)
        node.link, node.index = known.get(path, (-1, 0))
        node.place = len(parent.below)
        nodes.append(node)
        parent.below.append(node)
        for number, inner in enumerate(block.blocks if isinstance(block, Annex) else children(block)):
            add(inner, (*path, number), node)

    parts = {part: Node(which, (part,), None, None) for part in PARTS}
    for part in PARTS:
        row: Iterable[Block | Annex] = getattr(draft, part)
        for number, block in enumerate(row):
            add(block, (part, number), parts[part])
    return Tree(parts, tuple(nodes))


def link_quotes(old: Tree, new: Tree, first: int) -> None:
    """Gives embedded texts numbers from `first` on, one for two that hold the same clauses.

    Inner ones go first, so that they can tell which outer ones belong together.
    """
    quotes = [[node for node in reversed(side.nodes) if isinstance(node.block, Quote)] for side in (old, new)]
    around = {inner.link: quote for quote in quotes[1] for inner in quote.below if inner.link >= 0}
    number = first
    for mine in quotes[0]:
        mine.link = number
        votes = Counter(id(around[inner.link]) for inner in mine.below if inner.link in around)
        free = [quote for quote in quotes[1] if votes[id(quote)] and quote.link < 0]
        if free:
            best = max(free, key=lambda quote: votes[id(quote)])
            best.link = number
            if best.parent is not None and isinstance(best.parent.block, Quote):
                around[number] = best.parent
        number += 1
    for other in quotes[1]:
        if other.link < 0:
            other.link = number
            number += 1

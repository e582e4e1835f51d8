"""What stands in a decided text, and where: each clause at its old place, at its new one, or at both while it is open.

Where all is accepted the places are those of the new text, where all is rejected those of the old one. In between
what one of the texts alone has there stands behind what stands before it in that text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from resdraft.diff import Link
from resdraft.model import Annex, Quote, Table
from resdraft.negotiate.asking import Question, is_shifted
from resdraft.negotiate.choices import Choices, Decision, Where
from resdraft.negotiate.holders import Which
from resdraft.negotiate.trees import PARTS, Node, Tree, link_quotes

Mode = Literal["", "added", "deleted", "moved"]
"""Whether a clause stands there for certain, or one side wants it there, gone, or elsewhere."""
_BOTH: dict[Which, Mode] = {"old": "deleted", "new": "added"}
_MOVED: dict[Which, Mode] = {"old": "moved", "new": "added"}


@dataclass(eq=False, slots=True)
class Stand:
    """A clause, or what else is a block, at a place of the decided text."""

    node: Node
    """The place in one of the drafts that it has here."""
    mode: Mode = ""
    parent: Stand | None = None
    """None for a part as a whole, and until it has one."""
    below: list[Stand] = field(default_factory=list)


def stands(
    links: Sequence[Link],
    trees: Mapping[Which, Tree],
    questions: Sequence[Question],
    choices: Choices,
    base: Which,
) -> dict[str, Stand]:
    """The parts of the decided text with all that stands in them.

    What the comparison does not call changed stands as in the draft that is the `base`.
    """
    builder = _Builder(links, trees, {q.link: q for q in questions}, choices, base)
    builder.fill()
    builder.find_parents()
    builder.put_in_order()
    return builder.parts


class _Builder:
    def __init__(
        self,
        links: Sequence[Link],
        trees: Mapping[Which, Tree],
        questions: Mapping[int, Question],
        choices: Choices,
        base: Which,
    ) -> None:
        self._links = links
        self._trees = trees
        self._questions = questions
        self._choices = choices
        self._base = base
        link_quotes(trees["old"], trees["new"], len(links))
        self._nodes: dict[int, dict[Which, list[Node]]] = defaultdict(lambda: {"old": [], "new": []})
        for which, tree in trees.items():
            for node in tree.nodes:
                self._nodes[node.link][which].append(node)
        self._modes: dict[int, dict[Which, Mode]] = {}
        self._of_link: dict[int, list[Stand]] = defaultdict(list)
        self._of_node: dict[int, Stand] = {}
        self.parts = {part: Stand(trees[base].parts[part]) for part in PARTS}

    # What stands

    def fill(self) -> None:
        """Makes the stands of all links; embedded texts come with what stands in them."""
        for number in range(len(self._links)):
            if number in self._nodes:
                for which, mode in self._modes_of(number).items():
                    for node in self._nodes[number][which]:
                        self._add(Stand(node, mode))

    def _add(self, stand: Stand) -> None:
        self._of_link[stand.node.link].append(stand)
        self._of_node[id(stand.node)] = stand

    def _modes_of(self, number: int) -> dict[Which, Mode]:
        if number not in self._modes:
            self._modes[number] = self._found_modes(number)
        return self._modes[number]

    def _found_modes(self, number: int) -> dict[Which, Mode]:
        nodes = self._nodes[number]
        if number >= len(self._links):
            return self._with_parent(nodes) if nodes["old"] and nodes["new"] else {}
        link = self._links[number]
        found = self._choices.at(Where(number)) if number in self._questions else None
        match link.kind:
            case "inserted":
                return _settled(found, {}, {"new": ""}, {"new": "added"})
            case "deleted":
                return _settled(found, {"old": ""}, {}, {"old": "deleted"})
            case "split" | "merged":
                return _settled(found, {"old": ""}, {"new": ""}, _BOTH)
        if is_shifted(link):
            return _settled(found, {"old": ""}, {"new": ""}, _MOVED)
        if link.kind == "reworded" and found is None and _is_another_table(nodes):
            return _BOTH
        return self._with_parent(nodes)

    def _with_parent(self, nodes: Mapping[Which, Sequence[Node]]) -> dict[Which, Mode]:
        """What stays where it is goes where the clause above it goes."""
        old, new = nodes["old"][0].above, nodes["new"][0].above
        if old.block is not None and new.block is not None and old.link == new.link:
            above = self._modes_of(old.link)
            if len(above) == 2:
                return above
            if above:
                return {next(iter(above)): ""}
        return {self._base: ""}

    # Below what

    def find_parents(self) -> None:
        """Gives each stand the one that it stands below."""
        waiting = [
            self._of_node[id(node)] for which in (self._base, _other(self._base)) for node in self._placed(which)
        ]
        for stand in waiting:
            stand.parent = self._parent(stand)

    def _placed(self, which: Which) -> Iterator[Node]:
        return (node for node in self._trees[which].nodes if id(node) in self._of_node)

    def _parent(self, stand: Stand) -> Stand:
        node = stand.node.parent
        while node is not None and node.block is not None:
            found = self._there(node) or self._made(node)
            if found is not None and found.node.holds_blocks and not _is_below(found, stand):
                return found
            node = node.parent
        assert node is not None
        return self.parts[str(node.path[0])]

    def _there(self, node: Node) -> Stand | None:
        """Where a clause of one of the drafts stands: at this place, else at the last that it has."""
        exact = self._of_node.get(id(node))
        if exact is not None or (isinstance(node.block, Quote) and len(self._modes_of(node.link)) == 2):
            return exact
        others = self._of_link.get(node.link)
        return others[-1] if others else None

    def _made(self, node: Node) -> Stand | None:
        """An embedded text or an annex that has to be there, since something stands in it."""
        if not isinstance(node.block, Quote | Annex):
            return None
        found = Stand(node)
        self._add(found)
        found.parent = self._parent(found)
        return found

    # In which order

    def put_in_order(self) -> None:
        """Orders what stands below each: what is placed by the base as there, the rest behind what it follows."""
        after: dict[int, list[Stand]] = defaultdict(list)
        first: dict[int, list[Stand]] = defaultdict(list)
        by_base: dict[int, list[Stand]] = defaultdict(list)
        for node in self._placed(self._base):
            stand = self._of_node[id(node)]
            by_base[id(stand.parent)].append(stand)
        for node in self._placed(_other(self._base)):
            stand = self._of_node[id(node)]
            anchor = self._anchor(stand)
            (after[id(anchor)] if anchor is not None else first[id(stand.parent)]).append(stand)
        for parent in [*self.parts.values(), *self._of_node.values()]:
            waiting = [*reversed(by_base[id(parent)]), *reversed(first[id(parent)])]
            while waiting:
                stand = waiting.pop()
                parent.below.append(stand)
                waiting += reversed(after[id(stand)])

    def _anchor(self, stand: Stand) -> Stand | None:
        """The stand that comes before it in its own draft, among those below the same one."""
        node: Node | None = stand.node
        while node is not None and node.parent is not None:
            for place in range(node.place - 1, -1, -1):
                before = node.parent.below[place]
                found = self._of_node.get(id(before)) or self._staying(before)
                if found is not None and found.parent is stand.parent and found is not stand:
                    return found
            if stand.parent is self._there(node.parent) or node.parent.block is None:
                return None
            node = node.parent
        return None

    def _staying(self, node: Node) -> Stand | None:
        if node.link < len(self._links) and is_shifted(self._links[node.link]):
            return None
        others = self._of_link.get(node.link)
        return others[-1] if others else None


def _settled(
    found: Decision | None, rejected: dict[Which, Mode], accepted: dict[Which, Mode], still_open: dict[Which, Mode]
) -> dict[Which, Mode]:
    return still_open if found is None else accepted if found == "accepted" else rejected


def _other(which: Which) -> Which:
    return "new" if which == "old" else "old"


def _is_another_table(nodes: Mapping[Which, Sequence[Node]]) -> bool:
    """Whether it is a table whose cells cannot be set beside each other."""
    old, new = nodes["old"][0].block, nodes["new"][0].block
    if not (isinstance(old, Table) and isinstance(new, Table)):
        return False
    return [len(row) for row in old.rows] != [len(row) for row in new.rows]


def _is_below(stand: Stand | None, other: Stand) -> bool:
    while stand is not None:
        if stand is other:
            return True
        stand = stand.parent
    return False

"""What the markup leaves unsaid, put right in a row of nodes: typed labels, empty numbers, lists kept flat."""

from __future__ import annotations

from collections.abc import Sequence

from resdraft.importers.akn.labels import follows, is_decimal, is_first, latin, typed_label
from resdraft.importers.akn.nodes import Node
from resdraft.model import label_places, part

_COLONS = (":", "：")
_AHEAD = 8
"""How many paragraphs ahead the second label of a list is looked for."""


def mended(nodes: list[Node]) -> list[Node]:
    """The row with labels lifted out of the words and given to the words that they number; lists stay as they are."""
    return _filled(_lifted(nodes))


def _lifted(nodes: list[Node]) -> list[Node]:
    """Labels typed at the start of a paragraph's words become its label, where they run with others."""
    typed = [_typed(node) for node in nodes]
    if not any(typed):
        return nodes
    seen: set[tuple[str, int]] = set()
    for index, node in enumerate(nodes):
        label = typed[index]
        if label and (_runs(label, seen) or _begins(index, nodes, typed)):
            end = typed_label(node.text.plain)[1]
            node.label, node.text = label, part(node.text, end, len(node.text.plain))
        if node.label:
            seen.update(label_places(node.label))
    return nodes


def _typed(node: Node) -> str:
    if node.kind != "clause" or node.label or node.preambular:
        return ""
    return typed_label(node.text.plain)[0]


def _runs(label: str, seen: set[tuple[str, int]]) -> bool:
    """Whether a label goes on from one that was met."""
    return any((style, place - 1) in seen for style, place in label_places(label))


def _begins(index: int, nodes: Sequence[Node], typed: Sequence[str]) -> bool:
    """Whether a typed label is the first of a list: its second follows soon, or a colon stands before it."""
    label = typed[index]
    if not is_first(label):
        return False
    if index and nodes[index - 1].text.plain.endswith(_COLONS) and not is_decimal(label):
        return True
    ahead = range(index + 1, min(index + 1 + _AHEAD, len(nodes)))
    if any(follows(label, typed[k] or nodes[k].label) for k in ahead if typed[k] or nodes[k].label):
        return True
    return label in ("•", "–") and index > 0 and label == (nodes[index - 1].label or typed[index - 1])


def _filled(nodes: list[Node]) -> list[Node]:
    """A number without words takes the words of the paragraph after it, if that one has no number."""
    found: list[Node] = []
    for node in nodes:
        last = found[-1] if found else None
        if last and last.label and last.bare and last.kind == node.kind == "clause" and not node.label and not node.look:
            node.label = last.label
            found[-1] = node
        else:
            found.append(node)
    return found


def nested(nodes: list[Node]) -> list[Node]:
    """Lettered paragraphs and bullets that stand beside the paragraph to which they belong become its items."""
    if not any(node.label and not is_decimal(node.label) for node in nodes):
        return nodes
    found: list[Node] = []
    for index, node in enumerate(nodes):
        home = _home(index, nodes, found)
        (found if home is None else home.below).append(node)
    return found


def _home(index: int, nodes: Sequence[Node], found: list[Node]) -> Node | None:
    """The node to whose list a node belongs; None where it stays in the row."""
    node = nodes[index]
    if not found or found[-1].kind != "clause":
        return None
    path = _open_path(found[-1])
    if node.kind == "clause" and node.label:
        return None if is_decimal(node.label) else _list_for(node.label, path, found, _next_label(index, nodes))
    following = _next_label(index, nodes)
    if not following or is_decimal(following) or is_first(following):
        return None
    return next((owner for owner in reversed(path) if follows(_last_label(owner.below), following)), None)


def _list_for(label: str, path: list[Node], row: list[Node], following: str) -> Node | None:
    """Where a lettered node belongs: a new list after a colon, or the deepest open list that it continues."""
    deepest = path[-1]
    opens = is_first(label) and deepest.text.plain.endswith(_COLONS) and not deepest.closing
    for owner in reversed(path):
        if follows(_last_label(owner.below), label) and not (opens and _goes_on(label, following)):
            return owner
    if follows(_last_label(row), label) and not opens:
        return None
    return deepest if opens else None


def _goes_on(label: str, following: str) -> bool:
    """Whether the next label is the second of a list that this one begins: (ii) after (i)."""
    firsts = {style for style, place in label_places(label) if place == 1}
    return any(style in firsts and place == 2 for style, place in label_places(following))


def _open_path(node: Node) -> list[Node]:
    """The node, its last item, that one's last item …"""
    path = [node]
    while path[-1].below and path[-1].below[-1].kind == "clause":
        path.append(path[-1].below[-1])
    return path


def _last_label(nodes: Sequence[Node]) -> str:
    for node in reversed(nodes):
        if node.kind == "clause" and node.label:
            return latin(node.label)
    return ""


def _next_label(index: int, nodes: Sequence[Node]) -> str:
    for node in nodes[index + 1 : index + 1 + _AHEAD]:
        if node.kind == "clause" and node.label:
            return node.label
    return ""

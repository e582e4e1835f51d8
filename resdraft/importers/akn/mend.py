"""What the markup leaves unsaid, put right in a row of nodes: typed labels, empty numbers, lists kept flat."""

from __future__ import annotations

from collections.abc import Sequence

from resdraft.importers.akn.labels import bare_number, follows, is_decimal, is_first, latin, typed_label
from resdraft.importers.akn.nodes import Node
from resdraft.model import EMPTY, label_places, part

_COLONS = (":", "：")
_GOES_ON = ("و", "并", "以及", "同时")
"""How a sentence goes on in scripts without small letters: "and"."""
_AHEAD = 8
"""How many paragraphs ahead the second label of a list is looked for."""


def mended(nodes: list[Node]) -> list[Node]:
    """The row with labels lifted out of the words and given to the words that they number; lists stay as they are."""
    return _filled(_lifted(_released(hung(nodes))))


def hung(nodes: list[Node]) -> list[Node]:
    """A list with neither introduction nor number belongs to the paragraph before it; with none before, it has none."""
    if not any(_is_bare_list(node) for node in nodes):
        return nodes
    found: list[Node] = []
    for node in nodes:
        if not _is_bare_list(node):
            found.append(node)
            continue
        before = found[-1] if found and found[-1].kind == "clause" and not found[-1].closing else None
        (found if before is None else before.below).extend(node.below)
        if before is not None:
            before.closing = node.closing
        elif node.closing:
            found.append(Node(text=node.closing))
    return found


def _is_bare_list(node: Node) -> bool:
    return node.kind == "clause" and not node.text and not node.label and bool(node.below)


def _released(nodes: list[Node]) -> list[Node]:
    """Numbered paragraphs that were taken for the last item of the list before them stand in the row again."""
    found: list[Node] = []
    count = 0
    for node in nodes:
        found.append(node)
        count = int(node.label[:-1]) if _is_plain_number(node.label) else count
        owner, last = node, node
        while last.kind == "clause" and last.below:
            owner, last = last, last.below[-1]
        strayed = last is not node and bool(count) and last.label == f"{count + 1}."
        if strayed and not is_decimal(_first_label(owner.below[:-1])):
            owner.below.pop()
            found.append(last)
            count += 1
    return found


def _is_plain_number(label: str) -> bool:
    return label[:-1].isdigit() and label.endswith(".")


def _first_label(nodes: Sequence[Node]) -> str:
    return next((node.label for node in nodes if node.kind == "clause" and node.label), "")


def _lifted(nodes: list[Node]) -> list[Node]:
    """Labels typed at the start of a paragraph's words become its label, where they run with others."""
    typed = [_typed(node) for node in nodes]
    seen: set[tuple[str, int]] = set()
    count = ""
    for index, node in enumerate(nodes):
        label = typed[index]
        if label and (_runs(label, seen) or _begins(index, nodes, typed)):
            _lift(node)
        elif count and not node.label and node.kind == "clause":
            number, end = bare_number(node.text.plain)
            if number and follows(count, number) and _next_number(index, nodes) in ("", f"{int(number[:-1]) + 1}."):
                node.label, node.text = number, part(node.text, end, len(node.text.plain))
        if node.label:
            seen.update(place for inner in _open_path(node) for place in label_places(inner.label))
            count = node.label if is_decimal(node.label) else count
    return nodes


def _next_number(index: int, nodes: Sequence[Node]) -> str:
    return next((n.label for n in nodes[index + 1 :] if n.kind == "clause" and is_decimal(n.label)), "")


def _lift(node: Node) -> None:
    """Take the label out of the words; "(a) (i)" is an item without words and the first one below it."""
    node.label, end = typed_label(node.text.plain)
    node.text = part(node.text, end, len(node.text.plain))
    inner = typed_label(node.text.plain)[0]
    if inner and is_first(inner) and not is_decimal(inner) and not node.below:
        below = Node(text=node.text)
        _lift(below)
        node.text, node.below = EMPTY, [below]


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
        takes = node.kind == "clause" and not node.label and not node.look
        if takes and last is not None and last.kind == "clause" and last.label and last.bare:
            node.label = last.label
            found[-1] = node
        else:
            found.append(node)
    return found


def nested(nodes: list[Node]) -> list[Node]:
    """Lettered paragraphs and bullets that stand beside the paragraph to which they belong become its items."""
    found: list[Node] = []
    for index, node in enumerate(nodes):
        home = _home(index, nodes, found)
        if home is not None:
            home.below.append(node)
        elif _closes(node, found[-1] if found else None):
            found[-1].closing = node.text
        else:
            found.append(node)
    return found


def _closes(node: Node, before: Node | None) -> bool:
    """Whether a paragraph goes on with the sentence that a list interrupted: "and requests …"."""
    if before is None or node.kind != "clause" or before.kind != "clause" or not before.below or before.closing:
        return False
    plain = node.text.plain
    if node.label or node.below or not (plain[:1].islower() or plain.startswith(_GOES_ON)):
        return False
    return all(mark.start > 0 or mark.kind == "note" for mark in node.text.marks)


def _home(index: int, nodes: Sequence[Node], found: list[Node]) -> Node | None:
    """The node to whose list a node belongs; None where it stays in the row."""
    node = nodes[index]
    if not found or found[-1].kind != "clause" or (node.kind == "clause" and is_decimal(node.label)):
        return None
    path = _open_path(found[-1])
    following = _next_label(index, nodes)
    if node.kind == "clause" and node.label:
        return _list_for(node.label, path, found, following)
    if not following or is_decimal(following):
        return None
    if is_first(following) and following not in ("•", "–"):
        opens = node.kind == "heading" and path[-1].text.plain.endswith(_COLONS) and nodes[index + 1].label == following
        return path[-1] if opens else None
    return next((owner for owner in reversed(path) if follows(_last_label(owner.below), following)), None)


def _list_for(label: str, path: list[Node], row: list[Node], following: str) -> Node | None:
    """Where a lettered node belongs: a new list, or the deepest open list that it continues.

    A new list opens after a colon, below headings that follow a colon, and, where its second label comes next, right
    after a numbered paragraph.
    """
    last = path[-1]
    if last.below and all(item.kind == "heading" for item in last.below):
        opens = is_first(label)
    elif last.text.plain.endswith(_COLONS):
        opens = is_first(label) and not last.closing
    else:
        opens = len(path) == 1 and is_decimal(last.label) and _goes_on(label, following)
    for owner in reversed(path):
        if follows(_last_label(owner.below), label) and not (opens and _goes_on(label, following)):
            return owner
    if follows(_last_label(row), label) and not opens:
        return None
    return last if opens else None


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

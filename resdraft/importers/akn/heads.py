"""Which paragraphs are headings, what their numbers are, and how deep they stand."""

from __future__ import annotations

from collections.abc import Sequence

from resdraft.importers.akn.labels import is_decimal, leading_numeral, numeral
from resdraft.importers.akn.nodes import Node
from resdraft.importers.akn.words import covered, lighter
from resdraft.model import Text, joined, part

_STOPS = frozenset(",;:.،؛。；，：、!?…")
_LONGEST = 250
_LONGEST_PLAIN = 150
_RANKS = {"HCh": 0, "Heading": 1, "H1": 1, "BLUEHeading": 1, "H23": 2, "H4": 3, "H56": 4, "": 5}


def with_headings(nodes: list[Node], preambular: bool = False) -> list[Node]:
    """The row with paragraphs that are headings told from clauses, and the numbers of headings set apart."""
    numbered = sum(1 for node in nodes if node.kind == "clause" and is_decimal(node.label))
    for index in range(len(nodes) - 1, -1, -1):
        node = nodes[index]
        if node.kind == "clause" and not node.below and not node.closing and not node.preambular:
            after = nodes[index + 1] if index + 1 < len(nodes) else None
            plain = numbered > 1 and not preambular and index > 0
            if _is_heading(node, after, plain):
                _make_heading(node)
    return _merged(nodes)


def _is_heading(node: Node, after: Node | None, plain: bool) -> bool:
    words = node.text.plain
    if not words:
        return bool(node.label) and after is not None and after.kind == "heading" and not after.label
    if len(words) > _LONGEST or words[-1] in _STOPS - {":"}:
        return False
    if words.strip("*") == "":
        return True
    if node.label:
        if not _is_section_number(node.label):
            return bool(node.look) and words[-1] != ":"
        return words[-1] != ":" and (bool(node.look) or covered(node.text, "bold"))
    if node.look:
        return True
    if words[-1] == ":":
        return False
    if covered(node.text, "bold") or (numeral(words) and not words.isdigit()):
        return True
    return plain and _stands_before(after) and _looks_plain(node)


def _is_section_number(label: str) -> bool:
    """I., II., A., B.: what numbers sections and never subparagraphs."""
    return label.rstrip(".").isupper() and "(" not in label


def _stands_before(after: Node | None) -> bool:
    """Whether what follows is what a heading stands before."""
    return after is not None and (after.kind in ("heading", "table") or is_decimal(after.label))


def _looks_plain(node: Node) -> bool:
    """Whether words without bold and without a stop can be a heading: short, and no emphasised opener."""
    if len(node.text.plain) > _LONGEST_PLAIN or node.text.plain[-1] in "”»\"'_-–":
        return False
    return covered(node.text, "italic") or not any(m.kind != "note" for m in node.text.marks)


def _make_heading(node: Node) -> None:
    node.kind = "heading"
    node.text = lighter(node.text)
    node.label = numeral(node.label) or node.label.rstrip(".")


def _merged(nodes: list[Node]) -> list[Node]:
    """A heading that is only a number takes the words of the heading after it."""
    found: list[Node] = []
    for node in nodes:
        if node.kind == "heading":
            _number(node)
        last = found[-1] if found else None
        if last is not None and last.kind == "heading" and last.label and not last.text.plain and _is_title(node):
            text = lighter(node.text) if node.kind == "clause" else node.text
            last.text = joined(last.text, text)
            last.look = last.look or node.look
        else:
            found.append(node)
    return found


def _is_title(node: Node) -> bool:
    """Whether the node can be the words of a heading whose number stands before it."""
    if node.label or not node.text.plain or node.below:
        return False
    if node.kind == "heading":
        return True
    words = node.text.plain
    return node.kind == "clause" and len(words) <= _LONGEST and words[-1] not in _STOPS and _looks_plain(node)


def _number(node: Node) -> None:
    """Set a heading's number apart from its words."""
    words = node.text.plain
    if node.label or not words:
        return
    number = numeral(words)
    if number:
        node.label = number
        node.text = Text("", tuple(m for m in part(node.text, len(words), len(words)).marks if m.kind == "note"))
        return
    number, start = leading_numeral(words)
    if number:
        node.label, node.text = number, part(node.text, start, len(words))


def levels(nodes: Sequence[Node]) -> dict[int, int]:
    """The level of each heading of a row, by its index: 2 for the highest, at most 6.

    Sections around it count first, then the Word style, then the form of its number in the order in which the forms
    appear; headings without a number stand below numbered ones of their style.
    """
    forms: dict[tuple[int, int, str], int] = {}
    keys: dict[int, tuple[int, int, int]] = {}
    for index, node in enumerate(nodes):
        if node.kind == "heading":
            form = _form(node.label)
            rank = _RANKS.get(node.look, 5)
            order = forms.setdefault((node.sections, rank, form), len(forms)) if form else len(nodes) + 1
            keys[index] = (node.sections, rank, order)
    places = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    return {index: min(places[key] + 2, 6) for index, key in keys.items()}


def _form(number: str) -> str:
    """The kind of a heading's number: its word ("Part"), or which figures it uses; empty for none."""
    word = number.split(" ")[0]
    if len(word) > 1 and not word.isupper() and word[0].isalpha() and " " in number:
        return word
    if number and set(number) <= set("IVXLC") and (len(number) > 1 or number in "IVX"):
        return "roman"
    return "letter" if number.isalpha() and len(number) == 1 else "figure" if number[:1].isdigit() else number and "other"

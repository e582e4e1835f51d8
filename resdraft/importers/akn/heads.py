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
_LONGEST_COLON = 40
_LONGEST_TITLE = 400
_RANKS = {"HCh": 0, "Heading": 1, "H1": 1, "BLUEHeading": 1, "H23": 2, "H4": 3, "H56": 4, "": 5, "italic": 6}


def with_headings(nodes: list[Node], preambular: bool = False) -> list[Node]:
    """The row with paragraphs that are headings told from clauses, and the numbers of headings set apart."""
    numbered = sum(1 for node in nodes if node.kind == "clause" and is_decimal(node.label))
    for index in range(len(nodes) - 1, -1, -1):
        node = nodes[index]
        if node.kind == "clause" and not node.below and not node.closing and not node.preambular:
            after = nodes[index + 1] if index + 1 < len(nodes) else None
            plain = numbered > 1 and not preambular
            if _is_heading(node, after, plain):
                _make_heading(node)
    return _merged(nodes)


def released(nodes: list[Node]) -> list[Node]:
    """Headings of sections that were taken for the last item of the list before them ("III." and bold words)."""
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        owner, last = node, node
        while last.kind == "clause" and last.below:
            owner, last = last, last.below[-1]
        if last is not node and _is_section_heading(last):
            owner.below.pop()
            last.look = next((n.look for n in nodes if n.look and _is_section_number(n.label)), "")
            last.sections = node.sections
            found.append(last)
    return found


def _is_section_heading(node: Node) -> bool:
    if node.kind != "clause" or node.below or not _is_section_number(node.label):
        return False
    return covered(node.text, "bold") and node.text.plain[-1] not in _STOPS


def _is_heading(node: Node, after: Node | None, plain: bool) -> bool:
    words = node.text.plain
    if not words:
        return bool(node.label) and after is not None and after.kind == "heading" and not after.label
    if len(words) > _LONGEST:
        return False
    if words[-1] in _STOPS - {":", "："}:
        stands = plain and after is not None and (after.kind == "heading" or is_decimal(after.label))
        return stands and words[-1] in ".。" and not node.label and covered(node.text, "bold")
    if words.strip("*") == "":
        return True
    if node.label:
        if not _is_section_number(node.label):
            return bool(node.look) and words[-1] not in ":："
        return words[-1] not in ":：" and (bool(node.look) or covered(node.text, "bold"))
    if node.look:
        return True
    if words[-1] in ":：":
        light = not node.text.marks or covered(node.text, "bold")
        return plain and len(words) <= _LONGEST_COLON and light and _runs_on(after)
    if covered(node.text, "bold") or (numeral(words) and not words.isdigit()):
        return True
    return plain and _stands_before(after) and _looks_plain(node)


def _is_section_number(label: str) -> bool:
    """I., II., A., B.: what numbers sections and never subparagraphs."""
    return label.rstrip(".").isupper() and "(" not in label


def _stands_before(after: Node | None) -> bool:
    """Whether what follows is what a heading stands before."""
    return after is not None and (after.kind in ("heading", "table") or bool(after.label))


def _runs_on(after: Node | None) -> bool:
    """Whether a numbered paragraph follows that is not the first of its count."""
    return after is not None and is_decimal(after.label) and after.label != "1."


def _looks_plain(node: Node, longest: int = _LONGEST_PLAIN) -> bool:
    """Whether words without bold and without a stop can be a heading: short, and no emphasised opener."""
    if len(node.text.plain) > longest or node.text.plain[-1] in "”»\"'_-–":
        return False
    return covered(node.text, "italic") or not any(m.kind != "note" for m in node.text.marks)


def _make_heading(node: Node) -> None:
    node.kind = "heading"
    if not node.look and covered(node.text, "italic") and not covered(node.text, "bold"):
        node.look = "italic"
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
    return node.kind == "clause" and words[-1] not in _STOPS and _looks_plain(node, _LONGEST_TITLE)


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
    appear; headings without a number stand below numbered ones of their style, "(i)" and "(a)" below them. A level
    is how many headings of higher standing are open, so that none is left out.
    """
    forms: dict[tuple[int, int, str], int] = {}
    found: dict[int, int] = {}
    above: list[tuple[int, int, int]] = []
    for index, node in enumerate(nodes):
        if node.kind == "heading":
            form = _form(node.label)
            rank = _RANKS.get(node.look, 5)
            order = forms.setdefault((node.sections, rank, form), len(forms)) if form else len(nodes)
            key = (node.sections, rank, order + (len(nodes) + 1 if form == "()" else 0))
            while above and above[-1] >= key:
                above.pop()
            above.append(key)
            found[index] = min(len(above) + 1, 6)
    return found


def _form(number: str) -> str:
    """The kind of a heading's number: its word ("Part"), or which figures it uses; empty for none."""
    word = number.split(" ")[0]
    if len(word) > 1 and not word.isupper() and word[0].isalpha() and " " in number:
        return word
    if number and set(number) <= set("IVXLC") and (len(number) > 1 or number in "IVX"):
        return "roman"
    if number[:1].isdigit() or number.startswith("("):
        return "figure" if number[0] != "(" else "()"
    return number and ("letter" if len(number) == 1 else "other")

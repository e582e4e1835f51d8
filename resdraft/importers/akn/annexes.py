"""The annexes of a document: where each begins, its label and its title."""

from __future__ import annotations

import re

from resdraft.importers.akn.build import operative_blocks, operative_nodes
from resdraft.importers.akn.mend import mended
from resdraft.importers.akn.nodes import Node
from resdraft.importers.akn.words import covered, lighter
from resdraft.model import EMPTY, Annex, Text, joined, part

_WORDS = {
    "en": "Annex",
    "fr": "Annexe",
    "es": "Anexo",
    "ru": "Приложение",
    "ar": "المرفق",
    "zh": "附件",
    "de": "Anlage",
}
_LABEL = re.compile(
    r"(?P<word>Annexe|Annex|Anexo|Appendix|Appendice|Apéndice|Enclosure|Attachment|Schedule|Приложение|Добавление"
    r"|المرفق|مرفق|التذييل|附件|附录|附文|Anlage|Anhang)"
    r"(?:[ \xa0]?(?P<number>[IVXLC]{1,6}|[A-ZА-Я]|\d{1,3}|[一二三四五六七八九十]{1,3}"
    r"|ال\w+|ألف|باء|جيم|دال|هاء|واو|زاي))?",
    re.IGNORECASE,
)
_TITLED = re.compile(r"[ \xa0]*(?:[:：.]|[–—-])[ \xa0]*")
_STOPS = frozenset(",;:.،؛。；，：、!?…")
_LONGEST = 250


def annexes(nodes: list[Node], language: str) -> tuple[Annex, ...]:
    """The annexes that the nodes of an attachment hold, each under its label."""
    rows = _parted(mended(nodes))
    found = []
    for label, title, row in rows:
        blocks = operative_blocks(operative_nodes(row))
        found.append(Annex(label or Text(_WORDS.get(language, "Annex")), title, blocks))
    return tuple(found)


def where_annexed(nodes: list[Node]) -> int:
    """Where annexes begin in a main body that holds them too; its length if it holds none."""
    numbered = False
    for index, node in enumerate(nodes):
        numbered = numbered or bool(node.label)
        if numbered and _label(node) and (node.kind == "heading" or node.look or covered(node.text, "bold")):
            return index
    return len(nodes)


def _parted(nodes: list[Node]) -> list[tuple[Text, Text, list[Node]]]:
    """Label, title and the rest of each annex: a new one begins at the next numbered label of the same word."""
    found: list[tuple[Text, Text, list[Node]]] = []
    word, counted, index = "", False, 0
    while index < len(nodes):
        head = _label(nodes[index])
        first = not found
        goes_on = head is not None and head["number"] and (not word or (counted and head["word"].casefold() == word))
        if head is not None and (first or goes_on):
            word, counted = head["word"].casefold(), head["number"] is not None
            label, title, index = _head(nodes, index, head.end())
            found.append((label, title, []))
            continue
        if first:
            found.append((EMPTY, EMPTY, []))
        found[-1][2].append(nodes[index])
        index += 1
    return found


def _label(node: Node) -> re.Match[str] | None:
    """The label of an annex at the start of a heading, or alone in a paragraph."""
    if node.kind not in ("heading", "clause") or node.label or node.below:
        return None
    found = _LABEL.match(node.text.plain)
    if found is None or found.end() == len(node.text.plain):
        return found
    heading = node.kind == "heading" or bool(node.look)
    return found if heading and found["number"] and _TITLED.match(node.text.plain, found.end()) else None


def _head(nodes: list[Node], index: int, end: int) -> tuple[Text, Text, int]:
    """Label and title of the annex that begins at `index`, and where its text begins."""
    text = lighter(nodes[index].text)
    index += 1
    if end < len(text.plain):
        gap = _TITLED.match(text.plain, end)
        return part(text, 0, end), part(text, gap.end() if gap else end, len(text.plain)), index
    title = EMPTY
    while index < len(nodes) and _is_title(nodes[index]) and (not title or title.plain.endswith((";", "；"))):
        title = joined(title, lighter(nodes[index].text))
        index += 1
    return text, title, index


def _is_title(node: Node) -> bool:
    words = node.text.plain
    if node.label or node.below or not words or len(words) > _LONGEST or _LABEL.fullmatch(words):
        return False
    return node.kind == "heading" or (node.kind == "clause" and words[-1] not in _STOPS)

"""Where in a given Word file the paragraphs of a resolution stand, told by their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from resdraft.diff import staying
from resdraft.model import Annex, Block, Clause, Conventions, Heading, Path, Quote, Resolution, Table, Text, blocks
from resdraft.ooxml import Element, local, qn
from resdraft.render.pieces import printed_words
from resdraft.render.redline_items import NOBODY, words_of

_LONGEST_LABEL = 12
"""How many letters and figures a typed number may have ("OP5 bis alt 2")."""
_LIKE = 0.6
"""The share of words from which a paragraph is the one that is looked for, where it must be it or none."""
_FAR = 12
"""Among how many paragraphs at a place it is looked for."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A paragraph or table of a resolution, as a Word file may hold it."""

    path: Path
    role: str
    """As in `redline_order.Spot`."""
    words: str
    """As printed, without number."""
    text: Text
    number: str = ""
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where it stands."""

    sought: Sought
    element: Element
    start: int = 0
    """How many characters, those of its typed number, stand before its words."""


def sought(resolution: Resolution) -> list[Sought]:
    """Everything of a resolution that is a paragraph or table in print, in reading order."""
    masthead, conventions = resolution.masthead, resolution.conventions
    found = [
        Sought(("agenda item",), "text", "", masthead.agenda_item.title),
        Sought(("title",), "text", "", masthead.title),
        Sought(("enacting",), "text", "", resolution.enacting),
    ]
    printed = {place.path: place.printed for place in blocks(resolution)}
    for part, row in (("preamble", resolution.preamble), ("operative", resolution.operative)):
        for index, block in enumerate(row):
            found += _of_block(block, (part, index), printed)
    for index, annex in enumerate(resolution.annexes):
        found += _of_annex(annex, ("annexes", index), printed)
    return [_with_words(it, conventions) for it in found if it.text or it.number or it.role == "table"]


def _with_words(it: Sought, conventions: Conventions) -> Sought:
    """What stands in print: of a paragraph without words of its own, its number."""
    if not it.text and it.number:
        return replace(it, words=it.number, number="")
    return replace(it, words=printed_words(it.text, conventions))


def _of_annex(annex: Annex, path: Path, printed: dict[Path, str]) -> Iterator[Sought]:
    yield Sought(path, "label", "", annex.label)
    yield Sought(path, "text", "", annex.title)
    for index, block in enumerate(annex.blocks):
        yield from _of_block(block, (*path, index), printed)


def _of_block(block: Block, path: Path, printed: dict[Path, str]) -> Iterator[Sought]:
    match block:
        case Clause():
            # Preambular paragraphs are counted, and print no number.
            number = "" if path[0] == "preamble" and len(path) == 2 else printed.get(path, "")
            yield Sought(path, "text", "", block.text, number, block)
            for index, item in enumerate(block.items):
                yield from _of_block(item, (*path, index), printed)
            yield Sought(path, "closing", "", block.closing, "", block)
        case Heading():
            yield Sought(path, "text", "", block.text, block.number, block)
        case Table():
            yield Sought(path, "table", "", Text(" ".join(cell.plain for row in block.rows for cell in row)), "", block)
        case Quote():
            for index, inner in enumerate(block.blocks):
                yield from _of_block(inner, (*path, index), printed)


def find(wanted: Sequence[Sought], body: Element, others: range = NOBODY) -> list[Found]:
    """What of it stands in a text, in order; each paragraph and table is taken once at most.

    `others` as in `redline_items.runs_of`: with the numbers of all marks it is looked for in the text before them.
    """
    elements = [e for e in body.iter(qn("w:p"), qn("w:tbl")) if not _in_box(e)]
    said = [_all_words(element, others) for element in elements]
    keys = [_key(words) for words in said]
    by_key: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for number, (element, key) in enumerate(zip(elements, keys, strict=True)):
        table = local(element) == "tbl"
        for cut in range(1 if table else min(_LONGEST_LABEL, len(key)) + 1):
            by_key[table, key[cut:]].append(number)
    pairs = [
        (index, number, 1.0 + len(it.words))
        for index, it in enumerate(wanted)
        if (key := _key(it.words))
        for number in by_key.get((it.role == "table", key), ())
    ]
    places = {pairs[k][0]: pairs[k][1] for k in staying(pairs)}
    _fill_gaps(places, wanted, elements, keys, said)
    return [
        Found(wanted[index], elements[number], _start(wanted[index], elements[number], said[number]))
        for index, number in sorted(places.items())
    ]


def _fill_gaps(
    places: dict[int, int],
    wanted: Sequence[Sought],
    elements: Sequence[Element],
    keys: Sequence[str],
    said: Sequence[str],
) -> None:
    """Find what is a little different in print, between its neighbours."""
    for index, it in enumerate(wanted):
        if index in places or not _key(it.words):
            continue
        low = max((places[k] for k in places if k < index), default=-1)
        high = min((places[k] for k in places if k > index), default=len(elements))
        best, share = -1, _LIKE
        for number in range(low + 1, min(high, low + 1 + _FAR)):
            if (local(elements[number]) == "tbl") != (it.role == "table") or not keys[number]:
                continue
            like = SequenceMatcher(None, it.words.split(), said[number].split(), autojunk=False).ratio()
            if like > share:
                best, share = number, like
        if best >= 0:
            places[index] = best


def _all_words(element: Element, others: range) -> str:
    if local(element) == "p":
        return words_of(element, others)
    return " ".join(words_of(paragraph, others) for paragraph in element.iter(qn("w:p")))


def _in_box(element: Element) -> bool:
    return any(local(found) == "txbxContent" for found in element.iterancestors())


def _key(words: str) -> str:
    """What words are known by: their letters and figures; signs where there is nothing else."""
    return "".join(c for c in words.lower() if c.isalnum()) or words.strip()


def _start(it: Sought, element: Element, said: str) -> int:
    """Where the words begin behind a typed number."""
    if local(element) == "tbl":
        return 0
    if (exact := said.find(it.words)) >= 0:
        return exact
    label = len(_key(said)) - len(_key(it.words))
    seen = 0
    for place, char in enumerate(said):
        if seen >= max(0, label) and not char.isspace() and (char.isalnum() or char == it.words[:1]):
            return place
        seen += char.isalnum()
    return 0

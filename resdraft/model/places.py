"""Every block of a resolution with its path and its labels."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from resdraft.model.block_types import UNNUMBERED, Annex, Block, Clause, Heading, Quote, Table
from resdraft.model.errors import UsageError
from resdraft.model.labels import VARIANT, default_style, item_label, next_count
from resdraft.model.names_of_paragraphs import quoted_labels, top_labels
from resdraft.model.resolution import Resolution
from resdraft.model.text import Text

_IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
Part = Literal["preamble", "operative", "annexes"]
Path: TypeAlias = tuple[str | int, ...]
"""Where a block stands: part, then an index at each level ("operative", 4, 0, 1); an annex's number comes first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A block and where it stands."""

    path: Path
    label: str
    """As people say it: "PP3", "OP5 (a) (ii)", "OP3 bis", "A.II.4"; empty for what has none."""
    printed: str
    """As it is printed before the words: "5.", "(a)", "2 bis."; empty for what prints none."""
    block: Block
    level: int
    """0 for a top-level block, 1 for a subparagraph …"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each a resolution has; subparagraphs at all depths, words of all clauses."""

    preambular: int
    operative: int
    subparagraphs: int
    annexes: int
    notes: int
    words: int


def blocks(resolution: Resolution) -> Iterator[Place]:
    """Every block in reading order, containers before what they hold."""
    yield from part_blocks(resolution, "preamble")
    yield from part_blocks(resolution, "operative")
    for index, annex in enumerate(resolution.annexes):
        yield from _numbered_part(
            annex.blocks, ("annexes", index), annex_name(annex, index) + " ", resolution.masthead.language
        )


def part_blocks(resolution: Resolution, part: Literal["preamble", "operative"]) -> Iterator[Place]:
    """The blocks of the preamble or of the operative part, in reading order."""
    language = resolution.masthead.language
    if part == "preamble":
        count = 0
        for index, block in enumerate(resolution.preamble):
            label = ""
            if isinstance(block, Clause):
                label, count = _preambular_label(block.number, count)
            yield from _block(block, ("preamble", index), label, "", 0, language)
        return
    yield from _numbered_part(resolution.operative, ("operative",), "OP", language)


def walk(resolution: Resolution) -> Iterator[Place]:
    """Every clause in reading order, with label and path."""
    return (place for place in blocks(resolution) if isinstance(place.block, Clause))


def annex_name(annex: Annex, index: int) -> str:
    """How labels name an annex: its own label."""
    return annex.label.plain or f"Annex {index + 1}"


def _preambular_label(number: str, count: int) -> tuple[str, int]:
    if VARIANT.fullmatch(number):
        base = count + 1 if number.startswith("ante") else count
        return f"PP{base} {number}", count
    if number and number != UNNUMBERED:
        core = number.split(" ")[0]
        return f"PP{number}", int(core) if core.isdigit() else count + 1
    return f"PP{count + 1}", count + 1


def top_printed(number: str, count: int) -> tuple[str, int]:
    """The printed number of a numbered top-level paragraph, and the count after it."""
    if number == UNNUMBERED:
        return "", count
    if not number:
        return f"{count + 1}.", count + 1
    if VARIANT.fullmatch(number):
        return f"{count + 1 if number.startswith('ante') else count} {number}.", count
    core = number.split(" ")[0]
    if core.isascii() and core.isdigit():
        return f"{number}.", int(core)
    return number, count


def _numbered_part(
    part: tuple[Block, ...], path: Path, prefix: str, language: str, *, quoted: bool = False
) -> Iterator[Place]:
    """Blocks of the operative part, an annex or an embedded text, whose top-level clauses are counted."""
    printed = []
    count = 0
    for block in part:
        if isinstance(block, Clause):
            number, count = top_printed(block.number, count)
            printed.append(number)
        else:
            printed.append("")
    labels = quoted_labels(part, printed, prefix) if quoted else top_labels(part, printed, prefix)
    for index, block in enumerate(part):
        yield from _block(block, (*path, index), labels[index], printed[index], 0, language)


def _block(block: Block, path: Path, label: str, printed: str, level: int, language: str) -> Iterator[Place]:
    yield Place(path, label, printed, block, level)
    if isinstance(block, Clause):
        style = block.style or default_style(language, level + 1)
        count = extra = texts_inside = 0
        for index, item in enumerate(block.items):
            mark = name = ""
            if isinstance(item, Quote):
                texts_inside += 1
                name = f"{label} quote{f' {texts_inside}' if texts_inside > 1 else ''}"
            if isinstance(item, Clause):
                mark = item_label(item.number, style, count)
                count = next_count(item.number, style, count)
                if mark in ("•", "–", ""):
                    extra += 1
                    name = f"{label} bullet {extra}"
                else:
                    name = f"{label} {mark}"
            yield from _block(item, (*path, index), name, mark, level + 1, language)
    elif isinstance(block, Quote):
        for place in _numbered_part(block.blocks, path, label, language, quoted=True):
            yield dataclasses.replace(place, level=place.level + level + 1)


def children(block: Block) -> tuple[Block, ...]:
    """The blocks directly below a clause or inside an embedded text."""
    if isinstance(block, Clause):
        return block.items
    return block.blocks if isinstance(block, Quote) else ()


def at(resolution: Resolution, path: Path) -> Block:
    """The block at a path.

    Raises UsageError if there is none.
    """
    try:
        found, rest = _top(resolution, path)
        for index in rest:
            found = children(found)[int(index)]
    except (IndexError, ValueError, TypeError) as error:
        raise UsageError(f"no block at {path!r}") from error
    return found


def _top(resolution: Resolution, path: Path) -> tuple[Block, Path]:
    match path:
        case ("preamble", int(index), *rest):
            return resolution.preamble[index], tuple(rest)
        case ("operative", int(index), *rest):
            return resolution.operative[index], tuple(rest)
        case ("annexes", int(number), int(index), *rest):
            return resolution.annexes[number].blocks[index], tuple(rest)
    raise ValueError(path)


def replace(resolution: Resolution, path: Path, block: Block) -> Resolution:
    """The resolution with another block at a path.

    Raises UsageError if there is none.
    """
    at(resolution, path)
    match path:
        case ("preamble", int(index), *rest):
            return dataclasses.replace(resolution, preamble=_replaced(resolution.preamble, [index, *rest], block))
        case ("operative", int(index), *rest):
            return dataclasses.replace(resolution, operative=_replaced(resolution.operative, [index, *rest], block))
        case ("annexes", int(number), *rest):
            annex = resolution.annexes[number]
            changed = dataclasses.replace(annex, blocks=_replaced(annex.blocks, rest, block))
            annexes = (*resolution.annexes[:number], changed, *resolution.annexes[number + 1 :])
            return dataclasses.replace(resolution, annexes=annexes)
    raise UsageError(f"no block at {path!r}")


def _replaced(row: tuple[Block, ...], path: list[str | int], block: Block) -> tuple[Block, ...]:
    index = int(path[0])
    if len(path) > 1:
        old = row[index]
        inner = _replaced(children(old), path[1:], block)
        if isinstance(old, Clause):
            block = dataclasses.replace(old, items=inner)
        elif isinstance(old, Quote):
            block = Quote(inner)
    return (*row[:index], block, *row[index + 1 :])


def block_texts(block: Block) -> Iterator[Text]:
    """The block's own texts and those of all below it, in reading order."""
    match block:
        case Clause():
            yield block.text
            for item in block.items:
                yield from block_texts(item)
            if block.closing:
                yield block.closing
        case Heading():
            yield block.text
        case Table():
            for row in block.rows:
                yield from row
        case Quote():
            for inner in block.blocks:
                yield from block_texts(inner)


def body_texts(resolution: Resolution) -> Iterator[Text]:
    """Every text from the enacting line to the last annex, in reading order; notes not included."""
    if resolution.enacting:
        yield resolution.enacting
    for block in (*resolution.preamble, *resolution.operative):
        yield from block_texts(block)
    for annex in resolution.annexes:
        yield annex.label
        if annex.title:
            yield annex.title
        for block in annex.blocks:
            yield from block_texts(block)


def texts(resolution: Resolution) -> Iterator[Text]:
    """Every text of the resolution: agenda item, title, body, annexes, notes."""
    masthead = resolution.masthead
    yield from (text for text in (masthead.agenda_item.title, masthead.title) if text)
    yield from body_texts(resolution)
    for note in resolution.notes:
        yield note.text


def _word_count(plain: str) -> int:
    """Words between blanks; in Chinese, which has none, each character counts as one."""
    characters = len(_IDEOGRAPH.findall(plain))
    if not characters:
        return len(plain.split())
    return characters + sum(any(map(str.isalnum, word)) for word in _IDEOGRAPH.sub(" ", plain).split())


def counts(resolution: Resolution) -> Counts:
    """How many paragraphs, subparagraphs, annexes, notes and words there are."""
    places = list(walk(resolution))
    return Counts(
        preambular=sum(1 for b in resolution.preamble if isinstance(b, Clause)),
        operative=sum(1 for b in resolution.operative if isinstance(b, Clause)),
        subparagraphs=sum(1 for p in places if p.level),
        annexes=len(resolution.annexes),
        notes=len(resolution.notes),
        words=sum(_word_count(text.plain) for text in body_texts(resolution)),
    )

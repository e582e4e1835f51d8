"""The paragraphs of a resolution at a glance, and how to find one by its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from resdraft import facts
from resdraft.model import Clause, Heading, Path, Resolution, annex_name, blocks
from resdraft.render import printed_words
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Flow
from resdraft.tui.view.words import first_words, joined

_QUERY = re.compile(r"(?P<part>pp?|opp?|o)?\s*(?P<number>\d+)\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_NO_LETTER = re.compile(r"[^\w]+")
_WORDS = 120
"""Characters kept of a paragraph: more than the widest outline has cells."""
_HINT = 60
"""Cells of the line in the bar."""
_LONGEST_LABEL = 14


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline."""

    path: Path
    label: str
    """The whole label ("OP5 (a)"); the annex's name; empty for a heading without a number."""
    short: str
    """As it stands in the outline: a subparagraph's own letter."""
    level: int
    opener: str
    words: str
    """What follows the opener, from its beginning."""
    lead: str = ""
    """Quotation marks or brackets before the opener."""
    heading: bool = False


def outline(resolution: Resolution) -> tuple[Entry, ...]:
    """Headings, paragraphs and subparagraphs in reading order, each annex before its own; words as printed."""
    language, conventions = resolution.masthead.language, resolution.conventions
    found: list[Entry] = []
    annex = -1
    for place in blocks(resolution):
        if place.path[0] == "annexes" and place.path[1] != annex:
            annex = int(place.path[1])
            found.append(_annex(resolution, annex))
        match place.block:
            case Heading() as heading:
                words = printed_words(heading.text, conventions)
                words = f"{heading.number}. {words}" if heading.number else words
                found.append(Entry(place.path, "", "", 0, "", words, heading=True))
            case Clause() as clause:
                lead, opener, words = _around(facts.opener(clause, language), printed_words(clause.text, conventions))
                own = place.level > 0 or place.path[0] == "annexes"
                short = place.printed.removesuffix(".") if own else place.label
                found.append(Entry(place.path, place.label, short, place.level, opener, words[:_WORDS], lead))
    missing = range(annex + 1, len(resolution.annexes))
    return (*found, *(_annex(resolution, number) for number in missing))


def _around(opener: str, words: str) -> tuple[str, str, str]:
    """What stands before the opener, the opener, and what follows it; no opener where a bracket cuts it in two."""
    lead, found, rest = words.partition(opener) if opener else ("", "", words)
    return (lead, found, rest) if found else ("", "", words)


def _annex(resolution: Resolution, number: int) -> Entry:
    annex = resolution.annexes[number]
    name = annex_name(annex, number)
    words = f"{name}: {printed_words(annex.title, resolution.conventions)}" if annex.title else name
    return Entry(("annexes", number), name, "", 0, "", words, heading=True)


def outline_blocks(entries: Sequence[Entry]) -> list[Block]:
    """A line for each entry; words begin in one column at each level, as far to the right as its labels need."""
    columns: dict[int, int] = {}
    for entry in entries:
        columns[entry.level] = max(columns.get(entry.level, 0), min(cell_len(entry.short), _LONGEST_LABEL))
    return [_entry_block(entry, columns[entry.level]) for entry in entries]


def _entry_block(entry: Entry, column: int) -> Block:
    """One line: label, opener, first words."""
    if entry.heading:
        return Block((Flow(joined([(entry.words, looks.STRONG)]), limit=1),), after=0)
    indent = 2 * entry.level
    name = f"{entry.short}{' ' * max(column - cell_len(entry.short), 0)} " if entry.short else ""
    words = Content.assemble(
        joined([(name, looks.LABEL), (entry.lead, ""), (entry.opener, "italic"), (entry.words, looks.MUTED)])
    )
    return Block((Flow(words, first=indent, limit=1),), after=0)


def find(entries: Sequence[Entry], query: str) -> Entry | None:
    """The paragraph that a query means: "5", "op5", "p3", "PP3", "5a", "5 (a) (ii)", "3 bis", the name of an annex.

    None if there is none; a number alone is an operative paragraph's, else a preambular one's.
    """
    wanted = query.strip()
    match = _QUERY.fullmatch(wanted)
    if match is None:
        key = _key(wanted)
        return next((entry for entry in entries if key and _key(entry.label or entry.words).startswith(key)), None)
    part = {"p": "PP", "o": "OP", "": ""}[(match["part"] or "")[:1].lower()]
    rest = _key(match["rest"])
    for prefix in [part] if part else ["OP", "", "PP"]:
        for entry in entries:
            if _is_meant(entry.label, f"{prefix}{match['number']}", rest):
                return entry
    return None


def _is_meant(label: str, start: str, rest: str) -> bool:
    if not label.startswith(start) or label[len(start) : len(start) + 1].isdigit():
        return False
    return _key(label[len(start) :]) == rest


def _key(words: str) -> str:
    return _NO_LETTER.sub("", words).casefold()


def described(entry: Entry) -> str:
    """A line about the paragraph, for the bar in which its number is typed."""
    return first_words(f"{entry.label}  {entry.lead}{entry.opener}{entry.words}".strip(), _HINT)

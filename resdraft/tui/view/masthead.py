"""The masthead of a resolution as blocks: what it says, in the order of print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from textual.content import Content

from resdraft.model import Masthead, Resolution, Text
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Columns, Flow, Rule
from resdraft.tui.view.said import kind, long_date, organ, sponsors
from resdraft.tui.view.words import joined

Words: TypeAlias = Callable[[Text, str], Content]
"""Makes Content of a text, with a style beneath."""


def masthead_blocks(resolution: Resolution, words: Words) -> list[Block]:
    """Notice, organ and symbol, distribution and date, session, agenda item, sponsors, title."""
    masthead = resolution.masthead
    found: list[Block] = []
    if masthead.notice:
        found.append(Block((Flow(joined([(masthead.notice, looks.WARNING)]), align="center"),)))
    found += _head(resolution)
    rows = [*_rows(masthead, words)]
    found += [Block((Flow(row),), after=1 if row is rows[-1] else 0) for row in rows]
    if masthead.title:
        found.append(Block((Flow(words(masthead.title, looks.STRONG), align="center"),)))
    return found


def _head(resolution: Resolution) -> Iterator[Block]:
    masthead = resolution.masthead
    left = joined([(organ(resolution), looks.STRONG)])
    right = joined([(masthead.symbol or kind(masthead).capitalize(), looks.STRONG)])
    said = [masthead.distribution, long_date(masthead.date, masthead.language)]
    under = [Flow(joined([(words, looks.MUTED)]), align="right") for words in said if words]
    columns = Columns(((Flow(left),), (Flow(right, align="right"), *under)), between="  ")
    yield Block((columns,), after=0)
    yield Block((Rule(),))


def _rows(masthead: Masthead, words: Words) -> Iterator[Content]:
    session = f"Session {masthead.session}" if masthead.session.isdigit() else masthead.session
    first = ", ".join(part for part in (masthead.committee, session, masthead.meeting) if part)
    if first:
        yield joined([(first, "")])
    item = masthead.agenda_item
    if item:
        lead = "Agenda item" if masthead.language == "en" else ""
        number = f"{lead} {item.number}".strip() if item.number else lead
        colon = ": " if number and item.title else ""
        yield Content.assemble((number + colon, looks.MUTED), words(item.title, ""))
    if masthead.sponsors:
        what = f": {kind(masthead)}" if masthead.language == "en" else ""
        yield joined([(sponsors(masthead) + what, looks.STRONG)])
    if vote := masthead.vote:
        yield joined([(f"{vote.in_favour} in favour, {vote.against} against, {vote.abstaining} abstaining", "")])

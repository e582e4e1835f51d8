"""The page of keys, made from the bindings of a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Columns, Flow
from resdraft.tui.view.words import joined


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What a key does."""

    keys: str
    words: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What a sign on the screen means."""

    sign: str
    style: str
    words: str


def key_blocks(title: str, keys: Iterable[KeyLine], legend: Sequence[Legend], remarks: Sequence[str]) -> list[Block]:
    """Title, keys, signs, remarks."""
    found = [Block((Flow(joined([(title, looks.STRONG)])),))]
    found += [_line(line.keys, looks.KEY, line.words) for line in keys]
    if legend:
        found.append(Block((Flow(joined([("", "")])), Flow(joined([("Signs", looks.STRONG)]))), after=1))
        found += [_line(line.sign, line.style, line.words) for line in legend]
    for remark in remarks:
        found.append(Block((Flow(joined([("", "")])), Flow(joined([(remark, looks.MUTED)]))), after=0))
    return found


def _line(lead: str, style: str, words: str) -> Block:
    cells = ((Flow(joined([(lead, style)])),), (Flow(joined([(words, "")])),))
    return Block((Columns(cells, widths=(-16, 1), between="  "),), after=0)

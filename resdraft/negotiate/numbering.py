"""Numbers of paragraphs that one side wants to add: "2 bis", so that the others keep theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resdraft.model import INSERTS, UNNUMBERED, Block, Clause

_FIRST = "ante"
_BULLETS = ("•", "–")
_ROW = tuple(word for word in INSERTS if word != "novies")


def numbered(row: Sequence[tuple[Block, bool]], style: str = "") -> tuple[Block, ...]:
    """The blocks of a part or a list; those marked as an addition take the number of the one before, with "bis".

    One before the first has "ante". Where there are more of them, or no word is left, they count on.
    """
    first = next((k for k, (block, added) in enumerate(row) if not added and _number(block) is not None), len(row))
    leading = [k for k, (block, added) in enumerate(row[:first]) if added and _number(block) == ""]
    if first == len(row) or style in _BULLETS:
        return tuple(block for block, _ in row)
    free: tuple[str, ...] = ()
    result: list[Block] = []
    for place, (block, added) in enumerate(row):
        number = _number(block)
        if added and number == "" and isinstance(block, Clause):
            if free:
                block = replace(block, number=free[0])
                free = free[1:]
            elif leading == [place]:
                block = replace(block, number=_FIRST)
        elif not added and number is not None:
            free = _ROW[_ROW.index(number) + 1 :] if number in _ROW else _ROW
        result.append(block)
    return tuple(result)


def _number(block: Block) -> str | None:
    """The number of a clause as stored, empty where it is counted; None for what has none."""
    if not isinstance(block, Clause) or block.number == UNNUMBERED:
        return None
    return block.number

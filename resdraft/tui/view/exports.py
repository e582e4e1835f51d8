"""What a draft can be made into, as lines to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Columns, Flow
from resdraft.tui.view.words import joined

if TYPE_CHECKING:
    from resdraft.tui.exporting import Target


def target_blocks(targets: Iterable[Target]) -> list[Block]:
    """A line each: form, template, and what is to be known about it."""
    return [_line(target) for target in targets]


def _line(target: Target) -> Block:
    said = [
        "usual for this draft" if target.is_usual else "",
        "of the house" if target.is_house else "",
        target.lacks,
    ]
    cells = (
        (Flow(joined([(target.name, looks.FAINT if target.lacks else looks.STRONG)]), limit=1),),
        (Flow(joined([(target.template.name, "")]), limit=1),),
        (Flow(joined([(", ".join(filter(None, said)), looks.MUTED)]), limit=1),),
    )
    return Block((Columns(cells, widths=(-9, 1, 1), between="  "),), after=0)

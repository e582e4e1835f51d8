"""What a block says, as plain words to copy."""

from __future__ import annotations

import re
from collections.abc import Iterable

from resdraft.tui.view.blocks import Block, Columns, Flow

_GAP = re.compile("\u00a0{2,}")


def plain_words(blocks: Iterable[Block]) -> str:
    """The words of the blocks, a line for each flow, cells of a row with tabs between them."""
    found = []
    for block in blocks:
        for band in block.bands:
            if isinstance(band, Flow):
                found.append(band.words.plain)
            elif isinstance(band, Columns):
                found.append("\t".join(" ".join(flow.words.plain for flow in cell) for cell in band.cells))
    return _GAP.sub(" ", "\n".join(found)).strip("\n")

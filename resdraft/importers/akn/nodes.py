"""What the reader gathers before it builds the model: blocks that can still be mended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from resdraft.model import EMPTY, Text

Kind = Literal["clause", "heading", "table", "quote"]


@dataclass(slots=True)
class Node:
    """A block as the file has it."""

    kind: Kind = "clause"
    text: Text = EMPTY
    label: str = ""
    """Of a clause: tidy, as printed ("1.", "(a)"), empty for none. Of a heading: its number."""
    below: list[Node] = field(default_factory=list)
    """Items of a clause, blocks of a quote."""
    closing: Text = EMPTY
    rows: list[list[Text]] = field(default_factory=list)
    look: str = ""
    """The Word style from which the paragraph came; empty where it says nothing."""
    sections: int = 0
    """How many sections lie around it."""
    preambular: bool = False
    """The markup says that it belongs to a preamble."""

    @property
    def bare(self) -> bool:
        """Whether nothing but a label is there."""
        return not self.text and not self.below and not self.closing

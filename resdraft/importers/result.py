"""What an importer gives: a Resolution, and what it was unsure of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from resdraft.model import Resolution

Revisions = Literal["accepted", "rejected"]
"""How a file with tracked changes is read: as they leave the text, or as it was before them."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that an importer was unsure of, or words that it left out."""

    line: int
    """From 1; of a Word file the number of the paragraph; 0 where no line can be named."""
    column: int
    """From 1, in code points; 0 where no line can be named."""
    message: str
    """One line, no full stop."""

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}" if self.line else self.message


@dataclass(frozen=True, slots=True)
class Imported:
    """A normal Resolution read from a foreign format."""

    resolution: Resolution
    warnings: tuple[Doubt, ...] = ()
    """In the order of the lines."""
    format: str = "plain"
    """A key of `FORMATS`."""
    changes: int = 0
    """How many tracked changes a Word file has."""

"""What of a draft cannot be read as meant, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Report(Protocol):
    """Takes a problem met at an offset of what is being read; see `Problem` for the rest."""

    def __call__(self, offset: int, message: str, hint: str = "", lost: str = "", *, misread: bool = False) -> None: ...


@dataclass(frozen=True, slots=True)
class Problem:
    """A place in the source that cannot be read as meant."""

    line: int
    """From 1."""
    column: int
    """From 1, in code points."""
    message: str
    hint: str = ""
    """What to do, or empty."""
    lost: str = ""
    """Words of the source that stand nowhere in the Resolution."""
    misread: bool = False
    """Whether signs were taken for words, or one kind of paragraph for another."""

    miscounted: bool = False
    """Whether it is only a number or a label that breaks the count: `format_source` writes the right one."""

    @property
    def holds(self) -> bool:
        """Whether a draft with it is not rewritten, since that would make the fault the draft's own words."""
        return self.misread or bool(self.lost)

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}"


class Positions:
    """Turns offsets of a source into lines and columns."""

    def __init__(self, starts: list[int]) -> None:
        self._starts = starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset in code points."""
        from bisect import bisect_right

        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

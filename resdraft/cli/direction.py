"""Lines of languages written from right to left, so that a terminal sets each from the right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from resdraft.facts import RIGHT_TO_LEFT

_MARK = "\u200f"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def directed(lines: Iterable[str], language: str) -> Iterator[str]:
    """The lines; where a terminal would take one for a line from the left, a mark of no width stands before it.

    Terminals that know about direction guess it from a line's first letter, and a broken line may begin with any.
    """
    if language not in RIGHT_TO_LEFT:
        yield from lines
        return
    for line in lines:
        yield f"{_MARK}{line}" if _seems_from_left(line) else line


def _seems_from_left(line: str) -> bool:
    """Whether the first letter is of a script from the left, or there are signs but no letter."""
    plain = _COLOUR.sub("", line)
    kinds = (unicodedata.bidirectional(char) for char in plain)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return bool(plain.strip()) and first == "L"

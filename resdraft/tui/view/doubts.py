"""What of a draft cannot be read as meant, and what an importer was unsure of, as lines to choose from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from resdraft.model import Path
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Flow
from resdraft.tui.view.words import joined

if TYPE_CHECKING:
    from resdraft.workspace import Loaded


def doubt_lines(draft: Loaded) -> list[tuple[Block, int]]:
    """Each problem and doubt, and its line in the draft; 0 where no line of a draft is meant."""
    found = []
    for problem in draft.problems:
        words = [(f"line {problem.line}  ", looks.LABEL), (problem.message, "")]
        hint = (Flow(joined([(problem.hint, looks.MUTED)]), first=2, rest=2),) if problem.hint else ()
        found.append((Block((Flow(joined(words), rest=2), *hint), after=0), problem.line))
    for doubt in draft.doubts:
        where = f"line {doubt.line}  " if doubt.line else ""
        found.append((Block((Flow(joined([(where, looks.LABEL), (doubt.message, "")]), rest=2),), after=0), 0))
    return found


def paragraph_at(draft: Loaded, line: int, paths: Iterable[Path]) -> Path | None:
    """Which of the paths begins last before a line of the draft's source, or on it; None where none does."""
    if draft.parsed is None:
        return None
    begins = sorted((draft.parsed.place(path)[0], number, path) for number, path in enumerate(paths))
    place = bisect_right([line for line, _, _ in begins], line)
    return begins[place - 1][2] if place else None

"""Lines such as "Preambulatory clauses" and "Operative clauses:", which say only where a part begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resdraft.importers.plain_lines import Line, fold
from resdraft.importers.plain_paragraphs import ANNEX
from resdraft.importers.result import Doubt

_MARKER = re.compile(
    r"(?:pre-?ambulatory|pre-?ambular|perambulatory|(?P<operative>operative|operational))"
    r" (?:clauses?|paragraphs?|part|section|phrases?)\s?[:.]?",
    re.IGNORECASE,
)
_MARKUP = "*_# "


@dataclass(frozen=True, slots=True)
class Marked:
    """Lines without the markers among them."""

    lines: list[Line]
    operative: int
    """The number of the line from which on the operative part was said to begin; 0 where that was not said."""
    doubts: list[Doubt]


def without_markers(lines: list[Line]) -> Marked:
    """The lines without those above the first annex that name the preamble or the operative part; each is said."""
    kept: list[Line] = []
    doubts: list[Doubt] = []
    operative, apart = 0, False
    above = next(
        (i for i, line in enumerate(lines) if len(line.words) < 50 and ANNEX.fullmatch(line.words)), len(lines)
    )
    for index, line in enumerate(lines):
        found = None
        if index < above and len(line.words) < 50:
            found = _MARKER.fullmatch(fold(line.words).strip(_MARKUP))
        if found is None:
            kept.append(replace(line, gap=max(line.gap, 1)) if apart else line)
            apart = False
            continue
        apart = True
        if found["operative"]:
            operative = operative or line.number
        doubts.append(Doubt(line.number, line.column, f"left out, taken for what it says: {fold(line.words)}"))
    return Marked(kept, operative, doubts)

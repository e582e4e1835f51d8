"""Where the changes are, in a column of signs as high as the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from resdraft.tui.view import looks
from resdraft.tui.view.changes import ChangeRow, Kind, is_kept
from resdraft.tui.view.words import joined

_GRAVEST: tuple[Kind, ...] = ("deleted", "inserted", "split", "merged", "reworded", "equal", "away")
_LOOKS: dict[Kind, tuple[str, str]] = {
    "deleted": ("-", f"bold {looks.GONE}"),
    "inserted": ("+", f"bold {looks.CAME}"),
    "split": ("~", looks.WARNING),
    "merged": ("~", looks.WARNING),
    "reworded": ("~", looks.WARNING),
    "equal": ("↕", looks.MOVED),
    "away": ("↕", looks.MOVED),
}


def strip(rows: Sequence[ChangeRow], height: int, here: int, only: str = "") -> tuple[Content, ...]:
    """A cell for each line: the sign of the gravest change among its share of the rows, a bar where the row `here` is.

    `only` is the kind of change that is asked for; others have no sign.
    """
    cells = []
    for line in range(height):
        first, end = share(line, height, len(rows))
        kinds = [row.kind for row in rows[first:end] if is_kept(row, only)]
        sign, look = _LOOKS[min(kinds, key=_GRAVEST.index)] if kinds else (" ", "")
        if first <= here < end:
            sign, look = (sign, f"{look} reverse".strip()) if kinds else ("▌", looks.CURSOR)
        cells.append(joined([(sign, look)]))
    return tuple(cells)


def share(line: int, height: int, rows: int) -> tuple[int, int]:
    """The rows that a line stands for: the first, and the one after the last; each row has one line."""
    return -(-line * rows // height), -(-(line + 1) * rows // height)

"""The longest line that a text may have to be read as a resolution."""

from __future__ import annotations

MAX_LINE = 1_000_000
"""Code points."""


def has_giant_line(source: str) -> bool:
    """Whether a line is longer than `MAX_LINE`; only LF, CRLF and CR end one. Linear."""
    if len(source) <= MAX_LINE:
        return False
    rows = (row for row in source.split("\n") if len(row) > MAX_LINE)
    return any(len(line) > MAX_LINE for row in rows for line in row.split("\r"))

"""The order in which two columns are drawn."""

from __future__ import annotations

from resdraft.diff.comparison import Comparison, Row


def rows(comparison: Comparison) -> tuple[Row, ...]:
    """The rows of a display in two columns."""
    raise NotImplementedError

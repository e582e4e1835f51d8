"""Placeholder while the engine is written."""

from __future__ import annotations

from resdraft.diff.comparison import Comparison
from resdraft.model import Resolution


def compare(old: Resolution, new: Resolution) -> Comparison:
    """The comparison of two resolutions."""
    raise NotImplementedError

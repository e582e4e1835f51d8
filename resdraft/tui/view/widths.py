"""The measures of a sheet, in cells."""

from __future__ import annotations

from typing import Final

STOP: Final = 5
"""From one tab stop to the next."""
MEASURE: Final = 88
"""Longer lines are hard to read, however wide the terminal is."""
MARGIN: Final = 7
"""For the sign of the current paragraph, and labels that are not printed."""

"""At how many columns the screens change."""

from __future__ import annotations

from typing import Final

BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (110, "-wide")]
"""Outline and preview stand beside the text from here on."""
BESIDE: Final = 100
"""Columns that two texts beside each other need."""

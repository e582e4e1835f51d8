"""Two themes of our own, and our colours for all others."""

from __future__ import annotations

from textual.theme import Theme

from resdraft.tui.view.looks import DARK, LIGHT

DARK_THEME = Theme(
    "resdraft-dark",
    primary="#7fb4f0",
    secondary="#76c7d8",
    accent="#e5b567",
    warning="#f0a35e",
    error="#ff9a94",
    success="#8fdc9a",
    foreground="#dfe4ea",
    background="#16181b",
    surface="#1c1e21",
    panel="#26292d",
    dark=True,
    variables=DARK,
)
LIGHT_THEME = Theme(
    "resdraft-light",
    primary="#0a4f9e",
    secondary="#0b5f73",
    accent="#8a4b00",
    warning="#a03c00",
    error="#a3121a",
    success="#0b5d23",
    foreground="#1b1f24",
    background="#ffffff",
    surface="#f7f7f8",
    panel="#eeeeef",
    dark=False,
    variables=LIGHT,
)

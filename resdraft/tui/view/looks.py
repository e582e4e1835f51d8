"""Looks: what each kind of words is drawn with. Colours are variables of the theme, and never the only sign."""

from __future__ import annotations

from typing import Final

LABEL: Final = "bold $muted"
MUTED: Final = "$muted"
FAINT: Final = "$faint"
STRONG: Final = "bold"
SIGN: Final = "bold $holder"
HOLDER: Final = "bold $holder"
NOTE: Final = "$note"
REFERENCE: Final = "$note"
ORGAN: Final = "italic"
SOURCE: Final = "italic $muted"
STATUS: Final = "bold $moved"
WARNING: Final = "bold $warned"
MEANING: Final = "bold $meaning"
INSERTED: Final = "underline $inserted on $inserted-back"
DELETED: Final = "strike $deleted on $deleted-back"
CAME: Final = "$inserted"
"""Of a whole paragraph, which has its sign beside every line."""
GONE: Final = "$deleted"
MOVED: Final = "$moved"
HEAD_BAND: Final = "on $band"
KEY: Final = "bold $note"
CURSOR: Final = "bold $cursor"
FOUND: Final = "underline on $found-back"
FOUND_HERE: Final = "bold reverse underline"
CURSOR_BAND: Final = "on $cursor-band"

DARK: Final = {
    "muted": "#9aa4b2",
    "faint": "#788392",
    "holder": "#e5b567",
    "note": "#7fb4f0",
    "warned": "#f0a35e",
    "meaning": "#cfa8f5",
    "inserted": "#8fdc9a",
    "inserted-back": "#16351f",
    "deleted": "#ff9a94",
    "deleted-back": "#43191b",
    "moved": "#76c7d8",
    "band": "#26292d",
    "cursor": "#7fb4f0",
    "cursor-band": "#263549",
    "found-back": "#4a3d12",
}
LIGHT: Final = {
    "muted": "#57606a",
    "faint": "#6e7781",
    "holder": "#8a4b00",
    "note": "#0a4f9e",
    "warned": "#a03c00",
    "meaning": "#6b2fa3",
    "inserted": "#0b5d23",
    "inserted-back": "#d8f5dd",
    "deleted": "#a3121a",
    "deleted-back": "#ffe1de",
    "moved": "#0b5f73",
    "band": "#eeeeef",
    "cursor": "#0a4f9e",
    "cursor-band": "#dbe8f8",
    "found-back": "#fff0b3",
}

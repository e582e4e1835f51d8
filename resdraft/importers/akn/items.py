"""Printed numbers of agenda items."""

from __future__ import annotations

import re

_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CYRILLIC = str.maketrans("асе", "ace")
_ITEM = re.compile(r"(\d{1,3})(?: ?\(?(([a-z])\3?)\))?")
_ITEM_ARABIC = re.compile(r"(\d{1,3}) ?\(([ء-ي])(?: ?(\2))?\)")


def item_number(printed: str) -> str:
    """ "18 g)", "18(g)" and "18 (ز)" are item 18 (g); several items stay as printed, an unreadable one is empty."""
    printed = printed.translate(_CYRILLIC)
    arabic = _ITEM_ARABIC.match(printed)
    if arabic and arabic[2] in _ABJAD:
        letter = chr(ord("a") + _ABJAD.index(arabic[2]))
        return f"{arabic[1]} ({letter * (2 if arabic[3] else 1)})"
    found = _ITEM.fullmatch(printed)
    return "" if found is None else f"{found[1]} ({found[2]})" if found[2] else found[1]

"""Characters that would command a page or a terminal, made visible."""

from __future__ import annotations

import re

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_HARMLESS = frozenset("\u061c\u200e\u200f")


def visible(words: str) -> str:
    """The words with control characters and bidi overrides made visible, so that no terminal or page obeys them."""
    return _HIDDEN.sub(_shown, words)


def _shown(match: re.Match[str]) -> str:
    char = match[0]
    if char in _HARMLESS:
        return char
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"

"""Words on their way into XML: what cannot stand there, or would be obeyed rather than read, is shown."""

from __future__ import annotations

import re

_BLANK = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def shown(words: str) -> str:
    """The same words for a Word file: line ends and tabs as blanks, control characters and bidi overrides visible.

    Controls become their pictures (␀), overrides, embeddings and isolates of direction their code (‹U+202E›), and
    what no XML can hold U+FFFD. Direction marks (U+200E, U+200F, U+061C) are letters of their scripts and stay.
    """
    if words.isascii() and words.isprintable():
        return words
    return _UNSAFE.sub(_picture, _BLANK.sub(" ", words))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0x202A <= code <= 0x2069:
        return f"‹U+{code:04X}›"
    return "\ufffd"

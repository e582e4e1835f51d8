"""Punctuation in six languages, and where a paragraph ends."""

from __future__ import annotations

from resdraft.check.document import Paragraph, Words
from resdraft.check.edits import spliced
from resdraft.model import Clause, Path, Text, default_style, item_label

COMMA = {"ar": "،", "zh": "，"}
SEMICOLON = {"ar": "؛", "zh": "；", "fr": "\u00a0;"}
STOP = {"zh": "。"}
COLON = {"zh": "：", "fr": "\u00a0:"}
COMMAS, SEMICOLONS, STOPS, COLONS = ",،，", ";؛；", ".。", ":：﹕"
ENDS = COMMAS + SEMICOLONS + STOPS + COLONS + "?!？؟"
_BLANKS = " \t\n\u00a0\u202f\u200e\u200f"
_BEHIND = _BLANKS + "”’»\"')]）」』"


def end_sign(plain: str) -> tuple[int, str]:
    """Where the sign at the end of a text stands, and which it is; "" where it ends in a word.

    Blanks and closing quotation marks after it do not count.
    """
    end = len(plain.rstrip(_BEHIND))
    if end and plain[end - 1] in ENDS:
        return end - 1, plain[end - 1]
    return len(plain.rstrip(_BLANKS)), ""


def with_end(text: Text, sign: str) -> Text:
    """The text with this sign at its end, in the place of the one that stands there."""
    at, old = end_sign(text.plain)
    start = at
    while start and old and text.plain[start - 1] in "\u00a0\u202f ":
        start -= 1
    return spliced(text, start, at + len(old), sign)


def last_words(paragraph: Paragraph) -> Words | None:
    """The text with which a paragraph ends: its own, that after its list, or that of its last subparagraph.

    None where it ends with a table or an embedded text.
    """
    return _last(paragraph.clause, paragraph.path, paragraph.label, paragraph.language)


def _last(clause: Clause, path: Path, label: str, language: str) -> Words | None:
    if clause.closing:
        return Words(clause.closing, path, "closing", label)
    if not clause.items:
        return Words(clause.text, path, "text", label)
    index = len(clause.items) - 1
    item = clause.items[index]
    if not isinstance(item, Clause):
        return None
    style = clause.style or default_style(language, len(path) - 1)
    own = item_label(item.number, style, index)
    return _last(item, (*path, index), f"{label} {own}".strip(), language)

"""The opener of a paragraph marked in its text: for pasted text and for Word files the same."""

from __future__ import annotations

import re

from resdraft.importers.plain_signs import BEFORE, opener, stop
from resdraft.model import EMPHASIS, Mark, Text

_CAPITAL_TAIL = re.compile(
    r"(?: (?:BY|OF|THAT|ABOUT|FOR|WITH|AT|IN|ON|UPON|PAR|DE|QUE|POUR|POR|CON))+(?= [^\W\d_]*[^\W\d_A-ZÀ-Þ])"
)
"""What belongs to an opener that is typed in capitals, where the word behind it is not: "GUIDED BY the Charter"."""

_MAY_BE_OPENER = 3
"""Words."""


def unemphasised(text: Text) -> Text:
    """The text without emphasis that lies over all of it, as in headings and titles."""
    whole = len(text.plain.rstrip(" .,:;"))
    marks = tuple(m for m in text.marks if not (m.kind in EMPHASIS and m.start == 0 and m.end >= whole))
    return Text(text.plain, marks)


def with_opener(text: Text, language: str, kind: str) -> Text:
    """The text with its opener in italics by the list, where no emphasis at its start says what the opener is.

    `kind` is that of the paragraph; other text than that of preambular and operative paragraphs stays as it is.
    Emphasis over all of a paragraph says nothing, and goes, unless the paragraph is so short that it may be an opener
    and nothing else; a colon ends a title.
    """
    if kind not in ("preambular", "operative"):
        return text
    if len(text.plain.split()) > _MAY_BE_OPENER or stop(text.plain) == ":":
        text = unemphasised(text)
    start = len(text.plain) - len(text.plain.lstrip(BEFORE))
    if any(m.kind in EMPHASIS and m.start <= start < m.end for m in text.marks):
        return text
    found = opener(text.plain, language, kind) or opener(text.plain, language)
    if not found or not text.plain.startswith(found, start) or len(found) >= len(text.plain.rstrip(" ,;.")) - start:
        return text
    end = start + len(found)
    if found.isupper() and (more := _CAPITAL_TAIL.match(text.plain, end)):
        end = more.end()
    return Text(text.plain, (*text.marks, Mark(start, end, "italic")))

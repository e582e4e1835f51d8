"""The sign with which a line at the foot of a page says that it is a note."""

from __future__ import annotations

import re

from resdraft.importers.pdf.page_lines import PageLine

_RAISED = re.compile(r"\s*(?P<sign>\d{1,3}|[a-z]|[*†‡§]{1,3})[.)]?\s*")
_STAR = re.compile(r"\s*(?P<sign>\*{1,3}|[†‡§])\s*(?=\S)")


def sign_of(line: PageLine) -> str:
    """The raised sign, or the star, with which a line begins; empty for none."""
    text = line.text
    raised = next((m for m in text.marks if m.kind == "superscript"), None)
    if raised and not text.plain[: raised.start].strip():
        found = _RAISED.fullmatch(text.plain[raised.start : raised.end])
        return found["sign"] if found and text.plain[raised.end :].strip() else ""
    star = _STAR.match(text.plain)
    return star["sign"] if star else ""

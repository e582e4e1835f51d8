"""Words for Markdown as forges read it: nothing in them is markup, a mention or a reference."""

from __future__ import annotations

import html
import re

from resdraft.render.characters import visible

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_MENTION = re.compile(r"([@#!])(?=\w)|\b(GH)(?=-\d)|(https?:|ftp:|www\.)(?=[/\w])", re.IGNORECASE)
"""Where a forge would make a link of plain words: a person, an issue, a merge request, an address."""
_LIST = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def escape(words: str) -> str:
    """Words that stand for themselves in Markdown."""
    escaped = _SPECIAL.sub(lambda m: "&amp;" if m[0] == "&" else "\\" + m[0], visible(words))
    return _unlinked(escaped)


def escape_html(words: str) -> str:
    """Words that stand for themselves in a line of HTML in Markdown."""
    return _unlinked(html.escape(visible(words), quote=False))


def _unlinked(escaped: str) -> str:
    return _MENTION.sub(lambda m: m[0] + "<!-- -->", escaped)


def line_start(escaped: str) -> str:
    """Escaped words at the start of a line, where a number or a dash would begin a list."""
    return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def is_flanked(core: str, sign: str, left: str, right: str) -> bool:
    """Whether signs around escaped words, with these characters outside, are read as emphasis.

    That is the rule of flanking runs; where it does not hold, HTML has to be written.
    """
    return _opens(left, core[0]) and _opens(right, core[-1]) and sign[0] not in core


def _opens(outside: str, inside: str) -> bool:
    return inside.isalnum() or outside == " "

"""What in a draft's source is markup and of which kind: what an editor colours while somebody types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from resdraft.model import MarkKind
from resdraft.text.attributes import peel
from resdraft.text.brackets import match_over
from resdraft.text.emphasis import pair_emphasis
from resdraft.text.labels_read import read_item_label, read_number
from resdraft.text.stances import Holders
from resdraft.text.tokens import Token, scan

HighlightKind = Literal[
    "label",
    "italic",
    "bold",
    "underline",
    "sign",
    "bracket",
    "holders",
    "note",
    "reference",
    "comment",
    "attribute",
    "heading",
]
"""Signs are stars, tags and backslashes; `holders` is who holds a bracket; an attribute stands in braces."""
_PARAGRAPH = re.compile(r"[^\r\n]+(?:(?:\r\n|\n|\r)(?!\s*(?:[-#>|]|$)|[ \t]*(?:\r\n|\n|\r))[^\r\n]+)*")
_LEAD = re.compile(r"[ \t>]*(?:- )?")
_HEADING = re.compile(r"#{1,6} ")
_COMMENTS = re.compile(r"(?:<!--(?:[^-]|-(?!->))*-->\s*)*")


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of the source, in code points."""

    start: int
    end: int
    kind: HighlightKind


def highlights(source: str, holders: frozenset[str] = frozenset()) -> tuple[Highlight, ...]:
    """The markup of a paragraph's source, or of several parted by blank lines, in the order of the source.

    `holders` are those that the draft declares. Stretches may lie in each other (a note within italics); inner ones
    come later. Total: any text is taken, and what is no markup is not named.
    """
    known = Holders(holders)
    found: list[Highlight] = []
    for paragraph in _PARAGRAPH.finditer(source):
        found += _paragraph(paragraph[0], paragraph.start(), known)
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def _paragraph(words: str, offset: int, holders: Holders) -> Iterator[Highlight]:
    comments = _COMMENTS.match(words)
    first = comments.end() if comments else 0
    if heading := _HEADING.match(words, first):
        yield Highlight(offset + heading.start(), offset + len(words), "heading")
    lead = _LEAD.match(words, first)
    begin = lead.end() if lead else first
    typed = read_number(words[begin:]) or read_item_label(words[begin:])
    if typed is not None and not heading:
        yield Highlight(offset + begin, offset + begin + typed.end, "label")
        begin += typed.end
    # A sign for a line break: a paragraph of the source may run over several lines, and is as long read as typed.
    plain = re.sub(r"[\r\n]", " ", words)
    own, _, _ = peel(plain.rstrip(" "), holders)
    end = len(own) if plain.startswith(own) else len(plain)
    if plain[end:].strip(" "):
        yield Highlight(
            offset + end + len(plain[end:]) - len(plain[end:].lstrip(" ")), offset + len(plain), "attribute"
        )
    scanned = scan(plain[:end], holders, lambda at, message, hint: None)
    match_over([scanned], holders)
    pair_emphasis(scanned)
    yield from _tokens(scanned.tokens, plain, offset, begin)


def _tokens(tokens: list[Token], words: str, offset: int, begin: int) -> Iterator[Highlight]:
    inked: dict[MarkKind, int] = {}
    for token in tokens:
        start, end = offset + token.start, offset + token.end
        match token.kind:
            case "char":
                yield Highlight(start, start + 1, "sign")
            case "note":
                yield Highlight(start, end, "note")
            case "comment":
                yield Highlight(start, end, "comment")
            case "star" | "under" | "tag":
                yield Highlight(start, end, "sign")
                for kind in token.toggles:
                    if kind not in inked:
                        inked[kind] = end
                    elif kind in ("italic", "bold", "underline"):
                        yield Highlight(inked.pop(kind), start, kind)
                    else:
                        del inked[kind]
            case "open" if token.ref and token.mate is not None:
                yield Highlight(start, offset + token.mate.end, "reference")
            case "open":
                sign = offset + words.index("[", token.start) if "[" in words[token.start : token.end] else start
                yield Highlight(sign, sign + 1, "bracket")
                if words[token.start + 1 : token.end].strip(" "):
                    yield Highlight(start + 1, end, "holders")
            case "close" if not token.ref:
                at = words.find("]", token.start, token.end)
                if at >= 0:
                    yield Highlight(offset + at, offset + at + 1, "bracket")
                    if words[token.start : at].strip(" "):
                        yield Highlight(start, offset + at, "holders")
                    if words[at + 1 : token.end].startswith("{"):
                        yield Highlight(offset + at + 1, end, "attribute")

"""Which stars, tags and underscores open and close emphasis."""

from __future__ import annotations

from resdraft.model import MarkKind
from resdraft.text.tokens import Scan, Token

_TAGS: dict[str, MarkKind] = {"u": "underline", "sup": "superscript", "sub": "subscript"}


def pair_emphasis(scanned: Scan) -> None:
    """Which stars, tags and underscores open and close emphasis; the others become words."""
    source = scanned.source
    opened: dict[str, tuple[Token, tuple[MarkKind, ...]]] = {}
    for token in scanned.tokens:
        if token.kind == "star":
            _pair_stars(token, source, opened)
        elif token.kind == "tag":
            kind = _TAGS[token.value.strip("</>")]
            if token.value.startswith("</") == (kind in opened):
                if kind in opened:
                    opened.pop(kind)[0].toggles = token.toggles = (kind,)
                else:
                    opened[kind] = (token, (kind,))
        elif token.kind == "under":
            _pair_underscore(token, source, opened)
    for token in scanned.tokens:
        if token.kind in ("star", "tag", "under") and not token.toggles:
            _unpaired(token, scanned)
        elif token.kind == "star":
            _rest_of_stars(token)


def _flanks(token: Token, source: str) -> tuple[bool, bool]:
    """Whether the sign may open (no blank after it) and close (none before it)."""
    may_open = token.end < len(source) and source[token.end] != " "
    return may_open, token.start > 0 and source[token.start - 1] != " "


def _pair_stars(token: Token, source: str, opened: dict[str, tuple[Token, tuple[MarkKind, ...]]]) -> None:
    kinds: tuple[MarkKind, ...] = (("italic",), ("bold",), ("italic", "bold"))[token.end - token.start - 1]
    may_open, may_close = _flanks(token, source)
    for kind in kinds:
        if kind in opened and may_close:
            first = opened.pop(kind)[0]
            first.toggles += (kind,)
            token.toggles += (kind,)
        elif may_open:
            opened[kind] = (token, (kind,))


def _pair_underscore(token: Token, source: str, opened: dict[str, tuple[Token, tuple[MarkKind, ...]]]) -> None:
    before = source[token.start - 1] if token.start else " "
    after = source[token.end] if token.end < len(source) else " "
    inside = before.isalnum() or before == "_"
    if "_" in opened and before != " " and not (after.isalnum() or after == "_"):
        opened.pop("_")[0].toggles = token.toggles = ("italic",)
    elif not inside and after != " ":
        opened["_"] = (token, ("italic",))


def _unpaired(token: Token, scanned: Scan) -> None:
    blank_before = token.start == 0 or scanned.source[token.start - 1] == " "
    blank_after = token.end == len(scanned.source) or scanned.source[token.end] == " "
    if token.kind == "tag" or (token.kind == "star" and not (blank_before and blank_after)):
        sign = scanned.source[token.start : token.end]
        scanned.report(token.start, f"{sign} has no other end", f"write \\{sign[0]} for the sign itself")
    token.kind = "words"


def _rest_of_stars(token: Token) -> None:
    """Of three stars of which only one or two open or close something, the others are words."""
    used = sum(1 if kind == "italic" else 2 for kind in token.toggles)
    if used < token.end - token.start:
        token.start += token.end - token.start - used

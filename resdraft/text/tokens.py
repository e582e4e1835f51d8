"""The markup of one paragraph as tokens: signs, notes, brackets, tags, comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from resdraft.model import BRACKET_KINDS, Bracket, BracketKind, MarkKind, Stance
from resdraft.text.stances import Holders

Report = Callable[[int, str, str], None]
"""Takes an offset in the paragraph, a message and a hint."""


SIGN = re.compile(r"[\\*\[\]<_]")


_NOTE = re.compile(r"\[\^([\w.*†‡§-]+)\]")


_TAG = re.compile(r"</?(?:u|sup|sub)>")


_STARS = re.compile(r"\*+")


_UNDERSCORES = re.compile(r"_+")


_AUTO_PLACEHOLDERS = frozenset({"date", "XX"})
_LOOSE_KIND = re.compile(rf"(?<![\]\\])\{{(?:{'|'.join(BRACKET_KINDS)})\}}")
"""What says of which kind a bracket is, where no bracket ends before it."""


@dataclass(slots=True)
class Token:
    """A piece of markup in a paragraph's source."""

    start: int
    end: int
    kind: str
    """"char", "star", "note", "open", "close", "tag", "comment", "under"; "words" once it turned out to be none."""
    value: str = ""
    mate: Token | None = None
    """The other end of a bracket in the same paragraph."""
    bracket: OpenBracket | None = None
    ref: str = ""
    first_of_choice: bool = False
    """On an opening bracket: alternatives begin with it."""
    last_of_choice: bool = False
    """On a closing bracket: alternatives end with it."""
    toggles: tuple[MarkKind, ...] = ()


@dataclass(slots=True)
class OpenBracket:
    """What is known of a bracket while it is read."""

    stances: tuple[Stance, ...] = ()
    kind: BracketKind | None = None
    group: int = 0

    def value(self, plain: str) -> Bracket:
        """The bracket, given its words: `[date]` and `[XX]` are placeholders unasked."""
        auto: BracketKind = (
            "placeholder" if plain in _AUTO_PLACEHOLDERS and not self.stances and not self.group else "dispute"
        )
        return Bracket(self.kind or auto, self.stances)


@dataclass(slots=True)
class Scan:
    """A paragraph's source with its tokens."""

    source: str
    tokens: list[Token]
    report: Report
    carried: list[OpenBracket] = field(default_factory=list)
    """Brackets that were opened in an earlier paragraph, outermost first."""
    comments: tuple[str, ...] = ()
    """Comments that stood before the paragraph."""
    final_comments: tuple[str, ...] = ()
    """Comments that stood after the last paragraph of the draft."""


def scan(source: str, holders: Holders, report: Report) -> Scan:
    """The tokens of a paragraph, brackets matched within it."""
    tokens = list(_tokens(source)) if SIGN.search(source) else []
    if "{" in source:
        _report_loose_kinds(source, tokens, report)
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close" and opened:
            mate = opened.pop()
            token.mate, mate.mate = mate, token
    return Scan(source, tokens, report)


def _report_loose_kinds(source: str, tokens: list[Token], report: Report) -> None:
    for found in _LOOSE_KIND.finditer(source):
        if not any(token.kind == "comment" and token.start < found.start() < token.end for token in tokens):
            hint = r"write it right after a bracket, without a blank; \{ for the sign itself"
            report(found.start(), f"{found[0]} follows no bracket: read as words", hint)


def _tokens(source: str) -> Iterator[Token]:
    after = close = 0
    for found in SIGN.finditer(source):
        at = found.start()
        if at < after:
            continue
        token: Token | None = None
        match source[at]:
            case "\\":
                sign = source[at + 1 : at + 2]
                if sign and sign != " " and not sign.isalnum():
                    token = Token(at, at + 2, "char", sign)
            case "*":
                stars = _STARS.match(source, at)
                end = stars.end() if stars else at + 1
                token = Token(at, end, "star" if end - at < 4 else "words")
            case "[":
                note = _NOTE.match(source, at)
                token = Token(at, note.end(), "note", note[1]) if note else Token(at, at + 1, "open")
            case "]":
                token = Token(at, at + 1, "close")
            case "_":
                run = _UNDERSCORES.match(source, at)
                end = run.end() if run else at + 1
                token = Token(at, end, "under" if end - at == 1 else "words")
            case _:
                if tag := _TAG.match(source, at):
                    token = Token(at, tag.end(), "tag", tag[0])
                elif source.startswith("<!--", at) and close >= 0:
                    close = source.find("-->", at + 4)
                    if close >= 0:
                        token = Token(at, close + 3, "comment", source[at + 4 : close])
        if token is not None:
            after = token.end
            yield token

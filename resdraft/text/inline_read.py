"""The inline marks of one paragraph, read: emphasis, notes, references, brackets with their holders, comments.

Reading is in two steps, so that a bracket may run over several paragraphs: `scan` finds the tokens and matches the
brackets within the paragraph, `match_over` matches what is left over a row of paragraphs, `build` makes the Text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from resdraft.model import BRACKET_KINDS, MAX_DEPTH, Bracket, BracketKind, Mark, MarkKind, Stance, Text, normal_text
from resdraft.text.stances import Holders, looks_like_stances, read_stances

Report = Callable[[int, str, str], None]
"""Takes an offset in the paragraph, a message and a hint."""

_SIGN = re.compile(r"[\\*\[\]<_]")
_NOTE = re.compile(r"\[\^([\w.*†‡§-]+)\]")
_TAG = re.compile(r"</?(?:u|sup|sub)>")
_STARS = re.compile(r"\*+")
_UNDERSCORES = re.compile(r"_+")
_HEAD = re.compile(r"[^\[\]\\*_<>{}|#:\"]*:")
_REF = re.compile(r"\(#([\w](?:[\w.-]*\w)?)\)")
_KIND = re.compile(r"\{(" + "|".join(BRACKET_KINDS) + r")\}")
_CHOICE = re.compile(r" ?/ ?(?=\[)")
_AUTO_PLACEHOLDERS = frozenset({"date", "XX"})
_TAGS: dict[str, MarkKind] = {"u": "underline", "sup": "superscript", "sub": "subscript"}


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


def read_text(source: str, holders: Holders, report: Report) -> Text:
    """The Text of a source that stands alone (a title, a cell, a note): its brackets end in it."""
    if not _SIGN.search(source):
        return normal_text(Text(source))
    scanned = scan(source, holders, report)
    match_over([scanned], holders)
    return build(scanned)


def scan(source: str, holders: Holders, report: Report) -> Scan:
    """The tokens of a paragraph, brackets matched within it."""
    if not _SIGN.search(source):
        return Scan(source, [], report)
    tokens = list(_tokens(source))
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close" and opened:
            mate = opened.pop()
            token.mate, mate.mate = mate, token
    return Scan(source, tokens, report)


def _tokens(source: str) -> Iterator[Token]:
    after = close = 0
    for found in _SIGN.finditer(source):
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


def match_over(row: Sequence[Scan], holders: Holders, next_group: int = 1) -> int:
    """Matches brackets over a row of paragraphs, reads their holders; unmatched ones become words.

    Returns the number for the next bracket that runs over several paragraphs.
    """
    waiting: list[tuple[int, Token]] = []
    unmatched: list[tuple[int, Token]] = []
    for at, scanned in enumerate(row):
        for token in scanned.tokens:
            if token.kind == "open" and token.mate is None:
                if len(waiting) < MAX_DEPTH // 2:
                    waiting.append((at, token))
                else:
                    unmatched.append((at, token))
            elif token.kind == "close" and token.mate is None:
                if waiting:
                    first, mate = waiting.pop()
                    bracket = mate.bracket = token.bracket = OpenBracket(group=1)
                    for between in row[first + 1 : at + 1]:
                        between.carried.insert(0, bracket)
                else:
                    token.kind = "words"
                    scanned.report(token.start, "this ] closes no bracket", r"write \] for the sign itself")
    for at, token in (*unmatched, *waiting):
        token.kind = "words"
        row[at].report(token.start, "this [ is not closed", r"close it with ], or write \[ for the sign itself")
    for scanned in row:
        if scanned.tokens:
            _read_brackets(scanned, holders)
    for scanned in row:
        for token in scanned.tokens:
            if token.kind == "open" and token.bracket is not None and token.bracket.group:
                token.bracket.group = next_group
                next_group += 1
    return next_group


def _read_brackets(scanned: Scan, holders: Holders) -> None:
    source = scanned.source
    last_edge = 0
    read: list[Token] = []
    for token in scanned.tokens:
        if token.kind == "open":
            _read_head(scanned, token, holders)
            last_edge = token.end
        elif token.kind == "close":
            if token.mate is not None and token.mate.ref:
                token.ref = token.mate.ref
                token.end = _ref_end(source, token.end)
            elif token.bracket is not None:
                _read_tail(source, token, read, last_edge, holders)
            last_edge = token.end
        elif token.kind in ("note", "comment", "tag"):
            last_edge = token.end
        read.append(token)
    scanned.tokens = read
    _find_choices(scanned)


def _ref_end(source: str, at: int) -> int:
    found = _REF.match(source, at)
    return found.end() if found else at


def _read_head(scanned: Scan, token: Token, holders: Holders) -> None:
    """Whether the bracket is a reference, and the stances before its colon."""
    source = scanned.source
    if token.mate is not None:
        found = _REF.match(source, token.mate.end)
        if found:
            token.ref = found[1]
            return
        token.bracket = token.mate.bracket = OpenBracket()
    head = _HEAD.match(source, token.end)
    if head is None or token.bracket is None:
        return
    words = head[0][:-1]
    stances = read_stances(words, holders)
    if stances is not None:
        token.bracket.stances = stances
        token.end = head.end()
        if source[token.end : token.end + 1] == " ":
            token.end += 1
    elif looks_like_stances(words):
        scanned.report(
            token.end, f"no such holder: {words.strip()}", r"name it under holders in the front matter, or write \: "
        )


def _read_tail(source: str, token: Token, read: list[Token], last_edge: int, holders: Holders) -> None:
    """The kind after the bracket, and the stances after its last dash."""
    bracket = token.bracket
    assert bracket is not None
    kind = _KIND.match(source, token.end)
    if kind:
        bracket.kind = next(k for k in BRACKET_KINDS if k == kind[1])
        token.end = kind.end()
    if bracket.stances:
        return
    found = _suffix(source, last_edge, token.start, holders)
    if found is None:
        return
    token.start, bracket.stances = found
    if token.mate is not None and " / " in source[token.mate.end : token.start]:
        _split_options(source, token, read, holders)


def _suffix(source: str, low: int, high: int, holders: Holders) -> tuple[int, tuple[Stance, ...]] | None:
    """Where the words end (code points) and the stances after the last dash with a blank beside it."""
    for place in range(high - 1, low - 1, -1):
        sign = source[place]
        if sign in "-–—":
            if place > low and source[place - 1] == "\\":
                return None
            before = place == low or source[place - 1] == " "
            if not before and source[place + 1 : place + 2] != " ":
                continue
            stances = read_stances(source[place + 1 : high], holders)
            if stances is None or not source[place + 1 : high].strip(" "):
                return None
            return place - (1 if place > low and source[place - 1] == " " else 0), stances
        if sign in "\\{}<>*_":
            return None
    return None


def _split_options(source: str, close: Token, read: list[Token], holders: Holders) -> None:
    """A suffix bracket with ` / ` inside: each part becomes a bracket of its own, all of them alternatives."""
    opened = close.mate
    assert opened is not None
    assert close.bracket is not None
    first = next(k for k in range(len(read) - 1, -1, -1) if read[k] is opened)
    inner = read[first + 1 :]
    fresh: list[Token] = []
    for low, high in _gaps(opened.end, close.start, inner):
        begin = low
        place = source.find(" / ", begin, high)
        while place >= 0:
            found = _suffix(source, begin, place, holders)
            end, stances = found if found else (place, ())
            fresh.append(Token(end, place + 3, "close", " ", bracket=OpenBracket(stances)))
            fresh.append(Token(place + 3, place + 3, "open"))
            begin = place + 3
            place = source.find(" / ", begin, high)
    if not fresh:
        return
    chain = [opened, *fresh, close]
    final = OpenBracket(close.bracket.stances, close.bracket.kind)
    for begins, ends in zip(chain[::2], chain[1::2], strict=True):
        begins.mate, ends.mate = ends, begins
        begins.bracket = ends.bracket = final if ends is close else ends.bracket
    opened.first_of_choice = close.last_of_choice = True
    read[first + 1 :] = sorted([*inner, *fresh], key=lambda t: (t.start, t.end))


def _gaps(low: int, high: int, inner: list[Token]) -> Iterator[tuple[int, int]]:
    """The stretches of source directly inside a bracket, between what is nested in it."""
    depth = 0
    for token in inner:
        if depth == 0:
            yield low, token.start
        depth += (token.kind == "open") - (token.kind == "close")
        low = token.end
    yield low, high


def _find_choices(scanned: Scan) -> None:
    """Brackets with a stroke between them are alternatives; the stroke becomes one blank."""
    tokens = scanned.tokens
    for at, token in enumerate(tokens[:-1]):
        after = tokens[at + 1]
        if token.kind != "close" or token.bracket is None or token.mate is None or token.bracket.group:
            continue
        if after.kind != "open" or after.bracket is None or after.mate is None or after.bracket.group:
            continue
        found = _CHOICE.match(scanned.source, token.end)
        if found is None or found.end() != after.start:
            continue
        token.end = after.start
        token.value = " "
        if token.last_of_choice:
            token.last_of_choice = False
        else:
            token.mate.first_of_choice = True
        after.mate.last_of_choice = True
        if after.first_of_choice:
            after.first_of_choice = False


def build(scanned: Scan) -> Text:
    """The normal Text of a paragraph whose brackets are matched."""
    source = scanned.source
    if not (scanned.tokens or scanned.carried or scanned.comments or scanned.final_comments):
        return normal_text(Text(source))
    _pair_emphasis(scanned)
    builder = _Builder(scanned)
    at = 0
    for token in scanned.tokens:
        if token.kind == "words":
            continue
        builder.add(source[at : token.start])
        builder.take(token)
        at = token.end
    builder.add(source[at:])
    return builder.finish()


@dataclass(slots=True)
class _Row:
    """A structural mark while the text is built; its end is known when it closes."""

    start: int
    end: int
    kind: MarkKind
    value: str | OpenBracket
    depth: int
    group: int = 0


class _Builder:
    """Collects words and marks; marks get their ends when they close."""

    def __init__(self, scanned: Scan) -> None:
        self.scanned = scanned
        self.pieces: list[str] = []
        self.size = 0
        self.rows: list[_Row] = []
        self.open: list[int] = []
        self.inked: list[Mark] = []
        self.begun: dict[MarkKind, int] = {}
        for bracket in scanned.carried:
            self.push("bracket", bracket, bracket.group)
        for words in scanned.comments:
            self.point("comment", words)

    def add(self, words: str) -> None:
        if words:
            self.pieces.append(words)
            self.size += len(words)

    def push(self, kind: MarkKind, value: str | OpenBracket, group: int = 0) -> None:
        self.rows.append(_Row(self.size, self.size, kind, value, len(self.open), group))
        self.open.append(len(self.rows) - 1)

    def open_bracket(self, token: Token) -> None:
        """Opens the marks; what lies deeper than the limit stays words."""
        if len(self.open) + token.first_of_choice >= MAX_DEPTH:
            self.scanned.report(token.start, f"brackets nest deeper than {MAX_DEPTH}", "")
            self.add(self.scanned.source[token.start : token.end])
            self.open += [-1] * (1 + token.first_of_choice)
            return
        if token.first_of_choice:
            self.push("choice", "")
        if token.ref:
            self.push("ref", token.ref)
        else:
            bracket = token.bracket or OpenBracket()
            self.push("bracket", bracket, bracket.group)

    def close_bracket(self, token: Token) -> None:
        for _ in range(1 + token.last_of_choice):
            row = self.open.pop() if self.open else -1
            if row >= 0:
                self.rows[row].end = self.size
            else:
                self.add("]")
        self.add(token.value)

    def point(self, kind: MarkKind, value: str) -> None:
        self.rows.append(_Row(self.size, self.size, kind, value, len(self.open)))

    def take(self, token: Token) -> None:
        match token.kind:
            case "char":
                self.add(token.value)
            case "note":
                self.point("note", token.value)
            case "comment":
                self.point("comment", token.value)
            case "open":
                self.open_bracket(token)
            case "close":
                self.close_bracket(token)
            case "star" | "under" | "tag":
                for kind in token.toggles:
                    if kind in self.begun:
                        self.inked.append(Mark(self.begun.pop(kind), self.size, kind))
                    else:
                        self.begun[kind] = self.size

    def finish(self) -> Text:
        for words in self.scanned.final_comments:
            self.point("comment", words)
        for index in self.open:
            if index >= 0:
                self.rows[index].end = self.size
        plain = "".join(self.pieces)
        marks = []
        for row in self.rows:
            value = row.value.value(plain[row.start : row.end]) if isinstance(row.value, OpenBracket) else row.value
            marks.append(Mark(row.start, row.end, row.kind, value, row.depth, row.group))
        return normal_text(Text(plain, (*marks, *self.inked)))


def _pair_emphasis(scanned: Scan) -> None:
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


__all__ = ["Report", "Scan", "build", "match_over", "read_text", "scan"]

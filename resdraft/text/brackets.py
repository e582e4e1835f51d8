"""Brackets matched within a paragraph and over several, and who holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resdraft.model import BRACKET_KINDS, MAX_DEPTH, Stance
from resdraft.text.stances import Holders, looks_like_stances, read_stances, unknown_holders
from resdraft.text.tokens import OpenBracket, Scan, Token

_HEAD = re.compile(r"[^\[\]\\*_<>{}|#:\"]*:")


_REF = re.compile(r"\(#([\w](?:[\w.-]*\w)?)\)")


_KIND = re.compile(r"\{(" + "|".join(BRACKET_KINDS) + r")\}")


_CHOICE = re.compile(r" ?/ ?(?=\[)")


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
        _report_unknown(scanned, token.end, words, holders)


def _report_unknown(scanned: Scan, at: int, words: str, holders: Holders) -> None:
    names = unknown_holders(words, holders) or (words.strip(),)
    near = [known for name in names if (known := holders.nearest(name))]
    meant = f"did you mean {', '.join(near)}? If not, " if near else ""
    advice = r"name it under holders in the front matter, or write \:; docs/holders.md lists the known names"
    scanned.report(at, f"no such holder: {', '.join(names)}", meant + advice)


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
        if source[low:high] == " / " and opened.end < low and high < close.start:
            continue  # between two brackets within: alternatives of their own
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

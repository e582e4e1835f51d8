"""A Text as the draft format writes it: the inverse of reading, sign for sign."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from resdraft.model import EMPHASIS, Bracket, Mark, Text
from resdraft.text.labels_read import SOLID
from resdraft.text.stances import Holders, looks_like_stances, read_stances, write_stances

_PLAIN = re.compile(r"[\\*\[\]_{<(]")
_ALWAYS = frozenset("\\*[]{")
_OPENING = {"underline": "<u>", "superscript": "<sup>", "subscript": "<sub>"}
_CLOSING = {"underline": "</u>", "superscript": "</sup>", "subscript": "</sub>"}
_HEAD = re.compile(r"[^\[\]\\*_<>{}|#:\"]*:")


@dataclass(frozen=True, slots=True)
class Around:
    """Which brackets over several paragraphs are open before a text, and which stay open after it."""

    carried: frozenset[int] = frozenset()
    running: frozenset[int] = frozenset()


ALONE = Around()


def write_text(text: Text, holders: Holders, suffix: bool = False) -> str:
    """The source of a normal Text that stands alone."""
    return write_breakable(text, holders, suffix).replace(SOLID, " ")


def write_breakable(
    text: Text, holders: Holders, suffix: bool = False, around: Around = ALONE, skip_comments: int = 0
) -> str:
    """The source of a normal Text, with SOLID for blanks at which a line may not be broken.

    `skip_comments` leaves out that many comments at its start.
    """
    if not text.marks:
        return _escape_plain(text.plain) if _PLAIN.search(text.plain) else text.plain
    return _Writer(text, holders, suffix, around, skip_comments).write()


def _escape_plain(plain: str) -> str:
    """Escapes in words without marks."""
    pieces = []
    at = 0
    for found in _PLAIN.finditer(plain):
        place = found.start()
        if _needs_escape(plain, place):
            pieces += [plain[at:place], "\\"]
            at = place
    pieces.append(plain[at:])
    return "".join(pieces)


def _needs_escape(plain: str, at: int) -> bool:
    sign = plain[at]
    if sign in _ALWAYS:
        return True
    after = plain[at + 1 : at + 2]
    if sign == "<":
        return after in ("u", "/", "s", "!", "")
    if sign == "_":
        before = plain[at - 1 : at] if at else ""
        return not (before.isalnum() and after.isalnum())
    return after == "#"


class _Writer:
    """Writes the words with the marks' signs at their places."""

    def __init__(self, text: Text, holders: Holders, suffix: bool, around: Around, skip_comments: int) -> None:
        self.plain = text.plain
        self.holders = holders
        self.suffix = suffix
        self.around = around
        self.structure = [m for m in text.marks if m.kind not in EMPHASIS][skip_comments:]
        self.inked = [m for m in text.marks if m.kind in EMPHASIS]
        self.escaped: set[int] = set()
        self.bounds = {p for m in text.marks for p in (m.start, m.end)}
        self.edges = {p for m in self.structure if m.kind == "bracket" for p in (m.start, m.end)}

    def write(self) -> str:
        events = self._events()
        self._escape_lookalikes()
        closing: dict[int, list[str]] = {}
        opening: dict[int, list[str]] = {}
        places = {place for place, _ in events}
        for mark in self.inked:
            opening.setdefault(mark.start, []).append(mark.kind)
            closing.setdefault(mark.end, []).append(mark.kind)
            places.update((mark.start, mark.end))
        by_place: dict[int, list[str]] = {}
        for place, sign in events:
            by_place.setdefault(place, []).append(sign)
        pieces: list[str] = []
        at = 0
        for place in sorted(places):
            pieces.append(self._words(at, place))
            shut, begun = closing.get(place, []), opening.get(place, [])
            inner = by_place.get(place, [])
            pieces += [_CLOSING[k] for k in shut if k in _CLOSING]
            pieces += ["*" * _stars(shut), *inner, "*" * _stars(begun)]
            pieces += [_OPENING[k] for k in begun if k in _OPENING]
            at = place
        pieces.append(self._words(at, len(self.plain)))
        return "".join(pieces)

    def _events(self) -> list[tuple[int, str]]:
        """The signs of structural marks with their places, in the order in which they are written."""
        events: list[tuple[int, str]] = []
        stack: list[Mark] = []
        for mark in self.structure:
            while len(stack) > mark.depth:
                self._close(stack, events)
            match mark.kind:
                case "note":
                    events.append((mark.start, f"[^{mark.value}]"))
                case "comment":
                    events.append((mark.start, f"<!-- {mark.value} -->"))
                case _:
                    self._open(mark, events)
                    stack.append(mark)
        while stack:
            self._close(stack, events)
        return events

    def _open(self, mark: Mark, events: list[tuple[int, str]]) -> None:
        if mark.kind == "choice" or mark.group in self.around.carried:
            return
        head = ""
        if isinstance(mark.value, Bracket) and mark.value.stances and not self.suffix:
            head = write_stances(mark.value.stances).replace(" ", SOLID) + ":" + SOLID
        events.append((mark.start, "[" + head))

    def _close(self, stack: list[Mark], events: list[tuple[int, str]]) -> None:
        mark = stack.pop()
        if mark.kind == "choice" or mark.group in self.around.running:
            return
        if mark.kind == "ref":
            events.append((mark.end, f"](#{mark.value})"))
            return
        bracket = mark.value
        assert isinstance(bracket, Bracket)
        tail = ""
        if bracket.stances and self.suffix:
            tail = SOLID + "–" + SOLID + write_stances(bracket.stances).replace(" ", SOLID)
        words = self.plain[mark.start : mark.end]
        unasked = "placeholder" if words in ("date", "XX") and not bracket.stances and not mark.group else "dispute"
        kind = "" if bracket.kind == unasked else "{" + bracket.kind + "}"
        member = stack and stack[-1].kind == "choice" and mark.end < stack[-1].end
        events.append((mark.end, f"{tail}]{kind}{SOLID + '/' if member else ''}"))

    def _escape_lookalikes(self) -> None:
        """Colons and dashes of brackets without stances that could be read as stances."""
        bounds = sorted({0, len(self.plain), *(p for m in (*self.structure, *self.inked) for p in (m.start, m.end))})
        for mark in self.structure:
            if not isinstance(mark.value, Bracket):
                continue
            stances = bool(mark.value.stances)
            if not stances or self.suffix:
                after = bisect_right(bounds, mark.start)
                self._escape_colon(mark.start, bounds[after] if after < len(bounds) else mark.end)
            if not stances:
                before = bisect_left(bounds, mark.end) - 1
                self._escape_dash(max(bounds[before] if before >= 0 else 0, mark.start), mark.end)

    def _escape_colon(self, start: int, end: int) -> None:
        found = _HEAD.match(self.plain, start, end)
        if found is None:
            return
        words = found[0][:-1]
        if looks_like_stances(words) or read_stances(words, self.holders) is not None:
            self.escaped.add(found.end() - 1)

    def _escape_dash(self, start: int, end: int) -> None:
        for place in range(end - 1, start - 1, -1):
            if self.plain[place] in "-–—" and (
                place == start or self.plain[place - 1] == " " or self.plain[place + 1 : place + 2] == " "
            ):
                tail = self.plain[place + 1 : end]
                if looks_like_stances(tail) or read_stances(tail, self.holders) is not None:
                    self.escaped.add(place)
                return

    def _words(self, start: int, end: int) -> str:
        pieces = []
        at = start
        for found in _MARKED.finditer(self.plain, start, end):
            place = found.start()
            if place in self.escaped or self._needs_escape(place):
                pieces += [self.plain[at:place], "\\"]
                at = place
        pieces.append(self.plain[at:end])
        return "".join(pieces)

    def _needs_escape(self, at: int) -> bool:
        sign = self.plain[at]
        if sign in _ALWAYS:
            return True
        after = self.plain[at + 1 : at + 2]
        if sign == "_":
            before = self.plain[at - 1 : at] if at else ""
            return not (before.isalnum() and after.isalnum()) or at in self.bounds or at + 1 in self.bounds
        if sign == "^":
            return at in self.bounds
        if sign == "<":
            return after in ("u", "/", "s", "!", "")
        if sign == "(":
            return after in ("#", "")
        if sign == "/":
            before = self.plain[at - 1 : at]
            return bool(self.edges) and (before in ("", " ") or at in self.edges)
        return False


_MARKED = re.compile(r"[\\*\[\]_{<(/:–—^-]")


def _stars(kinds: list[str]) -> int:
    return sum({"italic": 1, "bold": 2}.get(kind, 0) for kind in kinds)

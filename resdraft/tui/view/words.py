"""A text cut into bits of one look, each with its place: what stands on every screen starts from here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from textual.content import Content, Span

from resdraft.model import CONTAINERS, Bracket, Mark, Resolution, Stance, Text, emphasis, structural, texts
from resdraft.tui.view import looks

Edge = Literal["", "start", "end"]
_EMPHASIS = {"italic": "italic", "bold": "bold", "underline": "underline"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SYMBOLS = frozenset("*†‡§")
_LONG_NAME = 40
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")


@dataclass(frozen=True, slots=True)
class Bit:
    """Words of one look, or a sign that a mark puts between them."""

    words: str
    start: int
    """Place in the plain text, in code points."""
    end: int
    """The same as `start` for a sign."""
    style: str = ""
    """A look, and emphasis."""
    mark: Mark | None = None
    """The mark whose sign it is; None for words and for the stroke between alternatives."""
    edge: Edge = ""

    @property
    def opens(self) -> bool:
        """Whether it is a sign that belongs to the words after it."""
        return self.edge == "start"


@dataclass(slots=True)
class Groups:
    """Brackets over several paragraphs: their signs stand only where they open and close.

    Texts have to be cut in the order in which they are shown.
    """

    total: Counter[int]
    seen: Counter[int] = field(default_factory=Counter)

    @classmethod
    def of(cls, resolution: Resolution) -> Groups:
        """The groups of a resolution."""
        return cls(Counter(mark.group for text in texts(resolution) for mark in text.marks if mark.group))


def shown(words: str) -> str:
    """The words with what a terminal would obey made visible: control characters, bidi overrides, lone surrogates."""
    return _UNSAFE.sub(_visible, words) if _UNSAFE.search(words) else words


def shown_in_place(words: str) -> str:
    """The same with one character for each, so that places in the words stay what they are."""
    return _UNSAFE.sub(_sign, words) if _UNSAFE.search(words) else words


def _sign(found: re.Match[str]) -> str:
    visible = _visible(found)
    return visible if len(visible) == 1 else "\ufffd"


def _visible(found: re.Match[str]) -> str:
    character = found[0]
    if character < " ":
        return chr(0x2400 + ord(character))
    if "\u2028" <= character <= "\u2069":
        return f"‹U+{ord(character):04X}›"
    return {"\u00ad": "", "\x7f": "\u2421"}.get(character, "\ufffd")


def note_signs(resolution: Resolution) -> dict[str, str]:
    """How each note is called in print, by its name: numbers in the order of first mention, signs as they are."""
    signs: dict[str, str] = {}
    count = 0
    for text in texts(resolution):
        for mark in text.marks:
            name = str(mark.value)
            if mark.kind != "note" or name in signs:
                continue
            counted = not set(name) <= _SYMBOLS
            count += counted
            signs[name] = str(count).translate(_RAISED) if counted else name
    for note in resolution.notes:
        signs.setdefault(note.name, note.name)
    return signs


def cut(text: Text, notes: Mapping[str, str], *, suffix: bool = False, groups: Groups | None = None) -> tuple[Bit, ...]:
    """The text in bits: brackets with their holders, strokes between alternatives, signs of notes; no comments.

    `notes` says how each note is called; with `suffix` holders stand at the end of their bracket. Without `groups`
    a bracket over several paragraphs is shown whole in each.
    """
    if not text.marks:
        return (Bit(text.plain, 0, len(text.plain)),) if text.plain else ()
    return tuple(_Cutter(text, notes, suffix, groups).cut())


class _Cutter:
    """Goes through a text once, keeping the containers that are open."""

    def __init__(self, text: Text, notes: Mapping[str, str], suffix: bool, groups: Groups | None) -> None:
        self.text = text
        self.notes = notes
        self.suffix = suffix
        self.groups = groups
        self.inked = emphasis(text)
        self.edges = sorted({place for mark in self.inked for place in (mark.start, mark.end)})
        self.open: list[Mark] = []
        self.at = 0
        self.found: list[Bit] = []

    def cut(self) -> list[Bit]:
        for mark in structural(self.text):
            self.close_to(mark.depth)
            self.begin(mark)
        self.close_to(0)
        self.words_to(len(self.text.plain))
        return self.found

    def close_to(self, depth: int) -> None:
        while len(self.open) > depth:
            self.words_to(self.open[-1].end)
            self.end(self.open.pop())

    def words_to(self, end: int) -> None:
        """The words up to a place, cut where emphasis begins or ends."""
        if end <= self.at:
            return
        look = looks.REFERENCE if any(mark.kind == "ref" for mark in self.open) else ""
        for start, stop in pairwise([self.at, *(edge for edge in self.edges if self.at < edge < end), end]):
            inked = [_EMPHASIS.get(m.kind, "") for m in self.inked if m.start <= start and stop <= m.end]
            self.found.append(Bit(self.text.plain[start:stop], start, stop, " ".join(filter(None, [look, *inked]))))
        self.at = end

    def sign(self, words: str, style: str, mark: Mark | None, edge: Edge = "") -> None:
        self.found.append(Bit(words, self.at, self.at, style, mark, edge))

    def begin(self, mark: Mark) -> None:
        outer = self.open[-1] if self.open else None
        if outer is not None and outer.kind == "choice" and mark.kind == "bracket" and mark.start > outer.start:
            self.at = max(self.at, mark.start)
            self.sign(" / ", looks.SIGN, outer, "start")
        self.words_to(mark.start)
        if mark.kind == "note":
            self.sign(self.notes.get(str(mark.value), str(mark.value)), looks.NOTE, mark)
        elif mark.kind == "bracket" and isinstance(mark.value, Bracket) and self.opens(mark):
            held = "" if self.suffix or not mark.value.stances else f"{stances(mark.value.stances)}: "
            self.sign(("" if self.in_suffix_choice() else "[") + held, looks.SIGN, mark, "start")
        elif mark.kind == "choice" and self.suffix:
            self.sign("[", looks.SIGN, mark, "start")
        if mark.kind in CONTAINERS:
            self.open.append(mark)

    def end(self, mark: Mark) -> None:
        if mark.kind == "choice" and self.suffix:
            self.sign("]", looks.SIGN, mark, "end")
        if mark.kind != "bracket" or not isinstance(mark.value, Bracket) or not self.closes(mark):
            return
        held = f" – {stances(mark.value.stances)}" if self.suffix and mark.value.stances else ""
        self.sign(held + ("" if self.in_suffix_choice() else "]"), looks.SIGN, mark, "end")

    def in_suffix_choice(self) -> bool:
        """Whether the innermost open container is a choice that has the brackets of all its members."""
        return self.suffix and bool(self.open) and self.open[-1].kind == "choice"

    def opens(self, mark: Mark) -> bool:
        if self.groups is None or not mark.group:
            return True
        self.groups.seen[mark.group] += 1
        return self.groups.seen[mark.group] == 1

    def closes(self, mark: Mark) -> bool:
        return self.groups is None or not mark.group or self.groups.seen[mark.group] >= self.groups.total[mark.group]


def stances(given: tuple[Stance, ...]) -> str:
    """Who wants what, as negotiators write it: "RUS, CHN; FRA delete"."""
    said = []
    for stance in given:
        verb = "" if stance.verb == "propose" else stance.verb
        said.append(" ".join(part for part in (", ".join(stance.holders), verb, stance.place) if part))
    return "; ".join(said)


def split(bits: Iterable[Bit], places: Iterable[int]) -> list[Bit]:
    """The bits, words cut at these places as well."""
    marks = sorted(set(places))
    result: list[Bit] = []
    for bit in bits:
        if bit.start == bit.end:
            result.append(bit)
            continue
        inner = [place for place in marks if bit.start < place < bit.end]
        for start, end in pairwise([bit.start, *inner, bit.end]):
            result.append(replace(bit, words=bit.words[start - bit.start : end - bit.start], start=start, end=end))
    return result


def content(bits: Iterable[Bit], style: str = "") -> Content:
    """The bits as Content, with a style beneath that of each."""
    return joined((bit.words, f"{style} {bit.style}".strip()) for bit in bits)


def joined(parts: Iterable[tuple[str, str]]) -> Content:
    """Words with a style each as Content; nothing in them is markup, nothing is obeyed by a terminal."""
    plain: list[str] = []
    spans: list[Span] = []
    at = 0
    for words, style in parts:
        safe = shown(words)
        if safe and style:
            if spans and spans[-1].style == style and spans[-1].end == at:
                spans[-1] = Span(spans[-1].start, at + len(safe), style)
            else:
                spans.append(Span(at, at + len(safe), style))
        plain.append(safe)
        at += len(safe)
    return Content("".join(plain), spans)


def first_words(words: str, cells: int) -> str:
    """The beginning of the words that fits so many cells, cut at a blank where there is one."""
    from rich.cells import cell_len, set_cell_size

    safe = shown(words)
    if cell_len(safe) <= cells:
        return safe
    fitting = set_cell_size(safe, max(cells - 1, 1)).rstrip()
    head, blank, _ = fitting.rpartition(" ")
    return f"{head if blank and len(head) > len(fitting) // 2 else fitting}…"


def short_name(name: str) -> str:
    """A path without its first folders where it is long."""
    parts = re.split(r"[/\\]", name)
    return name if len(name) <= _LONG_NAME else parts[-1]


def short_names(old: str, new: str) -> tuple[str, str]:
    """Two paths without the folders that they share."""
    one, two = re.split(r"[/\\]", old), re.split(r"[/\\]", new)
    if one == two:
        return one[-1], two[-1]
    while len(one) > 1 and len(two) > 1 and one[0] == two[0]:
        del one[0], two[0]
    return "/".join(one), "/".join(two)


def names_apart(names: Sequence[str]) -> list[str]:
    """Paths without the folders that they all share."""
    parts = [re.split(r"[/\\]", name) for name in names]
    while min(map(len, parts), default=0) > 1 and len({one[0] for one in parts}) == 1:
        parts = [one[1:] for one in parts]
    return ["/".join(one) for one in parts]


def fitting_names(old: str, new: str, cells: int) -> tuple[str, str]:
    """Two names cut so that both together take no more than so many cells; the shorter one gives way last."""
    from rich.cells import cell_len

    room = [cells // 2, cells - cells // 2]
    for this, other in ((0, 1), (1, 0)):
        spare = room[this] - cell_len((old, new)[this])
        if spare > 0:
            room[this] -= spare
            room[other] += spare
    return cut_middle(old, room[0]), cut_middle(new, room[1])


def cut_middle(name: str, cells: int) -> str:
    """A name that fits so many cells: where it is longer, its middle gives way, as names differ at their ends."""
    from rich.cells import cell_len, set_cell_size

    safe = shown(name)
    if cell_len(safe) <= cells:
        return safe
    head = set_cell_size(safe, max(cells - 1, 0) // 2).rstrip()
    tail = set_cell_size(safe[::-1], max(cells - 1 - cell_len(head), 0)).rstrip()[::-1]
    return f"{head}…{tail}"


def plain_of(parts: Sequence[Bit]) -> str:
    """What the bits say."""
    return "".join(bit.words for bit in parts)

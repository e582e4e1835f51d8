"""A text cut into pieces of one look, brackets and stances written out: what every printed form starts from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from resdraft.model import CONTAINERS, Bracket, Conventions, Mark, Stance, Text, emphasis, structural

PieceKind = Literal["words", "sign", "holder", "note", "comment", "organ", "star", "status", "source"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look, or a place where a note or a comment hangs."""

    words: str
    """What is printed; a note's name, a comment's words."""
    kind: PieceKind = "words"
    emphasis: frozenset[str] = frozenset()
    """Kinds of marks of emphasis that lie over the words."""
    ref: str = ""
    """The id of the clause that the words refer to."""


@dataclass(slots=True)
class Groups:
    """Brackets that run over several paragraphs: their signs stand only where they open and where they close.

    Texts have to be cut in the order in which they are printed.
    """

    total: Counter[int]
    seen: Counter[int] = field(default_factory=Counter)

    @classmethod
    def of(cls, texts: Iterable[Text]) -> Groups:
        """The groups of all texts that will be printed."""
        return cls(Counter(mark.group for text in texts for mark in text.marks if mark.group))

    def opens(self, mark: Mark) -> bool:
        """Whether the bracket begins here; counts its part."""
        if not mark.group:
            return True
        self.seen[mark.group] += 1
        return self.seen[mark.group] == 1

    def closes(self, mark: Mark) -> bool:
        """Whether the bracket ends here, asked after its part was counted."""
        return not mark.group or self.seen[mark.group] >= self.total[mark.group]


def stance_pieces(stances: tuple[Stance, ...]) -> list[Piece]:
    """Who wants what, as negotiators write it: "RUS, CHN; FRA delete"."""
    found: list[Piece] = []
    for stance in stances:
        if found:
            found.append(Piece("; ", "sign"))
        found.append(Piece(", ".join(stance.holders), "holder"))
        verb = "" if stance.verb == "propose" else stance.verb
        words = " ".join(part for part in (verb, stance.place) if part)
        if words:
            found.append(Piece(f" {words}", "sign"))
    return found


def pieces(text: Text, conventions: Conventions, groups: Groups) -> list[Piece]:
    """The text as printed: brackets with their stances, alternatives with a stroke between them."""
    return _Cutter(text, conventions.brackets == "suffix", groups).cut()


def printed_words(text: Text, conventions: Conventions) -> str:
    """The words of a text that stands alone, as printed: no notes, no comments, every bracket opened and closed."""
    found = pieces(text, conventions, Groups.of([text]))
    return "".join(piece.words for piece in found if piece.kind not in ("note", "comment"))


class _Cutter:
    """Goes through a text once, keeping the containers that are open."""

    def __init__(self, text: Text, suffix: bool, groups: Groups) -> None:
        self.text = text
        self.suffix = suffix
        self.groups = groups
        self.inked = emphasis(text)
        self.edges = sorted({place for mark in self.inked for place in (mark.start, mark.end)})
        self.open: list[Mark] = []
        self.at = 0
        self.found: list[Piece] = []

    def cut(self) -> list[Piece]:
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
        ref = next((str(mark.value) for mark in reversed(self.open) if mark.kind == "ref"), "")
        cuts = [self.at, *(edge for edge in self.edges if self.at < edge < end), end]
        for start, stop in pairwise(cuts):
            looks = frozenset(m.kind for m in self.inked if m.start <= start and stop <= m.end)
            self.found.append(Piece(self.text.plain[start:stop], "words", looks, ref))
        self.at = end

    def begin(self, mark: Mark) -> None:
        outer = self.open[-1] if self.open else None
        if outer is not None and outer.kind == "choice" and mark.kind == "bracket" and mark.start > outer.start:
            self.found.append(Piece(" / ", "sign"))
            self.at = mark.start
        self.words_to(mark.start)
        if mark.kind == "note":
            self.found.append(Piece(str(mark.value), "note"))
        elif mark.kind == "comment":
            self.found.append(Piece(str(mark.value), "comment"))
        elif mark.kind == "bracket" and self.groups.opens(mark) and not self.in_suffix_choice():
            self.found.append(Piece("[", "sign"))
            if isinstance(mark.value, Bracket) and mark.value.stances and not self.suffix:
                self.found += [*stance_pieces(mark.value.stances), Piece(": ", "sign")]
        elif mark.kind == "choice" and self.suffix:
            self.found.append(Piece("[", "sign"))
        if mark.kind in CONTAINERS:
            self.open.append(mark)

    def end(self, mark: Mark) -> None:
        if mark.kind == "choice" and self.suffix:
            self.found.append(Piece("]", "sign"))
        if mark.kind != "bracket" or not self.groups.closes(mark):
            return
        if self.suffix and isinstance(mark.value, Bracket) and mark.value.stances:
            self.found += [Piece(" – ", "sign"), *stance_pieces(mark.value.stances)]
        if not self.in_suffix_choice():
            self.found.append(Piece("]", "sign"))

    def in_suffix_choice(self) -> bool:
        """Whether the innermost open container is a choice that has the brackets of all its members."""
        return self.suffix and bool(self.open) and self.open[-1].kind == "choice"

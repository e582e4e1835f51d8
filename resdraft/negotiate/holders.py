"""Who holds which text, and the brackets that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from resdraft.model import CONTAINERS, Bracket, Mark, Stance, Text, UsageError, clean_holder, clean_place, take

Which = Literal["old", "new"]
ANONYMOUS = Bracket()


@dataclass(frozen=True, slots=True)
class Holders:
    """Who wants the old words and who the new ones; empty where nobody is to be named."""

    old: str = ""
    new: str = ""

    def __post_init__(self) -> None:
        for name in filter(None, (self.old, self.new)):
            if clean_holder(name) != name:
                raise UsageError(f"{name!r} cannot hold a bracket", hint="name a State, a group or another short name")
        if self.old and self.old == self.new:
            raise UsageError(f"{self.old} cannot hold both texts", hint="name two holders, or one of them")

    @property
    def addition(self) -> Bracket:
        """Round words that the new text alone has."""
        return _held(self.new)

    @property
    def deletion(self) -> Bracket:
        """Round words that the old text alone has."""
        if self.new:
            return Bracket(stances=(Stance((self.new,), "delete"),))
        return Bracket(stances=(Stance((self.old,), "retain"),)) if self.old else ANONYMOUS

    @property
    def alternatives(self) -> tuple[Bracket, Bracket]:
        """Round old words, and round the new ones in their place."""
        return _held(self.old), _held(self.new)

    def move(self, place: str) -> Bracket:
        """Round words that the new text has elsewhere, at a place with this label."""
        place = clean_place(place)
        if not self.new or not place:
            return self.deletion
        return Bracket(stances=(Stance((self.new,), "move to", place),))


def _held(name: str) -> Bracket:
    return Bracket(stances=(Stance((name,)),)) if name else ANONYMOUS


def on_side(text: Text, holders: Holders, which: Which) -> Text:
    """The words of one side, out of a text in which brackets of these holders stand; both have to be named."""
    while (found := _first(text, holders)) is not None:
        mark, kept = found
        text = take(text, mark, keep=kept == which)
    return text


def _first(text: Text, holders: Holders) -> tuple[Mark, Which] | None:
    """The first bracket that one of the two put there, and on which side its words stay."""
    around: list[Mark] = []
    for mark in text.marks:
        while around and len(around) > mark.depth:
            around.pop()
        if mark.kind == "bracket" and isinstance(mark.value, Bracket):
            within = bool(around) and around[-1].kind == "choice"
            if (kept := _kept(mark.value, holders, within)) is not None:
                return mark, kept
        if mark.kind in CONTAINERS:
            around.append(mark)
    return None


def _kept(bracket: Bracket, holders: Holders, within_choice: bool) -> Which | None:
    if within_choice and bracket == holders.alternatives[0]:
        return "old"
    if bracket == holders.addition:
        return "new"
    moves = len(bracket.stances) == 1 and bracket == holders.move(bracket.stances[0].place)
    return "old" if bracket == holders.deletion or moves else None

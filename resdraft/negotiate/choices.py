"""What was decided: a value, so that every step can be kept, taken back and done again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Decision = Literal["accepted", "rejected"]
"""The new text stands, or the old one does."""
DECISIONS: tuple[Decision, ...] = get_args(Decision)
Part = Literal["", "words", "closing"]
"""Of which words a run is one: a clause's own, or those after its items; empty for a link as a whole."""


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """What a choice is about: a link as a whole, or words within it."""

    link: int
    """Its number among the links of the comparison, from 0."""
    part: Part = ""
    run: int = -1
    """The number of the first run, from 0; -1 for a link as a whole."""


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One decision."""

    where: Where
    decision: Decision


@dataclass(frozen=True, slots=True)
class Choices:
    """All that was decided so far, in the order of the comparison, each place once. What is not in it is open.

    A choice about words goes before one about their link as a whole.
    """

    made: tuple[Choice, ...] = ()
    _by_where: dict[Where, Decision] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = {choice.where: choice.decision for choice in self.made}
        object.__setattr__(self, "_by_where", found)
        object.__setattr__(self, "made", tuple(Choice(where, found[where]) for where in sorted(found)))

    def at(self, where: Where) -> Decision | None:
        """What was decided of exactly this; None if it is open."""
        return self._by_where.get(where)

    def decided(self, where: Where, decision: Decision | None) -> Choices:
        """These choices with another one about `where`; None opens it again.

        A choice about a link as a whole takes the place of all about words within it.
        """
        rest = (c for c in self.made if c.where != where and (where.part or c.where.link != where.link))
        return Choices((*rest, Choice(where, decision)) if decision else tuple(rest))

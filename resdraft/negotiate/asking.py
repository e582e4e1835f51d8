"""What there is to decide in a comparison, and how far each of it is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from resdraft.diff import Comparison, Link, Runs
from resdraft.model import Text, UsageError
from resdraft.negotiate.choices import Choice, Choices, Decision, Where
from resdraft.negotiate.stretches import spots, strands, stretches

State = Literal["open", "accepted", "rejected", "in part"]
""""in part": all of it is decided, some of it accepted."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A place in a reworded clause that can be decided by itself."""

    where: Where
    runs: tuple[int, ...]
    """The numbers of its runs."""
    old: str
    """The words there; empty where there are none."""
    new: str


@dataclass(frozen=True, slots=True)
class Question:
    """A change that can be accepted or rejected: a link between clauses, titles, tables or notes."""

    link: int
    """Its number among the links of the comparison."""
    wordings: tuple[Wording, ...] = ()
    """Its places, in order; none for what is only decided as a whole."""
    shifted: bool = False
    """Whether it is also where it stands that is to be decided, which only a choice about the whole does."""

    @property
    def where(self) -> Where:
        """It as a whole."""
        return Where(self.link)


def questions(comparison: Comparison) -> tuple[Question, ...]:
    """All that there is to decide, in the order of the comparison's links.

    A note that came or went is none: it stands as long as words refer to it.
    """
    return tuple(found for number, link in enumerate(comparison.links) if (found := _question(number, link)))


def _question(number: int, link: Link) -> Question | None:
    if not link.changed or (link.side.kind == "note" and link.kind != "reworded"):
        return None
    wordings = tuple(_wordings(number, link)) if link.kind == "reworded" and link.side.kind != "table" else ()
    whole = link.kind != "reworded" or link.side.kind == "table"
    shifted = not whole and is_shifted(link)
    return Question(number, wordings, shifted) if wordings or whole or shifted else None


def is_shifted(link: Link) -> bool:
    """Whether one clause stands elsewhere in the new text."""
    return link.moved or link.level_changed


def _wordings(number: int, link: Link) -> Iterator[Wording]:
    a, b = link.old[0], link.new[0]
    yield from _places(Where(number, "words"), link.runs[0], a.text, b.text)
    if link.closings:
        yield from _places(Where(number, "closing"), link.closings[0], a.closing, b.closing)


def _places(where: Where, runs: Runs, old: Text, new: Text) -> Iterator[Wording]:
    row = stretches(runs, old, new)
    for spot in spots(row, strands(runs, old, new)):
        start, end = row[spot.start], row[spot.end - 1]
        behind = row[spot.end].first if spot.end < len(row) else len(runs)
        yield Wording(
            Where(where.link, where.part, spot.first),
            tuple(range(spot.first, behind)),
            old.plain[start.old[0] : end.old[1]],
            new.plain[start.new[0] : end.new[1]],
        )


def decision(question: Question, choices: Choices) -> Decision | None:
    """The one decision about all of it; None where it is open or decided in part."""
    state = state_of(question, choices)
    return state if state in ("accepted", "rejected") else None


def state_of(question: Question, choices: Choices) -> State:
    """How far it is decided."""
    whole = choices.at(question.where)
    found = {choices.at(wording.where) or whole for wording in question.wordings}
    if question.shifted or not found:
        found.add(whole)
    if None in found:
        return "open"
    return "in part" if len(found) > 1 else "accepted" if "accepted" in found else "rejected"


def rest_decided(comparison: Comparison, choices: Choices, decision: Decision) -> Choices:
    """The choices with one decision about all that they leave open."""
    still_open = [question for question in questions(comparison) if state_of(question, choices) == "open"]
    return Choices((*choices.made, *(Choice(question.where, decision) for question in still_open)))


def check_choices(found: tuple[Question, ...], choices: Choices) -> None:
    """Raises UsageError for a choice that is about nothing there is to decide."""
    known: set[Where] = set()
    for question in found:
        known.add(question.where)
        known.update(wording.where for wording in question.wordings)
    for choice in choices.made:
        if choice.where not in known:
            where = choice.where
            what = f"link {where.link}" + (f", {where.part}, run {where.run}" if where.part else "")
            raise UsageError(f"there is nothing to decide at {what}", hint="these choices are about other texts")

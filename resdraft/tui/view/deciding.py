"""What was decided of a comparison, in words: each change, its places, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from resdraft.negotiate import Choices, Question, State, Wording, state_of
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Flow
from resdraft.tui.view.words import joined

_INDENT = 2
_NOTHING = Choices()
_SIGNS: dict[State, tuple[str, str]] = {
    "accepted": ("✓ accepted", f"bold {looks.CAME}"),
    "rejected": ("✗ rejected", f"bold {looks.GONE}"),
    "in part": ("± accepted in part", looks.WARNING),
    "open": ("", ""),
}
_COUNTED: tuple[State, ...] = ("accepted", "in part", "rejected", "open")


@dataclass(frozen=True, slots=True)
class History:
    """What is decided now, and every step that led there or was taken back."""

    now: Choices = _NOTHING
    before: tuple[Choices, ...] = ()
    after: tuple[Choices, ...] = ()

    def changed(self, choices: Choices) -> History:
        """One step on; what was taken back is forgotten."""
        return History(choices, (*self.before, self.now)) if choices != self.now else self

    def undone(self) -> History:
        """One step back, if there is one."""
        if not self.before:
            return self
        return History(self.before[-1], self.before[:-1], (self.now, *self.after))

    def redone(self) -> History:
        """One step forward again, if there is one."""
        return History(self.after[0], (*self.before, self.now), self.after[1:]) if self.after else self


def state_words(question: Question, choices: Choices) -> Content:
    """How far a change is decided; empty where nothing of it is."""
    state = state_of(question, choices)
    made = sum(choices.at(wording.where) is not None for wording in question.wordings)
    if state == "open" and made:
        return joined([(f"{made} of {len(question.wordings)} places decided", looks.WARNING)])
    return joined([_SIGNS[state]])


def counts_line(questions: Sequence[Question], choices: Choices) -> Content:
    """How many changes are decided and how: "12 to decide: 3 accepted, 1 rejected, 8 open"."""
    states = Counter(state_of(question, choices) for question in questions)
    names = {"in part": "accepted in part"}
    parts = [f"{states[state]} {names.get(state, state)}" for state in _COUNTED if states[state] or state == "open"]
    return joined([(f"{len(questions)} to decide: {', '.join(parts)}", "")])


def next_open(
    stops: Sequence[int],
    links: Sequence[int],
    questions: Mapping[int, Question],
    choices: Choices,
    here: int,
    step: int,
) -> int:
    """The next row before or behind `here` whose change is open, going round at the end; -1 where none is.

    `stops` are the first rows of the changes, `links` the number of the link that each row belongs to.
    """
    found = [
        row
        for row in stops
        if (question := questions.get(links[row])) is not None and state_of(question, choices) == "open"
    ]
    beyond = [row for row in found if (row - here) * step > 0]
    if beyond or not found:
        return (min(beyond) if step > 0 else max(beyond)) if beyond else -1
    return found[0] if step > 0 else found[-1]


def next_place(question: Question, choices: Choices, here: int) -> int:
    """The next place of a change that is open, behind `here` first; -1 where none is."""
    order = [*range(here + 1, len(question.wordings)), *range(here + 1)]
    whole = choices.at(question.where)
    return next((k for k in order if (choices.at(question.wordings[k].where) or whole) is None), -1)


def place_lines(question: Question, choices: Choices, chosen: int) -> tuple[Flow, ...]:
    """The places of a change, a line each, the chosen one with a pointer."""
    whole = choices.at(question.where)
    signs = {"accepted": "✓", "rejected": "✗", None: "·"}
    made = []
    for number, wording in enumerate(question.wordings):
        decision = choices.at(wording.where) or whole
        pointer = ("» ", looks.CURSOR) if number == chosen else ("  ", "")
        lead = joined([pointer, (f"{signs[decision]} ", looks.STRONG)])
        made.append(Flow(Content.assemble(lead, _wording(wording)), first=_INDENT, rest=_INDENT + 4, limit=2))
    return tuple(made)


def _wording(wording: Wording) -> Content:
    old, new = wording.old.strip(" "), wording.new.strip(" ")
    if not old and not new:
        return joined([("marks, no words", looks.MUTED)])
    bits = [(f"-{old}", looks.DELETED)] if old else []
    bits += [(" ", "")] if old and new else []
    bits += [(f"+{new}", looks.INSERTED)] if new else []
    return joined(bits)

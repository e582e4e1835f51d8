"""Deciding between drafts: what was accepted, what was rejected, and a text in which the rest is open.

`questions` says what a comparison leaves to decide, a `Choices` value what was decided of it, `decide` makes one draft
of both. Choices are values: undoing is going back to the one before.
"""

from resdraft.negotiate.choices import DECISIONS, Choice, Choices, Decision, Where, all_decided
from resdraft.negotiate.deciding import decide
from resdraft.negotiate.holders import Holders, Which, on_side
from resdraft.negotiate.questions import Question, State, Wording, decision, questions, state_of

__all__ = [
    "DECISIONS",
    "Choice",
    "Choices",
    "Decision",
    "Holders",
    "Question",
    "State",
    "Where",
    "Which",
    "Wording",
    "all_decided",
    "decide",
    "decision",
    "on_side",
    "questions",
    "state_of",
]

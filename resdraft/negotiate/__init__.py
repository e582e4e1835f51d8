"""Deciding between drafts: what was accepted, what was rejected, and a text in which the rest is open.

`questions` says what a comparison leaves to decide, a `Choices` value what was decided of it, `decide` makes one draft
of both. Choices are values: undoing is going back to the one before; `write_journal` and `read_journal` turn them into
JSON and back, which refuses those about other drafts.
"""

from resdraft.negotiate.asking import Question, State, Wording, decision, questions, rest_decided, state_of
from resdraft.negotiate.choices import DECISIONS, Choice, Choices, Decision, Where
from resdraft.negotiate.deciding import decide
from resdraft.negotiate.holders import Holders, Which, on_side
from resdraft.negotiate.journal import Subject, questionnaire, read_journal, subject, write_journal

__all__ = [
    "DECISIONS",
    "Choice",
    "Choices",
    "Decision",
    "Holders",
    "Question",
    "State",
    "Subject",
    "Where",
    "Which",
    "Wording",
    "decide",
    "decision",
    "on_side",
    "questionnaire",
    "questions",
    "read_journal",
    "rest_decided",
    "state_of",
    "subject",
    "write_journal",
]

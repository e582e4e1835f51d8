"""Words with standoff marks: `plain` holds no markup, `marks` say what lies over or between its characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

MarkKind = Literal[
    "italic", "bold", "underline", "superscript", "subscript", "note", "ref", "bracket", "choice", "comment"
]
BracketKind = Literal["dispute", "placeholder", "editorial"]
Verb = Literal[
    "propose",
    "support",
    "retain",
    "delete",
    "oppose",
    "reserve",
    "move to",
    "merge with",
    "placeholder",
    "flexible",
]

EMPHASIS = frozenset({"italic", "bold", "underline", "superscript", "subscript"})
CONTAINERS = frozenset({"bracket", "choice", "ref"})
POINTS = frozenset({"note", "comment"})
"""Kinds of zero width."""
VERBS: tuple[Verb, ...] = get_args(Verb)
BRACKET_KINDS: tuple[BracketKind, ...] = get_args(BracketKind)
PLACED_VERBS = frozenset({"move to", "merge with"})
"""Verbs that name a place, as in "move to OP5"."""
MAX_DEPTH = 64
"""How deep brackets, lists and embedded texts may lie in each other."""


@dataclass(frozen=True, slots=True)
class Stance:
    """What some holders want done with bracketed words."""

    holders: tuple[str, ...]
    """Names as the draft gives them; groups of States are never expanded."""
    verb: Verb = "propose"
    place: str = ""
    """Where to, for `move to` and `merge with` ("OP5")."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """What a bracket mark stands for. Without stances it is anonymous."""

    kind: BracketKind = "dispute"
    stances: tuple[Stance, ...] = ()

    @property
    def holders(self) -> tuple[str, ...]:
        """Every holder named, in order, each once."""
        return tuple(dict.fromkeys(name for stance in self.stances for name in stance.holders))


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark over `plain[start:end]`, in code points; notes and comments have no width."""

    start: int
    end: int
    kind: MarkKind
    value: str | Bracket = ""
    """Note: its name. Ref: the clause's id. Comment: its words. Bracket: a `Bracket`. Else empty."""
    depth: int = 0
    """How many brackets, choices and refs lie around it; emphasis has 0."""
    group: int = 0
    """Number of the bracket that runs over several paragraphs, from 1; 0 for all other marks."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words and their marks.

    Structural marks (notes, refs, brackets, choices, comments) come first, in the order in which they open, which
    with `depth` is their nesting; emphasis follows, sorted by start, end and kind.
    """

    plain: str = ""
    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.plain or self.marks)

    def __str__(self) -> str:
        return self.plain


EMPTY = Text()

BLANK_RUN = re.compile(r"[ \t\r\n\x00-\x1f\x7f-\x9f]+")
"""What normal form folds into one blank: blanks, tabs, line ends and control characters."""
_UNWANTED = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
ID = re.compile(r"\w(?:[\w.-]*\w)?")
"""What the id of a clause looks like."""
NOTE_NAME = re.compile(r"[\w.*†‡§-]+")
"""What the name of a note looks like."""


def fold_blanks(words: str) -> str:
    """One blank for each run of blanks, tabs, line ends and control characters, none at the edges.

    No-break and other typographic blanks are characters and stay. A lone surrogate becomes U+FFFD.
    """
    if is_folded(words):
        return words
    return _SURROGATE.sub("\ufffd", BLANK_RUN.sub(" ", words).strip(" "))


def is_folded(words: str) -> bool:
    """Whether `fold_blanks` would change nothing."""
    if not words:
        return True
    if words[0] == " " or words[-1] == " " or "  " in words:
        return False
    # What is unwanted is never printable, and asking for that is several times faster than searching.
    return words.isprintable() or not _UNWANTED.search(words)


def structural(text: Text) -> tuple[Mark, ...]:
    """The marks that are not emphasis, in the order in which they open."""
    return tuple(mark for mark in text.marks if mark.kind not in EMPHASIS)


def emphasis(text: Text) -> tuple[Mark, ...]:
    """The marks of emphasis, sorted."""
    return tuple(mark for mark in text.marks if mark.kind in EMPHASIS)

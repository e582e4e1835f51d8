"""What a rule finds, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from resdraft.model import Path, Text

Severity = Literal["error", "warning", "info"]
FAIL_ON: tuple[Severity, ...] = ("error", "warning")
"""From which severity on findings may count as a failure."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The gravest first. An error is a slip that adopted texts do not make; a warning breaks usual practice; information
is advice on style, or a known difference between bodies.
"""
Spot = Literal["text", "closing", "title", "agenda item", "enacting", "label", "note", "sponsors", "draft"]
"""Which words of a draft: a block's own, those after its list; the masthead's title or agenda item; the enacting line;
an annex's label; a note; the sponsors; the draft as a whole.
"""


@dataclass(frozen=True, slots=True)
class Fix:
    """What a finding's place should hold instead."""

    words: str
    """What the fix does, as a command: "end it with a comma"."""
    text: Text | None = None
    """The whole text of the place, put right."""
    number: str | None = None
    """The number of the clause, put right: "" for the one that counting gives, `UNNUMBERED` for none."""
    style: str | None = None
    """The style of the clause's list, put right."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place at which a draft breaks a rule."""

    code: str
    severity: Severity
    message: str
    """One sentence, without a full stop, that says what is wrong."""
    hint: str
    """What to do."""
    label: str
    """The paragraph as people call it ("OP5 (a)"); empty for what has no label."""
    path: Path
    """Where it stands: the path of a block, ("annexes", n) for a label, ("notes", n), else ()."""
    spot: Spot
    start: int
    end: int
    """The words meant, in code points of that text; the same twice for a place between two."""
    fix: Fix | None = None


Where: TypeAlias = tuple[Path, Spot]
"""One text of a draft."""

"""Two resolutions in, one Comparison out.

`compare` is the one way in; the rest of this door are the types of its result and what faces need to show them. The
answer is the same on every machine: no clock, no time-out, no chance.
"""

from resdraft.diff.align import compare
from resdraft.diff.comparison import (
    FORMAT,
    Change,
    ChangeKind,
    Comparison,
    Link,
    LinkKind,
    Move,
    Row,
    Run,
    RunKind,
    Runs,
    Side,
    SideKind,
    SidePart,
    Tally,
    Weight,
    comparison_record,
)
from resdraft.diff.display import rows
from resdraft.diff.kinds import CHANGE_KINDS, KindOfChange
from resdraft.diff.summary import summary
from resdraft.diff.words import word_runs

__all__ = [
    "CHANGE_KINDS",
    "FORMAT",
    "Change",
    "ChangeKind",
    "Comparison",
    "KindOfChange",
    "Link",
    "LinkKind",
    "Move",
    "Row",
    "Run",
    "RunKind",
    "Runs",
    "Side",
    "SideKind",
    "SidePart",
    "Tally",
    "Weight",
    "compare",
    "comparison_record",
    "rows",
    "summary",
    "word_runs",
]

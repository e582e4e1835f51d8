"""Two resolutions in, one Comparison out.

`compare` is the one way in; the rest of this door are the types of its result and what faces need to show them. The
answer is the same on every machine: no clock, no time-out, no chance.
"""

from resdraft.diff.align import compare
from resdraft.diff.amounts import Amount, amount
from resdraft.diff.choosing import IGNORED, KINDS, ChoiceKind, Ignored, ignoring, kinds_of, only
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
from resdraft.diff.in_short import summary
from resdraft.diff.kinds import CHANGE_KINDS, KindOfChange
from resdraft.diff.moves import staying
from resdraft.diff.parts import portion, row_changes, turn
from resdraft.diff.synoptic import Synopsis, SynopsisCell, SynopsisRow, synopsis, synopsis_record
from resdraft.diff.words import word_runs

__all__ = [
    "CHANGE_KINDS",
    "FORMAT",
    "IGNORED",
    "KINDS",
    "Amount",
    "Change",
    "ChangeKind",
    "ChoiceKind",
    "Comparison",
    "Ignored",
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
    "Synopsis",
    "SynopsisCell",
    "SynopsisRow",
    "Tally",
    "Weight",
    "amount",
    "compare",
    "comparison_record",
    "ignoring",
    "kinds_of",
    "only",
    "portion",
    "row_changes",
    "rows",
    "staying",
    "summary",
    "synopsis",
    "synopsis_record",
    "turn",
    "word_runs",
]

"""The whole of a comparison in a few lines."""

from __future__ import annotations

from resdraft.diff import summary
from tests.diff.drafts import compared

OLD = """\
*Recalling* its resolution 1373 (2001),

1. *Demands* that the parties report to the Council on the passage of food, fuel and medicine;

2. *Requests* the Secretary-General to submit a report on the work of the Mission by 30 June 2024;

3. *Urges* Member States to prevent the sale of cultural property from museums of the region;

4. *Condemns* the attack on the convoy near the northern crossing.
"""
NEW = """\
*Recalling* its resolution 2253 (2015),

1. *Urges* the parties to report to the Council on the passage of food, fuel and medicine, as appropriate;

2. *Requests* the Secretary-General to submit a report on the work of the Mission by 31 December 2024;

3. *Urges* all States to prevent the sale of cultural property from museums of the region;

4. *Decides* to remain seized of the matter.
"""


def test_the_gravest_first_then_counts() -> None:
    assert summary(compared(OLD, NEW)) == (
        "Softened: OP1 Demands → Urges",
        'Conditions: OP1 adds "as appropriate"',
        "Asked: OP3 Member States → all States",
        "Deadlines: OP2 30 June 2024 → 31 December 2024",
        "New: OP4 Decides",
        "Dropped: old OP4 Condemns",
        "Also: 1 citation",
    )


def test_nothing_changed() -> None:
    assert summary(compared(OLD, OLD)) == ()


def test_many_of_a_sort_are_counted_and_lines_are_short() -> None:
    subjects = ("schools", "hospitals", "harbours", "crossings", "museums")
    frame = "{}. *{}* the parties to report to the Council on the state of all {} of the {} region;"
    old, new = (
        "\n\n".join(frame.format(n, verb, what, what[:3] * 3) for n, what in enumerate(subjects, start=1))
        for verb in ("Requests", "Invites")
    )
    (line,) = summary(compared(old, new))
    assert line.startswith("Softened (5): OP1 Requests → Invites; OP2 Requests → Invites; ")
    assert line.endswith("; 2 more")
    assert len(line) <= 100

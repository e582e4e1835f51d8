"""Split and merged clauses, part by part, as they are shown."""

from __future__ import annotations

from resdraft.diff import Comparison, Row, portion, row_changes, rows, turn
from tests.diff.drafts import compared

BORDERS = "*Urges* the neighbouring States to strengthen the control of their borders, so that no arms pass{}"
HELP = (
    "*Invites* international organizations to provide equipment and technical training for that purpose by 30 June {}"
)
OTHERS = """
1. *Demands* that all parties cease the violence at once and release without conditions all whom they hold;

2. *Encourages* museums to lend what they rescued to an exhibition of the pieces;

{}

{}. *Decides* to remain seized of the matter.
"""
APART = OTHERS.format(f"3. {BORDERS.format(';')}\n\n4. {HELP.format('2024;')}", 5)
JOINED = OTHERS.format(f"3. {HELP.format('2025')}, and {BORDERS.format(';').replace('*U', '*u')}", 4)


def shown(comparison: Comparison, kind: str) -> list[Row]:
    return [row for row in rows(comparison) if row.link.kind == kind and row.kind == "pair"]


def test_merged_clauses_stand_in_the_order_of_the_new_one() -> None:
    merged = shown(compared(APART, JOINED), "merged")
    assert [row.old.label for row in merged if row.old] == ["OP4", "OP3"]
    assert [turn(row) for row in merged] == [0, 1]


def test_a_change_stands_at_the_part_that_it_is_in() -> None:
    merged = shown(compared(APART, JOINED), "merged")
    found = [[change.kind for change in row_changes(row)] for row in merged]
    assert "deadline" in found[0]
    assert "deadline" not in found[1]
    assert sorted(kind for kinds in found for kind in kinds) == sorted(c.kind for c in merged[0].link.changes)


def test_the_portion_that_each_part_was() -> None:
    split = shown(compared(JOINED, APART), "split")
    assert [(row.new.label if row.new else "", portion(row)) for row in split] == [
        ("OP3", "the second half"),
        ("OP4", "the first half"),
    ]


def test_a_clause_that_went_in_as_a_whole_is_no_portion() -> None:
    merged = shown(compared(APART, JOINED), "merged")
    assert portion(merged[0]) in ("", "most")
    single = next(row for row in rows(compared(APART, APART)) if row.link.side.kind == "clause")
    assert (portion(single), turn(single), row_changes(single)) == ("", 0, ())

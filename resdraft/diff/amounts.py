"""How many words of a link came and went."""

from __future__ import annotations

from dataclasses import dataclass

from resdraft.diff.comparison import Link
from resdraft.diff.fold import folded_words, words


@dataclass(frozen=True, slots=True)
class Amount:
    """Words by what became of them; a Chinese character counts as one."""

    kept: int
    come: int
    gone: int


def amount(link: Link) -> Amount:
    """How many words a link kept, how many came and how many went; signs and marks are none."""
    counts = {"equal": 0, "inserted": 0, "deleted": 0}
    for run in (run for row in (*link.runs, *link.closings) for run in row):
        counts[run.kind] += len(words(folded_words(run.words)))
    return Amount(counts["equal"], counts["inserted"], counts["deleted"])

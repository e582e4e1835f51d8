"""Split and merged clauses part by part: in which order they are read, which portion each is, what changed in it."""

from __future__ import annotations

from collections import Counter

from resdraft.diff.comparison import Change, Link, Row
from resdraft.diff.fold import folded_words, is_word, tokens

_EDGE = 0.12
"""Share of a clause that may be left over at an end that a portion still reaches."""
_HALF = (0.38, 0.62)


def part_order(link: Link) -> tuple[int, ...]:
    """The rows of a link as they are shown: the parts of a split clause as the new text has them, those of a merged one
    in the order in which the new clause takes them up."""
    numbers = range(len(link.runs))
    if link.kind != "merged":
        return tuple(numbers)
    return tuple(sorted(numbers, key=lambda k: (link.runs[k][0].new[0] if link.runs[k] else 0, k)))


def turn(row: Row) -> int:
    """Which of its link's rows this one is in the order shown, from 0."""
    return part_order(row.link).index(row.index)


def portion(row: Row) -> str:
    """Which portion of the row's old clause went into its new one: "the second half", empty for all of it, or nothing.

    A clause that was split gave each part a portion; of a merged one perhaps a portion alone was kept.
    """
    side = row.old
    kept = [run.old for run in row.link.runs[row.index] if run.kind == "equal" and run.words.strip()]
    size = len(side.text.plain) if side is not None else 0
    if not kept or not size:
        return ""
    start, end = kept[0][0] / size, kept[-1][1] / size
    if start <= _EDGE:
        if end >= 1 - _EDGE:
            return ""
        return "the beginning" if end < _HALF[0] else "the first half" if end <= _HALF[1] else "most"
    if end >= 1 - _EDGE:
        return "the end" if start > _HALF[1] else "the second half" if start >= _HALF[0] else "most"
    return "the middle"


def row_changes(row: Row) -> tuple[Change, ...]:
    """What the row's link changes, as far as it stands in the words of this row; each change stands in one row."""
    link = row.link
    if row.kind == "away" or len(link.runs) == 1 or not link.changes:
        return () if row.kind == "away" else link.changes
    order = part_order(link)
    words = {index: _words(link, index) for index in order}
    used: Counter[tuple[int, str]] = Counter()
    found = []
    for change in link.changes:
        index = max(order, key=lambda k: (_fits(change, words[k]), -used[k, change.text], -order.index(k)))
        used[index, change.text] += 1
        found += [change] if index == row.index else []
    return tuple(found)


def _words(link: Link, index: int) -> tuple[str, str, frozenset[str]]:
    """What the two texts have in a row, and the words that went or came, all folded."""
    runs = link.runs[index]
    old, new, changed = (
        folded_words("".join(run.words for run in runs if run.kind in kinds)).lower()
        for kinds in (("equal", "deleted"), ("equal", "inserted"), ("deleted", "inserted"))
    )
    return old, new, frozenset(tokens(changed))


def _fits(change: Change, words: tuple[str, str, frozenset[str]]) -> tuple[int, int]:
    """How much of what the change concerns stands there: whole phrases, then words among those that changed."""
    old, new, changed = words
    phrases = [
        (folded_words(piece).lower(), there)
        for said, there in ((change.old, old), (change.new, new))
        for piece in said.split(", ")
        if piece.strip()
    ]
    single = {token for phrase, _ in phrases for token in tokens(phrase) if is_word(token)}
    return sum(phrase in there for phrase, there in phrases), len(single & changed)

"""What marks say: references that name another clause, brackets opened and closed, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from resdraft.diff.comparison import Change
from resdraft.diff.fold import folded_words
from resdraft.diff.units import Unit
from resdraft.model import Bracket, Mark, Text, structural

Same = Callable[[str, str], bool]
"""Whether an id of the old text and one of the new name the same clause."""


def reference_changes(old: Sequence[Unit], new: Sequence[Unit], same: Same) -> Iterator[Change]:
    """References that read otherwise, in order; whether they still lead to the same clause is said."""
    before, after = (
        [(str(mark.value), _words_of(mark, text)) for unit in side for text in texts(unit) for mark in structural(text)
         if mark.kind == "ref"]
        for side in (old, new)
    )  # fmt: skip
    for (a_id, a), (b_id, b) in zip(before, after, strict=False):
        if a != b:
            kept = " (the same clause)" if same(a_id, b_id) else ""
            yield Change("reference", f"reference: {a} → {b}{kept}", "neutral", a, b)


def _words_of(mark: Mark, text: Text) -> str:
    return folded_words(text.plain[mark.start : mark.end])


def texts(unit: Unit) -> tuple[Text, Text]:
    """The two texts of a unit."""
    return unit.side.text, unit.side.closing


def bracket_changes(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Change]:
    """Brackets that are new or gone, counted by their holders."""
    before, after = (_bracketed(side) for side in (old, new))
    come, gone = after - before, before - after
    for count, verb in ((come, "opened"), (gone, "closed")):
        for holders, times in sorted(count.items()):
            name = f" ({holders})" if holders else ""
            plural = "s" if times > 1 else ""
            shown = f"{times} bracket{plural}" if times > 1 else "bracket"
            yield Change("bracket", f"{shown} {verb}{name}", "neutral")


def _bracketed(side: Sequence[Unit]) -> Counter[str]:
    """Brackets by their holders."""
    return Counter(
        ", ".join(mark.value.holders)
        for unit in side
        for text in texts(unit)
        for mark in structural(text)
        if isinstance(mark.value, Bracket) and not (mark.group and mark.start == mark.end)
    )


def note_changes(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Change]:
    """Notes whose words changed, came or went."""
    before = Counter(words for unit in old for _, words in unit.notes)
    after = Counter(words for unit in new for _, words in unit.notes)
    gone, come = list((before - after).elements()), list((after - before).elements())
    changed = min(len(gone), len(come))
    for a, b in zip(gone, come, strict=False):
        yield Change("note", "note changed", "neutral", a, b)
    for words in come[changed:]:
        yield Change("note", "note added", "neutral", "", words)
    for words in gone[changed:]:
        yield Change("note", "note dropped", "neutral", words, "")

"""What marks say: references that name another clause, brackets opened and closed, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from resdraft.diff.comparison import Change
from resdraft.diff.fold import folded_words, words
from resdraft.diff.units import Unit
from resdraft.model import Bracket, Mark, Text, structural

Same = Callable[[str, str], bool]
"""Whether an id of the old text and one of the new name the same clause."""
_ALIKE = _SAME_NAME = 0.5
"""The share of words in common from which a note is the same note, changed; what its name counts for."""
_MANY = 10_000
"""Couples of notes from which on only those of one name are compared."""


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
    """Notes whose words changed, came or went, each once."""
    before, after = (Counter(note for unit in side for note in unit.notes) for side in (old, new))
    kept = Counter(said for _, said in before.elements()) & Counter(said for _, said in after.elements())
    gone, come = (dict(_without(notes.elements(), kept)) for notes in (before, after))
    pairs = _alike(gone, come)
    for a, b in pairs.items():
        name = f"note {a}" if a == b else f"note {a} → note {b}"
        yield Change("note", f"{name} changed", "neutral", gone[a], come[b])
    for name in [name for name in come if name not in pairs.values()]:
        yield Change("note", f"note {name} added", "neutral", "", come[name])
    for name in [name for name in gone if name not in pairs]:
        yield Change("note", f"note {name} dropped", "neutral", gone[name], "")


def _alike(gone: Mapping[str, str], come: Mapping[str, str]) -> dict[str, str]:
    """Notes that are one and the same, by name: those with most words in common, a common name counting, too."""
    if not gone or not come:
        return {}
    from rapidfuzz.distance import Indel

    scored = [
        (Indel.normalized_similarity(words(gone[a]), words(come[b])) + _SAME_NAME * (a == b), a, b)
        for a in gone
        for b in (come if len(gone) * len(come) <= _MANY else {a} & come.keys())
    ]
    found: dict[str, str] = {}
    for score, a, b in sorted(scored, key=lambda pair: -pair[0]):
        if score >= _ALIKE and a not in found and b not in found.values():
            found[a] = b
    return {a: found[a] for a in gone if a in found}


def _without(notes: Iterable[tuple[str, str]], kept: Counter[str]) -> Iterator[tuple[str, str]]:
    """The notes that are left when those with kept words are taken out, as often as they are kept."""
    rest = kept.copy()
    for name, said in notes:
        if rest[said]:
            rest[said] -= 1
        else:
            yield name, said

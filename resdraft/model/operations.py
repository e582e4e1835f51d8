"""The few operations on bracketed text that several packages need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resdraft.model.errors import UsageError
from resdraft.model.text import CONTAINERS, EMPHASIS, Bracket, Mark, Text
from resdraft.model.text_form import normal_text

_CLOSING = frozenset(",;.:)")
"""Signs before which no blank stands."""


def wrap(text: Text, start: int, end: int, bracket: Bracket) -> Text:
    """The text with `plain[start:end]` (code points) in a bracket.

    Marks wholly inside come to lie in it; the bracket goes inside marks that reach further.

    Raises UsageError where it would cross another bracket, choice or reference.
    """
    if not 0 <= start <= end <= len(text.plain):
        raise UsageError(f"no words {start} to {end} in a text of {len(text.plain)} characters")
    before: list[Mark] = []
    inside: list[Mark] = []
    after: list[Mark] = []
    depth = 0
    for mark in text.marks:
        if mark.kind in EMPHASIS:
            continue
        if mark.end <= start and (mark.start < start or mark.kind not in CONTAINERS) and mark.end < end:
            before.append(mark)
        elif start <= mark.start and mark.end <= end and not (start == end and mark.kind in CONTAINERS):
            inside.append(replace(mark, depth=mark.depth + 1))
        elif mark.start <= start and end <= mark.end and mark.kind in CONTAINERS:
            before.append(mark)
            depth = mark.depth + 1
        elif mark.start >= end:
            after.append(mark)
        else:
            raise UsageError("the words cross a bracket that is there", hint="take in the whole bracket, or less")
    inside = [mark for mark in inside if mark.depth > depth]
    new = Mark(start, end, "bracket", bracket, depth)
    inked = [mark for mark in text.marks if mark.kind in EMPHASIS]
    return normal_text(Text(text.plain, (*before, new, *inside, *after, *inked)))


def alternatives(members: Sequence[tuple[Text, Bracket]]) -> Text:
    """The texts as alternatives of each other, each in its bracket.

    Raises UsageError for fewer than two, or for one that is empty or edged by a blank.
    """
    if len(members) < 2 or any(not text.plain or text.plain != text.plain.strip(" ") for text, _ in members):
        raise UsageError("alternatives are two texts or more, none of them empty")
    plain = " ".join(text.plain for text, _ in members)
    structure: list[Mark] = [Mark(0, len(plain), "choice")]
    inked: list[Mark] = []
    at = 0
    for text, bracket in members:
        end = at + len(text.plain)
        structure.append(Mark(at, end, "bracket", bracket, 1))
        for mark in text.marks:
            moved = replace(mark, start=mark.start + at, end=mark.end + at)
            if mark.kind in EMPHASIS:
                inked.append(moved)
            else:
                structure.append(replace(moved, depth=mark.depth + 2, group=0))
        at = end + 1
    return normal_text(Text(plain, (*structure, *inked)))


def take(text: Text, bracket: Mark, keep: bool) -> Text:
    """The text with one bracket resolved: its words kept without the bracket, or gone with it.

    No blank is left before a stop or a comma; with one of two alternatives goes the blank between them.

    Raises UsageError if the bracket is not in the text.
    """
    if bracket not in text.marks or bracket.kind != "bracket":
        raise UsageError("no such bracket in the text")
    at = text.marks.index(bracket)
    inside_to = next((k for k in range(at + 1, len(text.marks)) if _outside(text.marks[k], bracket)), len(text.marks))
    if keep:
        raised = tuple(replace(m, depth=m.depth - 1) for m in text.marks[at + 1 : inside_to])
        kept = Text(text.plain, (*text.marks[:at], *raised, *text.marks[inside_to:]))
        before = bracket.start - 1
        stands_off = text.plain[bracket.start : bracket.end][:1] in _CLOSING and text.plain[: before + 1][-1:] == " "
        return normal_text(_cut(kept, before, bracket.start) if stands_off else kept)
    rest = (*text.marks[:at], *text.marks[inside_to:])
    return normal_text(_cut(Text(text.plain, rest), *_with_blank(text, bracket, at)))


def _cut(text: Text, start: int, end: int) -> Text:
    """The text without some words; marks stay where they are."""
    marks = (replace(m, start=_shifted(m.start, start, end), end=_shifted(m.end, start, end)) for m in text.marks)
    return Text(text.plain[:start] + text.plain[end:], tuple(marks))


def _with_blank(text: Text, bracket: Mark, at: int) -> tuple[int, int]:
    """What goes with a bracket: its words, and a blank beside them that nothing would need any more."""
    plain, start, end = text.plain, bracket.start, bracket.end
    around = next((m for m in reversed(text.marks[:at]) if m.depth < bracket.depth and m.kind in CONTAINERS), None)
    if around is not None and around.kind == "choice":
        if end < around.end:
            end += 1
        elif start > around.start:
            start -= 1
    if plain[end : end + 1] in _CLOSING and plain[start - 1 : start] == " " and end < len(plain):
        start -= 1
    return start, end


def _outside(mark: Mark, bracket: Mark) -> bool:
    return mark.kind in EMPHASIS or mark.depth <= bracket.depth


def _shifted(position: int, start: int, end: int) -> int:
    if position <= start:
        return position
    return max(start, position - (end - start))

"""The normal form of a Text: folded words, nested marks, merged emphasis."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from resdraft.model.text import (
    BRACKET_KINDS,
    CONTAINERS,
    EMPHASIS,
    EMPTY,
    ID,
    MAX_DEPTH,
    NOTE_NAME,
    PLACED_VERBS,
    POINTS,
    VERBS,
    Bracket,
    Mark,
    Stance,
    Text,
    fold_blanks,
    is_folded,
)


def normal_text(text: Text) -> Text:
    """The same words with the same marks in normal form.

    Blanks are folded, emphasis is trimmed, merged and sorted, structural marks nest with the right `depth`; what
    cannot be kept (a mark out of range, a mark that crosses another, a choice that is none) is dropped. Idempotent.
    """
    if not text.marks:
        return text if is_folded(text.plain) else Text(fold_blanks(text.plain))
    if len(text.marks) == 1 and _is_plain_emphasis(text.marks[0], text.plain) and is_folded(text.plain):
        return text
    plain, marks = _folded(text)
    structure = _nested([m for m in marks if m.kind not in EMPHASIS], plain)
    inked = _merged([m for m in marks if m.kind in EMPHASIS], structure, plain)
    result = (*structure, *inked)
    return text if plain == text.plain and result == text.marks else Text(plain, result)


def _is_plain_emphasis(mark: Mark, plain: str) -> bool:
    """Whether the only mark of a text is emphasis as normal form has it: the commonest case by far."""
    return (
        mark.kind in EMPHASIS
        and 0 <= mark.start < mark.end <= len(plain)
        and plain[mark.start] != " "
        and plain[mark.end - 1] != " "
        and (mark.value, mark.depth, mark.group) == ("", 0, 0)
    )


def clean_name(name: str) -> str:
    """A holder's name, a place or what a clause builds on, folded and without the signs that would end it."""
    return fold_blanks("".join(" " if c in "{}\\" else c for c in name))


def clean_comment(words: str) -> str:
    """A comment's words, folded, without the sign that would end it."""
    words = fold_blanks(words)
    while "-->" in words:
        words = fold_blanks(words.replace("-->", "->"))
    return words


def _folded(text: Text) -> tuple[str, list[Mark]]:
    """Words with folded blanks, and the marks moved along; marks out of range are cut to the words."""
    size = len(text.plain)
    if is_folded(text.plain):
        plain = text.plain
        if all(0 <= m.start <= m.end <= size for m in text.marks):
            return plain, list(text.marks)
        position = list(range(size + 1))
    else:
        plain, position = _fold_with_positions(text.plain)
    moved = []
    for mark in text.marks:
        start = position[min(max(mark.start, 0), size)]
        end = position[min(max(mark.end, mark.start, 0), size)]
        moved.append(replace(mark, start=start, end=end))
    return plain, moved


def _fold_with_positions(words: str) -> tuple[str, list[int]]:
    kept: list[str] = []
    position: list[int] = []
    length = len(words.rstrip("".join(map(chr, [*range(33), *range(0x7F, 0xA0)]))))
    after_blank = True
    for index, char in enumerate(words):
        position.append(len(kept))
        code = ord(char)
        blank = code <= 32 or 0x7F <= code < 0xA0
        if blank and (after_blank or index >= length):
            continue
        kept.append(" " if blank else "\ufffd" if 0xD800 <= code < 0xE000 else char)
        after_blank = blank
    position.append(len(kept))
    return "".join(kept), position


def _nested(marks: list[Mark], plain: str) -> tuple[Mark, ...]:
    """Structural marks as a tree in the order of opening; as given where that is one, else by position."""
    if not marks:
        return ()
    usable = [m for mark in marks if (m := _usable(mark)) is not None]
    if not _is_tree(usable):
        usable = _as_tree(usable)
    while True:
        bad = _bad_choices(usable, plain)
        if not bad:
            return tuple(usable)
        usable = _without(usable, bad)


def _usable(mark: Mark) -> Mark | None:
    """The mark with a clean value, or None where it has none that can be kept."""
    value: str | Bracket = mark.value
    match mark.kind:
        case "note":
            if not (isinstance(value, str) and NOTE_NAME.fullmatch(value)):
                return None
        case "comment":
            value = clean_comment(value) if isinstance(value, str) else ""
            if not value:
                return None
        case "ref":
            if not (isinstance(value, str) and ID.fullmatch(value) and mark.end > mark.start):
                return None
        case "bracket":
            value = _clean_bracket(value) if isinstance(value, Bracket) else Bracket()
        case _:
            value = ""
    end = mark.start if mark.kind in POINTS else mark.end
    group = mark.group if mark.kind == "bracket" and mark.group > 0 else 0
    if (value, end, group) == (mark.value, mark.end, mark.group):
        return mark
    return replace(mark, value=value, end=end, group=group)


def _clean_bracket(bracket: Bracket) -> Bracket:
    if bracket.kind in BRACKET_KINDS and all(_is_clean(s) for s in bracket.stances):
        return bracket
    stances = []
    for stance in bracket.stances:
        holders = tuple(dict.fromkeys(h for name in stance.holders if (h := clean_holder(name))))
        verb = stance.verb if stance.verb in VERBS else "propose"
        place = clean_place(stance.place) if verb in PLACED_VERBS else ""
        if holders:
            stances.append(Stance(holders, "propose" if verb in PLACED_VERBS and not place else verb, place))
    return Bracket(bracket.kind if bracket.kind in BRACKET_KINDS else "dispute", tuple(stances))


def _is_clean(stance: Stance) -> bool:
    holders = stance.holders
    if not holders or len(set(holders)) != len(holders) or stance.verb not in VERBS:
        return False
    if any(not name or clean_holder(name) != name for name in holders):
        return False
    if stance.verb in PLACED_VERBS:
        return bool(stance.place) and clean_place(stance.place) == stance.place
    return not stance.place


HOLDER_SIGNS = frozenset('[]{}\\:;,|*_<>–—"#^`~')
"""Signs that would end a holder's name, or be read as markup, where stances stand."""
_STANCE_WORDS = re.compile(
    r"\b(?:proposes?|supports?|retains?|keeps?|deletes?|opposes?|reserves?|moves? to|merges? with"
    r"|placeholder|flexible)\b",
    re.IGNORECASE,
)


def clean_holder(name: str) -> str:
    """A holder's name without the signs and words of the stances' own grammar; begins with a letter, may be empty."""
    if name.isalpha() and len(name) <= 20 and not _STANCE_WORDS.search(name):
        return name
    folded = _STANCE_WORDS.sub(" ", "".join(" " if c in HOLDER_SIGNS else c for c in name))
    words = [word.strip("-&/") for word in fold_blanks(folded).split(" ")]
    folded = " ".join(word for word in words if word)[:80]
    first = next((k for k, sign in enumerate(folded) if sign.isalpha()), len(folded))
    cleaned = folded[first:].strip(" -&/")
    return cleaned if cleaned == name else clean_holder(cleaned)


def clean_place(place: str) -> str:
    """A place named by a stance ("OP5 (a)") without signs that would end it."""
    return clean_holder(place)


def _is_tree(marks: list[Mark]) -> bool:
    """Whether order and depth of the marks describe nesting."""
    stack: list[Mark] = []
    last = 0
    for mark in marks:
        if mark.depth > len(stack) or mark.depth < 0 or mark.depth >= MAX_DEPTH:
            return False
        closed = stack[mark.depth :]
        del stack[mark.depth :]
        if mark.start < last or any(mark.start < c.end for c in closed):
            return False
        if stack and mark.end > stack[-1].end:
            return False
        last = mark.start
        if mark.kind in CONTAINERS:
            stack.append(mark)
    return True


def _as_tree(marks: list[Mark]) -> list[Mark]:
    """The marks nested by position alone: wider ones outside; what crosses another is dropped."""
    order = {"choice": 0, "bracket": 1, "ref": 2, "note": 3, "comment": 3}
    result: list[Mark] = []
    stack: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, order[m.kind])):
        while (
            stack
            and stack[-1].end <= mark.start
            and (stack[-1].end < mark.start or mark.kind in POINTS or mark.end > mark.start)
        ):
            stack.pop()
        if stack and mark.end > stack[-1].end:
            continue
        if len(stack) >= MAX_DEPTH:
            continue
        result.append(replace(mark, depth=len(stack)))
        if mark.kind in CONTAINERS:
            stack.append(mark)
    return result


def _children(marks: list[Mark], index: int) -> list[int]:
    """Indices of the marks directly inside the container at `index`."""
    depth = marks[index].depth
    found = []
    for k in range(index + 1, len(marks)):
        if marks[k].depth <= depth:
            break
        if marks[k].depth == depth + 1:
            found.append(k)
    return found


def _bad_choices(marks: list[Mark], plain: str) -> set[int]:
    """Choices whose members are not two or more brackets, each after one blank, none empty or edged by a blank."""
    bad = set()
    for index, mark in enumerate(marks):
        if mark.kind != "choice":
            continue
        members = [marks[k] for k in _children(marks, index)]
        fits = (
            len(members) > 1
            and all(m.kind == "bracket" and not m.group and m.end > m.start for m in members)
            and all(plain[m.start] != " " and plain[m.end - 1] != " " for m in members)
            and members[0].start == mark.start
            and members[-1].end == mark.end
            and all(b.start == a.end + 1 and plain[a.end] == " " for a, b in pairwise(members))
        )
        if not fits:
            bad.add(index)
    return bad


def _without(marks: list[Mark], bad: set[int]) -> list[Mark]:
    """The marks without some containers; what lay inside them moves up."""
    result = []
    gone: list[int] = []
    for index, mark in enumerate(marks):
        while gone and gone[-1] >= mark.depth:
            gone.pop()
        if index in bad:
            gone.append(mark.depth)
        else:
            result.append(replace(mark, depth=mark.depth - len(gone)) if gone else mark)
    return result


def _merged(marks: list[Mark], structure: tuple[Mark, ...], plain: str) -> tuple[Mark, ...]:
    """Emphasis trimmed of edge blanks, joined across blanks but not across a bracket's edge, and sorted."""
    if not marks:
        return ()
    edges = sorted({p for m in structure if m.kind in CONTAINERS for p in (m.start, m.end)})
    result: list[Mark] = []
    by_kind: dict[str, list[Mark]] = {}
    for mark in marks:
        by_kind.setdefault(mark.kind, []).append(mark)
    for run in by_kind.values():
        joined: list[list[int]] = []
        for start, end in sorted(span for m in run if (span := _trimmed(m.start, m.end, plain))):
            if joined and (start < joined[-1][1] or _touch(joined[-1][1], start, edges, plain)):
                joined[-1][1] = max(joined[-1][1], end)
            else:
                joined.append([start, end])
        kind = run[0].kind
        result.extend(Mark(start, end, kind) for start, end in joined)
    return tuple(sorted(result, key=lambda m: (m.start, m.end, m.kind)))


def _trimmed(start: int, end: int, plain: str) -> tuple[int, int] | None:
    while start < end and plain[start] == " ":
        start += 1
    while start < end and plain[end - 1] == " ":
        end -= 1
    return (start, end) if start < end else None


def _touch(end: int, start: int, edges: list[int], plain: str) -> bool:
    """Whether only blanks, and no edge of a bracket, lie between the two places."""
    if plain[end:start].strip(" "):
        return False
    at = bisect_left(edges, end)
    return at == len(edges) or edges[at] > start


def joined(first: Text, second: Text, between: str = " ") -> Text:
    """One text after the other with `between` between them where both have words; normal if both are."""
    if not first:
        return second
    if not second:
        return first
    gap = between if first.plain and second.plain else ""
    shift = len(first.plain) + len(gap)
    moved = tuple(replace(m, start=m.start + shift, end=m.end + shift) for m in second.marks)
    structure = [m for m in (*first.marks, *moved) if m.kind not in EMPHASIS]
    inked = [m for m in (*first.marks, *moved) if m.kind in EMPHASIS]
    return normal_text(Text(first.plain + gap + second.plain, (*structure, *inked)))


def part(text: Text, start: int, end: int) -> Text:
    """The words from `start` to `end` (code points) with the marks that lie over them, cut to fit."""
    inside = []
    for m in text.marks:
        zero = m.start == m.end
        if (zero and start <= m.start <= end) or (m.start < end and m.end > start):
            inside.append(replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start))
    return normal_text(Text(text.plain[start:end], tuple(inside)))


__all__ = ["EMPTY", "clean_comment", "clean_holder", "clean_name", "clean_place", "joined", "normal_text", "part"]

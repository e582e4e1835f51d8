"""The whole of a comparison in a few short lines: what an aide reads out before the meeting, in twenty seconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdraft.diff.comparison import Change, ChangeKind, Comparison, Link

_MOST = 3
"""So many of a sort are named at most; the rest are counted."""
_WIDE = 100
"""No line is longer, but for one with a single name."""
_LONG = 48
"""Longer names of those who are asked, and longer conditions, are cut."""
_ABOUT: tuple[tuple[ChangeKind, str], ...] = (
    ("condition", "Conditions"),
    ("actor", "Asked"),
    ("deadline", "Deadlines"),
    ("sum", "Sums"),
)
_COUNTED: tuple[tuple[ChangeKind, str, str], ...] = (
    ("citation", "citation", "citations"),
    ("number", "number", "numbers"),
    ("date", "date", "dates"),
    ("bracket", "bracket", "brackets"),
    ("note", "note", "notes"),
)


def summary(comparison: Comparison) -> tuple[str, ...]:
    """What changed as a whole, the gravest first.

    Authority, verbs, conditions, who is asked, deadlines, sums, paragraphs new or gone; then counts of the rest. A line
    each, without a full stop, with the count of its sort and the first few by label; none where nothing changed.
    Of links that are merely possible it says only which they are.
    """
    links = [link for link in comparison.links if not link.possible and link.side.kind == "clause"]
    lines = [
        _line("Authority", [_told(link, c) for link, c in _changes(links, "authority")]),
        _line("Softened", [_verb(link, c) for link, c in _changes(links, "verb") if c.weight == "weaker"]),
        _line("Hardened", [_verb(link, c) for link, c in _changes(links, "verb") if c.weight == "stronger"]),
        *(_line(title, [_told(link, c) for link, c in _changes(links, kind)]) for kind, title in _ABOUT),
        _line("Moved", [_crossing(link) for link in links if link.move == "between parts"]),
        _line("New", [_beginning(link) for link in links if link.kind == "inserted" and _is_operative(link)]),
        _line("Dropped", [_old(link) for link in links if link.kind == "deleted" and _is_operative(link)]),
        _line("Possibly", [_crossing(link) for link in _possible(comparison)]),
        _rest(links),
    ]
    return tuple(line for line in lines if line)


def _changes(links: Sequence[Link], kind: ChangeKind) -> Iterator[tuple[Link, Change]]:
    return ((link, change) for link in links for change in link.changes if change.kind == kind)


def _told(link: Link, change: Change) -> str:
    """The label and the change, without the word for its kind, which the line has."""
    told = change.text.removeprefix(f"{change.kind}: ").replace(f" {change.kind}: ", " ")
    if change.kind in ("actor", "condition"):
        for words in (change.old, change.new):
            told = told.replace(words, _clipped(words)) if words else told
    return f"{link.side.label} {told}"


def _clipped(words: str) -> str:
    """Long words cut after the last whole one that fits."""
    return words if len(words) <= _LONG else f"{words[:_LONG].rpartition(' ')[0].rstrip(',')} …"


def _verb(link: Link, change: Change) -> str:
    return f"{link.side.label} {change.old} → {change.new}"


def _is_operative(link: Link) -> bool:
    return link.side.part == "operative" and link.side.level == 0


def _beginning(link: Link) -> str:
    """The label and the opener, by which people know a paragraph."""
    return f"{link.side.label} {link.side.opener}".strip()


def _old(link: Link) -> str:
    """The same of a paragraph that is gone: its number is that of the old text."""
    return f"old {_beginning(link)}"


def _possible(comparison: Comparison) -> list[Link]:
    return [link for link in comparison.links if link.possible and link.side.part == "operative"]


def _crossing(link: Link) -> str:
    """From where to where."""
    old, new = (" + ".join(side.label for side in sides) for sides in (link.old, link.new))
    return f"{old} → {new}" if old != new else new


def _line(title: str, found: Sequence[str]) -> str:
    """ "Softened (5): OP1 Demands → Urges; OP4 Requests → Invites; 3 more", cut to the width."""
    if not found:
        return ""
    count = f" ({len(found)})" if len(found) > 1 else ""
    for named in range(min(_MOST, len(found)), 0, -1):
        more = [f"{len(found) - named} more"] if len(found) > named else []
        line = f"{title}{count}: {'; '.join([*found[:named], *more])}"
        if len(line) <= _WIDE:
            break
    return line


def _rest(links: Sequence[Link]) -> str:
    """How many changes there are of what is not told by name."""
    other = sum(1 for _, change in _changes(links, "verb") if change.weight == "neutral")
    parts = [_number(other, "other verb", "other verbs")]
    for kind, one, many in _COUNTED:
        parts.append(_number(sum(1 for _ in _changes(links, kind)), one, many))
    form = sum(any(change.kind in ("punctuation", "marks") for change in link.changes) for link in links)
    parts.append(_number(form, "paragraph of form only", "paragraphs of form only"))
    named = [part for part in parts if part]
    return f"Also: {', '.join(named)}" if named else ""


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""

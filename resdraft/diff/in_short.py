"""The whole of a comparison in a few short lines: what an aide reads out before the meeting, in twenty seconds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from resdraft.diff.amounts import Amount, amount
from resdraft.diff.comparison import Change, ChangeKind, Comparison, Link, Side

_MOST = 3
"""So many of a sort are named at most; the rest are counted."""
_WIDE = 100
"""No line is longer, but for one with a single name, and those that say what a paragraph is about."""
_WIDER = 180
_LONG = 48
"""Longer names of those who are asked, longer conditions and first words of paragraphs are cut."""
_MUCH = 15
"""Words that a paragraph gained or lost below which it is not said …"""
_GOOD_PART = 0.25
"""… and the share of its words below which it is not."""
_LOST, _GAINED, _ANEW = "Shortened", "Extended", "Rewritten"
_DRAFT = re.compile(r"draft (?:(?P<part>PP|OP)\d[^().㈠-㈩]*|para [^()]*)")
"""The label of a paragraph, no subparagraph, of a draft within the text."""
_CHINESE = re.compile("\\W*[\u3400-\u9fff]")
_IN_CHINESE = 2
"""How many times more a Chinese character says than a letter."""
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

    Authority, verbs, conditions, who is asked, deadlines, sums, paragraphs new, gone, or with many words more or fewer;
    then counts of the rest. A line each, without a full stop, with the count of its sort and the first few by label;
    none where nothing changed. Of links that are merely possible it says only which they are.
    """
    clauses = [link for link in comparison.links if link.side.kind == "clause"]
    links = [link for link in clauses if not link.possible]
    lines = [
        _line("Authority", [_told(link, c) for link, c in _changes(links, "authority")]),
        _line("Softened", [_verb(link, c) for link, c in _changes(links, "verb") if c.weight == "weaker"]),
        _line("Hardened", [_verb(link, c) for link, c in _changes(links, "verb") if c.weight == "stronger"]),
        *(_line(title, [_told(link, c) for link, c in _changes(links, kind)]) for kind, title in _ABOUT),
        _line("Moved", [_crossing(link) for link in links if link.move == "between parts"]),
        _come_or_gone("New", [link for link in links if link.kind == "inserted"], _beginning),
        _come_or_gone("Dropped", [link for link in links if link.kind == "deleted"], _old),
        *_sizes(links),
        _line("Possibly", [_crossing(link) for link in _possible(comparison)]),
        _rest(links, sum(link.form_only for link in clauses)),
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


def _clipped(words: str, most: int = _LONG) -> str:
    """Long words cut after the last whole one that fits, Chinese ones after a character."""
    most = most // _IN_CHINESE if _CHINESE.match(words) else most
    if len(words) <= most:
        return words
    kept = words[:most] if _CHINESE.match(words) else words[: most + 1].rpartition(" ")[0] or words[:most]
    return f"{kept.rstrip(' ,;:–—')} …"


def _verb(link: Link, change: Change) -> str:
    return f"{link.side.label} {change.old} → {change.new}"


def _come_or_gone(title: str, links: Sequence[Link], told: Callable[[Link], str]) -> str:
    """Operative paragraphs and single subparagraphs by name and first words, others by their number."""
    whole = {link.side.path for link in links}
    sorts: dict[str, list[Link]] = {"operative": [], "subparagraph": [], "preambular": [], "in annexes": []}
    for link in links:
        if not any(link.side.path[:size] in whole for size in range(1, len(link.side.path))):
            sorts[_sort(link.side)].append(link)
    counts = [f"{len(found)} {sort}" for sort, found in sorts.items() if found]
    counts = [f"{words}s" if words.endswith("h") and not words.startswith("1 ") else words for words in counts]
    named = [told(link) for link in (*sorts["operative"], *sorts["subparagraph"])]
    if not named:
        return _line(title, [", ".join(counts)] if counts else [])
    return _line(title, named, ", ".join(counts) if len(counts) > 1 else "", _WIDER)


def _sort(side: Side) -> str:
    """What sort of paragraph it is; those of a draft within the text count as its own."""
    if side.level:
        draft = _DRAFT.fullmatch(side.label)
        return "subparagraph" if draft is None else "preambular" if draft["part"] == "PP" else "operative"
    return "preambular" if side.part == "preamble" else "operative" if side.part == "operative" else "in annexes"


def _beginning(link: Link) -> str:
    """The label and the first words, by which people know a paragraph."""
    words = (link.side.text.plain or link.side.closing.plain).strip()
    return f"{link.side.label} {_clipped(words).rstrip(' ,;.:，。；：،؛')}".strip()


def _old(link: Link) -> str:
    """The same of a paragraph that is gone: its number is that of the old text."""
    return f"old {_beginning(link)}"


def _sizes(links: Sequence[Link]) -> Iterator[str]:
    """Which paragraphs lost or gained a good part of their words, those of the operative part and the most first."""
    found: dict[str, list[tuple[Link, Amount]]] = {_LOST: [], _GAINED: [], _ANEW: []}
    for link in links:
        if link.kind in ("reworded", "split", "merged"):
            size = amount(link)
            if sort := _much(size):
                found[sort].append((link, size))
    said = {
        _LOST: "{0.gone} words struck",
        _GAINED: "{0.come} words added",
        _ANEW: "{0.gone} words struck, {0.come} added",
    }
    for sort, those in found.items():
        those.sort(key=lambda pair: (pair[0].side.part == "preamble", -pair[1].gone - pair[1].come))
        yield _line(sort, [f"{_crossing(link)} ({said[sort].format(size)})" for link, size in those])


def _much(size: Amount) -> str:
    """Which of the three it is, if a good part of the words went or came."""
    lost = size.gone >= _MUCH and size.gone >= _GOOD_PART * (size.kept + size.gone)
    gained = size.come >= _MUCH and size.come >= _GOOD_PART * (size.kept + size.come)
    if lost and gained:
        return _ANEW
    return _LOST if lost else _GAINED if gained else ""


def _possible(comparison: Comparison) -> list[Link]:
    return [link for link in comparison.links if link.possible and link.side.part == "operative"]


def _crossing(link: Link) -> str:
    """From where to where."""
    old, new = (" + ".join(side.label for side in sides) for sides in (link.old, link.new))
    return f"{old} → {new}" if old != new else new


def _line(title: str, found: Sequence[str], counts: str = "", width: int = _WIDE) -> str:
    """ "Softened (5): OP1 Demands → Urges; OP4 Requests → Invites; 3 more", cut to the width."""
    found = tuple(dict.fromkeys(found))
    if not found:
        return ""
    counts = counts or (str(len(found)) if len(found) > 1 else "")
    for named in range(min(_MOST, len(found)), 0, -1):
        more = [f"{len(found) - named} more"] if len(found) > named else []
        line = f"{title}{f' ({counts})' if counts else ''}: {'; '.join([*found[:named], *more])}"
        if len(line) <= width:
            break
    return line


def _rest(links: Sequence[Link], form: int) -> str:
    """How many changes there are of what is not told by name."""
    other = sum(1 for _, change in _changes(links, "verb") if change.weight == "neutral")
    parts = [_number(other, "other verb", "other verbs")]
    for kind, one, many in _COUNTED:
        parts.append(_number(sum(1 for _ in _changes(links, kind)), one, many))
    parts.append(_number(form, "paragraph of form only", "paragraphs of form only"))
    named = [part for part in parts if part]
    return f"Also: {', '.join(named)}" if named else ""


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""

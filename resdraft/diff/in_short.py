"""The whole of a comparison in a few lines: what an aide reads out before the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdraft.diff.comparison import Change, Comparison, Link

_MOST = 4
"""So many are named; the rest are counted."""
_ABOUT: tuple[tuple[str, str], ...] = (
    ("authority", "Authority"),
    ("deadline", "Deadlines"),
    ("sum", "Sums"),
    ("actor", "Actors"),
    ("condition", "Conditions"),
)


def summary(comparison: Comparison) -> tuple[str, ...]:
    """What changed as a whole: softened and hardened first, then paragraphs that are new or gone, then the rest.

    A line each, without a full stop; none where nothing changed. Links that are merely possible are left out.
    """
    links = [link for link in comparison.links if not link.possible and link.side.kind == "clause"]
    lines = [
        _listed("Softened", [f"{_name(link)} {_pair(change)}" for link, change in _verbs(links, "weaker")]),
        _listed("Hardened", [f"{_name(link)} {_pair(change)}" for link, change in _verbs(links, "stronger")]),
    ]
    for kind, title in _ABOUT:
        lines.append(
            _listed(title, [f"{_name(link)} {c.text}" for link in links for c in link.changes if c.kind == kind])
        )
    lines.append(_listed("New", [_beginning(link) for link in links if link.kind == "inserted" and _top(link)]))
    lines.append(_listed("Dropped", [_beginning(link) for link in links if link.kind == "deleted" and _top(link)]))
    return tuple(line for line in lines if line)


def _verbs(links: Sequence[Link], weight: str) -> Iterator[tuple[Link, Change]]:
    return ((link, c) for link in links for c in link.changes if c.kind == "verb" and c.weight == weight)


def _name(link: Link) -> str:
    return link.side.label


def _pair(change: Change) -> str:
    return f"{change.old} → {change.new}"


def _top(link: Link) -> bool:
    return link.side.part == "operative" and link.side.level == 0


def _beginning(link: Link) -> str:
    """The label and the opener, by which people know a paragraph."""
    return f"{link.side.label} ({link.side.opener})" if link.side.opener else link.side.label


def _listed(title: str, found: Sequence[str]) -> str:
    if not found:
        return ""
    more = f"; {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"{title}: {'; '.join(found[:_MOST])}{more}"

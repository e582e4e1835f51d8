"""Words of a source that have no place in its Resolution, kept where a new draft is made of it."""

from __future__ import annotations

from dataclasses import replace

from resdraft.model import Resolution, normal
from resdraft.text.reading import Parsed

UNREAD = "unread"
"""The key of the masthead's `extra` under which they stand."""


def with_unread(parsed: Parsed) -> Resolution:
    """The Resolution with the words that its problems say are lost, a list under `unread`; the same one without any."""
    words = tuple(p.lost for p in parsed.problems if p.lost and not p.message.startswith("<!--"))
    if not words:
        return parsed.resolution
    masthead = parsed.resolution.masthead
    extra = dict(masthead.extra)
    before = extra.get(UNREAD, ())
    extra[UNREAD] = (*((before,) if isinstance(before, str) else before), *words)
    return normal(replace(parsed.resolution, masthead=replace(masthead, extra=tuple(extra.items()))))

"""Words of a source that have no place in its Resolution, kept where a new draft is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from resdraft.model import Resolution, normal
from resdraft.text.problems import Problem
from resdraft.text.reading import Parsed

UNREAD = "unread"
"""The key of the masthead's `extra` under which they stand."""


def unread_words(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The words that the problems of a draft say are lost, its directives aside."""
    return tuple(p.lost for p in problems if p.lost and not p.message.startswith("<!--"))


def with_unread(parsed: Parsed) -> Resolution:
    """The Resolution with its `unread_words`, a list under `unread`; the same one without any."""
    words = unread_words(parsed.problems)
    if not words:
        return parsed.resolution
    masthead = parsed.resolution.masthead
    extra = dict(masthead.extra)
    before = extra.get(UNREAD, ())
    extra[UNREAD] = (*((before,) if isinstance(before, str) else before), *words)
    return normal(replace(parsed.resolution, masthead=replace(masthead, extra=tuple(extra.items()))))

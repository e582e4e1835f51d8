"""Phrases that limit, harden, ground or address a provision (English)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from resdraft.facts.tables import rows


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase whose coming or going changes what a provision means."""

    words: str
    kind: str
    """`condition` ("as appropriate"), `hardener` ("without delay"), `authority` ("under Chapter VII") or `actor`."""
    count: int
    """Occurrences in the texts counted; longer phrases contain shorter ones, so counts overlap."""


@cache
def phrases() -> tuple[Phrase, ...]:
    """All phrases. Conditions and hardeners are meant without regard to case."""
    return tuple(Phrase(words, kind, int(count)) for words, kind, count in rows("phrases"))

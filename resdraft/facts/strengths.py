"""How strong an opener is. A judgement of the facts: no text of the United Nations ranks the verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from resdraft.facts.openings import fold, opener_at_start, opener_rows

_HIGHEST = re.compile(r"\b(?:strongest|gravest|deepest|utmost|highest)\b")
_STRENGTHENED = re.compile(
    r"\b(?:strong(?:ly)?|deep(?:ly)?|grave(?:ly)?|serious(?:ly)?|great(?:ly)?|extreme(?:ly)?|high(?:ly)?|firm(?:ly)?"
    r"|full(?:y)?|urgent(?:ly)?|solemn(?:ly)?|unequivocal(?:ly)?|categorical(?:ly)?|resolute(?:ly)?)\b"
)


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong an opener is; two steps of `level` are a change of meaning, one is a change of wording."""

    level: int
    """1 observes, 2 approves or invites, 3 recommends, 4 urges, 5 requests, 6 demands or condemns, 7 decides;
    0 for recitals, which are not ranked."""
    intensity: int
    """0 plain, 1 strengthened, 2 the highest degree."""
    tone: str
    """`approving`, `neutral`, `concerned` or `condemning`."""
    base: str
    """The main verb, in English for every language ("Calls upon")."""


@lru_cache(maxsize=4096)
def strength(opener: str, language: str) -> Strength | None:
    """The strength of an opener, of its English equivalent in other languages; None if no listed phrase begins it.

    An opener that is not listed has the strength of the longest listed phrase with which it begins; where an
    English one adds a strengthening word ("Condemns … in the strongest terms"), its intensity follows that word.
    """
    found = fold(opener_at_start(opener, language))
    row = _row(found, language)
    if not row:
        return None
    _, _, level, intensity, tone, _, _, base = row
    added = _intensity(opener) if language == "en" and fold(row[0]) != fold(opener) else 0
    return Strength(int(level or 0), max(int(intensity), added), tone, base)


def _row(found: str, language: str) -> list[str] | None:
    """The row of the listed phrase within an opener: it may have adverbs around it."""
    table = _table(language)
    parts, blank = (found, "") if language == "zh" else (found.split(" "), " ")
    for begin in range(len(parts)):
        for end in range(len(parts), begin, -1):
            if row := table.get(blank.join(parts[begin:end])):
                return row
    return None


def _intensity(opener: str) -> int:
    words = opener.lower()
    return 2 if _HIGHEST.search(words) else 1 if _STRENGTHENED.search(words) else 0


@cache
def _table(language: str) -> dict[str, list[str]]:
    return {fold(row[0]): row for row in opener_rows(language)}

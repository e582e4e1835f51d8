"""When resolutions were adopted."""

from __future__ import annotations

import re
from functools import cache

from resdraft.facts.tables import rows

_ORGANS = (
    ("A/HRC/", "human-rights-council"),
    ("A/", "general-assembly"),
    ("S/", "security-council"),
    ("E/", "economic-and-social-council"),
)
_ENOUGH = 5
_SYMBOL = re.compile(r"(?:A/HRC|A|S|E)/(?:RES|DEC)/(.+)")


def resolution_dates(key: str) -> dict[str, str]:
    """The bodies that have a resolution or decision with this key of `find_citations`, each with its date of adoption.

    Empty for one that is not known. "5/1" may be a resolution of several bodies.
    """
    return dict(_table().get(key, ()))


def adoption_span(body: str, session: str) -> tuple[str, str] | None:
    """The first and the last date on which a body is known to have adopted resolutions of a session ("53").

    None where the dates of fewer than five are known.
    """
    dates = _spans().get((body, session), ())
    return (min(dates), max(dates)) if len(dates) >= _ENOUGH else None


@cache
def _spans() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for key, adopted in _table().items():
        session, stroke, _ = key.partition("/")
        for body, date in adopted if stroke else ():
            found.setdefault((body, session), []).append(date)
    return found


@cache
def _table() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for symbol, date, _ in rows("resolution_dates"):
        organ = next((body for prefix, body in _ORGANS if symbol.startswith(prefix)), "")
        cut = _SYMBOL.fullmatch(symbol)
        if organ and cut:
            found[cut[1]] = (*found.get(cut[1], ()), (organ, date))
    return found

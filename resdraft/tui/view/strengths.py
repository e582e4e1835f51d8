"""How strong the opener of a paragraph is, in a line."""

from __future__ import annotations

from typing import Final

from resdraft import facts
from resdraft.facts import HouseStrengths
from resdraft.model import Clause

_LEVELS: Final = (
    "",
    "observes",
    "approves or invites",
    "recommends",
    "urges",
    "requests",
    "demands or condemns",
    "decides",
)
_INTENSITIES: Final = ("", "strengthened", "in the highest degree")
_TOP: Final = len(_LEVELS) - 1


def strength_line(clause: Clause, language: str, house: HouseStrengths | None = None) -> str:
    """What is known of a paragraph's opener: its step of seven, degree and tone, and a house's own number.

    Empty for a paragraph without an opener.
    """
    plain = clause.text.plain
    opener = facts.whole_opener(plain, facts.opener(clause, language), language)
    if not opener:
        return ""
    found = facts.strength(opener, language)
    said = []
    if found is None:
        said.append("not in the list of openers")
    else:
        level = f"{found.level} of {_TOP}, {_LEVELS[found.level]}" if found.level else "a recital, not ranked"
        said += [level, _INTENSITIES[min(found.intensity, 2)], "" if found.tone == "neutral" else found.tone]
    own = house.level(opener) if house else None
    said.append(f"{own:g} in the house's table" if own is not None else "")
    return f"“{opener}”: {', '.join(part for part in said if part)}"

"""Sessions as mastheads print them."""

from __future__ import annotations

import re

_UNITS: list[str] = re.findall(
    r"\w+",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth",
)
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_SPECIAL = {"emergency special ": "ES-", "special ": "S-"}
_SESSION = re.compile(
    r"(?P<words>[a-z]+(?:-[a-z]+)?|\d{1,4}(?:st|nd|rd|th)?)\s+"
    r"(?P<kind>(?:emergency special |special |regular )?)session",
    re.IGNORECASE,
)
_OTHER_SESSION = re.compile(
    r".{2,40}\bsession|Session de \d{4}|.{2,60}período de sesiones|.{2,40}сессия|第.{1,8}届(?:会议|大会)|الدورة .{2,50}"
    r"|\d{4}年会议|.{2,40}Tagung",
    re.IGNORECASE,
)


def read_session(words: str) -> str:
    """The session that the words name, as its number ("79", "ES-11", "2025") or, in other languages, as printed."""
    if found := _SESSION.fullmatch(words):
        number = _ordinal(found["words"].lower())
        if number:
            return _SPECIAL.get(found["kind"].lower(), "") + number
    return words if _OTHER_SESSION.fullmatch(words) else ""


def _ordinal(word: str) -> str:
    if word[0].isdigit():
        return word.rstrip("stndrh")
    tens, _, unit = word.partition("-")
    if tens in _UNITS and not unit:
        return str(_UNITS.index(tens) + 1)
    ten = next((value for stem, value in _TENS.items() if tens in (f"{stem}y", f"{stem}ieth")), 0)
    if not ten or (unit and unit not in _UNITS[:9]):
        return ""
    return str(ten + (_UNITS.index(unit) + 1 if unit else 0))

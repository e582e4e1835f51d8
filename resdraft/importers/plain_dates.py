"""Dates and sessions as mastheads print them."""

from __future__ import annotations

import re

from resdraft.model import is_iso_date

_MONTHS = (
    "january janvier enero января januar يناير",
    "february février febrero февраля februar فبراير",
    "march mars marzo марта märz مارس",
    "april avril abril апреля april أبريل نيسان",
    "may mai mayo мая mai مايو",
    "june juin junio июня juni يونيه يونيو",
    "july juillet julio июля juli يوليه يوليو",
    "august août agosto августа august أغسطس",
    "september septembre septiembre сентября september سبتمبر",
    "october octobre octubre октября oktober أكتوبر",
    "november novembre noviembre ноября november نوفمبر",
    "december décembre diciembre декабря dezember ديسمبر",
)
_MONTH = {name: at for at, names in enumerate(_MONTHS, start=1) for name in names.split()}
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(?:[^\W\d_]+(?:\s[^\W\d_]+)?/)?([^\W\d_]+),?\s+(?:de\s+)?(\d{4})"
    r"(?:\s*(?:года|г\.))?"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_date(words: str) -> str:
    """The ISO date that the words are, whole; "" if they are none."""
    words = words.strip(" .،,")
    if found := _DAY_FIRST.fullmatch(words):
        return _iso(found[3], str(_MONTH.get(found[2].lower(), 0)), found[1])
    if found := _MONTH_FIRST.fullmatch(words):
        return _iso(found[3], str(_MONTH.get(found[1].lower(), 0)), found[2])
    if found := _CHINESE.fullmatch(words) or _ISO.fullmatch(words):
        return _iso(found[1], found[2], found[3])
    return ""


def find_date(words: str) -> str:
    """The last date in the words, as an ISO date; "" if there is none."""
    dates = [read_date(found[0]) for p in (_DAY_FIRST, _MONTH_FIRST, _CHINESE) for found in p.finditer(words)]
    return next((date for date in reversed(dates) if date), "")


def _iso(year: str, month: str, day: str) -> str:
    date = f"{int(year):04}-{int(month):02}-{int(day):02}"
    return date if is_iso_date(date) else ""


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

"""Dates as documents of the United Nations print them, in six languages and German."""

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


def dates(words: str) -> tuple[tuple[int, int, str], ...]:
    """Every whole date in the words with where it begins and ends, in code points; as ISO dates, in their order."""
    found = [
        (one.start(), one.end(), date)
        for pattern in (_DAY_FIRST, _MONTH_FIRST, _CHINESE)
        for one in pattern.finditer(words)
        if (date := read_date(one[0]))
    ]
    return tuple(sorted(set(found)))


def _iso(year: str, month: str, day: str) -> str:
    date = f"{int(year):04}-{int(month):02}-{int(day):02}"
    return date if is_iso_date(date) else ""

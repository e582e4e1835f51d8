"""Words that a printed document adds to a draft: dates, ordinals, lines of the masthead, marks of status.

English wording follows the printed documents of the United Nations; other languages have their dates, and the words
of the draft itself.
"""

from __future__ import annotations

import re
from datetime import date

from resdraft.model import Sponsor, Status
from resdraft.render.fixed_words import page_words
from resdraft.render.pieces import Piece

NBSP = "\u00a0"
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "ar": "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_DATES = {
    "en": "{d}~{m} {y}",
    "fr": "{d}~{m} {y}",
    "es": "{d} de~{m} de {y}",
    "ru": "{d}~{m} {y}~года",
    "de": "{d}.~{m} {y}",
    "ar": "{d} {m} {y}",
    "zh": "{y}年{n}月{d}日",
}
LANGUAGES = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
    "ar": "Arabic",
    "zh": "Chinese",
    "de": "German",
    "pt": "Portuguese",
}
_UNITS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
_UNITS += " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_OFFICERS = re.compile(
    r"(?:the )?(?:Acting )?(?:Chair|Vice-Chair|Co-Chairs?|President|Vice-President|Bureau|Rapporteur|Facilitator"
    r"|Co-Facilitators?|Secretary-General)\b.*",
    re.IGNORECASE,
)
_KINDS = {"resolution": "draft resolution", "decision": "draft decision", "statement": "draft presidential statement"}


def long_date(iso: str, language: str) -> str:
    """An ISO date as printed ("30 September 2015"), day and month kept on one line; empty stays empty."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    pattern = _DATES.get(language)
    if pattern is None:
        return iso
    month = _MONTHS[language].split()[day.month - 1] if language in _MONTHS else ""
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return pattern.format(d=number, m=month, y=day.year, n=day.month).replace("~", NBSP)


def ordinal(number: int) -> str:
    """A number as it stands before a noun: "1st", "103rd", "9854th"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def spelled_ordinal(number: int) -> str:
    """A number from 1 to 199 in words ("Seventy-eighth"); figures beyond."""
    if not 0 < number < 200:
        return ordinal(number)
    hundred, rest = divmod(number, 100)
    if not rest:
        return "Hundredth"
    words = _under_hundred(rest)
    return f"Hundred and {words}" if hundred else words.capitalize()


def _under_hundred(number: int) -> str:
    units = _UNITS.split()
    if number < 20:
        return units[number]
    tens, ones = divmod(number, 10)
    word = _TENS.split()[tens - 2]
    return f"{word}-{units[ones]}" if ones else f"{word[:-1]}ieth"


def session_line(session: str, language: str) -> str:
    """The session as printed: "Seventy-eighth session", "Tenth emergency special session", "2025 session".

    In other languages than English the number is in figures. What is no number or key is printed as it stands.
    """
    match = re.fullmatch(r"(S-|ES-)?(\d{1,4})", session)
    if not match:
        return session
    if language != "en":
        return page_words(language).session_line(session)
    number = int(match[2])
    if not match[1] and number > 1900:
        return f"{number} session"
    kind = {"S-": " special", "ES-": " emergency special"}.get(match[1] or "", "")
    return f"{spelled_ordinal(number)}{kind} session"


def meeting_number(meeting: str) -> int:
    """The number of a meeting given as "9854", "9854th", "S/PV.9854" or "103rd plenary meeting"; 0 if there is none."""
    match = re.search(r"(?:PV|SR)\.(\d+)", meeting) or re.search(r"\b(\d+)(?:st|nd|rd|th)?\b", meeting)
    return int(match[1]) if match else 0


def sponsor_line(sponsors: tuple[Sponsor, ...], kind: str, language: str) -> tuple[Piece, ...]:
    """Who tables: "Chile,* Colombia and Norway: draft resolution"; each star a piece of its own.

    An officer submits: "Draft resolution submitted by the Chair". Without sponsors, the kind of document alone.
    """
    document = _KINDS.get(kind, "draft") if language == "en" else ""
    if not sponsors:
        return (Piece(document.capitalize()),) if document else ()
    if len(sponsors) == 1 and document and _OFFICERS.fullmatch(sponsors[0].name):
        name = sponsors[0].name
        by = name if name.lower().startswith("the ") else f"the {name}"
        return (Piece(f"{document.capitalize()} submitted by {by}"),)
    found: list[Piece] = []
    last = len(sponsors) - 1
    for index, sponsor in enumerate(sponsors):
        joined_by_and = language == "en" and index == last - 1
        found.append(Piece(sponsor.name + ("" if joined_by_and or index == last else ",")))
        if sponsor.star:
            found.append(Piece("*", "star"))
        if index < last:
            found.append(Piece(" and " if joined_by_and else " "))
    if document:
        found.append(Piece(f": {document}"))
    return tuple(found)


def status_line(status: Status, labels: dict[str, str], language: str) -> str:
    """How far a paragraph is agreed, in square brackets: "[Agreed ad ref; pending RUS]"; empty for an open one."""
    parts: list[str] = []
    if status.agreement:
        parts.append(status.agreement)
    if status.pending:
        parts.append(f"pending {', '.join(status.pending)}")
    if parts[:1] == ["agreed"] and len(parts) > 1:
        parts = [" ".join(parts)]
    if status.reserved:
        parts.append(f"reserved by {', '.join(status.reserved)}")
    if status.linked:
        parts.append(f"linked to {', '.join(labels.get(name, name) for name in status.linked)}")
    if again := status.reopened:
        when = f" {long_date(again.date, language)}" if again.date else ""
        by = f" by {', '.join(again.holders)}" if again.holders else ""
        parts.append(f"reopened{when}{by}")
    line = "; ".join(parts)
    return f"[{line[0].upper()}{line[1:]}]" if line else ""

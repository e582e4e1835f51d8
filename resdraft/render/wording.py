"""Words that a printed document adds to a draft: dates, ordinals, lines of the masthead, marks of status.

The words are those of the table `page_words` of `resdraft.facts`, by language; marks of status are English.
"""

from __future__ import annotations

import re
from datetime import date

from resdraft import facts
from resdraft.model import Sponsor, Status
from resdraft.render.pieces import Piece

NBSP = "\u00a0"
_COMMAS = tuple(",،、")
LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "ar": "Arabic", "zh": "Chinese"}
LANGUAGES |= {"de": "German", "pt": "Portuguese"}
_UNITS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
_UNITS += " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_OFFICERS = re.compile(
    r"(?:the )?(?:Acting )?(?:Chair|Vice-Chair|Co-Chairs?|President|Vice-President|Bureau|Rapporteur|Facilitator"
    r"|Co-Facilitators?|Secretary-General)\b.*",
    re.IGNORECASE,
)


def long_date(iso: str, language: str) -> str:
    """An ISO date as printed ("30 September 2015"), day and month kept on one line; empty stays empty."""
    if not iso:
        return ""
    pattern = facts.page_word("date", language)
    if not pattern:
        return iso
    day = date.fromisoformat(iso)
    months = facts.page_word("months", language)
    month = months.split("|")[day.month - 1] if months else ""
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return pattern.format(d=number, m=month, y=day.year, n=day.month)


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


_SESSIONS = {"S-": "special_session", "ES-": "emergency_session", None: "session"}


def session_line(session: str, language: str) -> str:
    """The session as printed: "Seventy-eighth session", "Tenth emergency special session", "2025 session".

    What is no number or key is printed as it stands; a number is left out in a language whose words are not known.
    """
    match = re.fullmatch(r"(S-|ES-)?(\d{1,4})", session)
    if not match:
        return session
    number = int(match[2])
    by_year = not match[1] and number > 1900
    pattern = facts.page_word("year_session" if by_year else _SESSIONS[match[1]], language)
    words = spelled_ordinal(number) if language == "en" else facts.session_ordinal(number, language)
    return pattern.format(number=number, ordinal=words or number)


def meeting_number(meeting: str) -> int:
    """The number of a meeting given as "9854", "9854th", "S/PV.9854" or "103rd plenary meeting"; 0 if there is none.

    Other languages write "9854e séance", "9854a sesión", "第9854次会议".
    """
    match = re.search(r"(?:PV|SR)\.(\d+)", meeting)
    match = match or re.search(r"(?<![A-Za-z\d])(\d+)(?:st|nd|rd|th|e|a)?(?![A-Za-z\d])", meeting)
    return int(match[1]) if match else 0


def sponsor_line(sponsors: tuple[Sponsor, ...], kind: str, language: str) -> tuple[Piece, ...]:
    """Who tables: "Chile,* Colombia and Norway: draft resolution"; each star a piece of its own.

    An officer submits: "Draft resolution submitted by the Chair". Without sponsors, the kind of document alone.
    """
    document = facts.page_word(f"draft_{kind}", language)
    if not sponsors:
        return (Piece(document[:1].upper() + document[1:]),) if document else ()
    if len(sponsors) == 1 and language == "en" and _OFFICERS.fullmatch(sponsors[0].name):
        name = sponsors[0].name
        by = name if name.lower().startswith("the ") else f"the {name}"
        return (Piece(f"{document.capitalize()} submitted by {by}"),)
    found = _names(sponsors, language)
    return (*found, Piece(f"{_between('tabled', language)}{document}")) if document else found


def _names(sponsors: tuple[Sponsor, ...], language: str) -> tuple[Piece, ...]:
    """The sponsors in the order of the draft, "and" before the last; a comma stands before the star, as printed."""
    comma, joint = _between("comma", language), _joint(sponsors[-1].name if sponsors else "", language)
    found: list[Piece] = []
    for left, sponsor in zip(reversed(range(len(sponsors))), sponsors, strict=True):
        follows = "" if not left else joint if left == 1 else comma
        sign = follows[:1] if follows[:1] in _COMMAS else ""
        found.append(Piece(sponsor.name + sign))
        if sponsor.star:
            found.append(Piece("*", "star"))
        if left:
            found.append(Piece(follows.removeprefix(sign)))
    return tuple(found)


def _joint(last: str, language: str) -> str:
    """What stands before the last of a list; before some letters a language may have another word ("e Italia")."""
    letters, _, otherwise = facts.page_word("and_otherwise", language).partition("=")
    if otherwise and last.startswith(tuple(letters.split("|"))):
        return otherwise.split("{}")[1]
    return _between("and", language)


def listed(names: tuple[str, ...], language: str) -> str:
    """Names with commas between them, as a label has them after it."""
    return _between("comma", language).join(names)


def _between(word: str, language: str) -> str:
    """What a language has between two words: the table's "{}, {}" gives ", "."""
    return (facts.page_word(word, language) or facts.page_word(word, "en")).split("{}")[1]


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

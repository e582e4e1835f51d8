"""What stands above the text, as ready words for a template."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resdraft import facts
from resdraft.model import EMPTY, Masthead, Resolution, Text
from resdraft.render.pieces import Piece
from resdraft.render.wording import (
    LANGUAGES,
    NBSP,
    long_date,
    meeting_number,
    ordinal,
    session_line,
    sponsor_line,
)

_PARENTS = {
    "human-rights-council": "general-assembly",
    "commission-on-human-rights": "economic-and-social-council",
    "commission-on-the-status-of-women": "economic-and-social-council",
    "commission-on-narcotic-drugs": "economic-and-social-council",
    "commission-on-crime-prevention-and-criminal-justice": "economic-and-social-council",
    "commission-on-population-and-development": "economic-and-social-council",
    "commission-for-social-development": "economic-and-social-council",
    "commission-on-science-and-technology-for-development": "economic-and-social-council",
    "statistical-commission": "economic-and-social-council",
    "first-committee": "general-assembly",
    "second-committee": "general-assembly",
    "third-committee": "general-assembly",
    "fourth-committee": "general-assembly",
    "fifth-committee": "general-assembly",
    "sixth-committee": "general-assembly",
}
"""The organ whose name the masthead of a body's documents carries."""


_ROUTE = re.compile(r"(?:on|without) |.*\([AES]/", re.IGNORECASE)
"""Words that say by which way a text came before a body, standing where others have the name of a committee."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The masthead in words; what the draft does not say is empty."""

    symbol: str = ""
    organ: str = ""
    distribution: str = ""
    """The usual one of the body ("General", "Limited") where the draft names none."""
    date: str = ""
    original: str = ""
    """The name of the language."""
    session: str = ""
    committee: str = ""
    """The body below the organ."""
    agenda_number: str = ""
    agenda_title: Text = EMPTY
    sponsors: tuple[Piece, ...] = ()
    resolution: str = ""
    """Of an adopted text: "Resolution 2771 (2025)"."""
    adoption: str = ""
    """Of an adopted text: "Adopted by the Security Council …", "Resolution adopted by the General Assembly …"."""
    route: str = ""
    """How a text came before the Assembly: "on the report of the Third Committee (A/78/481)"."""
    number: str = ""
    """Of an adopted text: "78/323", "2771 (2025)"."""
    title: Text = EMPTY
    meeting: str = ""
    """Of an adopted text of the General Assembly: "103rd plenary meeting"."""
    notice: str = ""
    job_number: str = ""


def masthead_lines(resolution: Resolution) -> Lines:
    """The words of the masthead; wording and order of the printed documents of the United Nations."""
    masthead = resolution.masthead
    language = masthead.language
    adopted = masthead.stage == "adopted"
    organ, committee = _organ(resolution)
    number = _number(masthead) if adopted else ""
    route = masthead.committee if _ROUTE.match(masthead.committee) else ""
    return Lines(
        symbol=masthead.symbol,
        organ=organ,
        distribution=masthead.distribution or _distribution(masthead, organ),
        date=long_date(masthead.date, language),
        original="" if adopted and masthead.body != "human-rights-council" else LANGUAGES.get(language, ""),
        session=session_line(masthead.session, language),
        committee=committee if route else masthead.committee or committee,
        agenda_number=masthead.agenda_item.number,
        agenda_title=masthead.agenda_item.title,
        sponsors=() if adopted else sponsor_line(masthead.sponsors, masthead.type, language),
        resolution=_heading(masthead, organ, number) if adopted else "",
        adoption=_adoption(masthead, organ, committee) if adopted else "",
        route=route or _extra(masthead, "route"),
        number=number,
        title=masthead.title,
        meeting=_meeting(masthead, _meeting_kind(masthead.body)) if adopted else "",
        notice=masthead.notice,
        job_number=_extra(masthead, "job number") or _extra(masthead, "job_number"),
    )


def _organ(resolution: Resolution) -> tuple[str, str]:
    """The organ of the masthead, and the body below it where there is one."""
    masthead = resolution.masthead
    language = masthead.language
    enacting = resolution.enacting.plain
    name = facts.organ_heading(masthead.body, enacting, language)
    body = masthead.body or facts.organ(enacting, language)
    parent = facts.organ_name(_PARENTS.get(body, ""), language)
    return (parent, name) if parent else (name, "")


def _distribution(masthead: Masthead, organ: str) -> str:
    if masthead.language != "en" or not organ:
        return ""
    return "General" if masthead.stage == "adopted" or masthead.body == "security-council" else "Limited"


def _number(masthead: Masthead) -> str:
    """The number by which an adopted text is cited: "78/323", "2771 (2025)"."""
    symbol = facts.parse_symbol(masthead.symbol)
    if symbol is None or not symbol.number or symbol.type not in ("resolution", "decision"):
        return ""
    if symbol.body == "security-council":
        year = symbol.year or (int(masthead.date[:4]) if masthead.date else 0)
        return f"{symbol.number} ({year})" if year else str(symbol.number)
    session = symbol.session or (str(symbol.year) if symbol.year else "")
    return f"{session}/{symbol.number}{symbol.part and ' ' + symbol.part}" if session else ""


def _adoption(masthead: Masthead, organ: str, committee: str) -> str:
    if masthead.language != "en" or not organ or masthead.type == "statement":
        return ""
    day = long_date(masthead.date, "en")
    body = committee or organ
    if masthead.body == "security-council":
        meeting = _meeting(masthead, "meeting")
        at = f" at its {meeting}" if meeting else ""
        on = f"{',' if at else ''} on {day}" if day else ""
        return f"Adopted by the {body}{at}{on}"
    on = f" on{NBSP}{day.replace(' ', NBSP)}" if day else ""
    return f"{masthead.type.capitalize()} adopted by the {body}{on}"


def _meeting_kind(body: str) -> str:
    return "meeting" if body in ("human-rights-council", "security-council") else "plenary meeting"


def _meeting(masthead: Masthead, kind: str) -> str:
    """The meeting in words, as the draft has it or made of its number."""
    if masthead.language != "en" or masthead.meeting.endswith(" meeting"):
        return masthead.meeting
    number = meeting_number(masthead.meeting)
    return f"{ordinal(number)} {kind}" if number else ""


def _heading(masthead: Masthead, organ: str, number: str) -> str:
    if masthead.language != "en":
        return number
    if masthead.type == "statement":
        return f"Statement by the President of the {organ}"
    return f"{masthead.type.capitalize()} {number}".strip()


def _extra(masthead: Masthead, key: str) -> str:
    value = next((found for name, found in masthead.extra if name == key), "")
    return value if isinstance(value, str) else re.sub(r"\s+", " ", ", ".join(value))

"""What stands above the text, as ready words for a template."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resdraft import facts
from resdraft.model import Masthead, Resolution, Text
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

_PRINCIPAL = ("general-assembly", "security-council", "economic-and-social-council", "trusteeship-council")
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
    **{f"{number}-committee": "general-assembly" for number in ("first", "second", "third", "fourth", "fifth", "sixth")},
}
"""The organ whose name the masthead of a body's documents carries."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The masthead in words; what the draft does not say is empty."""

    symbol: str = ""
    organ: str = ""
    distribution: str = ""
    """"General" or "Limited", the usual one of the body where the draft names none."""
    date: str = ""
    original: str = ""
    """The name of the language."""
    session: str = ""
    committee: str = ""
    """The body below the organ."""
    agenda_number: str = ""
    agenda_title: Text = Text()
    sponsors: tuple[Piece, ...] = ()
    resolution: str = ""
    """"Resolution 2771 (2025)", of an adopted text of the Security Council."""
    adoption: str = ""
    """"Adopted by the Security Council at its …", "Resolution adopted by the General Assembly on …"."""
    route: str = ""
    """"on the report of the Third Committee (A/78/481)"."""
    number: str = ""
    """"78/323" or "2771 (2025)", of an adopted text."""
    title: Text = Text()
    meeting: str = ""
    """"103rd plenary meeting", of an adopted text of the General Assembly."""
    notice: str = ""
    job_number: str = ""


def masthead_lines(resolution: Resolution) -> Lines:
    """The words of the masthead; wording and order of the printed documents of the United Nations."""
    masthead = resolution.masthead
    language = masthead.language
    adopted = masthead.stage == "adopted"
    organ, committee = _organ(resolution)
    number = _number(masthead) if adopted else ""
    return Lines(
        symbol=masthead.symbol,
        organ=organ,
        distribution=masthead.distribution or _distribution(masthead, organ),
        date=long_date(masthead.date, language),
        original="" if adopted and masthead.body != "human-rights-council" else LANGUAGES.get(language, ""),
        session=session_line(masthead.session, language),
        committee=masthead.committee or committee,
        agenda_number=masthead.agenda_item.number,
        agenda_title=masthead.agenda_item.title,
        sponsors=() if adopted else sponsor_line(masthead.sponsors, masthead.type, language),
        resolution=f"{masthead.type.capitalize()} {number}".strip() if adopted else "",
        adoption=_adoption(masthead, organ, committee) if adopted else "",
        route=_extra(masthead, "route"),
        number=number,
        title=masthead.title,
        meeting=_meeting(masthead) if adopted else "",
        notice=masthead.notice,
        job_number=_extra(masthead, "job number") or _extra(masthead, "job_number"),
    )


def _organ(resolution: Resolution) -> tuple[str, str]:
    """The organ of the masthead, and the body below it where there is one."""
    masthead = resolution.masthead
    language = masthead.language
    body = masthead.body or facts.organ(resolution.enacting.plain, language)
    name = facts.organ_name(body, language) or body.replace("-", " ").title()
    parent = facts.organ_name(_PARENTS.get(body, ""), language)
    return (parent, name) if parent else (name, "")


def _distribution(masthead: Masthead, organ: str) -> str:
    if masthead.language != "en" or not organ:
        return ""
    return "General" if masthead.stage == "adopted" or masthead.body == "security-council" else "Limited"


def _number(masthead: Masthead) -> str:
    """ "78/323", "2771 (2025)": the number by which an adopted text is cited."""
    symbol = facts.parse_symbol(masthead.symbol)
    if symbol is None or not symbol.number or symbol.type not in ("resolution", "decision"):
        return ""
    if symbol.body == "security-council":
        year = symbol.year or (int(masthead.date[:4]) if masthead.date else 0)
        return f"{symbol.number} ({year})" if year else str(symbol.number)
    session = symbol.session or (str(symbol.year) if symbol.year else "")
    return f"{session}/{symbol.number}{symbol.part and ' ' + symbol.part}" if session else ""


def _adoption(masthead: Masthead, organ: str, committee: str) -> str:
    if masthead.language != "en" or not organ:
        return ""
    day = long_date(masthead.date, "en")
    body = committee or organ
    if masthead.body == "security-council":
        meeting = meeting_number(masthead.meeting)
        at = f" at its {ordinal(meeting)} meeting" if meeting else ""
        on = f"{',' if at else ''} on {day}" if day else ""
        return f"Adopted by the {body}{at}{on}"
    on = f" on{NBSP}{day.replace(' ', NBSP)}" if day else ""
    return f"{masthead.type.capitalize()} adopted by the {body}{on}"


def _meeting(masthead: Masthead) -> str:
    if masthead.language != "en" or masthead.body == "security-council":
        return ""
    number = meeting_number(masthead.meeting)
    kind = "meeting" if masthead.body == "human-rights-council" else "plenary meeting"
    return f"{ordinal(number)} {kind}" if number else ""


def _extra(masthead: Masthead, key: str) -> str:
    value = next((found for name, found in masthead.extra if name == key), "")
    return value if isinstance(value, str) else re.sub(r"\s+", " ", ", ".join(value))

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
    listed,
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
    distribution_line: str = ""
    date: str = ""
    date_line: str = ""
    """The date of the masthead, which Arabic, Chinese and Russian documents print in English."""
    original: str = ""
    """The name of the language."""
    original_line: str = ""
    session: str = ""
    committee: str = ""
    """The body below the organ."""
    agenda_number: str = ""
    agenda_line: str = ""
    agenda_title: Text = EMPTY
    sponsors: tuple[Piece, ...] = ()
    sponsor_names: str = ""
    resolution: str = ""
    """Of an adopted text: "Resolution 2771 (2025)"."""
    adoption: str = ""
    """Of an adopted text: "Adopted by the Security Council …", "Resolution adopted by the General Assembly …"."""
    route: str = ""
    """How a text came before the Assembly: "on the report of the Third Committee (A/78/481)"."""
    number: str = ""
    """Of an adopted text: "78/323", "2771 (2025)"."""
    number_to_come: str = ""
    """Of a draft of the Human Rights Council, which prints the session of its number: "59/…"."""
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
    said = facts.page_words(language)
    distribution = _distribution(masthead, organ, said)
    original = "" if adopted and masthead.body != "human-rights-council" else _original(masthead)
    return Lines(
        symbol=masthead.symbol,
        organ=organ,
        distribution=distribution,
        distribution_line=_filled(said["distribution_line"], distribution),
        date=long_date(masthead.date, language),
        date_line=long_date(masthead.date, facts.page_word("masthead_language", language) or language),
        original=original,
        original_line=_filled(said["original_line"], original),
        session=session_line(masthead.session, language),
        committee=committee if route else masthead.committee or committee,
        agenda_number=masthead.agenda_item.number,
        agenda_line=_filled(said["agenda_line"], _agenda_number(masthead.agenda_item.number, said)),
        agenda_title=masthead.agenda_item.title,
        sponsors=() if adopted else sponsor_line(masthead.sponsors, masthead.type, language),
        sponsor_names=listed(tuple(sponsor.name for sponsor in masthead.sponsors), language),
        resolution=_heading(masthead, organ, number) if adopted else "",
        adoption=_adoption(masthead, organ, committee) if adopted else "",
        route=route or _extra(masthead, "route"),
        number=number,
        number_to_come="" if adopted else _number_to_come(masthead),
        title=masthead.title,
        meeting=_meeting(masthead) if adopted else "",
        notice=masthead.notice,
        job_number=_extra(masthead, "job number") or _extra(masthead, "job_number"),
    )


def _filled(pattern: str, words: str) -> str:
    return pattern.format(words) if words else ""


def _agenda_number(number: str, said: dict[str, str]) -> str:
    """The number of an agenda item with its letter as the language has it: "71 (b)", "71 b)", "71 (ب)"."""
    found = re.fullmatch(r"(\d+) \(([a-z]+)\)", number)
    if not found:
        return number
    letters = said["agenda_letters"]
    named = letters and all(ord(letter) - ord("a") < len(letters) for letter in found[2])
    letter = "".join(letters[ord(letter) - ord("a")] for letter in found[2]) if named else found[2]
    return said["agenda_number"].format(number=found[1], letter=letter)


def _original(masthead: Masthead) -> str:
    """The language of the original as the draft names it, for a translation has another; else the draft's own."""
    own = facts.page_word("original", masthead.language) or LANGUAGES.get(masthead.language, "")
    return _extra(masthead, "original") or own


def parent_organ(body: str) -> str:
    """The body whose name stands in the masthead of a body's documents; empty for one that stands for itself."""
    return _PARENTS.get(body, "")


def _organ(resolution: Resolution) -> tuple[str, str]:
    """The organ of the masthead, and the body below it where there is one."""
    masthead = resolution.masthead
    language = masthead.language
    enacting = resolution.enacting.plain
    # A Model UN is no organ: it has that of its enacting line, or none that is known.
    own = facts.organ(enacting, language) if masthead.body == "model-un" else masthead.body
    name = facts.organ_heading(own, enacting, language)
    body = masthead.body or facts.organ(enacting, language)
    parent = facts.organ_name(_PARENTS.get(body, ""), language)
    return (parent, name) if parent else (name, "")


def _distribution(masthead: Masthead, organ: str, said: dict[str, str]) -> str:
    """What the draft has, in the words of its masthead; else what is usual, where the language has words for it."""
    if masthead.distribution:
        return said.get(masthead.distribution.lower(), masthead.distribution)
    if not organ or masthead.body == "model-un":
        return ""
    usual = "general" if masthead.stage == "adopted" or masthead.body == "security-council" else "limited"
    return facts.page_word(usual, masthead.language)


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
    """By whom and when it was adopted; empty where the language has no words for that."""
    language = masthead.language
    if not organ or masthead.type == "statement" or (masthead.type == "decision" and language != "en"):
        return ""
    number = meeting_number(masthead.meeting)
    date = long_date(masthead.date, language)
    names = [f"adopted_at_meeting_{masthead.body}"] if number else []
    patterns = (facts.page_word(name, language) for name in (*names, f"adopted_{masthead.body}", "adopted"))
    values = {
        "kind": masthead.type.capitalize(),
        "body": committee or organ,
        "date": date,
        "day": date.replace(" ", NBSP),
        "n": str(number),
        "nth": ordinal(number),
    }
    return _with_optional(next(filter(None, patterns), ""), values)


def _number_to_come(masthead: Masthead) -> str:
    numbered = masthead.body == "human-rights-council" and re.fullmatch(r"(?:S-)?\d{1,3}", masthead.session)
    return f"{masthead.session}/…" if numbered else ""


def _with_optional(pattern: str, values: dict[str, str]) -> str:
    """The pattern with its places filled; what stands in square brackets falls away where a place in it is empty."""

    def part(match: re.Match[str]) -> str:
        return match[1] if all(values[name] for name in re.findall(r"{(\w+)}", match[1])) else ""

    return re.sub(r"\[(.*?)\]", part, pattern).format(**values)


_NUMBERED = re.compile(r"(?:\w+/)*(?:(?:PV|SR)\.)?\d+(?:st|nd|rd|th)?")
"""A meeting given by its number alone."""
_PLAIN_MEETINGS = ("human-rights-council", "security-council")
"""Bodies whose meetings are not called plenary."""


def _meeting(masthead: Masthead) -> str:
    """The meeting in words, as the draft has it or made of its number."""
    pattern = facts.page_word("meeting" if masthead.body in _PLAIN_MEETINGS else "plenary_meeting", masthead.language)
    if not pattern or not _NUMBERED.fullmatch(masthead.meeting):
        return masthead.meeting
    number = meeting_number(masthead.meeting)
    return pattern.format(n=number, nth=ordinal(number))


def _heading(masthead: Masthead, organ: str, number: str) -> str:
    pattern = facts.page_word(masthead.type, masthead.language) or "{number}"
    return pattern.format(number=number, tight=number.replace(" (", "("), body=organ).strip()


def _extra(masthead: Masthead, key: str) -> str:
    value = next((found for name, found in masthead.extra if name == key), "")
    return value if isinstance(value, str) else re.sub(r"\s+", " ", ", ".join(value))

"""Organs: their names and enacting lines in each language."""

from __future__ import annotations

import unicodedata
from functools import cache

from resdraft.facts.tables import rows

_COMMAS = ",،，"
_LONGEST = 200
"""No enacting line is longer; longer paragraphs are not looked at."""
_TATWEEL = "\u0640"


def organ(plain: str, language: str) -> str:
    """The body ("security-council") whose enacting line `plain` is, whole, in that language; "" if it is none.

    The comma at the end, case, accents, blanks, quotation marks around and direction marks do not count. The bare
    name counts only with its comma, for without one it is a heading: "Security Council," but not "Security Council"
    (Russian and Chinese have no article, there the name alone is the enacting line).
    """
    if len(plain) > _LONGEST:
        return ""
    body, needs_comma = _lines(language).get(_key(plain), ("", False))
    return "" if needs_comma and not _ends_in_comma(plain) else body


def organ_name(body: str, language: str) -> str:
    """The name of a body as it stands in running text ("Security Council"); "" if it is not known there."""
    return _names(language).get(body, ("", ""))[0]


def organ_names(language: str) -> tuple[str, ...]:
    """The names of all known bodies as they stand in running text of a language, in the order of the table."""
    return tuple(dict.fromkeys(name for name, _ in _names(language).values()))


def organ_heading(body: str, enacting: str, language: str) -> str:
    """What stands above a text of `body`: its name, else that of the organ of the enacting line, else the body's key
    in words ("student-senate" gives "Student Senate"); empty where the draft says nothing of it."""
    known = organ_name(body, language) or organ_name(organ(enacting, language), language)
    return known or body.replace("-", " ").title()


def enacting_line(body: str, language: str) -> str:
    """The enacting line of a body, with its comma ("The Security Council,"); "" if it is not known there."""
    return _names(language).get(body, ("", ""))[1]


@cache
def _names(language: str) -> dict[str, tuple[str, str]]:
    return {row[0]: (row[2], row[3]) for row in rows("organs") if row[1] == language}


@cache
def _lines(language: str) -> dict[str, tuple[str, bool]]:
    """Body by folded line, and whether the line needs its comma."""
    lines: dict[str, tuple[str, bool]] = {}
    for body, tongue, name, enacting, others in rows("organs"):
        if tongue == language:
            lines.setdefault(_key(name), (body, True))
            for line in (enacting, *others.split("|")):
                lines[_key(line)] = (body, False)
    lines.pop("", None)
    return lines


def _key(text: str) -> str:
    """The letters and digits of a text without case and accents, nothing else."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in decomposed if character.isalnum() and character != _TATWEEL)


def _ends_in_comma(plain: str) -> bool:
    for character in reversed(plain):
        if character.isalnum():
            return False
        if character in _COMMAS:
            return True
    return False

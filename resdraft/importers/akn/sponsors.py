"""A printed list of sponsors to single names, in seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resdraft.model import Sponsor, fold_blanks

_AND = {
    "en": r" and ",
    "fr": r" et ",
    "es": r" (?:y|e) ",
    "ru": r" и ",
    "de": r" und ",
    "ar": r" و(?=\S)",
    "zh": r"(?:(?<!共)和|以及)",
}
_SECOND_HALVES = re.compile(
    r"(?:Barbuda|Herzegovina|Nevis|the Grenadines|Principe|Tobago|Northern Ireland|Futuna|Miquelon"
    r"|d.Irlande du Nord|Granadinas|las Granadinas|Príncipe|Tabago|Irlanda del Norte|Barbuda|Nieves"
    r"|Барбуда|Герцеговина|Невис|Гренадины|Принсипи|Тобаго|Северной Ирландии"
    r"|Herzegowina|die Grenadinen|Nordirland"
    r"|بربودا|الهرسك|نيفس|جزر غرينادين|برينسيبي|توباغو|أيرلندا الشمالية|آيرلندا الشمالية"
    r"|巴布达|黑塞哥维那|尼维斯|格林纳丁斯|普林西比|多巴哥|北爱尔兰)"
)
"""What follows an "and" within the name of a State."""
_KIND = re.compile(
    r"\s*[:：]\s*(?:revised |amended )?(?:draft (?:resolution|decision)|projet de (?:résolution|décision)|proyecto de "
    r"(?:resolución|decisión)|проект (?:резолюции|решения)|مشروع (?:قرار|مقرر)|(?:决议|决定)草案"
    r"|Resolutionsentwurf|Beschlussentwurf)\b.*$",
    re.IGNORECASE,
)
_NO_STATE = re.compile(r"[a-z]|UN\. |on the basis")


def split_sponsors(words: str, language: str) -> tuple[Sponsor, ...]:
    """The sponsors named in a phrase such as "Albania, Brazil* and Chile: draft resolution"; a star is noted.

    Nothing for a phrase that names none ("submitted by the Chair of the Committee").
    """
    words = _KIND.sub("", fold_blanks(words.replace("\xa0", " "))).strip(" .")
    if not words or _NO_STATE.match(words):
        return ()
    names = [name for name in _names(words, language) if name.strip("* ")]
    return tuple(Sponsor(name.rstrip("* ").strip(), name.rstrip().endswith("*")) for name in names)


def _names(words: str, language: str) -> Iterator[str]:
    parts = list(_outside(words, re.compile("[,،、，;]")))
    prefixed = language == "ar" and len(parts) > 1 and all(part.startswith("و") for part in parts[1:])
    for index, part in enumerate(parts):
        if index == len(parts) - 1:
            yield from _at_and(part.removeprefix("و") if prefixed else part, language)
        else:
            yield part.removeprefix("و") if prefixed and index else part


def _at_and(words: str, language: str) -> Iterator[str]:
    """The names on both sides of an "and" that does not stand within a name."""
    joint = re.compile(_AND.get(language, _AND["en"]) + rf"(?!{_SECOND_HALVES.pattern})")
    for name in _outside(words, joint):
        yield re.sub(r"^(?:and|et|und|y|и) ", "", name)


def _outside(words: str, joint: re.Pattern[str]) -> Iterator[str]:
    """The words cut at a joint, but not within parentheses."""
    start = 0
    for found in joint.finditer(words):
        before = words[: found.start()]
        if before.count("(") == before.count(")"):
            yield words[start : found.start()].strip()
            start = found.end()
    yield words[start:].strip()

"""Phrases that limit, harden, ground or address a provision (English)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resdraft.facts.tables import rows


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase whose coming or going changes what a provision means."""

    words: str
    kind: str
    """`condition` ("as appropriate"), `hardener` ("without delay"), `authority` ("under Chapter VII") or `actor`."""
    count: int
    """Occurrences in the texts counted; longer phrases contain shorter ones, so counts overlap."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A phrase that limits what a provision asks, or says by what it is measured."""

    words: str
    weakens: bool
    """Whether a provision that gets it is weaker for certain: "as appropriate" is, "in accordance with" is not."""
    open: bool
    """Whether its object follows: "with the consent of"."""


@cache
def phrases() -> tuple[Phrase, ...]:
    """All phrases. Conditions and hardeners are meant without regard to case."""
    return tuple(Phrase(words, kind, int(count)) for words, kind, count in rows("phrases"))


@cache
def conditions(language: str = "en") -> tuple[Condition, ...]:
    """The phrases that are conditions where they stand, without regard to case; () for Arabic, Chinese and German.

    Of those that `phrases` calls so, the ones that say how or to what end are left out ("with a view to"), and of two
    that begin alike and take an object the longer.
    """
    found = rows("conditions") if language == "en" else [row for of, *row in rows("conditions_ml") if of == language]
    return tuple(Condition(words, added == "weaker", then == "object") for words, added, then in found)


@cache
def asking_verbs() -> tuple[str, ...]:
    """The verbs that ask somebody to act, in the form of operative paragraphs and small letters: "requests"."""
    return tuple(verb for (verb,) in rows("asking"))


@cache
def actor_nouns() -> frozenset[str]:
    """The nouns that name who may be asked to act, in small letters: "states", "secretariat", "donors"."""
    heads = (_AFTER_HEAD.split(phrase.words)[0] for phrase in phrases() if phrase.kind == "actor")
    return frozenset(head.split()[-1].lower() for head in heads)


@cache
def short_names() -> tuple[tuple[str, str], ...]:
    """Short names of bodies and missions with their full names, without articles: "UNHCR"; a body may have several."""
    return tuple((short, name) for short, name in rows("short_names"))


_AFTER_HEAD = re.compile(r" (?:of|to|for|on|with|and|concerned)\b")

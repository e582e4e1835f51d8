"""What the beginning and the end of a line say: an opener, an enacting line, a stop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from resdraft import facts
from resdraft.importers.plain_language import CASELESS
from resdraft.importers.plain_lines import fold

LANGUAGES = ("en", "fr", "es", "de", "ru", "ar", "zh")
_TAIL = "\"'”’»›)）]］*_』」》\u200e\u200f \u00a0"
"""What may follow the stop at the end of a paragraph."""
_NOTE_SIGNS = re.compile(r"(?:\[\^?\w{1,3}\]|[¹²³⁰⁴-⁹]+|(?<=[,;.،؛。；，])\s?\d{1,3}|\*+)+$")
STOPS = ",;:.،؛。；：，、!?؟…"
_ANDS = ("and", "or", "et", "ou", "y", "o", "e", "и", "или", "und", "oder", "أو", "و", "和", "及", "或", "并", "以及")
_AND = re.compile(r"(?:[\s,،，；;](?:and|or|et|ou|y|o|e|и|или|und|oder|أو|و)|和|及|或|并|以及)$", re.IGNORECASE)
BEFORE = "\"'“”„‘’«‹「『《([（［*_ \u00a0\u202f\u200e\u200f\u202a\u202b\u2066\u2067\u2069\u202c"
"""What may stand before an opener."""
_HEAD = 220
_TITLE_LINE = re.compile(r"[^\W\d_]")


def stop(words: str) -> str:
    """The stop with which a line ends, note signs, quotation marks and closing brackets aside; "" if it ends in none.

    A line that ends in "and" or "or" after a stop has that stop.
    """
    tail = words[-60:].rstrip(_TAIL)
    if not tail or tail[-1] in STOPS:
        return tail[-1:]
    if not tail[-1].isalpha():
        tail = _NOTE_SIGNS.sub("", tail).rstrip(_TAIL)
        return tail[-1] if tail and tail[-1] in STOPS else ""
    if not tail.lower().endswith(_ANDS):
        return ""
    joint = _AND.search(tail)
    before = tail[: joint.start() + 1].rstrip(_TAIL) if joint else ""
    return before[-1] if before and before[-1] in STOPS else ""


def begins_small(words: str) -> bool:
    """Whether the first letter is a small one; False for digits, signs and scripts without case."""
    for char in words[:12]:
        if char.isalpha():
            return char.islower()
        if char not in BEFORE:
            return False
    return False


def begins_capital(words: str) -> bool:
    """Whether the first letter is a capital one."""
    for char in words[:12]:
        if char.isalpha():
            return char.isupper()
        if char not in BEFORE:
            return False
    return False


def begins_digit(words: str) -> bool:
    """Whether the words begin with a digit, blanks aside."""
    return words.lstrip(BEFORE)[:1].isdigit()


@lru_cache(maxsize=4096)
def _opener(head: str, language: str, kind: str) -> str:
    return facts.opener_at_start(head, language, kind)


def opener(words: str, language: str, kind: str = "") -> str:
    """The listed opener at the start, signs before it aside; one word of small letters counts only where usual."""
    found = _opener(words[:_HEAD].lstrip(BEFORE), language, kind)
    if not found or language in CASELESS or language == "ru":
        return found
    return found if found[0].isupper() else ""


@lru_cache(maxsize=4096)
def organ(words: str, language: str) -> str:
    """The body whose enacting line the words are, in the language told or in any other; "" if none."""
    if len(words) > 200:
        return ""
    folded = fold(words).strip("*_ ")
    for tongue in dict.fromkeys((language, *LANGUAGES)):
        if body := facts.organ(folded, tongue):
            return body
    return ""


def language_of_lines(lines: Sequence[str]) -> str:
    """The language in which one of the lines is an enacting line, or two or more begin with openers; "" if none."""
    openers = dict.fromkeys(LANGUAGES, 0)
    for words in lines:
        for language in LANGUAGES:
            if stop(words) and len(words) < 120 and facts.organ(fold(words).strip("*_ "), language):
                return language
            openers[language] += bool(opener(words, language))
    best = max(openers, key=lambda language: openers[language])
    return best if openers[best] > 1 else ""


def is_enacting(words: str, language: str) -> bool:
    """Whether the words are an enacting line that ends in a comma or colon."""
    return stop(words) in (",", "،", "，", ":") and bool(organ(words.rstrip(" :") + ",", language))


def is_all_capitals(words: str) -> bool:
    """Whether there are letters and none is a small one."""
    return words.isupper() and bool(_TITLE_LINE.search(words))

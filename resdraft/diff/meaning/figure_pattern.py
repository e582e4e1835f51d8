"""The pattern of all figures of a language: sums, dates, spans of time, years, numbers, ordinals."""

from __future__ import annotations

import re
from functools import cache

from resdraft.diff.meaning.dates import YEAR, date
from resdraft.diff.meaning.numerals import CARDINAL, MANY, MONEY, NUMBER, ORDINAL, TIME
from resdraft.diff.meaning.time_limits import LIMITS, OFTEN


@cache
def figure_pattern(language: str) -> re.Pattern[str]:
    """All figures in small letters in one pass; each group is named for what it is."""
    cardinal, day = CARDINAL.get(language, ""), date(language)
    letter = r"a-z\d" if language == "zh" else r"\w"
    alone = rf"(?<![{letter}/.-])"
    amount = rf"(?:{NUMBER})(?: {MANY})?"
    counted = rf"(?:{NUMBER}|{cardinal})" if cardinal else f"(?:{NUMBER})"
    to = r"(?: (?:to|au|al|a|-|–) |[-–])"
    parts = [
        rf"(?P<sum>\b(?:usd?|eur) ?[$€£]? ?{amount}|[$€£] ?{amount}|{alone}{amount} {MONEY})",
        rf"(?P<date>(?:{alone}{YEAR}{to}|{alone}\d{{1,2}}(?:{to}| (?:and|et|y) ))?{day}(?:{to}{day})?)",
        rf"(?P<time>{alone}{counted}(?:[ -](?:more|calendar|working|consecutive|further|additional))?[ -]{TIME}\b"
        r"(?! (?:old|of age)))",
        rf"(?P<year>(?<![{letter}/.,-]){YEAR}(?:(?:-|–|/| to | and ){YEAR}|(?:-|–|/)\d\d)?"
        rf"(?![{letter}/%-]|[.,]\d| (?:{MANY}|{MONEY}|per cent)))",
        rf"(?P<number>(?<![{letter}/.+-]){amount}(?![{letter}/+-])"
        r"(?:%| per cent\b| percent\b| pour cent\b| por ciento\b)?)",
    ]
    if language == "en":
        parts += [rf"(?P<ordinal>\b(?:{ORDINAL})\b)", *OFTEN]
    if cardinal:
        parts.append(rf"(?P<word>\b(?:{cardinal})\b(?!-))")
    first = r"[\d$€£a-z]" if cardinal else r"[\d$€£]"
    return re.compile(rf"(?={first})(?<![{letter}])(?:{'|'.join(parts)})")


@cache
def figures_worth(language: str) -> re.Pattern[str]:
    """What a passage must have among its changes, in small letters, for its figures to have changed."""
    words = [r"\d"]
    if language in CARDINAL:
        words.append(rf"\b(?:{CARDINAL[language]})\b")
    if language == "en":
        words.append(rf"\b(?:{ORDINAL}|course|{LIMITS})\b")
    return re.compile("|".join(words))


_LABEL = (
    r"(?:(?:sub)?paragraphs?|sections?|parts?|annex(?:es)?|items?|goals?|targets?|articles?|rules?|tables?|notes?"
    r"|phases?|regulations?|chapters?|pages?|no\.|nos\.|paragraphes?|párrafos?|points?|objectifs?|objetivos?"
    r"|пункт\w*|стат\w*|第)"
)
_LETTERED = r"(?: ?\([a-z0-9]+\))*"
NUMBERED = re.compile(
    rf"\b{_LABEL} ?\d[\d.]*{_LETTERED}"
    rf"(?:(?:,| and| to| or|, and|–|-| et| à| y| a|,? ou) ?\d[\d.]*(?!\d| \w+ \d{{4}}){_LETTERED})*"
)
"""Numbers by which parts of a text are called: they count nothing, and follow when paragraphs move."""
_BEFORE_YEAR = re.compile(
    r"(?:^|[ (])(?:in|for|of|since|from|to|by|until|during|through|before|after|late|early|mid-|between|and|or|year"
    r"|en|de|depuis|pour|desde|para|hasta|d'ici|d'ici à|del?|au|du|года?|в|عام|سنة) $"
)


def is_year(before: str, after: str) -> bool:
    """Whether four figures between these words are a year by themselves, and no part of a name or a count."""
    named = len(after) > 1 and after[0] == " " and after[1].isupper()
    return not named and _BEFORE_YEAR.search(before) is not None

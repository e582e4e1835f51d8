"""The pattern of all figures of a language: sums, dates, spans of time, years, numbers, ordinals."""

from __future__ import annotations

import re
from functools import cache

from resdraft.diff.meaning.dates import YEAR, date, months
from resdraft.diff.meaning.numerals import CARDINAL, MANY, MONEY, NUMBER, ORDINAL, TIME
from resdraft.diff.meaning.time_limits import LIMITS, OFTEN


@cache
def figure_pattern(language: str, *, worded: bool = True) -> re.Pattern[str]:
    """All figures in small letters in one pass; each group is named for what it is, with `_` where a word begins it.

    What begins with a digit and what begins with a letter are apart, and the latter are left out unless `worded`.
    """
    cardinal, day = CARDINAL.get(language, ""), date(language)
    letter = r"a-z\d" if language == "zh" else r"\w"
    amount = rf"(?:{NUMBER})(?: {MANY})?"
    to = r"(?: (?:to|au|al|a|-|–) |[-–])"
    after = rf"(?:[ -](?:more|calendar|working|consecutive|further|additional))?[ -]{TIME}\b(?! (?:old|of age))"
    if language == "zh":
        after = "(?:个(?:月|星期|工作日)|[天周]|年(?!\\d))"
    digits = [
        rf"(?P<sum>[$€£] ?{amount}|{amount} {MONEY})",
        rf"(?P<date>(?:{YEAR}{to}|\d{{1,2}}(?:{to}| (?:and|et|y) ))?{day}(?:{to}{day})?)",
        rf"(?P<time>(?:{NUMBER}){after})",
        rf"(?P<year>(?<!,){YEAR}(?:(?:-|–|/| to | and ){YEAR}|(?:-|–|/)\d\d)?"
        rf"(?![{letter}/%-]|[.,]\d| (?:{MANY}|{MONEY}|per cent)))",
        rf"(?P<number>(?<!\+)(?:\d+-процентн\w+|{amount}(?![{letter}/+-]|\(\d)"
        rf"(?:%| per cent\b| percent\b| pour cent\b| por ciento\b)?))",
    ]
    first = rf"(?=[\d$€£])(?<![{letter}/.-])(?:{'|'.join(digits)})"
    if not cardinal or not worded:
        return re.compile(first)
    words = [rf"(?P<sum_>(?:usd?|eur) ?[$€£]? ?{amount})", rf"(?P<date_>{day}(?:{to}{day})?)"]
    words.append(rf"(?P<time_>(?:{cardinal}){after})")
    if language == "en":
        words.append(rf"(?P<ordinal>(?:{ORDINAL})\b)")
    words += OFTEN.get(language, ())
    words.append(rf"(?P<word>(?:{cardinal})\b(?!-))")
    return re.compile(rf"{first}|(?=[^\W\d])(?<![\w/.-])(?:{'|'.join(words)})")


def figures_in(changed: frozenset[str], low: str, language: str) -> re.Pattern[str] | None:
    """The pattern for figures of which any may be among changed words; None where none is."""
    digits = _DIGIT.search(low) is not None
    if not changed.isdisjoint(_words(language)) or (digits and _MAY in changed):
        return figure_pattern(language)
    return figure_pattern(language, worded=False) if digits else None


_MAY = "may"
"""Hardly ever the month, where no figure stands beside it."""
_DIGIT = re.compile(r"\d")


@cache
def _words(language: str) -> frozenset[str]:
    """The words of a language of which a figure that begins with a letter has one."""
    found = CARDINAL.get(language, "") + (f"|{ORDINAL}" if language == "en" else "")
    found += f"|{LIMITS[language]}" if language in LIMITS else ""
    return frozenset(_LETTERS.findall(f"{found} {months(language)}" if found else "")) - {_MAY}


_LETTERS = re.compile(r"[^\W\d]{3,}")


_LABEL = (
    r"(?:(?:sub)?paragraphs?|sections?|parts?|annex(?:es)?|items?|goals?|targets?|articles?|rules?|tables?|notes?"
    r"|ops?|pps?|paras?\.|arts?\.|sects?\.|chaps?\.|vols?\.|pp?\."
    r"|phases?|regulations?|chapters?|chapitres?|capítulos?|sección|secciones|глав\w*|раздел\w*|pages?|no\.|nos\.|paragraphes?|párrafos?|points?|objectifs?|objetivos?"
    r"|пункт\w*|стат\w*|第)"
)
_LETTERED = r"(?: ?\([a-z0-9]+\))*"
NUMBERED = re.compile(
    rf"(?:\b|(?=第)){_LABEL} ?\d[\d.]*{_LETTERED}"
    r"(?:(?: (?:above|below))?(?:,| and| to| or|, and|–|-| et| à| y| a|,? ou|(?= \d{1,3}\b))"
    rf" ?\d[\d.]*(?!\d| \w+ \d{{4}}){_LETTERED})*"
)
"""Numbers by which parts of a text are called: they count nothing, and follow when paragraphs move."""
_BEFORE_YEAR = re.compile(
    r"(?:^|[ (])(?:in|for|of|since|from|to|by|until|during|through|before|after|late|early|mid-|between|and|or"
    r"|years?|period|biennium"
    r"|en|de|depuis|pour|desde|para|hasta|d'ici|d'ici à|del?|au|du|года?|в|عام|سنة) $"
)


def is_year(before: str, after: str) -> bool:
    """Whether four figures between these words are a year by themselves, and no part of a name or a count."""
    named = len(after) > 1 and after[0] == " " and after[1].isupper()
    return not named and _BEFORE_YEAR.search(before) is not None

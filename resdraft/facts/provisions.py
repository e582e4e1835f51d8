"""Articles of treaties and chapters of the Charter in running text, in the six languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resdraft.facts.numbers import Found
from resdraft.facts.series import roman_numeral, roman_value

_ARTICLE = {
    "en": r"\barticles?\b",
    "fr": r"\barticles?\b",
    "es": r"\bartículos?\b",
    "ru": r"\bстат(?:ь(?:я|и|е|ю|ей|ям|ями|ях)|ей)\b",
    "ar": r"(?<!\w)[وفبل]{0,2}(?:ال|ل)?(?:مادة|مادتين|مادتان|مواد)(?!\w)",
}
_CHAPTER = {
    "en": r"\bchapters?\b",
    "fr": r"\bchapitres?\b",
    "es": r"\bcapítulos?\b",
    "ru": r"\bглав\w{0,3}\b",
}
_CHARTER = re.compile(r"\bcharter|\bcharte\b|\bcarta\b|\bустав|ميثاق|宪章", re.IGNORECASE)
_NUMBERS = re.compile(r"\s(\d{1,3}|premier|[IVX]{1,6}(?!\w))(?!\d|/\d)(?:\s?\(\d{1,2}\))?")
_MORE = re.compile(
    r"(?:,\s?|،\s?|\s(?:and|or|to|et|ou|à|y|e|o|a|и|или|و|أو)\s?|,\s(?:and|et|y|и)\s)(\d{1,3}|[IVX]{1,6}(?!\w))(?![\d/]|\s\d{4}|\s?\(\d{4}\))"
)
_ROMAN = re.compile(r"\s([IVX]{1,5})(?!\w)")
_ROMAN_MORE = re.compile(r"(?:,\s|\s(?:and|or|et|ou|y|o|и|или)\s)([IVX]{1,5})(?!\w)")
_REACH = 45
"""How far after an article the Charter may be named, in code points."""

_ARABIC_ORDINALS = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
_ARABIC_CHAPTERS = {
    **{word: index for index, word in enumerate(_ARABIC_ORDINALS, start=1)},
    **{"الحادي عشر": 11, "الثاني عشر": 12, "الثالث عشر": 13, "الرابع عشر": 14, "الخامس عشر": 15},
}
_ARABIC_ARTICLES = {"الأولى": 1, **{word + "ة": index for word, index in _ARABIC_CHAPTERS.items() if 1 < index <= 10}}
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
_CHINESE_NUMBER = "[〇零一二三四五六七八九十百]{1,5}"


def cited_provisions(text: str, language: str) -> Iterator[Found]:
    """Articles and chapters cited in `text`, whose blanks are plain; nothing in other languages."""
    if language == "zh":
        yield from _chinese(text)
    elif language in _ARTICLE:
        for word in _pattern(_ARTICLE[language]).finditer(text):
            yield from _articles(text, word)
        if language == "ar":
            for found in _arabic_chapter().finditer(text):
                yield found.start(), found.end(), "chapter", f"Chapter {roman_numeral(_ARABIC_CHAPTERS[found[1]])}"
            for found in _arabic_article().finditer(text):
                yield found.start(), found.end(), "article", f"article {_ARABIC_ARTICLES[found[1]]}"
        else:
            for word in _pattern(_CHAPTER[language]).finditer(text):
                for start, end, number in _list(text, word, _ROMAN, _ROMAN_MORE):
                    yield start, end, "chapter", f"Chapter {number}"


def _articles(text: str, word: re.Match[str]) -> Iterator[Found]:
    """A list of articles: of the Charter if the word has a capital (Latin script) or the Charter is named after it."""
    numbers = list(_list(text, word, _NUMBERS, _MORE))
    if numbers:
        last = numbers[-1][1]
        charter = word[0][0] == "A" or _CHARTER.search(text, last, last + _REACH)
        for start, end, number in numbers:
            value = number if number.isdigit() else roman_value(number)
            word_of = "Article" if charter and number.isdigit() else "article"
            yield start, end, "article", f"{word_of} {value}"


def _list(
    text: str, word: re.Match[str], first: re.Pattern[str], more: re.Pattern[str]
) -> Iterator[tuple[int, int, str]]:
    """The numbers after a word: the span of each, the first with the word."""
    start, found = word.start(), first.match(text, word.end())
    while found:
        yield start, found.end(), "1" if found[1] == "premier" else found[1]
        found = more.match(text, found.end())
        start = found.start(1) if found else 0


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(word, re.IGNORECASE)


@cache
def _arabic_chapter() -> re.Pattern[str]:
    longest_first = sorted(_ARABIC_CHAPTERS, key=len, reverse=True)
    return re.compile(rf"(?:ال|ل)فصل(?:ين)?\s({'|'.join(longest_first)})(?!\w)")


@cache
def _arabic_article() -> re.Pattern[str]:
    return re.compile(rf"(?:ال|ل)مادة\s({'|'.join(_ARABIC_ARTICLES)})(?!\w|\sعشر)")


@cache
def _chinese_pattern() -> re.Pattern[str]:
    number = rf"(?:{_CHINESE_NUMBER}|\d{{1,3}})"
    return re.compile(rf"(宪章》?\s?)?第({number})(?:(条|章)|(?=(?:[和、及至或]+第?{number})+(条|章)))")


def _chinese(text: str) -> Iterator[Found]:
    for found in _chinese_pattern().finditer(text):
        number = int(found[2]) if found[2].isdigit() else chinese_number(found[2])
        if (found[3] or found[4]) == "章":
            yield found.start(), found.end(), "chapter", f"Chapter {roman_numeral(number)}"
        else:
            yield found.start(), found.end(), "article", f"{'Article' if found[1] else 'article'} {number}"


def chinese_number(numeral: str) -> int:
    """五十一 → 51; numerals below 1,000."""
    total, digit = 0, 0
    for character in numeral:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _CHINESE_DIGITS[character]
    return total + digit

"""How dates are written, as a pattern for small letters, by language."""

from __future__ import annotations

from functools import cache

_MONTHS = {
    "en": "january|february|march|april|may|june|july|august|september|october|november|december",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
}
YEAR = r"(?:19|20)\d\d"


def months(language: str) -> str:
    """The names of the months as alternatives of a pattern, "" where they are not known."""
    return _MONTHS.get(language, "")


@cache
def date(language: str) -> str:
    """A date: a day of a month with or without its year, a month with its year; in other languages with its year."""
    if language == "zh":
        return r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?"
    if language == "ar":
        return r"(?<![\d/])\d{1,2} [^\W\d]+(?: [^\W\d]+)?(?:/[^\W\d]+)? \d{4}(?!\d)"
    if language not in _MONTHS:
        return r"(?<![\d/])\d{1,2}\.? [^\W\d]{3,12}(?:/[^\W\d]{3,12})? \d{4}(?!\d)"
    day, month = r"\d{1,2}(?:er|º|st|nd|rd|th)?", f"(?:{_MONTHS[language]})"
    of = "(?:de )?" if language == "es" else ""
    year = r"(?:(?: del?)? \d{4}(?!\d))?" if language == "es" else r"(?: \d{4}(?!\d))?"
    before = "(?:del? )?" if language == "es" else rf"(?:{day},? )?"
    return rf"(?:(?<![\d/]){day} {of}{month}\b{year}|\b{month} {before}\d{{4}}(?!\d))"

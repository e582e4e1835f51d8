"""Words that printed documents of the United Nations have in each language: mastheads, sessions, meetings."""

from __future__ import annotations

from functools import cache

from resdraft.facts.tables import head, rows

_NBSP = "\u00a0"


def page_word(word: str, language: str) -> str:
    """The words of a printed document that go by the name `word` ("draft_resolution"); "" if unknown there.

    Places for other words are `{}` or `{name}`; what stands in square brackets falls away with its empty place.
    """
    return _words(language).get(word, "")


def page_words(language: str) -> dict[str, str]:
    """All printed words of a language by name, those that it lacks in English."""
    return _words("en") | {word: said for word, said in _words(language).items() if said}


def session_ordinal(number: int, language: str) -> str:
    """The number of a session in words as they stand beside the word for it ("Septuagésimo noveno"); "" if unknown."""
    return _ordinals(language).get(number, "")


@cache
def _words(language: str) -> dict[str, str]:
    return {word: said.replace("~", _NBSP) for word, said in _column("page_words", language).items()}


@cache
def _ordinals(language: str) -> dict[int, str]:
    return {int(number): said for number, said in _column("session_ordinals", language).items()}


def _column(table: str, language: str) -> dict[str, str]:
    """The first column of a table against that of a language; nothing for a language that it lacks."""
    names = head(table)
    if language not in names[1:]:
        return {}
    place = names.index(language)
    return {row[0]: row[place] for row in rows(table)}

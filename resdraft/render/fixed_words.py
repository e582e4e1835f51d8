"""Headings and labels that a page of text adds to a draft, in its language; English where a language is not known.

What printed documents have as well, such as the lines of the masthead, is in the table of `resdraft.facts.page_words`.
"""

from __future__ import annotations

from typing import NamedTuple


class PageWords(NamedTuple):
    """Headings and labels of a page."""

    contents: str
    preamble: str
    operative: str
    notes: str
    back: str
    """What a link says that leads from a note to the text."""
    comment: str


_WORDS = {
    "en": PageWords("Outline", "Preamble", "Operative part", "Notes", "Back to the text", "Comment"),
    "fr": PageWords("Plan", "Préambule", "Dispositif", "Notes", "Retour au texte", "Commentaire"),
    "es": PageWords("Índice", "Preámbulo", "Parte dispositiva", "Notas", "Volver al texto", "Comentario"),
    "ru": PageWords("Содержание", "Преамбула", "Постановляющая часть", "Примечания", "Назад к тексту", "Комментарий"),
    "ar": PageWords("المحتويات", "الديباجة", "المنطوق", "الحواشي", "العودة إلى النص", "تعليق"),
    "zh": PageWords("目录", "序言部分", "执行部分", "注", "返回正文", "评注"),
    "de": PageWords("Gliederung", "Präambel", "Beschlussteil", "Fußnoten", "Zurück zum Text", "Kommentar"),
    "pt": PageWords("Sumário", "Preâmbulo", "Parte dispositiva", "Notas", "Voltar ao texto", "Comentário"),
}


def page_words(language: str) -> PageWords:
    """The words of a language."""
    return _WORDS.get(language) or _WORDS["en"]

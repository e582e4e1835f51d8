"""Words that a page of text adds to a draft, in the draft's language; English where a language is not known."""

from __future__ import annotations

from typing import NamedTuple


class PageWords(NamedTuple):
    """Headings and labels of a page."""

    united_nations: str
    contents: str
    preamble: str
    operative: str
    notes: str
    back: str
    """What a link says that leads from a note to the text."""
    comment: str
    agenda_item: str
    """With `{}` for the number."""
    session: str
    """With `{}` for the number."""
    original: str
    """The line that names the language in which a draft was written."""

    def session_line(self, session: str) -> str:
        """A session by its number; one that is named by its year, or that has no number, as it stands."""
        return self.session.format(session) if session.isdecimal() and len(session) < 4 else session


_WORDS = {
    "en": PageWords(
        *("United Nations", "Outline", "Preamble", "Operative part", "Notes", "Back to the text", "Comment"),
        *("Agenda item {}", "session {}", "Original: English"),
    ),
    "fr": PageWords(
        *("Nations Unies", "Plan", "Préambule", "Dispositif", "Notes", "Retour au texte", "Commentaire"),
        *("Point {} de l’ordre du jour", "{}e session", "Original : français"),
    ),
    "es": PageWords(
        *("Naciones Unidas", "Índice", "Preámbulo", "Parte dispositiva", "Notas", "Volver al texto", "Comentario"),
        *("Tema {} del programa", "{}º período de sesiones", "Original: español"),
    ),
    "ru": PageWords(
        *("Организация Объединенных Наций", "Содержание", "Преамбула", "Постановляющая часть", "Примечания"),
        *("Назад к тексту", "Комментарий", "Пункт {} повестки дня", "{}-я сессия", "Язык оригинала: русский"),
    ),
    "ar": PageWords(
        *("الأمم المتحدة", "المحتويات", "الديباجة", "المنطوق", "الحواشي", "العودة إلى النص", "تعليق"),
        *("البند {} من جدول الأعمال", "الدورة {}", "الأصل: بالعربية"),
    ),
    "zh": PageWords(
        *("联合国", "目录", "序言部分", "执行部分", "注", "返回正文", "评注"),
        *("议程项目{}", "第{}届会议", "原件：中文"),
    ),
    "de": PageWords(
        *("Vereinte Nationen", "Gliederung", "Präambel", "Beschlussteil", "Fußnoten", "Zurück zum Text", "Kommentar"),
        *("Tagesordnungspunkt {}", "{}. Tagung", "Original: Deutsch"),
    ),
    "pt": PageWords(
        *("Nações Unidas", "Sumário", "Preâmbulo", "Parte dispositiva", "Notas", "Voltar ao texto", "Comentário"),
        *("Item {} da agenda", "{}ª sessão", "Original: português"),
    ),
}


def page_words(language: str) -> PageWords:
    """The words of a language. Where it is not known nothing is said of the language in which a draft was written."""
    return _WORDS.get(language) or _WORDS["en"]._replace(original="")

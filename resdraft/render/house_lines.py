"""Which line of a printed document is which: what a masthead's lines look like, and the paragraphs of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resdraft import facts

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_ENACTING = re.compile(r"(?:The|THE) [A-Z][\w ’'(),&-]{3,120}?,|(?:Le|La|L’|El) ?[A-Z][\w ’-]{3,120},")
"""What an enacting line looks like whose organ is not known."""
_DISTRIBUTION = re.compile(r"Distr\b.*|Distribution\b.*")
_ORIGINAL = re.compile(r"Original ?:.*", re.IGNORECASE)
_SESSION = re.compile(r".*\b(?:session|sesiones|сессия)\b.*|الدورة .*|.*届.*会议", re.IGNORECASE)
_AGENDA = re.compile(r"(?:Agenda )?[Ii]tem \S.*|Points? \d.*|Temas? \d.*|Пункты? \d.*|البند .*|议程项目.*")
_DATE = re.compile(
    r"\d{1,2}(?:er|st|nd|rd|th)?\.? (?:de )?[^\W\d]{3,12},? (?:de )?\d{4}(?: года)?|[A-Z][a-z]{2,8} \d{1,2}, \d{4}"
    r"|\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
)
_TABLED = re.compile(
    r".*(?:[:：]|^) ?(?:draft (?:resolution|decision)|projet de résolution|proyecto de resolución|проект резолюции"
    r"|مشروع قرار|决议草案)|Draft resolution submitted by .*",
    re.IGNORECASE,
)
_LABELS = {
    "committee": r"committee|commission|council|body|forum of|comisión|комитет|اللجنة|委员会",
    "extra.forum": r"forum|foro|форум",
    "extra.question_of": r"question of|question|issue",
    "extra.topic": r"topic|subject|agenda|agenda item|sujet|tema|тема|الموضوع|议题",
    "extra.main_submitter": r"main[ -]submitter|submitter|submitted by|proposed by|author",
    "extra.co_submitters": r"co[ -]?submitters?|co-?authors?|seconded by",
    "sponsor_names": r"sponsors?|co-?sponsors?|auteurs?|patrocinadores|авторы|المقدمون|起草国",
    "extra.signatories": r"signatories|signatory|signataires|signatarios|подписавшие|الموقعون|附议国",
    "extra.delegation": r"delegation|country|délégation|delegación|делегация",
    "extra.code": r"(?:draft )?(?:resolution )?(?:code|number|no\.?)|draft resolution|resolution",
    "symbol": r"symbol|document",
    "date": r"date|fecha|дата|التاريخ|日期",
    "session": r"session",
}
_RESOLUTION = re.compile(r"Resolution \d+ \(\d{4}\),?|Résolution \d+ \(\d{4}\)|Resolución \d+ \(\d{4}\)")
_ADOPTION = re.compile(r"(?:Resolution |Decision )?[Aa]dopted by .*|.*[Aa]dopté?e par .*|.*[Aa]probada por .*")
_ROUTE = re.compile(r"\[.*\]")
_CODE = re.compile(r"((?:Draft |Working )?(?:Resolution|Paper) (?:No\.? ?)?)[A-Z]{0,6}[-/.]?\d[\w./-]*", re.IGNORECASE)
"""The number that a conference gives a draft: "Draft Resolution 1.1"."""
MEETING = re.compile(r"\d+(?:st|nd|rd|th)? (?:plenary )?meeting|\d+e séance.*|\d+ª sesión.*|第\d+次.*会议|الجلسة .*")
TITLE_NUMBER = re.compile(r"\w*-?\d+/\d+[A-Z ]*\.?[\s\u00a0]+")
"""The number of an adopted text before its title."""
_LABEL = re.compile(r"([^\W\d][^:：]{1,30}?)\s*[:：]\s*")


_SHAPES = (
    ("distribution_line", _DISTRIBUTION, "distribution"),
    ("original_line", _ORIGINAL, "original language"),
    ("agenda_line", _AGENDA, "agenda item"),
    ("sponsors", _TABLED, "sponsors"),
    ("resolution", _RESOLUTION, "number of the resolution"),
    ("adoption", _ADOPTION, "adoption"),
    ("route", _ROUTE, "way to adoption"),
    ("session", _SESSION, "session"),
    ("date_line", _DATE, "date"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of a masthead is."""

    field: str
    """The field that stands for it."""
    name: str
    """What to call it."""
    after: int = 0
    """How many of its characters, those of a label, stay before the field."""


def masthead_line(words: str) -> Line | None:
    """What a line is by its own words; None for one that is not known."""
    plain = " ".join(words.split())
    if code := _CODE.fullmatch(words.strip()):
        return Line("extra.code", "number of the draft", len(words) - len(words.lstrip()) + code.end(1))
    for field, pattern, name in _SHAPES:
        if pattern.fullmatch(plain):
            return Line(field, name)
    symbol = facts.parse_symbol(plain)
    if symbol is not None:
        return Line("symbol", "symbol")
    if plain in {facts.page_word("united_nations", language) for language in LANGUAGES}:
        return Line("words.united_nations", "organization")
    if _is_organ(plain):
        return Line("organ", "organ")
    label = _LABEL.match(words)
    if label:
        for field, pattern_words in _LABELS.items():
            if re.fullmatch(pattern_words, label[1].strip(), re.IGNORECASE):
                return Line(field, label[1].strip().lower(), label.end())
    return None


def _is_organ(plain: str) -> bool:
    return any(facts.organ(f"{plain},", language) for language in LANGUAGES)


def enacting_language(words: str) -> str | None:
    """The language of a line that is an enacting line; "" where only its shape says so; None for another line."""
    plain = words.strip()
    for language in LANGUAGES:
        if plain and facts.organ(plain, language):
            return language
    return "" if _ENACTING.fullmatch(plain) else None


NUMBER = re.compile(r"\d{1,3}(?:\.|\)|[\s\u00a0]?-)[\s\u00a0]*")
LABEL = re.compile(
    r"\(?(?:[a-z]|[ivx]{1,5}|[A-Z]|[а-я]|[أ-ي])[.)][\s\u00a0]+|’\d{1,3}‘[\s\u00a0]*|[(（]?[㈠-㈩][)）]?\s*|[•–][\s\u00a0]*"
)
ANNEX = re.compile(r"(?:Annex|Annexe|Anexo|Приложение|المرفق|附件)(?: [IVX\d]+)?[.:]?(?: .*)?", re.IGNORECASE)
HEADING = re.compile(r"(?:[IVX]+|[A-H])\.[\s\u00a0]+\S.*")


def is_preambular(words: str, language: str) -> bool:
    """Whether a paragraph reads like one of the preamble."""
    return words.rstrip().endswith((",", "،", "，")) or bool(
        facts.opener_at_start(words, language or "en", "preambular")
    )


def is_operative(words: str, language: str) -> bool:
    """Whether a paragraph without a number reads like an operative one."""
    ends = words.rstrip().endswith((";", ".", "؛", "；", "。", ":"))
    return ends and bool(facts.opener_at_start(words, language or "en", "operative"))

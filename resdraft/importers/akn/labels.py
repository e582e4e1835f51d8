"""Printed labels and numbers: the same shape for every language, and those that are typed into the words."""

from __future__ import annotations

import re
from functools import lru_cache

from resdraft.model import LABEL, TOP_NUMBER, VARIANT, label_places

_DECIMAL = re.compile(r"(\d{1,5})(?: ?(bis|ter|quater|quinquies|sexies|septies|octies))? ?[.\-–—‑−]{0,2}")
_QUOTED = re.compile(r"[’‘'´`′“”\"](\d{1,3})[’‘'´`′“”\"]")
_HAN = re.compile(r"\(([一二三四五六七八九十])\)|\(?([㈠-㈩])\)?")
_BULLETS = dict.fromkeys("•·●◦▪\uf0b7\uf06f\uf0a7", "•") | dict.fromkeys("-–—‑−‒\uf02d", "–")
_WIDE = str.maketrans("（）．。、", "()...")
_MARKS = str.maketrans({"\u200e": "", "\u200f": "", "\xa0": " "})
_LOOKALIKES = str.maketrans("асеорху", "aceopxy")
"""Cyrillic letters that stand where Latin ones are meant."""

_TYPED = re.compile(
    r"[\u200e\u200f]*(?:(?:\d{1,3} ?[-–]|\d{1,3}\.)[\u200e\u200f]*(?=[ \xa0])"
    r"|\(?(?:[a-z]|([a-z])\1|[ivxl]{2,6}|[а-я])\)|\((?:[ء-ي]ـ?|\d{1,2}|[一二三四五六七八九十])\)"
    r"|[’‘'´]\d{1,2}[’‘'´]|[㈠-㈩]|[•·●▪\uf0b7\uf06f\uf0a7]|[–-](?=[ \xa0]))"
)
"""What may be a label at the start of a paragraph's words; "A. " is not one, it may be somebody's name."""

_BARE = re.compile(r"(\d{1,3})[ \xa0]+(?=\w)")

_WORDS = (
    "Part|Section|Chapter|Article|Title|Table|Partie|Chapitre|Titre|Tableau|Parte|Sección|Capítulo|Artículo|Título|"
    "Cuadro|Часть|Раздел|Глава|Статья|Таблица|الجزء|الفرع|الفصل|المادة|الباب|الجدول|Teil|Abschnitt|Kapitel|Artikel|Tabelle"
)
_ARABIC = (
    "أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا|حادي عشر|ثاني عشر|ثالث عشر|رابع عشر|خامس عشر|"
    "ألف|باء|جيم|دال|هاء|واو|زاي|حاء|طاء|ياء|كاف|لام|ميم|نون|سين|عين|فاء|صاد|قاف|راء|شين|تاء"
)
_NUMERAL = re.compile(
    rf"(?P<bare>[IVXLC]{{1,8}}|[A-Z]|[А-Я]|\d{{1,3}}|[一二三四五六七八九十]{{1,4}}|{_ARABIC})[.\-–)]?"
    rf"|(?:{_WORDS}) [\dIVXLC]{{1,7}}[A-Z]?(?: [A-Z])?\.?"
    r"|表 ?\d{1,3}|第[一二三四五六七八九十\d]{1,4}(?:部分|章|节|条)"
    rf"|(?:الجزء|الفرع|الفصل|المادة|الباب) (?:الأول|الأولى|الثاني|الثانية|الثالث|الثالثة|الرابع|الرابعة)"
)
_LED = re.compile(
    rf"(?P<bare>[IVXLC]{{1,8}}|[A-Z]|\d{{1,3}})(?:\.|\)| [-–])[ \xa0]+(?=\S)"
    rf"|(?P<han>[一二三四五六七八九十]{{1,3}})[、.．][ \xa0]*(?=\S)"
    rf"|(?P<arabic>{_ARABIC}) ?[-–][ \xa0]+(?=\S)"
)


@lru_cache(maxsize=4096)
def tidy(printed: str) -> str:
    """A printed label as the model writes it: "1 -" is "1.", "(㈣" is "㈣", "'1'" is "’1‘", "-" is "–"."""
    label = " ".join(printed.translate(_WIDE).translate(_MARKS).split())
    decimal = _DECIMAL.fullmatch(label)
    if decimal:
        number = str(int(decimal[1]))
        return f"{number} {decimal[2]}" if decimal[2] else f"{number}."
    quoted = _QUOTED.fullmatch(label)
    if quoted:
        return f"’{quoted[1]}‘"
    han = _HAN.fullmatch(label)
    if han:
        return han[2] or "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"["一二三四五六七八九十".index(han[1])]
    return _BULLETS.get(label, label.replace("ـ", ""))


@lru_cache(maxsize=4096)
def is_decimal(label: str) -> bool:
    """Whether a tidy label is the number of a paragraph ("3.", "3 bis")."""
    return label[:1].isdigit() and TOP_NUMBER.fullmatch(label.rstrip(".")) is not None


def top_number(label: str) -> str:
    """What `Clause.number` holds for the tidy label of a top-level paragraph; empty if the model cannot hold it."""
    return label.rstrip(".") if is_decimal(label) else item_number(label)


def item_number(label: str) -> str:
    """What `Clause.number` holds for the tidy label of a list item; empty if the model cannot hold it."""
    core, _, variant = label.partition(" ")
    return label if LABEL.fullmatch(core) and (not variant or VARIANT.fullmatch(variant)) else ""


def follows(before: str, label: str) -> bool:
    """Whether a label is the next one after another in some style; bullets and dashes follow themselves."""
    if before == label and label in ("•", "–"):
        return True
    earlier = dict(label_places(before))
    return any(earlier.get(style) == place - 1 for style, place in label_places(label))


def is_first(label: str) -> bool:
    """Whether a list can begin with the label."""
    return label in ("•", "–") or any(place == 1 for _, place in label_places(label))


def latin(label: str) -> str:
    """The label with Cyrillic letters changed to the Latin ones that look alike."""
    return label.translate(_LOOKALIKES)


def typed_label(plain: str) -> tuple[str, int]:
    """A label at the start of the words, tidy, and where the words after it begin; ("", 0) if there is none."""
    found = _TYPED.match(plain)
    if found is None:
        return "", 0
    rest = plain[found.end() :]
    return tidy(found[0]), len(plain) - len(rest.lstrip(" \xa0"))


def bare_number(plain: str) -> tuple[str, int]:
    """A number at the start of the words that has lost its stop, as a tidy label, and where the words begin."""
    found = _BARE.match(plain)
    return ("", 0) if found is None else (f"{int(found[1])}.", found.end())


def numeral(words: str) -> str:
    """The number of a section if the words are nothing else: "II" for "II.", "Part I", "第一部分"; else empty."""
    words = words.strip(" \xa0")
    found = _NUMERAL.fullmatch(words.replace("\xa0", " "))
    return "" if found is None else found["bare"] or words.rstrip(".")


def leading_numeral(plain: str) -> tuple[str, int]:
    """The number before the words of a heading ("A. Measures"), and where the words begin; ("", 0) if none."""
    found = _LED.match(plain)
    return ("", 0) if found is None else (found["bare"] or found["han"] or found["arabic"], found.end())

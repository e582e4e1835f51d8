"""How paragraphs and lists are labelled: styles, counting, variants such as "bis".

Sources: UN Editorial Manual (subparagraphs: (a), (i), a., i.); the labels printed in the Akoma Ntoso texts of the
United Nations in six languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from resdraft.model.block_types import UNNUMBERED

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HAN = "一二三四五六七八九十"

_KINDS: dict[str, tuple[str, str, str]] = {
    "(a)": ("(", "letter", ")"),
    "(i)": ("(", "roman", ")"),
    "a.": ("", "letter", "."),
    "i.": ("", "roman", "."),
    "a)": ("", "letter", ")"),
    "i)": ("", "roman", ")"),
    "(A)": ("(", "Letter", ")"),
    "A.": ("", "Letter", "."),
    "A)": ("", "Letter", ")"),
    "(I)": ("(", "Roman", ")"),
    "I.": ("", "Roman", "."),
    "I)": ("", "Roman", ")"),
    "(1)": ("(", "number", ")"),
    "1.": ("", "number", "."),
    "1)": ("", "number", ")"),
    "(а)": ("(", "cyrillic", ")"),
    "а)": ("", "cyrillic", ")"),
    "а.": ("", "cyrillic", "."),
    "(أ)": ("(", "abjad", ")"),
    "’1‘": ("’", "number", "‘"),
    "㈠": ("", "han", ""),
    "•": ("", "•", ""),
    "–": ("", "–", ""),
}
STYLES: tuple[str, ...] = tuple(_KINDS)
"""Every list style, written as its first label."""
_LISTS = {
    "en": ("(a)", "(i)", "a.", "i."),
    "zh": ("(a)", "㈠", "a.", "i."),
    "ar": ("(أ)", "’1‘", "(a)", "(i)"),
    "": ("a)", "i)", "a.", "i."),
}
_BRACKETLESS = frozenset({"fr", "es", "ru", "de"})

INSERTS = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "novies", "decies", "undecies",
    "duodecies", "terdecies",
)  # fmt: skip
"""What hangs on the number of the paragraph before, in order; "nonies" and "novies" are one."""
_WORDS = "|".join(INSERTS)
VARIANT = re.compile(rf"(?:ante|{_WORDS})(?: alt(?: (?:\d{{1,3}}|{_WORDS}))?)?|alt(?: (?:\d{{1,3}}|{_WORDS}))?")
"""What may hang on a number: "bis", "alt", "alt 2", "bis alt" …"""
TOP_NUMBER = re.compile(rf"\d{{1,5}}(?: (?:{VARIANT.pattern}))?")
"""A kept number of a top-level paragraph, as stored."""


@cache
def default_style(language: str, level: int) -> str:
    """The style of a list at `level` (1 directly below a paragraph) in a language; English for unknown ones."""
    styles = _LISTS["" if language in _BRACKETLESS else language if language in _LISTS else "en"]
    return styles[(level - 1) % len(styles)]


@cache
def roman(number: int) -> str:
    """A number from 1 to 3999 in lower-case roman figures."""
    result = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        while number >= value:
            result += sign
            number -= value
    return result


def _letters(number: int, alphabet: str) -> str:
    """a … z, then aa, bb … as the United Nations counts on."""
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1)


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number < 11:
        return _HAN[number - 1]
    return ("" if tens == 1 else _HAN[tens - 1]) + "十" + (_HAN[ones - 1] if ones else "")


@cache
def style_label(style: str, number: int) -> str:
    """The label of the item `number` (from 1) in a style: `style_label("(a)", 28)` is "(bb)"."""
    before, kind, after = _KINDS[style]
    match kind:
        case "letter":
            core = _letters(number, _LATIN)
        case "Letter":
            core = _letters(number, _LATIN).upper()
        case "roman":
            core = roman(number)
        case "Roman":
            core = roman(number).upper()
        case "number":
            core = str(number)
        case "cyrillic":
            core = _letters(number, _CYRILLIC)
        case "abjad":
            core = _letters(number, _ABJAD)
        case "han":
            return chr(0x3220 + number - 1) if number <= 10 else f"({_han(number)})" if number < 100 else f"({number})"
        case _:
            core = kind
    return before + core + after


LABEL = re.compile(
    r"\((?:[a-z]{1,3}|[ivxlcdm]{1,9}|[A-Z]{1,2}|[IVXLC]{1,8}|\d{1,3}|[а-я]{1,2}|[ء-ي]{1,2}ـ?|[一二三四五六七八九十]{1,3})\)"
    r"|(?:[a-z]{1,2}|[ivxlcdm]{1,9}|[A-Z]{1,2}|[IVXLC]{1,8}|\d{1,5}|[а-я]{1,2})[.)]"
    r"|’\d{1,3}‘|[㈠-㈩]|[•–]"
)
"""What a typed label of a list looks like."""


@cache
def label_places(label: str) -> tuple[tuple[str, int], ...]:
    """Each style of which `label` is a label, with its place in the count: "(i)" is 9 in "(a)" and 1 in "(i)"."""
    found = []
    for style, (before, kind, after) in _KINDS.items():
        if not (label.startswith(before) and label.endswith(after) and len(label) > len(before) + len(after) - 1):
            continue
        core = label[len(before) : len(label) - len(after)]
        place = _place(kind, core)
        if place and style_label(style, place) == label:
            found.append((style, place))
    return tuple(found)


def _place(kind: str, core: str) -> int:
    if not core:
        return 0
    match kind:
        case "letter":
            return _letter_place(core, _LATIN)
        case "Letter":
            return _letter_place(core.lower(), _LATIN) if core.isupper() else 0
        case "cyrillic":
            return _letter_place(core, _CYRILLIC)
        case "abjad":
            return _letter_place(core, _ABJAD)
        case "roman":
            return _roman_place(core)
        case "Roman":
            return _roman_place(core.lower()) if core.isupper() else 0
        case "number":
            return int(core) if core.isascii() and core.isdigit() and len(core) < 6 else 0
        case "han":
            if len(core) == 1 and "㈠" <= core <= "㈩":
                return ord(core) - 0x3220 + 1
            return next((n for n in range(11, 100) if f"({_han(n)})" == core), 0) if core.startswith("(") else 0
        case _:
            return 1 if core == kind else 0


def _letter_place(core: str, alphabet: str) -> int:
    index = alphabet.find(core[0])
    return index + 1 + (len(core) - 1) * len(alphabet) if index >= 0 and set(core) == {core[0]} else 0


@cache
def _roman_place(core: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    if not core or any(c not in values for c in core) or len(core) > 12:
        return 0
    total = 0
    for here, after in zip(core, [*core[1:], ""], strict=True):
        value = values[here]
        total += -value if after and values[after] > value else value
    return total if 0 < total < 4000 and roman(total) == core else 0


def read_labels(labels: Sequence[str], default: str) -> tuple[str, tuple[str, ...]]:
    """The style of a list and each item's `number`, from the labels as printed ("" for none).

    An item whose label is what counting gives has number ""; one without a label is "unnumbered"; a variant of the
    label before ("(a) bis") has the variant; any other keeps its label, and the count goes on from there. Where the
    first label may be a letter or a roman number, the style that fits more of the labels wins, then `default`.
    """
    styles = dict.fromkeys(style for label in labels[:3] for style, _ in label_places(label.split(" ")[0]))
    best: tuple[str, tuple[str, ...]] | None = None
    fewest = len(labels) + 1
    for style in sorted(styles, key=lambda s: s != default):
        numbers = _numbers(labels, style)
        kept = sum(1 for n in numbers if n and n != UNNUMBERED and not VARIANT.fullmatch(n))
        if kept < fewest:
            best, fewest = (style, numbers), kept
    return best if best is not None else (default, _numbers(labels, default))


def _numbers(labels: Sequence[str], style: str) -> tuple[str, ...]:
    result = []
    count = 0
    for label in labels:
        if not label:
            result.append(UNNUMBERED)
            continue
        if label == style_label(style, count + 1):
            result.append("")
            count += 1
            continue
        core, _, variant = label.partition(" ")
        base = next((place for name, place in label_places(core) if name == style), 0)
        if base and VARIANT.fullmatch(variant) and base == (count + 1 if variant.startswith("ante") else count):
            result.append(variant)
            continue
        result.append(label)
        count = base or count + 1
    return tuple(result)


def next_count(number: str, style: str, count: int) -> int:
    """The count after an item with this stored `number`, when `count` items were counted before it."""
    if not number:
        return count + 1
    if number == UNNUMBERED or VARIANT.fullmatch(number):
        return count
    core = number.split(" ")[0]
    return next((place for name, place in label_places(core) if name == style), 0) or count + 1


def item_label(number: str, style: str, count: int) -> str:
    """The printed label of an item: `count` items were counted before it; empty for one without a label."""
    if not number:
        return style_label(style, count + 1)
    if number == UNNUMBERED:
        return ""
    if VARIANT.fullmatch(number):
        return f"{style_label(style, max(1, count + 1 if number.startswith('ante') else count))} {number}"
    return number

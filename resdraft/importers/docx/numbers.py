"""Automatic numbers of paragraphs as Word prints them: definitions, overrides, styles, restarts, running counts.

The rules are those of ISO/IEC 29500-1, 17.9. Lists that share a definition share its counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from resdraft.ooxml import Element, attribute, qn

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_DEEPEST = 12
"""How many definitions may refer to each other; a list that refers to itself ends there."""
_MOST = 100_000
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ALPHA = tuple("أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
_ABJAD = tuple("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
_HAN = "〇一二三四五六七八九"
_HAN_FORMATS = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "japaneseDigitalTenThousand",
        "koreanDigital2",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    }
)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int = -1
    """After which level (from 1) it begins again; 0 never; -1 after any higher one."""
    legal: bool = False
    left: int | None = None
    """Indent, twips, where the level has one; what is in the paragraph or its style goes before."""
    first: int | None = None


@dataclass(slots=True)
class _List:
    """A definition that paragraphs refer to by its id: its levels, and whose counts it shares."""

    levels: dict[int, Level]
    counts: str
    starts: dict[int, int] = field(default_factory=dict)
    """Levels that begin again with this number where the list is first used."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An automatic number."""

    label: str
    """As it is printed, "1.", "(a)"; a bullet is its sign."""
    level: int
    list: str
    """The id of the list."""
    bullet: bool = False
    left: int | None = None
    first: int | None = None


class Numbers:
    """Gives paragraphs their automatic numbers, in the order of the text."""

    def __init__(self, numbering: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        if numbering is not None:
            self._abstract = {attribute(a, "w:abstractNumId"): a for a in numbering.findall(qn("w:abstractNum"))}
            self._nums = {attribute(n, "w:numId"): n for n in numbering.findall(qn("w:num"))}
        self._by_style = {
            attribute(a.find(qn("w:styleLink")), "w:val"): key
            for key, a in self._abstract.items()
            if a.find(qn("w:styleLink")) is not None
        }
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def level_of_style(self, num: str, style: str) -> int | None:
        """The level of a list that a paragraph style is bound to."""
        found = self._nums.get(num)
        key = "" if found is None else attribute(found.find(qn("w:abstractNumId")), "w:val")
        abstract = self._abstract.get(key)
        if abstract is None:
            return None
        for level in abstract.findall(qn("w:lvl")):
            if attribute(level.find(qn("w:pStyle")), "w:val") == style:
                return _whole(attribute(level, "w:ilvl"), 0)
        return None

    def take(self, num: str, level: int) -> Printed | None:
        """The number of the next paragraph of a list; None where there is no such list, or it prints nothing."""
        found = self._list(num)
        if found is None:
            return None
        level = min(max(level, 0), _LEVELS - 1)
        counts = self._counts.setdefault(found.counts, {})
        if num not in self._begun:
            self._begun.add(num)
            for each, start in found.starts.items():
                counts[each] = start - 1
        here = found.levels.get(level, Level(text=f"%{level + 1}."))
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            rule = found.levels.get(deeper, Level()).restart
            if deeper in counts and rule != 0 and (rule == -1 or level < rule):
                del counts[deeper]
        label = self._label(found, here, level, counts)
        bullet = here.form == "bullet"
        return Printed(label, level, num, bullet, here.left, here.first) if label or bullet else None

    def _label(self, found: _List, here: Level, level: int, counts: dict[int, int]) -> str:
        if here.form == "bullet":
            return here.text
        if here.form == "none":
            return _PLACE.sub("", here.text).strip()

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at > level:
                return ""
            that = found.levels.get(at, Level())
            value = counts.setdefault(at, that.start) if at < level else counts[at]
            return printed_number(value, "decimal" if here.legal and that.form != "none" else that.form)

        return _PLACE.sub(number, here.text).strip()

    def _list(self, num: str) -> _List | None:
        if num not in self._lists:
            self._lists[num] = self._read(num)
        return self._lists[num]

    def _read(self, num: str) -> _List | None:
        found = self._nums.get(num)
        if found is None or num == "0":
            return None
        key = attribute(found.find(qn("w:abstractNumId")), "w:val")
        levels: dict[int, Level] = {}
        for _ in range(_DEEPEST):
            abstract = self._abstract.get(key)
            if abstract is None:
                return None
            link = attribute(abstract.find(qn("w:numStyleLink")), "w:val")
            if not link or self._by_style.get(link) in (None, key):
                levels = {_whole(attribute(e, "w:ilvl"), 0): _level(e) for e in abstract.findall(qn("w:lvl"))}
                break
            key = self._by_style[link]
        starts: dict[int, int] = {}
        for override in found.findall(qn("w:lvlOverride")):
            at = _whole(attribute(override, "w:ilvl"), 0)
            changed = override.find(qn("w:lvl"))
            if changed is not None:
                levels[at] = _level(changed)
            if (start := override.find(qn("w:startOverride"))) is not None:
                starts[at] = _whole(attribute(start, "w:val"), 1)
            elif changed is not None:
                starts[at] = levels[at].start
        return _List(levels, key, starts)


def _level(element: Element) -> Level:
    def value(name: str, default: str = "") -> str:
        return attribute(element.find(qn(f"w:{name}")), "w:val", default)

    indent = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    hanging = attribute(indent, "w:hanging")
    return Level(
        form=value("numFmt", "decimal"),
        text=value("lvlText"),
        start=_whole(value("start", "1"), 1),
        restart=_whole(value("lvlRestart", "-1"), -1),
        legal=element.find(qn("w:isLgl")) is not None,
        left=twips(attribute(indent, "w:left") or attribute(indent, "w:start")),
        first=-(twips(hanging) or 0) if hanging else twips(attribute(indent, "w:firstLine")),
    )


def _whole(value: str, default: int) -> int:
    try:
        return max(-1, min(int(value), _MOST))
    except ValueError:
        return default


_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}


def twips(value: str) -> int | None:
    """A measure in twips; strict files have them with their unit ("12pt"). None for what is none."""
    try:
        if value[-2:] in _UNITS:
            return round(float(value[:-2]) * _UNITS[value[-2:]])
        return round(float(value)) if value else None
    except (ValueError, OverflowError):
        return None


@cache
def printed_number(value: int, form: str) -> str:
    """A number in one of Word's formats (ISO/IEC 29500-1, 17.18.59); a format that is not known is decimal."""
    if value < 1 or value > _MOST:
        return str(value)
    match form:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            roman = _roman(value)
            return roman.upper() if form == "upperRoman" else roman
        case "decimalZero":
            return f"{value:02d}"
        case "russianLower" | "russianUpper":
            letter = _RUSSIAN[(value - 1) % len(_RUSSIAN)]
            return letter.upper() if form == "russianUpper" else letter
        case "arabicAlpha":
            return _ALPHA[(value - 1) % len(_ALPHA)]
        case "arabicAbjad":
            return _ABJAD[(value - 1) % len(_ABJAD)]
        case "ordinal":
            ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
            return f"{value}{ending}"
        case "none":
            return ""
        case "ideographEnclosedCircle":
            return chr(ord("㈠") + value - 1) if value <= 10 else _han(value)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return chr(ord("①") + value - 1) if value <= 20 else str(value)
    return _han(value) if form in _HAN_FORMATS else str(value)


def _roman(value: int) -> str:
    found = ""
    for worth, sign in _ROMAN:
        while value >= worth and len(found) < 40:
            found, value = found + sign, value - worth
    return found


def _han(value: int) -> str:
    if value > 99:
        return "".join(_HAN[int(digit)] for digit in str(value))
    tens, ones = divmod(value, 10)
    head = ("" if tens == 1 else _HAN[tens]) + "十" if tens else ""
    return head + (_HAN[ones] if ones or not tens else "")

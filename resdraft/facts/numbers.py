"""Numbers of resolutions and decisions in running text, in the six languages."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cache

from resdraft.facts.series import roman_numeral, sc_year

Found = tuple[int, int, str, str]
"""Start, end, kind and key of a citation."""

_WORDS = {
    "en": (r"\bresolutions?\b", r"\bdecisions?\b"),
    "fr": (r"\brésolutions?\b", r"\bdécisions?\b"),
    "es": (r"\bresoluci(?:ón|ones)\b", r"\bdecisi(?:ón|ones)\b"),
    "ru": (r"\bрезолюци\w*", r"\bрешени\w*"),
    "ar": (r"(?<!\w)[وفبلك]{0,2}(?:ال|ل)?قرار\w*", r"(?<!\w)[وفبلك]{0,2}(?:ال|ل)?مقرر\w*"),
    "zh": (r"决议", r"决定"),
}
"""The words for "resolution" and "decision" in all their forms."""

_ARABIC_LETTERS = (
    "ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون سين عين فاء صاد قاف راء شين تاء ثاء خاء ذال ضاد"
)
_ARABIC_PARTS = {name: chr(ord("A") + index) for index, name in enumerate(_ARABIC_LETTERS.split(" "))}
_CYRILLIC_PARTS = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")

_NUMBER = re.compile(
    r"""(?<![\d/.A-Za-z])(?<!no[ ])(?<!n°[ ])(?<!№[ ])(?:
      (?P<council>\d{1,4})[ \u200e\u200f]?\([ ]?(?P<year>(?:19|20)\d\d)[ ]?\)
    | (?P<old>\d{1,4})(?:[ ]?(?P<old_part>{part}))?[ ]?\((?P<roman>(?:S-|ES-)?[IVXLC]+|(?:د|دإ|دإط)[ ]?[-–]\d{1,2})\)
    | (?P<slash>(?:(?:S|ES|SS|EC|دإط|دإ)-)?\d{1,4}/(?:(?:CP|CMP|CMA|COP)\.\d{1,2}|\d{1,4}))(?!\d|/\d)
      (?:[ ]?(?P<part>{part})(?![A-Za-z\u0400-\u052f\u0620-\u06ff’'-]|\.\w))?
    | (?<!\()(?P<bare>\d{3,4})(?![\d/A-Za-z]|[.,]\d)
    )""".replace("{part}", rf"(?:[A-Z]-)?[A-Z]|[АВСЕНКМОРТХ]|{'|'.join(_ARABIC_PARTS)}"),
    re.VERBOSE,
)
_GAP = re.compile(r"(?:[^;.:\d]|\d(?!\d{0,3}/\d)){0,75}")
"""What may stand between the word, or a number, and a next number: part of a sentence."""
_LONG_GAP = re.compile(r"[^;.:]{0,400}")
"""The same where the number has its date, so that titles may stand between."""
_DATED = re.compile(r"[^\d;.:]{1,20}\d{1,2}(?:er|º)?\s[^\d;.]{2,25}(?:19|20)\d\d")
_BESIDE = re.compile(r"[\s,،、]{0,2}(?:(?:and|or|et|ou|y|e|o|и|или|و|أو|和|及|与|以及|第|nos?\.?)[\s,]?){0,2}")
"""What may stand between numbers of which the second is bare."""
_SPAN_OF_YEARS = re.compile(r"((?:19|20)\d\d)/(?:\d\d)?(\d\d)")
_CHINESE_GAP = re.compile(r"[^。；;]{0,900}?(决议|决定)")
_ASSEMBLY = re.compile(r"(?:Assembl|Asamblea|Ассамбле|الجمعية|大会)\S*\s\S*\s?$")


def cited_numbers(text: str, language: str) -> Iterator[Found]:
    """Resolutions and decisions cited in `text`, whose blanks and hyphens are plain; nothing in other languages."""
    if language == "zh":
        yield from _before_words(text)
    elif language in _WORDS:
        yield from _after_words(text, language)


def _after_words(text: str, language: str) -> Iterator[Found]:
    """The word or the citation before each number decides; citations found carry the list on."""
    words = deque((match.end(), match.lastgroup or "") for match in _words(language).finditer(text))
    reach, word_end, kind = -1, 0, ""
    for match in _NUMBER.finditer(text):
        while words and words[0][0] <= match.start():
            reach, kind = words.popleft()
            word_end = reach
        dated = _DATED.match(text, match.end())
        near = reach >= 0 and (_LONG_GAP if dated else _GAP).fullmatch(text, reach, match.start()) is not None
        beside = near and _BESIDE.fullmatch(text, reach, match.start()) is not None
        of_assembly = _ASSEMBLY.search(text, max(0, word_end - 60), word_end) is not None
        if key := _key(match, near, beside, of_assembly=of_assembly):
            if language == "ar" and match["slash"]:
                key = _session_first(key, int(dated[0][-4:]) if dated else 0)
            yield match.start(), match.end(), kind if near else "resolution", key
            reach = match.end()


def _before_words(text: str) -> Iterator[Found]:
    """Chinese, 第70/1号决议: the word stands after the numbers, 第 before and 号 after them or their list."""
    for match in _NUMBER.finditer(text):
        word = _CHINESE_GAP.match(text, match.end())
        first = text[match.start() - 1 : match.start()] == "第"
        marked = first or "号" in text[match.end() : match.end() + 8]
        near = word is not None and (marked or bool(match["council"]))
        if key := _key(match, near, near and first, of_assembly=False):
            decided = word is not None and word[1] == "决定"
            yield match.start(), match.end(), "decision" if decided else "resolution", key


@cache
def _words(language: str) -> re.Pattern[str]:
    resolution, decision = _WORDS[language]
    return re.compile(f"(?P<resolution>{resolution})|(?P<decision>{decision})", re.IGNORECASE)


def _key(match: re.Match[str], near: bool, beside: bool, *, of_assembly: bool) -> str:
    """The key of a number if it is a citation where it stands, else ""."""
    if match["council"]:
        known, year = sc_year(int(match["council"])), int(match["year"])
        return f"{match['council']} ({year})" if near or (known and abs(known - year) <= 1) else ""
    if match["old"]:
        number = match["old"] + _part(match["old_part"])
        return f"{number} ({_session(match['roman'])})" if near or len(match["old"]) > 1 else ""
    if match["bare"]:
        year_of = None if of_assembly else sc_year(int(match["bare"]))
        return f"{match['bare']} ({year_of})" if beside and year_of else ""
    if not near or (not beside and _is_span(match["slash"])):
        return ""
    return match["slash"].replace("دإط", "ES").replace("دإ", "S") + _part(match["part"])


def _session_first(key: str, year: int) -> str:
    """Arabic texts of the Human Rights Council print 149/62 for 62/149: the size of the numbers, or the year of the
    date that follows, tells which of them is the session."""
    numbers, blank, part = key.partition(" ")
    first, _, second = numbers.partition("/")
    if not first.isdigit() or not second.isdigit() or len(first) == 4:
        return key
    longer = len(second) == 4 or (len(first) == 3 and len(second) < 3)
    turned = longer or _fits(second, year) > _fits(first, year)
    return f"{second}/{first}{blank}{part}" if turned else key


def _fits(session: str, year: int) -> bool:
    """Whether a session of the Assembly, or of the Human Rights Council (three a year from 2006 on), met that year."""
    number = int(session)
    return number in (year - 1945, year - 1946) or (year > 2005 and abs(number - 3 * (year - 2006)) <= 3)


def _part(letters: str | None) -> str:
    """The letter of a text in parts, as in English."""
    if not letters:
        return ""
    return " " + (_ARABIC_PARTS.get(letters) or letters.translate(_CYRILLIC_PARTS))


def _session(session: str) -> str:
    """The session in Roman numerals: Arabic prints (د-15) for (XV), (دإ-4) for (S-IV), (دإط-5) for (ES-V)."""
    digits = "".join(filter(str.isdigit, session))
    if not digits:
        return session
    special = "ES-" if "ط" in session else "S-" if "إ" in session else ""
    return special + roman_numeral(int(digits))


def _is_span(slash: str) -> bool:
    """Whether it reads as two years in a row ("2023/24") or round the clock rather than as a number."""
    span = _SPAN_OF_YEARS.fullmatch(slash)
    return slash == "24/7" or (span is not None and int(span[2]) == (int(span[1]) + 1) % 100)

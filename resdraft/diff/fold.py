"""Folding: what differs only in shape counts as the same, and every folded character knows its place in the text.

Folded: NFC; no-break, thin and ideographic blanks; U+2010 and U+2011; shapes of quotation marks and apostrophes. Bidi
marks, soft hyphens, zero-width characters and the Arabic letter stretcher go, and so do the blanks that French
typography sets before ; : ! ? % and inside « », which belong to their sign.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r"
_SHAPES = str.maketrans(
    {
        **dict.fromkeys(_BLANKS, " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("“”„‟«»＂", '"'),
        **dict.fromkeys("‘’‚‛‹›ʼ＇", "'"),
    }
)
"""One character for one character, so that places stay."""
_GONE = "\u00ad\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_IGNORED = re.compile(f"[{_GONE}]")

_BEFORE_SIGN = re.compile(f"[ {_BLANKS}]+(?=[;:!?%»›])")
_AFTER_SIGN = re.compile(f"(?<=[«‹])[ {_BLANKS}]+")

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af"
_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_LETTERS = f"(?:[^\\W{_CJK}]++|[{_COMBINING}]++)++"
_WORD = f"{_LETTERS}(?:[-/.']{_LETTERS}|(?<=\\d),(?=\\d{{3}}(?!\\d)){_LETTERS})*"
_LATIN_WORD = r"\w+(?:[-/.']\w+|(?<=\d),(?=\d{3}(?!\d))\w+)*"
_GROUPED = r"\d{1,3}(?:[ ]\d{3})++(?!\w|[-/.,']\w)"
"""A number whose thousands are set apart by blanks."""
_LATIN_TOKEN = re.compile(rf"{_GROUPED}|{_LATIN_WORD}|[ ]+|[^ ]", re.DOTALL)
_LATIN_WORDS = re.compile(_LATIN_WORD)
_BEYOND_LATIN = "\u0300"
"""The first character of which a word may be made otherwise: a combining one, then other scripts."""
_LINKING = (
    "of|the|and|on|for|in|to|its|with|against|de|du|des|la|le|les|et|sur|pour|y|los|las|el|del|en|para|по|и|о|в|на"
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_NAME = re.compile(rf"(?<=\w )(?:{_CAPITAL}[\w'/-]*)(?: (?:(?:{_LINKING}|l'|d') )*{_CAPITAL}[\w'/-]*){{2,}}")
_STEM = 5
_PARTICLES = re.compile("^(?:[وفبك]?ال|[وف]?لل|[وف])(?=[\u0621-\u064a]{3})")
_FIRST_ARABIC = "\u0600"
FIRST_CHINESE = "\u3005"
_MANY_BLANKS = re.compile("  +")


@cache
def _any_script() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of tokens and of words in any script; slow to compile, and texts in Latin letters do without."""
    return re.compile(f"{_GROUPED}|[{_CJK}]|{_WORD}|[ ]+|[^ ]", re.DOTALL), re.compile(f"[{_CJK}]|{_WORD}")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where its characters come from."""

    text: str
    places: tuple[int, ...] | None = None
    """For each folded character, and for the end, its place in the text as stored; None where they are the same."""

    def place(self, index: int) -> int:
        """Where the folded character at `index` stands in the text as stored."""
        return self.places[index] if self.places is not None else index


def fold(plain: str) -> Folded:
    """The text folded character by character; runs of blanks stay as long as they are."""
    loose = _BEFORE_SIGN.search(plain) is not None
    if plain.isascii() and not loose:
        return Folded(plain.translate(_SHAPES) if "\t" in plain or "\n" in plain else plain)
    text = plain.translate(_SHAPES)
    loose = loose or _AFTER_SIGN.search(plain) is not None
    if not loose and not _IGNORED.search(text) and unicodedata.is_normalized("NFC", text):
        return Folded(text)
    return _with_places(text, _span_places(_BEFORE_SIGN, plain), _span_places(_AFTER_SIGN, plain))


def _span_places(pattern: re.Pattern[str], plain: str) -> frozenset[int]:
    return frozenset(place for match in pattern.finditer(plain) for place in range(*match.span()))


@lru_cache(maxsize=4096)
def folded_words(plain: str) -> str:
    """The text as it is compared: folded, one blank for a run of them, none at the edges."""
    return _MANY_BLANKS.sub(" ", fold(plain).text).strip(" ")


def _with_places(text: str, before_sign: Collection[int], after_sign: Collection[int]) -> Folded:
    """Without the characters that are ignored, clusters composed; a sign begins with the blank before it."""
    kept: list[str] = []
    places: list[int] = []
    cluster, start = "", 0
    blank = -1
    for index, char in enumerate(text):
        if index in before_sign:
            blank = index if blank < 0 else blank
            continue
        if index in after_sign or _IGNORED.match(char):
            continue
        if cluster and not _joins(cluster, char):
            _compose(cluster, start, kept, places)
            cluster = ""
        if not cluster:
            start, blank = (index if blank < 0 else blank), -1
        cluster += char
    if cluster:
        _compose(cluster, start, kept, places)
    if places:
        places[0] = 0
    return Folded("".join(kept), (*places, len(text)))


def _joins(cluster: str, char: str) -> bool:
    """Whether a character becomes one with the characters before it."""
    if char.isascii():
        return False
    if unicodedata.combining(char):
        return True
    composed = unicodedata.normalize("NFC", cluster[-1] + char)
    return len(composed) < 2


def _compose(cluster: str, start: int, kept: list[str], places: list[int]) -> None:
    composed = unicodedata.normalize("NFC", cluster)
    kept.append(composed)
    places.extend([start] * len(composed))


def tokens(folded: str) -> list[str]:
    """The folded text cut into words (inner / ' - . and thousands' commas kept), CJK characters, blanks and signs.

    Joined again the tokens are the text.
    """
    return (_LATIN_TOKEN if _is_latin(folded) else _any_script()[0]).findall(folded)


def words(folded: str) -> list[str]:
    """The words alone, in lower case: what two clauses are known by."""
    low = folded.lower()
    return (_LATIN_WORDS if _is_latin(low) else _any_script()[1]).findall(low)


@cache
def stem(word: str) -> str:
    """What the forms of a word have in common, roughly: its first letters; a word with figures whole.

    In Arabic without the article and the particles that are written as part of the word.
    """
    if not word.isalpha():
        return word
    return (_PARTICLES.sub("", word) if word[0] >= _FIRST_ARABIC else word)[:_STEM]


def names(folded: str) -> list[tuple[int, int]]:
    """Where long names stand ("Commission on Crime Prevention and Criminal Justice"): from which to which word."""
    if not (spans := [match.span() for match in _NAME.finditer(folded)]):
        return []
    pattern = _LATIN_WORDS if _is_latin(folded) else _any_script()[1]
    starts = [match.start() for match in pattern.finditer(folded)]
    return [(bisect_left(starts, begin), bisect_left(starts, end)) for begin, end in spans]


def _is_latin(folded: str) -> bool:
    return folded.isascii() or max(folded) < _BEYOND_LATIN


def is_word(token: str) -> bool:
    """Whether a token is more than blanks or a sign."""
    return token[0].isalnum() or (len(token) > 1 and any(c.isalnum() for c in token))


def is_chinese(token: str) -> bool:
    """Whether a token is a Chinese or Japanese character, which is a token by itself."""
    return len(token) == 1 and token >= FIRST_CHINESE and token.isalpha()

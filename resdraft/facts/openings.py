"""Openers: the listed phrases, and which of them a paragraph begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from resdraft.facts.tables import rows

if TYPE_CHECKING:
    from resdraft.model import Clause, Text

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
"""The languages that have a list of openers."""

_EMPHASIS = frozenset({"italic", "bold", "underline"})
_BEFORE = "\"'“”„‟‘’‚‛«»‹›「『《〈([{（［ \t\u00a0\u202f\u2009\u200e\u200f\u061c"
"""What may stand before the opener: quotation marks, opening brackets, blanks, direction marks."""
_AFTER = " \t\u00a0\u202f\u2009\u200e\u200f,;:،؛，；："
_DIRECTION_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_LEADING_ADVERB = {
    "en": re.compile(r"also|further|again|furthermore|(?!(?:\w*nation|region|glob|loc|mutu|federal)\w*ly)[a-z]+ly"),
    "ru": re.compile(r"вновь|также|решительно|безоговорочно|настоятельно|по-прежнему"),
}
_CHINESE_ADVERB = re.compile(
    "(?:又|还|再次|继续|仍然|同样|在这方面)?(?:最?强烈地?|坚决|断然|明确|大力|紧急|高度|特别|非常|极为)?"
)
_FOLLOWING_ADVERBS = {
    "fr": "également|en outre|aussi|par ailleurs|de nouveau|à nouveau|une nouvelle fois|une fois de plus",
    "es": "también|además|asimismo|nuevamente|de nuevo|una vez más",
    "ru": "также|далее|вновь",
    "ar": "أيضا|كذلك|من جديد|مجددا|مرة أخرى",
}
"""What extends a listed phrase to an opener. English has none after it: its list is nearly complete, and
"Requests further information" is not "Requests further"."""


@dataclass(frozen=True, slots=True)
class Opener:
    """A phrase with which paragraphs begin, as the adopted texts have it."""

    phrase: str
    kind: str
    """`preambular`, `operative`, or `both` (Chinese has one word for "Recalling" and "Recalls")."""
    strength: int | None
    """1 observes, 2 approves or invites, 3 recommends, 4 urges, 5 requests, 6 demands or condemns, 7 decides;
    None for recitals. In other languages that of the English equivalent."""
    intensity: int
    """0 plain, 1 strengthened ("strongly", "deep"), 2 the highest degree ("in the strongest terms")."""
    tone: str
    """`approving`, `neutral`, `concerned` or `condemning`."""
    count: int
    """Paragraphs that begin with it in the texts counted; 0 for phrases that only conferences (Model UN) teach."""
    english: str
    """The phrase itself, or the commonest English equivalent."""


@cache
def openers(language: str) -> tuple[Opener, ...]:
    """All listed openers of a language (`en`, `fr`, `es`, `ru`, `ar`, `zh`), the commonest first; () for any other."""
    return tuple(
        Opener(phrase, kind, int(strength) if strength else None, int(intensity), tone, int(count), english or phrase)
        for phrase, kind, strength, intensity, tone, count, english, _ in opener_rows(language)
    )


@cache
def opener_rows(language: str) -> tuple[list[str], ...]:
    """The rows of the list: phrase, kind, strength, intensity, tone, count, english, base."""
    return tuple(rows(f"openers_{language}")) if language in LANGUAGES else ()


def opener_at_start(plain: str, language: str, kind: str = "") -> str:
    """The words at the start of `plain` that are the longest listed opener there, "" if there is none.

    They are returned as they stand in `plain`. Case is ignored, no-break blanks count as blanks, U+2011 as a
    hyphen, leading blanks do not count; the phrase ends at the end of a word (Chinese: anywhere). With `kind`
    (`preambular` or `operative`) only phrases of that kind, or of both, count. An adverb before a listed phrase
    ("Kindly requests"), in French, Spanish, Russian and Arabic one after it ("exige de nouveau"), belongs to it.
    """
    if language == "zh":
        return _chinese_opener(plain, kind)
    tree = _tree(language, kind)
    original = plain.lstrip(_DIRECTION_MARKS)[:_HEAD].split()
    words = fold(" ".join(original)).split(" ")
    count, rest = _walk(tree, words)
    if not count and (adverb := _LEADING_ADVERB.get(language)) and adverb.fullmatch(words[0]):
        count, rest = _walk(tree, words[1:])
        count += bool(count)
    if count and not rest and language in _FOLLOWING_ADVERBS:
        added, rest = _walk(_adverbs(language), words[count:])
        count += added
    return _first_words(plain, original, count, rest) if count else ""


def fold(phrase: str) -> str:
    """A phrase as the lists are searched: lower case, plain hyphens and apostrophes, no Arabic vowel signs."""
    folded = phrase.lower().replace("\u2011", "-").replace("’", "'").replace("\u00a0", " ")
    return folded if folded.isascii() else _VOWEL_SIGNS.sub("", folded)


_HEAD = 80
"""No opener is longer than this; the rest of a paragraph is not looked at."""
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0640\u00ad\u200b-\u200f\u2060\u202a-\u202e]")
_WORD = re.compile(r"[\w\u064b-\u0652'’\-\u2011]+")


_Tree = dict[str, "_Tree"]
"""Phrases by their first word, then by their second …; the key "" says that a phrase ends here."""


@cache
def _tree(language: str, kind: str) -> _Tree:
    return _tree_of(_phrases(language, kind))


@cache
def _adverbs(language: str) -> _Tree:
    return _tree_of(_FOLLOWING_ADVERBS[language].split("|"))


def _tree_of(phrases: Iterable[str]) -> _Tree:
    tree: _Tree = {}
    for phrase in phrases:
        node = tree
        for word in fold(phrase).split(" "):
            node = node.setdefault(word, {})
        node[""] = {}
    return tree


def _phrases(language: str, kind: str) -> Iterator[str]:
    return (row[0] for row in opener_rows(language) if not kind or row[1] in (kind, "both"))


def _walk(tree: _Tree, words: list[str]) -> tuple[int, str]:
    """How many words the longest phrase takes, and, where it takes only the start of the last one, that start."""
    node, best, best_rest = tree, 0, ""
    for index, word in enumerate(words, start=1):
        following = node.get(word)
        if following is None or not word[-1:].isalnum():
            start = _WORD.match(word)
            if start and start[0] != word and "" in node.get(start[0], ()):
                best, best_rest = index, start[0]
        if following is None:
            break
        if "" in following:
            best, best_rest = index, ""
        node = following
    return best, best_rest


def _first_words(plain: str, words: list[str], count: int, rest: str) -> str:
    """The first `count` words of `plain`, the last of them cut to its leading letters where `rest` says so."""
    begin = end = plain.index(words[0])
    for word in islice(words, count):
        begin_of_word = plain.index(word, end)
        end = begin_of_word + len(word)
    if rest and (start := _WORD.match(words[count - 1])):
        end = begin_of_word + start.end()
    return plain[begin:end]


@cache
def _chinese(kind: str) -> tuple[frozenset[str], dict[str, list[int]]]:
    phrases = frozenset(_phrases("zh", kind))
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return phrases, {first: sorted(found, reverse=True) for first, found in lengths.items()}


def _chinese_opener(plain: str, kind: str) -> str:
    phrases, lengths = _chinese(kind)
    plain = plain.lstrip().lstrip(_DIRECTION_MARKS)
    found = ""
    for begin in (0, _chinese_adverb_end(plain)):
        for length in lengths.get(plain[begin : begin + 1], ()):
            if begin + length > len(found) and plain[begin : begin + length] in phrases:
                found = plain[: begin + length]
                break
    return found


def _chinese_adverb_end(plain: str) -> int:
    found = _CHINESE_ADVERB.match(plain)
    return found.end() if found else 0


def opener(clause: Clause, language: str) -> str:
    """The opener of a clause: the emphasised words at its start, else the listed opener there, else "".

    Quotation marks, opening brackets and blanks before the emphasis do not count; runs with only blanks
    between them are one. A clause that is emphasised throughout says nothing by it: there the list decides first.
    """
    text = clause.text
    start = len(text.plain) - len(text.plain.lstrip(_BEFORE))
    end = _emphasis_end(text, start)
    run = text.plain[start:end].strip(_AFTER)
    if run and end < len(text.plain.rstrip(_AFTER + ".")):
        return run
    return opener_at_start(text.plain[start:], language) or run


def whole_opener(plain: str, found: str, language: str) -> str:
    """The opener `found` of a paragraph with all that governs it, as its words have it.

    Emphasis may end before the phrase does ("*Expressing* grave concern", "*Strongly* urges"); a degree that follows
    ("in the strongest terms") belongs to it.
    """
    start = plain.find(found) if found else -1
    if start < 0:
        return found
    listed = opener_at_start(plain[start:], language)
    longer = len(listed) > len(found) and fold(listed).startswith(fold(found))
    end = start + len(listed if longer else found)
    degree = _DEGREE.match(plain, end) if language == "en" else None
    return plain[start : degree.end() if degree else end]


_DEGREE = re.compile(r",? (?:and )?in the strongest (?:possible )?terms")


def _emphasis_end(text: Text, start: int) -> int:
    """Where the emphasis that lies over `start` ends, blanks between runs bridged; `start` if none lies there."""
    end, plain = start, text.plain
    for mark in sorted((m.start, m.end) for m in text.marks if m.kind in _EMPHASIS):
        if mark[0] > end and (end == start or plain[end : mark[0]].strip()):
            break
        end = max(end, mark[1])
    return end


def is_preambular(opener: str, language: str) -> bool | None:
    """Whether the phrase opens preambular paragraphs (True) or operative ones (False); None if both or not listed."""
    before = opener_at_start(opener, language, "preambular")
    after = opener_at_start(opener, language, "operative")
    return None if len(before) == len(after) else len(before) > len(after)

"""Tokens as single characters, so that what compares characters compares tokens and never cuts a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from resdraft.diff.fold import is_chinese, is_word

MARK = "\x00"
"""A longer token that begins with it stands for no words, but for a border between texts."""
_DECISIVE_WORDS = (
    "not no nor never none neither cannot shall should may must without unless except "
    "ne pas ni sans sauf sin nunca не ни без кроме لا لم لن ليس دون 不 未 无 勿 非 nicht kein keine ohne"
)
_DECISIVE = frozenset(_DECISIVE_WORDS.split())
"""Words that turn a provision round: they stay visible when they stay, never hidden in a larger change."""
_SMALL = Path(__file__).parent / "data" / "small_words.tsv"
_WORD, _LETTER, _LONG_WORD, _SMALL_WORD = 30, 2, 54, 12
_CHARACTER, _SMALL_CHARACTER, _SIGN, _DECIDES = 18, 6, 4, 80
_ROOM = {"word": (0x4E00, 20_000, 0x20000), "sign": (0xE000, 6_000, 0xF0000)}
"""For words letters and for signs characters that are none: where they begin, how many there are, where more are."""


class Alphabet:
    """One character for each token: for a word a letter, so that edits can be shifted to the edge of a sign."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self.marks: set[str] = set()
        """What stands for no words."""
        self.keep: set[str] = set()
        """What is never given as gone and come again: numbers and decisive words."""
        self.low: dict[int, str] = {}
        """For words with capitals the same words without, as `str.translate` takes it."""
        self.saved: dict[str, int] = {}
        """What is saved by keeping a token instead of striking it and putting it back."""

    def encode(self, tokens: Iterable[str]) -> str:
        """The tokens as one string; blanks are left out."""
        return "".join([self._codes.get(token) or self._enter(token) for token in tokens if token != " "])

    def code(self, token: str) -> str:
        """What stands for a token; empty if it was not seen."""
        return self._codes.get(token, "")

    def words(self, run: str) -> list[str]:
        """The words of an encoded run, signs and marks left out."""
        return [word for character in run if (word := self._words.get(character))]

    def is_word(self, code: str) -> bool:
        """Whether a code stands for a word."""
        return code in self._words

    def saved_by(self, run: str) -> int:
        """What is saved by keeping an encoded run."""
        return sum(map(self.saved.__getitem__, run))

    def _enter(self, token: str) -> str:
        is_mark = len(token) > 1 and token[0] == MARK
        word = not is_mark and is_word(token)
        first, room, more = _ROOM["word" if word else "sign"]
        count = len(self._codes)
        code = self._codes[token] = chr(first + count if count < room else more + count)
        if word:
            self._words[code] = token
        if is_mark:
            self.marks.add(code)
        decisive = word and is_decisive(token)
        if decisive:
            self.keep.add(code)
        self.saved[code] = _DECIDES if decisive else _saved(token) if word else _SIGN
        if word and (small := token.lower()) != token:
            self.low[ord(code)] = self._codes.get(small) or self._enter(small)
        return code


def is_decisive(word: str) -> bool:
    """Whether a word is a number or turns a provision round."""
    return word.lower() in _DECISIVE or (not word.isalpha() and any(map(str.isdigit, word)))


def _saved(word: str) -> int:
    if is_chinese(word):
        return _SMALL_CHARACTER if is_small(word) else _CHARACTER
    return _SMALL_WORD if is_small(word) else min(_WORD + _LETTER * len(word), _LONG_WORD)


def is_small(word: str) -> bool:
    """Whether a word says little by itself: an article, a preposition, a conjunction, in any of the languages."""
    return word.lower() in _small_words()


@cache
def _small_words() -> frozenset[str]:
    lines = _SMALL.read_text(encoding="utf-8").split("\n")[2:]
    return frozenset(word for line in lines for word in line.partition("\t")[2].split(" "))

"""Tokens as single characters, so that what compares characters compares tokens and never cuts a word."""

from __future__ import annotations

from collections.abc import Iterable

from resdraft.diff.fold import is_word

MARK = "\x00"
"""A longer token that begins with it stands for no words, but for a border between texts."""
_DECISIVE_WORDS = (
    "not no nor never none neither cannot shall should may must without unless except "
    "ne pas ni sans sauf sin nunca не ни без кроме لا لم لن ليس دون 不 未 无 勿 非 nicht kein keine ohne"
)
_DECISIVE = frozenset(_DECISIVE_WORDS.split())
"""Words that turn a provision round: they stay visible when they stay, never hidden in a larger change."""
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

    def encode(self, tokens: Iterable[str]) -> str:
        """The tokens as one string; blanks are left out."""
        return "".join([self._codes.get(token) or self._enter(token) for token in tokens if token != " "])

    def code(self, token: str) -> str:
        """What stands for a token; empty if it was not seen."""
        return self._codes.get(token, "")

    def words(self, run: str) -> list[str]:
        """The words of an encoded run, signs and marks left out."""
        return [word for character in run if (word := self._words.get(character))]

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
        if word and _is_decisive(token):
            self.keep.add(code)
        return code


def _is_decisive(word: str) -> bool:
    return word.lower() in _DECISIVE or (not word.isalpha() and any(map(str.isdigit, word)))

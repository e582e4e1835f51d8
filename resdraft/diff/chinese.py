"""Where Chinese words begin and end, which are written without blanks: by a table of words counted in resolutions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from resdraft.diff.fold import FIRST_CHINESE, is_chinese

_TABLE = Path(__file__).parent / "data" / "chinese_words.tsv"
_LONGEST = 3


def borders_inside_words(tokens: Sequence[str]) -> frozenset[int]:
    """The borders that a word runs over, by the number of the token behind each; from the left the longest words."""
    if max(tokens, default="") < FIRST_CHINESE:
        return frozenset()
    known = _words()
    found: list[int] = []
    at = 0
    while at < len(tokens):
        sizes = range(min(_LONGEST, len(tokens) - at), 1, -1) if is_chinese(tokens[at]) else ()
        size = next((size for size in sizes if "".join(tokens[at : at + size]) in known), 1)
        found += range(at + 1, at + size)
        at += size
    return frozenset(found)


@cache
def _words() -> frozenset[str]:
    return frozenset(_TABLE.read_text(encoding="utf-8").partition("\nwords\n")[2].split())

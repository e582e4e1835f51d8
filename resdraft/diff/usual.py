"""How usual a word is in resolutions: the background against which the words of two short texts are weighed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from resdraft.diff.fold import stem

_TABLE = Path(__file__).parent / "data" / "usual_words.tsv"


@cache
def usual_shares(language: str) -> dict[str, float]:
    """The share of clauses that have a word, by its stem, for the usual words of a language; empty if not counted."""
    found: dict[str, float] = {}
    for line in _TABLE.read_text(encoding="utf-8").split("\n")[2:]:
        if line.startswith(language + "\t"):
            _, share, words = line.split("\t")
            for word in map(stem, words.split(" ")):
                found[word] = max(found.get(word, 0.0), float(share))
    return found

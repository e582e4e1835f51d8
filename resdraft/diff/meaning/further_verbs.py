"""The verbs that follow a clause's opener ("and requests"), and what each verb of a clause governs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resdraft.diff.meaning.passage import Passage, Side
from resdraft.facts import opener_at_start, openers

_AND = {"en": "and", "fr": "et", "es": "[ye]"}
_IN_THIS = r"(?:in (?:this|that) (?:regard|respect|context),? |à cet égard,? |en este sentido,? |a este respecto,? )?"
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a al and as at by de del des du en et for in it its la las le les los of on or que son su sur that the their"
        " to upon with y à",
    )
)
_MEASURES = re.compile(r"taking (?:\w+ )?into|having regard|compte tenu|teniendo en cuenta", re.IGNORECASE)
"""What begins like a verb and is a condition."""
_FEW = 2
"""So many words after two verbs, kept beside each other, say that one took the place of the other."""
_MOST = 40
"""No more words of what a verb governs are looked at."""
_TOO_FEW = 3
_LONG = 400
MOST = 0.6
LITTLE = 0.4
"""Where less than this share of what a verb governs is kept, the clause says another thing; from `MOST` on the same."""


@dataclass(frozen=True, slots=True)
class Further:
    """A verb after the opener, where it stands in the words of its side."""

    words: str
    start: int
    end: int
    firm: bool
    """Whether it can be nothing but a verb of the clause: a finite one, or a participle after a comma."""


def further_verbs(side: Side, first: int) -> list[Further]:
    """The openers within the words of a side from `first` on: after a comma or "and", and those of further clauses."""
    if side.language not in _AND:
        return []
    found: list[Further] = []
    starts = [
        *((start, start) for start in side.starts[1:]),
        *(m.span() for m in _bound(side.language).finditer(side.low, first)),
    ]
    for begin, start in sorted(starts):
        head = side.text[start : start + 90]
        if head.split(" ", 1)[0].lower().strip(",") in _first_words(side.language):
            words = opener_at_start(head, side.language)
            if words and not _MEASURES.match(words) and (not found or found[-1].end <= start):
                firm = begin == start or side.text[begin] in ",;" or not words.split(" ")[-1].endswith("ing")
                found.append(Further(words, start, start + len(words), firm))
    return found


def replaced(
    found: Passage, old: list[Further], new: list[Further], *, certain: bool
) -> Iterator[tuple[Further, Further]]:
    """Each old verb with the new one in its place: the words right after both are the same, or else, where both changed
    at one place of a link that is `certain`, most of what they govern.
    """
    theirs = {tuple(start for start, _ in follow): verb for verb in new if (follow := _follow(found.new, verb.end))}
    rest: list[Further] = []
    for verb in old:
        partner = theirs.pop(tuple(found.moved_to(*span) for span in _follow(found.old, verb.end)), None)
        if partner:
            yield verb, partner
        else:
            rest.append(verb)
    for hunk in found.hunks if certain else ():
        here = [verb for verb in rest if hunk.old[0] <= verb.start < hunk.old[1]]
        there = [verb for verb in theirs.values() if hunk.new[0] <= verb.start < hunk.new[1]]
        if len(here) == len(there) == 1 and here[0].firm and there[0].firm:
            reach = _reach(here[0], old), _reach(there[0], new)
            if kept_share(found, *reach, unsure=0.0) >= MOST:
                yield here[0], there[0]


def _reach(verb: Further, verbs: list[Further]) -> tuple[int, int]:
    """What a verb governs: all up to the next."""
    return verb.end, min((other.start for other in verbs if other.start > verb.start), default=verb.end + _LONG)


def _follow(side: Side, end: int) -> tuple[tuple[int, int], ...]:
    """The places of the first words that say something after a verb."""
    spans = [m.span() for m in _WORD.finditer(side.low, end, end + 120) if m[0] not in _SMALL][:_FEW]
    return tuple(spans) if len(spans) == _FEW else ()


def kept_share(found: Passage, old: tuple[int, int], new: tuple[int, int], *, unsure: float = 1.0) -> float:
    """How much of what a verb governs is on both sides, from 0 to 1; `unsure` where too little stands there to say."""
    one, two = (_governed(side, *span) for side, span in ((found.old, old), (found.new, new)))
    few = min(len(one), len(two))
    return unsure if few < _TOO_FEW else len(one & two) / few


def _governed(side: Side, start: int, end: int) -> frozenset[str]:
    words = (m[0].rstrip("s") for m in _WORD.finditer(side.low, start, end) if m[0] not in _SMALL)
    return frozenset(word for _, word in zip(range(_MOST), words, strict=False))


@cache
def _bound(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[,;] (?:{_AND[language]} )?|\b{_AND[language]} ){_IN_THIS}(?=[^\W\d_])")


@cache
def _first_words(language: str) -> frozenset[str]:
    """The words with which openers begin."""
    return frozenset(opener.phrase.split(" ")[0].lower() for opener in openers(language))

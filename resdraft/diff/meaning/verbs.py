"""The governing verb of a clause: stronger, weaker, or another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from resdraft.diff.comparison import Change, Weight
from resdraft.diff.fold import folded_words
from resdraft.diff.meaning.further_verbs import LITTLE, Further, further_verbs, kept_share, replaced
from resdraft.diff.meaning.passage import Passage, Side
from resdraft.diff.units import Unit
from resdraft.facts import HouseStrengths, Strength, opener_at_start, strength

_TWO_STEPS = 2
_STEM = 4
_FEW = 3
"""So many words after two verbs, if alike, say that one took the place of the other."""
_ENDING = re.compile(r"(?:ing|es|s|ed)$")
_JOINING = re.compile(
    r"\b(?:also|further|furthermore|again|additionally|moreover|in (?:this|that) (?:regard|respect|context)"
    r"|également|en outre|aussi|par ailleurs|de nouveau|à nouveau|une nouvelle fois|une fois de plus"
    r"|también|además|asimismo|nuevamente|de nuevo|una vez más|также|далее|вновь|أيضا|كذلك)\b,? ?"
)
_DEGREE = {
    "fr": re.compile(
        r" (?:avec la plus (?:grande|vive) (?:fermeté|énergie|vigueur)"
        r"|dans les termes les plus (?:énergiques|vifs|fermes|forts)|fermement|catégoriquement|sans équivoque"
        r"|énergiquement|vivement|résolument|vigoureusement|instamment)\b"
    ),
    "es": re.compile(
        r" (?:en los términos más (?:enérgicos|fuertes|firmes)|con la mayor (?:firmeza|energía)"
        r"|[a-z]+(?:ica|irme|nda|ida|oca)mente)\b"
    ),
}
"""What strengthens a verb from behind, where the opener does not hold it; in English the look-up does."""
_TRAILING = re.compile(r"(?: (?:for|at|about|over|of|that|to|in|by|with))+$")
_SPELLING = re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing)\b)")
_AGAIN = re.compile(
    r"(?:\w+ )?(?:reiterat|recall|renew|reaffirm|repeat)(?:s|es|ing) (?:its|their) (?:\w+ )?(?:call|request|decision"
    r"|demand|appeal|invitation|encouragement|recommendation|condemnation|concern|support|commitment|authorization"
    r"|determination)s?"
    r"(?: in the strongest (?:possible )?terms)?(?: (?:for|upon|on|to|that)\b)?",
    re.IGNORECASE,
)
_AGAIN_IN = {
    "fr": re.compile(r"(?:réit|renouv)\w+ (?:(?:son|sa|ses) |l')[^\W\d]+", re.IGNORECASE),
    "es": re.compile(r"(?:reitera|renueva|renova)\w* sus? [^\W\d]+", re.IGNORECASE),
}
"""The same in other languages: what is said again is told, not weighed."""
_BASIS = re.compile(r"acting\b", re.IGNORECASE)
"""What grounds the clause stands before its verb: "Acting under Chapter VII of the Charter, decides"."""
_BASIS_AFTER = re.compile(r", acting\b.*$", re.IGNORECASE)
"""… or after it: "Decides, acting under Chapter VII of the Charter, to"."""
_FEELING = r"(?:alarm|concern|dismay|indignation|outrage|shock)"
_FEELING_SAID = re.compile(
    rf"(?:\w+ )?express(?:es|ing) (?:again )?(?:its |their |the )?(?:\w+ ){{0,2}}{_FEELING}\b", re.IGNORECASE
)
"""A feeling that is expressed: "Further expressing its concern"."""
_FEELINGS = re.compile(
    rf"(?:express|reiterat|renew|voic|reaffirm)\w+ (?:again )?(?:(?:its|their|the) )?(?:\w+ ){{0,2}}{_FEELING}"
    rf",? and (?:\w+ )?{_FEELING}\b",
    re.IGNORECASE,
)
"""Two feelings as one: "Reiterating its alarm and deep concern"."""


def verb_changes(found: Passage, house: HouseStrengths | None, *, certain: bool) -> Iterator[Change]:
    """What became of the opener of the first clause, and of the verbs after it that gave their place to others.

    Whether one is stronger or weaker is said only where the link is `certain` and what it governs is largely the same;
    of an opener, where it is of one clause with one. A verb that stands on later in the clause has not gone: then a
    stronger one before it hardens the clause, a weaker one does not soften it.
    """
    further = (
        further_verbs(found.old, len(found.old.units[0].governing)),
        further_verbs(found.new, len(found.new.units[0].governing)),
    )
    told = set[tuple[str, str]]()
    for a, b, weight in (
        *_opener(found, further, house, certain=certain),
        *_further(found, further, house, certain=certain),
    ):
        if (a.lower(), b.lower()) not in told:
            told.add((a.lower(), b.lower()))
            how = {"stronger": "hardened", "weaker": "softened", "neutral": "verb"}[weight]
            yield Change("verb", f"{how}: {a} → {b}", weight, a, b)


_Told = tuple[str, str, Weight]
_Verbs = tuple[list[Further], list[Further]]


def _opener(found: Passage, further: _Verbs, house: HouseStrengths | None, *, certain: bool) -> Iterator[_Told]:
    one, two = found.old.units[0], found.new.units[0]
    a, b = governing_verb(one), governing_verb(two)
    if not _is_verb(a, one.language) or not _is_verb(b, two.language) or _same(a, b) or one.folded == two.folded:
        return
    if _goes_on_as(one, a, b) or _goes_on_as(two, b, a):
        return
    took_place = _took_place(found, a, b)
    if not found.alone and not took_place and (_opens_one(a, found.new.units) or _opens_one(b, found.old.units)):
        return
    weight: Weight = "neutral"
    if certain and (took_place or (found.alone and (_stays(found, a, b) or _governs_alike(found, a, b, further)))):
        weight = weighed((a, one.language), (b, two.language), house)
        if weight in _not_said(a, b, found):
            weight = "neutral"
    yield a, b, weight


def _stays(found: Passage, a: str, b: str) -> bool:
    """Whether one of the verbs stands on in the other clause, as a further one."""
    return _stands_later(a, found.new.units[0]) or _stands_later(b, found.old.units[0])


def _goes_on_as(unit: Unit, mine: str, longer: str) -> bool:
    """Whether a clause goes on after its verb as the longer opener of the other does: "Réaffirme son attachement"."""
    count = len(_unjoined(longer).split())
    start = unit.folded.find(mine)
    words = _unjoined(" ".join(unit.folded[max(start, 0) :].split()[: count + 2])).split()[:count]
    return count > len(_unjoined(mine).split()) and _same(" ".join(words), longer)


def _took_place(found: Passage, a: str, b: str) -> bool:
    """Whether the words right after both are the same."""
    follows = _followed_by(found.old, a)
    return len(follows) == _FEW and follows == _followed_by(found.new, b)


def _governs_alike(found: Passage, a: str, b: str, further: _Verbs) -> bool:
    """Whether what both govern, up to the next verb, is largely the same."""
    spans = []
    for side, verb, verbs in ((found.old, a, further[0]), (found.new, b, further[1])):
        start = side.low.find(verb.lower()) + len(verb)
        stop = next((later.start for later in verbs if later.start > start), len(side.low))
        spans.append((start, stop))
    return kept_share(found, *spans) >= LITTLE


def _further(found: Passage, further: _Verbs, house: HouseStrengths | None, *, certain: bool) -> Iterator[_Told]:
    pairs = list(replaced(found, *further, certain=certain))
    swapped = {(two.words, one.words) for one, two in pairs}
    for one, two in pairs:
        a, b = (
            _whole(side.text[v.start :], side.language, v.words) for side, v in ((found.old, one), (found.new, two))
        )
        if not _same(a, b) and (one.words, two.words) not in swapped:
            yield a, b, weighed((a, found.old.language), (b, found.new.language), house) if certain else "neutral"


def governing_verb(unit: Unit) -> str:
    """The opener with all that governs it, without the legal basis that may stand before it; "" for a basis alone.

    What is reiterated or recalled belongs to the verb: "Reiterates its call".
    """
    if not unit.side.opener:
        return ""
    found, words = unit.governing, unit.folded
    if _BASIS.match(found):
        words = words.partition(", ")[2]
        found = opener_at_start(words, unit.language)
    return _whole(words, unit.language, found)


def _whole(words: str, language: str, found: str) -> str:
    """The opener found at the start of words with what is said again in it and with its degree."""
    if language == "en":
        found = _BASIS_AFTER.sub("", found)
        said = _FEELINGS.match(words) or _AGAIN.match(words) or _FEELING_SAID.match(words)
        if said and len(said[0]) > len(found):
            return said[0]
    if language in _AGAIN_IN and (again := _AGAIN_IN[language].match(words)):
        return max(again[0], found, key=len)
    degree = _DEGREE[language].match(words, len(found)) if language in _DEGREE else None
    return words[: degree.end()] if degree and words.startswith(found) else found


def _is_verb(phrase: str, language: str) -> bool:
    """Whether an opener is one of the listed, or short enough to be another; a heading in italics is neither."""
    return bool(phrase) and (len(phrase.split()) <= _FEW or opener_at_start(phrase, language) != "")


def _not_said(a: str, b: str, found: Passage) -> Iterator[Weight]:
    """The weights that do not hold because a verb stands on in the clause, unless another took its very place."""
    one, two = found.old.units[0], found.new.units[0]
    if _followed_by(found.old, a) == _followed_by(found.new, b):
        return
    if _stands_later(a, two):
        yield "weaker"
    if _stands_later(b, one):
        yield "stronger"


def _followed_by(side: Side, verb: str) -> list[str]:
    """The first few words after a verb."""
    return side.low.partition(verb.lower())[2].split(maxsplit=_FEW)[:_FEW]


def weighed(old: tuple[str, str], new: tuple[str, str], house: HouseStrengths | None) -> Weight:
    """Whether the second opener is stronger; each is given with its language.

    Two steps of rank are a change of meaning, one is where both stand on the ladder; words of degree always are, unless
    they speak against the step.
    """
    one, two = (strength(_unjoined(phrase), language) for phrase, language in (old, new))
    degree = two.degree - one.degree if one and two else 0
    if one and two and "en" not in (old[1], new[1]) and _is_said_again(one) != _is_said_again(two):
        return "neutral"
    if house:
        levels = house.level(old[0]), house.level(new[0])
        if levels[0] is None or levels[1] is None:
            return "neutral"
        return _sign(levels[1] - levels[0] or degree)
    return _by_rank(one, two, degree) if one and two else "neutral"


def _by_rank(one: Strength, two: Strength, degree: int) -> Weight:
    if {one.tone, two.tone} & {"approving"} and {one.tone, two.tone} & {"concerned", "condemning"}:
        return "neutral"
    step = two.rank - one.rank if one.rank and two.rank else 0
    if abs(step) >= _TWO_STEPS or (one.recalled and two.asks) or (two.recalled and one.asks):
        return _sign(step)
    if step * degree < 0:
        return "neutral"
    if one.step and two.step and one.step != two.step:
        return _sign(step)
    same = not step and one.subject == two.subject
    return _sign(degree) if same or step * degree > 0 else "neutral"


def _is_said_again(found: Strength) -> bool:
    """Whether the verb only says again: how strong it is depends on its noun, which is known in English alone."""
    return found.subject == "reiterates"


def _sign(number: float) -> Weight:
    return "stronger" if number > 0 else "weaker" if number < 0 else "neutral"


def _same(a: str, b: str) -> bool:
    """Whether two openers are one verb: forms of it, spelt or joined on otherwise."""
    one, two = _verb(a), _verb(b)
    return one == two or _is_one_verb(one, two)


def _unjoined(phrase: str) -> str:
    """The phrase without what only joins a clause to the one before it: "Also urges" urges no more than "Urges"."""
    return _JOINING.sub("", f"{folded_words(phrase).lower()} ").strip(" ,")


def _verb(phrase: str) -> str:
    """The phrase unjoined, in one spelling."""
    plain = _unjoined(phrase)
    if not plain.startswith(("call", "reiterates its call", "reiterating its call")):
        plain = _TRAILING.sub("", plain)
    plain = plain.replace(" possible terms", " terms")
    return _SPELLING.sub("iz", plain).replace(" on", " upon").replace("note of", "note")


def _is_one_verb(a: str, b: str) -> bool:
    """Whether two openers are forms of one verb, as "notes" and "noting"."""
    one, *rest = a.split() or [""]
    two, *others = b.split() or [""]
    if rest != others:
        return False
    if _ENDING.sub("", one) == _ENDING.sub("", two):
        return True
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    return stem >= max(_STEM, max(len(one), len(two)) - 3)


def _opens_one(phrase: str, units: Sequence[Unit]) -> bool:
    """Whether one of several clauses has the phrase for its verb, as opener or later on."""
    return any(_verb(phrase) == _verb(unit.governing) or _stands_later(phrase, unit) for unit in units)


def _stands_later(phrase: str, unit: Unit) -> bool:
    """Whether a clause has the phrase as a further verb: then it is not gone, or not new."""
    rest = unit.folded.partition(unit.governing)[2] if unit.governing else unit.folded
    return f" {_verb(phrase)} " in rest.lower().replace(" on ", " upon ")

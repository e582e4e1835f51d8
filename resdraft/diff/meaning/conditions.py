"""Conditions added or dropped: "as appropriate", "with the consent of the host State", "within existing resources"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from resdraft.diff.comparison import Change, Weight
from resdraft.diff.meaning.passage import Passage, Side, paired
from resdraft.facts import Condition, conditions

_ON = (
    r"(?:to(?! \d)|including|included|includes|while|when|where|whenever|unless|if|because"
    r"|especially|notably|particularly|through|in (?:order|particular|this regard|that regard|full|close|line"
    r"|accordance|compliance|cooperation|coordination|consultation)|so (?:as|that)|with (?:a view|full|the aim)"
    r"|as (?:well|applicable|appropriate|necessary|needed|required|part|soon)"
    r"|(?:and|or) (?:to|in|by|with|as|for|through|at|on|that|also|further|[a-z]{3,}s (?:on|upon|that|the|its|all|for)"
    r"|[a-z]{3,}(?<!remain)(?<!exist)ing (?:on|upon|that|the|its|all|for))|by [a-z]+ing)\b"
)
_OBJECT = re.compile(rf"(?: (?!{_ON})[^\s,;:.()]+){{1,12}}")
"""What a condition that takes an object goes on with: words up to a sign or to what begins another thought."""
_OBJECT_ELSEWHERE = re.compile(
    r"(?: (?!(?:et (?:de|d'|à|en)|y (?:de|a|en)|afin|pour|para|qui|que|dont|notamment|y compris|en vue|en particulier"
    r"|incluid[oa]s?|en particular|a fin|который|включая|чтобы)\b)[^\s,;:.()]+){1,9}"
)
_MOST = 12
_JOINING = r" (?:and|at|by|for|from|in|of|on|or|under|with)\b"
_LAST_PART = re.compile(rf"(?<=\w)(?<!\bwith){_JOINING}(?:(?!{_JOINING}).)*$")
"""What an object too long to be told whole leaves out: all from its last joining word."""
_DANGLING = re.compile(
    r"(?: (?:a|an|and|as|at|by|for|from|in|its|of|on|or|that|the|their|to|which|with|(?:in )?paragraphs?))+$"
)
_OTHERWISE = re.compile(
    r"as (?:required|needed|applicable|relevant|appropriate|necessary) (?:by|under|to"
    r"|in(?! (?:particular|order|this|that|accordance|line|(?:close |full )?(?:consultation|cooperation|coordination"
    r"|collaboration)|conformity|keeping|compliance)\b))\b"
    r"|subject to (?:(?:the|their|its|such|these|those|targeted|any) )*(?:jurisdiction|measures|sanctions|asset freeze"
    r"|travel ban|arms embargo|control|abuses?|violence|attacks?)\b"
    r"|pending (?!(?:a|an|the|its|their|any|further|final|full|completion|approval|review|agreement|adoption"
    r"|resolution) )"
)
"""What begins like a condition and is none: "as required by international law", "pending legislation"."""
_LONGEST = 80
_TWO = 2
_AIM = re.compile(r"\b(?!(?:the|its|their|all|of|with|and|relevant|applicable|respective)\b)\w[\w'’-]*")
_NOUN = r"(?:mandates?|resources?|capacit(?:y|ies)|capabilit(?:y|ies)|means|competences?|authority|budgets?)"
_MEANS = (
    r"(?:from )?within (?:(?:its|their|the|his|her|our) )?"
    r"(?:(?:existing|available|respective|current|own|approved) ){0,2}"
    rf"{_NOUN}(?:(?:, | and |, and )(?:(?:existing|available) )?{_NOUN})*(?! of\b)"
)
"""What one has and may do, in any order: "within available capacities and resources"."""
_LIKE_MEASURES = ("pursuant to", "as stipulated in", "as provided for in", "as required by", "according to")
"""Words that say the same as a measure, and are no condition of themselves: "as per" and "consistent with" are."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A condition where it stands, with its object."""

    words: str
    key: str
    weakens: bool
    start: int
    end: int
    object: str = ""
    """The first words of its object, by which two conditions measure by the same: "international law"."""
    told: bool = True
    """Whether it is a condition rather than only words that may stand for one: "pursuant to"."""


def condition_changes(found: Passage) -> Iterator[Change]:
    """The conditions that came and went. What a resolution or report sets is told as its citation."""
    language = found.language
    if language != found.old.language or found.changed_set.isdisjoint(_worth(language)):
        return
    old, new = found.matches(_pattern(language), _LONGEST, _LONGEST)
    result = paired(found, list(_limits(found.old, old)), list(_limits(found.new, new)), _sort)
    come, gone = list(result.come), list(result.gone)
    for a in result.gone:
        same = next((b for b in come if _alike(a, b)), None)
        if same:
            gone.remove(a)
            come.remove(same)
    for was, now in [*result.replaced, *((None, b) for b in come), *((a, None) for a in gone)]:
        if not (was and now and _alike(was, now)):
            yield from _told(*(limit if limit and limit.told else None for limit in (was, now)))


def _alike(a: Limit, b: Limit) -> bool:
    """Whether two say one thing in other words: "in accordance with" and "in line with" the same norm."""
    if _plain(a.words) == _plain(b.words):
        return True
    return a.object != "" and a.object == b.object and _sort(a) == _sort(b)


def _sort(limit: Limit) -> str:
    """What narrows and what measures do not stand for each other."""
    return "narrows" if limit.weakens else "measures"


def _told(a: Limit | None, b: Limit | None) -> Iterator[Change]:
    was, now = a.words if a else "", b.words if b else ""
    text = f'condition: "{was}" → "{now}"' if a and b else f'adds "{now}"' if b else f'drops "{was}"'
    if a or b:
        yield Change("condition", text, _weight(a, b), was, now)


def _weight(old: Limit | None, new: Limit | None) -> Weight:
    before, after = (limit is not None and limit.weakens for limit in (old, new))
    return "weaker" if after > before else "stronger" if before > after else "neutral"


def _limits(side: Side, matches: Iterable[re.Match[str]]) -> Iterator[Limit]:
    """The conditions of a side outside its openers."""
    openers = [(start, start + len(unit.governing)) for unit, start in zip(side.units, side.starts, strict=True)]
    for match in matches:
        start, end = match.span()
        key = _key(match[0])
        condition = _known(side.language).get(key) or _unlisted(key)
        opens = any(first <= start < last for first, last in openers)
        if condition is None or opens or _OTHERWISE.match(side.low, start):
            continue
        stop = _object_end(side.text, end, side.language) if condition.open else end
        if condition.open and any(end <= item.start <= stop + 1 for item in side.cited):
            continue
        told = condition.words not in _LIKE_MEASURES
        aim = " ".join(_AIM.findall(side.low[end:stop])[:_TWO]) if condition.open else ""
        yield Limit(side.text[start:stop], key, condition.weakens, start, end, aim, told)


def _unlisted(key: str) -> Condition | None:
    """The condition that words of `_MEANS` or `_LIKE_MEASURES` are."""
    if key in _LIKE_MEASURES:
        return Condition(key, weakens=False, open=True)
    return Condition(key, weakens=True, open=False) if key.startswith("within ") else None


def _object_end(text: str, start: int, language: str) -> int:
    found = (_OBJECT if language == "en" else _OBJECT_ELSEWHERE).match(text, start)
    if not found:
        return start
    words = found[0]
    if words.count(" ") == _MOST and text[found.end() : found.end() + 1] == " ":
        words = _LAST_PART.sub("", words)
    return start + len(_DANGLING.sub("", words))


def _plain(words: str) -> str:
    """The last word: "as appropriate" and "where appropriate" limit alike."""
    return _key(words).split(" ")[-1]


def _key(words: str) -> str:
    """A condition whoever's it is and however close: "within their respective mandates" is "within its mandate"."""
    plain = _PREPOSITION.sub("", _FILLERS.sub("", words.lower()))
    return " ".join(word.rstrip("s") if len(word) > 3 else word for word in plain.split(" "))


_PREPOSITION = re.compile(r" (?:à|au|aux|de|du|des|al|a|del)$")
"""French and Spanish ones that go with what follows: "conformément aux" is "conformément à"."""
_PARTS = re.compile("['-]")
_FILLERS = re.compile(
    r"\b(?:its|their|his|her|the|our|respective|full|close|strict|prior|explicit|express|existing|available) "
)


@cache
def _known(language: str) -> dict[str, Condition]:
    return {_key(condition.words): condition for condition in reversed(conditions(language))}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Any condition, the longest first, in English with what may stand within it."""
    words = sorted({condition.words for condition in conditions(language)}, key=lambda phrase: (-len(phrase), phrase))
    if language != "en":
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
    return re.compile(rf"\b(?<!as well )(?:{_MEANS}|{'|'.join(_by_first_word([*words, *_LIKE_MEASURES]))})\b")


def _by_first_word(phrases: Iterable[str]) -> Iterator[str]:
    rows: dict[str, list[str]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        rows.setdefault(first, []).append(_loose(rest))
    for first, rests in rows.items():
        yield first + (f"(?:{'|'.join(rests)})" if rests != [""] else "")


def _loose(rest: str) -> str:
    """The rest of a phrase with any owner, and with what strengthens or narrows it."""
    if not rest:
        return ""
    words = re.sub(
        r"\b(?:its|their)\b(?: respective\b)?",
        r"(?:its|their|his|her|the)(?: respective)?",
        re.escape(rest).replace(r"\ ", " "),
    )
    words = re.sub(
        r"^(accordance|consultation|compliance|conformity|line|agreement|cooperation|coordination|collaboration)",
        r"(?:full |close |strict |prior )?\1",
        words,
    )
    words = re.sub(r"^the (consent|agreement|approval)", r"the (?:full |prior |explicit |express )?\1", words)
    return f" {words}"


@cache
def _worth(language: str) -> frozenset[str]:
    """A word of each condition, the longest: a passage in whose changes none stands changes no condition."""
    longest = (max(condition.words.split(" "), key=len) for condition in conditions(language))
    return frozenset(part for word in longest for part in _PARTS.split(word))

"""Who is asked: the addressees of a clause's verb and of the verbs that follow in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from resdraft.diff.comparison import Change
from resdraft.diff.meaning.passage import Passage, Side
from resdraft.facts import actor_nouns, asking_verbs, short_names

_AFTER_COMMA = re.compile(
    r",(?= (?:between|in|with|within|as|through|by|including|inter alia|where|when|upon|on|at|for|of|from|under"
    r"|pursuant|consistent|subject|taking|without|also|further|after|before|following|while|no|not|until|which|who|whose|that"
    r"|especially|particularly|acting|working|bearing|having|drawing|building|using|if|unless|notably|once|should"
    r"|and (?:in|to|for)|[a-z]+(?:s|ing) (?:upon|on|that|the|its|all|to)\b)\b)"
)
"""A comma after which the list of those asked does not go on."""
_END = re.compile(
    r" (?:to|that|not to|and to|or to|shall|should|will|may|whose|who|which|of (?:their|its|his)"
    r"|and [a-z]+(?<!remain)ing)\b"
    r"| (?:for|as|on|in|with|by|at|from|against|about)\b(?! [A-Z])|[;:.]"
)
_NAMED_SHORT = re.compile(r" ?\([^()]*\)?")
_LEAD = re.compile(
    r"(?:,? ?(?:and (?:encourages|urges|requests|invites|demands)|in this regard|in that regard|also|further|again"
    r"|once again|therefore|strongly|urgently|hereby),? )+"
)
_LIST = re.compile(r",? and (?=the |all |other |relevant |[A-Z])|, | or (?=the |all |other |[A-Z])|,? as well as ")
_NO_NAME = re.compile(r"(?:to|of|by|for|from|with|and|in|on|that)\b")
"""What follows a noun that looks like a verb: "listing requests by Member States"."""
_NEAR = 240
"""How far before a change its verb may stand."""
_AFTER = 80
"""How far after it the word may stand that says that somebody shall act."""
_STEM = 4
"""So many letters at least have two forms of one word in common …"""
_SUFFIX = 2
"""… and no more than these are added: "Libya", "Libyan"."""
_REACH = 400
"""No list of those asked is longer."""
_SMALL = frozenset(["the", "a", "an", "of", "and", "or", "for", "its", "their", "his", "her", "to", "in", "on", "at"])
_SCOPE = frozenset(
    re.findall(
        r"\w+",
        "all other relevant concerned both each any every certain remaining "
        "transition transitional interim provisional caretaker facto former",
    )
)
"""Words that say how many are meant, or that those in office are others."""
_OF_HEAD = re.compile(r" (?:of|for|to|in|on|with|within|concerned|responsible|from|not|under|that|who|between|among)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a verb asks, and where the verb stands."""

    words: str
    verb: str
    start: int
    end: int
    opens: bool
    """Whether the verb is the clause's opener."""


def actor_changes(found: Passage) -> Iterator[Change]:
    """Addressees that are others than before, for each verb that asks on both sides."""
    if found.language != "en" or not found.hunks:
        return
    told: set[tuple[str, str]] = set()
    old, new = found.matches(_verbs(), _NEAR, _AFTER)
    for a, b in _couples(found, list(_asked(found.old, old)), list(_asked(found.new, new))):
        if _differ(a.words, b.words) and (a.words, b.words) not in told:
            told.add((a.words, b.words))
            yield Change("actor", f"actor: {a.words} → {b.words}", "neutral", a.words, b.words)


def _couples(found: Passage, old: Sequence[Asked], new: Sequence[Asked]) -> Iterator[tuple[Asked, Asked]]:
    """Openers with each other; further verbs with the same verb where it stayed, else where there is but one left.

    Of clauses split or merged the openers are verbs like others, and one left must stand where the other stood.
    """
    openers = [[item for item in side if item.opens and found.alone] for side in (old, new)]
    if all(openers):
        yield openers[0][0], openers[1][0]
    theirs = {item.start: item for item in new if item not in openers[1]}
    rest: list[Asked] = []
    for item in (item for item in old if item not in openers[0]):
        partner = theirs.pop(found.moved_to(item.start, item.end), None)
        if partner is not None:
            yield item, partner
        else:
            rest.append(item)
    for item in rest:
        same = [other for other in theirs.values() if other.verb == item.verb]
        if len(same) == 1 and sum(other.verb == item.verb for other in rest) == 1:
            if found.alone or _at_one_place(found, item, same[0]):
                yield item, same[0]
        elif not same and len(rest) == len(theirs) == 1 and _at_one_place(found, item, *theirs.values()):
            yield item, next(iter(theirs.values()))


def _at_one_place(found: Passage, a: Asked, b: Asked) -> bool:
    return any(h.old[0] <= a.start < h.old[1] and h.new[0] <= b.start < h.new[1] for h in found.hunks)


def _asked(side: Side, verbs: Iterable[re.Match[str]]) -> Iterator[Asked]:
    unit, text = side.units[0], side.text
    for match in verbs:
        opens = match.start() < max(len(unit.governing), 1)
        lead = _LEAD.match(text, match.end() + 1)
        start = lead.end() if lead else match.end() + 1
        words = _addressee(_NAMED_SHORT.sub("", text[start : start + _REACH]))
        if words and not _NO_NAME.match(words) and _is_actor(words):
            yield Asked(words, match[0], match.start(), match.end(), opens)


def _addressee(rest: str) -> str:
    """The words that name who is asked, at the start of what follows a verb."""
    stop = _END.search(rest)
    words = rest[: stop.start()] if stop else rest
    comma = _AFTER_COMMA.search(words)
    words = (words[: comma.start()] if comma else words).strip(" ,")
    return _subject(words.removeprefix("that ")) if words.startswith("that ") else words


def _subject(words: str) -> str:
    """The subject of what is demanded: "all parties" of "all parties allow access"."""
    row = words.split(" ")
    for number, word in enumerate(row):
        following = row[number + 1] if number + 1 < len(row) else ""
        named = word[:1].isupper() or word.lower() in actor_nouns()
        if named and not (following[:1].isupper() or following in _WITHIN or following.lower() in actor_nouns()):
            return " ".join(row[: number + 1])
    return ""


_WITHIN = frozenset(["of", "and", "the", "for", "or"])


def _is_actor(words: str) -> bool:
    """Whether words name somebody: a proper name, or a noun for those whom resolutions ask."""
    first = _LIST.split(words)[0]
    head = _OF_HEAD.split(first)[0].split(" ")
    name = head[-1].strip("’',")
    return name[:1].isupper() or name.lower() in actor_nouns()


def _differ(a: str, b: str) -> bool:
    """Whether others are asked; a name cut short or completed is the same, and so is one with its country."""
    return _are_others(a, b) and _are_others(_shortened(a), _shortened(b))


def _are_others(a: str, b: str) -> bool:
    if _abbreviated(a, b) or _completed(a, b):
        return False
    old, new = ([frozenset(_words(name)) for name in _LIST.split(words)] for words in (a, b))
    mine, theirs = [n for n in old if n not in new], [n for n in new if n not in old]
    if len(mine) != len(theirs):
        return bool(mine or theirs)
    return any(
        not _is_short_for(x, y) and not _inflected(x, y) and not _is_its_kind(x, y)
        for x, y in zip(mine, theirs, strict=True)
    )


def _shortened(words: str) -> str:
    """Words with the bodies and missions in them by their short names: "UNICEF"."""
    return _full_names().sub(lambda found: _short()[found[0].lower()], words.replace("’", "'"))


def _is_its_kind(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one is a body by its short name and the other only says what kind of body that is: "the Mission"."""
    kind, name = sorted((a, b), key=lambda words: words <= _kinds_of_bodies().keys(), reverse=True)
    known = _kinds_of_bodies()
    return len(kind) == len(name) == 1 and bool(name & known.get(next(iter(kind)), frozenset()))


@cache
def _short() -> dict[str, str]:
    return {name.lower(): short for short, name in short_names()}


@cache
def _full_names() -> re.Pattern[str]:
    names = sorted((re.escape(name) for _, name in short_names()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE)


@cache
def _kinds_of_bodies() -> dict[str, frozenset[str]]:
    """For each kind of body the short names of those that are one: "mission", "office", "force"."""
    kinds = re.compile(
        r"\b(?:mission|office|force|operation|agency|fund|programme|organi[sz]ation|court|team|union|commission|committee|community)\b"
    )
    rows: dict[str, set[str]] = {}
    for short, name in short_names():
        for kind in kinds.findall(name.lower()):
            rows.setdefault(kind, set()).add(short.lower())
    return {kind: frozenset(names) for kind, names in rows.items()}


def _inflected(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names have the same words in other forms: "Libya institutions" and "Libyan institutions"."""
    pairs = list(zip(sorted(a), sorted(b), strict=False))
    return len(a) == len(b) and all(
        min(len(x), len(y)) >= _STEM and abs(len(x) - len(y)) <= _SUFFIX and (x.startswith(y) or y.startswith(x))
        for x, y in pairs
        if x != y
    )


def _completed(a: str, b: str) -> bool:
    """Whether one is the other with its country, or with adjectives before its last word."""
    less, more = sorted((a, b), key=len)
    if more.startswith(f"{less} in "):
        return True
    one_name = less.split(" ")[-1] == more.split(" ")[-1] and more.count("the ") <= 1
    return one_name and _is_short_for(frozenset(_words(less)), frozenset(_words(more)))


def _abbreviated(a: str, b: str) -> bool:
    """Whether both have the same capitals: "the FGS" is "the Federal Government of Somalia"."""
    return any(name.isupper() for words in (a, b) for name in words.split(" ")) and _capitals(a) == _capitals(b)


def _capitals(words: str) -> str:
    return "".join(character for character in words if character.isupper())


def _words(name: str) -> Iterator[str]:
    for word in re.findall(r"[\w']+", name.lower()):
        if word not in _SMALL:
            yield word


def _is_short_for(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one name is part of the other, and what it lacks says nothing of how many are meant."""
    less, more = sorted((a, b), key=len)
    return bool(less) and less <= more and not (more - less) & _SCOPE and not _GENERIC & less


_GENERIC = frozenset(
    ["states", "parties", "governments", "countries", "organizations", "entities", "partners", "donors", "actors"]
)


@cache
def _verbs() -> re.Pattern[str]:
    """The verbs that ask, in the forms of operative paragraphs and of recitals."""
    forms = set()
    for verb in asking_verbs():
        first, _, rest = verb.partition(" ")
        stem = first.removesuffix("s")
        ring = f"{stem.removesuffix('e')}ing"
        follows = " to" if verb == "appeals" else ""
        forms |= {f"{form}{' ' + rest if rest else ''}{follows}" for form in (first, ring)}
    rows = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"\b(?:{rows}|decid(?:es|ing)(?= that [^;.]{{2,160}} (?:shall|should|must) ))\b")

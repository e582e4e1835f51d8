"""Lines such as "Committee: Third Committee", as Model UN papers have them above (or below) the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from resdraft import facts
from resdraft.importers.akn.sponsors import split_sponsors
from resdraft.importers.plain_signs import begins_small
from resdraft.model import EXTRA_KEY, MASTHEAD_KEYS, Sponsor

_KEYS = {
    "main": "main submitter|main submitters|main sponsor|main sponsors|submitter|submitters|submitted by|proposed by"
    "|author|authors|sponsor|sponsors|sponsored by|sponsoring states"
    "|sponsoring countries|sponsor countries|country sponsors|sponsoring delegations"
    "|auteur|auteurs|parrain|parrains|patrocinador|patrocinadores|autores|авторы|соавторы|提案国",
    "co": "co-submitted by|co-sponsored by|cosponsored by|seconded by|seconder|seconders"
    "|co-submitter|co-submitters|cosubmitters|co submitters|co-sponsor|co-sponsors|cosponsors|co-author|co-authors"
    "|coauteurs|copatrocinadores",
    "signatories": "signatories|signatory|signatures|signed by|signataires|signatarios",
    "committee": "committee|forum|comité|commission|council|organ|body|assembly|committee name|comisión|комитет|委员会",
    "title": "topic|question of|the question of|subject|title|issue|topic area|agenda topic|resolution title|sujet"
    "|tema|question|тема|主题",
    "agenda": "agenda item|item|agenda|point de l'ordre du jour",
    "symbol": "code|document code|resolution code|draft resolution code|code name|document number|resolution number"
    "|draft resolution|resolution|working paper|draft",
    "date": "date|datum|fecha|дата",
    "session": "session",
}
_ROLE = {name: role for role, names in _KEYS.items() for name in names.split("|")}
_FIELD = re.compile(r"[*_]{0,3}(?P<key>[^\W\d_][\w’'./() -]{1,34}?)\s?[*_]{0,3}\s?[:：][*_]{0,3}\s*(?P<value>.*)")
_LISTS = frozenset({"main", "co", "signatories"})
_KEYS_OF_LISTS = frozenset({"sponsors", "co-sponsors", "cosponsors", "signatories", "submitters", "co-submitters"})
"""Keys that need no colon where they stand alone above their list."""
_LINKS = frozenset(
    re.findall(
        r"\w+",
        "and or of the in on to for by with from between against et ou de du des la le les à aux pour sur y o del los"
        " las el en para por contra und der die das zu",
    )
)
"""Words with which no value ends."""
_WRAPPED = 45
"""A line of a title so long may have been wrapped."""
_ITEM_ALONE = re.compile(r"\d{1,3} ?(?:\([a-z]{1,2}\))?[.:]?")
_ENDS_OF_LIST = re.compile(r"[,;*:،、，：]\s*| (?:and|et|y|и)(?: |$)")
_AND = re.compile(r" (?:and|et|y|e|и|und) ")
_AND_FIRST = re.compile(r"^\s*(?:and|et|y|e|и|und) ")
_ARTICLE = re.compile(r"^(?:(?:the|The|THE|le|la|les|el|los|las) (?=[^\W\d_a-zà-ÿ])|l[’'](?=[^\W\d_a-zà-ÿ]))")
_WHICH = re.compile(r" (?:[a-d]|\d|i{1,3})$")
_COUNTED = re.compile(r"(?:\(?\d{1,2}[.)]|[•·*–-])\s+")
"""What may stand before each name of a list on lines of its own."""
_DELEGATION = re.compile(r"(?:the )?delegations? (?:of|from) ", re.IGNORECASE)
_LONGEST = 8_000
"""A value so long takes no more lines; the names of all States are half of that."""
_DASHED = re.compile(r"(?P<key>[^\W\d_][\w’'() -]{1,34}?) [–—-] (?P<value>.+)")
_BY = re.compile(r"(?P<key>(?:co-?)?(?:sponsored|submitted)|seconded|proposed|signed) by (?P<value>.+)", re.IGNORECASE)
_ONLY_MODEL_UN = frozenset({"co", "signatories"})
_MODEL_UN_KEYS = frozenset({"forum", "question of", "the question of", "main submitter", "main submitters", "topic"})


@dataclass(slots=True)
class FieldLine:
    """A key and its value."""

    key: str
    """As typed, in small letters."""
    role: str
    """What it stands for; empty for a key that is not known."""
    value: str
    line: int
    column: int


def read_field(words: str, line: int, column: int) -> FieldLine | None:
    """The field that a line is, if its key is known or looks like one."""
    found = _FIELD.fullmatch(words) or _dashed(words)
    if found is None:
        key = words.strip("*_ ").lower()
        return FieldLine(key, _ROLE[key], "", line, column) if key in _KEYS_OF_LISTS else None
    key = _key(found)
    value = found["value"].strip().strip("*_").strip() if found["value"].count("*") % 2 else found["value"].strip()
    return FieldLine(key, _ROLE.get(_base(key), ""), value, line, column)


def _dashed(words: str) -> re.Match[str] | None:
    """A field with a dash, or with "by" alone: only with a key that is known, and names behind "by"."""
    if (found := _DASHED.fullmatch(words)) and _base(_key(found)) in _ROLE:
        return found
    found = _BY.fullmatch(words)
    return found if found and begins_with_name(_DELEGATION.sub("", found["value"])) else None


def _key(found: re.Match[str]) -> str:
    """The key in small letters; "sponsored by" where it stands without a colon."""
    by = " by" if found.re is _BY else ""
    return str(found["key"]).strip().lower().replace("’", "'") + by


def _base(key: str) -> str:
    """A key as the list has it: "sponsor(s)" is "sponsors", "topic b" is "topic"."""
    if key.endswith("(s)"):
        return f"{key.removesuffix('(s)')}s"
    return _WHICH.sub("", key)


def longer(field: FieldLine, before: str, words: str) -> str | None:
    """A field's value with the next line, where that goes on with it; None where it does not.

    `before` is the line before. Names on lines of their own, numbered or not, are joined with commas.
    """
    if len(field.value) > _LONGEST:
        return None
    numbered = _COUNTED.match(words) if field.role in _LISTS else None
    words = words[numbered.end() :] if numbered else words
    if _is_open(field) or begins_small(words):
        return f"{field.value} {words}".strip()
    if field.role in _LISTS:
        seam = f"{_ENDS_OF_LIST.split(field.value)[-1]} {_ENDS_OF_LIST.split(words, maxsplit=1)[0]}"
        if begins_with_name(seam):
            return f"{field.value} {words}"
        return f"{field.value}, {words}" if numbered or begins_with_name(words) else None
    return f"{field.value} {words}" if field.role == "title" and len(before) >= _WRAPPED else None


def _is_open(field: FieldLine) -> bool:
    """Whether the value so far cannot be all of it."""
    value = field.value
    if not value or value[-1] in ",;&、，" or (field.role == "agenda" and _ITEM_ALONE.fullmatch(value)):
        return True
    return value.rpartition(" ")[2].lower() in _LINKS


def begins_with_name(words: str) -> bool:
    """Whether a line begins with the name of a State or of a group, article and star aside."""
    head = without_article(_ENDS_OF_LIST.split(words, maxsplit=1)[0].strip(" *"))
    return bool(head) and (head in _known_names() or (len(head) > 5 and _is_short_form(head)))


@cache
def _known_names() -> frozenset[str]:
    names = {n for s in facts.states() for n in (s.name, s.name_fr, s.name_es, s.formal_name, *s.other_names)}
    return frozenset(names | facts.holder_names())


@cache
def _is_short_form(head: str) -> bool:
    return any(state.name.startswith(head) for state in facts.states())


def names(value: str, language: str) -> tuple[Sponsor, ...]:
    """The names in a list of sponsors, without articles; a star marks one that is no member."""
    folded = re.sub(r"([,;])\s?(\*+)", r"\2\1", without_article(_DELEGATION.sub("", value)))
    if " – " in folded and all(_is_name(part) for part in folded.split(" – ")):
        folded = folded.replace(" – ", ", ")
    groups = [_AND_FIRST.sub("", group) for group in re.sub(r"\s?&\s?", " and ", folded).split(";")]
    found = [part for group in groups for sponsor in split_sponsors(group, language) for part in _apart(sponsor)]
    return tuple(replace(sponsor, name=without_article(sponsor.name)) for sponsor in found)


def _apart(sponsor: Sponsor) -> tuple[Sponsor, ...]:
    """The sponsors of "Russia and Cuba", which may stand anywhere in a list. A star belongs to the last."""
    *first, last = _names_joined(sponsor.name)
    return (*(Sponsor(name.rstrip("* "), name.endswith("*")) for name in first), Sponsor(last, sponsor.star))


def _names_joined(words: str) -> tuple[str, ...]:
    """The names that an "and" joins; a name such as "Trinidad and Tobago" is one, and so is what is not known."""
    if not _is_name(words):
        for joint in _AND.finditer(words):
            rest = _names_joined(words[joint.end() :])
            if _is_name(words[: joint.start()]) and all(map(_is_name, rest)):
                return (words[: joint.start()], *rest)
    return (words,)


def _is_name(words: str) -> bool:
    return without_article(words.rstrip("* ")) in _known_names()


def without_article(name: str) -> str:
    """The name of a State as lists of sponsors print it: "the Russian Federation", "The Gambia" without the article."""
    return _ARTICLE.sub("", name)


_JOINTS = frozenset(
    [
        "and",
        "et",
        "y",
        "e",
        "и",
        "und",
        "de",
        "la",
        "le",
        "las",
        "los",
        "the",
        "les",
        "el",
        "l",
        "delegation",
        "delegations",
        "of",
        "from",
        "و",
        "和",
        "以及",
    ]
)
_WORD = re.compile(r"[^\W_]+")


def is_covered(value: str, sponsors: Iterable[Sponsor]) -> bool:
    """Whether the names say all that a list of sponsors says."""
    names = sorted({sponsor.name.lower() for sponsor in sponsors}, key=len, reverse=True)
    said = {word for name in names for word in _WORD.findall(name)}
    rest = value.lower()
    for name in names if not rest.isascii() else ():
        rest = rest.replace(name, " ")
    return all(word in said or word in _JOINTS for word in _WORD.findall(rest))


def is_model_un(fields: Iterable[FieldLine]) -> bool:
    """Whether the fields are those of a Model UN paper."""
    fields = list(fields)
    return any(f.role in _ONLY_MODEL_UN or _base(f.key) in _MODEL_UN_KEYS for f in fields) and len(fields) > 1


def extra_key(key: str) -> str:
    """A key for the masthead's `extra`; empty if it cannot be one."""
    key = re.sub(r"[^\w -]", " ", key)
    key = re.sub(r"\s+", " ", key).strip()
    key = f"{key} as printed" if key in MASTHEAD_KEYS else key
    return key if EXTRA_KEY.fullmatch(key) else ""

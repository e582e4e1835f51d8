"""How strong an opener is. A judgement of the facts: no text of the United Nations ranks the verbs.

A house that ranks them otherwise has a table of its own, `house_strengths`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from resdraft.facts.openings import fold, opener_at_start, opener_rows
from resdraft.model import InputError

_HIGHEST = {
    "en": re.compile(r"\b(?:strongest|gravest|deepest|utmost|highest)\b"),
    "fr": re.compile(
        r"\bles plus (?:énergiques|vifs|vives|fermes|forts|graves|profonds)\b|\bla plus (?:grande|vive)\b"
    ),
    "es": re.compile(r"\bmás (?:enérgic|fuert|firm|grav|profund)[a-z]+\b|\bla mayor\b"),
}
_MOST = 2
_STRENGTHENED = {
    "en": re.compile(
        r"\b(?:strong(?:ly)?|deep(?:ly)?|grave(?:ly)?|serious(?:ly)?|great(?:ly)?|extreme(?:ly)?|high(?:ly)?|firm(?:ly)?"
        r"|full(?:y)?|urgent(?:ly)?|solemn(?:ly)?|unequivocal(?:ly)?|categorical(?:ly)?|resolute(?:ly)?)\b"
    ),
    "fr": re.compile(
        r"\b(?:fermement|vivement|gravement|profondément|instamment|énergiquement|catégoriquement|résolument"
        r"|vigoureusement|sérieusement|extrêmement|pleinement|solennellement|sans équivoque|urgence)\b"
    ),
    "es": re.compile(
        r"\b(?:enérgica|firme|profunda|grave|encarecida|seria|viva|decidida|rotunda|categórica|resuelta|plena|solemne"
        r"|inequívoca|extremada)mente\b"
    ),
}
"""Words of degree around a verb that the lists have without them."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong an opener is; two steps of `level` are a change of meaning, one is a change of wording."""

    level: int
    """1 observes, 2 approves or invites, 3 recommends, 4 urges, 5 requests, 6 demands or condemns, 7 decides;
    0 for recitals, which are not ranked."""
    intensity: int
    """0 plain, 1 strengthened, 2 the highest degree."""
    tone: str
    """`approving`, `neutral`, `concerned` or `condemning`."""
    base: str
    """The main verb, in English for every language ("Calls upon")."""
    rank: int = 0
    """What two openers are compared by: the level; for a recital that of the operative verb of the same stem ("Noting"
    as "Notes"); 1 for what is only recalled ("Recalls its request"); 0 where there is none."""
    subject: str = ""
    """The operative verb with its noun, without degrees: "expresses concern" for "Deeply concerned"."""
    degree: int = 0
    """The intensity, one more for alarm."""
    step: int = 0
    """On the ladder on which one step is a change of meaning: 1 notes and recalls, 2 welcomes and encourages, 3 calls
    upon; 0 for all other verbs."""
    recalled: bool = False
    """Whether something that asked or decided is only recalled: "Recalls its invitation"."""

    @property
    def asks(self) -> bool:
        """Whether it asks or decides in its own right."""
        return self.subject.rstrip(",") in _ASKING and not self.recalled


@dataclass(frozen=True)
class HouseStrengths:
    """A house's own table: how strong each phrase is, in any language; every difference counts."""

    levels: tuple[tuple[str, float], ...]
    """Phrases in small letters, and a number for each: the higher the stronger."""

    def level(self, opener: str) -> float | None:
        """The number of an opener: that of the longest listed phrase within it; None where none is."""
        words = f" {fold(opener)} "
        found = [(len(phrase), level) for phrase, level in self.levels if f" {phrase} " in words]
        return max(found)[1] if found else None


def house_strengths(table: str, where: str = "") -> HouseStrengths:
    """A house's table from its words: a line for each opener, the phrase and a number with a tab between them.

    Empty lines, lines that begin with "#" and a first line of column names do not count. Raises InputError with the
    line (`where` names the file) for a line that is no such pair, and for a table with none.
    """
    levels: list[tuple[str, float]] = []
    for number, line in enumerate(table.lstrip("\ufeff").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        phrase, _, level = (part.strip() for part in line.partition("\t"))
        if phrase and _NUMBER.fullmatch(level):
            levels.append((fold(" ".join(phrase.split())), float(level)))
        elif levels or level.lower() not in ("level", "strength"):
            hint = "write the opener, a tab and a number: Urges, 4"
            raise InputError(f"no strength: {line.strip()!r}", hint=hint, where=f"{where}:{number}" if where else "")
    if not levels:
        raise InputError("a table of strengths without a line", hint="write openers and numbers", where=where)
    return HouseStrengths(tuple(levels))


_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})?")


@lru_cache(maxsize=4096)
def strength(opener: str, language: str) -> Strength | None:
    """The strength of an opener, of its English equivalent in other languages; None if no listed phrase begins it.

    An opener that is not listed has the strength of the longest listed phrase with which it begins; where an
    English one adds a strengthening word ("Condemns … in the strongest terms"), its intensity follows that word.
    """
    found = fold(opener_at_start(opener, language))
    row = _row(found, language)
    if not row:
        return None
    phrase, _, level, intensity, tone, _, english, base = row
    meant = _intensity(opener, language)
    listed = max(int(intensity), meant if fold(phrase) != fold(opener) else 0)
    degree = max(listed, meant if meant == _MOST else 0)
    whole = fold(opener) if language == "en" else fold(english or phrase)
    finite = _finite(whole)
    rank, step = _rank(whole, finite, int(level or 0), tone)
    alarm = "alarm" in (opener if language == "en" else english).lower()
    recalled = _MEMORY.match(finite) is not None
    return Strength(int(level or 0), listed, tone, base, rank, _subject(finite), degree + alarm, step, recalled)


def _rank(english: str, finite: str, level: int, tone: str) -> tuple[int, int]:
    """Rank, and step on the ladder, of an English opener."""
    plain = _SUPERLATIVE.sub(lambda most: _PLAIN[most[0]], finite)
    row = _row(plain, "en") if plain != english or not level else None
    rank = int(row[2] or 0) if row else level
    if _RECALLED.search(finite):
        rank = 1
    elif again := _AGAIN.search(finite):
        rank = _NOUNS[again[1]]
    verb = _ADVERBS.sub("", finite)
    step = next((step for step, verbs in enumerate(_LADDER, start=1) if verb.startswith(verbs)), 0)
    return rank, step if rank == step and tone != "concerned" else 0


_PLAIN = {"deepest": "deep", "gravest": "grave", "strongest": "strong", "utmost": "deep"}
_SUPERLATIVE = re.compile(rf"\b(?:{'|'.join(_PLAIN)})\b")
"""The highest degree ranks as the verb with the lower one does, and is told by its degree."""
_LADDER = (("notes", "takes note", "recalls"), ("welcomes", "encourages"), ("calls upon", "calls on", "calls for"))
_RECALLED = re.compile(r"^(?:(?:also|further|\w+ly) )?recalls\b")


def _subject(finite: str) -> str:
    """The first word of the verb, and what is expressed."""
    plain = _DEGREES.sub("", _ADVERBS.sub("", finite))
    first, *rest = plain.split(" ")
    return " ".join([first, rest[0]]) if first == "expresses" and rest else first


_DEGREES = re.compile(
    r"(?<=\w) (?:its|their|the|strong|deep|deepest|grave|gravest|serious|great|extreme|profound|continued|continuing"
    r"|utmost|strongest|particular|renewed|increasing|highest|full|firm|most|very|unequivocal|alarm and)(?= )"
)
_NOUNS = {
    "decision": 7, "authorization": 7, "demand": 6, "condemnation": 6, "request": 5, "call": 3, "appeal": 3,
    "recommendation": 3, "invitation": 2, "encouragement": 2, "support": 2,
}  # fmt: skip
"""What is reiterated sets the level: "Reiterates its request"."""
_ASKING = ("decides", "authorizes", "demands", "requests", "calls", "urges", "recommends", "invites", "encourages")
_MEMORY = re.compile(rf"(?:(?:also|further|\w+ly) )?recalls (?:its|their) (?:\w+ )?(?:{'|'.join(_NOUNS)})\b")
_AGAIN = re.compile(rf"\b(?:reiterates|reaffirms|renews|repeats) (?:its|their) (?:\w+ )?({'|'.join(_NOUNS)})\b")
_ADVERBS = re.compile(r"^(?:(?:also|further|again|once again|\w+ly) )+")
_TROUBLED = re.compile(r"^(?:(\w+ly) )?(concerned|alarmed)\b")


def _finite(english: str) -> str:
    """A participle as operative paragraphs have it: "taking note with concern" gives "takes note with concern"."""
    if troubled := _TROUBLED.match(english):
        return "expresses alarm" if troubled[2] == "alarmed" else "expresses concern"
    words = english.split(" ")
    for number, word in enumerate(words):
        if word.endswith("ing"):
            stem = word.removesuffix("ing")
            for finite in (f"{stem}s", f"{stem}es"):
                turned = " ".join([*words[:number], finite, *words[number + 1 :]])
                if _row(turned, "en"):
                    return turned
    return english


def _row(found: str, language: str) -> list[str] | None:
    """The row of the listed phrase within an opener: it may have adverbs around it."""
    table = _table(language)
    parts, blank = (found, "") if language == "zh" else (found.split(" "), " ")
    for begin in range(len(parts)):
        for end in range(len(parts), begin, -1):
            if row := table.get(blank.join(parts[begin:end])):
                return row
    return None


def _intensity(opener: str, language: str) -> int:
    if language not in _STRENGTHENED:
        return 0
    words = opener.lower()
    return 2 if _HIGHEST[language].search(words) else 1 if _STRENGTHENED[language].search(words) else 0


@cache
def _table(language: str) -> dict[str, list[str]]:
    return {fold(row[0]): row for row in opener_rows(language)}

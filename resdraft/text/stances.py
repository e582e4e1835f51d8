"""Who holds bracketed words: the grammar of stances, read and written.

Source: the forms seen in negotiated texts (prefix, suffix, verb lists), as a common grammar; a name counts only if it
is a State, a group or one of the draft's own holders.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resdraft import facts
from resdraft.model import Stance, Verb, clean_holder

_VERBS: dict[str, Verb] = {
    "propose": "propose",
    "proposes": "propose",
    "support": "support",
    "supports": "support",
    "retain": "retain",
    "retains": "retain",
    "keep": "retain",
    "keeps": "retain",
    "delete": "delete",
    "deletes": "delete",
    "oppose": "oppose",
    "opposes": "oppose",
    "reserve": "reserve",
    "reserves": "reserve",
    "placeholder": "placeholder",
    "flexible": "flexible",
}
_PLACED = re.compile(r"(.+?) (moves?|merges?) (to|with) (\S.*)")
_SPLIT = re.compile(r" and | & |/")
_MOST_SOUGHT = 20
_MOST_DECLARED = 200
_SMALL = frozenset({"and", "of", "the", "&", *_VERBS})


@dataclass(slots=True)
class Holders:
    """The names that may hold a bracket in one draft."""

    declared: frozenset[str] = frozenset()
    _seen: dict[str, bool] = field(default_factory=dict)
    _nearest: dict[str, str] = field(default_factory=dict)

    def knows(self, name: str) -> bool:
        """Whether the draft or the field's list has the name."""
        if name in self.declared:
            return True
        if name not in self._seen:
            self._seen[name] = clean_holder(name) == name and name in facts.holder_names()
        return self._seen[name]

    def nearest(self, name: str) -> str:
        """The known name for which this one may stand, or ""; for the first few of a draft, since it takes time."""
        if name not in self._nearest and len(self._nearest) < _MOST_SOUGHT:
            self._nearest[name] = facts.nearest_holder(name, sorted(self.declared)[:_MOST_DECLARED])
        return self._nearest.get(name, "")


def read_stances(words: str, holders: Holders) -> tuple[Stance, ...] | None:
    """The stances that the words before a colon or after a dash name; None unless every holder is known."""
    stances = []
    for piece in words.split(";"):
        stance = _stance(piece.strip(" "), holders)
        if stance is None:
            return None
        stances.append(stance)
    return tuple(stances)


def _stance(words: str, holders: Holders) -> Stance | None:
    names = read_holders(words, holders)
    if names is not None:
        return Stance(names)
    head, _, last = words.rpartition(" ")
    if last.lower() in _VERBS:
        names = read_holders(head, holders)
        return None if names is None else Stance(names, _VERBS[last.lower()])
    placed = _PLACED.fullmatch(words)
    if placed is None:
        return None
    names = read_holders(placed[1], holders)
    verb: Verb = "move to" if placed[2].startswith("move") and placed[3] == "to" else "merge with"
    if names is None or f"{placed[2].rstrip('s')} {placed[3]}" != verb or clean_holder(placed[4]) != placed[4]:
        return None
    return Stance(names, verb, placed[4])


def read_holders(words: str, holders: Holders) -> tuple[str, ...] | None:
    """Names joined by commas, "and", "&" or "/"; None unless every one is known."""
    names: list[str] = []
    for chunk in words.split(","):
        chunk = chunk.strip(" ")
        if holders.knows(chunk):
            names.append(chunk)
            continue
        parts = [part.strip(" ") for part in _SPLIT.split(chunk)]
        if parts and not parts[0] and names:
            parts = parts[1:]
        if chunk.startswith("and ") and names:
            parts = [chunk[4:]]
        if not parts or not all(holders.knows(part) for part in parts):
            return None
        names += parts
    return tuple(dict.fromkeys(names))


def looks_like_stances(words: str) -> bool:
    """Whether words before a colon could be meant as holders: a short run of capitalised words."""
    words = words.strip(" ")
    if not words or len(words) > 60:
        return False
    pieces = [w for w in re.split(r"[ ,;/]+", words) if w]
    return bool(pieces) and all(w in _SMALL or not w[0].islower() for w in pieces) and any(c.isalpha() for c in words)


def unknown_holders(words: str, holders: Holders) -> tuple[str, ...]:
    """Of words that look like stances, the names that are not known."""
    names = []
    for piece in re.split("[,;]", words):
        head, _, last = piece.strip(" ").rpartition(" ")
        whole = head if last.lower() in _VERBS else piece.strip(" ")
        if placed := _PLACED.fullmatch(whole):
            whole = placed[1]
        parts = [whole] if holders.knows(whole) else _SPLIT.split(whole.removeprefix("and "))
        names += [part for part in map(str.strip, parts) if part and not holders.knows(part)]
    return tuple(dict.fromkeys(names))


def write_stances(stances: tuple[Stance, ...]) -> str:
    """The stances as they stand before the colon or after the dash."""
    return "; ".join(_written(stance) for stance in stances)


def _written(stance: Stance) -> str:
    names = ", ".join(stance.holders)
    if stance.verb == "propose":
        return names
    return f"{names} {stance.verb} {stance.place}".rstrip(" ")

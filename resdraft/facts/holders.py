"""States, groups, and the names that may hold a bracket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from resdraft.facts.tables import rows

_NEAR = 0.8
"""How alike two names are, of 1, for one to be a slip for the other: "Sudria" is none for "Syria"."""
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class State:
    """A Member State or an observer State, in the forms that the United Nations prints."""

    name: str
    """Short name in English, as in lists of sponsors."""
    formal_name: str
    """The short name again where there is no other."""
    iso3: str
    name_fr: str
    name_es: str
    status: str
    """`member` or `observer`."""
    other_names: tuple[str, ...]
    """Usual short names, forms that editors reject, former names."""


@dataclass(frozen=True, slots=True)
class Group:
    """Who else may hold bracketed text: groups of States, roles, nicknames of delegations."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    """`group`, `regional group`, `council`, `role`, `observer` or `delegation nickname`."""
    note: str
    """For a nickname the State meant."""


@cache
def states() -> tuple[State, ...]:
    """The 193 Members and 2 observers in English alphabetical order."""
    return tuple(
        State(name, formal_name, iso3, name_fr, name_es, status, _split(others))
        for name, formal_name, iso3, name_fr, name_es, status, others in rows("states")
    )


@cache
def groups() -> tuple[Group, ...]:
    """Groups, roles and nicknames of delegations; not exhaustive: a draft names further holders itself."""
    return tuple(Group(name, _split(aliases), kind, note) for name, aliases, kind, note in rows("groups"))


@cache
def holder_names() -> frozenset[str]:
    """Every name that may hold a bracket without being declared by the draft.

    Short names, alpha-3 codes and other names of States, names and aliases of groups. Names with a curly apostrophe
    are also there with a straight one. A former name that reads as two States of today ("Serbia and Montenegro") is
    left out.
    """
    names: set[str] = set()
    others: set[str] = set()
    for row in rows("states"):
        names.update((row[0], row[2]))
        others.update(_split(row[6]))
    for name, aliases, *_ in rows("groups"):
        names.update((name, *_split(aliases)))
    names |= {name for name in others if not names.issuperset(name.split(" and "))}
    return frozenset(names | {name.replace("’", "'") for name in names})


def nearest_holder(name: str, declared: Iterable[str] = ()) -> str:
    """The name, of those that may hold a bracket and those that a draft declares, for which `name` may stand.

    Case does not count; "" where none is near, and for what is as short as a code, which is near to too many. Looks at
    every name: takes some milliseconds.
    """
    if len(name) < _SHORTEST:
        return ""
    from difflib import get_close_matches

    known = {known.casefold(): known for known in (*sorted(holder_names()), *declared)}
    near = get_close_matches(name.casefold(), known, 1, _NEAR)
    return known[near[0]] if near else ""


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()

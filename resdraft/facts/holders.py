"""States, groups, and the names that may hold a bracket."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from resdraft.facts.tables import rows


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
    """Forms that editors reject and former names."""


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

    Short names and alpha-3 codes of States, names and aliases of groups. Names with a curly apostrophe
    are also there with a straight one.
    """
    names = {name for row in rows("states") for name in (row[0], row[2])}
    for name, aliases, *_ in rows("groups"):
        names.update((name, *_split(aliases)))
    return frozenset(names | {name.replace("’", "'") for name in names})


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()

"""What a user sets once for the screens: keys and the theme, in `screens.toml`.

The file is `RESDRAFT_SCREENS` if that names one, else `resdraft/screens.toml` in the user's folder for configuration
(XDG_CONFIG_HOME or `~/.config`; APPDATA on Windows). A mistake in it is told and the rest holds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

NAME: Final = "screens.toml"
THEMES: Final = {"dark": "resdraft-dark", "light": "resdraft-light"}
_MAX_BYTES: Final = 100_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file says."""

    theme: str = ""
    """"dark", "light" or a name that the library of the screens knows; empty for the usual one."""
    keys: tuple[tuple[str, str], ...] = ()
    """The id of what is done, and its keys with commas between them."""
    faults: tuple[str, ...] = ()
    """What of the file is not understood, each in a line."""


def settings_file(environment: Mapping[str, str]) -> Path:
    """Where the file is, if there is one."""
    if named := environment.get("RESDRAFT_SCREENS"):
        return Path(named)
    home = environment.get("APPDATA") if os.name == "nt" else environment.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path("~/.config").expanduser()) / "resdraft" / NAME


def read_settings(path: Path) -> Settings:
    """What a file says; nothing where there is none."""
    import tomllib

    try:
        if not path.is_file():
            return Settings()
        with path.open("rb") as file:
            table = tomllib.loads(file.read(_MAX_BYTES).decode("utf-8-sig"))
    except (OSError, RuntimeError, ValueError) as error:
        return Settings(faults=(f"not read: {error}",))
    faults = [f"there is no {key!r}: it has theme and keys" for key in table if key not in ("theme", "keys")]
    theme, keys = table.get("theme", ""), table.get("keys", {})
    if not isinstance(theme, str):
        faults.append('theme is a name, as in theme = "light"')
        theme = ""
    if not isinstance(keys, dict):
        faults.append('keys is a table, as in [keys] and below "reader.goto" = "g"')
        keys = {}
    found: list[tuple[str, str]] = []
    for name, value in _flat(keys):
        if isinstance(value, list) and all(isinstance(key, str) for key in value):
            value = ",".join(value)
        if isinstance(value, str) and value.strip():
            found.append((name, value))
        else:
            faults.append(f'{name} needs a key, as in "f2" or "g,ctrl+g"')
    return Settings(theme, tuple(found), tuple(faults))


def _flat(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """The entries of a table, with those of tables in it under both names with a dot between them."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done with a key."""

    id: str
    where: str
    """The screen, or "everywhere"."""
    keys: str
    """With commas between them."""
    words: str
    owner: str
    """What has the key: actions of one owner see each other's keys."""


def keymap(settings: Settings, actions: tuple[Action, ...]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys of what is done by other keys than usual, and what of the settings names nothing.

    Actions that share a key with one that is changed keep theirs: they are in the map, too.
    """
    known = {action.id: action for action in actions}
    faults: list[str] = []
    changed: dict[str, str] = {}
    for name, keys in settings.keys:
        if name not in known:
            near = get_close_matches(name, known, 1)
            faults.append(f"no key is called {name!r}" + (f": did you mean {near[0]!r}?" if near else ""))
            continue
        wrong = [key.strip() for key in keys.split(",") if not is_key(key.strip())]
        if wrong:
            faults.append(f"{name}: {wrong[0]!r} is no key; a letter, f2, ctrl+g, space, slash …")
            continue
        changed[name] = ",".join(key.strip() for key in keys.split(","))
    made = dict(changed)
    for name in changed:
        own = set(known[name].keys.split(","))
        for other in actions:
            if other.owner == known[name].owner and other.id not in made and own & set(other.keys.split(",")):
                made[other.id] = other.keys
    faults += _clashes(changed, made, actions)
    return made, tuple(faults)


def _clashes(changed: Mapping[str, str], made: Mapping[str, str], actions: tuple[Action, ...]) -> Iterator[str]:
    for number, action in enumerate(actions):
        for other in actions[:number]:
            if other.owner != action.owner or not {action.id, other.id} & changed.keys():
                continue
            if set(action.keys.split(",")) & set(other.keys.split(",")):
                continue  # They share a key by design: only one of them can be done at a time.
            mine, theirs = (_spelt(made.get(one.id, one.keys)) for one in (action, other))
            if both := mine & theirs:
                yield f"{other.id} and {action.id} both have {min(both)}: the first is done"


def _spelt(keys: str) -> set[str]:
    from textual.keys import _character_to_key

    return {_character_to_key(key) if len(key) == 1 else key for key in keys.split(",")}


def is_key(name: str) -> bool:
    """Whether a key is called so: a character, or a name, with ctrl, alt, shift or super before it."""
    import unicodedata

    from textual.keys import KEY_TO_UNICODE_NAME, REPLACED_KEYS, Keys

    *before, last = name.split("+") if len(name) > 1 else [name]
    if not last or not set(before) <= {"ctrl", "alt", "shift", "super", "meta", "hyper"}:
        return False
    if len(last) == 1 or last in {key.value for key in Keys} or last in REPLACED_KEYS or last in KEY_TO_UNICODE_NAME:
        return last.isprintable()
    try:
        return bool(unicodedata.lookup(last.replace("_", " ")))
    except KeyError:
        return False

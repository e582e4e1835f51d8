"""`resdraft.toml`: what a workspace says once, so that nobody need say it again."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from resdraft.model import InputError, UsageError
from resdraft.workspace.files import read_file
from resdraft.workspace.revisions import read_revision

NAME = "resdraft.toml"
_KEYS: dict[str, dict[str, type]] = {
    "render": {"template": str},
    "fmt": {"wrap": int},
    "diff": {"strengths": str},
    "ci": {"fail-on": list},
    "check": {"select": list, "ignore": list, "profile": str, "stage": str, "fail-on": str},
}
_KINDS = {str: "words in quotation marks", int: "a number", list: 'a list, as ["softened", "unreadable"]'}
_WIDEST = 1_000


@dataclass(frozen=True, slots=True)
class Configuration:
    """What `resdraft.toml` says; flags of the command line win over it."""

    path: Path | None = None
    """The file; None without one."""
    template: str = ""
    """`[render] template`: a name, or a path from the folder of the file."""
    wrap: int = 0
    """`[fmt] wrap`: columns at which drafts are wrapped; 0 for a paragraph a line."""
    fail_on: tuple[str, ...] | None = None
    """`[ci] fail-on`: what `resdraft ci` ends with 1 for; None where the file does not say."""
    select: tuple[str, ...] = ()
    """`[check] select`: codes, names or families of rules, or profiles; empty for the default set."""
    ignore: tuple[str, ...] = ()
    """`[check] ignore`: rules that are left out."""
    profile: str = ""
    """`[check] profile`: whose rules hold; "" for those of the draft's own body."""
    stage: str = ""
    """`[check] stage`: at which stage drafts are looked at; "" for the draft's own."""
    check_fail_on: str = ""
    """`[check] fail-on`: "error" or "warning"; "" where the file does not say."""
    strengths: Path | None = None
    """`[diff] strengths`: a house's table of how strong openers are; None where the usual one holds."""


def read_configuration(folder: Path) -> Configuration:
    """The configuration that holds in a folder: the nearest `resdraft.toml` upwards, not beyond a repository's top.

    Raises InputError where the file is no TOML, or has a table, key or value that is not known, naming the line and the
    nearest key that is.
    """
    folder = folder.resolve()
    for here in (folder, *folder.parents):
        path = here / NAME
        if path.is_file():
            return _read(path)
        if (here / ".git").exists():
            break
    return Configuration()


def configuration_of(revision: str, folder: str = "") -> Configuration:
    """The configuration that git has at a revision, in a folder from the top; an empty one without a file.

    Without a folder it is that at the top, else that of the folder one is in. `strengths` is the table as git has it.

    Raises InputError as `read_configuration` does.
    """
    place = f"{revision}:{posixpath.join(folder, NAME)}"
    try:
        data = read_revision(place)
    except InputError:
        return Configuration()
    return _parsed(
        data, Path(place), lambda name: Path(f"{revision}:{posixpath.normpath(posixpath.join(folder, name))}")
    )


def nearest_configuration(revision: str, folder: str) -> Configuration:
    """The configuration that git has at a revision for a folder from the top: the nearest upwards, as on disk.

    Raises InputError as `read_configuration` does.
    """
    while not (found := configuration_of(revision, folder)).path and folder:
        folder = posixpath.dirname(folder)
    return found


def _read(path: Path) -> Configuration:
    return _parsed(read_file(path)[0], path, lambda name: path.parent / name)


def _parsed(data: bytes, path: Path, beside: Callable[[str], Path]) -> Configuration:
    import tomllib

    try:
        words = data.decode("utf-8-sig")
        tables = tomllib.loads(words)
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", hint="save it as UTF-8", where=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(error, path) from error
    reader = _Reader(path, words)
    for table, keys in tables.items():
        known = _KEYS.get(table)
        if known is None or not isinstance(keys, dict):
            raise reader.unknown(table, f"table [{table}]" if isinstance(keys, dict) else f"key {table!r}", _KEYS)
        for key, value in keys.items():
            reader.check(table, key, value, known)
    wrap = tables.get("fmt", {}).get("wrap", 0)
    policies = tables.get("ci", {}).get("fail-on")
    if policies is not None:
        reader.check_policies(policies)
    fail_on = None if policies is None else tuple(policies)
    strengths = tables.get("diff", {}).get("strengths", "")
    template = tables.get("render", {}).get("template", "")
    rules = tables.get("check", {})
    reader.check_rules(rules)
    return Configuration(
        path,
        template,
        wrap,
        fail_on,
        tuple(rules.get("select", ())),
        tuple(rules.get("ignore", ())),
        rules.get("profile", ""),
        rules.get("stage", ""),
        rules.get("fail-on", ""),
        beside(strengths) if strengths else None,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    path: Path
    words: str

    def unknown(self, name: str, what: str, known: dict[str, dict[str, type]] | dict[str, type]) -> InputError:
        near = get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
        return InputError(f"{what} is not known", hint=hint, where=self.where(name))

    def check(self, table: str, key: str, value: object, known: dict[str, type]) -> None:
        if key not in known:
            raise self.unknown(key, f"key {key!r} in [{table}]", known)
        if type(value) is not known[key]:
            raise InputError(f"{key!r} in [{table}] should be {_KINDS[known[key]]}", where=self.where(key))
        if isinstance(value, int) and not 0 <= value <= _WIDEST:
            raise InputError(f"{key!r} in [{table}] should be from 0 to {_WIDEST}", where=self.where(key))

    def check_policies(self, policies: list[object]) -> None:
        from resdraft.render import POLICIES

        for policy in policies:
            if policy not in POLICIES:
                near = get_close_matches(str(policy), POLICIES, 1)
                hint = f"did you mean {near[0]}?" if near else "`resdraft ci --help` lists them"
                raise InputError(f"{policy!r} in fail-on is no policy", hint=hint, where=self.where("fail-on"))

    def check_rules(self, table: dict[str, object]) -> None:
        """What `[check]` names is known."""
        if not table:
            return
        from resdraft.check import FAIL_ON, checked_profile, checked_stage, chosen_rules

        asked: dict[str, Callable[[str], object]] = {
            "select": lambda name: chosen_rules([name], ()),
            "ignore": lambda name: chosen_rules((), [name]),
            "profile": checked_profile,
            "stage": checked_stage,
        }
        for key, look in asked.items():
            given = table.get(key, ())
            for name in given if isinstance(given, list) else [given] if given else []:
                try:
                    look(str(name))
                except UsageError as error:
                    raise InputError(f"{key}: {error.message}", hint=error.hint, where=self.where(key)) from error
        if table.get("fail-on", "error") not in FAIL_ON:
            raise InputError(f"{table['fail-on']!r} is no severity", hint='"error" or "warning"',
                             where=self.where("fail-on"))  # fmt: skip

    def where(self, name: str) -> str:
        """File and line of the first place at which a table or key is set."""
        found = re.search(rf"^\s*\[?\s*[\"']?{re.escape(name)}\b", self.words, re.MULTILINE)
        return f"{self.path}:{self.words.count(chr(10), 0, found.end()) + 1}" if found else str(self.path)


def _not_toml(error: Exception, path: Path) -> InputError:
    found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    place = f":{found[1]}:{found[2]}" if found else ""
    message = re.sub(r"\s*\(at [^()]*\)$", "", str(error))
    return InputError(f"not TOML: {message[:1].lower()}{message[1:]}", where=f"{path}{place}")

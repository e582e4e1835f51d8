"""What was found in drafts that were checked before, by their content: a second run need not look again."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from resdraft.model import ResdraftError
from resdraft.workspace.files import STDIN, read_file
from resdraft.workspace.find import SUFFIX

_MOST = 20_000
"""Drafts that are remembered; the ones seen longest ago are forgotten."""
_PACKAGES = ("check", "facts", "model", "text")


class FindingsKept:
    """Records by key, in one file of the user's cache folder that nobody else may read.

    Findings quote words of drafts. Where the file cannot be read or written nothing is remembered, and nothing said.
    """

    def __init__(self, *, enabled: bool = True) -> None:
        self._enabled = enabled
        self._path = cache_folder() / "findings.json"
        self._known: dict[str, dict[str, Any]] | None = None
        self._used: dict[str, dict[str, Any]] = {}
        self._new = False

    def key(self, name: str, options: Sequence[str]) -> str:
        """Of a draft as it is on disk, under options and the rules of this version; "" for what is not remembered."""
        if not self._enabled or not name.endswith(SUFFIX) or name == STDIN:
            return ""
        try:
            _, fingerprint = read_file(Path(name))
        except ResdraftError:
            return ""
        said = "\0".join((fingerprint.sha256, rules_digest(), *options))
        return sha256(said.encode("utf-8", "surrogateescape")).hexdigest()

    def get(self, key: str) -> dict[str, Any] | None:
        """The record of a key."""
        if not key:
            return None
        if self._known is None:
            self._known = self._read()
        record = self._known.get(key)
        if record is not None:
            self._used[key] = record
        return record

    def put(self, key: str, record: dict[str, Any]) -> None:
        """Remembers a record."""
        if key:
            self._used[key] = record
            self._new = True

    def save(self) -> None:
        """Writes what is new, so that the next run finds it."""
        if not self._new:
            return
        old = {key: record for key, record in (self._known or {}).items() if key not in self._used}
        kept = dict([*old.items(), *self._used.items()][-_MOST:])
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                json.dump(kept, file, ensure_ascii=True, separators=(",", ":"))
            fresh.replace(self._path)

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            with self._path.open(encoding="utf-8") as file:
                found = json.load(file)
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def cache_folder() -> Path:
    """Where this user's caches of resdraft lie."""
    if named := os.environ.get("XDG_CACHE_HOME"):
        base = Path(named)
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path.home() / ".cache"
    return base / "resdraft"


@cache
def rules_digest() -> str:
    """Of the rules and all that they rest on: other code or other facts give another one."""
    top = Path(__file__).parent.parent
    found = []
    for package in _PACKAGES:
        for folder, _, names in sorted(os.walk(top / package)):
            for name in sorted(names):
                if name.endswith((".py", ".tsv", ".txt", ".json")):
                    path = Path(folder, name)
                    known = path.stat()
                    found.append(f"{path.relative_to(top)} {known.st_size} {known.st_mtime_ns}")
    return sha256("\n".join(found).encode()).hexdigest()

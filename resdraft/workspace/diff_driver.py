"""A driver for `git diff` set up: in git's configuration how to show drafts, in its attributes which files they are.

Two ways lead to a comparison. `diff.resdraft.command` is what `git diff` calls: it gets both files and prints clauses.
`git log -p` and `git show` call no such command unless they are told `--ext-diff`; they take `diff.resdraft.textconv`,
which prints one file as a page, a phrase a line, and `xfuncname`, which finds what stands at the head of each hunk.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from resdraft.model import SystemFault
from resdraft.workspace.files import read_file
from resdraft.workspace.git_program import run_git, said_by, top_of_repository
from resdraft.workspace.saving import make_folder, save

Scope = Literal["local", "global"]
ATTRIBUTES = ("*.res.md diff=resdraft", "*.docx diff=resdraft")
"""The lines of the attributes file."""
CLAUSE_LINE = "^[^[:space:]<=>].*$"
"""What opens a hunk's head: the page of textconv indents all but what a paragraph is and how it opens."""
_SECTION = "diff.resdraft"
_NOT_SET = 5
"""git's exit code for a key that is not there."""


@dataclass(frozen=True, slots=True)
class DriverFiles:
    """What installing or uninstalling touched."""

    configuration: str
    """Where the driver is set: "the repository's configuration", "your configuration"."""
    attributes: Path
    changed: bool
    """Whether the attributes file is another than before."""


def install_driver(scope: Scope) -> DriverFiles:
    """Sets the driver for this repository, or with "global" for every repository of this user.

    The attributes file gets the lines it lacks, at its end; all else in it stays as it is, byte for byte. Doing it
    twice changes nothing more.

    Raises InputError outside a working tree, SystemFault where git or the system refuses.
    """
    attributes = _attributes_file(scope)
    for key, value in _settings().items():
        _configure(scope, "--replace-all", f"{_SECTION}.{key}", value)
    return DriverFiles(_CALLED[scope], attributes, _rewrite(attributes, with_lines))


def uninstall_driver(scope: Scope) -> DriverFiles:
    """Takes away what `install_driver` has set and nothing else; an attributes file that held nothing else goes, too.

    Raises what `install_driver` raises.
    """
    attributes = _attributes_file(scope)
    for key in _settings():
        _configure(scope, "--unset-all", f"{_SECTION}.{key}")
    return DriverFiles(_CALLED[scope], attributes, attributes.exists() and _rewrite(attributes, without_lines))


_CALLED: dict[Scope, str] = {"local": "the repository's own configuration", "global": "your configuration of git"}


def _settings() -> dict[str, str]:
    """What is set: this very interpreter by its path, for git may run where no environment is active.

    -P keeps Python from importing what lies in the repository of drafts: git starts the driver at its top.
    """
    python = sys.executable.replace("\\", "/") if os.name == "nt" else sys.executable
    program = f"{shlex.quote(python)} -P -m resdraft git"
    return {
        "command": f"{program} diff-driver --",
        "textconv": f"{program} textconv --",
        "xfuncname": CLAUSE_LINE,
    }


def _configure(scope: Scope, *argv: str) -> None:
    done = run_git("config", f"--{scope}", *argv, purpose="here")
    if done.returncode not in (0, _NOT_SET):
        raise SystemFault(f"git could not change its configuration: {said_by(done)}")


def _attributes_file(scope: Scope) -> Path:
    """`.gitattributes` at the top of the working tree; for every repository the one that git's configuration names."""
    if scope == "local":
        return top_of_repository() / ".gitattributes"
    done = run_git("config", "--global", "--type=path", "--get", "core.attributesFile", purpose="here")
    if done.returncode == 0 and done.stdout.strip():
        return Path(os.fsdecode(done.stdout.removesuffix(b"\n"))).resolve()
    base = os.environ.get("XDG_CONFIG_HOME")
    return ((Path(base) if base else Path.home() / ".config") / "git" / "attributes").resolve()


def _rewrite(path: Path, change: Callable[[bytes], bytes]) -> bool:
    before = read_file(path)[0] if path.exists() else b""
    after = change(before)
    if after == before:
        return False
    if after:
        make_folder(path.parent)
        save(path, after)
    else:
        path.unlink()
    return True


def with_lines(attributes: bytes) -> bytes:
    """An attributes file with our lines at its end: there they win over what an earlier line says of such files.

    The line ends are those of the file, and a last line without one stays so: taking the lines away gives the same
    bytes again.
    """
    missing = [line.encode() for line in ATTRIBUTES if line.encode() not in attributes.splitlines()]
    if not missing:
        return attributes
    end = b"\r\n" if b"\r\n" in attributes else b"\n"
    if attributes and not attributes.endswith((b"\n", b"\r")):
        return attributes + b"".join(end + line for line in missing)
    return attributes + b"".join(line + end for line in missing)


def without_lines(attributes: bytes) -> bytes:
    """An attributes file without our lines."""
    ours = {line.encode() for line in ATTRIBUTES}
    lines = attributes.splitlines(keepends=True)
    kept = [line for line in lines if line.rstrip(b"\r\n") not in ours]
    result = b"".join(kept)
    was_last = bool(lines) and lines[-1].rstrip(b"\r\n") in ours and not lines[-1].endswith((b"\n", b"\r"))
    return result.removesuffix(b"\n").removesuffix(b"\r") if was_last else result

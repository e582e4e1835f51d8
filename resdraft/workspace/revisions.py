"""Files as git had them: `REV:path`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resdraft.model import InputError
from resdraft.workspace.files import MAX_BYTES
from resdraft.workspace.git_program import run_git

if TYPE_CHECKING:
    import subprocess

_REVISION = re.compile(r"(?P<revision>[^\s:-][^\s:]*):(?P<path>(?!//).+)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def is_revision(name: str) -> bool:
    """Whether a name has the form `REV:path`. A Windows drive (`C:\\x`) and a web address have not."""
    return _REVISION.fullmatch(name) is not None and _DRIVE.match(name) is None


def read_revision(name: str) -> bytes:
    """The bytes that git has for `REV:path`; the path counts from the top of the repository, else from here.

    Raises InputError where git knows no such revision or file or the file is over 64 MB, SystemFault without git.
    """
    found = _REVISION.fullmatch(name)
    if found is None:
        raise InputError("not of the form REVISION:path", where=name)
    revision, path = found["revision"], found["path"].replace("\\", "/")
    failure = ""
    for spelled in dict.fromkeys((f"{revision}:{path}", f"{revision}:./{path}")):
        size = _git("cat-file", "-s", spelled)
        if size.returncode == 0:
            if int(size.stdout) > MAX_BYTES:
                raise InputError("larger than the limit of 64 MB", where=name)
            blob = _git("cat-file", "blob", spelled)
            if blob.returncode == 0:
                return blob.stdout
            raise InputError(f"{path} is not a file in {revision}", where=name)
        failure = failure or size.stderr.decode("utf-8", "replace")
    raise InputError(_reason(failure, revision, path), where=name)


def _reason(failure: str, revision: str, path: str) -> str:
    if "not a git repository" in failure:
        return f"there is no such file, and no git repository here to look for {revision} in"
    if "does not exist" in failure or "exists on disk" in failure:
        return f"git has no file {path} in {revision}"
    if "object name" in failure:
        return f"there is no such file, and git knows no revision {revision}"
    return f"git could not read it: {failure.strip().partition(chr(10))[0].removeprefix('fatal: ')}"


def _git(*argv: str) -> subprocess.CompletedProcess[bytes]:
    return run_git(*argv, purpose="to read REVISION:path")

"""Saving: all of the new file or all of the old one, whatever happens in between."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from resdraft.model import InputError, Resolution, SystemFault, UsageError
from resdraft.text import parse, write
from resdraft.workspace.faults import writing_fault
from resdraft.workspace.files import Fingerprint, read_file
from resdraft.workspace.lock import locked

TEMPORARY = ".resdraft-tmp"
_MARKERS = ("resdraft.toml", ".git")
_LONGEST = 180
"""Bytes of a name that leave room for what temporary files and locks add; file systems end at 255."""


def save_draft(
    path: Path,
    resolution: Resolution,
    *,
    source: str | None = None,
    expected: Fingerprint | None = None,
    root: Path | None = None,
    durable: bool = True,
) -> Fingerprint:
    """Saves a draft: `source`, or what `write` makes of the Resolution.

    Promises what `save` does, and that the file reads back as `resolution`; raises SystemFault, and writes nothing,
    where it would not.
    """
    source = write(resolution) if source is None else source
    if parse(source).resolution != resolution:
        raise SystemFault(
            "not written: it would not read back as the same draft",
            hint="this is a fault of resdraft: please report it with the draft; nothing was changed",
            where=str(path),
        )
    return save(path, source, expected=expected, root=root, durable=durable)


def save(
    path: Path,
    data: bytes | str,
    *,
    expected: Fingerprint | None = None,
    root: Path | None = None,
    durable: bool = True,
    private: bool = False,
) -> Fingerprint:
    """Puts data (text as UTF-8, line ends as they are) into a file, at once or not at all; gives its fingerprint.

    The file keeps its mode; a `private` one is for its owner alone (0600). With `expected` it is left alone if it is
    no longer as it was (`ABSENT`: if it is there at all). A symlink is written through if it leads to a file in `root`
    (default: `root_of(path)`). A `durable` file survives a loss of power; do without where it can be made again.

    Raises InputError where the file changed or its folder is not there, UsageError where a symlink leads out of the
    workspace or the path is no file, SystemFault where the system refuses.
    """
    data = data.encode("utf-8") if isinstance(data, str) else data
    where = str(path)
    target = _target(path, root, where)
    with locked(_short(target), where):
        mode = _checked_mode(target, where)
        _compare(target, expected, where)
        try:
            return _replace(target, data, mode, durable=durable, private=private)
        except OSError as error:
            raise writing_fault(error, where) from error


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it; one that is there is fine.

    Raises UsageError where a file has its name, SystemFault where the system refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError("a file, not a folder", where=str(folder)) from error
    except OSError as error:
        raise writing_fault(error, str(folder)) from error


def root_of(path: Path) -> Path:
    """The workspace of a file or folder: the nearest folder upwards with `resdraft.toml` or a git repository.

    Without one, the folder itself.
    """
    start = (path if path.is_dir() else path.parent).resolve()
    for folder in (start, *start.parents):
        if any((folder / marker).exists() for marker in _MARKERS):
            return folder
    return start


def _target(path: Path, root: Path | None, where: str) -> Path:
    """The file that a path leads to, which has to lie in the workspace."""
    try:
        target = path.resolve()
        if not path.is_symlink():
            return target
        inside = target.is_relative_to((root or root_of(path)).resolve())
    except (OSError, RuntimeError, ValueError) as error:
        raise InputError("not written: its path leads nowhere", where=where) from error
    if not inside:
        raise UsageError(
            f"not written: a symlink that leads out of the workspace, to {target}",
            hint="name that file itself if it is the one to write",
            where=where,
        )
    return target


def _checked_mode(target: Path, where: str) -> int | None:
    """The mode of the file that is there, which has to be one that may be written; None if there is none."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise writing_fault(error, where) from error
    if stat.S_ISDIR(found.st_mode):
        raise UsageError("not written: a folder, not a file", where=where)
    if not stat.S_ISREG(found.st_mode):
        raise UsageError("not written: no ordinary file", where=where)
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise SystemFault(
            "not written: the file is read-only", hint="write to another file, or allow writing first", where=where
        )
    return stat.S_IMODE(found.st_mode)


def _compare(target: Path, expected: Fingerprint | None, where: str) -> None:
    """Refuses if the file is not as it was when it was read."""
    if expected is None:
        return
    if not target.exists():
        if expected.size >= 0:
            raise InputError("not written: it was removed since it was read", where=where)
        return
    if expected.size < 0:
        raise InputError("not written: the file is there already", hint="choose another name", where=where)
    if read_file(target, where)[1].sha256 != expected.sha256:
        raise InputError(
            "not written: it was changed since it was read", hint="look at it and run the command again", where=where
        )


def _replace(target: Path, data: bytes, mode: int | None, *, durable: bool, private: bool) -> Fingerprint:
    """Writes beside the file and renames. What a killed process left is removed: the lock says that it is dead."""
    temporary = _short(target).with_name(f".{_short(target).name}{TEMPORARY}")
    with suppress(FileNotFoundError):
        temporary.unlink()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(temporary, flags, 0o666 if mode is None and not private else 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if mode is not None and not private:
                _keep_mode(target, temporary, mode)
            if durable:
                os.fsync(file.fileno())
            mtime_ns = os.fstat(file.fileno()).st_mtime_ns
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        _sync_folder(target.parent)
    return Fingerprint.of(data, mtime_ns)


def _keep_mode(target: Path, temporary: Path, mode: int) -> None:
    """The mode of the file that is replaced, and its owner where that is allowed."""
    if hasattr(os, "chown"):
        found, mine = target.stat(), temporary.stat()
        if (found.st_uid, found.st_gid) != (mine.st_uid, mine.st_gid):
            with suppress(OSError):
                os.chown(temporary, found.st_uid, found.st_gid)
    temporary.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """Makes the renaming itself durable, where the system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _short(target: Path) -> Path:
    """A name for locks and temporary files: the file's own, unless that is too long to take an ending."""
    name = os.fsencode(target.name)
    if len(name) <= _LONGEST:
        return target
    from hashlib import sha256

    return target.with_name(sha256(name).hexdigest()[:32])

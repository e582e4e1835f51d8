"""A lock on one file's name, held by one process at a time and gone when that process is."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from resdraft.model import ResdraftError, SystemFault
from resdraft.workspace.faults import writing_fault

WAIT = 10.0
"""Seconds that a second writer waits for the first."""
_STEP = 0.02
_NO_LOCKS = {getattr(errno, name, None) for name in ("ENOLCK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL")}
"""What file systems answer that know no locks; saving goes on, and the fingerprint still guards what is there."""
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock_path(path: Path) -> Path:
    """The lock's own file, beside the file that it guards."""
    return path.with_name(f".{path.name}.lock")


@contextmanager
def locked(path: Path, where: str, wait: float | None = None) -> Iterator[None]:
    """Holds the lock on `path` while the block runs.

    The system frees it when the process ends, however it ends; a lock's file that was left behind holds nobody up.
    Raises SystemFault where another process holds it for longer than `wait` seconds (default `WAIT`).
    """
    file = lock_path(path)
    deadline = time.monotonic() + (WAIT if wait is None else wait)
    while (descriptor := _try(file, where)) is None:
        if time.monotonic() >= deadline:
            raise SystemFault(
                "not written: another program of resdraft is writing it", hint="try again in a moment", where=where
            )
        time.sleep(_STEP)
    try:
        yield
    finally:
        _release(file, descriptor)


def _try(file: Path, where: str) -> int | None:
    """The open lock, or None if another process has it."""
    try:
        descriptor = os.open(file, _FLAGS, 0o600)
    except OSError as error:
        if os.name == "nt" and isinstance(error, PermissionError) and file.exists():
            return None
        raise _not_opened(error, file, where) from error
    try:
        _take(descriptor)
        if os.name == "nt" or os.path.samestat(os.fstat(descriptor), file.stat()):
            return descriptor
    except FileNotFoundError:
        pass
    except (BlockingIOError, PermissionError):
        pass
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return descriptor
        os.close(descriptor)
        raise writing_fault(error, where) from error
    os.close(descriptor)
    return None


def _not_opened(error: OSError, file: Path, where: str) -> ResdraftError:
    if isinstance(error, PermissionError) and file.exists():
        hint = f"remove {file.name} if nobody else is writing the draft"
        return SystemFault(f"not written: its lock {file.name} is somebody else's", hint=hint, where=where)
    return writing_fault(error, where)


def _release(file: Path, descriptor: int) -> None:
    """Removes the lock's file, before letting go of it where the system allows: nobody can take what is not there."""
    if os.name == "nt":
        os.close(descriptor)
    with suppress(OSError):
        file.unlink()
    if os.name != "nt":
        os.close(descriptor)

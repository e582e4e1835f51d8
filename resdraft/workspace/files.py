"""Bytes of files and of standard input, within limits, and how to tell that a file changed."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from resdraft.model import InputError, SystemFault
from resdraft.workspace.faults import reading_fault

MAX_BYTES = 64 * 1024 * 1024
"""No file that is read is larger."""
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file was like when it was read. Two are of the same content if their `sha256` is the same."""

    size: int
    """Bytes; -1 for a file that is not there."""
    mtime_ns: int
    """When it was changed; with `size` enough for a watcher to see that nothing happened."""
    sha256: str

    @classmethod
    def of(cls, data: bytes, mtime_ns: int = 0) -> Fingerprint:
        """The fingerprint of bytes."""
        from hashlib import sha256

        return cls(len(data), mtime_ns, sha256(data).hexdigest())


ABSENT = Fingerprint(-1, 0, "")
"""Of a file that is not there: what is saved with it never takes the place of another file."""


def read_file(path: Path, where: str = "") -> tuple[bytes, Fingerprint]:
    """A file's bytes and fingerprint. `where` names it in errors; without it, its path does.

    Raises InputError for a file that is not there, is a folder or is over 64 MB (seen before it is read), SystemFault
    where there is no right to read it.
    """
    where = where or str(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if stat.S_ISREG(found.st_mode) and found.st_size > MAX_BYTES:
            raise _too_large(where)
        with path.open("rb") as file:
            data = _bounded(file, where)
            return data, Fingerprint.of(data, os.fstat(file.fileno()).st_mtime_ns)
    except OSError as error:
        raise reading_fault(error, where) from error
    except ValueError as error:
        raise InputError("there is no such file: the system takes no such name", where=where) from error


def read_stdin() -> bytes:
    """All of standard input.

    Raises InputError if it is closed or over 64 MB.
    """
    if sys.stdin is None or sys.stdin.closed:
        raise InputError("standard input is closed", hint="name a file instead of -", where=STDIN)
    try:
        return _bounded(sys.stdin.buffer, STDIN)
    except OSError as error:
        raise SystemFault(f"not readable: {error.strerror or error}", where=STDIN) from error


def _bounded(file: BinaryIO, where: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(where)
    return data


def _too_large(where: str) -> InputError:
    return InputError(
        "larger than the limit of 64 MB", hint="no resolution is like that: is this the right file?", where=where
    )

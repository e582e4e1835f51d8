"""What the operating system refused, as errors that a user can understand."""

from __future__ import annotations

import errno

from resdraft.model import InputError, ResdraftError, SystemFault

_INPUT = {
    errno.ENOENT: ("there is no such file", ""),
    errno.ENOTDIR: ("there is no such file: a part of its path is a file, not a folder", ""),
    errno.EISDIR: ("a folder, not a file", ""),
    errno.ELOOP: ("a symlink that leads back to itself", ""),
    errno.ENAMETOOLONG: ("there is no such file: the name is too long", ""),
    errno.EINVAL: ("there is no such file: the system takes no such name", ""),
}
_RIGHTS = {errno.EACCES, errno.EPERM}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}


def reading_fault(error: OSError, where: str) -> ResdraftError:
    """The error for a file that could not be read: InputError where it is not there, SystemFault for the rest."""
    if error.errno in _INPUT:
        message, hint = _INPUT[error.errno]
        return InputError(message, hint=hint, where=where)
    if error.errno in _RIGHTS:
        return SystemFault("no right to read this file", hint="ask its owner, or make a copy of your own", where=where)
    return SystemFault(f"not readable: {_words(error)}", where=where)


def writing_fault(error: OSError, where: str) -> ResdraftError:
    """The error for a file that could not be written; nothing of it was changed."""
    if error.errno in _NO_ROOM:
        return SystemFault("not written: no room left on the disk", hint="make room and try again", where=where)
    if error.errno in _RIGHTS:
        hint = "give yourself the right, close it in other programs, or write elsewhere"
        return SystemFault("not written: no right to write here", hint=hint, where=where)
    if error.errno == errno.EROFS:
        return SystemFault("not written: the disk is read-only", hint="write elsewhere", where=where)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return InputError("not written: there is no such folder", hint="make the folder first", where=where)
    return SystemFault(f"not written: {_words(error)}", where=where)


def _words(error: OSError) -> str:
    return (error.strerror or str(error) or type(error).__name__).rstrip(".")

"""Everything that is said on standard error: one line, perhaps a second with what to do."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import Literal

from resdraft.cli.terminal import colour, one_line, paint

OK = 0
YES = 1
"""What the command was asked about is so: the drafts differ, a file would change."""
MISUSE = 2
INPUT = 3
SYSTEM = 4
INTERRUPTED = 130

Kind = Literal["error", "problem", "note"]
_COLOURS = {"error": "31", "problem": "33", "note": "36"}
_REPORT = "this is a fault of resdraft, nothing was lost: please report it; RESDRAFT_TRACEBACK=1 shows where it is"


def say(kind: Kind, message: str, *, where: str = "", hint: str = "") -> None:
    """Prints `WHERE: KIND: MESSAGE` and, below it, what to do. The one place that prints errors."""
    if sys.stderr is None or sys.stderr.closed:
        return
    label = paint(f"{kind}:", "1", _COLOURS[kind], on=colour(sys.stderr))
    lines = [f"{one_line(where) or 'resdraft'}: {label} {one_line(message)}"]
    if hint:
        lines.append(f"  {one_line(hint)}")
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()


def report(error: BaseException) -> int:
    """Says what an error is and gives the exit code for it."""
    from resdraft.model import InputError, ResdraftError, UsageError

    if os.environ.get("RESDRAFT_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    match error:
        case ResdraftError():
            say("error", error.message, where=error.where, hint=error.hint)
            return MISUSE if isinstance(error, UsageError) else INPUT if isinstance(error, InputError) else SYSTEM
        case MemoryError():
            say("error", "not enough memory for this", hint="close other programs, or take a smaller file")
        case RecursionError():
            say("error", "nested too deep for this program", hint=_REPORT)
        case OSError() if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            say("error", "no room left on the disk", where=str(error.filename or ""), hint="make room and try again")
        case OSError():
            say("error", error.strerror or str(error) or type(error).__name__, where=str(error.filename or ""))
        case _:
            say("error", f"internal fault: {type(error).__name__}: {error}", hint=_REPORT)
    return SYSTEM


class Batch:
    """Goes on after a file that fails, and knows the exit code at the end."""

    def __init__(self) -> None:
        self.failed = 0
        self._codes: set[int] = set()

    def add(self, error: Exception) -> None:
        """Says what is wrong with one file."""
        self._codes.add(report(error))
        self.failed += 1

    def code(self, otherwise: int = OK) -> int:
        """3 if any file failed, but the code of the fault if all failed by the same; `otherwise` if none did."""
        if not self._codes:
            return otherwise
        return self._codes.pop() if len(self._codes) == 1 else INPUT

"""Standard output as UTF-8 on every system, results into files, and pipes that somebody closed."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from resdraft.cli.targets import Form, is_there
from resdraft.cli.terminal import is_terminal

STDOUT = "-"


def prepare() -> None:
    """Standard output and error as UTF-8 without changed line ends; what has no UTF-8 is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def out(words: str) -> None:
    """Words to standard output."""
    if sys.stdout is not None:
        sys.stdout.write(words)


def finish() -> None:
    """Writes what is still waiting, so that a full disk or a closed pipe is noticed here."""
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()


def hush() -> None:
    """After a closed pipe: nothing more reaches it, not even at the end of the process."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            _to_nowhere(stream)


def _to_nowhere(stream: TextIO | None) -> None:
    try:
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return


def deliver(
    data: str | bytes, output: str | None, form: Form, *, inputs: Iterable[str] = (), force: bool = False
) -> None:
    """A result to `output`, or to standard output where that is None or "-".

    Raises what `is_there` raises where the file is none to write over, UsageError where bytes would go to a terminal.
    """
    if output is None or output == STDOUT:
        _to_stdout(data)
        return
    from resdraft.workspace import save

    path = Path(output)
    written = data.encode("utf-8") if isinstance(data, str) else data
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(written)
    elif not is_there(path, written, form, inputs=inputs, force=force):
        save(path, written)


def _to_stdout(data: str | bytes) -> None:
    if isinstance(data, str):
        out(data)
        return
    if is_terminal(sys.stdout):
        from resdraft.model import UsageError

        hint = "name a file with -o, or send it on with |"
        raise UsageError("a Word document cannot be shown in a terminal", hint=hint)
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()

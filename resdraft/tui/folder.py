"""The drafts of a folder, found, read and watched in a process of its own, so that no key waits for a file.

`Feed` is what a screen iterates over in a thread. Where no other process can be started, or it ends before its time,
the same work goes on in that thread.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import IO, Final, TypeAlias

from resdraft.model import ResdraftError
from resdraft.tui.view.listed import Listed, failed, listed, unread

_SOON: Final = 0.1
"""Seconds after which the first files are told."""
_BATCH: Final = 0.4
"""Seconds between two later pieces of news while files are read: each costs the screen a look at the whole list."""
_SCREENFUL: Final = 64
"""Files that are told at once, as no screen shows more at first."""
_EVERY: Final = 1.5
"""Seconds between two looks at the folder; longer where a look takes long."""
_CODE: Final = """
import pickle, sys
path, folder = pickle.load(sys.stdin.buffer)
sys.path[:] = path
from resdraft.tui.folder import serve
serve(folder)
"""


@dataclass(frozen=True, slots=True)
class Found:
    """Files that came, changed or went since the last look."""

    came: tuple[Listed, ...] = ()
    """Only their names are known."""
    changed: tuple[Path, ...] = ()
    """They are read again."""
    gone: tuple[Path, ...] = ()
    complete: bool = True
    """Whether the look is at its end."""


@dataclass(frozen=True, slots=True)
class Read:
    """Files that were read."""

    drafts: tuple[tuple[Listed, ...], ...]
    """Of each file its resolutions, at least one."""
    waiting: int
    """How many files are still to be read."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Folders that cannot be read, or what else went wrong."""

    where: str
    message: str
    hint: str = ""
    more: int = 0
    """How many faults like this there are besides."""


News: TypeAlias = Found | Read | Trouble
_Stamp: TypeAlias = tuple[int, int]


def news(folder: Path, pause: Callable[[float], bool]) -> Iterator[News]:
    """What happens in a folder: what is there first, what is in it as it is read, then every change.

    `pause` waits for so many seconds between two looks, or less, and says whether to go on.
    """
    from resdraft.workspace import IMPORTABLE, SUFFIX, find_drafts

    known: dict[Path, _Stamp] = {}
    told: tuple[str, ...] = ()
    first = True
    while True:
        begin = monotonic()
        faults: list[ResdraftError] = []
        there: dict[Path, _Stamp] = {}
        fresh: list[Listed] = []
        since = begin
        for path in find_drafts(folder, suffixes=(SUFFIX, *IMPORTABLE), refused=faults.append):
            stamp = _stamp(path)
            if stamp is None or _is_template(path):
                continue
            there[path] = stamp
            if path not in known:
                fresh.append(unread(path, folder, stamp[0] / 1e9))
                if monotonic() - since > _SOON or (first and len(there) == _SCREENFUL):
                    yield Found(tuple(fresh), complete=False)
                    fresh, since = [], monotonic()
        changed = tuple(path for path, stamp in there.items() if known.get(path, stamp) != stamp)
        gone = tuple(path for path in known if path not in there)
        if first or fresh or changed or gone:
            yield Found(tuple(fresh), changed, gone)
        if faults and (said := tuple(str(fault.where) for fault in faults)) != told:
            told = said
            yield Trouble(faults[0].where, faults[0].message, faults[0].hint, len(faults) - 1)
        looked = monotonic() - begin
        waiting = [path for path in there if known.get(path) != there[path]]
        yield from _readings(waiting, folder, there)
        known, first = there, False
        if not pause(max(_EVERY, 10 * looked)):
            return


def _is_template(path: Path) -> bool:
    """Whether a file is a template of the house, which is no draft."""
    from resdraft.workspace import SUFFIX, root_of

    if path.parent.name != "templates" or path.name.endswith(SUFFIX):
        return False
    above = path.parent.parent
    return root_of(above) == above.resolve()


def _stamp(path: Path) -> _Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _readings(paths: list[Path], folder: Path, there: dict[Path, _Stamp]) -> Iterator[Read]:
    batch: list[tuple[Listed, ...]] = []
    since, patience = monotonic(), _SOON
    for number, path in enumerate(paths, start=1):
        batch.append(reading(unread(path, folder, there[path][0] / 1e9)))
        if monotonic() - since > patience or number == len(paths):
            yield Read(tuple(batch), len(paths) - number)
            batch, since, patience = [], monotonic(), _BATCH


def reading(draft: Listed) -> tuple[Listed, ...]:
    """The resolutions of a file as it is now; one with a fault where it cannot be read."""
    from resdraft.workspace import load_all

    try:
        return listed(draft, load_all(draft.path))
    except ResdraftError as error:
        return (failed(draft, error),)
    except Exception as error:  # One file that a reader stumbles over must not hide the others.
        words = f"this should not have happened ({type(error).__name__}): {error}"
        return (failed(draft, ResdraftError(words, hint="please report it with the file")),)


class Feed:
    """The news of a folder. It begins to look at once; `close` ends it."""

    def __init__(self, folder: Path, *, apart: bool = True) -> None:
        """`apart` in a process of its own."""
        self._folder = folder
        self._wake = Event()
        self._closed = self._followed = False
        self._process = _started(folder) if apart else None

    def __iter__(self) -> Iterator[News]:
        """News as it comes, until the feed is closed; to be called from a thread."""
        process = self._process
        if process is not None and process.stdout is not None:
            self._followed = True
            with process.stdout as stream:
                yield from _received(stream)
            if not self._closed:
                yield Trouble("", "The reading of the folder broke off and was begun anew.")
        if not self._closed:
            yield from self._here()

    def _here(self) -> Iterator[News]:
        for piece in news(self._folder, self._pause):
            if self._closed:
                return
            yield piece

    def _pause(self, seconds: float) -> bool:
        self._wake.wait(seconds)
        self._wake.clear()
        return not self._closed

    def again(self) -> None:
        """Look at the folder now."""
        self._wake.set()
        if self._process is not None and self._process.stdin is not None:
            try:
                self._process.stdin.write(b"\n")
                self._process.stdin.flush()
            except OSError:
                return  # It is gone; whoever iterates sees that and goes on alone.

    def close(self) -> None:
        """No more news."""
        self._closed = True
        self._wake.set()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            # What another thread reads from is closed by that thread, which sees the end now.
            for stream in (self._process.stdin, None if self._followed else self._process.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()


def _started(folder: Path) -> subprocess.Popen[bytes] | None:
    """The process that serves a folder; None where none can be started."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    try:
        process = subprocess.Popen(
            # -P: no module is taken from the folder of the drafts.
            [sys.executable, "-P", "-c", _CODE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,  # What interrupts an editor that is run from a screen does not reach it.
        )
        if process.stdin is not None:
            pickle.dump((sys.path, folder), process.stdin)
            process.stdin.flush()
    except (OSError, ValueError):
        return None
    return process


def _received(stream: IO[bytes]) -> Iterator[News]:
    while True:
        try:
            piece = pickle.load(stream)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            return
        yield piece


def serve(folder: Path) -> None:
    """In the other process: writes news on standard output until standard input ends; a byte there means: look now."""
    wake = Event()

    def listen() -> None:
        while sys.stdin.buffer.read(1):
            wake.set()
        os._exit(0)

    def pause(seconds: float) -> bool:
        wake.wait(seconds)
        wake.clear()
        return True

    Thread(target=listen, daemon=True).start()
    out = sys.stdout.buffer
    is_first = True
    for piece in news(folder, pause):
        pickle.dump(piece, out)
        out.flush()
        if is_first and (isinstance(piece, Read) or not getattr(piece, "complete", True)) and hasattr(os, "nice"):
            os.nice(10)  # A screenful is named, or all there is is read: from here on keys go first.
            is_first = False

"""Files that are shown, watched by looking at them now and then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from resdraft.workspace import Loaded

LOOK = 1.0
"""Seconds between two looks whether a file is as it was."""


def changed_files(drafts: Sequence[Loaded], ended: Event) -> Iterator[tuple[Loaded, bool]]:
    """Each draft whose file is another one than at the look before, and whether there still is one.

    Ends when `ended` is set; what has no file is not looked at.
    """
    before: dict[int, tuple[int, int] | None] = {
        number: (draft.fingerprint.mtime_ns, draft.fingerprint.size)
        for number, draft in enumerate(drafts)
        if draft.fingerprint is not None
    }
    while before and not ended.wait(LOOK):
        for number, known in before.items():
            now: tuple[int, int] | None = None
            try:
                stat = Path(drafts[number].name).stat()
                now = (stat.st_mtime_ns, stat.st_size)
            except OSError:
                pass
            if now != known:
                before[number] = now
                yield drafts[number], now is not None

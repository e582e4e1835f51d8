"""Which screen the arguments ask for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from resdraft.model import UsageError

if TYPE_CHECKING:
    from resdraft.workspace import Loaded

_HINT = "give a folder, one draft to read, or two drafts to compare"
_NO_SCREEN = "`resdraft show` and `resdraft diff` write plain text"


@dataclass(frozen=True, slots=True)
class Folder:
    """List the drafts of a folder."""

    path: Path


@dataclass(frozen=True, slots=True)
class Reading:
    """Read one draft."""

    draft: Loaded


@dataclass(frozen=True, slots=True)
class Comparing:
    """Compare two drafts."""

    old: Loaded
    new: Loaded


Opening: TypeAlias = Folder | Reading | Comparing


def opening(paths: Sequence[Path]) -> Opening:
    """What to show first; files are read here, so that a fault is told before the terminal is touched.

    Raises UsageError without a terminal that can draw or for arguments that no screen is for, and what `load` raises.
    """
    if not _is_terminal():
        raise UsageError("the screens need a terminal", hint=_NO_SCREEN)
    if not _can_draw():
        said = f'TERM is "{os.environ["TERM"]}"' if os.environ.get("TERM") else "TERM is not set"
        raise UsageError(f"this terminal cannot draw a screen: {said}", hint=_NO_SCREEN)
    folders = [path for path in paths if path.is_dir()]
    if folders and len(paths) > 1:
        raise UsageError("a folder stands alone", hint=_HINT, where=str(folders[0]))
    if len(paths) > 2:
        raise UsageError(f"{len(paths)} drafts are too many for one screen", hint=_HINT)
    if not paths or folders:
        return Folder(paths[0] if paths else Path())
    from resdraft.workspace import load

    drafts = [load(path) for path in paths]
    return Reading(drafts[0]) if len(drafts) == 1 else Comparing(drafts[0], drafts[1])


def _is_terminal() -> bool:
    """Whether keys can be read and a screen drawn, and standard output is not sent elsewhere.

    Textual reads standard input and draws on standard error; who pipes or redirects the output waits for text in it.
    """
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__))


def _can_draw() -> bool:
    """Whether the terminal knows how to move a cursor; Windows names its terminal nowhere."""
    return os.name == "nt" or os.environ.get("TERM", "") not in ("", "dumb", "unknown")

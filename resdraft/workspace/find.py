"""The drafts of a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from resdraft.model import ResdraftError
from resdraft.workspace.faults import reading_fault

SUFFIX = ".res.md"
IMPORTABLE = (".xml", ".akn", ".docx", ".docm", ".pdf", ".json", ".txt", ".text")
"""How the names of files end that `import` takes from a folder."""


def find_drafts(
    folder: Path,
    *,
    suffixes: tuple[str, ...] = (SUFFIX,),
    refused: Callable[[ResdraftError], None] | None = None,
) -> Iterator[Path]:
    """The files of a folder and the folders below it whose names end so, sorted folder by folder.

    Hidden files and folders are left out, and so is what a symlink would fetch from outside the folder; linked folders
    are not entered. A folder that cannot be read raises, or is given to `refused` and left out.

    Raises InputError where there is no such folder, SystemFault where there is no right to read it.
    """
    yield from _below(folder, folder.resolve(), suffixes, refused)


def _below(
    folder: Path, top: Path, suffixes: tuple[str, ...], refused: Callable[[ResdraftError], None] | None
) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: (entry.is_dir(follow_symlinks=False), entry.name))
    except OSError as error:
        fault = reading_fault(error, str(folder))
        if refused is None:
            raise fault from error
        refused(fault)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(path, top, suffixes, refused)
        elif entry.name.lower().endswith(suffixes) and _is_inside(entry, path, top):
            yield path


def _is_inside(entry: os.DirEntry[str], path: Path, top: Path) -> bool:
    """Whether it is a file, of this folder even if it is a symlink."""
    try:
        if not entry.is_symlink():
            return entry.is_file()
        return path.is_file() and path.resolve().is_relative_to(top)
    except (OSError, RuntimeError):
        return False

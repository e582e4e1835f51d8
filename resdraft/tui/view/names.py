"""Names for files that are written beside others."""

from __future__ import annotations

from pathlib import Path

from resdraft.workspace import SUFFIX


def free_name(path: Path) -> Path:
    """A name like this one that no file has yet: `draft-2.res.md` for `draft.res.md`."""
    stem = path.name.removesuffix(SUFFIX)
    ending = path.name[len(stem) :]
    number = 2
    while (found := path.with_name(f"{stem}-{number}{ending}")).exists():
        number += 1
    return found

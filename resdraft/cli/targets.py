"""Where results go: a file that is there is written over only if it is an earlier result of the same kind."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

Form = Literal["Word", "JSON", "Markdown", "text", "draft"]
_ENDINGS: dict[Form, tuple[str, ...]] = {
    "Word": (".docx",),
    "JSON": (".json",),
    "Markdown": (".md", ".markdown"),
    "text": (".txt", ".text"),
    "draft": (),
}
"""How the names of earlier results end. A draft is none: somebody has worked on it."""


def is_there(path: Path, data: bytes, form: Form, *, inputs: Iterable[str] = (), force: bool = False) -> bool:
    """Whether a file holds these very bytes already, so that nothing need be written.

    Raises UsageError where the file is one of the inputs, whatever `force` says; InputError where it is a draft, or of
    another kind than `form`, and there is no `force`.
    """
    from resdraft.model import InputError, UsageError
    from resdraft.workspace import SUFFIX, read_file

    if any(_same(path, name) for name in inputs):
        raise UsageError("not written: this file is what was read", hint=_HINT, where=str(path))
    name = path.name.lower()
    is_draft = name.endswith(SUFFIX)
    if force or not path.is_file() or (name.endswith(_ENDINGS[form]) and not is_draft):
        return False
    if read_file(path)[0] == data:
        return True
    what = "a draft is there already, and it differs" if is_draft else "a file of another kind is there already"
    raise InputError(f"not written: {what}", hint=f"--force writes over it; or {_HINT}", where=str(path))


_HINT = "name another file"


def _same(path: Path, name: str) -> bool:
    try:
        return path.samefile(name)
    except (OSError, ValueError):
        return False

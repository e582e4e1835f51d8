"""The journal of decisions that are not saved yet: a file beside the draft, for its owner alone."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from resdraft.model import InputError
from resdraft.workspace.faults import writing_fault
from resdraft.workspace.files import read_file
from resdraft.workspace.saving import save


def journal_of(draft: Path, rival: str) -> Path:
    """Where the journal of decisions between a rival, by its name, and a draft is kept: beside the draft.

    The `.gitignore` of a workspace names it.
    """
    known = str(Path(rival).resolve()) if Path(rival).is_file() else rival
    return draft.with_name(f".{draft.name}.{sha256(os.fsencode(known)).hexdigest()[:8]}.journal")


def keep_journal(path: Path, words: str) -> None:
    """Writes a journal, all of it or nothing, readable by its owner alone (mode 0600).

    Raises what `save` raises.
    """
    save(path, words, private=True, durable=False)


def kept_journal(path: Path) -> str | None:
    """What a journal says; None where there is none.

    Raises InputError where it is no text, SystemFault where it may not be read.
    """
    if not path.is_file():
        return None
    try:
        return read_file(path)[0].decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("not a journal: it is no UTF-8", where=str(path)) from error


def drop_journal(path: Path) -> None:
    """Removes a journal; none is fine.

    Raises SystemFault where the system refuses.
    """
    try:
        with suppress(FileNotFoundError):
            path.unlink()
    except OSError as error:
        raise writing_fault(error, str(path)) from error

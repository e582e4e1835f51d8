"""The journal of decisions that are not saved yet: a file beside the draft, for its owner alone."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from resdraft.model import InputError
from resdraft.workspace.faults import writing_fault
from resdraft.workspace.files import read_file
from resdraft.workspace.saving import save


def journal_of(draft: Path) -> Path:
    """Where the journal of a draft is kept; the `.gitignore` of a workspace names it."""
    return draft.with_name(f".{draft.name}.journal")


def keep_journal(draft: Path, words: str) -> None:
    """Puts a journal beside a draft, all of it or nothing, readable by its owner alone (mode 0600).

    Raises what `save` raises.
    """
    save(journal_of(draft), words, private=True, durable=False)


def kept_journal(draft: Path) -> str | None:
    """The journal beside a draft; None where there is none.

    Raises InputError where it is no text, SystemFault where it may not be read.
    """
    path = journal_of(draft)
    if not path.is_file():
        return None
    try:
        return read_file(path)[0].decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("not a journal: it is no UTF-8", where=str(path)) from error


def drop_journal(draft: Path) -> None:
    """Removes the journal beside a draft; none is fine.

    Raises SystemFault where the system refuses.
    """
    path = journal_of(draft)
    try:
        with suppress(FileNotFoundError):
            path.unlink()
    except OSError as error:
        raise writing_fault(error, str(path)) from error

"""A house's own table of how strong openers are, where `resdraft.toml` names one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from resdraft.facts import HouseStrengths, house_strengths
from resdraft.model import InputError
from resdraft.workspace.configuration import nearest_configuration, read_configuration
from resdraft.workspace.files import STDIN
from resdraft.workspace.sources import read_source


def strengths_for(name: str) -> HouseStrengths | None:
    """The table that holds for the draft of a name: that of its folder's configuration; None where the usual one does.

    Raises InputError where the table is not there, no UTF-8, or has a line that is no opener with a number.
    """
    return _read(read_configuration(Path() if name == STDIN else Path(name).parent).strengths)


@cache
def strengths_at(revision: str, folder: str) -> HouseStrengths | None:
    """The table that git has at a revision for the drafts of a folder, named from the top; else as `strengths_for`."""
    return _read(nearest_configuration(revision, folder).strengths)


def _read(table: Path | None) -> HouseStrengths | None:
    if table is None:
        return None
    data, _ = read_source(str(table))
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", hint="save it as UTF-8", where=str(table)) from error
    return house_strengths(words, str(table))

"""Reading of the shipped tables: tab-separated, first a comment line with the source, then the column names."""

from __future__ import annotations

from pathlib import Path

from resdraft.model import ResdraftError

_DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    """The rows of `data/NAME.tsv` as lists of strings, all as long as the line of column names.

    Raises ResdraftError when the file is missing, which only a damaged installation can bring about.
    """
    path = _DATA / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise ResdraftError(f"the table {path.name} cannot be read", hint="install resdraft again") from error
    return [line.split("\t") for line in lines[2:] if line]

"""Reading of the shipped tables: tab-separated, first a comment line with the source, then the column names."""

from __future__ import annotations

from pathlib import Path

from resdraft.model import ResdraftError

_DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    """The rows of `data/NAME.tsv` as lists of strings, all as long as the line of column names.

    Raises ResdraftError when the file is missing, which only a damaged installation can bring about.
    """
    return [line.split("\t") for line in _lines(name)[2:] if line]


def head(name: str) -> list[str]:
    """The names of the columns of `data/NAME.tsv`; raises as `rows` does."""
    return _lines(name)[1].split("\t")


def _lines(name: str) -> list[str]:
    path = _DATA / f"{name}.tsv"
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise ResdraftError(f"the table {path.name} cannot be read", hint="install resdraft again") from error

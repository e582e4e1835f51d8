"""What `git diff` shows of one draft: a heading with what became of the file, then its clauses."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from resdraft.cli.terminal import is_terminal, one_line, paint, width
from resdraft.model import ResdraftError, Resolution
from resdraft.workspace import SUFFIX, Loaded, git_wants_colour, load, plain_diff

_LINKS = ("120000", "160000")
"""Modes of a symlink and of a submodule."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file as git names it to a driver; with nothing but a path it is in conflict."""

    path: str
    old: Path | None = None
    """Where its old contents are; None if it is new."""
    new: Path | None = None
    old_mode: str = ""
    new_mode: str = ""
    renamed: str = ""
    """Its new path, where it has another."""


def shown(file: ChangedFile) -> Iterator[str]:
    """The words to print, in colour as git would colour them. A file that is no draft is shown as git shows it."""
    coloured = not os.environ.get("NO_COLOR") and git_wants_colour(is_terminal(sys.stdout))
    yield _heading(file, coloured)
    if file.old is None and file.new is None:
        yield "in conflict: resolve it first; `git diff --no-ext-diff` shows both sides\n\n"
        return
    try:
        yield _compared(file, coloured)
    except ResdraftError as error:
        yield one_line(f"not compared by clauses: {error.message}") + "\n"
        yield plain_diff(_or_none(file.old), _or_none(file.new), coloured=coloured)
    yield "\n"


def _heading(file: ChangedFile, coloured: bool) -> str:
    name = f"{file.path} → {file.renamed}" if file.renamed and file.renamed != file.path else file.path
    lines = [paint(one_line(name), "1", on=coloured)]
    if file.old and file.new and file.old_mode != file.new_mode:
        lines.append(f"mode {file.old_mode} → {file.new_mode}")
    return "\n".join(lines) + "\n"


def _or_none(path: Path | None) -> Path:
    return path or Path(os.devnull)


def _compared(file: ChangedFile, coloured: bool) -> str:
    if {file.old_mode, file.new_mode} & set(_LINKS):
        raise ResdraftError("a link")
    old = _read(file.old, file.path)
    new = _read(file.new, file.renamed or file.path)
    if old is None or new is None:
        found = new or old
        assert found is not None
        return _alone(found.resolution, new is not None, coloured)
    from resdraft.cli.phrase_page import front_lines, phrase_page
    from resdraft.diff import compare
    from resdraft.render import comparison_text
    from resdraft.workspace import strengths_for

    comparison = compare(old.resolution, new.resolution, strengths=strengths_for(file.renamed or file.path))
    if any(link.changed for link in comparison.links):
        words = comparison_text(comparison, width=width(), colour=coloured)
        front = _difference(front_lines(old.resolution), front_lines(new.resolution), coloured)
        if front:
            words += f"\n{paint('Masthead', '1', on=coloured)}\n{front}"
        return words
    if old.resolution == new.resolution:
        return "No difference in the draft, however it is written in the file.\n"
    said = "No difference between the clauses, but in what stands around them:\n"
    return said + _difference([*phrase_page(old.resolution)], [*phrase_page(new.resolution)], coloured)


def _difference(old: list[str], new: list[str], coloured: bool) -> str:
    """The lines that differ, with a line around them: masthead, numbers, statuses, comments."""
    from difflib import unified_diff

    codes = {"-": "31", "+": "32"}
    lines = [line for line in [*unified_diff(old, new, n=1, lineterm="")][2:] if not line.startswith("@@")]
    return _joined(f"  {paint(line, codes.get(line[0], ''), on=coloured and line[0] in codes)}" for line in lines)


def _read(path: Path | None, name: str) -> Loaded | None:
    return load(path, as_draft=name.endswith(SUFFIX)) if path else None


def _alone(resolution: Resolution, new: bool, coloured: bool) -> str:
    """A new draft as a page, a deleted one as an outline."""
    from resdraft.cli.outline import count_line, outline_lines
    from resdraft.cli.page import page_lines

    columns = width()
    what = f"{'new' if new else 'deleted'} draft: {count_line(resolution)}"
    if new:
        return _joined([what, "", *page_lines(resolution, width=columns, coloured=coloured)])
    return _joined([what, "", *list(outline_lines(resolution, width=columns, coloured=coloured))[:-2]])


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)

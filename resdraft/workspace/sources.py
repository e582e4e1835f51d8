"""Whatever stands for a draft: a file in any format that is read, standard input, or a file as git had it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.model import InputError, Resolution, UsageError, children
from resdraft.text import MAX_LINE, Parsed, Problem, has_giant_line, parse
from resdraft.workspace.files import STDIN, Fingerprint, read_file, read_stdin
from resdraft.workspace.find import SUFFIX
from resdraft.workspace.revisions import is_revision, read_revision

if TYPE_CHECKING:
    from resdraft.importers import Doubt, Revisions

MAX_BLOCKS = 20_000
MAX_LINES = 400_000
_FRONT = (b"---\n", b"---\r\n")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_STARTS = re.compile(r"^[ \t]*(?:[-#]|\d{1,5}\.|\(\w{1,6}\))|^[ \t]*\r?\n(?=[ \t]*[^\s])", re.MULTILINE)
"""Where a paragraph may begin: at a dash, a heading's sign or a label, after a blank line; two may be one."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A Resolution and where it came from."""

    name: str
    """As it was asked for: a path, "-", "HEAD~1:drafts/x.res.md"."""
    resolution: Resolution
    format: str
    """A key of `resdraft.importers.FORMATS`; "draft" for the draft format."""
    parsed: Parsed | None = None
    """The reading of a draft; None for other formats."""
    doubts: tuple[Doubt, ...] = ()
    """What the importer of another format was unsure of."""
    fingerprint: Fingerprint | None = None
    """Of a file on disk; `save` compares it."""
    changes: int = 0
    """How many tracked changes a Word file has."""
    encoding: str = ""
    """As what a draft was read that is not in UTF-8."""

    @property
    def source(self) -> str | None:
        """The draft's source, a byte order mark included; None for other formats."""
        return self.parsed.source if self.parsed else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of a draft cannot be read as meant."""
        return self.parsed.problems if self.parsed else ()


def load(name: str | Path, *, as_draft: bool = False, revisions: Revisions = "accepted") -> Loaded:
    """The one Resolution of a source: a path, "-" for standard input, or `REV:path` for a file as git had it.

    With `as_draft`, text that could be anything is taken for a draft, not for pasted text. `revisions` says how
    tracked changes of a Word file are read.

    Raises InputError where there is none, it cannot be read as one, or it holds several; SystemFault where the system
    refuses.
    """
    return _only(load_all(name, as_draft=as_draft, revisions=revisions), str(name))


def _only(found: tuple[Loaded, ...], name: str) -> Loaded:
    if len(found) > 1:
        parts = ", ".join(part_names([one.resolution for one in found]))
        hint = f"`resdraft import {name} --into FOLDER` writes each to a file of its own"
        raise InputError(f"holds {len(found)} resolutions: {parts}", hint=hint, where=name)
    return found[0]


def load_all(name: str | Path, *, as_draft: bool = False, revisions: Revisions = "accepted") -> tuple[Loaded, ...]:
    """The Resolutions of a source, one or more; see `load`."""
    name = str(name)
    data, fingerprint = read_source(name)
    return _loaded(data, name, fingerprint, as_draft=as_draft, revisions=revisions)


def load_revised(name: str | Path) -> tuple[Loaded, Loaded]:
    """A Word file's text before its tracked changes, and after them; read once.

    Raises UsageError for any other format, and InputError and SystemFault as `load` does.
    """
    name = str(name)
    data, fingerprint = read_source(name)
    before, after = (
        _only(_loaded(data, name, fingerprint, as_draft=False, revisions=how), name) for how in _BEFORE_AND_AFTER
    )
    if after.format != "docx":
        raise UsageError("one draft alone is compared with nothing", hint=_ALONE, where=name)
    return before, after


_BEFORE_AND_AFTER: tuple[Revisions, ...] = ("rejected", "accepted")
_ALONE = "name another; a Word file alone is compared with itself before its tracked changes"


def load_data(data: bytes, name: str) -> Loaded:
    """The one Resolution in bytes that are at hand; the name says where they are from, and its ending what they are.

    Raises InputError as `load` does.
    """
    return _only(_loaded(data, name, None, as_draft=name.endswith(SUFFIX), revisions="accepted"), name)


def _loaded(
    data: bytes, name: str, fingerprint: Fingerprint | None, *, as_draft: bool, revisions: Revisions
) -> tuple[Loaded, ...]:
    if _is_draft(data, name):
        return (_draft(data, name, fingerprint),)
    from resdraft.importers import read, tell

    if tell(data, name) in (("draft", "plain") if as_draft else ("draft",)):
        return (_draft(data, name, fingerprint),)
    return tuple(
        Loaded(name, one.resolution, one.format, doubts=one.warnings, fingerprint=fingerprint, changes=one.changes)
        for one in read(data, name, revisions=revisions)
    )


def read_source(name: str) -> tuple[bytes, Fingerprint | None]:
    """The bytes that a name stands for; a fingerprint only of a file on disk, which wins over `REV:path`."""
    if name == STDIN:
        return read_stdin(), None
    if is_revision(name) and not _exists(name):
        return read_revision(name), None
    return read_file(Path(name), name)


def part_names(resolutions: Sequence[Resolution]) -> tuple[str, ...]:
    """What the parts of a source are called: the letters at the end of their symbols, else A, B, C …"""
    symbols = [resolution.masthead.symbol for resolution in resolutions]
    ends = [symbol[-1:] if symbol[-2:-1] in (" ", "-") or symbol[-2:-1].isdigit() else "" for symbol in symbols]
    if all("A" <= end <= "Z" for end in ends) and len(set(ends)) == len(ends):
        return tuple(ends)
    return tuple(_letters(index) for index in range(len(resolutions)))


def _letters(index: int) -> str:
    """A … Z, AA, AB …"""
    rest, last = divmod(index, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("A") + last)


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def _is_draft(data: bytes, name: str) -> bool:
    """Whether it is a draft beyond doubt, so that nothing else need be loaded to look at it."""
    return name.endswith(SUFFIX) and data.startswith(_FRONT) and b"\0" not in data


def _draft(data: bytes, name: str, fingerprint: Fingerprint | None) -> Loaded:
    source, encoding = _decoded(data, name)
    _refuse_giant(source, name)
    parsed = parse(source)
    if encoding:
        other = Problem(1, 1, f"not UTF-8: read as {encoding}", "`resdraft fmt` writes UTF-8")
        parsed = replace(parsed, problems=(other, *parsed.problems))
    if _blocks(parsed.resolution) > MAX_BLOCKS:
        raise _giant(f"{MAX_BLOCKS:,} paragraphs", name)
    return Loaded(name, parsed.resolution, "draft", parsed, fingerprint=fingerprint, encoding=encoding)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text of a draft, its byte order mark left so that saving keeps it, and its encoding if that is not UTF-8."""
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError:
        source = ""
    if source.strip("\ufeff \t\r\n") and not _CONTROLS.search(source):
        return source, ""
    from resdraft.importers import UTF_8, decode_as

    mark = "\ufeff" if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""
    text, encoding = decode_as(data, name)
    return mark + text, "" if encoding == UTF_8 else encoding


def _blocks(resolution: Resolution) -> int:
    count = 0
    waiting = [*resolution.preamble, *resolution.operative, *(b for annex in resolution.annexes for b in annex.blocks)]
    while waiting:
        count += 1
        waiting += children(waiting.pop())
    return count


def _refuse_giant(source: str, name: str) -> None:
    """Refuses what is no draft by its size alone, before the work of reading it."""
    if max(source.count("\n"), source.count("\r")) > MAX_LINES:
        raise _giant(f"{MAX_LINES:,} lines", name)
    if has_giant_line(source):
        raise _giant(f"{MAX_LINE:,} characters in a line", name)
    if any(number >= 2 * MAX_BLOCKS for number, _ in enumerate(_STARTS.finditer(source))):
        raise _giant(f"{MAX_BLOCKS:,} paragraphs", name)


def _giant(limit: str, name: str) -> InputError:
    hint = "no resolution is like that: is this the right file?"
    return InputError(f"more than the limit of {limit}", hint=hint, where=name)

"""What the list of drafts knows about each, how it is sorted, and which of them a filter keeps.

Plain values: they come from another process, which knows nothing of a terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from resdraft.model import ResdraftError, counts
from resdraft.workspace import SUFFIX

if TYPE_CHECKING:
    from resdraft.workspace import Loaded

Key: TypeAlias = tuple[Path, int]
"""A file, and which of its resolutions, from 0."""


@lru_cache(maxsize=16384)
def folded(words: str) -> str:
    """Words for looking something up: lower case, no accents."""
    if words.isascii():
        return words.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list says about a draft."""

    path: Path
    name: str
    """As seen from the folder."""
    part: int = 0
    """Which resolution of a file that holds several, from 0."""
    symbol: str = ""
    title: str = ""
    """The title, or that of the agenda item, or the enacting line."""
    body: str = ""
    date: str = ""
    sponsors: str = ""
    """All of them, for the filter."""
    tabled_by: str = ""
    """The first of them, for the eye."""
    preambular: int = 0
    operative: int = 0
    problems: int = 0
    """Of a draft what cannot be read as meant; of other formats what the importer was unsure of."""
    fault: str = ""
    """Why it could not be read."""
    hint: str = ""
    """What to do about that."""
    read: bool = False
    changed: float = 0.0
    """When the file was last changed, in seconds since 1970; 0 where that is not known."""
    words: str = ""
    """All that the filter looks at, in small letters without accents."""

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.path, self.part


def unread(path: Path, folder: Path, changed: float = 0.0) -> Listed:
    """A draft of which only the name is known."""
    name = (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()
    return Listed(path, name, changed=changed, words=folded(name))


def listed(draft: Listed, loaded: Sequence[Loaded]) -> tuple[Listed, ...]:
    """The draft after it was read: one for each resolution of the file."""
    from resdraft.workspace import part_names

    parts = part_names([one.resolution for one in loaded]) if len(loaded) > 1 else ("",)
    return tuple(
        _listed(draft, one, number, name) for number, (one, name) in enumerate(zip(loaded, parts, strict=True))
    )


def _listed(draft: Listed, loaded: Loaded, part: int, part_name: str) -> Listed:
    from resdraft.tui.view.said import organ, sponsors, title_line

    resolution = loaded.resolution
    masthead = resolution.masthead
    found = counts(resolution)
    name = f"{draft.name} · {part_name}" if part_name else draft.name
    title = title_line(resolution).removeprefix(masthead.symbol).strip() or resolution.enacting.plain
    body, tabled = organ(resolution), sponsors(masthead)
    return Listed(
        draft.path,
        name,
        part=part,
        symbol=masthead.symbol,
        title=title,
        body=body,
        date=masthead.date,
        sponsors=tabled,
        tabled_by=sponsors(masthead, most=3),
        preambular=found.preambular,
        operative=found.operative,
        problems=len(loaded.problems) + len(loaded.doubts),
        read=True,
        changed=draft.changed,
        words=folded(" ".join((name, masthead.symbol, title, body, tabled, masthead.date))),
    )


def failed(draft: Listed, error: ResdraftError) -> Listed:
    """The draft that could not be read."""
    words = folded(f"{draft.name} {error.message}")
    return Listed(
        draft.path, draft.name, fault=error.message, hint=error.hint, read=True, changed=draft.changed, words=words
    )


def kept(drafts: Iterable[Listed], wanted: str) -> tuple[Listed, ...]:
    """The drafts that have every word of the filter somewhere, without regard to case and accents."""
    words = folded(wanted).split()
    if not words:
        return tuple(drafts)
    return tuple(draft for draft in drafts if all(word in draft.words for word in words))


# Sorting


@dataclass(frozen=True, slots=True)
class Column:
    """What the list can be sorted by."""

    name: str
    title: str
    """Above the list."""
    of: Callable[[Listed], object]
    """What is compared; what is empty comes last."""
    falls: bool = False
    """Whether the greatest comes first, as long as nobody turns it."""


@lru_cache(maxsize=16384)
def natural(words: str) -> tuple[tuple[int, str], ...]:
    """What words are sorted by: numbers in them by their value ("L.9" before "L.10")."""
    return tuple((int(piece), "") if piece.isdecimal() else (-1, piece) for piece in _NUMBER.split(folded(words)))


_NUMBER = re.compile(r"(\d{1,18})")
COLUMNS: Final = (
    Column("name", "Name", lambda draft: natural(draft.name)),
    Column("symbol", "Symbol", lambda draft: draft.symbol and natural(draft.symbol)),
    Column("title", "Title", lambda draft: folded(draft.title)),
    Column("body", "Body", lambda draft: folded(draft.body)),
    Column("sponsors", "Sponsors", lambda draft: folded(draft.sponsors)),
    Column("date", "Date", lambda draft: draft.date, falls=True),
    Column("length", "PP OP", lambda draft: draft.preambular + draft.operative, falls=True),
    Column("changed", "Changed", lambda draft: draft.changed, falls=True),
)


def by_name(draft: Listed) -> tuple[bool, tuple[tuple[int, str], ...], int]:
    """What drafts are sorted by as long as nobody asks for another order.

    Word files and what else is read come behind the drafts: they often are what was made of them.
    """
    return not draft.path.name.endswith(SUFFIX), natural(draft.name), draft.part


def ordered(drafts: Sequence[Listed], column: Column, *, turned: bool = False) -> tuple[Listed, ...]:
    """Drafts that are sorted by their names in the order of a column, those for which it is empty last."""
    if column is COLUMNS[0]:
        return tuple(drafts[::-1] if turned else drafts)
    keys = [column.of(draft) for draft in drafts]
    full = sorted((n for n, key in enumerate(keys) if key), key=keys.__getitem__, reverse=column.falls != turned)  # type: ignore[arg-type]
    return (*(drafts[n] for n in full), *(draft for draft, key in zip(drafts, keys, strict=True) if not key))

"""A draft as two lines of a list, and which drafts a filter keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.content import Content

from resdraft.model import ResdraftError, counts
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Columns, Flow
from resdraft.tui.view.masthead import organ, sponsors, title_line
from resdraft.tui.view.words import folded, joined
from resdraft.workspace import Loaded


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list says about a draft."""

    path: Path
    name: str
    """As seen from the folder."""
    title: str = ""
    """Symbol and title, or the agenda item."""
    body: str = ""
    date: str = ""
    sponsors: str = ""
    """All of them, for the filter."""
    tabled_by: str = ""
    """The first of them, for the eye."""
    preambular: int = 0
    operative: int = 0
    problems: int = 0
    fault: str = ""
    """Why it could not be read."""
    read: bool = False


def unread(path: Path, folder: Path) -> Listed:
    """A draft of which only the name is known."""
    name = path.relative_to(folder) if path.is_relative_to(folder) else path
    return Listed(path, name.as_posix())


def listed(draft: Listed, loaded: Loaded) -> Listed:
    """The draft after it was read."""
    masthead = loaded.resolution.masthead
    found = counts(loaded.resolution)
    return Listed(
        draft.path,
        draft.name,
        title=title_line(loaded.resolution) or loaded.resolution.enacting.plain,
        body=organ(loaded.resolution),
        date=masthead.date,
        sponsors=sponsors(masthead),
        tabled_by=sponsors(masthead, most=3),
        preambular=found.preambular,
        operative=found.operative,
        problems=len(loaded.problems),
        read=True,
    )


def failed(draft: Listed, error: ResdraftError) -> Listed:
    """The draft that could not be read."""
    return Listed(draft.path, draft.name, fault=error.message, read=True)


def kept(drafts: Sequence[Listed], wanted: str) -> tuple[Listed, ...]:
    """The drafts that have every word of the filter somewhere, without regard to case and accents."""
    words = folded(wanted).split()
    if not words:
        return tuple(drafts)
    return tuple(draft for draft in drafts if _has(draft, words))


def _has(draft: Listed, words: Sequence[str]) -> bool:
    where = folded(" ".join((draft.name, draft.title, draft.body, draft.sponsors, draft.date)))
    return all(word in where for word in words)


def draft_block(draft: Listed, mark: int = 0) -> Block:
    """Two lines: name and counts; what it is about, body, date and sponsors."""
    sign = joined([(f"{mark}" if mark else "", looks.CURSOR)])
    name = Flow(joined([(draft.name, looks.STRONG)]), limit=1)
    first = Columns(((name,), (Flow(_counts(draft), align="right", limit=1),)), widths=(1, -14), between=" ")
    return Block((first, Flow(_about(draft), first=2, limit=1)), sign=sign, after=0)


def _counts(draft: Listed) -> Content:
    if draft.fault:
        return joined([("cannot be read", looks.WARNING)])
    if not draft.read:
        return joined([("…", looks.FAINT)])
    return joined([(f"{draft.preambular} PP {draft.operative:3} OP", looks.MUTED)])


def _about(draft: Listed) -> Content:
    if draft.fault:
        return joined([(f"! {draft.fault}", looks.WARNING)])
    said = [
        (f"! {draft.problems} problem{'s' * (draft.problems > 1)}" if draft.problems else "", looks.WARNING),
        (draft.date, looks.NOTE),
        (draft.tabled_by, ""),
        (draft.title, looks.MUTED),
        (draft.body, looks.MUTED),
    ]
    parts: list[tuple[str, str]] = []
    for words, style in said:
        if words:
            parts += [(" · ", looks.FAINT)] if parts else []
            parts.append((words, style))
    return joined(parts)

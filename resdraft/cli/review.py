"""The drafts that a branch changed, loaded and compared: what `resdraft ci` tells of."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from resdraft.diff import Link, compare
from resdraft.model import ResdraftError
from resdraft.render import ReviewedDraft
from resdraft.workspace import FileChange, Loaded, StoredFile, strengths_at, strengths_for, top_of_repository


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A draft with what is known of its file."""

    draft: ReviewedDraft
    loaded: Loaded | None
    """The new text as it was read; None where there is none."""

    def line(self, link: Link) -> int:
        """The line of a clause in the new file; of one that went, that of what now stands before it; 0 where unknown.

        Only drafts know their lines: of a Word file every line is 0.
        """
        if self.loaded is None or self.loaded.parsed is None or self.draft.comparison is None:
            return 0
        side = link.new[0] if link.new else None
        for other in self.draft.comparison.links:
            if other is link:
                break
            side = other.new[-1] if other.new and not link.new else side
        return self.loaded.parsed.place(side.path)[0] if side else 1


def reviewed(change: FileChange, head: str = "") -> Reviewed:
    """One changed file, as far as it can be read; raises nothing but what is no fault of the file.

    How strong verbs are says the configuration that git has at `head`, or without it the one on disk.
    """
    old, old_fault = _loaded(change.old)
    new, fault = _loaded(change.new)
    if head:
        strengths = strengths_at(head, posixpath.dirname(change.path))
    else:
        strengths = strengths_for(str(top_of_repository() / change.path))
    known = new or (old if change.new is None else None)
    draft = ReviewedDraft(
        path=change.path,
        status=change.status,
        old_path=change.old.path if change.status == "renamed" and change.old else "",
        comparison=compare(old.resolution, new.resolution, strengths=strengths) if old and new else None,
        resolution=known.resolution if known else None,
        fault=old_fault if change.new is None else fault,
        old_fault="" if change.new is None else old_fault,
        problems=len(new.problems) if new else 0,
    )
    return Reviewed(draft, new)


def _loaded(file: StoredFile | None) -> tuple[Loaded | None, str]:
    try:
        return (file.load() if file else None), ""
    except ResdraftError as error:
        return None, error.message


def changed_links(draft: ReviewedDraft) -> Iterator[Link]:
    """The links of a draft that a reader wants to see."""
    return (link for link in (draft.comparison.links if draft.comparison else ()) if link.changed)

"""The drafts that a branch changed, loaded and compared: what `resdraft ci` tells of."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from resdraft.check import Finding, known_rules
from resdraft.cli.checked import Asked, Checked, Placed, placed
from resdraft.diff import Comparison, Link, compare
from resdraft.model import Path, ResdraftError
from resdraft.render import ReviewedDraft, safe_place
from resdraft.workspace import FileChange, Loaded, StoredFile, strengths_at, strengths_for, top_of_repository


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A draft with what is known of its file."""

    draft: ReviewedDraft
    loaded: Loaded | None
    """The new text as it was read; None where there is none."""

    def placed(self) -> Iterator[tuple[Finding, Placed]]:
        """The new findings with their places."""
        for finding in self.draft.findings if self.loaded else ():
            yield finding, placed(self.loaded, finding)  # type: ignore[arg-type]

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


def reviewed(change: FileChange, asked: Asked, head: str = "") -> Reviewed:
    """One changed file, as far as it can be read, with what the rules asked for find that is new.

    How strong verbs are says the configuration that git has at `head`, or without it the one on disk. Raises nothing
    but what is no fault of the file.
    """
    old, old_fault = _loaded(change.old)
    new, fault = _loaded(change.new)
    if head:
        strengths = strengths_at(head, posixpath.dirname(change.path))
    else:
        strengths = strengths_for(str(top_of_repository() / change.path))
    known = new or (old if change.new is None else None)
    comparison = compare(old.resolution, new.resolution, strengths=strengths) if old and new else None
    draft = ReviewedDraft(
        path=change.path,
        status=change.status,
        old_path=change.old.path if change.status == "renamed" and change.old else "",
        comparison=comparison,
        resolution=known.resolution if known else None,
        fault=old_fault if change.new is None else fault,
        old_fault="" if change.new is None else old_fault,
        problems=len(new.problems) if new else 0,
        findings=_new_findings(asked, old, new, comparison),
    )
    return Reviewed(draft, new)


def _new_findings(
    asked: Asked, old: Loaded | None, new: Loaded | None, comparison: Comparison | None
) -> tuple[Finding, ...]:
    """Errors and warnings of the new text that its old one did not have: of a paragraph, as many as there are more."""
    if new is None:
        return ()
    found = [one for one in asked.findings(new.resolution) if one.severity != "info"]
    if old is None or comparison is None:
        return tuple(found)
    before: dict[Path, int] = {}
    after: dict[Path, int] = {}
    for number, link in enumerate(comparison.links):
        before |= {side.path: number for side in link.old}
        after |= {side.path: number for side in link.new}
    known = Counter((one.code, _of_link(one, before)) for one in asked.findings(old.resolution))
    fresh = []
    for one in found:
        key = one.code, _of_link(one, after)
        if known[key]:
            known[key] -= 1
        else:
            fresh.append(one)
    return tuple(fresh)


def _of_link(finding: Finding, links: Mapping[Path, int]) -> int | str:
    """The number of the link of the paragraph in which a finding lies; its spot where it lies in none."""
    for size in range(len(finding.path), 0, -1):
        if finding.path[:size] in links:
            return links[finding.path[:size]]
    return finding.spot


def _loaded(file: StoredFile | None) -> tuple[Loaded | None, str]:
    try:
        return (file.load() if file else None), ""
    except ResdraftError as error:
        return None, error.message


def changed_links(draft: ReviewedDraft) -> Iterator[Link]:
    """The links of a draft that a reader wants to see."""
    return (link for link in (draft.comparison.links if draft.comparison else ()) if link.changed)


def as_checked(one: Reviewed, *, words: bool) -> Checked:
    """The new findings of a draft; without `words` of it, each says no more than what its rule asks for."""
    rules = {rule.code: rule for rule in known_rules()}
    found = [
        place if words else replace(place, message=rules[place.code].summary, hint="", label=safe_place(finding),
                                    excerpt="", start=0, end=0)
        for finding, place in one.placed()
    ]  # fmt: skip
    return Checked(one.draft.path, "", "", "", one.draft.problems, tuple(found))

"""Findings mended, as far as that is safe."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from resdraft.check.findings import Finding, Fix, Where
from resdraft.model import Annex, Clause, Heading, Note, Path, Resolution, Text, at, normal, replace

_ROUNDS = 250
"""Several findings may lie in one text: each round mends one of each text. No more than this, whatever happens."""
_REMEMBERED = 6


def fixed(
    resolution: Resolution, check: Callable[[Resolution], Sequence[Finding]]
) -> tuple[Resolution, tuple[Finding, ...]]:
    """The resolution with every fix of its findings made, and the findings that are left.

    `check` says what is found. Mends one finding of a text at a time and looks again, so that no fix is built on words
    that another one changed; ends where nothing changes any more.
    """
    left = tuple(check(resolution))
    seen = [resolution]
    for _ in range(_ROUNDS):
        done: set[Where] = set()
        changed = resolution
        for finding in left:
            where = finding.path, finding.spot
            if finding.fix is not None and where not in done:
                done.add(where)
                changed = _mended(changed, finding, finding.fix)
        changed = normal(changed)
        if changed in seen:  # nothing changed, or two rules want it either way
            break
        seen = [*seen[-_REMEMBERED:], changed]
        resolution, left = changed, tuple(check(changed))
    return resolution, left


def _mended(resolution: Resolution, finding: Finding, fix: Fix) -> Resolution:
    masthead = resolution.masthead
    match finding.spot, finding.path:
        case "enacting", _ if fix.text is not None:
            return dataclasses.replace(resolution, enacting=fix.text)
        case "title", () if fix.text is not None:
            return dataclasses.replace(resolution, masthead=dataclasses.replace(masthead, title=fix.text))
        case "agenda item", _ if fix.text is not None:
            item = dataclasses.replace(masthead.agenda_item, title=fix.text)
            return dataclasses.replace(resolution, masthead=dataclasses.replace(masthead, agenda_item=item))
        case (("label" | "title"), ("annexes", int(number))) if fix.text is not None:
            return _with_annex(resolution, number, finding.spot == "title", fix.text)
        case "note", ("notes", int(number)) if fix.text is not None:
            note = Note(resolution.notes[number].name, fix.text)
            return dataclasses.replace(
                resolution, notes=(*resolution.notes[:number], note, *resolution.notes[number + 1 :])
            )
        case (("text" | "closing"), _):
            return _with_block(resolution, finding.path, fix, closing=finding.spot == "closing")
    return resolution


def _with_annex(resolution: Resolution, number: int, is_title: bool, text: Text) -> Resolution:
    old = resolution.annexes[number]
    new: Annex = dataclasses.replace(old, title=text) if is_title else dataclasses.replace(old, label=text)
    return dataclasses.replace(
        resolution, annexes=(*resolution.annexes[:number], new, *resolution.annexes[number + 1 :])
    )


def _with_block(resolution: Resolution, path: Path, fix: Fix, *, closing: bool) -> Resolution:
    block = at(resolution, path)
    if isinstance(block, Heading):
        return replace(resolution, path, dataclasses.replace(block, text=fix.text)) if fix.text else resolution
    if not isinstance(block, Clause):
        return resolution
    if fix.text is not None:
        block = dataclasses.replace(block, closing=fix.text) if closing else dataclasses.replace(block, text=fix.text)
    if fix.number is not None:
        block = dataclasses.replace(block, number=fix.number)
    if fix.style is not None:
        block = dataclasses.replace(block, style=fix.style)
    return replace(resolution, path, block)

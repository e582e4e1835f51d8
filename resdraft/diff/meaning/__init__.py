"""What a rewording means in the field's terms, one module a family of changes.

`changes` tells them in the order of `ChangeKind`. Each thing is said once: a date that is a deadline is a deadline, the
date of a resolution belongs to its citation, signs are told where nothing else changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdraft.diff.comparison import Change, Runs
from resdraft.diff.meaning.actors import actor_changes
from resdraft.diff.meaning.authority import authority_changes
from resdraft.diff.meaning.brackets import Same, bracket_changes, note_changes, reference_changes
from resdraft.diff.meaning.citations import citation_changes
from resdraft.diff.meaning.conditions import condition_changes
from resdraft.diff.meaning.figures import figure_changes
from resdraft.diff.meaning.form import form_changes
from resdraft.diff.meaning.parts import placed
from resdraft.diff.meaning.passage import passage
from resdraft.diff.meaning.verbs import verb_changes
from resdraft.diff.units import Unit
from resdraft.facts import HouseStrengths


def changes(
    old: Sequence[Unit],
    new: Sequence[Unit],
    runs: Sequence[Runs],
    closings: Sequence[Runs],
    same: Same,
    *,
    certain: bool = True,
    strengths: HouseStrengths | None = None,
) -> tuple[Change, ...]:
    """What changed between the old and the new clauses of a link, one line each; nothing for equal ones.

    `runs` and `closings` are the link's own; each change names the part that carries it. How strong a verb has become
    is said only where the link is `certain`, by a house's own `strengths` where it has any.
    """
    alone = len(old) == len(new) == 1
    if alone and old[0].identity == new[0].identity:
        return tuple(form_changes(old[0], new[0]))
    found = (
        *_of_words(old, new, runs, closings, certain=certain, strengths=strengths),
        *reference_changes(old, new, same),
        *bracket_changes(old, new),
        *note_changes(old, new),
    )
    return placed(found, runs, closings) or (tuple(form_changes(old[0], new[0])) if alone else ())


def _of_words(
    old: Sequence[Unit],
    new: Sequence[Unit],
    runs: Sequence[Runs],
    closings: Sequence[Runs],
    *,
    certain: bool,
    strengths: HouseStrengths | None,
) -> Iterator[Change]:
    found = passage(old, new, runs, closings)
    if not found.hunks:
        return
    yield from verb_changes(found, strengths, certain=certain)
    yield from authority_changes(found)
    yield from actor_changes(found)
    yield from condition_changes(found)
    yield from figure_changes(found)
    yield from citation_changes(found)


__all__ = ["changes"]

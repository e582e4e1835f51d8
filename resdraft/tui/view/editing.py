"""A draft while it is edited: what each step makes of its source, and the steps to go back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from resdraft.model import Clause, Path, Resolution, Text, UsageError, at, blocks, insert, normal, remove, shift, walk
from resdraft.text import Completion, Parsed, Problem, highlights, parse, passage, update, with_passage
from resdraft.tui.view import looks
from resdraft.tui.view.words import joined

_FILLER = "…"
"""Stands for the words of a new paragraph until there are any."""


@dataclass(frozen=True, slots=True)
class Version:
    """The draft after a step."""

    parsed: Parsed
    said: str
    """What the step did: "OP5 reworded"."""
    path: Path
    """The paragraph that it touched, in this version; () for none."""

    @property
    def resolution(self) -> Resolution:
        """What the source says."""
        return self.parsed.resolution


@dataclass(frozen=True, slots=True)
class Edited:
    """The versions of a draft: the one at hand, those before it, those undone."""

    now: Version
    past: tuple[Version, ...] = ()
    future: tuple[Version, ...] = ()

    def step(self, version: Version) -> Edited:
        """A new version; what was undone can no more be done again."""
        return Edited(version, (*self.past, self.now))

    def undone(self) -> Edited:
        """The version before; the same where there is none."""
        return Edited(self.past[-1], self.past[:-1], (self.now, *self.future)) if self.past else self

    def redone(self) -> Edited:
        """The version that was undone last; the same where there is none."""
        return Edited(self.future[0], (*self.past, self.now), self.future[1:]) if self.future else self


def begun(source: str) -> Edited:
    """A draft as it is found."""
    return Edited(Version(parse(source), "", ()))


def own_source(version: Version, path: Path) -> str:
    """The source of a paragraph, as it is typed. Raises UsageError where there is no such paragraph."""
    return passage(version.parsed, path).words


def reworded(version: Version, path: Path, words: str) -> Version:
    """The draft with a paragraph typed anew; the others get the numbers that follow from it.

    Where something cannot be read as meant the words stand as they were typed, and nothing is renumbered. Raises
    UsageError where there is no such paragraph.
    """
    label = _label(version.resolution, path)
    typed = parse(with_passage(version.parsed, passage(version.parsed, path), words))
    if _serious(typed.problems) <= _serious(version.parsed.problems) and _miscounted(typed) > _miscounted(
        version.parsed
    ):
        typed = parse(update(version.parsed.source, typed.resolution))
    gone = not words.strip(" \t\n")
    return Version(
        typed, f"{label} {'deleted' if gone else 'reworded'}", _near(typed.resolution, path) if gone else path
    )


def with_new(version: Version, path: Path) -> tuple[Version, str]:
    """The draft with a paragraph put in so that it stands at `path`, and what to begin its source with: its number.

    The paragraph has a placeholder for its words. Raises UsageError where none can stand.
    """
    resolution = normal(insert(version.resolution, path, Clause(Text(_FILLER))))
    parsed = parse(update(version.parsed.source, resolution))
    there = Version(parsed, f"{_label(parsed.resolution, path)} added", path)
    return there, own_source(there, path).replace(_FILLER, "")


def deleted(version: Version, path: Path) -> Version:
    """The draft without a paragraph and what stands below it. Raises UsageError where there is none."""
    label = _label(version.resolution, path)
    new = normal(remove(version.resolution, path))
    return Version(parse(update(version.parsed.source, new)), f"{label} deleted", _near(new, path))


def moved(version: Version, path: Path, step: int) -> Version | None:
    """The draft with a paragraph moved among its neighbours; None at the end of its row.

    Raises UsageError where there is no such paragraph.
    """
    label = _label(version.resolution, path)
    new, there = shift(version.resolution, path, step)
    if there == path:
        return None
    parsed = parse(update(version.parsed.source, normal(new)))
    return Version(parsed, f"{label} moved {'down' if step > 0 else 'up'}: {_label(parsed.resolution, there)}", there)


def _label(resolution: Resolution, path: Path) -> str:
    return next((place.label for place in blocks(resolution) if place.path == path), "") or "heading"


def _near(resolution: Resolution, path: Path) -> Path:
    """The paragraph nearest to a place that may be gone: the one there now, the one before it, the one above."""
    while path:
        for index in (int(path[-1]), int(path[-1]) - 1) if isinstance(path[-1], int) else ():
            try:
                at(resolution, (*path[:-1], index))
            except UsageError:
                continue
            if index >= 0:
                return (*path[:-1], index)
        path = path[:-1]
    return next((place.path for place in walk(resolution)), ())


def _serious(problems: Sequence[Problem]) -> int:
    return sum(not problem.miscounted for problem in problems)


def _miscounted(parsed: Parsed) -> int:
    return len(parsed.problems) - _serious(parsed.problems)


def end_of_words(words: str) -> tuple[int, int]:
    """Where somebody goes on writing: line and column of the end of the paragraph's own words, braces left behind."""
    own = words.split("\n\n", 1)[0]
    braces = [one.start for one in highlights(own) if one.kind == "attribute" and own[one.start - 1 : one.start] == " "]
    end = len(own[: min(braces)].rstrip()) if braces else len(own)
    line = own.count("\n", 0, end)
    return line, end - (own.rfind("\n", 0, end) + 1)


def is_preambular(path: Path) -> bool:
    """Whether a paragraph there is preambular."""
    return path[:1] == ("preamble",)


def own_problems(version: Version, path: Path, words: str) -> tuple[Problem, ...]:
    """The problems that the draft has with these words in place of a paragraph and would not have without them.

    Lines and columns are those of the words.
    """
    try:
        found = passage(version.parsed, path)
    except UsageError:
        return ()
    before = Counter((problem.message, problem.hint) for problem in version.parsed.problems)
    fresh = []
    for problem in parse(with_passage(version.parsed, found, words)).problems:
        key = problem.message, problem.hint
        before[key] -= 1
        line = problem.line - found.line + 1
        inside = 1 <= line <= words.count("\n") + 1
        if inside or before[key] < 0:
            column = max(problem.column - len(found.indent), 1) if inside else 1
            fresh.append(replace(problem, line=line if inside else 1, column=column))
    # A number that is wrong because of what was added is put right when the paragraph is saved.
    return tuple(problem for problem in fresh if not problem.miscounted)


def problem_line(problems: Sequence[Problem]) -> Content:
    """The problems in a line or two, the first with what to do."""
    if not problems:
        return Content("")
    first = problems[0]
    parts = [("! ", looks.WARNING), (f"{first.line}:{first.column} {first.message}", looks.WARNING)]
    parts += [(f" – {first.hint}" if first.hint else "", looks.MUTED)]
    if len(problems) > 1:
        parts.append((f"  and {len(problems) - 1} more", looks.MUTED))
    return joined(parts)


def completion_line(offered: Sequence[Completion], chosen: int) -> Content:
    """What is offered, on one line, the chosen one first in sight; empty where nothing is."""
    if not offered:
        return Content("")
    rest = [*offered[chosen:], *offered[:chosen]]
    parts = [("tab ", looks.KEY), (rest[0].words.strip(), looks.STRONG), (f" ({rest[0].note})", looks.MUTED)]
    for one in rest[1:]:
        parts += [("  ", ""), (one.words.strip(), looks.MUTED)]
    return joined(parts)

"""Drafts as commands ask for them: loaded, with a word about what could not be read as meant."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.messages import Batch, say
from resdraft.cli.terminal import is_terminal, visible
from resdraft.model import UsageError
from resdraft.text import Problem
from resdraft.workspace import STDIN, SUFFIX, Loaded, find_drafts, load, load_revised

if TYPE_CHECKING:
    from resdraft.importers import Revisions

TAKES = "a draft, or any file that `resdraft import` reads; REV:FILE as git had it; - for standard input"
"""What a command that reads a draft takes."""
UNFOLLOWED = "links that lead out of the folder are not followed"
"""Said where a folder seems to be empty."""


def named_drafts(paths: Iterable[str], batch: Batch, hint: str) -> Iterator[str]:
    """The drafts that the paths of a command name; of a folder those below it, whose faults go to the batch.

    Says where a folder has none. Raises UsageError, with `hint`, for an empty path.
    """
    for name in paths:
        if not name:
            raise UsageError("a path is empty", hint=hint)
        if name == STDIN or not Path(name).is_dir():
            yield name
            continue
        found = False
        for path in find_drafts(Path(name), refused=batch.add):
            found = True
            yield str(path)
        if not found and not batch.failed:
            say("note", "no drafts in this folder", where=name, hint=f"a draft's name ends in {SUFFIX}; {UNFOLLOWED}")


def read_draft(name: str, *, rewritten: bool = False, revisions: Revisions = "accepted") -> Loaded:
    """The draft of a name. Says so where it has problems, or where something was unsure about another format.

    Each problem is said by itself where the draft is `rewritten` and words of it were not read.
    """
    if name == STDIN and is_terminal(sys.stdin):
        say("note", "reading what you type or paste", where=STDIN, hint="end with Ctrl-D (Windows: Ctrl-Z, Enter)")
    return _remarked(load(name, revisions=revisions), rewritten=rewritten)


def read_revised(name: str) -> tuple[Loaded, Loaded]:
    """A Word file's text before and after its tracked changes. Says where there are none, and of doubts."""
    before, after = load_revised(name)
    _remarked(after)
    if not after.changes:
        say("note", "no tracked changes in this file", where=name)
    return before, after


def _remarked(loaded: Loaded, *, rewritten: bool = False) -> Loaded:
    name = loaded.name
    if rewritten and any(problem.lost for problem in loaded.problems):
        say_problems(loaded)
    elif count := len(loaded.problems):
        hint = f"`resdraft show --problems {name}` lists {'it' if count == 1 else 'them'}"
        say("note", f"{counted(count, 'problem')} in this draft", where=name, hint=hint)
    elif count := len(loaded.doubts):
        hint = f"`resdraft import {name}` lists {'it' if count == 1 else 'them'}"
        say("note", f"{counted(count, 'doubt')} in reading this as a draft", where=name, hint=hint)
    return loaded


def refuse_twice(names: Iterable[str]) -> None:
    """Raises UsageError where standard input is asked for more than once: it can be read only once."""
    if list(names).count(STDIN) > 1:
        raise UsageError("standard input can stand for one draft only", hint="put the other into a file and name that")


def say_problems(loaded: Loaded) -> None:
    """Every problem of a draft on a line, with what to do."""
    say_each(loaded.problems, loaded.name)


def say_each(problems: Iterable[Problem], name: str) -> None:
    """The problems of the draft of a name, each on a line, with what to do."""
    for problem in problems:
        say("problem", problem.message, where=f"{name}:{problem.line}:{problem.column}", hint=problem.hint)


KEPT = "what could not be read is kept under `unread` in the front matter"
"""Said where a draft is written anew with words that had no place."""


def counted(count: int, what: str) -> str:
    """ "1 draft", "1,203 drafts"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def changed_lines(old: str, new: str, name: str, now: str) -> Iterator[str]:
    """The lines that differ, as `diff -u` prints them; `now` says what the new ones are."""
    from difflib import unified_diff

    for line in unified_diff(old.splitlines(), new.splitlines(), name, f"{name} ({now})", n=1, lineterm=""):
        yield f"{visible(line)}\n"

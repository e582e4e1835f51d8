"""`resdraft fmt`: drafts tidied in place."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path

from resdraft.cli.arguments import Parser, add_help, from_zero
from resdraft.cli.drafts import changed_lines, counted, named_drafts, refuse_twice, say_problems
from resdraft.cli.messages import OK, YES, Batch, say
from resdraft.cli.streams import out
from resdraft.model import InputError, ResdraftError, Resolution, UsageError
from resdraft.text import format_source, parse, update
from resdraft.workspace import (
    STDIN,
    SUFFIX,
    Fingerprint,
    Loaded,
    StaleReference,
    dead_references,
    load,
    read_configuration,
    refresh_references,
    save_draft,
)

_EXAMPLES = """\
resdraft fmt climate.res.md
resdraft fmt drafts                     every draft in the folder and below
resdraft fmt --check --diff drafts      what would change; ends with 1 if anything
resdraft fmt --renumber climate.res.md  the number in [paragraph 2](#id), too
resdraft fmt - < draft.txt              from standard input to standard output
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "fmt",
        usage="PATH ... [--check] [--diff] [--wrap N] [--renumber]",
        about=(
            "Tidies drafts in place: numbers and labels as they count, a paragraph a line, blank lines between. "
            "The words stay. A draft of which something cannot be read is left alone and named."
        ),
        examples=_EXAMPLES,
    )
    made.add_argument("paths", metavar="PATH", nargs="+", help="drafts, folders of drafts, or - for standard input")
    made.add_argument("--check", action="store_true", help="write nothing; end with 1 if a draft would change")
    made.add_argument("--diff", action="store_true", help="write nothing; print the lines that would change")
    wrap = "break lines at N columns, 0 for a paragraph a line; without it as resdraft.toml says, else 0"
    made.add_argument("--wrap", metavar="N", type=from_zero, help=wrap)
    made.add_argument("--renumber", action="store_true", help="put right the numbers in references to an id, too")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Formats each draft; goes on after one that fails."""
    refuse_twice(args.paths)
    batch = Batch()
    changed = 0
    for name in named_drafts(args.paths, batch, "`resdraft fmt .` formats the drafts of this folder"):
        try:
            changed += _one(name, args)
        except ResdraftError as error:
            batch.add(error)
    if args.check and changed:
        out(f"{counted(changed, 'draft')} would change\n")
    return batch.code(YES if args.check and changed else OK)


@dataclass(frozen=True, slots=True)
class _Formatted:
    """A draft's source as it should be, and what it means."""

    source: str
    resolution: Resolution
    stale: tuple[StaleReference, ...]
    """References with a wrong number that stay as they are."""


def _one(name: str, args: Namespace) -> bool:
    """Formats one draft; whether it changes."""
    loaded = load(name, as_draft=name == STDIN)
    if loaded.fingerprint is None and name != STDIN and not (args.check or args.diff):
        raise UsageError("what git has cannot be changed", hint="--check and --diff only look", where=name)
    if loaded.source is None:
        hint = f"`resdraft import {name} -o NAME{SUFFIX}` makes a draft of it"
        raise InputError("no draft, but another format", hint=hint, where=name)
    formatted = _formatted(loaded, loaded.source, _wrap(name, args), args.renumber)
    for stale in formatted.stale:
        hint = f'`resdraft fmt --renumber {name}` writes "{stale.right}"'
        say("note", f'"{stale.words}" refers to {{#{stale.id}}}, which is "{stale.right}" now', where=name, hint=hint)
    for dead in dead_references(formatted.resolution):
        hint = f"write {{#{dead.id}}} after the paragraph that is meant"
        say("note", f'"{dead.words}" refers to {{#{dead.id}}}, which no paragraph is called', where=name, hint=hint)
    changed = formatted.source != loaded.source or _is_recoded(loaded, formatted.source)
    if args.diff and changed:
        out("".join(changed_lines(loaded.source, formatted.source, name, "tidy")))
    if name == STDIN:
        say_problems(loaded)
        if not (args.check or args.diff):
            out(formatted.source)
    elif args.check or args.diff:
        say_problems(loaded)
        if args.check and changed:
            out(f"{name} would change\n")
    else:
        if changed:
            save_draft(Path(name), formatted.resolution, source=formatted.source, expected=loaded.fingerprint)
            out(f"{name}\n")
            if loaded.encoding:
                say("note", f"was {loaded.encoding}, is UTF-8 now", where=name)
        say_problems(_still_open(loaded, formatted.source) if changed else loaded)
    return changed


def _is_recoded(loaded: Loaded, source: str) -> bool:
    """Whether the same text is other bytes on disk: a draft is UTF-8."""
    found = loaded.fingerprint
    return found is not None and found.sha256 != Fingerprint.of(source.encode("utf-8")).sha256


def _still_open(loaded: Loaded, written: str) -> Loaded:
    """What was written, with its problems and those that formatting settled by taking signs for words."""
    before, after = loaded.problems, parse(written)
    known = {problem.message for problem in after.problems}
    settled = [p for p in before if p.message not in known and "`resdraft fmt` writes" not in p.hint]
    return replace(loaded, parsed=replace(after, problems=(*after.problems, *settled)))


def _formatted(loaded: Loaded, source: str, wrap: int, renumber: bool) -> _Formatted:
    """The tidy source; raises InputError, after naming each place, where a part cannot be read without loss."""
    hard = sum(problem.holds for problem in loaded.problems)
    if hard:
        say_problems(loaded)
        hint = "mend what is named above and run the command again"
        places = "one place" if hard == 1 else f"{hard} places"
        raise InputError(f"left as it is: {places} cannot be read as meant", hint=hint, where=loaded.name)
    resolution, stale = refresh_references(loaded.resolution)
    mark = "\ufeff" if source.startswith("\ufeff") else ""
    words = source.removeprefix(mark)
    if renumber and stale:
        return _Formatted(mark + format_source(update(words, resolution), wrap), resolution, ())
    return _Formatted(mark + format_source(words, wrap), loaded.resolution, stale)


def _wrap(name: str, args: Namespace) -> int:
    """Columns to wrap at. The configuration is read in any case, so that a mistake in it shows under every flag."""
    configured = read_configuration(Path() if name == STDIN else Path(name).parent).wrap
    return configured if args.wrap is None else int(args.wrap)

"""`resdraft diff`: two drafts, clause by clause; three and more in one table."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.arguments import Parser, add_help, add_output, add_revisions, add_width
from resdraft.cli.drafts import TAKES, read_draft, read_revised, refuse_twice
from resdraft.cli.messages import OK, YES
from resdraft.cli.streams import STDOUT, deliver
from resdraft.cli.targets import Form
from resdraft.model import UsageError

if TYPE_CHECKING:
    from resdraft.diff import Comparison
    from resdraft.workspace import Loaded

_EXAMPLES = """\
resdraft diff ours.res.md theirs.res.md
resdraft diff HEAD~1:a.res.md a.res.md        since the last commit
resdraft diff a.res.md pasted.txt --all       unchanged clauses, too
resdraft diff a.res.md b.res.md --stat        a line a clause
resdraft diff a.res.md b.res.md --only softened,moved
resdraft diff a.res.md b.res.md -o ab.html    one page for a browser
resdraft diff a.res.md b.res.md -o ab.docx    a table to circulate, in Word
resdraft diff a.res.md b.docx c.txt           three and more in one table
resdraft diff redline.docx                    what its tracked changes change
resdraft diff a.res.md b.res.md --format docx -o ab.docx
resdraft diff --base L.5.docx b.res.md -o changes.docx
resdraft diff --base L.5.docx --as France=f.res.md --as Kenya=k.res.md -o all.docx
"""
_FORMS: dict[str, Form] = {
    "text": "text",
    "markdown": "Markdown",
    "json": "JSON",
    "html": "HTML",
    "docx": "Word",
    "docx-table": "Word",
}
_ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx-table",
}
_IN_WORD = {"docx": "tracked changes go", "docx-table": "a Word table goes"}
_CALLED = {"docx": "a Word file", "docx-table": "a Word table"}
_ONLY = (
    *("reworded", "moved", "split", "merged", "inserted", "deleted"),
    *("form", "level", "softened", "hardened", "possible"),
)
_IGNORE = ("punctuation", "marks", "citations")


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "diff",
        usage=(
            "OLD [NEW [MORE ...]] [--format text|markdown|json|html|docx|docx-table] [--all] [--stat] [--only KINDS] "
            "[--ignore WHAT] [--base FILE] [--as NAME=NEW] [--renumber] [--author NAME] [--date DATE] "
            "[--revisions HOW] [--width N] [--exit-code] [-o FILE] "
            "[--force]"
        ),
        about=(
            "Compares two drafts: what became of each clause (reworded, moved, split, merged, inserted, deleted), "
            "which words changed, and what the change means. A changed number alone is no change. Three drafts and "
            "more are set beside each other in one table, a row for each clause of the first and for each that only "
            "others have. Without --format the ending of FILE says what it is to be: .html, .docx, .md, .json."
            " A Word file alone is compared with itself as it was before its tracked changes."
            " How strong a verb is says the facts' table, or a house's own that `[diff] strengths` in `resdraft.toml` "
            "names."
        ),
        examples=_EXAMPLES,
        mixed=True,
    )
    made.add_argument("old", metavar="OLD", nargs="?", help=TAKES)
    made.add_argument("new", metavar="NEW", nargs="?", help="the same; without it OLD is a Word file, before and after")
    made.add_argument("more", metavar="MORE", nargs="*", default=[], help="further drafts, for a table of all")
    made.add_argument(
        "--format",
        choices=tuple(_FORMS),
        metavar="FORMAT",
        help=(
            "text (default), markdown, json, html (one page), docx (tracked changes in Word), "
            "docx-table (a Word table to circulate)"
        ),
    )
    made.add_argument("--all", action="store_true", help="show the clauses that did not change, too")
    made.add_argument("--stat", action="store_true", help="a line a clause: what became of it, how many words changed")
    made.add_argument("--only", metavar="KINDS", type=_kinds, help=f"show only some: {', '.join(_ONLY)}")
    made.add_argument("--ignore", metavar="WHAT", type=_ignored, help=f"do not count: {', '.join(_IGNORE)}")
    made.add_argument(
        "--base",
        metavar="FILE",
        help="put the tracked changes onto this Word file of OLD, which may be left out",
    )
    made.add_argument(
        "--as",
        dest="rivals",
        metavar="NAME=NEW",
        type=_rival,
        action="append",
        default=[],
        help="in the place of NEW, as often as there are rivals: each one's changes under its name",
    )
    made.add_argument("--renumber", action="store_true", help="track numbers that are typed in the Word file, too")
    made.add_argument("--author", metavar="NAME", help="whose tracked changes they are; the sponsor's without it")
    made.add_argument("--date", metavar="DATE", type=_date, help="of the tracked changes; that of NEW without it")
    made.add_argument("--exit-code", action="store_true", help="end with 1 if the drafts differ, for scripts")
    add_revisions(made)
    add_width(made)
    add_output(made)
    add_help(made)
    return made


def _rival(words: str) -> tuple[str, str]:
    """A name and a draft with the sign of equality between them."""
    name, sign, draft = words.partition("=")
    if not sign or not name.strip() or not draft:
        raise ArgumentTypeError(f"{words!r} is no NAME=NEW; write it France=fra.res.md")
    return name.strip(), draft


def _date(words: str) -> str:
    """A day of the calendar, as ISO 8601 writes it."""
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise ArgumentTypeError(f"{words!r} is no date; write it 2026-11-28") from error


def _kinds(words: str) -> tuple[str, ...]:
    return _named(words, _ONLY)


def _ignored(words: str) -> tuple[str, ...]:
    return _named(words, _IGNORE)


def _named(words: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Names with commas between them, each of which is known."""
    found = tuple(dict.fromkeys(word.strip() for word in words.split(",") if word.strip()))
    wrong = next((word for word in found if word not in known), "" if found else words)
    if wrong or not found:
        raise ArgumentTypeError(f"{wrong!r} is none of {', '.join(known)}")
    return found


def run(args: Namespace) -> int:
    """Prints the comparison, or writes it."""
    if args.base or args.rivals or args.renumber:
        return _onto(args)
    if args.old is None:
        raise UsageError("the following arguments are required: OLD", hint="`resdraft diff --help` explains it")
    names = tuple(name for name in (args.old, args.new, *args.more) if name is not None)
    refuse_twice(names)
    form = _form(args)
    if args.more:
        return _several(names, form, args)
    from resdraft.cli import comparison_forms
    from resdraft.diff import compare, ignoring, only
    from resdraft.workspace import strengths_for

    if args.new is None:
        old, new = _revised(args)
    else:
        old, new = (read_draft(name, revisions=args.revisions) for name in names)
    comparison = compare(old.resolution, new.resolution, strengths=strengths_for(names[-1]))
    if args.ignore:
        comparison = ignoring(comparison, args.ignore, language=new.resolution.masthead.language)
    if args.only:
        comparison = only(comparison, args.only)
    made = comparison_forms.pair(comparison, (old, new), form, _remarks(args), args)
    deliver(made, args.output, _FORMS[form], inputs=names, force=args.force)
    return YES if args.exit_code and differs(comparison) else OK


def _revised(args: Namespace) -> tuple[Loaded, Loaded]:
    """A Word file alone: before its tracked changes, and after them."""
    if args.revisions == "rejected":
        hint = "leave it out: a Word file alone is compared before and after its tracked changes"
        raise UsageError("--revisions takes two drafts", hint=hint)
    before, after = read_revised(args.old)
    return replace(before, name=f"{before.name} (before its tracked changes)"), after


def _onto(args: Namespace) -> int:
    """Tracked changes on a given Word file, or on that of OLD: those of NEW, or of several rivals."""
    from resdraft.cli.redlines import redlined

    args.format = args.format or "docx"
    if args.format != "docx":
        raise UsageError("--base, --as and --renumber are for tracked changes", hint="--format docx makes them")
    _form(args)
    data, names = redlined(args)
    deliver(data, args.output, _FORMS["docx"], inputs=names, force=args.force)
    return OK


def _several(names: tuple[str, ...], form: str, args: Namespace) -> int:
    for option, asked in (("--stat", args.stat), ("--only", args.only), ("--ignore", args.ignore)):
        if asked:
            raise UsageError(f"{option} takes two drafts", hint="leave out the others, or the option")
    from resdraft.cli import comparison_forms
    from resdraft.diff import synopsis

    drafts = [read_draft(name, revisions=args.revisions) for name in names]
    found = synopsis([draft.resolution for draft in drafts])
    deliver(
        comparison_forms.several(found, drafts, form, args),
        args.output,
        _FORMS[form],
        inputs=names,
        force=args.force,
    )
    return YES if args.exit_code and not all(row.alike for row in found.rows) else OK


def _form(args: Namespace) -> str:
    """What is to be made: --format says it, else the ending of the output."""
    output = "" if args.output in (None, STDOUT) else str(args.output)
    ending = Path(output).suffix.lower()
    form = args.format or ("text" if args.stat else _ENDINGS.get(ending, "text"))
    if args.stat and form != "text":
        raise UsageError(f"--stat is text, not {form}", hint="leave one of the two out")
    in_word = form in _IN_WORD
    if in_word and not args.output:
        raise UsageError(f"{_IN_WORD[form]} into a file", hint="name it: -o changes.docx")
    if form == "docx" and args.more:
        raise UsageError(
            "tracked changes are between two drafts", hint="--format docx-table sets more beside each other"
        )
    for option, asked in (("--only", args.only), ("--ignore", args.ignore)):
        if asked and form == "docx":
            raise UsageError(f"{option} would leave changes out of the tracked ones", hint=f"leave {option} out")
    for option, asked in (("--author", args.author), ("--date", args.date)):
        if asked and form != "docx":
            raise UsageError(f"{option} is for tracked changes", hint="--format docx makes them")
    if ending and in_word != (ending == ".docx"):
        what = _CALLED[form] if in_word else _FORMS[form]
        hint = "name a .docx" if in_word else "--format docx makes tracked changes in Word, docx-table a Word table"
        raise UsageError(f"not written: {what} should not be called {ending}", hint=hint, where=output)
    return form


def _remarks(args: Namespace) -> tuple[str, ...]:
    """What was left out, for whoever reads the result without having asked for it."""
    found = (("Shown and counted only: {}", args.only), ("Not counted as a change: {}", args.ignore))
    return tuple(words.format(", ".join(asked)) for words, asked in found if asked)


def differs(comparison: Comparison) -> bool:
    """Whether anything but numbers is different."""
    return any(link.changed for link in comparison.links)

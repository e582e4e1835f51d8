"""`resdraft show`: a draft to read in the terminal."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable

from resdraft.cli.arguments import Parser, add_help, add_revisions, add_width
from resdraft.cli.drafts import TAKES, counted, read_draft
from resdraft.cli.messages import OK
from resdraft.cli.streams import out
from resdraft.cli.terminal import colour, one_line, width
from resdraft.workspace import Loaded

_EXAMPLES = """\
resdraft show climate.res.md              read it like the printed page
resdraft show climate.res.md --outline    a line a clause
resdraft show climate.res.md --problems   what cannot be read as meant
resdraft show HEAD~1:climate.res.md       as it was one commit ago
resdraft show resolution.xml | less -R    a published resolution
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "show",
        usage="DRAFT [--outline | --problems] [--json] [--revisions HOW] [--width N]",
        about="Prints a draft in the manner of the printed page: numbers hanging, notes at the end.",
        examples=_EXAMPLES,
    )
    made.add_argument("draft", metavar="DRAFT", help=TAKES)
    view = made.add_mutually_exclusive_group()
    view.add_argument("--outline", action="store_true", help="title; label and first words of each clause; counts")
    problems = "only what cannot be read as meant, with what to do; ends with 0 whether there are any or none"
    view.add_argument("--problems", action="store_true", help=problems)
    made.add_argument("--json", action="store_true", help="the outline and the problems as JSON")
    add_width(made)
    add_revisions(made)
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Prints the page, the outline or the problems."""
    if args.json or args.problems:
        from resdraft.workspace import load

        loaded = load(args.draft)
        out(_json(loaded) if args.json else _problems(loaded))
        return OK
    loaded = read_draft(args.draft, revisions=args.revisions)
    columns, coloured = width(args.width), colour(sys.stdout)
    if args.outline:
        from resdraft.cli.outline import outline_lines

        _print(outline_lines(loaded.resolution, width=columns, coloured=coloured))
    else:
        from resdraft.cli.page import page_lines

        _print(page_lines(loaded.resolution, width=columns, coloured=coloured))
    return OK


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        out(f"{line}\n")


def _problems(loaded: Loaded) -> str:
    lines = []
    for problem in loaded.problems:
        lines.append(one_line(f"{loaded.name}:{problem.line}:{problem.column}: problem: {problem.message}"))
        if problem.hint:
            lines.append(f"  {one_line(problem.hint)}")
    for doubt in loaded.doubts:
        lines.append(one_line(f"{loaded.name}:{doubt.line}:{doubt.column}: note: {doubt.message}"))
    lines.append(counted(len(loaded.problems), "problem") if loaded.parsed else counted(len(loaded.doubts), "doubt"))
    return "\n".join(lines) + "\n"


def _json(loaded: Loaded) -> str:
    import json

    from resdraft.cli.outline import outline_record
    from resdraft.model import Record

    problems: Record = {
        "problems": [
            {"line": found.line, "column": found.column, "message": found.message, "hint": found.hint}
            for found in loaded.problems
        ],
        "doubts": [{"line": d.line, "column": d.column, "message": d.message} for d in loaded.doubts],
    }
    record: Record = {"name": loaded.name, "format": loaded.format, **outline_record(loaded.resolution), **problems}
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"

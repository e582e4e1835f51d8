"""`resdraft changes`: the tracked changes of a Word file, by author and clause."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.arguments import Parser, add_help, add_output, add_width
from resdraft.cli.messages import OK
from resdraft.cli.streams import STDOUT, deliver
from resdraft.cli.targets import Form
from resdraft.cli.terminal import colour, width

if TYPE_CHECKING:
    from resdraft.diff import Comparison

_EXAMPLES = """\
resdraft changes returned.docx
resdraft changes returned.docx --author France
resdraft changes returned.docx --format markdown -o changes.md
"""
_FORMS: dict[str, Form] = {"text": "text", "markdown": "Markdown", "json": "JSON"}


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "changes",
        usage="FILE.docx [--author NAME] [--format text|markdown|json] [--width N] [-o FILE] [--force]",
        about=(
            "Lists the tracked changes of a Word file, author by author: what each does to which clause, compared with "
            "the text before all of them, and what the change means."
        ),
        examples=_EXAMPLES,
    )
    made.add_argument("file", metavar="FILE.docx", help="a Word file with tracked changes")
    made.add_argument("--author", metavar="NAME", action="append", default=[], help="only the changes of this author")
    made.add_argument(
        "--format", choices=tuple(_FORMS), default="text", metavar="FORMAT", help="text (default), markdown, json"
    )
    add_width(made)
    add_output(made)
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Writes the list."""
    from resdraft.diff import compare
    from resdraft.importers import read, settle
    from resdraft.workspace import read_file

    data = read_file(Path(args.file))[0]
    before = read(data, args.file, revisions="rejected")[0].resolution
    authors = [name for name, _ in settle(data, "accepted", (_NOBODY,), args.file).left]
    found: list[tuple[str, Comparison]] = []
    for author in [name for name in authors if not args.author or name in args.author]:
        settled = settle(data, "accepted", (author,), args.file).data
        found.append((author, compare(before, read(settled, args.file, revisions="rejected")[0].resolution)))
    deliver(_shown(found, args), args.output, _FORMS[args.format], inputs=(args.file,), force=args.force)
    return OK


_NOBODY = "\x00"
"""The name of no author."""


def _shown(found: Sequence[tuple[str, Comparison]], args: Namespace) -> str:
    from resdraft import render

    if args.format == "json":
        from resdraft.diff import comparison_record

        listed = [{"author": author, **comparison_record(comparison)} for author, comparison in found]
        return json.dumps({"changes": listed}, indent=2, ensure_ascii=False) + "\n"
    if not found:
        return "No tracked changes.\n"
    if args.format == "markdown":
        parts = (
            render.comparison_markdown(comparison, old_name="before", new_name=author) for author, comparison in found
        )
        return "\n".join(parts)
    coloured = args.output in (None, STDOUT) and colour(sys.stdout)
    return "\n".join(
        f"{author or 'nobody'}\n\n{render.comparison_text(comparison, width=width(args.width), colour=coloured)}"
        for author, comparison in found
    )

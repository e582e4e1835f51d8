"""`resdraft accept` and `resdraft reject`: tracked changes of a Word file settled for good."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from resdraft.cli.arguments import Parser, add_help, add_output
from resdraft.cli.drafts import counted
from resdraft.cli.messages import OK, say
from resdraft.cli.streams import deliver
from resdraft.model import InputError, UsageError

if TYPE_CHECKING:
    from resdraft.importers import Revisions

Verb = Literal["accept", "reject"]
_ABOUT = {
    "accept": "Makes the tracked changes of a Word file part of its text.",
    "reject": "Takes the tracked changes of a Word file back: its text is again what it was before them.",
}


def parser(verb: Verb) -> Parser:
    """What the command takes."""
    made = Parser(
        verb,
        usage="FILE.docx [--author NAME] [--only CLAUSES] -o FILE [--force]",
        about=(
            f"{_ABOUT[verb]} With --author, which may be given more than once, only the changes of these people; the "
            "others stay tracked. What no change touches keeps its bytes."
        ),
        examples=(
            f"resdraft {verb} redline.docx -o text.docx\nresdraft {verb} redline.docx --author France -o rest.docx\n"
            f"resdraft {verb} redline.docx --only OP5,PP2 -o rest.docx\n"
        ),
    )
    made.add_argument("file", metavar="FILE.docx", help="a Word file with tracked changes")
    made.add_argument("--author", metavar="NAME", action="append", default=[], help="only the changes of this author")
    made.add_argument("--only", metavar="CLAUSES", help="only in these clauses and below them: OP5,PP2")
    add_output(made)
    add_help(made)
    return made


def _paragraphs(data: bytes, args: Namespace) -> frozenset[int] | None:
    """The paragraphs of the clauses that were asked for; None for all."""
    if not args.only:
        return None
    from resdraft.importers import read
    from resdraft.render import clause_paragraphs

    labels = [label.strip() for label in args.only.split(",") if label.strip()]
    accepted = read(data, args.file)[0].resolution
    rejected = read(data, args.file, revisions="rejected")[0].resolution
    try:
        return clause_paragraphs(data, accepted, rejected, labels)
    except InputError as error:
        raise InputError(error.message, hint=error.hint, where=args.file) from error


def run(args: Namespace, verb: Verb) -> int:
    """Writes the file with the changes settled."""
    from resdraft.importers import settle
    from resdraft.workspace import read_file

    data = read_file(Path(args.file))[0]
    revisions: Revisions = "accepted" if verb == "accept" else "rejected"
    result = settle(data, revisions, args.author, args.file, paragraphs=_paragraphs(data, args))
    there = ", ".join(name or "nobody" for name, _ in result.left)
    if args.author and not result.settled:
        raise UsageError(
            f"no tracked change by {', '.join(args.author)}", hint=f"authors: {there or 'none'}", where=args.file
        )
    deliver(result.data, args.output, "Word", inputs=(args.file,), force=args.force)
    marks = sum(count for _, count in result.left)
    hint = f"{counted(marks, 'mark')} left, by {there}" if marks else ""
    say("note", f"{counted(result.settled, 'mark')} {verb}ed", where=args.file, hint=hint)
    return OK

"""`resdraft export`: a draft in another form of text."""

from __future__ import annotations

from argparse import Namespace

from resdraft.cli.arguments import Parser, add_help, add_output
from resdraft.cli.drafts import KEPT, TAKES, read_draft
from resdraft.cli.messages import OK, say
from resdraft.cli.streams import deliver
from resdraft.cli.targets import Form
from resdraft.model import Resolution, UsageError, to_record

_EXAMPLES = """\
resdraft export climate.res.md                      JSON, exact: `resdraft import` reads it back
resdraft export climate.res.md --format text        plain words, to paste into a message
resdraft export resolution.xml --format draft -o resolution.res.md
resdraft export --schema -o resolution.schema.json  what the JSON looks like
"""
_FORMS: dict[str, Form] = {"json": "JSON", "text": "text", "draft": "draft"}


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "export",
        usage="DRAFT [--format json|text|draft] [-o FILE] [--force] | --schema [-o FILE]",
        about="Writes a draft as JSON of the model, as plain text, or in the draft format.",
        examples=_EXAMPLES,
    )
    made.add_argument("draft", metavar="DRAFT", nargs="?", help=TAKES)
    made.add_argument(
        "--format",
        choices=tuple(_FORMS),
        default="json",
        metavar="FORMAT",
        help="json (default), text, draft",
    )
    made.add_argument("--schema", action="store_true", help="print the JSON Schema of the JSON instead")
    add_output(made)
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Writes the draft in the form asked for."""
    if args.schema:
        deliver(_schema(), args.output, "JSON", force=args.force)
        return OK
    if args.draft is None:
        raise UsageError("name a draft", hint="`resdraft export --help` explains it")
    resolution = read_draft(args.draft).resolution if args.format == "text" else _whole(args.draft)
    words, form = _exported(resolution, args.format), _FORMS[args.format]
    deliver(words, args.output, form, inputs=(args.draft,), force=args.force)
    return OK


def _whole(name: str) -> Resolution:
    """The draft's Resolution with the words that could not be read, which are said."""
    from resdraft.text import with_unread

    loaded = read_draft(name, rewritten=True)
    whole = with_unread(loaded.parsed) if loaded.parsed else loaded.resolution
    if whole != loaded.resolution:
        say("note", KEPT, where=name)
    return whole


def _exported(resolution: Resolution, form: str) -> str:
    match form:
        case "json":
            import json

            return json.dumps(to_record(resolution), indent=2, ensure_ascii=False) + "\n"
        case "draft":
            from resdraft.text import write

            return write(resolution)
    from resdraft.cli.plain import plain_lines

    return "\n".join(plain_lines(resolution)) + "\n"


def _schema() -> str:
    from resdraft.model import SystemFault
    from resdraft.workspace import shipped

    path = shipped("schema") / "resolution.schema.json"
    if not path.is_file():
        raise SystemFault("this installation of resdraft lacks the schema", where=str(path))
    return path.read_text(encoding="utf-8")

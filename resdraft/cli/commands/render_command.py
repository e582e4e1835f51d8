"""`resdraft render`: a Word document of a draft."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from resdraft.cli.arguments import Parser, add_help, add_output
from resdraft.cli.drafts import TAKES, read_draft
from resdraft.cli.messages import OK
from resdraft.cli.streams import STDOUT, deliver, out
from resdraft.model import Resolution, UsageError
from resdraft.workspace import STDIN, SUFFIX, find_template, read_configuration, root_of

_EXAMPLES = """\
resdraft render climate.res.md                              makes climate.docx beside it
resdraft render climate.res.md -o final.docx
resdraft render climate.res.md --template security-council  another look
resdraft render climate.res.md --template our-house.docx    your own
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "render",
        usage="DRAFT [-o FILE.docx] [--template NAME|FILE] [--comments] [--force]",
        about=(
            "Makes a Word document of a draft: masthead, paragraphs, real footnotes. The look is that of a template; "
            "without --template it is the one that `resdraft.toml` names, else that of the draft's body."
        ),
        examples=_EXAMPLES,
    )
    made.add_argument("draft", metavar="DRAFT", help=TAKES)
    add_output(made, "where to write; NAME.docx beside the draft without it, - for standard output")
    template = "general-assembly, security-council, one in templates/ of the workspace, or a Word file"
    made.add_argument("--template", metavar="NAME", help=template)
    made.add_argument("--comments", action="store_true", help="print the draft's comments as comments of Word")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Writes the Word document and says where."""
    output = args.output or _beside(args.draft)
    if (ending := Path(output).suffix.lower()) in (".md", ".pdf", ".txt", ".html", ".doc", ".odt"):
        raise UsageError(
            f"not written: a Word document should not be called {ending}", hint="name a .docx", where=output
        )
    from resdraft.render import to_docx

    loaded = read_draft(args.draft)
    template = template_path(args.template, args.draft, loaded.resolution)
    document = to_docx(loaded.resolution, template, comments=args.comments)
    deliver(document, output, "Word", inputs=(args.draft, str(template)), force=args.force)
    if output != STDOUT:
        out(f"{output}\n")
    return OK


def template_path(asked: str | None, draft: str, resolution: Resolution) -> Path:
    """The template that was asked for, that the workspace sets, or that belongs to the draft's body."""
    here = Path(draft).parent if Path(draft).is_file() else Path()
    root = root_of(here)
    language = resolution.masthead.language
    configuration = read_configuration(here)
    if asked:
        return find_template(asked, root, language)
    if configuration.template and configuration.path:
        beside = configuration.path.parent / configuration.template
        return find_template(str(beside) if beside.is_file() else configuration.template, root, language)
    from resdraft.render import template_for

    return find_template(template_for(resolution), root, language)


def _beside(name: str) -> str:
    """NAME.docx where the draft is, or in this folder for a file as git had it; standard output for standard input."""
    if name == STDIN:
        return STDOUT
    path = Path(name) if Path(name).is_file() else Path(Path(name.rpartition(":")[2]).name)
    stem = path.name.removesuffix(SUFFIX) if path.name.endswith(SUFFIX) else path.stem
    return str(path.with_name(f"{stem}.docx"))

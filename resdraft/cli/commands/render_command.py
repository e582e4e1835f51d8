"""`resdraft render`: a Word document, a PDF, a page of HTML or plain Markdown of a draft."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Literal, TypeAlias

from resdraft.cli import targets
from resdraft.cli.arguments import Parser, add_help, add_output
from resdraft.cli.drafts import TAKES, read_draft
from resdraft.cli.messages import OK
from resdraft.cli.streams import STDOUT, deliver, out
from resdraft.model import Resolution, UsageError
from resdraft.workspace import (
    STDIN,
    SUFFIX,
    TemplateKind,
    find_template,
    kind_of_template,
    read_configuration,
    root_of,
    usual_template,
)

_EXAMPLES = """\
resdraft render climate.res.md                              makes climate.docx beside it
resdraft render climate.res.md -o final.docx
resdraft render climate.res.md -o climate.html              a page for a browser
resdraft render climate.res.md -o climate.md                plain Markdown for a forge
resdraft render climate.res.md --pdf                        makes climate.pdf, with LibreOffice
resdraft render climate.res.md --template security-council  another look
resdraft render climate.res.md --template our-house.docx    your own
"""

Form: TypeAlias = Literal["docx", "pdf", "html", "md"]
_ENDINGS: dict[str, Form] = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html", ".md": "md"}
_CALLED: dict[Form, targets.Form] = {"docx": "Word", "pdf": "PDF", "html": "HTML", "md": "Markdown"}
_TEMPLATES: dict[Form, TemplateKind] = {"docx": "docx", "pdf": "docx", "html": "html", "md": "md"}


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "render",
        usage="DRAFT [-o FILE] [--pdf] [--template NAME|FILE] [--comments] [--force]",
        about=(
            "Makes a Word document of a draft: masthead, paragraphs, real footnotes. The ending of FILE says if it is "
            "to be something else: .html a page for a browser, .md plain Markdown, .pdf a PDF. The look is that of a "
            "template; without --template it is the one that `resdraft.toml` names, else that of the draft's body."
        ),
        examples=_EXAMPLES,
    )
    made.add_argument("draft", metavar="DRAFT", help=TAKES)
    add_output(made, "where to write; NAME.docx beside the draft without it, - for standard output")
    made.add_argument("--pdf", action="store_true", help="make a PDF, NAME.pdf without -o; needs LibreOffice")
    made.add_argument(
        "--template",
        metavar="TEMPLATE",
        help="a bundled template, one of the workspace's, or a file .docx, .html or .md",
    )
    made.add_argument("--comments", action="store_true", help="print the draft's comments, in Word as its comments")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Writes what was asked for and says where."""
    form = _form(args)
    output = args.output or _beside(args.draft, form)
    if form == "pdf":
        from resdraft.workspace import require_office

        require_office()  # before anything is read
    loaded = read_draft(args.draft)
    template = template_path(args.template, args.draft, loaded.resolution, _TEMPLATES[form])
    made = _made(form, loaded.resolution, template, comments=args.comments)
    deliver(made, output, _CALLED[form], inputs=(args.draft, str(template)), force=args.force)
    if output != STDOUT:
        out(f"{output}\n")
    return OK


def _form(args: Namespace) -> Form:
    """What is to be made: --pdf or the ending of the output says it, else that of the template."""
    output = "" if args.output in (None, STDOUT) else args.output
    ending = Path(output).suffix.lower()
    if output.lower().endswith(SUFFIX):
        raise UsageError(f"not written: {SUFFIX} is for drafts", hint="name a .docx, .html, .md or .pdf", where=output)
    if args.pdf:
        if ending not in ("", ".pdf"):
            raise UsageError(f"not written: a PDF should not be called {ending}", hint="name a .pdf", where=output)
        return "pdf"
    if output:
        if ending not in _ENDINGS and ending:
            hint = "name a .docx, .html, .md or .pdf; `resdraft export` writes JSON and plain text"
            raise UsageError(f"not written: nothing that render makes is called {ending}", hint=hint, where=output)
        return _ENDINGS.get(ending, "docx")
    return (kind_of_template(args.template) if args.template else None) or "docx"


def _made(form: Form, resolution: Resolution, template: Path, *, comments: bool) -> bytes | str:
    from resdraft import render

    if form == "html":
        return render.to_html(resolution, template, comments=comments)
    if form == "md":
        return render.to_markdown(resolution, template, comments=comments)
    document = render.to_docx(resolution, template, comments=comments)
    if form == "docx":
        return document
    from resdraft.workspace import to_pdf

    return to_pdf(document)


def template_path(asked: str | None, draft: str, resolution: Resolution, kind: TemplateKind = "docx") -> Path:
    """The template of a kind that was asked for, that the workspace sets, or that is usual for the draft's body."""
    here = Path(draft).parent if Path(draft).is_file() else Path()
    if asked:
        read_configuration(here)  # A mistake in it is named whatever is asked for.
        return find_template(asked, root_of(here), resolution.masthead.language, kind)
    return usual_template(here, resolution, kind)


def _beside(name: str, form: Form) -> str:
    """NAME.docx where the draft is, or in this folder for a file as git had it; standard output for standard input."""
    if name == STDIN:
        return STDOUT
    path = Path(name) if Path(name).is_file() else Path(Path(name.rpartition(":")[2]).name)
    stem = path.name.removesuffix(SUFFIX) if path.name.endswith(SUFFIX) else path.stem
    return str(path.with_name(f"{stem}.{form}"))

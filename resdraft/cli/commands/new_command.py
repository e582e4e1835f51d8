"""`resdraft new`: something to start from."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from resdraft.cli.arguments import Parser, add_help
from resdraft.cli.invocation import command_line
from resdraft.cli.messages import OK
from resdraft.cli.streams import out
from resdraft.model import InputError, Resolution, UsageError
from resdraft.workspace import (
    ABSENT,
    BODIES,
    CONFIGURATION,
    IGNORED,
    LANGUAGES,
    SUFFIX,
    first_draft,
    make_folder,
    save,
    save_draft,
)

_EXAMPLES = """\
resdraft new climate.res.md --title "Climate and youth" --sponsor Norway --sponsor Chile
resdraft new climate.res.md --body model-un
resdraft new drafts/                          a folder for drafts, with a first one
resdraft new texte.res.md --language fr --body security-council
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "new",
        usage="[PATH] [--body BODY] [--title WORDS] [--sponsor NAME ...] [--language CODE] [--workspace]",
        about=(
            "Makes a first draft to fill in: masthead, enacting line, one preambular and one operative paragraph. "
            "For a folder it also makes resdraft.toml (settings) and .gitignore. Nothing that is there is overwritten."
        ),
        examples=_EXAMPLES,
        choices=f"Bodies:\n  {', '.join(BODIES[:3])},\n  {', '.join(BODIES[3:])}",
    )
    made.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        default=f"draft{SUFFIX}",
        help="a file to make, or a folder; %(default)s without it",
    )
    made.add_argument(
        "--body", metavar="BODY", default=BODIES[0], choices=BODIES, help=f"one of those below; {BODIES[0]} without it"
    )
    made.add_argument("--title", metavar="WORDS", default="", help="what the draft is about")
    made.add_argument("--sponsor", metavar="NAME", action="append", default=[], help="who tables it; may be repeated")
    made.add_argument("--language", metavar="CODE", default="en", choices=LANGUAGES, help=f"{', '.join(LANGUAGES)}")
    made.add_argument("--workspace", action="store_true", help="PATH is a folder for drafts")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Writes the files and says what to do next."""
    draft = first_draft(args.body, language=args.language, title=args.title, sponsors=tuple(args.sponsor))
    if args.workspace or args.path.endswith(("/", "\\")) or Path(args.path).is_dir():
        path = _workspace(Path(args.path), draft)
    else:
        path = _draft(_with_suffix(Path(args.path)), draft)
    out(f"\nNext: open {path.name} in a text editor and fill in what stands in brackets. Then\n")
    show, render = command_line("show", str(path)), command_line("render", str(path))
    out(f"  {show}      to read it\n  {render}    for Word\n")
    return OK


def _with_suffix(path: Path) -> Path:
    if path.name.endswith(SUFFIX):
        return path
    if path.suffix and path.suffix != ".md":
        hint = f"{path.stem}{SUFFIX}, for example; or a folder, with --workspace"
        raise UsageError(f"a draft's name ends in {SUFFIX}", hint=hint, where=str(path))
    return path.with_name(f"{path.name.removesuffix('.md')}{SUFFIX}")


def _draft(path: Path, draft: Resolution) -> Path:
    make_folder(path.parent)
    save_draft(path, draft, expected=ABSENT)
    out(f"made {path}\n")
    return path


def _workspace(folder: Path, draft: Resolution) -> Path:
    """A folder with settings and a first draft; what is there stays."""
    make_folder(folder)
    path = folder / f"draft{SUFFIX}"
    if path.exists():
        raise InputError(
            "the file is there already", hint="name another: resdraft new FOLDER/NAME.res.md", where=str(path)
        )
    for name, words in (("resdraft.toml", CONFIGURATION), (".gitignore", IGNORED)):
        file = folder / name
        if file.exists():
            out(f"kept {file}\n")
            continue
        save(file, words, expected=ABSENT)
        out(f"made {file}\n")
    return _draft(path, draft)

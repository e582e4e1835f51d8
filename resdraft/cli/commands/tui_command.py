"""`resdraft tui`: the screen."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from resdraft.cli.arguments import Parser, add_help
from resdraft.cli.terminal import is_terminal
from resdraft.model import InputError, UsageError

_EXAMPLES = """\
resdraft tui                              the drafts of this folder
resdraft tui drafts                       those of another
resdraft tui ours.res.md theirs.res.md    two drafts side by side
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "tui",
        usage="[PATH ...]",
        about="Opens a screen to read drafts and to compare two of them. F1 or ? there lists the keys.",
        examples=_EXAMPLES,
    )
    made.add_argument("paths", metavar="PATH", nargs="*", help="folders and drafts; this folder without any")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Opens the screen; ends when it is closed."""
    paths = [Path(name) for name in args.paths] or [Path()]
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file or folder", where=str(path))
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise UsageError("the screen needs a terminal", hint="`resdraft show` and `resdraft diff` print without one")
    from resdraft.tui import run as run_screen

    return run_screen(paths)

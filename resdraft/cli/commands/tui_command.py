"""`resdraft tui`: the screen."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from resdraft.cli.arguments import Parser, add_help

_EXAMPLES = """\
resdraft tui                              the drafts of this folder
resdraft tui drafts                       those of another
resdraft tui ours.res.md theirs.res.md    two drafts side by side, to decide between
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "tui",
        usage="[PATH ...] [--no-mouse]",
        about=(
            "Opens a screen to read drafts, to compare two of them, and to accept or reject their changes one by one. "
            "F1 or ? there lists the keys."
        ),
        examples=_EXAMPLES,
    )
    made.add_argument(
        "paths", metavar="PATH", nargs="*", help="a folder, one draft, or two drafts; this folder without any"
    )
    made.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal, to select and copy")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Opens the screen; ends when it is closed."""
    from resdraft.tui import run as run_screen

    return run_screen([Path(name) for name in args.paths], mouse=not args.no_mouse)

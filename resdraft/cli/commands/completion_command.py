"""`resdraft completion`: a script with which a shell completes commands, options and files."""

from __future__ import annotations

from argparse import Namespace

from resdraft.cli.arguments import Parser, add_help
from resdraft.cli.messages import OK
from resdraft.cli.streams import out

SHELLS = ("bash", "zsh", "fish", "powershell")
_EXAMPLES = """\
resdraft completion bash               prints the script
eval "$(resdraft completion bash)"     the line for ~/.bashrc
eval "$(resdraft completion zsh)"      the line for ~/.zshrc, after compinit
resdraft completion fish > ~/.config/fish/completions/resdraft.fish
resdraft completion powershell | Out-String | Invoke-Expression
                                       the line for $PROFILE
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "completion",
        usage="SHELL",
        about=(
            "Prints a script with which a shell completes what you begin to type: commands, options, their values, "
            "and drafts. Let the shell read it when it starts, as in the line for yours below."
        ),
        examples=_EXAMPLES,
    )
    made.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Prints the script."""
    from importlib import import_module

    from resdraft.cli.shells.words import commands

    out(import_module(f"resdraft.cli.shells.{args.shell}").script(commands()))
    return OK

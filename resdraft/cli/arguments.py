"""The parser of a command's arguments: argparse, with our errors and a help page that is the same on every Python."""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections.abc import Sequence
from typing import Any, NoReturn

from resdraft.model import UsageError

_COLUMNS = 79


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, max_help_position=30, width=_COLUMNS, **options)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if not action.option_strings:
            return str(action.metavar or action.dest)
        names = ", ".join(action.option_strings)
        return names if action.nargs == 0 else f"{names} {self._format_args(action, str(action.metavar))}"


class Parser(argparse.ArgumentParser):
    """Of one command. A wrong argument raises UsageError."""

    def __init__(
        self, command: str, *, usage: str, about: str, examples: str, choices: str = "", mixed: bool = False
    ) -> None:
        prog = f"resdraft {command}"
        self._mixed = mixed
        plain: dict[str, Any] = {"color": False} if sys.version_info >= (3, 14) else {}
        super().__init__(
            prog=prog,
            usage=_usage(prog, usage),
            description=textwrap.fill(about, _COLUMNS),
            epilog=f"Examples:\n{_indented(examples)}" + (f"\n\n{choices}" if choices else ""),
            formatter_class=_Formatter,
            allow_abbrev=False,
            add_help=False,
            **plain,
        )
        self._positionals.title = "What it takes"
        self._optionals.title = "Options"

    def parse(self, argv: Sequence[str]) -> argparse.Namespace:
        """What was typed; where the parser is `mixed`, options may stand between any number of other words."""
        return self.parse_intermixed_args(argv) if self._mixed else self.parse_args(argv)

    def error(self, message: str) -> NoReturn:
        """Raises UsageError, with the way to the help."""
        raise UsageError(message, hint=f"`{self.prog} --help` explains it")


def _usage(prog: str, usage: str) -> str:
    """The line of use, broken at need but never inside brackets."""
    whole = re.sub(r"\[[^]]*\]", lambda found: found[0].replace(" ", "\0"), f"{prog} {usage}")
    indent = " " * (len("usage: ") + len(prog) + 1)
    room = _COLUMNS - len("usage: ")
    lines = textwrap.wrap(whole, room, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace("\0", " ")


def _indented(lines: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in lines.strip().splitlines())


def add_help(parser: Parser) -> None:
    """`--help`, the last of the options."""
    parser.add_argument("-h", "--help", action="help", help="show this page")


def add_output(parser: Parser, what: str = "where to write; standard output without it") -> None:
    """`-o FILE` and `--force`."""
    parser.add_argument("-o", "--output", metavar="FILE", help=what)
    parser.add_argument("--force", action="store_true", help="write over a draft, or a file of another kind")


def add_revisions(parser: Parser) -> None:
    """How tracked changes of Word files are read."""
    parser.add_argument(
        "--revisions",
        choices=("accepted", "rejected"),
        default="accepted",
        metavar="HOW",
        help="tracked changes of a Word file: accepted (default), or rejected for the text before them",
    )


def add_width(parser: Parser) -> None:
    """`--width N`."""
    what = "columns to write, 20 at least; the terminal's own without it"
    parser.add_argument("--width", metavar="N", type=from_one, help=what)


def from_zero(words: str) -> int:
    """A count typed as an argument."""
    return _count(words, 0)


def from_one(words: str) -> int:
    """A count typed as an argument, of one thing at least."""
    return _count(words, 1)


def _count(words: str, least: int) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 6 and int(words) >= least):
        raise argparse.ArgumentTypeError(f"{words!r} is no number from {least} to 99999")
    return int(words)

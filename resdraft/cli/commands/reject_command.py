"""`resdraft reject`: tracked changes of a Word file rejected."""

from __future__ import annotations

from argparse import Namespace

from resdraft.cli import settling
from resdraft.cli.arguments import Parser


def parser() -> Parser:
    """What the command takes."""
    return settling.parser("reject")


def run(args: Namespace) -> int:
    """Writes the file with the changes rejected."""
    return settling.run(args, "reject")

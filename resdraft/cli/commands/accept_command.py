"""`resdraft accept`: tracked changes of a Word file accepted."""

from __future__ import annotations

from argparse import Namespace

from resdraft.cli import settling
from resdraft.cli.arguments import Parser


def parser() -> Parser:
    """What the command takes."""
    return settling.parser("accept")


def run(args: Namespace) -> int:
    """Writes the file with the changes accepted."""
    return settling.run(args, "accept")

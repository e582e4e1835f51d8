"""What a completion script has to know of each command: its options, and what they and the command itself take."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from resdraft.cli.commands import COMMANDS, MODULES
from resdraft.workspace import IMPORTABLE, SUFFIX

Taken = Literal["nothing", "draft", "file", "folder", "choice", "words"]
ENDINGS = (SUFFIX, *sorted(IMPORTABLE))
"""Of files that are offered where a draft is asked for."""
_TAKEN: dict[str, Taken] = {
    "DRAFT": "draft",
    "OLD": "draft",
    "NEW": "draft",
    "SOURCE": "draft",
    "PATH": "draft",
    "FILE": "file",
    "TEMPLATE": "file",
    "FOLDER": "folder",
}
"""What is offered for a word of the help page; nothing for any other."""


@dataclass(frozen=True, slots=True)
class Argument:
    """An option, or what a command takes without one."""

    names: tuple[str, ...]
    """As they are typed ("-o", "--output"); empty for what is no option."""
    taken: Taken
    choices: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command with all that can follow it."""

    name: str
    summary: str
    options: tuple[Argument, ...]
    positional: Argument | None
    """What it takes; where that differs from place to place, the first."""


def commands() -> tuple[Command, ...]:
    """Every command, in the order of help, and `help`, which takes a command."""
    found = [_command(name, summary, import_module(MODULES[name]).parser()) for name, summary in COMMANDS.items()]
    helped = Argument((), "choice", tuple(COMMANDS), "a command")
    return (*found, Command("help", "explain a command", (), helped))


def _command(name: str, summary: str, parser: argparse.ArgumentParser) -> Command:
    arguments = [_argument(action) for action in parser._actions]
    options = tuple(argument for argument in arguments if argument.names)
    return Command(name, summary, options, next((found for found in arguments if not found.names), None))


def _argument(action: argparse.Action) -> Argument:
    choices = tuple(map(str, action.choices or ()))
    taken: Taken = "choice" if choices else _TAKEN.get(str(action.metavar), "words")
    if action.option_strings and action.nargs == 0:
        taken = "nothing"
    return Argument(tuple(action.option_strings), taken, choices, str(action.help or ""))

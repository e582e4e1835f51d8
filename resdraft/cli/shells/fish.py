"""Completion for fish, from 3.0 on."""

from __future__ import annotations

from collections.abc import Iterator

from resdraft.cli.shells.words import Argument, Command


def script(commands: tuple[Command, ...]) -> str:
    """The script: a file `resdraft.fish` in the folder of fish's completions."""
    return "\n".join(_lines(commands)) + "\n"


def _lines(commands: tuple[Command, ...]) -> Iterator[str]:
    yield "# fish completion for resdraft: `resdraft completion fish` prints it anew."
    yield "complete -c resdraft -f"
    yield "complete -c resdraft -n __fish_use_subcommand -l help -d 'show the commands'"
    yield "complete -c resdraft -n __fish_use_subcommand -l version -d 'show the version'"
    for command in commands:
        yield f"complete -c resdraft -n __fish_use_subcommand -a {command.name} -d {_quoted(command.summary)}"
    for command in commands:
        after = f"complete -c resdraft -n '__fish_seen_subcommand_from {command.name}'"
        for option in command.options:
            yield f"{after} {_names(option)}{_value(option)} -d {_quoted(option.help)}"
        if command.positional and command.positional.taken != "words":
            yield f"{after}{_value(command.positional).replace(' -x', '').replace(' -r', '')}"


def _names(option: Argument) -> str:
    return " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)


def _value(argument: Argument) -> str:
    """What follows: `-x` takes only what is offered, `-r -F` any file."""
    match argument.taken:
        case "nothing":
            return ""
        case "choice":
            return f" -x -a {_quoted(' '.join(argument.choices))}"
        case "folder":
            return " -x -a '(__fish_complete_directories)'"
        case "draft" | "file":
            return " -r -F"
    return " -x"


def _quoted(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"

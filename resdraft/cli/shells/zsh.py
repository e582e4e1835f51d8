"""Completion for zsh."""

from __future__ import annotations

from collections.abc import Iterator

from resdraft.cli.shells.words import ENDINGS, Argument, Command

_FRAME = """\
#compdef resdraft
# zsh completion for resdraft: `resdraft completion zsh` prints it anew.

_resdraft() {
  local -a commands
  if (( CURRENT == 2 )); then
    commands=(
@COMMANDS@
    )
    _describe -t commands 'command' commands
    _arguments '--help[show the commands]' '--version[show the version]'
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT -= 1 ))
  case $command in
@CASES@
  esac
}

if [[ $funcstack[1] == _resdraft ]]; then
  _resdraft "$@"
else
  compdef _resdraft resdraft
fi
"""


def script(commands: tuple[Command, ...]) -> str:
    """The script: a file `_resdraft` in a folder of `$fpath`, or to be evaluated after `compinit`."""
    names = "\n".join(f"      {_quoted(f'{command.name}:{command.summary}')}" for command in commands)
    return _FRAME.replace("@COMMANDS@", names).replace("@CASES@", "\n".join(_cases(commands)))


def _cases(commands: tuple[Command, ...]) -> Iterator[str]:
    for command in commands:
        specs = [spec for option in command.options for spec in _specs(option)]
        if command.positional:
            specs.append(_quoted(f"*:{_plain(command.positional.help)}:{_action(command.positional)}"))
        yield f"    {command.name})"
        yield "      _arguments \\"
        yield " \\\n".join(f"        {spec}" for spec in specs)
        yield "      ;;"


def _specs(option: Argument) -> Iterator[str]:
    for name in option.names:
        value = "" if option.taken == "nothing" else f":{_plain(option.help)}:{_action(option)}"
        yield _quoted(f"{name}[{_plain(option.help)}]{value}")


def _action(argument: Argument) -> str:
    match argument.taken:
        case "choice":
            return f"({' '.join(argument.choices)})"
        case "draft":
            return f'_files -g "*({"|".join(ENDINGS)})"'
        case "file":
            return "_files"
        case "folder":
            return "_files -/"
    return " "


def _plain(words: str) -> str:
    """Words of help without the signs that part a specification."""
    return "".join(f"\\{char}" if char in "[]:\\" else char for char in words)


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "'\\''") + "'"

"""Completion for bash, from 3.2 on."""

from __future__ import annotations

from collections.abc import Iterator

from resdraft.cli.shells.words import ENDINGS, Argument, Command

_FRAME = """\
# bash completion for resdraft: `resdraft completion bash` prints it anew.

_resdraft_words() {
  while IFS= read -r found; do
    COMPREPLY+=("$found")
  done < <(compgen -W "$1" -- "$cur")
}

# Folders, and files with one of the endings; all files without any.
_resdraft_files() {
  compopt -o filenames 2>/dev/null
  while IFS= read -r found; do
    if [ $# -eq 0 ] || [ -d "$found" ]; then
      COMPREPLY+=("$found")
      continue
    fi
    for ending in "$@"; do
      case $found in *"$ending") COMPREPLY+=("$found"); break ;; esac
    done
  done < <(compgen -f -- "$cur")
}

_resdraft_folders() {
  compopt -o filenames 2>/dev/null
  while IFS= read -r found; do
    COMPREPLY+=("$found")
  done < <(compgen -d -- "$cur")
}

_resdraft() {
  local cur prev found ending
  COMPREPLY=()
  cur=${COMP_WORDS[COMP_CWORD]}
  prev=${COMP_WORDS[COMP_CWORD - 1]}
  # bash parts --format=text at the sign.
  if [ "$cur" = "=" ]; then
    cur=
  elif [ "$prev" = "=" ]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    _resdraft_words "@COMMANDS@ --help --version"
    return
  fi
  case "${COMP_WORDS[1]} $prev" in
@VALUES@
  esac
  case $cur in
    -*)
      case ${COMP_WORDS[1]} in
@OPTIONS@
      esac
      return ;;
  esac
  case ${COMP_WORDS[1]} in
@POSITIONAL@
  esac
}

complete -F _resdraft resdraft
"""


def script(commands: tuple[Command, ...]) -> str:
    """The script."""
    filled = _FRAME.replace("@COMMANDS@", " ".join(command.name for command in commands))
    parts = {"@VALUES@": _values, "@OPTIONS@": _options, "@POSITIONAL@": _positional}
    for mark, lines in parts.items():
        filled = filled.replace(mark, "\n".join(lines(commands)))
    return filled


def _values(commands: tuple[Command, ...]) -> Iterator[str]:
    """What follows an option that takes something; nothing is offered where it is free words."""
    for command in commands:
        for option in command.options:
            if option.taken != "nothing":
                patterns = " | ".join(f'"{command.name} {name}"' for name in option.names)
                yield f"    {patterns}) {_offer(option)}; return ;;"


def _options(commands: tuple[Command, ...]) -> Iterator[str]:
    for command in commands:
        names = " ".join(name for option in command.options for name in option.names)
        if names:
            yield f'        {command.name}) _resdraft_words "{names}" ;;'


def _positional(commands: tuple[Command, ...]) -> Iterator[str]:
    for command in commands:
        if command.positional and command.positional.taken != "words":
            yield f"    {command.name}) {_offer(command.positional)} ;;"


def _offer(argument: Argument) -> str:
    match argument.taken:
        case "choice":
            return f'_resdraft_words "{" ".join(argument.choices)}"'
        case "draft":
            return f"_resdraft_files {' '.join(ENDINGS)}"
        case "file":
            return "_resdraft_files"
        case "folder":
            return "_resdraft_folders"
    return ":"

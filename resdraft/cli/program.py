"""`resdraft COMMAND …`: which command is meant, and what becomes of anything that goes wrong in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from resdraft.cli.commands import COMMANDS, MODULES
from resdraft.cli.messages import INTERRUPTED, OK, report
from resdraft.cli.streams import finish, hush, out, prepare

_HEAD = """\
usage: resdraft COMMAND [what it takes]

Drafts of United Nations resolutions as plain text that reads like the printed
page: compared clause by clause, and printed in Word.

Start here:
  resdraft demo                two rival drafts, compared and printed
  resdraft new climate.res.md  a first draft of your own, to fill in
"""
_TAIL = """\
A draft is a file NAME.res.md. Wherever one is asked for you may also name
  - another file that `resdraft import` reads: a.docx, a.pdf, a.xml, a.txt
  - a file as git had it: HEAD~1:NAME.res.md
  - "-", for what is typed or piped in

`resdraft COMMAND --help` explains a command, with examples.
It ends with 0 if all is well, 1 with a difference where one was asked for,
2 after wrong use, 3 if the input is at fault, 4 if the system is, 130 if
interrupted.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code. Prints errors, raises none."""
    given = sys.argv[1:] if argv is None else list(argv)
    prepare()
    try:
        code = _dispatch(given)
        finish()
    except BrokenPipeError:
        hush()
        return OK
    except KeyboardInterrupt:
        hush()
        return INTERRUPTED
    except Exception as error:
        code = report(error)
        hush()
    return code


def _dispatch(argv: list[str]) -> int:
    if argv[:1] == ["help"]:
        argv = [*argv[1:2], "--help"]
    if not argv or argv[0] in ("-h", "--help"):
        out(_help())
        return OK
    if argv[0] in ("-V", "--version"):
        from resdraft._version import __version__

        out(f"resdraft {__version__}\n")
        return OK
    if argv[0] not in COMMANDS:
        raise _unknown(argv[0])
    return _run(argv[0], argv[1:])


def _run(name: str, argv: list[str]) -> int:
    from importlib import import_module

    command = import_module(MODULES[name])
    parser = command.parser()
    try:
        args = parser.parse(argv)
    except SystemExit as shown:
        return int(shown.code or 0)
    return int(command.run(args))


def _help() -> str:
    longest = max(map(len, COMMANDS))
    rows = "".join(f"  {name:<{longest}}  {summary}\n" for name, summary in COMMANDS.items())
    return f"{_HEAD}\nCommands:\n{rows}\n{_TAIL}"


def _unknown(word: str) -> Exception:
    from difflib import get_close_matches
    from pathlib import Path

    from resdraft.model import UsageError

    if word.startswith("-"):
        return UsageError(f"no option is called {word} here", hint="`resdraft --help` lists the commands")
    if Path(word).exists():
        hint = f"to read it, `resdraft show {word}`; `resdraft --help` lists the commands"
        return UsageError(f"{word} is a file, not a command", hint=hint)
    near = get_close_matches(word.lower(), COMMANDS, 1, 0.6)
    hint = f"did you mean `resdraft {near[0]}`?" if near else "`resdraft --help` lists the commands"
    return UsageError(f"no command is called {word}", hint=hint)

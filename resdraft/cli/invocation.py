"""How this program was called, so that what it tells the user to type next can be pasted as it is."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

_AS_MODULE = Path(__file__).parents[1] / "__main__.py"


def command_line(*words: str) -> str:
    """`resdraft WORDS …` for a shell in this folder: the bare name where that finds this very program, else its path.

    Words with blanks or signs of the shell are quoted.
    """
    return " ".join([*_program(), *map(_quoted, words)])


def _program() -> list[str]:
    called = Path(sys.argv[0])
    if called == _AS_MODULE:
        return [_quoted(_from_here(sys.executable)), "-m", "resdraft"]
    found = shutil.which("resdraft")
    if called.stem != "resdraft" or (found and _bare(found) == _bare(called)):
        return ["resdraft"]
    return [_quoted(_from_here(str(called).removesuffix(".exe")))]


def _bare(program: str | Path) -> str:
    """A program's absolute path without the ending that Windows lets one leave out."""
    return os.path.normcase(Path(program).absolute()).removesuffix(".exe")


def _from_here(program: str) -> str:
    """The path from this folder if it lies in it, else the whole one."""
    path = Path(program).absolute()
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _quoted(word: str) -> str:
    if os.name != "nt":
        return shlex.quote(word)
    return f'"{word}"' if set(word) & set(" &()^;,") else word

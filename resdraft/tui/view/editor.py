"""How an editor is told to open a file at a line."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_AT: Final = {
    **dict.fromkeys(("vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "ne", "joe",
                     "jed", "mg", "gedit"), ("+{line}", "{file}")),
    **dict.fromkeys(("hx", "helix", "subl", "zed"), ("{file}:{line}",)),
    **dict.fromkeys(("code", "codium", "code-insiders", "cursor"), ("--wait", "--goto", "{file}:{line}")),
    **dict.fromkeys(("notepad++",), ("-n{line}", "{file}")),
    **dict.fromkeys(("kate",), ("--block", "--line", "{line}", "{file}")),
}  # fmt: skip


def editor_command(path: Path, line: int, environment: Mapping[str, str]) -> list[str]:
    """The command that VISUAL or EDITOR names, for a file and a line in it, from 1; empty where neither names one.

    An editor that is not known is given the file alone.
    """
    named = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    try:
        words = shlex.split(named)
    except ValueError:
        words = [named]
    if not words:
        return []
    known = _AT.get(Path(words[0]).stem.lower(), ("{file}",))
    file = f"./{path}" if str(path).startswith("-") else str(path)
    return [*words, *(part.format(line=line, file=file) for part in known)]

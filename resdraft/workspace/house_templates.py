"""Word templates: those that come with the program, and those of a house, which come first."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from resdraft.model import InputError, UsageError
from resdraft.workspace.bundled import shipped

_SUFFIXES = (".docx", ".dotx")


def templates(root: Path | None = None) -> dict[str, Path]:
    """The templates by name: the bundled ones, and those in `templates/` of a workspace, which win over them."""
    folders = [shipped("templates"), *([root / "templates"] if root else [])]
    found = {}
    for folder in folders:
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in _SUFFIXES and path.is_file() and not path.name.startswith((".", "~$")):
                found[path.stem] = path
    return dict(sorted(found.items()))


def find_template(name: str, root: Path | None = None) -> Path:
    """The template of a name, or the file that it is the path of; `root` is the workspace.

    Raises UsageError for a name that is not known, with the nearest that is; InputError for a path to no file.
    """
    path = Path(name)
    if path.suffix.lower() in _SUFFIXES or path.name != name:
        if not path.is_file():
            raise InputError("there is no such template", hint=_known(name, root), where=name)
        return path
    found = templates(root).get(name)
    if found is None:
        raise UsageError(f"no template is called {name!r}", hint=_known(name, root))
    return found


def _known(name: str, root: Path | None) -> str:
    names = list(templates(root))
    near = get_close_matches(Path(name).stem, names, 1)
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(names)}; or name a Word file"

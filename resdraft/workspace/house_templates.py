"""Word templates: those that come with the program, and those of a house, which come first."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from resdraft.model import InputError, UsageError
from resdraft.workspace.bundled import shipped

_SUFFIXES = (".docx", ".dotx")


def templates(root: Path | None = None) -> dict[str, Path]:
    """The templates by name: the bundled ones, and those in `templates/` of a workspace, which win over them."""
    found = {path.stem: path for folder in reversed(_folders(root)) for path in _in_folder(folder)}
    return dict(sorted(found.items()))


def _folders(root: Path | None) -> list[Path]:
    """Where templates lie, the house's own first."""
    return [*([root / "templates"] if root else []), shipped("templates")]


def _in_folder(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*")) if folder.is_dir() else []
    return [p for p in paths if p.suffix.lower() in _SUFFIXES and p.is_file() and not p.name.startswith((".", "~$"))]


def find_template(name: str, root: Path | None = None, language: str = "") -> Path:
    """The template of a name, or the file that it is the path of; `root` is the workspace.

    One made for the language (`NAME-ar`) goes before the plain one; a house's own of either name before a bundled one.
    Raises UsageError for a name that is not known, with the nearest that is; InputError for a path to no file.
    """
    path = Path(name)
    if path.suffix.lower() in _SUFFIXES or path.name != name:
        if not path.is_file():
            raise InputError("there is no such template", hint=_known(name, root), where=name)
        return path
    names = [f"{name}-{language}", name] if language else [name]
    for folder in _folders(root):
        found = {path.stem: path for path in _in_folder(folder)}
        for wanted in names:
            if wanted in found:
                return found[wanted]
    raise UsageError(f"no template is called {name!r}", hint=_known(name, root))


def _known(name: str, root: Path | None) -> str:
    names = list(templates(root))
    near = get_close_matches(Path(name).stem, names, 1)
    plain = [known for known in names if known.rpartition("-")[0] not in names]
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(plain)}; or name a Word file"

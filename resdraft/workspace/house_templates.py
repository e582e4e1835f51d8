"""Templates: those that come with the program, and those of a house, which come first."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from resdraft.model import InputError, UsageError
from resdraft.workspace.bundled import shipped

TemplateKind = Literal["docx", "html", "md"]
_SUFFIXES: dict[TemplateKind, tuple[str, ...]] = {
    "docx": (".docx", ".dotx"),
    "html": (".html", ".htm"),
    "md": (".md",),
}
_FILES: dict[TemplateKind, str] = {"docx": "a Word file", "html": "a file .html", "md": "a file .md"}


def templates(root: Path | None = None, kind: TemplateKind = "docx") -> dict[str, Path]:
    """The templates of a kind by name: the bundled ones, and those in `templates/` of a workspace, which win over them.

    A README is no template.
    """
    folders = [shipped("templates"), *([root / "templates"] if root else [])]
    found = {}
    for folder in folders:
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            hidden = path.name.startswith((".", "~$")) or path.stem.lower() == "readme"
            if path.suffix.lower() in _SUFFIXES[kind] and path.is_file() and not hidden:
                found[path.stem] = path
    return dict(sorted(found.items()))


def find_template(name: str, root: Path | None = None, kind: TemplateKind = "docx") -> Path:
    """The template of a name, or the file that it is the path of; `root` is the workspace.

    Raises UsageError for a name that is not known, with the nearest that is, and for a file of another kind;
    InputError for a path to no file.
    """
    path = Path(name)
    if kind_of_template(name) not in (kind, None):
        raise UsageError(f"this is no template for .{kind}", hint=_known(name, root, kind), where=name)
    if path.suffix.lower() in _SUFFIXES[kind] or path.name != name:
        if not path.is_file():
            raise InputError("there is no such template", hint=_known(name, root, kind), where=name)
        return path
    found = templates(root, kind).get(name)
    if found is None:
        raise UsageError(f"no template is called {name!r}", hint=_known(name, root, kind))
    return found


def kind_of_template(name: str) -> TemplateKind | None:
    """The kind that the ending of a file's name tells; None where it tells none."""
    suffix = Path(name).suffix.lower()
    return next((kind for kind, suffixes in _SUFFIXES.items() if suffix in suffixes), None)


def _known(name: str, root: Path | None, kind: TemplateKind) -> str:
    names = list(templates(root, kind))
    near = get_close_matches(Path(name).stem, names, 1)
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(names)}; or name {_FILES[kind]}"

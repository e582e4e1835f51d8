"""Templates: those that come with the program, and those of a house, which come first."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from resdraft.model import InputError, Resolution, UsageError
from resdraft.workspace.bundled import shipped
from resdraft.workspace.configuration import read_configuration
from resdraft.workspace.saving import root_of

TemplateKind = Literal["docx", "html", "md"]
_SUFFIXES: dict[TemplateKind, tuple[str, ...]] = {
    "docx": (".docx", ".dotx"),
    "html": (".html", ".htm"),
    "md": (".md",),
}
_USUAL: dict[TemplateKind, str] = {"html": "page", "md": "plain"}
_FILES: dict[TemplateKind, str] = {"docx": "a Word file", "html": "a file .html", "md": "a file .md"}


def templates(root: Path | None = None, kind: TemplateKind = "docx") -> dict[str, Path]:
    """The templates of a kind by name: the bundled ones, and those in `templates/` of a workspace, which win over them.

    A README is no template.
    """
    found = {path.stem: path for folder in reversed(_folders(root)) for path in _in_folder(folder, kind)}
    return dict(sorted(found.items()))


def _folders(root: Path | None) -> list[Path]:
    """Where templates lie, the house's own first."""
    return [*([root / "templates"] if root else []), shipped("templates")]


def _in_folder(folder: Path, kind: TemplateKind) -> list[Path]:
    paths = [p for p in sorted(folder.glob("*")) if p.suffix.lower() in _SUFFIXES[kind]] if folder.is_dir() else []
    return [p for p in paths if p.is_file() and not p.name.startswith((".", "~$")) and p.stem.lower() != "readme"]


def find_template(name: str, root: Path | None = None, language: str = "", kind: TemplateKind = "docx") -> Path:
    """The template of a name, or the file that it is the path of; `root` is the workspace.

    One made for the language (`NAME-ar`) goes before the plain one; a house's own of either name before a bundled one.
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
    names = [f"{name}-{language}", name] if language else [name]
    for folder in _folders(root):
        found = {path.stem: path for path in _in_folder(folder, kind)}
        for wanted in names:
            if wanted in found:
                return found[wanted]
    raise UsageError(f"no template is called {name!r}", hint=_known(name, root, kind))


def usual_template(folder: Path, resolution: Resolution, kind: TemplateKind = "docx") -> Path:
    """The template of a kind that a folder's configuration sets, else the usual one for the body of a resolution.

    Raises what `read_configuration` and `find_template` do.
    """
    root = root_of(folder)
    language = resolution.masthead.language
    configuration = read_configuration(folder)
    if configuration.path and _is_for(kind, configuration.template, root):
        beside = configuration.path.parent / configuration.template
        return find_template(str(beside) if beside.is_file() else configuration.template, root, language, kind)
    from resdraft.render import template_for

    return find_template(_USUAL.get(kind) or template_for(resolution), root, language, kind)


def _is_for(kind: TemplateKind, name: str, root: Path) -> bool:
    """Whether the template that a workspace sets is of a kind; a name that no kind has is meant for Word."""
    told = kind_of_template(name)
    if not name or told:
        return told == kind
    return kind == "docx" or name in templates(root, kind)


def kind_of_template(name: str) -> TemplateKind | None:
    """The kind that the ending of a file's name tells; None where it tells none."""
    suffix = Path(name).suffix.lower()
    return next((kind for kind, suffixes in _SUFFIXES.items() if suffix in suffixes), None)


def _known(name: str, root: Path | None, kind: TemplateKind) -> str:
    names = list(templates(root, kind))
    near = get_close_matches(Path(name).stem, names, 1)
    plain = [known for known in names if known.rpartition("-")[0] not in names]
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(plain)}; or name {_FILES[kind]}"

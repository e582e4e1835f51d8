"""A draft made into a file to send on: as what, on which template, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from resdraft.model import Resolution, SystemFault, UsageError
from resdraft.workspace import (
    ABSENT,
    SUFFIX,
    TemplateKind,
    find_template,
    require_office,
    root_of,
    save,
    shipped,
    templates,
    to_pdf,
    usual_template,
)

Form: TypeAlias = Literal["docx", "pdf", "html", "md"]
_NAMES: Final[dict[Form, str]] = {"docx": "Word", "pdf": "PDF", "html": "HTML page", "md": "Markdown"}
_KINDS: Final[dict[Form, TemplateKind]] = {"docx": "docx", "pdf": "docx", "html": "html", "md": "md"}


@dataclass(frozen=True, slots=True)
class Target:
    """What a draft can be made into."""

    form: Form
    template: Path
    is_usual: bool = False
    """Whether it is the template that the workspace sets, or that of the draft's body."""
    is_house: bool = False
    """Whether it lies in the workspace."""
    lacks: str = ""
    """Why it cannot be made here; empty if it can."""

    @property
    def name(self) -> str:
        """What it is called."""
        return _NAMES[self.form]


def targets(resolution: Resolution, draft: Path) -> tuple[Target, ...]:
    """All that a draft can be made into: each form on its usual template first, then on every other one.

    Raises what reading the configuration of its folder does.
    """
    folder = draft.parent
    root = root_of(folder)
    lacks = _office_lacks()
    first, others = [], []
    for form, kind in _KINDS.items():
        usual = usual_template(folder, resolution, kind)
        missing = lacks if form == "pdf" else ""
        first.append(Target(form, usual, is_usual=True, is_house=_is_house(usual), lacks=missing))
        names = templates(root, kind)
        for name in names:
            # A template for a language is the plain one's form for drafts in that language.
            path = find_template(name, root, resolution.masthead.language, kind)
            if path != usual and name.rpartition("-")[0] not in names:
                others.append(Target(form, path, is_house=_is_house(path), lacks=missing))
    others.sort(key=lambda target: (not target.is_house, [*_KINDS].index(target.form), target.template.stem))
    return (*first, *others)


def _is_house(path: Path) -> bool:
    return not path.is_relative_to(shipped("templates"))


def _office_lacks() -> str:
    try:
        require_office()
    except SystemFault as error:
        return error.message
    return ""


def beside(draft: Path, form: Form, part: int = 0) -> Path:
    """Where a result goes as long as nobody says otherwise: beside the draft, never in its place."""
    stem = draft.name.removesuffix(SUFFIX) if draft.name.endswith(SUFFIX) else draft.stem
    stem += f"-{part + 1}" if part else ""
    found = draft.with_name(f"{stem}.{form}")
    return draft.with_name(f"{stem}-printed.{form}") if found == draft else found


def export(resolution: Resolution, target: Target, path: Path, *, draft: Path, over: bool = False) -> None:
    """Make the file. One that is there is written over only with `over`, the draft never.

    Raises InputError where there is a file, or for a template that does not fit; UsageError for the draft itself;
    SystemFault where the system refuses or LibreOffice makes no PDF.
    """
    if path.name.endswith(SUFFIX) or _same(path, draft):
        raise UsageError("not written: this is a draft", hint="name another file", where=str(path))
    save(path, _made(resolution, target), expected=None if over else ABSENT)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _made(resolution: Resolution, target: Target) -> bytes | str:
    from resdraft import render

    if target.form == "html":
        return render.to_html(resolution, target.template)
    if target.form == "md":
        return render.to_markdown(resolution, target.template)
    document = render.to_docx(resolution, target.template)
    return to_pdf(document) if target.form == "pdf" else document

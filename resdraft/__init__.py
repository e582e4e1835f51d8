"""Draft resolutions of the United Nations as plain text, read as structured clauses.

For programs: `load` or `loads` gives a `resdraft.model.Resolution`; `compare` two of them; `findings` says where one
breaks the rules of drafting; `to_docx`, `to_html` and `to_markdown` print; `dumps` and `save` write. Every error is a
`resdraft.model.ResdraftError`. Nothing is loaded before it is used.
"""

from __future__ import annotations

from resdraft._version import __version__

TYPE_CHECKING = (
    False  # what type checkers take for true; `typing` takes some of the time in which Ctrl-C is not ours yet
)
if TYPE_CHECKING:
    from pathlib import Path
    from typing import overload

    from resdraft.check import Finding
    from resdraft.diff import Comparison
    from resdraft.model import Resolution
else:

    def overload(function: object) -> object:
        """What `typing` has under this name, without loading it."""
        return function


__all__ = [
    "__version__",
    "compare",
    "dumps",
    "findings",
    "load",
    "load_all",
    "loads",
    "save",
    "to_docx",
    "to_html",
    "to_markdown",
]


def load(path: str | Path) -> Resolution:
    """The resolution in a file of any format that is read; "-" is standard input, `REV:path` a file as git had it.

    A draft is read even where it has problems; `resdraft.workspace.load` gives those, too. Raises InputError where the
    file cannot be read as one resolution, SystemFault where the system refuses.
    """
    from resdraft import workspace

    return workspace.load(path).resolution


def load_all(path: str | Path) -> tuple[Resolution, ...]:
    """The resolutions in a file that may hold several ("A" and "B" under one symbol); see `load`."""
    from resdraft import workspace

    return tuple(loaded.resolution for loaded in workspace.load_all(path))


def loads(source: str) -> Resolution:
    """The resolution that a text in the draft format is. Takes any text and never raises."""
    from resdraft import text

    return text.parse(source).resolution


def dumps(resolution: Resolution, *, wrap: int = 0) -> str:
    """The resolution in the draft format: a paragraph a line, or wrapped at so many columns."""
    from resdraft import model, text

    return text.write(model.normal(resolution), wrap)


def save(path: str | Path, resolution: Resolution) -> None:
    """Writes the resolution into a file in the draft format, all of it or nothing.

    Raises SystemFault where the system refuses, UsageError for a path that is no file.
    """
    from pathlib import Path

    from resdraft import model, workspace

    workspace.save_draft(Path(path), model.normal(resolution))


def compare(old: Resolution, new: Resolution, *, strengths: str = "") -> Comparison:
    """What became of each clause of `old` in `new`. The answer is the same on every machine.

    `strengths` is a house's own table of how strong openers are, in the words of its file: an opener, a tab and a
    number on each line. Raises InputError for a line that is none.
    """
    from resdraft import diff, facts

    return diff.compare(old, new, strengths=facts.house_strengths(strengths) if strengths else None)


def findings(
    resolution: Resolution, *, profile: str = "", stage: str = "", select: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """Where a resolution breaks the rules of drafting, in reading order; as `resdraft check` finds it.

    The rules are those of its own body and stage, unless a `profile` or `stage` is named; `select` names rules in place
    of the usual ones. Raises UsageError for a name that is not known.
    """
    from resdraft import check, model

    return check.check(model.normal(resolution), profile=profile, stage=stage, select=select)


def to_docx(resolution: Resolution, *, template: str | Path = "", comments: bool = False) -> bytes:
    """The resolution as a Word file on a template: a bundled one by name, a Word file, or that of its body.

    Raises UsageError for a name that is not known, InputError for a template that cannot be filled.
    """
    from resdraft import render, workspace

    name = str(template) or render.template_for(resolution)
    return render.to_docx(
        resolution, workspace.find_template(name, language=resolution.masthead.language), comments=comments
    )


def to_html(resolution: Resolution, *, template: str | Path = "", comments: bool = False) -> str:
    """The resolution as one HTML page that needs nothing else; on a bundled template by name, or a file .html.

    Raises UsageError for a name that is not known, InputError for a template that cannot be filled.
    """
    from resdraft import render, workspace

    return render.to_html(resolution, workspace.find_template(str(template) or "page", kind="html"), comments=comments)


@overload
def to_markdown(what: Resolution, *, template: str | Path = "", comments: bool = False) -> str: ...
@overload
def to_markdown(  # noqa: F811  # an overload
    what: Comparison, *, old_name: str = "old", new_name: str = "new", everything: bool = False
) -> str: ...
def to_markdown(  # noqa: F811  # what the overloads are of
    what: Resolution | Comparison,
    *,
    template: str | Path = "",
    comments: bool = False,
    old_name: str = "old",
    new_name: str = "new",
    everything: bool = False,
) -> str:
    """A resolution or a comparison as plain Markdown for a forge or a message.

    A resolution is printed on a template: a bundled one by name, or a file .md. Of a comparison the clauses that did
    not change are shown with `everything`.

    Raises UsageError for a template's name that is not known, InputError for one that cannot be filled.
    """
    from resdraft import model, render, workspace

    if isinstance(what, model.Resolution):
        path = workspace.find_template(str(template) or "plain", kind="md")
        return render.to_markdown(what, path, comments=comments)
    return render.comparison_markdown(what, old_name=old_name, new_name=new_name, everything=everything)

"""`resdraft demo`: the main job from beginning to end, on two rival drafts that come with the program."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.arguments import Parser, add_help
from resdraft.cli.invocation import command_line
from resdraft.cli.messages import OK
from resdraft.cli.outline import count_line
from resdraft.cli.streams import out
from resdraft.model import SystemFault, UsageError
from resdraft.workspace import ABSENT, SUFFIX, Loaded, find_template, load, make_folder, read_file, save, shipped

if TYPE_CHECKING:
    from resdraft.diff import Comparison

_FOLDER = "resdraft-demo"
_RIVALS = ("isil-2015/russian-federation", "isil-2015/france-united-kingdom-united-states")
_WIDTH = 100
_SHOWN = 4
_EXAMPLES = """\
resdraft demo                in the folder resdraft-demo
resdraft demo --into look    in another
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "demo",
        usage="[--into FOLDER]",
        about=(
            "Puts two rival drafts into a new folder, compares them clause by clause, and makes Word documents and a "
            "redline. "
            "Both are our own illustrations, after what was reported of drafts in the Security Council in 2015."
        ),
        examples=_EXAMPLES,
    )
    made.add_argument("--into", metavar="FOLDER", help=f"{_FOLDER} without it; no file there is overwritten")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Writes the files and tells the story."""
    files, rivals, comparison = _files()
    folder = _folder(args.into, files)
    for name, data in files.items():
        if not (folder / name).exists():
            save(folder / name, data, expected=ABSENT)
    out(_story(folder, rivals, files["comparison.txt"].decode("utf-8"), comparison))
    return OK


def _files() -> tuple[dict[str, bytes], list[Loaded], Comparison]:
    """What the folder will hold; the two drafts; their comparison."""
    from resdraft.diff import compare
    from resdraft.render import (
        Draft,
        comparison_docx,
        comparison_html,
        comparison_markdown,
        comparison_text,
        redline_docx,
        template_for,
        to_docx,
    )

    paths = [shipped("drafts") / f"{name}{SUFFIX}" for name in _RIVALS]
    for path in paths:
        if not path.is_file():
            raise SystemFault("this installation of resdraft lacks its example drafts", where=str(path))
    rivals = [load(path) for path in paths]
    old, new = (path.name for path in paths)
    comparison = compare(rivals[0].resolution, rivals[1].resolution)
    text = comparison_text(comparison, width=_WIDTH, colour=False, everything=False)
    markdown = comparison_markdown(comparison, old_name=old, new_name=new, everything=False)
    files = {path.name: read_file(path)[0] for path in paths}
    files |= {"comparison.txt": text.encode("utf-8"), "comparison.md": markdown.encode("utf-8")}
    shown = [Draft(path.name, rival.resolution.masthead.language) for path, rival in zip(paths, rivals, strict=True)]
    page = comparison_html(comparison, shipped("templates") / "comparison" / "page.html", *shown)
    files["comparison.html"] = page.encode("utf-8")
    paper = find_template(template_for(rivals[1].resolution))
    files["comparison.docx"] = comparison_docx(comparison, paper, *shown)
    files["redline.docx"] = redline_docx(comparison, rivals[0].resolution, rivals[1].resolution, paper)
    for path, rival in zip(paths, rivals, strict=True):
        template = find_template(template_for(rival.resolution))
        files[f"{path.name.removesuffix(SUFFIX)}.docx"] = to_docx(rival.resolution, template)
    return files, rivals, comparison


def _folder(asked: str | None, files: dict[str, bytes]) -> Path:
    """A folder in which no other file is in the way: the one asked for, or the first of resdraft-demo, -2, -3 …"""
    if asked is not None:
        if not _is_free(Path(asked), files):
            raise UsageError("files of the same names are there already", hint="name a new folder", where=asked)
        make_folder(Path(asked))
        return Path(asked)
    number = 1
    while not _is_free(folder := Path(_FOLDER if number == 1 else f"{_FOLDER}-{number}"), files):
        number += 1
    make_folder(folder)
    return folder


def _is_free(folder: Path, files: dict[str, bytes]) -> bool:
    if folder.exists() and not folder.is_dir():
        return False
    return not any((folder / name).exists() and read_file(folder / name)[0] != data for name, data in files.items())


def _story(folder: Path, rivals: list[Loaded], text: str, comparison: Comparison) -> str:
    names = [Path(rival.name).name for rival in rivals]
    stems = [name.removesuffix(SUFFIX) for name in names]
    return "\n".join(
        [
            "Two rival drafts of autumn 2015, our illustrations after what was reported of them:",
            *(f"  {name}\n    {count_line(rival.resolution)}" for name, rival in zip(names, rivals, strict=True)),
            "",
            "From the first to the second:",
            *(f"  {line}" for line in text.partition("\n\n")[0].splitlines()),
            *(f"  {line}" for line in _softened(comparison)),
            "",
            f"In {folder} there are now",
            "  the two drafts, plain text that reads like the printed page",
            "  comparison.txt and comparison.md, their comparison to read and to post",
            "  comparison.html and comparison.docx, the same for a browser and as a table in Word",
            "  redline.docx, the second as tracked changes of the first, to accept or reject in Word",
            *(f"  {stem}.docx, for Word" for stem in stems),
            "",
            "Try next:",
            *(f"  {command_line(*words)}" for words in _next(folder, names)),
            "",
        ]
    )


def _next(folder: Path, names: list[str]) -> list[tuple[str, ...]]:
    """What to try after the demo, as words of the command line."""
    first, second = (str(folder / name) for name in names)
    return [
        ("show", first, "--outline"),
        ("diff", first, second),
        ("tui", str(folder)),
        ("new", "climate.res.md"),
    ]


def _softened(comparison: Comparison) -> list[str]:
    """The first changes of weight, such as a verb that became weaker."""
    found = []
    for link in comparison.links:
        for change in link.changes:
            if change.weight != "neutral" and link.old and link.new:
                labels = dict.fromkeys((link.old[0].label, link.new[0].label))
                found.append(f"{' → '.join(labels)}: {change.text}")
    return found[:_SHOWN]

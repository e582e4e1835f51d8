"""`resdraft template`: the Word templates that there are, looked over, copied, and made of a house's own file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.arguments import Parser, add_help
from resdraft.cli.drafts import TAKES, counted, read_draft
from resdraft.cli.messages import OK, YES, say
from resdraft.cli.streams import out
from resdraft.model import UsageError
from resdraft.workspace import ABSENT, find_template, make_folder, read_file, root_of, save, shipped, templates

if TYPE_CHECKING:
    from resdraft.render import Findings, Made

_EXAMPLES = """\
resdraft template list                    which there are, and what for
resdraft template copy general-assembly   to change it in Word
resdraft template copy model-un -o templates/conference.docx
resdraft template check conference        is it fit to be used?
resdraft template check general-assembly --draft climate.res.md
resdraft template new --from old-resolution.docx -o templates/house.docx
"""
_ACTIONS = """\
What to do:
  list        the bundled templates and those of this folder of drafts
  copy NAME   a bundled one as a file of your own, to change in Word
  check NAME  the fields that it asks for and that there are none of, and the
              parts of a text for which it has no place; with --draft, what
              that draft lacks for it. Exit code 1 if there is such a problem;
              a note (a style, or a part of the masthead, that it does not
              show) alone leaves it 0. 3 if template or draft cannot be read
  new         a template of a resolution that you have in Word: its masthead
              and its paragraphs are found and give way to fields, all else
              stays; then open it in Word and look

A template in the folder templates/ is found by its name and goes before a
bundled one of the same name. NAME-fr serves drafts in French, and so on.
"""
_USES = {
    "general-assembly": "the General Assembly and all other bodies",
    "security-council": "the Security Council",
    "human-rights-council": "the Human Rights Council",
    "economic-and-social-council": "the Economic and Social Council and its commissions",
    "model-un": "Model UN",
}
_LANGUAGES = {"ar": "Arabic", "zh": "Chinese", "fr": "French", "es": "Spanish", "ru": "Russian", "en": "English"}


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "template",
        usage=(
            "list | copy NAME [-o FILE.docx] | check NAME|FILE.docx [--draft DRAFT] | new --from FILE.docx "
            "[-o FILE.docx]"
        ),
        about="The Word templates that give drafts their look. Nothing that is there is overwritten.",
        examples=_EXAMPLES,
        choices=_ACTIONS,
    )
    made.add_argument("action", metavar="WHAT", choices=tuple(_RUN), help="list, copy, check or new")
    made.add_argument("name", metavar="NAME", nargs="?", help="a template by its name, or a Word file")
    made.add_argument("--from", dest="source", metavar="FILE", help="a resolution or draft of your house in Word")
    made.add_argument("--draft", metavar="DRAFT", help=TAKES)
    made.add_argument("-o", "--output", metavar="FILE", help="where to write; templates/NAME.docx without it")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Does what was asked."""
    takes = {"list": (), "copy": ("name", "output"), "check": ("name", "draft"), "new": ("source", "output")}
    words = {"name": "NAME", "source": "--from", "draft": "--draft", "output": "-o"}
    for option, word in words.items():
        if getattr(args, option) is not None and option not in takes[args.action]:
            raise UsageError(f"{args.action} takes no {word}", hint="`resdraft template --help` explains it")
    needed = {"copy": "name", "check": "name", "new": "source"}.get(args.action)
    if needed and getattr(args, needed) is None:
        what = "name a template" if needed == "name" else "name the file to make it from, with --from"
        raise UsageError(what, hint="`resdraft template list` lists them" if needed == "name" else "")
    return _RUN[args.action](args)


def _list(args: Namespace) -> int:
    bundled = shipped("templates")
    root = root_of(Path())
    rows = [
        (name, "bundled" if path.parent == bundled else _shown(path, root), _use(name))
        for name, path in templates(root).items()
    ]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, place, use in rows:
        out(f"{name:<{widths[0]}}  {place:<{widths[1]}}  {use}\n")
    out(f"\nThe bundled ones lie in {bundled}\n")
    return OK


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root) if path.is_relative_to(root) else path)


def _use(name: str) -> str:
    """Which drafts have a template without asking for it."""
    base, _, code = name.rpartition("-")
    if base in _USES and code in _LANGUAGES:
        return f"{_USES[base]}, in {_LANGUAGES[code]}"
    return _USES.get(name, f"by name: --template {name}")


def _copy(args: Namespace) -> int:
    source = find_template(args.name, root_of(Path()))
    target = _target(args.output, source.stem)
    _write(target, read_file(source)[0])
    out(f"made {target}\n\nNext: open it in Word and change its styles. Then\n")
    out(f"  resdraft template check {target}\n")
    return OK


def _target(output: str | None, name: str) -> Path:
    """Where to write: in the folder in which the templates of this folder of drafts are found, if not said."""
    if output:
        return Path(output)
    return Path(_shown(root_of(Path()) / "templates" / f"{name}.docx", Path.cwd()))


def _write(target: Path, data: bytes) -> None:
    if target.suffix.lower() not in (".docx", ".dotx"):
        raise UsageError("a template is a Word file", hint="name a .docx", where=str(target))
    make_folder(target.parent)
    save(target, data, expected=ABSENT)


def _check(args: Namespace) -> int:
    from resdraft.render import check_template

    resolution = read_draft(args.draft).resolution if args.draft else None
    path = find_template(args.name, root_of(Path()), resolution.masthead.language if resolution else "")
    where = _shown(path, Path.cwd())
    findings = check_template(read_file(path)[0], where, resolution)
    _say_findings(findings, where)
    if not findings.faults:
        out(f"{where}: every field is known, and every part of a text has its place\n")
    return YES if findings.faults else OK


def _say_findings(findings: Findings, where: str) -> None:
    for fault in findings.faults:
        place = f"{where}: {fault.place}" if fault.place else where
        words = f" ({fault.words})" if fault.words else ""
        say("problem", f"{fault.message}{words}", where=place, hint=fault.hint)
    for remark in findings.remarks:
        say("note", f"the template {remark}", where=where)


def _new(args: Namespace) -> int:
    from resdraft.render import check_template, template_from

    source = Path(args.source)
    made: Made = template_from(read_file(source)[0], str(source))
    target = _target(args.output, source.stem)
    _write(target, made.data)
    out(f"made {target}\n\nFound:\n")
    for line in made.found:
        out(f"  {line}\n")
    if made.unsure:
        out(f"\nTo look at in Word ({counted(len(made.unsure), 'line')}):\n")
        for line in made.unsure:
            out(f"  {line}\n")
    _say_findings(check_template(made.data, str(target)), str(target))
    out(f"\nNext: open {target} in Word and look it over. Then\n")
    out(f"  resdraft template check {target}\n  resdraft render DRAFT --template {target}\n")
    return OK


_RUN = {"list": _list, "copy": _copy, "check": _check, "new": _new}

"""`resdraft check`: drafts held against the drafting rules."""

from __future__ import annotations

import argparse
import textwrap
from argparse import Namespace
from pathlib import Path

from resdraft.check import FAIL_ON, FAMILIES, PROFILES, SEVERITIES, fixed, known_rules
from resdraft.cli.arguments import Parser, add_help, add_width
from resdraft.cli.checked import Asked, Checked, checked_file, configured
from resdraft.cli.drafts import changed_lines, counted, named_drafts, refuse_twice, say_problems
from resdraft.cli.messages import OK, YES, Batch, say
from resdraft.cli.streams import out
from resdraft.model import STAGES, ResdraftError, UsageError
from resdraft.text import update
from resdraft.workspace import STDIN, SUFFIX, FindingsKept, load, save_draft

_EXAMPLES = """\
resdraft check climate.res.md
resdraft check drafts                        every draft in the folder and below
resdraft check paper.docx --profile model-un
resdraft check --select all --ignore RD817 climate.res.md
resdraft check --fix --diff climate.res.md   what --fix would change
resdraft check --format sarif drafts > findings.sarif
"""
_FORMATS = ("text", "json", "github", "sarif")


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "check",
        usage=(
            "PATH ... [--select NAMES] [--ignore NAMES] [--profile BODY] [--stage STAGE] "
            "[--format text|json|github|sarif] [--fail-on error|warning] [--fix] [--diff] [--statistics] [--no-cache] "
            "[--width N]"
        ),
        about=(
            "Holds drafts against the rules of drafting and says where they break one, and what to do. Ends with 1 "
            "if there is an error. `resdraft rule CODE` explains a rule; a comment before a paragraph, `resdraft: "
            "allow CODE: reason`, allows what was found there."
        ),
        examples=_EXAMPLES,
        choices=_families(),
        mixed=True,
    )
    takes = "drafts, folders of drafts, files that `resdraft import` reads, REV:FILE as git had it, or -"
    made.add_argument("paths", metavar="PATH", nargs="+", help=takes)
    names = "rules in place of the usual ones: codes, families, profiles, or all, with commas between"
    made.add_argument("--select", metavar="NAMES", type=_names, action="extend", default=[], help=names)
    made.add_argument(
        "--ignore", metavar="NAMES", type=_names, action="extend", default=[], help="rules that are left out"
    )
    profile = f"whose rules hold, if not those of the draft's own body: {', '.join(PROFILES)}"
    made.add_argument("--profile", metavar="BODY", default="", help=profile)
    stage = f"the stage to hold it against, if not its own: {', '.join(STAGES)}"
    made.add_argument("--stage", metavar="STAGE", default="", help=stage)
    made.add_argument(
        "--format", metavar="FORMAT", choices=_FORMATS, default="text", help="text (default), json, github, sarif"
    )
    fail = "from what severity on to end with 1: error, warning; without it as resdraft.toml says, else error"
    made.add_argument("--fail-on", metavar="SEVERITY", choices=FAIL_ON, help=fail)
    made.add_argument("--fix", action="store_true", help="mend in place what is safe to mend, then say what is left")
    made.add_argument("--diff", action="store_true", help="write nothing; print the lines that --fix would change")
    made.add_argument("--statistics", action="store_true", help="how often each rule found something")
    made.add_argument("--no-cache", action="store_true", help="look at every draft, also at those seen before")
    add_width(made)
    add_help(made)
    return made


def _names(words: str) -> list[str]:
    names = [name.strip() for name in words.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError("names no rule")
    return names


def _families() -> str:
    longest = max(len(name) for name, _ in FAMILIES.values())
    rows = "".join(f"  RD{digit}  {name:<{longest}}  {about}\n" for digit, (name, about) in FAMILIES.items())
    usual = sum(one.default for one in known_rules())
    about = textwrap.fill(
        f"{usual} of the {len(known_rules())} rules are usual; --select asks for others. `resdraft rule` lists "
        "all of them. In resdraft.toml select, ignore, profile, stage and fail-on stand under [check].",
        79,
    )
    return f"The families of rules:\n{rows}\n{about}"


def run(args: Namespace) -> int:
    """Checks every draft; goes on after one that fails."""
    refuse_twice(args.paths)
    asked = Asked(args.profile, args.stage, tuple(args.select), tuple(args.ignore))
    _refuse_unknown(asked)
    batch = Batch()
    kept = FindingsKept(enabled=not (args.no_cache or args.fix or args.diff))
    all_checked: list[Checked] = []
    failed = False
    mended = 0
    for name in named_drafts(args.paths, batch, "`resdraft check .` checks the drafts of this folder"):
        try:
            settings = configured(name)
            here = asked.over(settings)
            if args.fix or args.diff:
                mended += _fix(name, here, args)
            found = [] if args.diff else _checked(name, here, kept)
        except ResdraftError as error:
            batch.add(error)
            continue
        all_checked += found
        failed |= _fails(found, args.fail_on or settings.check_fail_on or "error")
        if args.format == "text" and not args.statistics:
            _print(found, args)
    kept.save()
    if args.diff:
        return batch.code(YES if mended else OK)
    _print_all(all_checked, mended, args)
    return batch.code(YES if failed else OK)


def _refuse_unknown(asked: Asked) -> None:
    """Raises UsageError for a rule, profile or stage that is not known, before any draft is read."""
    from resdraft.check import checked_profile, checked_stage, chosen_rules

    chosen_rules(asked.select, asked.ignore)
    if asked.profile:
        checked_profile(asked.profile)
    if asked.stage:
        checked_stage(asked.stage)


def _checked(name: str, asked: Asked, kept: FindingsKept) -> list[Checked]:
    """The resolutions of a file, checked; a draft seen before is not looked at again."""
    options = [asked.profile, asked.stage, *asked.select, "-", *asked.ignore]
    key = kept.key(name, options)
    if (record := kept.get(key)) is not None:
        return [Checked.of_record(record, name)]
    found = list(checked_file(name, asked))
    if len(found) == 1:
        kept.put(key, found[0].record())
    return found


def _fix(name: str, asked: Asked, args: Namespace) -> int:
    """Mends what is safe to mend in one draft; how many findings are gone."""
    loaded = load(name, as_draft=name == STDIN)
    if loaded.source is None:
        hint = f"`resdraft import {name} -o NAME{SUFFIX}` makes a draft of it"
        say("note", "not mended: no draft, but another format", where=name, hint=hint)
        return 0
    if loaded.fingerprint is None and name != STDIN and not args.diff:
        raise UsageError("what git has cannot be changed", hint="--diff only looks", where=name)
    if any(problem.holds for problem in loaded.problems):
        say_problems(loaded)
        say("note", "not mended: a part cannot be read as meant", where=name, hint="mend what is named above first")
        return 0
    before = asked.findings(loaded.resolution)
    new, left = fixed(loaded.resolution, asked.findings)
    if new == loaded.resolution:
        return 0
    mark = "\ufeff" if loaded.source.startswith("\ufeff") else ""
    source = mark + update(loaded.source.removeprefix(mark), new)
    if args.diff:
        out("".join(changed_lines(loaded.source, source, name, "mended")))
    elif name == STDIN:
        out(source)
    else:
        save_draft(Path(name), new, source=source, expected=loaded.fingerprint)
    return len(before) - len(left)


def _fails(found: list[Checked], least: str) -> bool:
    grave = SEVERITIES[: [str(one) for one in SEVERITIES].index(least) + 1]
    return any(one.severity in grave for each in found for one in each.findings)


def _print(found: list[Checked], args: Namespace) -> None:
    import sys

    from resdraft.cli.check_text import finding_lines
    from resdraft.cli.terminal import colour, width

    for each in found:
        if each.problems:
            hint = f"`resdraft show --problems {each.name}` lists {'it' if each.problems == 1 else 'them'}"
            say("note", f"{counted(each.problems, 'problem')} in this draft", where=each.name, hint=hint)
        if args.fix and each.name == STDIN:
            continue
        for line in finding_lines(each, width(args.width), colour(sys.stdout)):
            out(f"{line}\n")


def _print_all(all_checked: list[Checked], mended: int, args: Namespace) -> None:
    """What is said once, of all drafts together."""
    if args.fix and args.paths == [STDIN]:
        return
    match args.format:
        case "json":
            from resdraft.cli import check_records

            out(check_records.as_json(all_checked))
        case "sarif":
            from resdraft.cli import check_records

            out(check_records.as_sarif(all_checked))
        case "github":
            from resdraft.cli import check_records
            from resdraft.cli.annotations import github_annotations

            out(github_annotations(check_records.remarks(all_checked)))
        case _:
            from resdraft.cli import check_text

            if args.statistics:
                out("".join(f"{line}\n" for line in check_text.statistics(all_checked)))
            if args.fix:
                out(f"{counted(mended, 'finding')} mended\n")
            if all_checked:
                out(f"{check_text.summary(all_checked)}\n")

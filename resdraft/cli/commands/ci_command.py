"""`resdraft ci`: what a branch changes in drafts, for a forge: comment, summary, remarks, and a policy."""

from __future__ import annotations

import os
import posixpath
import textwrap
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.arguments import Parser, add_help, add_output, from_one
from resdraft.cli.messages import OK, YES, say
from resdraft.cli.streams import deliver, out
from resdraft.model import SystemFault, UsageError
from resdraft.render import COMMENT_LIMIT, LEAST_COMMENT, POLICIES

if TYPE_CHECKING:
    from resdraft.cli.checked import Asked
    from resdraft.cli.review import Reviewed
    from resdraft.render import ReviewedDraft
    from resdraft.workspace import BranchChanges, Configuration

_EXAMPLES = """\
resdraft ci --base origin/main                     the comment, with no word of a draft
resdraft ci --base origin/main --text summary      with verbs, citations, dates
resdraft ci --base origin/main --text full -o comment.md --artifact review
resdraft ci --base origin/main --fail-on operative-deleted,softened
"""
_DEFAULT = ("unreadable",)
_TEXTS = ("none", "summary", "full")
_FORGES = ("none", "github", "gitlab")
_REPORT = "gl-code-quality-report.json"


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "ci",
        usage=(
            "--base REV [--head REV] [--text none|summary|full] [--fail-on NAMES] [--format markdown|json] "
            "[-o FILE] [--force] [--limit N] [--artifact FOLDER] [--summary FILE] [--sarif FILE] "
            "[--annotations none|github|gitlab]"
        ),
        about=(
            "Compares every draft and Word file that a branch changed since it left REV, and tells of them in one "
            "comment: a table, then each draft folded away, with what the rules of drafting find that is new. Nothing "
            "but labels, kinds of change, rules and counts is told unless --text says more. Ends with 1 if a change is "
            "against the policy."
        ),
        examples=_EXAMPLES,
        choices=_policies(),
    )
    made.add_argument("--base", metavar="REV", required=True, help="where the branch is to go: main, a commit")
    head = "the branch, with its own resdraft.toml; HEAD without it, with the resdraft.toml of this folder"
    made.add_argument("--head", metavar="REV", help=head)
    text = "what leaves of the drafts: none (default): no word; summary: what changes mean; full: the words"
    made.add_argument("--text", metavar="HOW", choices=_TEXTS, default=_TEXTS[0], help=text)
    policy = (
        "what to end with 1 for, those below with commas between; without it as resdraft.toml says, else unreadable"
    )
    made.add_argument("--fail-on", metavar="NAMES", help=policy)
    made.add_argument(
        "--format", metavar="FORMAT", choices=("markdown", "json"), default="markdown", help="markdown (default), json"
    )
    add_output(made, "where to write the comment; standard output without it")
    limit = f"characters of a comment, {LEAST_COMMENT:,} at least; {COMMENT_LIMIT:,}, as GitHub takes, without it"
    made.add_argument("--limit", metavar="N", type=_limit, default=COMMENT_LIMIT, help=limit)
    artifact = "a folder for all of it, not shortened: comparison.md and comparison.json"
    made.add_argument("--artifact", metavar="FOLDER", help=artifact)
    summary = "where to write it as the summary of a run; at the end of $GITHUB_STEP_SUMMARY without it, if that is set"
    made.add_argument("--summary", metavar="FILE", help=summary)
    sarif = "a file for the new findings of `resdraft check`, as SARIF"
    made.add_argument("--sarif", metavar="FILE", help=sarif)
    remarks = (
        f"remarks on lines: github prints them for its runner, ten at most, gitlab writes {_REPORT} into --artifact"
    )
    made.add_argument("--annotations", metavar="FORGE", choices=_FORGES, default=_FORGES[0], help=remarks)
    add_help(made)
    return made


def _policies() -> str:
    longest = max(map(len, POLICIES))
    rows = "".join(f"  {name:<{longest}}  {meaning}\n" for name, meaning in POLICIES.items())
    about = textwrap.fill(
        'In resdraft.toml the policy stands as a list under [ci], as fail-on = ["unreadable", "softened"].', 79
    )
    return f"What a policy may name:\n{rows}\n{about}"


def _limit(words: str) -> int:
    limit = from_one(words)
    if limit < LEAST_COMMENT:
        raise ArgumentTypeError(f"{words} is too little for a comment: {LEAST_COMMENT:,} characters at least")
    return limit


def run(args: Namespace) -> int:
    """Tells of every changed draft; 1 if the policy says no."""
    from resdraft.cli.review import reviewed
    from resdraft.cli.terminal import Progress
    from resdraft.render import ci_comment, ci_record, policy_counts
    from resdraft.workspace import changed_drafts

    if args.annotations == "gitlab" and not args.artifact:
        raise UsageError("--annotations gitlab needs a folder", hint="name it with --artifact FOLDER")
    asked = _named(args.fail_on)
    changes = changed_drafts(args.base, args.head or "HEAD")
    head = changes.head if args.head else ""
    fail_on = asked if asked is not None else _configured(changes, head)
    asked_rules = _rules(changes.base)
    found: list[Reviewed] = []
    with Progress(len(changes.files), "drafts") as progress:
        for change in changes.files:
            found.append(reviewed(change, asked_rules, head))
            progress.step()
    drafts = [one.draft for one in found]
    _say_faults(drafts, args.text)
    whole = f"{args.artifact}/comparison.md" if args.artifact else ""
    limited = ci_comment(drafts, telling=args.text, fail_on=fail_on, limit=args.limit, whole=whole)
    full = ci_comment(drafts, telling=args.text, fail_on=fail_on, limit=None)
    record = _json(ci_record(drafts, telling=args.text, fail_on=fail_on, base=changes.base))
    if args.artifact:
        _keep(Path(args.artifact), {"comparison.md": full, "comparison.json": record})
    if args.sarif:
        deliver(_sarif(found, args.text), args.sarif, "JSON", force=args.force)
    _summarize(args.summary, full, args.force)
    _annotate(found, args, fail_on)
    if args.output or args.annotations != "github":
        markdown = args.format == "markdown"
        deliver(limited if markdown else record, args.output, "Markdown" if markdown else "JSON", force=args.force)
    broken = any(policy_counts(draft)[policy] for draft in drafts for policy in fail_on)
    return YES if broken else OK


def _configured(changes: BranchChanges, head: str) -> tuple[str, ...]:
    """The policy of the configuration at the base, which a branch cannot loosen; without one there, of the branch's.

    Where neither the top nor this folder has one, those of the changed drafts' folders hold together.
    """
    from resdraft.workspace import configuration_of, nearest_configuration, read_configuration, top_of_repository

    folders = list(dict.fromkeys(posixpath.dirname(change.path) for change in changes.files))
    if head:
        here = _together([configuration_of(head)], (nearest_configuration(head, folder) for folder in folders))
    else:
        top = top_of_repository()
        here = _together([read_configuration(Path())], (read_configuration(top / folder) for folder in folders))
    base = changes.base
    there = _together([configuration_of(base)], (nearest_configuration(base, folder) for folder in folders))
    if there is not None and here is not None and here != there:
        say("note", "the policy of the base holds: this branch changes it", where="resdraft.toml")
    return next((policy for policy in (there, here) if policy is not None), _DEFAULT)


def _together(first: Iterable[Configuration], others: Iterable[Configuration]) -> tuple[str, ...] | None:
    """The policy of the first, else all that the others name; None where none names one."""
    for found in (first, others):
        policies = [one.fail_on for one in found if one.fail_on is not None]
        if policies:
            return tuple(dict.fromkeys(policy for policy_list in policies for policy in policy_list))
    return None


def _rules(base: str) -> Asked:
    """The rules of drafting that the configuration at the base asks for, which a branch cannot loosen; else the ones
    of the configuration here."""
    from resdraft.cli.checked import Asked
    from resdraft.workspace import configuration_of, read_configuration

    there = configuration_of(base)
    return Asked().over(there if there.path else read_configuration(Path()))


def _named(given: str | None) -> tuple[str, ...] | None:
    """The policy of the command line, None without one."""
    if given is None:
        return None
    names = tuple(name.strip() for name in given.split(",") if name.strip())
    for name in names:
        if name not in POLICIES:
            from difflib import get_close_matches

            near = get_close_matches(name, POLICIES, 1)
            hint = f"did you mean {near[0]}?" if near else "`resdraft ci --help` lists them"
            raise UsageError(f"{name} is no policy", hint=hint)
    return names


def _json(record: object) -> str:
    import json

    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _say_faults(drafts: Sequence[ReviewedDraft], telling: str) -> None:
    """Each draft that cannot be read, on standard error; what a runner logs is told no more than the comment."""
    for draft in drafts:
        if draft.fault:
            why = f": {draft.fault}" if telling != "none" else ""
            say("problem", f"cannot be read{why}", where=_shown(draft.path))


def _shown(path: str) -> str:
    """A path at the beginning of a line that a runner looks at: it is no command of its own."""
    return f"./{path}" if path.startswith((":", "#")) else path


def _keep(folder: Path, files: dict[str, str]) -> None:
    from resdraft.workspace import make_folder, save

    make_folder(folder)
    for name, words in files.items():
        save(folder / name, words)


def _summarize(named: str | None, words: str, force: bool) -> None:
    """The summary of the run: into a file that was named, or at the end of the runner's own."""
    if named:
        deliver(words, named, "Markdown", force=force)
        return
    if step := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(step).open("a", encoding="utf-8", newline="\n") as file:
                file.write(words)
        except OSError as error:
            raise SystemFault(f"not writable: {error.strerror or error}", where=step) from error


def _sarif(found: Sequence[Reviewed], telling: str) -> str:
    """The new findings as SARIF; under "none" with no word of a draft."""
    from resdraft.cli.check_records import as_sarif
    from resdraft.cli.review import as_checked

    return as_sarif([as_checked(one, words=telling != "none") for one in found if one.loaded])


def _annotate(found: Sequence[Reviewed], args: Namespace, fail_on: tuple[str, ...]) -> None:
    if args.annotations == "none":
        return
    from resdraft.cli.annotations import github_annotations, gitlab_annotations, remarks_on

    remarks = remarks_on(found, telling=args.text, fail_on=fail_on)
    if args.annotations == "github":
        out(github_annotations(remarks))
    else:
        _keep(Path(args.artifact), {_REPORT: gitlab_annotations(remarks)})

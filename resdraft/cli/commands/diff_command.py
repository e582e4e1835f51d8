"""`resdraft diff`: two drafts, clause by clause."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from resdraft.cli.arguments import Parser, add_help, add_output, add_revisions, add_width
from resdraft.cli.drafts import TAKES, read_draft, refuse_twice
from resdraft.cli.messages import OK, YES
from resdraft.cli.streams import STDOUT, deliver
from resdraft.cli.targets import Form
from resdraft.cli.terminal import colour, width

if TYPE_CHECKING:
    from resdraft.diff import Comparison

_EXAMPLES = """\
resdraft diff ours.res.md theirs.res.md
resdraft diff HEAD~1:ours.res.md ours.res.md          what changed since the last commit
resdraft diff ours.res.md pasted.txt --all            unchanged clauses, too
resdraft diff ours.res.md theirs.res.md --format markdown -o comparison.md
"""
_FORMS: dict[str, Form] = {"text": "text", "markdown": "Markdown", "json": "JSON"}


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "diff",
        usage=(
            "OLD NEW [--format text|markdown|json] [--all] [--revisions HOW] [--width N] [--exit-code] "
            "[-o FILE] [--force]"
        ),
        about=(
            "Compares two drafts: what became of each clause (reworded, moved, split, merged, inserted, deleted), "
            "which words changed, and what the change means. A changed number alone is no change. How strong a verb "
            "is says the facts' table, or a house's own that `[diff] strengths` in `resdraft.toml` names."
        ),
        examples=_EXAMPLES,
    )
    made.add_argument("old", metavar="OLD", help=TAKES)
    made.add_argument("new", metavar="NEW", help="the same")
    made.add_argument(
        "--format",
        choices=tuple(_FORMS),
        default="text",
        metavar="FORMAT",
        help="text (default), markdown, json",
    )
    made.add_argument("--all", action="store_true", help="show the clauses that did not change, too")
    made.add_argument("--exit-code", action="store_true", help="end with 1 if the drafts differ, for scripts")
    add_revisions(made)
    add_width(made)
    add_output(made)
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Prints the comparison."""
    from resdraft.diff import compare
    from resdraft.workspace import strengths_for

    refuse_twice((args.old, args.new))
    strengths = strengths_for(args.new)
    old, new = (read_draft(name, revisions=args.revisions) for name in (args.old, args.new))
    comparison = compare(old.resolution, new.resolution, strengths=strengths)
    form = _FORMS[args.format]
    deliver(_shown(comparison, args), args.output, form, inputs=(args.old, args.new), force=args.force)
    return YES if args.exit_code and differs(comparison) else OK


def differs(comparison: Comparison) -> bool:
    """Whether anything but numbers is different."""
    return any(link.changed for link in comparison.links)


def _shown(comparison: Comparison, args: Namespace) -> str:
    match args.format:
        case "json":
            import json

            from resdraft.diff import comparison_record

            return json.dumps(comparison_record(comparison), indent=2, ensure_ascii=False) + "\n"
        case "markdown":
            from resdraft.render import comparison_markdown

            return comparison_markdown(comparison, old_name=args.old, new_name=args.new, everything=args.all)
    from resdraft.render import comparison_text

    to_screen = args.output in (None, STDOUT)
    return comparison_text(
        comparison, width=width(args.width), colour=to_screen and colour(sys.stdout), everything=args.all
    )

"""`resdraft rule`: the rules of `resdraft check`, and what each is for."""

from __future__ import annotations

from argparse import Namespace
from difflib import get_close_matches

from resdraft.check import FAMILIES, Rule, known_rules
from resdraft.cli.arguments import Parser, add_help
from resdraft.cli.messages import OK
from resdraft.cli.streams import out
from resdraft.model import UsageError

_EXAMPLES = """\
resdraft rule            all rules, those that are usual with a star
resdraft rule RD201
resdraft rule preambular-comma
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "rule",
        usage="[CODE]",
        about="Says what a rule asks for and why, with a bad and a good example and its source; or lists all rules.",
        examples=_EXAMPLES,
    )
    made.add_argument("code", metavar="CODE", nargs="?", help="a rule's code or name; without it all are listed")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Prints a page, or the list."""
    out(_page(_named(args.code)) if args.code else _list())
    return OK


def _named(name: str) -> Rule:
    known = {key: one for one in known_rules() for key in (one.code, one.name)}
    key = name.upper() if name.upper() in known else name.lower()
    if key not in known:
        near = get_close_matches(name.upper() if name[:2].lower() == "rd" else name.lower(), known, 1)
        hint = f"did you mean {near[0]}?" if near else "`resdraft rule` lists them"
        raise UsageError(f"no such rule: {name}", hint=hint)
    return known[key]


def _page(rule: Rule) -> str:
    return f"{rule.code} {rule.name}\n\n{rule.page}\n\n" + "".join(f"{line}\n" for line in rule.facts())


def _list() -> str:
    lines: list[str] = []
    for digit, (family, about) in FAMILIES.items():
        lines.append(f"{family}: {about}")
        lines += [
            f"  {one.code}{'*' if one.default else ' '} {one.summary}" for one in known_rules() if one.code[2] == digit
        ]
    return "\n".join([*lines, "", "* usual: asked for unless --select says otherwise", ""])

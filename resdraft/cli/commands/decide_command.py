"""`resdraft decide`: one draft out of two, by choices; what is open stands in brackets."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.arguments import Parser, add_help, add_output
from resdraft.cli.drafts import TAKES, counted, read_draft, refuse_twice
from resdraft.cli.messages import OK, say
from resdraft.cli.streams import STDOUT, deliver
from resdraft.model import InputError

if TYPE_CHECKING:
    from resdraft.diff import Comparison
    from resdraft.negotiate import Choices, Subject

_EXAMPLES = """\
resdraft decide ours.res.md theirs.res.md --old-holder RUS --new-holder FRA -o rolling.res.md
resdraft decide ours.res.md theirs.res.md --questions -o choices.json   to fill in
resdraft decide ours.res.md theirs.res.md --choices choices.json -o agreed.res.md
resdraft decide a.res.md b.res.md --choices choices.json --reject-all   the rest stays as it was
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "decide",
        usage=(
            "OLD NEW [--choices FILE] [--accept-all | --reject-all] [--old-holder NAME] [--new-holder NAME] "
            "[--questions] [-o FILE] [--force]"
        ),
        about=(
            "Makes one draft of two. Each change from OLD to NEW is accepted, rejected, or left open: then it stands "
            "in brackets, under the names of who holds what; words as alternatives, a clause that moved at both "
            "places. Masthead, and whatever is no change, are as in NEW. FILE has the choices: --questions writes one "
            'to fill in, where each "decision" is to be "accepted", "rejected" or null. Choices about other drafts '
            "are refused."
        ),
        examples=_EXAMPLES,
    )
    made.add_argument("old", metavar="OLD", help=TAKES)
    made.add_argument("new", metavar="NEW", help="the same")
    made.add_argument("--choices", metavar="FILE", help="what was decided, as JSON")
    rest = made.add_mutually_exclusive_group()
    rest.add_argument("--accept-all", action="store_true", help="accept all that the choices leave open")
    rest.add_argument("--reject-all", action="store_true", help="reject all that the choices leave open")
    made.add_argument("--old-holder", metavar="NAME", default="", help="who holds the words of OLD; nobody without it")
    made.add_argument("--new-holder", metavar="NAME", default="", help="who holds those of NEW")
    made.add_argument("--questions", action="store_true", help="write what there is to decide instead, as JSON")
    add_output(made)
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Writes the decided draft, or what there is to decide."""
    from resdraft.diff import compare
    from resdraft.negotiate import Holders, decide, questionnaire, questions, state_of, subject
    from resdraft.text import write

    holders = Holders(args.old_holder, args.new_holder)
    refuse_twice((args.old, args.new))
    names = [args.old, args.new, *([args.choices] if args.choices else [])]
    old, new = (read_draft(name).resolution for name in (args.old, args.new))
    comparison = compare(old, new)
    about = subject(old, new, comparison)
    choices = _with_rest(_read(args.choices, about, comparison), comparison, args)
    if args.questions:
        deliver(questionnaire(about, comparison, choices), args.output, "draft", inputs=names, force=args.force)
        return OK
    made = decide(old, new, comparison, choices, holders=holders)
    deliver(write(made), args.output, "draft", inputs=names, force=args.force)
    still_open = sum(state_of(question, choices) == "open" for question in questions(comparison))
    if still_open and args.output not in (None, STDOUT):
        say("note", f"{counted(still_open, 'change')} left open, in brackets", where=args.output)
    return OK


def _read(name: str | None, about: Subject, comparison: Comparison) -> Choices:
    from resdraft.negotiate import Choices, read_journal
    from resdraft.workspace import read_file

    if name is None:
        return Choices()
    try:
        return read_journal(read_file(Path(name))[0].decode("utf-8"), about, comparison)
    except UnicodeDecodeError as error:
        raise InputError("not a list of choices: it is no UTF-8", where=name) from error
    except InputError as error:
        raise error if error.where else InputError(error.message, hint=error.hint, where=name) from error


def _with_rest(choices: Choices, comparison: Comparison, args: Namespace) -> Choices:
    """The choices with what they leave open decided, if that is asked for."""
    from resdraft.negotiate import rest_decided

    if args.accept_all:
        return rest_decided(comparison, choices, "accepted")
    return rest_decided(comparison, choices, "rejected") if args.reject_all else choices

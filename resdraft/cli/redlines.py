"""Tracked changes on a Word file that is given, or that is made of the old draft."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.drafts import counted, read_draft, refuse_twice
from resdraft.model import InputError, UsageError

if TYPE_CHECKING:
    from resdraft.diff import Comparison
    from resdraft.workspace import Loaded


def redlined(args: Namespace) -> tuple[bytes, tuple[str, ...]]:
    """The Word file with the changes that were asked for, and the names of all that was read.

    Raises UsageError where it is not clear what is to be compared; InputError where the Word file does not say what
    OLD says, or a clause that changes is not found in it.
    """
    from resdraft.diff import compare
    from resdraft.importers import read
    from resdraft.render import Rival, redline_onto, template_for, to_docx
    from resdraft.workspace import find_template, read_file

    given = [name for name in (args.old, args.new, *args.more) if name is not None]
    news = [(args.author or "", name) for name in given[-1:]] if not args.rivals else list(args.rivals)
    olds = given if args.rivals else given[:-1]
    if args.rivals and args.author:
        raise UsageError("--as names the authors", hint="leave --author out")
    if not news or len(olds) > 1 or (not olds and not args.base):
        hint = "resdraft diff --base FILE NEW, or resdraft diff OLD --as NAME=NEW --as NAME=NEW"
        raise UsageError("not clear which drafts are to be compared", hint=hint)
    names = (*olds, *(name for _, name in news), *([args.base] if args.base else []))
    refuse_twice(names)
    old = read_draft(olds[0], revisions=args.revisions) if olds else None
    if args.base:
        base = read_file(Path(args.base))[0]
        text = read(base, args.base)[0].resolution
        if old is not None:
            _refuse_other(old, args.base, compare(text, old.resolution))
    else:
        assert old is not None
        made = old.resolution
        base = to_docx(made, find_template(template_for(made), language=made.masthead.language))
        text = read(base, "old.docx")[0].resolution
    rivals = []
    for author, name in news:
        new = read_draft(name, revisions=args.revisions).resolution
        rivals.append(Rival(compare(text, new), new, author, args.date or ""))
    try:
        return redline_onto(base, text, rivals, renumber=args.renumber), names
    except InputError as error:
        raise InputError(error.message, hint=error.hint, where=error.where or args.base or "") from error


_MASTHEAD = ("agenda item", "title", "enacting")
"""What papers do not all print."""


def _refuse_other(old: Loaded, base: str, comparison: Comparison) -> None:
    """Refuse a Word file that holds another text than the old draft."""
    changed = [link for link in comparison.links if link.changed and link.side.part not in _MASTHEAD]
    if changed:
        raise InputError(
            f"this Word file does not say what {old.name} says: {counted(len(changed), 'difference')}",
            hint="leave OLD out, and the changes are those to the text of the file",
            where=base,
        )

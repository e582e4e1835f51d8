"""`resdraft git`: git shows drafts by clauses, not by lines; and what git and its hooks call for that."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.arguments import Parser, add_help
from resdraft.cli.messages import OK, YES, Batch
from resdraft.cli.streams import out
from resdraft.model import ResdraftError, UsageError

if TYPE_CHECKING:
    from resdraft.workspace import DriverFiles, Loaded, Scope

_EXAMPLES = """\
resdraft git install              for this repository: git diff, git log -p, git show
resdraft git install --global     for every repository of yours
git diff                          what became of each clause, and what it means
git log -p -- climate.res.md      each version's changed phrases, under their paragraph
git log -p --ext-diff             the comparison of `git diff`, for each version
git diff --no-ext-diff            phrases for `git diff`, too
resdraft git uninstall            git as it was
"""
_ACTIONS = """\
What to do:
  install         sets diff.resdraft in git's configuration, and adds two lines to
                  .gitattributes at the top of the repository (with --global to
                  your own attributes file). Nothing else there is touched
  uninstall       takes both away again, and nothing else
  problems FILE ...
                  what of drafts cannot be read as meant; ends with 1 if there is
                  anything, for a hook

.gitattributes belongs to the repository: commit it, and others need only
install. The comparison is for reading. For a patch to send on there are
`git format-patch` and `git diff --no-ext-diff --no-textconv`. A long log is
faster the second time after `git config diff.resdraft.cachetextconv true`.
"""
_SHOWN = ("install", "uninstall", "problems")
_CALLED_BY_GIT = ("diff-driver", "textconv")


class _Actions(tuple[str, ...]):
    """The actions that help and completion show; those that git calls are taken, too."""

    __slots__ = ()

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or word in _CALLED_BY_GIT


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "git",
        usage="install | uninstall [--global | --local] | problems FILE ...",
        about=(
            "Makes git show drafts (*.res.md) and Word files by clauses: `git diff` prints the comparison of "
            "`resdraft diff`, `git log -p` and `git show` the phrases that changed, each hunk headed by its paragraph."
        ),
        examples=_EXAMPLES,
        choices=_ACTIONS,
    )
    made.add_argument("action", metavar="WHAT", choices=_Actions(_SHOWN), help=", ".join(_SHOWN))
    made.add_argument("files", metavar="FILE", nargs="*", help="the drafts to look at; for problems alone")
    scope = made.add_mutually_exclusive_group()
    scope.add_argument("--local", dest="scope", action="store_const", const="local", help="this repository (default)")
    scope.add_argument("--global", dest="scope", action="store_const", const="global", help="all of your repositories")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Does what was asked."""
    takes_files = args.action not in ("install", "uninstall")
    if args.files and not takes_files:
        raise UsageError(f"{args.action} takes no file", hint="`resdraft git --help` explains it")
    if takes_files and not args.files:
        raise UsageError(f"{args.action} takes a file", hint="`resdraft git --help` explains it")
    if takes_files and args.scope:
        raise UsageError(f"{args.action} takes no --{args.scope}", hint="`resdraft git --help` explains it")
    match args.action:
        case "install" | "uninstall":
            return _set(args.action, args.scope or "local")
        case "problems":
            return _problems(args.files)
        case "textconv":
            return _textconv(args.files[-1])
    return _diff_driver(args.files)


def _set(action: str, scope: Scope) -> int:
    from resdraft.workspace import ATTRIBUTES, install_driver, uninstall_driver

    found: DriverFiles = install_driver(scope) if action == "install" else uninstall_driver(scope)
    attributes = _from_here(found.attributes)
    if action == "uninstall":
        out(f"took diff.resdraft out of {found.configuration}\n")
        out(f"took our lines out of {attributes}\n" if found.changed else f"nothing of ours was in {attributes}\n")
        return OK
    out(f"set diff.resdraft in {found.configuration}\n")
    if found.changed:
        out(f"added to {attributes}: {', '.join(ATTRIBUTES)}\n")
    else:
        out(f"{attributes} had our lines already\n")
    out("\nNext: change a draft and try `git diff`; `git log -p` and `git show` work, too.\n")
    return OK


def _from_here(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _problems(names: list[str]) -> int:
    """Every problem of every draft; 1 if there is any, as an exit code."""
    from resdraft.cli.drafts import say_problems
    from resdraft.workspace import load

    batch, found = Batch(), 0
    for name in names:
        try:
            loaded = load(name, as_draft=True)
        except ResdraftError as error:
            batch.add(error)
            continue
        say_problems(loaded)
        found += len(loaded.problems)
    return batch.code(YES if found else OK)


def _textconv(name: str) -> int:
    """A draft as a page for line diffs. git dies where this fails: what cannot be read is printed as it is."""
    try:
        words = "".join(f"{line}\n" for line in _page(name))
    except ResdraftError as error:
        words = _as_it_is(name, error)
    out(words)
    return OK


def _page(name: str) -> Iterable[str]:
    from resdraft.cli.conflicts import conflict_in, conflicting_lines
    from resdraft.cli.phrase_page import phrase_page
    from resdraft.text import parse

    loaded = _read(name)
    conflict = conflict_in(loaded.source) if loaded.source else None
    if conflict is None:
        return phrase_page(loaded.resolution)
    ours, theirs = ([*phrase_page(parse(side).resolution)] for side in (conflict.ours, conflict.theirs))
    return conflicting_lines(ours, theirs, conflict.names)


def _read(name: str) -> Loaded:
    """The draft in a file that git names; an absolute path, so that no name is taken for anything else."""
    from resdraft.workspace import SUFFIX, load

    return load(Path(name).absolute(), as_draft=name.endswith(SUFFIX))


def _as_it_is(name: str, error: ResdraftError) -> str:
    """A file's own lines below one that says why; of bytes that are no text only how many, and their fingerprint."""
    from hashlib import sha256

    from resdraft.cli.terminal import one_line, visible

    why = one_line(f"Not shown as a draft: {error.message}") + "\n"
    try:
        data = Path(name).read_bytes()
        if b"\0" not in data:
            return why + "".join(f"{visible(line)}\n" for line in data.decode("utf-8").splitlines())
    except UnicodeDecodeError:
        pass
    except OSError:
        return why
    return f"{why}{len(data):,} bytes, SHA-256 {sha256(data).hexdigest()}\n"


def _diff_driver(argv: list[str]) -> int:
    """What git calls for a changed file: path, old file, id and mode, new file, id and mode, perhaps a new path."""
    from resdraft.cli.git_diff import ChangedFile, shown

    if len(argv) < 7:
        for words in shown(ChangedFile(argv[0])):
            out(words)
        return OK
    path, old, _, old_mode, new, _, new_mode, *renamed = argv
    changed = ChangedFile(path, _there(old), _there(new), old_mode, new_mode, renamed[0] if renamed else "")
    for words in shown(changed):
        out(words)
    return OK


def _there(name: str) -> Path | None:
    """A file that git names; None where it stands for no file."""
    return None if name in ("/dev/null", "nul", os.devnull) else Path(name).absolute()

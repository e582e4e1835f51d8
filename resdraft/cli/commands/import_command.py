"""`resdraft import`: drafts of what others have written."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from resdraft.cli.arguments import Parser, add_help, add_revisions, from_one, from_zero
from resdraft.cli.conversion import Job, Outcome, convert_all
from resdraft.cli.drafts import KEPT, UNFOLLOWED, counted, refuse_twice, say_each
from resdraft.cli.messages import Batch, say
from resdraft.cli.streams import STDOUT, out
from resdraft.cli.terminal import Progress
from resdraft.model import InputError, Record, UsageError
from resdraft.text import unread_words
from resdraft.workspace import IMPORTABLE, STDIN, SUFFIX, find_drafts, make_folder

_EXAMPLES = """\
resdraft import pasted.txt                         the draft on the screen
resdraft import pasted.txt -o climate.res.md
resdraft import climate.docx -o climate.res.md     a Word file, whoever made it
resdraft import S_2025_68.pdf -o s68.res.md        a PDF file with a text layer
resdraft import A_RES_70_1.xml other.xml --into drafts
resdraft import downloads --into drafts            a whole folder, with its folders
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "import",
        usage=(
            "SOURCE ... [-o FILE | --into FOLDER] [--revisions HOW] [--wrap N] [--force] [--quiet] [--json] [--jobs N]"
        ),
        about=(
            "Makes drafts (NAME.res.md) of Word files, of PDF files, of the Akoma Ntoso XML that the United Nations "
            "publishes, of JSON from `resdraft export`, and of text as it is pasted from a page or a message. "
            "Of a source with parts A, B it makes NAME.A.res.md, NAME.B.res.md. What it was unsure of is a note."
        ),
        examples=_EXAMPLES,
    )
    made.add_argument("sources", metavar="SOURCE", nargs="+", help="files, folders, - for standard input")
    where = made.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", metavar="FILE", help="where to write; standard output without it")
    where.add_argument("--into", metavar="FOLDER", help="where to write many; folders below a source stay folders")
    made.add_argument("--wrap", metavar="N", type=from_zero, default=0, help="break lines at N columns")
    made.add_argument("--force", action="store_true", help="write over drafts that are there and differ")
    made.add_argument("--quiet", action="store_true", help="say nothing but errors")
    add_revisions(made)
    made.add_argument("--json", action="store_true", help="what became of each source, as JSON")
    made.add_argument("--jobs", metavar="N", type=from_one, help="processes to use; as many as help without it")
    add_help(made)
    return made


def run(args: Namespace) -> int:
    """Imports each source; goes on after one that fails."""
    refuse_twice(args.sources)
    batch = Batch()
    jobs = _jobs(args, batch)
    outcomes: list[Outcome] = []
    with Progress(len(jobs), "files") as progress:
        for outcome in convert_all(jobs, args.jobs):
            outcomes.append(outcome)
            progress.step()
            if outcome.error or not args.quiet:
                progress.clear()
                _say(outcome, args.quiet, batch, written=args.into is None)
    if args.json:
        out(_report(outcomes))
    elif args.into and jobs and not args.quiet:
        out(f"{_count_line(outcomes, args.into)}\n")
    return batch.code()


def _jobs(args: Namespace, batch: Batch) -> list[Job]:
    if args.into is None:
        if len(args.sources) > 1 or Path(args.sources[0]).is_dir():
            raise UsageError("several drafts need a folder", hint="name it with --into FOLDER")
        if args.json and args.output in (None, STDOUT):
            raise UsageError("--json and the draft cannot both go to standard output", hint="name a file with -o")
        output = None if args.output in (None, STDOUT) else Path(args.output)
        return [Job(args.sources[0], output, False, args.wrap, args.force, args.revisions)]
    jobs: list[Job] = []
    taken: dict[Path, str] = {}
    for source, target in _targets(args.sources, Path(args.into), batch):
        if (other := taken.setdefault(target, source)) == source:
            jobs.append(Job(source, target, True, args.wrap, args.force, args.revisions))
        else:
            hint = "import it into another folder"
            batch.add(InputError(f"its draft would be {target}, as that of {other}", hint=hint, where=source))
    if jobs:
        make_folder(Path(args.into))
    return jobs


def _targets(sources: list[str], into: Path, batch: Batch) -> list[tuple[str, Path]]:
    """Each file to read, and the draft to make of it."""
    found: list[tuple[str, Path]] = []
    for source in sources:
        top = Path(source)
        if source == STDIN or not top.is_dir():
            found.append((source, into / _draft_name("draft" if source == STDIN else top.name.rpartition(":")[2])))
            continue
        below = list(find_drafts(top, suffixes=IMPORTABLE, refused=batch.add))
        inside = into.resolve()
        kept = [path for path in below if not path.resolve().is_relative_to(inside)] if into.exists() else below
        found += [(str(path), into / path.relative_to(top).with_name(_draft_name(path.name))) for path in kept]
        if not below and not batch.failed:
            say(
                "note",
                f"no document in this folder or below: {_ENDINGS} are read",
                where=source,
                hint=f"{_OTHERS}; {UNFOLLOWED}",
            )
    return found


_ENDINGS = ", ".join(f"*{suffix}" for suffix in IMPORTABLE)
_OTHERS = "a text with another ending is read if it is named itself: `resdraft import FILE`"


def _draft_name(name: str) -> str:
    stem = name.removesuffix(SUFFIX)
    if stem == name and Path(name).suffix.lower() in (*IMPORTABLE, ".md"):
        stem = Path(name).stem
    return f"{stem}{SUFFIX}"


def _say(outcome: Outcome, quiet: bool, batch: Batch, written: bool) -> None:
    """What was unsure, what is wrong, and with `written` where the draft is."""
    if not quiet:
        say_each(outcome.problems, outcome.source)
        if unread_words(outcome.problems):
            say("note", KEPT, where=outcome.source)
        for doubt in outcome.doubts:
            at = f":{doubt.line}:{doubt.column}" if doubt.line else ""
            say("note", doubt.message, where=f"{outcome.source}{at}")
        for draft in outcome.written if written else ():
            say("note", "was there already" if outcome.unchanged else "written", where=draft)
    if outcome.error is not None:
        batch.add(outcome.error)


def _count_line(outcomes: list[Outcome], into: str) -> str:
    drafts = sum(len(outcome.written) for outcome in outcomes)
    read = sum(1 for outcome in outcomes if outcome.error is None)
    failed = len(outcomes) - read
    same = sum(outcome.unchanged for outcome in outcomes)
    line = f"{counted(drafts, 'draft')} in {into} from {counted(read, 'file')}"
    if same:
        line += f"; {same:,} of them {'was' if same == 1 else 'were'} there already"
    return f"{line}; {failed:,} failed" if failed else line


def _report(outcomes: list[Outcome]) -> str:
    import json

    record: Record = {
        "sources": [
            {
                "source": outcome.source,
                "format": outcome.format,
                "drafts": list(outcome.written),
                "doubts": [{"line": d.line, "column": d.column, "message": d.message} for d in outcome.doubts],
                "problems": [
                    {"line": p.line, "column": p.column, "message": p.message, "hint": p.hint} for p in outcome.problems
                ],
                "error": str(outcome.error) if outcome.error else None,
            }
            for outcome in outcomes
        ],
        "drafts": sum(len(outcome.written) for outcome in outcomes),
        "failed": sum(1 for outcome in outcomes if outcome.error),
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"

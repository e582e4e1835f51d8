"""Foreign files to drafts on disk, one by one or in several processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.cli.streams import out
from resdraft.cli.targets import is_there
from resdraft.model import (
    UNNUMBERED,
    VARIANT,
    Clause,
    InputError,
    ResdraftError,
    Resolution,
    SystemFault,
    blocks,
)
from resdraft.text import Problem, parse, with_unread, write
from resdraft.workspace import ABSENT, STDIN, SUFFIX, Loaded, load_all, make_folder, part_names, save

if TYPE_CHECKING:
    from resdraft.importers import Doubt, Revisions

_WORTH = 200
"""Files from which on more than one process saves time: each takes a third of a second to start."""
_CHUNK = 16


@dataclass(frozen=True, slots=True)
class Job:
    """A source, and where its draft goes."""

    source: str
    target: Path | None
    """None for standard output."""
    parts: bool
    """Whether a source of several resolutions may have a draft for each."""
    wrap: int = 0
    force: bool = False
    """Whether a draft that is there and differs is written over."""
    revisions: Revisions = "accepted"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source."""

    source: str
    written: tuple[str, ...] = ()
    """The drafts made of it, those that were there already included."""
    unchanged: int = 0
    """How many of them were there already."""
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What of a source in the draft format cannot be read as meant."""
    format: str = ""
    error: ResdraftError | None = None


def convert_all(jobs: Sequence[Job], processes: int | None = None) -> Iterator[Outcome]:
    """The outcome of each job, in order; in as many processes as asked for, or as are worth starting."""
    wanted = min(processes or (os.cpu_count() or 1 if len(jobs) > _WORTH else 1), len(jobs))
    if wanted < 2 or any(job.source == STDIN for job in jobs):
        yield from map(convert, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    try:
        pool = ProcessPoolExecutor(wanted, get_context("spawn"), _leave_interrupts_to_the_first)
    except (OSError, ImportError, NotImplementedError):
        yield from map(convert, jobs)
        return
    with pool:
        try:
            yield from pool.map(convert, jobs, chunksize=_CHUNK)
        except BrokenProcessPool as error:
            raise SystemFault("a process of the import was killed", hint="try again with --jobs 1") from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts_to_the_first() -> None:
    """Ctrl-C reaches every process; the one that was started by the user answers."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def convert(job: Job) -> Outcome:
    """Reads a source and writes its drafts; what goes wrong is in the outcome."""
    try:
        return _converted(job)
    except ResdraftError as error:
        return Outcome(job.source, error=error)
    except (MemoryError, RecursionError) as error:
        what = "too large to be read here" if isinstance(error, MemoryError) else "nested too deep"
        return Outcome(job.source, error=InputError(what, where=job.source))


def _converted(job: Job) -> Outcome:
    loaded = load_all(job.source, revisions=job.revisions)
    if len(loaded) > 1 and not job.parts:
        names = ", ".join(part_names([one.resolution for one in loaded]))
        hint = "--into FOLDER writes each to a file of its own"
        raise InputError(f"holds {len(loaded)} resolutions: {names}", hint=hint, where=job.source)
    doubts = tuple(doubt for one in loaded for doubt in (*one.doubts, *_kept_numbers(one)))
    written: list[str] = []
    same = 0
    for one, target in _places(loaded, job.target):
        source = _checked(with_unread(one.parsed) if one.parsed else one.resolution, job)
        if target is None:
            out(source)
            continue
        same += _save(target, source, job)
        written.append(str(target))
    problems = tuple(problem for one in loaded for problem in one.problems)
    return Outcome(job.source, tuple(written), same, doubts, problems, loaded[0].format)


def _kept_numbers(loaded: Loaded) -> Iterator[Doubt]:
    """A word about `numbers: kept` where the importer chose it: what broke the count."""
    resolution = loaded.resolution
    if loaded.format in ("draft", "json") or resolution.conventions.numbers != "kept":
        return
    from resdraft.importers import Doubt

    places = [p.label for p in blocks(resolution) if isinstance(p.block, Clause) and _breaks_count(p.block)]
    more = f" and {len(places) - 1:,} more" if len(places) > 1 else ""
    if places:
        yield Doubt(0, 0, f"numbers are kept as typed (`numbers: kept`): the count breaks at {places[0]}{more}")


def _breaks_count(clause: Clause) -> bool:
    return bool(clause.number) and clause.number != UNNUMBERED and not VARIANT.fullmatch(clause.number)


def _places(loaded: tuple[Loaded, ...], target: Path | None) -> Iterator[tuple[Loaded, Path | None]]:
    """Each resolution with its draft's path; NAME.A.res.md where there are several."""
    if len(loaded) == 1 or target is None:
        yield from ((one, target) for one in loaded)
        return
    names = part_names([one.resolution for one in loaded])
    for one, name in zip(loaded, names, strict=True):
        yield one, target.with_name(f"{target.name.removesuffix(SUFFIX)}.{name}{SUFFIX}")


def _checked(resolution: Resolution, job: Job) -> str:
    """The draft's source, which reads back as the same resolution."""
    source = write(resolution, job.wrap)
    parsed = parse(source)
    if parsed.resolution != resolution or parsed.problems:
        raise SystemFault(
            "not written: it would not read back as the same draft",
            hint="this is a fault of resdraft: please report it with the file",
            where=job.source,
        )
    return source


def _save(target: Path, source: str, job: Job) -> bool:
    """Writes a draft unless it is there already, which is the answer. It can be made again: no need to be durable."""
    make_folder(target.parent)
    if is_there(target, source.encode("utf-8"), "draft", inputs=(job.source,), force=job.force):
        return True
    save(target, source, expected=None if job.force else ABSENT, durable=False)
    return False

"""Blocks put in, taken out and moved: the steps by which a draft is edited.

The results are not in normal form: `normal` drops a note that nobody refers to any more, and takes the marks of a
bracket over several paragraphs for what they are now.
"""

from __future__ import annotations

import dataclasses

from resdraft.model.block_types import Block, Clause, Quote
from resdraft.model.errors import UsageError
from resdraft.model.places import Path, at, children, replace
from resdraft.model.resolution import Resolution


def siblings(resolution: Resolution, path: Path) -> tuple[Block, ...]:
    """The row in which the block at a path stands, or would stand.

    Raises UsageError where there is no such row.
    """
    match path:
        case ("preamble", int()):
            return resolution.preamble
        case ("operative", int()):
            return resolution.operative
        case ("annexes", int(number), int()) if number < len(resolution.annexes):
            return resolution.annexes[number].blocks
        case (_, _, *_, int()) if len(path) > 2:
            return children(at(resolution, path[:-1]))
    raise UsageError(f"no row at {path!r}")


def insert(resolution: Resolution, path: Path, block: Block) -> Resolution:
    """The resolution with a block put in so that it stands at `path`; what stood there and after it follows.

    Raises UsageError where there is no such row, or it is shorter than that.
    """
    row, index = siblings(resolution, path), int(path[-1])
    if not 0 <= index <= len(row):
        raise UsageError(f"no place at {path!r}")
    return _with_row(resolution, path, (*row[:index], block, *row[index:]))


def remove(resolution: Resolution, path: Path) -> Resolution:
    """The resolution without the block at a path and what stands below it.

    Raises UsageError if there is none.
    """
    at(resolution, path)
    row, index = siblings(resolution, path), int(path[-1])
    return _with_row(resolution, path, (*row[:index], *row[index + 1 :]))


def shift(resolution: Resolution, path: Path, step: int) -> tuple[Resolution, Path]:
    """The resolution with a block moved among its neighbours, `step` places down (up where negative), and its path.

    It goes no further than to either end of its row. Raises UsageError if there is no such block.
    """
    block = at(resolution, path)
    row, index = siblings(resolution, path), int(path[-1])
    place = max(0, min(index + step, len(row) - 1))
    rest = [*row[:index], *row[index + 1 :]]
    return _with_row(resolution, path, (*rest[:place], block, *rest[place:])), (*path[:-1], place)


def _with_row(resolution: Resolution, path: Path, row: tuple[Block, ...]) -> Resolution:
    match path:
        case ("preamble", int()):
            return dataclasses.replace(resolution, preamble=row)
        case ("operative", int()):
            return dataclasses.replace(resolution, operative=row)
        case ("annexes", int(number), int()):
            annexes = list(resolution.annexes)
            annexes[number] = dataclasses.replace(annexes[number], blocks=row)
            return dataclasses.replace(resolution, annexes=tuple(annexes))
    above = at(resolution, path[:-1])
    held = dataclasses.replace(above, items=row) if isinstance(above, Clause) else Quote(row)
    return replace(resolution, path[:-1], held)

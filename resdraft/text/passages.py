"""A paragraph's own source, cut out of a draft's for editing and put back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resdraft.model import Path, UsageError
from resdraft.text.reading import Parsed

_INDENT = re.compile(r"[ \t]*")
_EOL = re.compile(r"\r\n|\n|\r")
_BLANK = " \t\r\n"
"""What does not count at the edges; a no-break space is a character."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a paragraph stands in the source with all that belongs to it: comments before it, what stands below it."""

    start: int
    """Offset of the first line, its indent included, in code points."""
    end: int
    indent: str
    """What every line begins with; left out of `words`."""
    words: str
    """The lines without that indent, parted by LF."""
    line: int
    """The number of its first line, from 1."""


def passage(parsed: Parsed, path: Path) -> Passage:
    """The passage of the block at `path`: a clause with its subparagraphs, a heading, a table, a quote.

    Raises UsageError where the source has no such block.
    """
    size = len(path)
    pieces = [piece for piece in parsed.pieces if piece.path[:size] == path and piece.kind not in ("annex", "note")]
    if not path or not pieces:
        raise UsageError(f"no block at {path!r}")
    source = parsed.source
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    while start and source[start - 1] in " \t":
        start -= 1
    indent = _INDENT.match(source, start)[0]  # type: ignore[index]
    lines = _EOL.split(source[start:end])
    words = "\n".join(line.removeprefix(indent) for line in lines)
    return Passage(start, end, indent, words, len(_EOL.findall(source, 0, start)) + 1)


def with_passage(parsed: Parsed, found: Passage, words: str) -> str:
    """The draft's source with other words in the place of a passage; without any words the paragraph is gone.

    Blank lines at either end do not count. Nothing else of the source changes but, where the paragraph is gone, the
    blank lines after it.
    """
    source = parsed.source
    lines = _EOL.split(words.rstrip(_BLANK))
    while lines and not lines[0].strip(_BLANK):
        del lines[0]
    if not lines:
        after = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*").match(source, found.end)
        return source[: found.start] + source[after.end() if after else found.end :]
    eol = _EOL.search(source)
    own = (eol[0] if eol else "\n").join(found.indent + line if line.strip(_BLANK) else "" for line in lines)
    return source[: found.start] + own + source[found.end :]

"""Where words of a Resolution stand in the source from which it was read: what a finding underlines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from resdraft.model import Annex, Block, Clause, Heading, Path, Resolution, at
from resdraft.text.attributes import peel
from resdraft.text.blocks_read import Piece
from resdraft.text.brackets import match_over
from resdraft.text.emphasis import pair_emphasis
from resdraft.text.labels_read import read_item_label, read_number
from resdraft.text.problems import Positions
from resdraft.text.reading import Parsed, line_starts
from resdraft.text.stances import Holders
from resdraft.text.tokens import scan

_COMMENTS = re.compile(r"(?:[ \t>]*<!--(?:[^-]|-(?!->))*-->\s*)*")
_LEAD = re.compile(r"[ \t>]*(?:- )?[ \t]*")
_HEADING = re.compile(r"#{1,6}[ \t]+(?:\{n: [^{}]+\}[ \t]*)?")
_NOTE = re.compile(r"\[\^[^\]]*\]:[ \t]*")
_BREAK = re.compile(r"[\r\n][\r\n \t>]*")
_KEYS = {"title": "title", "agenda item": "agenda_item", "sponsors": "sponsors"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a source."""

    start: int
    """Offsets in code points."""
    end: int
    line: int
    """Line and column of its start, from 1, columns in code points; then those of its end."""
    column: int
    end_line: int
    end_column: int


def stretch(parsed: Parsed, path: Path, spot: str, start: int, end: int) -> Stretch:
    """Where the words from `start` to `end` of one text of `parsed.resolution` stand in its source.

    `path` is that of a block, ("annexes", n) or ("notes", n); `spot` says which of its texts is meant ("text",
    "closing", "label", "title", "note"), or names one of the masthead ("title", "agenda item", "sponsors") or the
    "enacting" line. Without any words (`start == end`), the place between two; at the very beginning of a block its
    label, or its first word. What the source does not have stands at its beginning.
    """
    first, last = _offsets(parsed, path, spot, start, end)
    positions = _positions(parsed.source)
    return Stretch(first, last, *positions.place(first), *positions.place(last))


@lru_cache(maxsize=4)
def _positions(source: str) -> Positions:
    return Positions(line_starts(source))


def _offsets(parsed: Parsed, path: Path, spot: str, start: int, end: int) -> tuple[int, int]:
    if not path and spot != "enacting":
        return _in_front_matter(parsed, spot)
    piece = _piece(parsed, path, spot)
    if piece is None:
        begin = parsed.front.end
        return begin, begin
    label, words = _own_signs(parsed, piece)
    plain = _plain(parsed.resolution, path, spot)
    if spot == "title" and piece.kind == "annex":
        words = words[_title_at(parsed.source, words) :]
    if start == end == 0:
        return label if label else _first_word(words, piece)
    found = _aligned(parsed.source, words, plain)
    if not found:
        return piece.start, piece.start
    if start == end:
        here = found[start - 1] + 1 if 0 < start <= len(found) else found[0]
        return here, here
    return found[min(start, len(found) - 1)], found[min(end, len(found)) - 1] + 1


def _in_front_matter(parsed: Parsed, spot: str) -> tuple[int, int]:
    entry = next((one for one in parsed.front.entries if one.key == _KEYS.get(spot)), None)
    if entry is None:
        return (0, 0)
    line = parsed.source[entry.start : entry.end].split("\n", 1)[0].rstrip()
    return entry.start, entry.start + len(line)


def _piece(parsed: Parsed, path: Path, spot: str) -> Piece | None:
    if spot == "enacting":
        return next((one for one in parsed.pieces if one.kind == "enacting"), None)
    if path[0] == "notes":
        notes = parsed.resolution.notes
        name = notes[int(path[1])].name if int(path[1]) < len(notes) else ""
        return next((one for one in parsed.pieces if one.kind == "note" and one.path == (name,)), None)
    closing = spot == "closing"
    return next((one for one in parsed.pieces if one.path == path and (one.kind == "closing") is closing), None)


def _own_signs(parsed: Parsed, piece: Piece) -> tuple[tuple[int, int] | None, list[int]]:
    """Where a piece's label stands, and the offsets of the signs that are its words, not markup."""
    raw = parsed.source[piece.start : piece.end]
    comments = _COMMENTS.match(raw)
    begin = comments.end() if comments else 0
    for pattern in (_NOTE,) if piece.kind == "note" else (_LEAD, _HEADING):
        found = pattern.match(raw, begin)
        begin = found.end() if found else begin
    typed = None
    if piece.kind == "clause":
        typed = read_number(raw[begin:]) or read_item_label(raw[begin:])
    label = None
    if typed is not None:
        label = (piece.start + begin, piece.start + begin + len(raw[begin : begin + typed.end].rstrip()))
        begin += typed.end
    # A line break with what is indented after it counts as one blank, as it is read.
    words = _BREAK.sub(lambda found: " " * len(found[0]), raw[begin:])
    holders = Holders(frozenset(parsed.resolution.conventions.holders))
    own, _, _ = peel(words.rstrip(" "), holders)
    if words.startswith(own):
        words = words[: len(own)]
    scanned = scan(words, holders, lambda at, message, hint: None)
    match_over([scanned], holders)
    pair_emphasis(scanned)
    kept = [True] * len(words)
    for token in scanned.tokens:
        if token.kind == "words":
            continue
        kept[token.start : token.end] = [False] * (token.end - token.start)
        if token.kind == "char" and token.end <= len(kept):
            kept[token.end - 1] = True
    first = piece.start + begin
    return label, [first + number for number, stays in enumerate(kept) if stays]


def _first_word(words: list[int], piece: Piece) -> tuple[int, int]:
    if not words:
        return piece.start, piece.start
    return words[0], words[0] + 1


def _title_at(source: str, words: list[int]) -> int:
    """The number of the first sign after the dash of an annex."""
    dash = next((number for number, place in enumerate(words) if source[place] == "—"), -1)
    return dash + 1


def _plain(resolution: Resolution, path: Path, spot: str) -> str:
    if spot == "enacting":
        return resolution.enacting.plain
    if path[0] == "notes":
        return resolution.notes[int(path[1])].text.plain
    if path[0] == "annexes" and len(path) == 2 and spot in ("label", "title"):
        annex: Annex = resolution.annexes[int(path[1])]
        return annex.title.plain if spot == "title" else annex.label.plain
    block: Block = at(resolution, path)
    if isinstance(block, Clause):
        return block.closing.plain if spot == "closing" else block.text.plain
    return block.text.plain if isinstance(block, Heading) else ""


def _aligned(source: str, words: list[int], plain: str) -> list[int]:
    """The offset of each sign of `plain`: its signs stand among `words` in the same order."""
    found: list[int] = []
    place = 0
    for sign in plain:
        here = place
        while here < len(words) and not _same(source[words[here]], sign):
            here += 1
        if here == len(words):
            found.append(found[-1] if found else (words[0] if words else 0))
            continue
        found.append(words[here])
        place = here + 1
    return found if words else []


def _same(typed: str, sign: str) -> bool:
    return typed == sign or (sign == " " and typed.isspace())

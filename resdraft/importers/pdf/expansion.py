"""A PDF that unpacks to more than any draft has, or draws one thing without end, is refused before it is opened."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from resdraft.model import InputError

MAX_BYTES = 64 << 20
MAX_STREAM = 12 << 20
"""Bytes of a packed stream when it is unpacked: what a page draws, or a font."""
MAX_STREAMS = 48 << 20
MAX_PICTURE = 48 << 20
MAX_PICTURES = 256 << 20
MAX_DRAWN = 30_000
"""How often things may be drawn and words shown on a page, those within others counted as often as these are."""
_END = 4096
"""The last words of a file stand in so many bytes at its end."""
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\Z")
_LONGEST = 4096
"""A stream's own dictionary is looked for in so many bytes before it."""
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_NAMED = re.compile(rb"/XObject\s*<<([^<>]{0,100000})>>")
_REFERENCE = re.compile(rb"/([^\s/<>()\[\]]{1,60})\s+(\d{1,8})\s+\d{1,5}\s+R\b")
_DRAWS = re.compile(rb"/([^\s/<>()\[\]]{1,60})\s+Do\b")
_SHOWS = re.compile(rb"[)>\]]\s*(?:T[Jj]\b|['\"])")
_PIECE = 1 << 20
_SEAM = 70
_CUT = re.compile(rb"(?:Do|T[Jj])\b|['\"]")
_DEEPEST = 60


@dataclass(slots=True)
class _Stream:
    """A stream of a file."""

    dictionary: bytes
    size: int = 0
    """Bytes when it is unpacked."""
    draws: Counter[bytes] = field(default_factory=Counter)
    """How often it draws what, by name."""
    shows: int = 0
    """How often it shows words."""

    def take(self, content: bytes) -> None:
        """Count what a part of it draws and shows."""
        self.draws.update(_DRAWS.findall(content))
        self.shows += len(_SHOWS.findall(content))


def refuse_bombs(data: bytes, name: str) -> None:
    """Raises InputError, with `name`, for a PDF that is too large, whose end is missing, whose streams unpack to too
    much, or whose pages draw forms within forms more often than any page does.

    Streams are unpacked piece by piece and thrown away; memory stays at a few pieces.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"more than {MAX_BYTES >> 20} MB", where=name)
    if b"%%EOF" not in data[-_END:]:
        raise InputError("a PDF that is cut off: its end is missing", hint="fetch it again", where=name)
    totals = {True: 0, False: 0}
    streams: dict[int, _Stream] = {}
    for number, stream in _streams(data):
        picture = _PICTURE.search(stream.dictionary) is not None
        totals[picture] += stream.size
        if stream.size > (MAX_PICTURE if picture else MAX_STREAM) or totals[picture] > (
            MAX_PICTURES if picture else MAX_STREAMS
        ):
            raise InputError("a PDF that unpacks to more than any draft has", where=name)
        streams[number] = stream
    if _most_drawn(data, streams) > MAX_DRAWN:
        raise InputError("a PDF that draws more on a page than any draft does", where=name)


def _streams(data: bytes) -> Iterator[tuple[int, _Stream]]:
    """The streams of a file with the numbers of their objects, negative where none is told."""
    for count, found in enumerate(_STREAM.finditer(data), start=1):
        before = data[max(0, found.start() - _LONGEST) : found.start()]
        begin = before.rfind(b"obj") + 3
        numbered = _OBJECT.search(before, max(0, begin - 30), begin)
        stream = _Stream(before[begin:] if begin > 2 else before)
        _unpack(data, found.end(), stream)
        yield int(numbered[1]) if numbered else -count, stream


def _unpack(data: bytes, begin: int, stream: _Stream) -> None:
    """Take the size of a stream and what it draws; one that is not packed ends where its object does."""
    picture = _PICTURE.search(stream.dictionary) is not None
    most = MAX_PICTURE if picture else MAX_STREAM
    if b"/FlateDecode" not in stream.dictionary and b"/Fl" not in stream.dictionary:
        end = data.find(b"endstream", begin)
        content = data[begin : end if end >= 0 else len(data)]
        stream.size = len(content)
        if not picture:
            stream.take(content)
        return
    unpacker = zlib.decompressobj()
    at, waiting, tail = begin, b"", b""
    while stream.size <= most and not unpacker.eof:
        if not waiting:
            waiting = data[at : at + 65536]
            at += len(waiting)
            if not waiting:
                break
        try:
            piece = unpacker.decompress(waiting, _PIECE)
        except zlib.error:
            break
        waiting = unpacker.unconsumed_tail
        stream.size += len(piece)
        if not picture:
            stream.take(tail + piece)
            tail = piece[-_SEAM:] if not _CUT.search(piece[-_SEAM:]) else b""


def _most_drawn(data: bytes, streams: Mapping[int, _Stream]) -> int:
    """How often the stream that draws most draws things, by the names that it and the file give them."""
    if not any(stream.draws or stream.shows for stream in streams.values()):
        return 0
    everywhere: dict[bytes, set[int]] = {}
    for found in _NAMED.finditer(data):
        for name, number in _REFERENCE.findall(found[1]):
            everywhere.setdefault(name, set()).add(int(number))
    known: dict[int, int] = {}

    def drawn(number: int, depth: int) -> int:
        stream = streams.get(number)
        if stream is None or depth > _DEEPEST:
            return 1
        if number not in known:
            known[number] = 1
            own = {name: {int(n)} for m in _NAMED.finditer(stream.dictionary) for name, n in _REFERENCE.findall(m[1])}
            total = 1 + stream.shows
            for name, times in stream.draws.items():
                targets = own.get(name) or everywhere.get(name, set())
                total += times * max((drawn(target, depth + 1) for target in targets), default=1)
            known[number] = min(total, MAX_DRAWN + 1)
        return known[number]

    return max(drawn(number, 0) for number in streams)

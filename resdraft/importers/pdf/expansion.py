"""Streams of a PDF that unpack to more than any draft has are refused before a reader opens the file."""

from __future__ import annotations

import re
import zlib

from resdraft.model import InputError

MAX_STREAM = 12 << 20
"""Bytes of a packed stream when it is unpacked: what a page draws, or a font."""
MAX_STREAMS = 48 << 20
_STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
"""Where a stream begins whose first byte is that of one packed by zlib (RFC 1950, CM 8)."""
_PICTURE = re.compile(rb"/Subtype\s*/Image\b(?:(?!endobj).)*\Z", re.DOTALL)
_DICTIONARY = 1200
"""A stream's own dictionary is looked for in so many bytes before it."""
_PIECE = 1 << 20
_END = 4096


def refuse_bombs(data: bytes, name: str) -> None:
    """Raises InputError, with `name`, for a PDF whose end is missing or whose streams unpack to too much.

    Packed streams are unpacked piece by piece and thrown away; memory stays at a few pieces.
    """
    if b"%%EOF" not in data[-_END:]:
        raise InputError("a PDF that is cut off: its end is missing", hint="fetch it again", where=name)
    total = 0
    for found in _STREAM.finditer(data):
        if _PICTURE.search(data, max(0, found.start() - _DICTIONARY), found.start()):
            continue
        size = _unpacked(data, found.end())
        total += size
        if size > MAX_STREAM or total > MAX_STREAMS:
            raise InputError("a PDF that unpacks to more than any draft has", where=name)


def _unpacked(data: bytes, begin: int) -> int:
    """How many bytes the packed stream that begins at a place unpacks to; what is no such stream counts up to there."""
    unpacker = zlib.decompressobj()
    size, at = 0, begin
    waiting = b""
    while size <= MAX_STREAM and not unpacker.eof:
        if not waiting:
            waiting = data[at : at + 65536]
            at += len(waiting)
            if not waiting:
                break
        try:
            size += len(unpacker.decompress(waiting, _PIECE))
        except zlib.error:
            break
        waiting = unpacker.unconsumed_tail
    return size

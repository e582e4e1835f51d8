"""Bytes to text: UTF-8, UTF-16, or the one Windows code page that the letters speak for; else a refusal."""

from __future__ import annotations

import codecs
import re

from resdraft.importers.code_pages import told_by_letters
from resdraft.model import InputError

MAX_BYTES = 64 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer first: that of UTF-32 begins with that of UTF-16."""
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
_BLANK = re.compile(r"[\s\ufeff\u200b\x00-\x1f]*")
_AS_UTF8 = "save it as UTF-8 and try again"
_SAMPLE = 1 << 20


UTF_8 = "UTF-8"


def decode(data: bytes, name: str = "") -> str:
    """The text that the bytes hold; see `decode_as`."""
    return decode_as(data, name)[0]


def decode_as(data: bytes, name: str = "") -> tuple[str, str]:
    """The text that the bytes hold, without a byte order mark, and what it is encoded in ("UTF-8", "Windows-1252").

    UTF-8, UTF-16 and UTF-32 are told by their mark, UTF-16 also by the place of its zero bytes; bytes that are not
    UTF-8 are read in the Windows code page (1252, 1251, 1256) or as GB 18030 where their letters can be nothing else.

    Raises InputError (`where` is `name`) for an empty or blank file, for one over 64 MB, for bytes that are no text,
    and for text whose encoding cannot be told: it is never guessed. Offsets count bytes from 0.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{len(data):,} bytes are more than the limit of 64 MB", where=name)
    text, encoding = _decoded(data, name)
    if _BLANK.fullmatch(text):
        raise InputError("the file is empty", where=name)
    return text, encoding


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, len(mark), encoding, name), _shown(encoding)
    if b"\0" in data:
        encoding = _utf_16_by_zeros(data, name)
        return _strict(data, 0, encoding, name), _shown(encoding)
    _refuse_controls(data, name)
    try:
        return data.decode("utf-8"), UTF_8
    except UnicodeDecodeError as error:
        at = error.start
    told = told_by_letters(data)
    if told is not None:
        return told
    raise InputError(
        f"not UTF-8 (byte 0x{data[at]:02X} at offset {at}), and its letters do not tell which code page it is in",
        hint=_AS_UTF8,
        where=name,
    )


def _shown(encoding: str) -> str:
    """The name of an encoding of Unicode, whatever the order of its bytes."""
    return encoding.upper().removesuffix("-LE").removesuffix("-BE")


def _strict(data: bytes, skip: int, encoding: str, name: str) -> str:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skip
        raise InputError(
            f"not {_shown(encoding)} as its first bytes say (byte 0x{data[at]:02X} at offset {at})",
            hint=_AS_UTF8,
            where=name,
        ) from error
    if "\0" in text:
        raise InputError("not a text: it has NUL characters", where=name)
    return text


def _utf_16_by_zeros(data: bytes, name: str) -> str:
    """Which UTF-16 it is: the order of bytes that makes the zero bytes upper halves of signs, and the text writing."""
    if len(data) % 2 == 0:
        samples = {e: data[:_SAMPLE].decode(e, errors="replace") for e in ("utf-16-le", "utf-16-be")}
        low = {e: sum(1 for c in text if c < "\u0100") for e, text in samples.items()}
        best = max(low, key=lambda encoding: low[encoding])
        if _is_writing(samples[best]) and len(set(low.values())) == 2:
            return best
    raise InputError(f"not a text (a zero byte at offset {data.index(0)})", where=name)


def _is_writing(text: str) -> bool:
    """Whether nearly all characters are letters, digits, blanks and signs of the six languages' scripts."""
    known = sum(1 for c in text if c < "\u0500" or "\u0600" <= c < "\u0700" or "\u2000" <= c < "\u2100" or _is_east(c))
    return known >= len(text) * 0.95 and any(c.isalpha() for c in text)


def _is_east(char: str) -> bool:
    return "\u3000" <= char < "\u3100" or "\u3200" <= char < "\ua000" or "\uff00" <= char < "\uffef"


def _refuse_controls(data: bytes, name: str) -> None:
    """Control characters other than blanks are rare in a text: more than one in fifty make it none."""
    found = _CONTROLS.search(data)
    if found and len(_CONTROLS.findall(data)) * 50 > len(data):
        raise InputError(f"not a text (byte 0x{data[found.start()]:02X} at offset {found.start()})", where=name)

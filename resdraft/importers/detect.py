"""Which format a file is in: told by its content, then by its name."""

from __future__ import annotations

import re
from typing import Literal

from resdraft.model import InputError

FileFormat = Literal["akn", "docx", "pdf", "json", "draft", "plain"]

_SAVE_AS_TEXT = "save it as plain text (UTF-8) and import that"
_WORD = "open it in a word processor, save it as .docx and import that (or `soffice --convert-to docx FILE`)"
_BINARY: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file or another Office file", _WORD),
    (b"{\\rtf", "a rich text (RTF) file", f"open it in a word processor, {_SAVE_AS_TEXT}"),
    (b"\x1f\x8b", "a compressed (gzip) file", "unpack it and import what is in it"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed (7z) file", "unpack it and import what is in it"),
    (b"Rar!\x1a\x07", "a compressed (RAR) file", "unpack it and import what is in it"),
    (b"\x89PNG\r\n", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
    (b"GIF8", "a picture", ""),
    (b"II*\0", "a picture", ""),
    (b"MM\0*", "a picture", ""),
    (b"\x7fELF", "a program", ""),
    (b"SQLite format 3\0", "a database", ""),
)
_PDF = b"%PDF-"
_PDF_START = 1024
"""Readers of PDF look for its first words in so many bytes (ISO 32000-1, annex H.3.4.1)."""
_FRONT = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,80}?format[ \t]*:")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*(?:\"|\})")
_MARKUP = re.compile(rb"\s*<(?:\?xml|!DOCTYPE|!--|[A-Za-z][\w:.-]*[\s>/])", re.IGNORECASE)
_ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]{0,60})")
_WEB_PAGE = re.compile(rb"<!doctype html|<html[\s/>]", re.IGNORECASE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def tell(data: bytes, name: str = "") -> FileFormat:
    """The format of a file's bytes; `name` decides only where the content says nothing.

    Raises InputError for files known to be of a kind that is not read (old Word files, archives, pictures, web pages,
    other XML), saying what to do.
    """
    if _is_word(data):
        return "docx"
    if _PDF in data[:_PDF_START]:
        return "pdf"
    _refuse_binary(data, name)
    if name.lower().endswith((".docx", ".docm")):
        hint = "open it in Word or LibreOffice and save it as .docx; with git LFS, fetch it first"
        raise InputError("not a Word file: it is no zip, or a broken one", hint=hint, where=name)
    head = _narrowed(data[:65536])
    if _MARKUP.match(head):
        return _markup(data, head, name)
    lower = name.lower()
    if _JSON.match(head) and (lower.endswith(".json") or b'"format"' in data or b'"operative"' in data):
        return "json"
    if lower.endswith(".json") and head.lstrip().startswith((b"{", b"[")):
        return "json"
    return "draft" if _FRONT.match(head) or lower.endswith(".res.md") else "plain"


def _narrowed(head: bytes) -> bytes:
    """The first bytes without a byte order mark and without the zero bytes of UTF-16, to look for ASCII in."""
    for mark in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].replace(b"\0", b"")
    return head.replace(b"\0", b"")


def _markup(data: bytes, head: bytes, name: str) -> FileFormat:
    if _WEB_PAGE.search(head[:2048]):
        raise InputError("a web page", hint="open it in a browser, copy its text and import that", where=name)
    from resdraft.importers.akn import looks_like_akn

    if looks_like_akn(data):
        return "akn"
    if name.lower().endswith((".txt", ".md")):
        return "plain"
    found = _ELEMENT.search(head)
    outermost = f": the outermost element is <{found[1].decode('ascii', 'replace')}>" if found else ""
    raise InputError(f"XML, but not Akoma Ntoso{outermost}", hint=_SAVE_AS_TEXT, where=name)


def _refuse_binary(data: bytes, name: str) -> None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        what, hint = _packed(data)
        raise InputError(what, hint=hint, where=name)
    for start, what, hint in _BINARY:
        if data.startswith(start):
            raise InputError(what, hint=hint, where=name)


def _is_word(data: bytes) -> bool:
    """Whether it is a zip that holds a Word document, by the names of its parts; a truncated one is taken for one."""
    return data.startswith(b"PK\x03\x04") and (b"word/document" in data or b"word/_rels/" in data)


def _packed(data: bytes) -> tuple[str, str]:
    """What a zip file is, by the names of its parts, and what to do with it."""
    if b"opendocument.text" in data[:256]:
        return "an OpenDocument text", _WORD
    if b"xl/workbook" in data or b"ppt/presentation" in data or b"opendocument." in data[:256]:
        return "an Office file that is no text", ""
    return "a compressed (zip) file", "unpack it and import what is in it"

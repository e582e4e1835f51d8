"""Foreign formats to Resolutions: Akoma Ntoso, Word, PDF, JSON of the model, the draft format, text as people paste it.

Bytes in, normal Resolutions out, with what the importer was unsure of. The format is told by content, then by name.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from resdraft.importers.detect import tell
from resdraft.importers.encoding import UTF_8, decode, decode_as
from resdraft.importers.jsonfile import read_json
from resdraft.importers.plain import read_plain, read_plain_bounded
from resdraft.importers.result import Doubt, Imported, Revisions
from resdraft.model import SystemFault

if TYPE_CHECKING:
    from resdraft.importers.docx.settling import Settled

FORMATS: dict[str, str] = {
    "akn": "Akoma Ntoso XML, as the United Nations publishes its resolutions",
    "docx": "a Word file (.docx, .docm, .dotx), strict or transitional",
    "pdf": "a PDF file with a text layer, as the United Nations, Word and LibreOffice make them",
    "json": "JSON of the model, as `resdraft export` writes it",
    "draft": "the draft format (.res.md)",
    "plain": "plain text as pasted from a page, a message, a PDF or a word processor",
}
"""The formats that are read, and what they are."""


def read(data: bytes, name: str = "", *, revisions: Revisions = "accepted") -> tuple[Imported, ...]:
    """The Resolutions that a file holds: one, or one for each part of a collection.

    `name` is the file's name or "": it stands in errors and decides where the content does not tell the format.
    `revisions` says how tracked changes of a Word file are read.

    Raises InputError for what is not read: another kind of file, text in an unknown encoding, more than 64 MB, 400,000
    lines, 1,000,000 characters in a line or 20,000 paragraphs, a broken file; its hint says what to do. Raises
    SystemFault where the reader of PDF is not installed.
    """
    match tell(data, name):
        case "akn":
            from resdraft.importers.akn import read_akn

            return tuple(Imported(resolution, (), "akn") for resolution in read_akn(data, name))
        case "docx":
            from resdraft.importers.docx import read_docx

            return (read_docx(data, name, revisions=revisions),)
        case "pdf":
            return (_read_pdf(data, name),)
        case "json":
            return (Imported(read_json(data, name), (), "json"),)
        case "draft":
            return (_read_draft(*decode_as(data, name)),)
    return (read_plain_bounded(decode(data, name), name),)


def _read_pdf(data: bytes, name: str) -> Imported:
    try:
        from resdraft.importers.pdf import read_pdf
    except ModuleNotFoundError as error:
        if error.name != "pypdfium2":
            raise
        hint = "pip install 'resdraft[pdf]'; or copy its text, save it as plain text (UTF-8), and import that"
        raise SystemFault("a PDF file is read with pypdfium2, and that is not installed here", hint=hint) from error
    return read_pdf(data, name)


def _read_draft(source: str, encoding: str) -> Imported:
    from resdraft.text import parse

    parsed = parse(source)
    doubts = [Doubt(p.line, p.column, p.message) for p in parsed.problems]
    if encoding != UTF_8:
        doubts.insert(0, Doubt(1, 1, f"not {UTF_8}: read as {encoding}"))
    return Imported(parsed.resolution, tuple(doubts), "draft")


def settle(
    data: bytes,
    revisions: Revisions,
    authors: Collection[str] = (),
    name: str = "",
    *,
    paragraphs: Collection[int] | None = None,
) -> Settled:
    """Accept or reject the tracked changes of a Word file; with `authors`, those of these people alone.

    With `paragraphs`, numbers counted from 0 through the text, only what stands in those. What no change touches keeps
    its bytes. Raises InputError, with `name`, for what is no Word file or is broken.
    """
    from resdraft.importers.docx.settling import settle as settle_docx

    return settle_docx(data, revisions, authors, name, paragraphs=paragraphs)


__all__ = [
    "FORMATS",
    "UTF_8",
    "Doubt",
    "Imported",
    "Revisions",
    "decode",
    "decode_as",
    "read",
    "read_json",
    "read_plain",
    "settle",
    "tell",
]

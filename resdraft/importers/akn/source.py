"""Foreign bytes to a tree of elements, with every limit checked; nothing here knows what the elements mean."""

from __future__ import annotations

import re

from lxml import etree

from resdraft.model import InputError

MAX_BYTES = 64 * 1024 * 1024
_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E")
_PLACE = re.compile(r", line \d+, column \d+.*$", re.DOTALL)


def parse(data: bytes, name: str) -> etree._Element:
    """The root element `akomaNtoso`; comments and processing instructions are gone.

    Raises InputError, with `name`, line and column, for what is too large, has a document type declaration (and
    so could define entities), is not well-formed, or is not Akoma Ntoso. Nothing outside `data` is ever read.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"too large: {len(data) // 2**20} MB, the limit is {MAX_BYTES // 2**20} MB", where=name)
    if not data.strip():
        raise InputError("the file is empty", where=name)
    declaration = _DOCTYPE.search(data)
    if declaration:
        before = data[: declaration.start()]
        place = _where(name, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        raise InputError("a document type declaration is refused", hint="remove <!DOCTYPE …>", where=place)
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = _PLACE.sub("", error.msg or "unreadable")
        place = _where(name, line, column)
        raise InputError(f"not well-formed XML: {reason[:1].lower()}{reason[1:]}", where=place) from error
    if root.getroottree().docinfo.doctype:
        raise InputError("a document type declaration is refused", hint="remove <!DOCTYPE …>", where=name)
    if local(root) != "akomaNtoso":
        raise InputError(f"not Akoma Ntoso: the outermost element is <{local(root)}>", where=name)
    return root


def _parser() -> etree.XMLParser:
    """A fresh parser: one that is shared keeps the names of every file it has read."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _where(name: str, line: int, column: int) -> str:
    return f"{name}:{line}:{column}" if name else f"{line}:{column}"


def local(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]

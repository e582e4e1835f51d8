"""The United Nations profile of Akoma Ntoso 3.0, all bodies, kinds and languages, to Resolutions.

lxml is loaded by the first reading, not by asking what a file is.
"""

from __future__ import annotations

import re

from resdraft.model import Resolution

_ROOT = re.compile(rb"<(?:[\w.-]+:)?akomaNtoso[\s>/]")


def looks_like_akn(data: bytes) -> bool:
    """Whether the first bytes are those of an Akoma Ntoso file; looks at four kilobytes."""
    return _ROOT.search(data[:4096].replace(b"\0", b"")) is not None


def read_akn(data: bytes, name: str = "") -> tuple[Resolution, ...]:
    """The normal Resolutions of a file: one, or one for each part ("A", "B" …) of a collection.

    `name` is the file's name: it stands in errors, and its stem helps where the cover bears no symbol.

    Raises InputError for what is no well-formed Akoma Ntoso (`where` is `name:line:column`), has a document type
    declaration, holds no paragraph or more than 20,000 blocks, nests them more than 64 deep, or is larger than 64 MB.
    """
    from resdraft.importers.akn.document import read

    return read(data, name)


__all__ = ["looks_like_akn", "read_akn"]

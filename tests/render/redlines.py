"""Looks into Word files with tracked changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resdraft.diff import compare
from resdraft.importers import Revisions, read
from resdraft.model import Resolution
from resdraft.ooxml import Element, attribute, local, qn
from resdraft.render import Rival, redline_docx, redline_onto
from tests.importers.word_files import unpacked
from tests.render.samples import COUNCIL, opened

MARKS = ("ins", "del", "moveFrom", "moveTo")


def fresh(old: Resolution, new: Resolution, author: str = "", date: str = "") -> bytes:
    """A redline on the Council's template."""
    return redline_docx(compare(old, new), old, new, COUNCIL, author=author, date=date)


def onto(base: bytes, *news: Resolution, authors: Sequence[str] = (), renumber: bool = False) -> bytes:
    """A redline on a given file."""
    old = settled(base, "accepted")
    names = [*authors, *("" for _ in news)]
    rivals = [Rival(compare(old, new), new, name) for name, new in zip(names, news, strict=False)]
    return redline_onto(base, old, rivals, renumber=renumber)


def settled(data: bytes, how: Revisions) -> Resolution:
    """What the file says with its changes accepted or rejected."""
    return read(data, "a.docx", revisions=how)[0].resolution


def text(resolution: Resolution) -> tuple[object, ...]:
    """All of a resolution but its masthead."""
    it = resolution
    return (it.enacting, it.preamble, it.operative, it.annexes, it.notes)


def body(data: bytes) -> Element:
    """The text of a file."""
    package = opened(data)
    found = package.xml(package.main()).find(qn("w:body"))
    assert found is not None
    return found


def shown(data: bytes) -> list[str]:
    """Each paragraph of the text: +came+, -went-, <moved away<, >moved here>; ¶ with the sign for its end."""
    signs = {"ins": "+", "del": "-", "moveFrom": "<", "moveTo": ">"}
    lines = []
    for paragraph in body(data).iter(qn("w:p")):
        said = ""
        for run in paragraph.iter(qn("w:r")):
            around = [signs[local(e)] for e in run.iterancestors() if local(e) in signs]
            words = "".join(
                {"tab": "\t", "footnoteReference": "*"}.get(local(c), c.text or "") for c in run if local(c) != "rPr"
            )
            said += "".join(around) + words + "".join(reversed(around))
        ends = [signs[local(e)] for e in paragraph.iterfind(f"{qn('w:pPr')}/{qn('w:rPr')}/*") if local(e) in signs]
        joined = re.sub(r"(\+\+|--|<<|>>)", "", said)
        lines.append(joined + "".join(f"¶{sign}" for sign in ends))
    return [line for line in lines if line]


def marks(data: bytes) -> list[Element]:
    """Every mark of a tracked change in the text and its notes."""
    package = opened(data)
    roots = [package.xml(package.main())]
    if name := package.related(package.main(), "footnotes"):
        roots.append(package.xml(name))
    return [
        e for root in roots for e in root.iter() if local(e) in MARKS or local(e).endswith(("Change", "RangeStart"))
    ]


def paragraphs(data: bytes) -> list[bytes]:
    """The XML of each paragraph of the text that holds no other."""
    return re.findall(rb"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", unpacked(data)["word/document.xml"], flags=re.DOTALL)


def numbers(data: bytes) -> list[str]:
    """The numbers of all marks and bookmarks."""
    bookmarks = body(data).iter(qn("w:bookmarkStart"))
    return [attribute(mark, "w:id") for mark in (*marks(data), *bookmarks)]

"""Numbers of lines in the margin of a Word document."""

from __future__ import annotations

from resdraft.ooxml import Element, put_in_order, qn, w


def number_lines(root: Element, restart: str) -> None:
    """Have Word number the lines of every section, as `restart` says (`continuous`, `newPage`), or none of them.

    Paragraphs whose style leaves them out, as the header block does, are not counted. "" leaves all as it is.
    """
    if not restart:
        return
    for section in list(root.iter(qn("w:sectPr"))):
        for old in section.findall(qn("w:lnNumType")):
            section.remove(old)
        if restart != "none":
            put_in_order(section, w("lnNumType", countBy="1", restart=restart))

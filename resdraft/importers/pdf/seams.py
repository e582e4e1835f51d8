"""The lines of a paragraph joined to one text with its marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resdraft.importers.plain_lines import Seams
from resdraft.model import Mark, Text


def joined_lines(lines: Sequence[Text], seams: Seams) -> Text:
    """The lines of a paragraph as one text."""
    plain: list[str] = []
    marks: list[Mark] = []
    length = 0
    for text in lines:
        if plain:
            cut, between = seams.between(plain[-1], text.plain)
            between = "" if plain[-1].endswith(" ") else between
            if cut:
                plain[-1] = plain[-1][:-cut]
                length -= cut
                at = len(marks)
                while at and marks[at - 1].end > length:
                    at -= 1
                    marks[at] = replace(marks[at], start=min(marks[at].start, length), end=length)
            plain.append(between)
            length += len(between)
        marks += [replace(m, start=m.start + length, end=m.end + length) for m in text.marks]
        plain.append(text.plain)
        length += len(text.plain)
    return Text("".join(plain), tuple(marks))

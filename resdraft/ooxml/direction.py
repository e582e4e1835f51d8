"""Turning what a template has from left to right, for languages written from the right."""

from __future__ import annotations

import unicodedata

from resdraft.ooxml.order import put_in_order
from resdraft.ooxml.xml import Element, qn, w


def turn_right_to_left(root: Element) -> None:
    """Set the paragraphs and tables below an element from the right, and the runs that hold letters from the right.

    Edges and alignments of a style that are named "left" and "right" change sides with that, as Word does it.
    """
    for table in root.iter(qn("w:tbl")):
        properties = _properties(table, "tblPr")
        if properties.find(qn("w:bidiVisual")) is None:
            put_in_order(properties, w("bidiVisual"))
    for paragraph in root.iter(qn("w:p")):
        properties = _properties(paragraph, "pPr")
        if properties.find(qn("w:bidi")) is None:
            put_in_order(properties, w("bidi"))
    for run in root.iter(qn("w:r")):
        if any(_is_from_right("".join(text.itertext())) for text in run.iter(qn("w:t"))):
            properties = _properties(run, "rPr")
            if properties.find(qn("w:rtl")) is None:
                put_in_order(properties, w("rtl"))


def _properties(owner: Element, name: str) -> Element:
    found = owner.find(qn(f"w:{name}"))
    if found is None:
        found = w(name)
        owner.insert(0, found)
    return found


def _is_from_right(words: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in words)

"""Paragraphs of a template turned to the right where a language is written from there."""

from __future__ import annotations

import re

from resdraft.ooxml import Element, put_in_order, qn, w

_FROM_THE_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufeff]")


def turn(root: Element) -> None:
    """Set paragraphs and runs with letters of such a writing from right to left, where the template did not.

    A template for English may then serve a draft in Arabic; what has none of its letters, as a symbol, stays.
    """
    for paragraph in root.iter(qn("w:p")):
        lettered = [run for run in paragraph.iter(qn("w:r")) if _FROM_THE_RIGHT.search(_words(run))]
        if lettered:
            _mark(paragraph, "pPr", "bidi")
        for run in lettered:
            _mark(run, "rPr", "rtl")


def _words(run: Element) -> str:
    return "".join(str(text.text or "") for text in run.iterchildren(qn("w:t")))


def _mark(found: Element, properties: str, sign: str) -> None:
    own = found.find(qn(f"w:{properties}"))
    if own is None:
        own = w(properties)
        found.insert(0, own)
    if own.find(qn(f"w:{sign}")) is None:
        put_in_order(own, w(sign))

"""A table of a new text in the look of one that a Word file has."""

from __future__ import annotations

from copy import deepcopy

from resdraft.model import Table, Text
from resdraft.ooxml import Element, local, qn, w
from resdraft.render.printing import Printer
from resdraft.render.redline_looks import Looks
from resdraft.render.redline_models import cells, properties_of

_WIDE = 9_000
"""Twips, where nothing says how wide."""


def table_like(block: Table, model: Element | None, printer: Printer, looks: Looks) -> Element:
    """The table, in the look of another with as many columns; plain where there is none."""
    columns = max(map(len, block.rows), default=1)
    rows = [] if model is None else [child for child in model if local(child) == "tr"]
    if model is None or not rows or any(len(cells(row)) != columns for row in rows):
        rows = []
        made = w(
            "tbl",
            w("tblPr", w("tblW", w="0", type="auto")),
            w("tblGrid", *(w("gridCol", w=str(_WIDE // columns)) for _ in range(columns))),
        )
    else:
        made = w("tbl", *(deepcopy(child) for child in model if local(child) in ("tblPr", "tblGrid")))
    for number, texts in enumerate(block.rows):
        like = rows[min(number, len(rows) - 1)] if rows else None
        row = w("tr", *([] if like is None else map(deepcopy, like.findall(qn("w:trPr")))))
        for column in range(columns):
            pattern = None if like is None else cells(like)[column]
            row.append(_cell(texts[column] if column < len(texts) else Text(), pattern, printer, looks))
        made.append(row)
    return made


def _cell(text: Text, pattern: Element | None, printer: Printer, looks: Looks) -> Element:
    paragraph = None if pattern is None else pattern.find(qn("w:p"))
    properties = None if paragraph is None else properties_of(paragraph, automatic=True)
    base = None if paragraph is None else looks.base(paragraph)
    filled = w("p", *([] if properties is None else [properties]), *printer.runs(printer.cut(text), base))
    return w("tc", *([] if pattern is None else map(deepcopy, pattern.findall(qn("w:tcPr")))), filled)

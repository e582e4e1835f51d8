"""Tables within a text: borders and type are the template's, the widths follow what the cells hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resdraft.model import EMPTY, Table, Text
from resdraft.ooxml import Element, Styles, attribute, qn, w
from resdraft.render.printing import Printer


@dataclass(frozen=True, slots=True)
class Area:
    """Where the text stands on the page, twips."""

    left: int
    """From the left margin."""
    width: int


_DEFAULT = Area(0, 9000)
_FIGURE = re.compile(r"[(–-]?(?:US)?[$€£]?\s?\d[\d\s.,]*\s?%?\)?|[–-]|…|n/a")


def text_area(document: Element, styles: Styles) -> Area:
    """The column in which operative paragraphs stand: the page without its margins and their style's indents."""
    size, margins = document.find(f".//{qn('w:pgSz')}"), document.find(f".//{qn('w:pgMar')}")
    style = styles.find("Operative paragraph", "Unnumbered paragraph", "Preambular paragraph")
    left, right = (style.left, style.right) if style else (0, 0)
    try:
        page = int(attribute(size, "w:w"))
        width = page - int(attribute(margins, "w:left")) - int(attribute(margins, "w:right")) - left - right
    except ValueError:
        return _DEFAULT
    return Area(left, width) if width > 0 else _DEFAULT


def table(block: Table, printer: Printer, area: Area) -> list[Element]:
    """A table as wide as the text, its first row repeated on every page, and what sets it off from the next block."""
    columns = max(len(row) for row in block.rows)
    widths = _widths(block, columns, area.width)
    style = printer.styles.find("Text table", "Table Grid", kind="table")
    properties = w("tblPr", *([w("tblStyle", val=style.id)] if style else []))
    if printer.rtl:
        properties.append(w("bidiVisual"))
    properties.append(w("tblW", w=str(sum(widths)), type="dxa"))
    properties.append(w("tblInd", w=str(area.left), type="dxa"))
    properties.append(w("tblLayout", type="fixed"))
    properties.append(w("tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0"))
    made = w("tbl", properties, w("tblGrid", *(w("gridCol", w=str(width)) for width in widths)))
    rows = [(*row, *(EMPTY,) * (columns - len(row))) for row in block.rows]
    figures = [_are_figures([row[column].plain for row in rows[1:]]) for column in range(columns)]
    for number, cells in enumerate(rows):
        made.append(_row(cells, widths, figures, printer, head=number == 0 and len(rows) > 1))
    after = printer.styles.find("Table space")
    return [made, printer.paragraph(after, [])]


def _are_figures(cells: list[str]) -> bool:
    """Whether a column holds figures and nothing else, which are set to the right."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_FIGURE.fullmatch(cell) for cell in filled)


def _row(cells: tuple[Text, ...], widths: list[int], figures: list[bool], printer: Printer, *, head: bool) -> Element:
    made = w("tr", w("trPr", w("cantSplit"), *([w("tblHeader")] if head else [])))
    for cell, width, figure in zip(cells, widths, figures, strict=True):
        names = [*(["Table head of figures"] if figure else []), "Table head"] if head else []
        style = printer.styles.find(*names, *(["Table figures"] if figure and not head else []), "Table text")
        content = printer.paragraph(style, printer.text(cell))
        made.append(w("tc", w("tcPr", w("tcW", w=str(width), type="dxa")), content))
    return made


def _widths(block: Table, columns: int, width: int) -> list[int]:
    """Shares of the width by the words of a column: the root of its longest cell, and room for its longest word."""
    wanted = []
    for column in range(columns):
        cells = [row[column].plain for row in block.rows if column < len(row)]
        longest = max((len(cell) for cell in cells), default=0)
        word = max((len(word) for cell in cells for word in cell.split()), default=0)
        wanted.append(max(4.0, word * 1.15, (longest**0.5) * 4))
    total = sum(wanted)
    shares = [int(width * share / total) for share in wanted]
    shares[-1] += width - sum(shares)
    return shares

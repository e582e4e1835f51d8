"""A Word document that is one table across a landscape page, in the type of a house's template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from resdraft.model import InputError
from resdraft.ooxml import (
    OFFICE,
    WORD,
    Element,
    Format,
    Package,
    Styles,
    attribute,
    field,
    forget_template,
    qn,
    set_language,
    set_neutral_properties,
    text_run,
    w,
)
from resdraft.render.comparison_page import Draft
from resdraft.render.comparison_parts import FROM_THE_RIGHT, Piece
from resdraft.render.template import open_template

_MARGIN = 1000
_PAPER = (12240, 15840)
"""US Letter, for a template that does not say."""
_LONG = 900
"""Characters of a row from which on it may run over the end of a page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in a cell, or above the table."""

    pieces: tuple[Piece, ...]
    kind: str = "words"
    """"words", "label", "part", "remark" or "title": each has a style of its own."""
    draft: Draft | None = None
    """Whose words they are; none for those of the page."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells, each of lines; a row of one cell goes across."""

    cells: tuple[tuple[Line, ...], ...]
    heading: bool = False
    """Whether it begins a part, and stays with the row after it."""


def line(words: str, kind: str = "words", draft: Draft | None = None) -> Line:
    """A line of words in which nothing came or went."""
    return Line((Piece(words, "equal"),), kind, draft)


def table_document(
    template: bytes | Path,
    title: str,
    above: Sequence[Line],
    heads: Sequence[Line],
    rows: Sequence[TableRow],
    shares: Sequence[int],
    draft: Draft,
) -> bytes:
    """The bytes of a `.docx` file, the same for the same input.

    Paper, type and spacing are the template's; the page lies on its side. The row of `heads` is repeated on every
    page, `shares` are the widths of the columns among each other. Where the `draft` is written from right to left, so
    run the columns.

    Raises InputError for a template that is no Word file, is too large, or holds macros.
    """
    where, data = ("", template) if isinstance(template, bytes) else (str(template), _read(template))
    package = open_template(data, where)
    document = package.main()
    _clear_margins(package, document)
    styles = _styles(package, document)
    page = _Table(Styles(styles), draft)
    width, height = _paper(package.xml(document))
    body = w("body", *(page.paragraph(found) for found in above))
    body.append(page.table(heads, rows, _widths(shares, height - 2 * _MARGIN)))
    body.append(page.paragraph(Line((), "remark")))
    body.append(_section(package, document, width, height, page))
    root = w("document", body)
    package.put(document, root)
    set_language(styles, draft.language)
    forget_template(package, document)
    set_neutral_properties(package, title, draft.language)
    return package.data()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"the template cannot be read: {error.strerror or error}", where=str(path)) from error


def _paper(root: Element) -> tuple[int, int]:
    """The shorter and the longer side of the template's paper."""
    size = root.find(f".//{qn('w:pgSz')}")
    try:
        sides = int(attribute(size, "w:w")), int(attribute(size, "w:h"))
    except ValueError:
        sides = _PAPER
    return min(sides), max(sides)


def _widths(shares: Sequence[int], width: int) -> list[int]:
    found = [width * share // sum(shares) for share in shares]
    found[-1] += width - sum(found)
    return found


def _clear_margins(package: Package, document: str) -> None:
    """Takes away the template's heads and feet, which are for a draft, and what tells even pages apart."""
    for relation in package.relationships(document):
        if relation.type in (f"{OFFICE}/header", f"{OFFICE}/footer"):
            package.unrelate(document, relation.id)
            if relation.target in package:
                package.drop(relation.target)
    settings = package.related(document, "settings")
    if settings:
        root = package.xml(settings)
        for found in root.findall(qn("w:evenAndOddHeaders")):
            root.remove(found)


def _styles(package: Package, document: str) -> Element:
    """The template's styles with those of the table, for a house to change in Word."""
    name = package.related(document, "styles")
    if not name:
        name = "word/styles.xml"
        package.add(document, "styles", name, f"{WORD}.styles+xml", w("styles"))
    root = package.xml(name)
    known = Styles(root)
    text = known.find("Table text", "Normal")
    base = [w("basedOn", val=text.id)] if text else []
    letters = [w("basedOn", val=plain.id)] if (plain := known.find("Default Paragraph Font", kind="character")) else []
    left = w("ind", left="0", right="0", firstLine="0")
    for made in (
        _style("paragraph", "Comparison words", base, w("pPr", left, w("jc", val="start"))),
        _style("paragraph", "Comparison label", base, w("rPr", *_bold())),
        _style("paragraph", "Comparison part", base, w("pPr", w("keepNext")), w("rPr", *_bold())),
        _style("paragraph", "Comparison remark", base, w("rPr", w("color", val="595959"))),
        _style("paragraph", "Comparison title", base, w("rPr", *_bold(), w("sz", val="28"), w("szCs", val="28"))),
        _style("character", "Comparison inserted", letters, w("rPr", w("color", val="0B5D27"), w("u", val="single"))),
        _style("character", "Comparison deleted", letters, w("rPr", w("strike"), w("color", val="96201A"))),
    ):
        if known.find(attribute(made.find(qn("w:name")), "w:val"), kind=attribute(made, "w:type")) is None:
            root.append(made)
    return root


def _bold() -> list[Element]:
    return [w("b"), w("bCs")]


def _style(kind: str, name: str, base: Sequence[Element], *properties: Element) -> Element:
    identity = "".join(word.capitalize() for word in name.split())
    copies = [w("basedOn", val=attribute(found, "w:val")) for found in base]
    return w(
        "style", w("name", val=name), *copies, w("qFormat"), *properties, type=kind, styleId=identity, customStyle="1"
    )


class _Table:
    """Makes paragraphs and rows in the styles of a file."""

    def __init__(self, styles: Styles, draft: Draft) -> None:
        self._styles = styles
        self._rtl = draft.direction == "rtl"

    def table(self, heads: Sequence[Line], rows: Sequence[TableRow], widths: Sequence[int]) -> Element:
        edges = (w(side, val="single", sz="4", space="0", color="8C8C8C") for side in _EDGES)
        padding = (w(side, w="90", type="dxa") for side in ("left", "right"))
        properties = w(
            "tblPr",
            *([w("bidiVisual")] if self._rtl else []),
            w("tblW", w=str(sum(widths)), type="dxa"),
            w("tblBorders", *edges),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *padding),
            w(
                "tblLook",
                val="0420",
                firstRow="1",
                lastRow="0",
                firstColumn="0",
                lastColumn="0",
                noHBand="0",
                noVBand="1",
            ),
        )
        made = w("tbl", properties, w("tblGrid", *(w("gridCol", w=str(width)) for width in widths)))
        made.append(self._row(TableRow(tuple((head,) for head in heads)), widths, head=True))
        for row in rows:
            made.append(self._row(row, widths))
        return made

    def paragraph(self, found: Line) -> Element:
        """A line in its style, in the direction of its words whatever that of the template."""
        style = self._styles.find(f"Comparison {found.kind}")
        rtl = found.draft is not None and found.draft.direction == "rtl"
        properties = w("pPr", *([w("pStyle", val=style.id)] if style else []), w("bidi", val="1" if rtl else "0"))
        return w("p", properties, *(self._run(piece, rtl) for piece in found.pieces))

    def _run(self, piece: Piece, rtl: bool) -> Element:
        """A run of a piece; instead of italics Arabic has bold letters, and a template may have a style."""
        style = self._styles.find(f"Comparison {piece.kind}", kind="character")
        lettered = rtl and FROM_THE_RIGHT.search(piece.words) is not None
        house = self._styles.find("Italic words", kind="character") if piece.italic else None
        instead = lettered or (style is not None and house is not None)
        form = Format(
            style=found.id if (found := style or house) else "",
            bold=True if piece.italic and instead else None,
            italic=piece.italic and not instead and not house,
            rtl=lettered,
        )
        return text_run(piece.words, form)

    def _row(self, row: TableRow, widths: Sequence[int], *, head: bool = False) -> Element:
        size = max(sum(len(piece.words) for part in cell for piece in part.pieces) for cell in row.cells)
        properties = w("trPr", *([w("cantSplit")] if head or size < _LONG else []), *([w("tblHeader")] if head else []))
        made = w("tr", *([properties] if len(properties) else []))
        if len(row.cells) == 1 < len(widths):
            shade = "D9D9D9" if row.heading else "F7F7F7"
            span = [w("tcW", w=str(sum(widths)), type="dxa"), w("gridSpan", val=str(len(widths)))]
            made.append(w("tc", w("tcPr", *span, _shade(shade)), *self._content(row.cells[0])))
            return made
        for cell, width in zip(row.cells, widths, strict=True):
            shading = [_shade("E9E9E9")] if head else []
            made.append(w("tc", w("tcPr", w("tcW", w=str(width), type="dxa"), *shading), *self._content(cell)))
        return made

    def _content(self, cell: Sequence[Line]) -> list[Element]:
        return [self.paragraph(found) for found in cell] or [self.paragraph(Line(()))]


_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _shade(colour: str) -> Element:
    return w("shd", val="clear", color="auto", fill=colour)


def _section(package: Package, document: str, short: int, long: int, page: _Table) -> Element:
    """A page on its side, numbered at the foot."""
    numbers = [*field("PAGE", "1"), text_run(" / "), *field("NUMPAGES", "1")]
    foot = page.paragraph(Line((), "remark"))
    foot.find(qn("w:pPr")).append(w("jc", val="center"))  # type: ignore[union-attr]
    foot.extend(numbers)
    name = "word/footer_table.xml"
    identity = package.add(document, "footer", name, f"{WORD}.footer+xml", w("ftr", foot))
    sides = dict.fromkeys(("top", "right", "bottom", "left"), str(_MARGIN))
    return w(
        "sectPr",
        w("footerReference", type="default", r_id=identity),
        w("pgSz", w=str(long), h=str(short), orient="landscape"),
        w("pgMar", **sides, header="500", footer="500", gutter="0"),
        w("cols", space="720"),
    )

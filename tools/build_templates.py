"""Builds the bundled Word templates: `python tools/build_templates.py [FOLDER]` writes them to templates/.

Everything that a template holds is made here, so that a change to it can be reviewed. The same code gives the same
bytes everywhere: the parts are stored, not packed.
"""

from __future__ import annotations

import sys
from pathlib import Path

# The script may be run from anywhere in a checkout.
sys.path.insert(0, str(Path(__file__).parents[1]))

from resdraft.ooxml import (
    WORD,
    Element,
    Format,
    Package,
    element,
    field,
    qn,
    run,
    set_neutral_properties,
    text_run,
    w,
)
from tools.template_styles import style_id, styles_part

PAGE = {"w": "12240", "h": "15840"}
MARGINS = {"top": "1440", "right": "1200", "bottom": "1152", "left": "1200", "header": "432", "footer": "504"}
MASTHEAD = (1267, 1872, 245, 3110, 245, 3096, 15)
"""Columns of the masthead; the fourth to last of the first row are one cell, for the symbol."""
HALVES = (4920, 4920)
HEAD_HEIGHT, MASTHEAD_HEIGHT, FIRST_FOOT_HEIGHT, FOOT_HEIGHT = 864, 2880, 1034, 200
TEXT_ABOVE_RULE = 80


def paragraph(style: str, *content: Element | str, keep: str = "") -> Element:
    """A paragraph in a style; strings are runs, "\\t" a tab."""
    runs: list[Element] = []
    for part in content:
        runs.append(part if not isinstance(part, str) else run(w("tab")) if part == "\t" else text_run(part))
    properties = w("pPr", w("pStyle", val=style_id(style)))
    if keep:
        properties.append(w("jc", val=keep))
    return w("p", properties, *runs)


def styled(style: str, words: str) -> Element:
    """A run in a character style."""
    return run(*text_run(words), form=_form(style))


def _form(style: str) -> Format:
    return Format(style=style_id(style))


def tag(words: str) -> Element:
    """A paragraph that only steers docxtpl and is not printed."""
    return paragraph("Normal", f"{{%p {words} %}}")


def when(condition: str, *content: Element) -> list[Element]:
    """Paragraphs that are printed only if a condition holds."""
    return [tag(f"if {condition}"), *content, tag("endif")]


def cell(
    width: int, *content: Element, span: int = 1, edges: dict[str, int] | None = None, bottom: bool = False
) -> Element:
    """A cell; `edges` are rules in eighths of a point, `bottom` sets its words on the rule below."""
    properties = w("tcPr", w("tcW", w=str(width), type="dxa"))
    if span > 1:
        properties.append(w("gridSpan", val=str(span)))
    if edges:
        rules = (w(side, val="single", sz=str(size), space="0", color="auto") for side, size in edges.items())
        properties.append(w("tcBorders", *rules))
    if bottom:
        properties.append(w("tcMar", w("bottom", w=str(TEXT_ABOVE_RULE), type="dxa")))
        properties.append(w("vAlign", val="bottom"))
    return w("tc", properties, *(content or (paragraph("header"),)))


def row(*cells: Element, height: int = 0, after: int = 0) -> Element:
    """A row of exactly that height; `after` is the width of a last column that it leaves out."""
    properties = w("trPr")
    if after:
        properties.append(w("gridAfter", val="1"))
        properties.append(w("wAfter", w=str(after), type="dxa"))
    if height:
        properties.append(w("trHeight", val=str(height), hRule="exact"))
    return w("tr", *([properties] if len(properties) else []), *cells)


def table(columns: tuple[int, ...], *rows: Element) -> Element:
    """A table of fixed columns without padding."""
    sides = ("left", "right")
    properties = w(
        "tblPr",
        w("tblW", w=str(sum(columns)), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w="0", type="dxa") for side in sides)),
        w("tblLook", val="0000", firstRow="0", lastRow="0", firstColumn="0", lastColumn="0"),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=str(width)) for width in columns)), *rows)


def masthead() -> Element:
    """The head of page one: name and symbol over a thin rule, organ and distribution over a thick one."""
    emblem, name, gap, middle, gutter, right, rest = MASTHEAD
    thin, thick = {"bottom": 4}, {"top": 4, "bottom": 12}
    symbol = paragraph("Masthead symbol", styled("Symbol letter", "{{ symbol_letter }}"), "{{ symbol_rest }}")
    first = row(
        cell(emblem, edges=thin),
        cell(name, paragraph("Masthead name", "{{ united_nations }}"), edges=thin, bottom=True),
        cell(gap, edges=thin),
        cell(middle + gutter + right + rest, symbol, span=4, edges=thin, bottom=True),
        height=HEAD_HEIGHT,
    )
    lines = [
        *when("distribution", paragraph("Masthead distribution", "Distr.: {{ distribution }}")),
        *when("date", paragraph("Masthead date", "{{ date }}")),
        *when("original_line", paragraph("Masthead original", "{{ original_line }}")),
        paragraph("Masthead date"),
    ]
    second = row(
        cell(emblem, edges=thick),
        cell(name + gap + middle, paragraph("Masthead organ", "{{ organ }}"), span=3, edges=thick),
        cell(gutter, edges=thick),
        cell(right, *lines, edges=thick),
        height=MASTHEAD_HEIGHT,
        after=rest,
    )
    return w("hdr", table(MASTHEAD, first, second), paragraph("Space below the masthead"))


def head(left: str, right: str) -> Element:
    """The head of later pages, over a hairline."""
    edges = {"bottom": 2}
    cells = (
        cell(HALVES[0], paragraph("header", left), edges=edges, bottom=True),
        cell(HALVES[1], paragraph("header", right, keep="right"), edges=edges, bottom=True),
    )
    return w("hdr", table(HALVES, row(*cells, height=HEAD_HEIGHT)), paragraph("Space below the head"))


def foot(*, number_left: bool) -> Element:
    """The foot of later pages: page and job number, and below them the notice."""
    pages = [*field("PAGE", "2"), text_run("/"), *field("NUMPAGES", "2")]
    sides = [paragraph("footer", *pages), paragraph("Job number", "{{ job_number }}", keep="right")]
    if not number_left:
        sides = [paragraph("Job number", "{{ job_number }}"), paragraph("footer", *pages, keep="right")]
    cells = (cell(width, side) for width, side in zip(HALVES, sides, strict=True))
    return w("ftr", table(HALVES, row(*cells, height=FOOT_HEIGHT)), paragraph("Notice", "{{ notice }}"))


def first_foot() -> Element:
    """The foot of page one, so high that the text ends 86.4 points above the lower edge."""
    job = cell(sum(HALVES), paragraph("Job number on page one", "{{ job_number }}"), span=2)
    return w("ftr", table(HALVES, row(job, height=FIRST_FOOT_HEIGHT)), paragraph("Notice", "{{ notice }}"))


def council_text() -> list[Element]:
    """What stands below the masthead of the Security Council: the subject is never named."""
    return [
        *when("resolution", paragraph("Resolution", "{{ resolution }}")),
        *when("adoption", paragraph("Adopted", "{{ adoption }}")),
        paragraph("Council sponsors", "{{ sponsors }}"),
        *main_text(),
        *end_of_text(),
    ]


def assembly_text() -> list[Element]:
    """What stands below the masthead of the General Assembly and of other bodies."""
    number = "{% if number %}{{ number }}.{% endif %}"
    return [
        *when("committee", paragraph("Committee", "{{ committee }}")),
        *when("session", paragraph("Session", "{{ session }}")),
        *when("agenda_line", paragraph("Agenda item", "{{ agenda_line }}")),
        paragraph("Agenda title", "{{ agenda_title }}"),
        *when("adoption", paragraph("Adopted by the Assembly", "{{ adoption }}")),
        *when("route", paragraph("Route", "[", styled("Route words", "{{ route }}"), "]")),
        paragraph("Sponsors", "{{ sponsors }}"),
        *when("title", paragraph("Title", "\t", number, "\t", "{{ title }}")),
        *main_text(),
        *when("meeting", paragraph("Meeting", "{{ meeting }}"), paragraph("Meeting date", "{{ date }}")),
        *end_of_text(),
    ]


def main_text() -> list[Element]:
    """The enacting line, the preamble and the operative part."""
    return [paragraph("Normal", f"{{{{ {name} }}}}") for name in ("enacting", "preamble", "operative")]


def end_of_text() -> list[Element]:
    """The annexes, and the rule at the end."""
    return [paragraph("Normal", "{{ annexes }}"), paragraph("End rule")]


def notes() -> Element:
    """The notes part, with the lines above the notes: eighteen underscores, as the printed documents have it.

    The separator proper is hidden; LibreOffice, which draws a line of its own, looks for it.
    """
    made = w("footnotes")
    for kind, number in (("separator", -1), ("continuationSeparator", 0)):
        proper = w("r", w("rPr", w("vanish")), w(kind))
        made.append(w("footnote", paragraph("Footnote separator", "_" * 18, proper), type=kind, id=str(number)))
    return made


def settings() -> Element:
    """Even pages differ from odd ones; words in capitals are not broken; Word 2013 and later."""
    separators = w("footnotePr", w("footnote", id="-1"), w("footnote", id="0"))
    uri = "http://schemas.microsoft.com/office/word"
    modes = (("compatibilityMode", "15"), ("overrideTableStyleFontSizeAndJustification", "1"))
    compat = w("compat", *(w("compatSetting", name=name, uri=uri, val=value) for name, value in modes))
    stops = w("defaultTabStop", val="475")
    spacing = w("characterSpacingControl", val="doNotCompress")
    return w("settings", stops, w("doNotHyphenateCaps"), w("evenAndOddHeaders"), spacing, separators, compat)


def template(text: list[Element], *, titled: bool) -> bytes:
    """A template with that text; `titled` prints the title of adopted texts in the running heads."""
    package = Package({"[Content_Types].xml": b'<Types xmlns="%s"/>' % qn("ct:").strip("{}").encode()})
    types = package.xml("[Content_Types].xml")
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    types.append(element("ct:Default", Extension="rels", ContentType=relations))
    types.append(element("ct:Default", Extension="xml", ContentType="application/xml"))
    document = "word/document.xml"
    package.add("", "officeDocument", document, f"{WORD}.document.main+xml", w("document"))
    package.add(document, "styles", "word/styles.xml", f"{WORD}.styles+xml", styles_part())
    package.add(document, "settings", "word/settings.xml", f"{WORD}.settings+xml", settings())
    package.add(document, "footnotes", "word/footnotes.xml", f"{WORD}.footnotes+xml", notes())
    package.xml(document).append(w("body", *text, section(package, document, titled)))
    set_neutral_properties(package, "")
    return package.data(packed=False)


def section(package: Package, document: str, titled: bool) -> Element:
    """The page, its heads and feet."""
    title = "{% if stage == 'adopted' %}{{ title }}{% endif %}" if titled else ""
    symbol = "{{ symbol or notice }}"
    parts = {
        ("header", "first"): masthead(),
        ("header", "even"): head(symbol, title),
        ("header", "default"): head(title, symbol),
        ("footer", "first"): first_foot(),
        ("footer", "even"): foot(number_left=True),
        ("footer", "default"): foot(number_left=False),
    }
    made = w("sectPr")
    for (kind, pages), part in parts.items():
        name = f"word/{kind}_{'odd' if pages == 'default' else pages}.xml"
        identity = package.add(document, kind, name, f"{WORD}.{kind}+xml", part)
        made.append(w(f"{kind}Reference", type=pages, r_id=identity))
    for child in (w("pgSz", **PAGE), w("pgMar", **MARGINS, gutter="0"), w("cols", space="720"), w("titlePg")):
        made.append(child)
    return made


def templates() -> dict[str, bytes]:
    """The bundled templates by file name."""
    return {
        "security-council.docx": template(council_text(), titled=False),
        "general-assembly.docx": template(assembly_text(), titled=True),
    }


def main(argv: list[str]) -> int:
    """Write the templates into a folder, templates/ of the checkout if none is given."""
    folder = Path(argv[0]) if argv else Path(__file__).parents[1] / "templates"
    for name, data in templates().items():
        (folder / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

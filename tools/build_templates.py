"""Builds the bundled Word templates: `python tools/build_templates.py [FOLDER]` writes them to templates/.

Everything that a template holds is made here, so that a change to it can be reviewed. The same code gives the same
bytes everywhere: the parts are stored, not packed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
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
from tools.template_styles import (
    ARABIC,
    CHINESE,
    GENEVA,
    LATIN,
    MODEL_UN,
    NEW_YORK,
    Measures,
    Script,
    fonts_part,
    style_id,
    styles_part,
)

TEXT_ABOVE_RULE = 80


@dataclass(frozen=True, slots=True)
class House:
    """A house and a kind of writing: what its documents are made of."""

    measures: Measures
    script: Script
    text: Callable[[House], list[Element]]
    """What stands on the page itself."""
    titled: bool = False
    """Whether the running heads of adopted texts have the title."""
    conference: bool = False
    """Whether it is a Model UN, which has no masthead."""
    total: bool = True
    """Whether a page's number has the number of pages after it."""

    def paragraph(self, style: str, *content: Element | str, keep: str = "") -> Element:
        """A paragraph in a style; strings are runs, "\\t" a tab; `keep` is the side on which it is set."""
        runs: list[Element] = []
        for part in content:
            runs.append(part if not isinstance(part, str) else run(w("tab")) if part == "\t" else self.words(part))
        properties = w("pPr", w("pStyle", val=style_id(style)))
        if keep:
            properties.append(w("jc", val=keep))
        return w("p", properties, *runs)

    def words(self, words: str, style: str = "") -> Element:
        """A run of words, in a character style where one is named."""
        form = Format(style=style_id(style) if style else "", rtl=self.script.right_to_left)
        return text_run(words, form)

    def latin(self, words: str, style: str = "") -> Element:
        """A run that goes from left to right in every language."""
        return text_run(words, Format(style=style_id(style) if style else ""))

    def table(self, columns: tuple[int, ...], *rows: Element) -> Element:
        """A table of fixed columns without padding, from the right where the language is."""
        sides = ("left", "right")
        properties = w(
            "tblPr",
            *([w("bidiVisual")] if self.script.right_to_left else []),
            w("tblW", w=str(sum(columns)), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *(w(side, w="0", type="dxa") for side in sides)),
            w("tblLook", val="0000", firstRow="0", lastRow="0", firstColumn="0", lastColumn="0"),
        )
        grid = w("tblGrid", *(w("gridCol", w=str(width)) for width in columns))
        return w("tbl", properties, grid, *rows)


def tag(words: str) -> Element:
    """A paragraph that only steers docxtpl and is not printed."""
    return w("p", w("pPr", w("pStyle", val="Normal")), text_run(f"{{%p {words} %}}"))


def when(condition: str, *content: Element) -> list[Element]:
    """Paragraphs that are printed only if a condition holds."""
    return [tag(f"if {condition}"), *content, tag("endif")]


def cell(
    width: int, *content: Element, span: int = 1, edges: dict[str, int] | None = None, bottom: int | None = None
) -> Element:
    """A cell; `edges` are rules in eighths of a point, `bottom` sets its words so far above the one below."""
    properties = w("tcPr", w("tcW", w=str(width), type="dxa"))
    if span > 1:
        properties.append(w("gridSpan", val=str(span)))
    if edges:
        rules = (w(side, val="single", sz=str(size), space="0", color="auto") for side, size in edges.items())
        properties.append(w("tcBorders", *rules))
    if bottom is not None:
        properties.append(w("tcMar", w("bottom", w=str(bottom), type="dxa")))
        properties.append(w("vAlign", val="bottom"))
    return w("tc", properties, *(content or (w("p", w("pPr", w("pStyle", val=style_id("header")))),)))


def row(*cells: Element, height: int = 0, after: int = 0, grows: bool = False) -> Element:
    """A row of exactly that height, or at least that if it `grows`; `after` is the width of a last column left out."""
    properties = w("trPr")
    if after:
        properties.append(w("gridAfter", val="1"))
        properties.append(w("wAfter", w=str(after), type="dxa"))
    if height:
        properties.append(w("trHeight", val=str(height), hRule="atLeast" if grows else "exact"))
    return w("tr", *([properties] if len(properties) else []), *cells)


def masthead(house: House) -> Element:
    """The head of page one: name and symbol over a thin rule, organ and distribution over a thick one."""
    emblem, name, gap, middle, gutter, right, rest = house.measures.masthead
    height, below, *_ = house.measures.heights
    thin, thick = {"bottom": 4}, {"top": 4, "bottom": 12}
    letter = house.latin("{{ symbol_letter }}", "Symbol letter")
    symbol = house.paragraph("Masthead symbol", letter, house.latin("{{ symbol_rest }}"))
    lift, space = (TEXT_ABOVE_RULE, []) if house.measures.widened else (0, [house.paragraph("Space below the name")])
    organization = house.paragraph("Masthead name", "{{ words.united_nations }}")
    first = row(
        cell(emblem, edges=thin),
        cell(name + gap + middle, organization, *space, span=3, edges=thin, bottom=lift),
        cell(gutter + right + rest, symbol, span=3 if rest else 2, edges=thin, bottom=lift),
        height=height,
    )
    lines = [
        line
        for field_name in ("distribution", "date", "original")
        for line in when(
            field_name,
            house.paragraph(f"Masthead {field_name}", house.latin(f"{{{{ {field_name}_line }}}}")),
        )
    ]
    second = row(
        cell(emblem, edges=thick),
        cell(name + gap + middle, house.paragraph("Masthead organ", "{{ organ }}"), span=3, edges=thick),
        cell(gutter, edges=thick),
        cell(right, *lines, house.paragraph("Masthead date"), edges=thick),
        height=below,
        after=rest,
    )
    columns = tuple(width for width in house.measures.masthead if width)
    return w("hdr", house.table(columns, first, second), house.paragraph("Space below the masthead"))


def head(house: House, left: Element | str, right: Element | str) -> Element:
    """The head of later pages, over a hairline; a title of many lines makes it higher rather than lose one."""
    edges = {"bottom": 2 if house.measures.widened else 4}
    halves = house.measures.halves
    cells = (
        cell(halves[0], house.paragraph("header", left), edges=edges, bottom=TEXT_ABOVE_RULE),
        cell(halves[1], house.paragraph("header", right, keep="right"), edges=edges, bottom=TEXT_ABOVE_RULE),
    )
    line = row(*cells, height=house.measures.heights[0], grows=True)
    return w("hdr", house.table(halves, line), house.paragraph("Space below the head"))


def foot(house: House, *, number_left: bool) -> Element:
    """The foot of later pages: page and job number, and below them the notice."""
    pages = field("PAGE", "2")
    if house.total:
        pages += [text_run("/"), *field("NUMPAGES", "2")]
    near, far = ("right", "") if house.script.right_to_left else ("", "right")
    job = house.latin("{{ job_number }}" if house.total else "")
    if number_left:
        sides = [house.paragraph("footer", *pages, keep=near), house.paragraph("Job number", job, keep=far)]
    else:
        sides = [house.paragraph("Job number", job, keep=near), house.paragraph("footer", *pages, keep=far)]
    halves = house.measures.halves
    cells = (cell(width, side) for width, side in zip(halves, sides, strict=True))
    line = row(*cells, height=house.measures.heights[3])
    return w("ftr", house.table(halves, line), house.paragraph("Notice", "{{ notice }}"))


def first_foot(house: House) -> Element:
    """The foot of page one, as high as the printed one with its bars and signs."""
    near = "right" if house.script.right_to_left else ""
    number = house.paragraph("Job number on page one", house.latin("{{ job_number }}"), keep=near)
    halves = house.measures.halves
    line = row(cell(sum(halves), number, span=2), height=house.measures.heights[2])
    return w("ftr", house.table(halves, line), house.paragraph("Notice", "{{ notice }}"))


def council_text(house: House) -> list[Element]:
    """What stands below the masthead of the Security Council: the subject is never named."""
    return [
        *when("resolution", house.paragraph("Resolution", "{{ resolution }}")),
        *when("adoption", house.paragraph("Adopted", "{{ adoption }}")),
        house.paragraph("Council sponsors", "{{ sponsors }}"),
        *main_text(),
        *end_of_text(house),
    ]


def assembly_text(house: House) -> list[Element]:
    """What stands below the masthead of the General Assembly, of councils and of other bodies."""
    stop = "" if house.script.right_to_left else "."
    number = f"{{% if number %}}{{{{ number }}}}{stop}{{% endif %}}"
    to_come = "{{ number_to_come }}\u00a0\u00a0 "
    session = [
        *when("session", house.paragraph("Session", "{{ session }}")),
        *when("extra.session_dates is defined", house.paragraph("Agenda item", "{{ extra.session_dates }}")),
    ]
    lower = when("stage == 'adopted'", house.paragraph("Agenda item")) if not house.total else []
    return [
        *lower,
        *when("committee", house.paragraph("Committee", "{{ committee }}")),
        *session,
        *when("agenda_number", house.paragraph("Agenda item", "{{ agenda_line }}")),
        house.paragraph("Agenda title", "{{ agenda_title }}"),
        *when("adoption", house.paragraph("Adopted by the Assembly", "{{ adoption }}")),
        *when("route", house.paragraph("Route", "[", house.words("{{ route }}", "Route words"), "]")),
        house.paragraph("Sponsors", "{{ sponsors }}"),
        *when("title and not number_to_come", house.paragraph("Title", "\t", number, "\t", "{{ title }}")),
        *when("title and number_to_come", house.paragraph("Draft title", to_come, "{{ title }}")),
        *main_text(),
        *when("meeting", house.paragraph("Meeting", "{{ meeting }}"), house.paragraph("Meeting date", "{{ date }}")),
        *end_of_text(house),
    ]


_BLOCK = (
    ("extra.forum is defined", "forum", "extra.forum"),
    ("committee", "committee", "committee"),
    ("extra.question_of is defined", "question_of", "extra.question_of"),
    ("extra.topic is defined", "topic", "extra.topic"),
    ("not extra.topic is defined and not extra.question_of is defined and agenda_title", "topic", "agenda_title"),
    ("extra.main_submitter is defined", "main_submitter", "extra.main_submitter"),
    (
        "sponsor_names and extra.co_submitters is defined and not extra.main_submitter is defined",
        "main_submitter",
        "sponsor_names",
    ),
    ("extra.co_submitters is defined", "co_submitters", "extra.co_submitters"),
    (
        "sponsor_names and (extra.main_submitter is defined or not extra.co_submitters is defined)",
        "sponsors",
        "sponsor_names",
    ),
    ("extra.co_sponsors is defined", "co_sponsors", "extra.co_sponsors"),
    ("extra.delegation is defined", "delegation", "extra.delegation"),
    ("extra.signatories is defined", "signatories", "extra.signatories"),
)
"""The header block of Model UN: when a line stands, its label, and what it shows."""


def model_un_text(house: House) -> list[Element]:
    """What a conference prints: its name, the number of the draft, and a label a line."""
    conference = house.paragraph("Model UN conference", "{{ extra.conference }}")
    code = house.paragraph("Model UN code", "{{ words.code }} {{ symbol or extra.code }}")
    lines = [
        line
        for condition, label, shown in _BLOCK
        for line in when(
            condition,
            house.paragraph(
                *("Model UN block", house.words(f"{{{{ words.{label} }}}}", "Model UN label"), "\t"),
                f"{{{{ {shown} }}}}",
            ),
        )
    ]
    return [
        *when("extra.conference is defined", conference),
        *when("symbol or extra.code is defined", code),
        *lines,
        house.paragraph("Model UN space"),
        *when("title", house.paragraph("Title", "{{ title }}")),
        *main_text(),
        slot("annexes"),
    ]


def main_text() -> list[Element]:
    """The enacting line, the preamble and the operative part."""
    return [slot(name) for name in ("enacting", "preamble", "operative")]


def slot(name: str) -> Element:
    """A paragraph that gives way to a part of the text."""
    return w("p", w("pPr", w("pStyle", val="Normal")), text_run(f"{{{{ {name} }}}}"))


def end_of_text(house: House) -> list[Element]:
    """The annexes, and the rule at the end."""
    return [slot("annexes"), house.paragraph("End rule")]


def notes(house: House) -> Element:
    """The notes part, with the lines above the notes: eighteen underscores, as the printed documents have it.

    The separator proper is hidden; LibreOffice, which draws a line of its own, looks for it.
    """
    made = w("footnotes")
    for kind, number in (("separator", -1), ("continuationSeparator", 0)):
        proper = w("r", w("rPr", w("vanish")), w(kind))
        made.append(w("footnote", house.paragraph("Footnote separator", "_" * 18, proper), type=kind, id=str(number)))
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


def template(house: House) -> bytes:
    """The template of a house in a kind of writing."""
    package = Package({"[Content_Types].xml": b'<Types xmlns="%s"/>' % qn("ct:").strip("{}").encode()})
    types = package.xml("[Content_Types].xml")
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    types.append(element("ct:Default", Extension="rels", ContentType=relations))
    types.append(element("ct:Default", Extension="xml", ContentType="application/xml"))
    document = "word/document.xml"
    package.add("", "officeDocument", document, f"{WORD}.document.main+xml", w("document"))
    package.add(document, "styles", "word/styles.xml", f"{WORD}.styles+xml", styles_part(house.measures, house.script))
    package.add(document, "settings", "word/settings.xml", f"{WORD}.settings+xml", settings())
    package.add(document, "footnotes", "word/footnotes.xml", f"{WORD}.footnotes+xml", notes(house))
    package.add(document, "fontTable", "word/fontTable.xml", f"{WORD}.fontTable+xml", fonts_part())
    package.xml(document).append(w("body", *house.text(house), section(package, document, house)))
    set_neutral_properties(package, "")
    return package.data(packed=False)


def section(package: Package, document: str, house: House) -> Element:
    """The page, its heads and feet."""
    made = w("sectPr")
    for (kind, pages), part in margins(house).items():
        name = f"word/{kind}_{'odd' if pages == 'default' else pages}.xml"
        identity = package.add(document, kind, name, f"{WORD}.{kind}+xml", part)
        made.append(w(f"{kind}Reference", type=pages, r_id=identity))
    m = house.measures
    sides = zip(("top", "right", "bottom", "left"), map(str, m.margins), strict=True)
    made.append(w("pgSz", w=str(m.page[0]), h=str(m.page[1])))
    made.append(w("pgMar", **dict(sides), header=str(m.header), footer=str(m.footer), gutter="0"))
    for child in (w("cols", space="720"), w("titlePg")):
        made.append(child)
    if house.script.right_to_left:
        made.append(w("bidi"))
    return made


def margins(house: House) -> dict[tuple[str, str], Element]:
    """Heads and feet by kind and pages."""
    if house.conference:
        return _model_un_margins(house)
    title = "{% if stage == 'adopted' %}{{ title }}{% endif %}" if house.titled else ""
    symbol = house.latin("{{ symbol or notice }}")
    return {
        ("header", "first"): masthead(house),
        ("header", "even"): head(house, symbol, title),
        ("header", "default"): head(house, title, house.latin("{{ symbol or notice }}")),
        ("footer", "first"): first_foot(house),
        ("footer", "even"): foot(house, number_left=True),
        ("footer", "default"): foot(house, number_left=False),
    }


def _model_un_margins(house: House) -> dict[tuple[str, str], Element]:
    """The number of the draft above later pages, the number of the page below all."""

    def code() -> Element:
        return w("hdr", house.paragraph("header", "{{ symbol or extra.code|default('') }}", keep="right"))

    def number() -> Element:
        pages = house.paragraph("footer", *field("PAGE", "1"), keep="center")
        return w("ftr", pages, house.paragraph("Notice", "{{ notice }}"))

    kinds = ("first", "even", "default")
    heads = {("header", pages): code() if pages != "first" else w("hdr", house.paragraph("header")) for pages in kinds}
    return heads | {("footer", pages): number() for pages in kinds}


_WIDE_STOP = 600
"""The least stop of Arabic at ten points, whose labels are set larger."""
_SCRIPTS = {"": LATIN, "-ar": ARABIC, "-zh": CHINESE}


def templates() -> dict[str, bytes]:
    """The bundled templates by file name: each house for Latin and Cyrillic, for Arabic and for Chinese."""
    made: dict[str, bytes] = {}
    for ending, script in _SCRIPTS.items():
        houses = {
            "security-council": House(NEW_YORK, script, council_text),
            "general-assembly": House(NEW_YORK, script, assembly_text, titled=True),
            "economic-and-social-council": House(NEW_YORK, script, assembly_text, titled=True),
            "human-rights-council": House(GENEVA, script, assembly_text, total=False),
            "model-un": House(MODEL_UN, script, model_un_text, conference=True),
        }
        made |= {f"{name}{ending}.docx": template(_with_stops(house)) for name, house in houses.items()}
    return made


def _with_stops(house: House) -> House:
    """The house with stops that leave room for its labels."""
    if not house.script.right_to_left:
        return house
    stop = max(house.measures.stop, _WIDE_STOP * house.measures.size // 20)
    return replace(house, measures=replace(house.measures, stop=stop))


def main(argv: list[str]) -> int:
    """Write the templates into a folder, templates/ of the checkout if none is given."""
    folder = Path(argv[0]) if argv else Path(__file__).parents[1] / "templates"
    for name, data in templates().items():
        (folder / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

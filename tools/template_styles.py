"""The styles of the bundled Word templates: what the printed documents of the United Nations in New York look like.

Figures were measured in documents of 2024 to 2026. Between two paragraphs Word leaves the larger of the space below
the first and the space above the second. Twips, twenty to the point; sizes in half points; letter spacing
in twentieths of a point; lines exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from resdraft.ooxml import Element, in_order, qn, w

STOP = 475
"""One stop, 23.75 points: the distance from which first lines, numbers and levels are made."""
EDGE = 1267
"""Where the text column begins, from the left margin, and ends, from the right one."""
NUMBER = 1022
"""Where the number of a title or heading ends."""
STOPS = (1267, 1742, 2218, 2693, 3182, 3658, 4133, 4622, 5098, 5573, 6048)

Values = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Look:
    """A style: name, what it builds on, and what it changes."""

    name: str
    based: str = "Normal"
    after: str = ""
    """The style of the paragraph that follows when an editor types on."""
    size: int = 0
    bold: bool | None = None
    italic: bool | None = None
    width: int = 0
    """Width of letters, per cent."""
    letters: int | None = None
    """Letter spacing."""
    color: str = ""
    superscript: bool = False
    line: int = 0
    above: int | None = None
    below: int | None = None
    indent: Values = field(default_factory=dict)
    align: str = ""
    stops: tuple[int, ...] = ()
    right_stop: int = 0
    outline: int | None = None
    keep: bool = False
    """Stays on the page of the paragraph that follows."""
    new_page: bool = False
    rule: int = 0
    """A line above, in eighths of a point."""
    kind: str = "paragraph"


BODY = "Single text"
FIRST = {"left": EDGE, "right": EDGE, "firstLine": STOP}
TITLE = {"left": EDGE, "right": EDGE, "hanging": EDGE}
COLUMN = {"left": EDGE, "right": EDGE}


def _level(left: int) -> dict[str, str | int]:
    return {"left": left, "right": EDGE, "firstLine": 0}


def _bullet(left: int) -> dict[str, str | int]:
    return {"left": left, "right": EDGE, "hanging": 134}


QUOTED = {"left": EDGE + STOP, "right": EDGE + STOP, "firstLine": STOP}

LOOKS: tuple[Look, ...] = (
    # The text.
    Look(BODY, below=120, indent=COLUMN, align="both", stops=STOPS),
    Look("Enacting line", BODY, "Preambular paragraph", above=240, indent=FIRST, keep=True),
    Look("Preambular paragraph", BODY, indent=FIRST),
    Look("Operative paragraph", BODY, indent=FIRST),
    Look("Unnumbered paragraph", BODY, indent=FIRST),
    Look("Subparagraph 1", BODY, indent=FIRST),
    Look("Subparagraph 2", BODY, indent=_level(1742)),
    Look("Subparagraph 3", BODY, indent=_level(2218)),
    Look("Subparagraph 4", BODY, indent=_level(2693)),
    Look("Bullet 1", BODY, indent=_bullet(1742)),
    Look("Bullet 2", BODY, indent=_bullet(2218)),
    Look("Bullet 3", BODY, indent=_bullet(2693)),
    Look("Closing words", BODY, indent=COLUMN),
    Look("Closing words 2", BODY, indent=_level(1742)),
    Look("Closing words 3", BODY, indent=_level(2218)),
    Look("Quoted unnumbered paragraph", BODY, indent=QUOTED),
    Look("Quoted operative paragraph", BODY, indent=QUOTED),
    Look("Quoted subparagraph 1", BODY, indent=QUOTED),
    Look("Quoted subparagraph 2", BODY, indent={**QUOTED, "left": 2218, "firstLine": 0}),
    Look("Quoted closing words", BODY, indent={**QUOTED, "firstLine": 0}),
    # Headings, annexes.
    Look("heading 1", "Normal", BODY, size=24, bold=True, line=270, keep=True, outline=0),
    Look(
        *("heading 2", "Normal", "Operative paragraph"),
        bold=True,
        letters=2,
        above=360,
        below=120,
        indent=TITLE,
        stops=STOPS,
        right_stop=NUMBER,
        keep=True,
        outline=1,
    ),
    Look("heading 3", "heading 2", "Operative paragraph", bold=False, italic=True, letters=3, above=240, outline=2),
    Look("heading 4", "heading 2", "Operative paragraph", bold=False, letters=4, above=240, outline=3),
    Look("heading 5", "heading 4", "Operative paragraph", outline=4),
    Look("heading 6", "heading 4", "Operative paragraph", outline=5),
    Look("Annex label", "heading 1", "Annex title", below=120, new_page=True),
    Look("Annex title", "heading 1", "Unnumbered paragraph", below=240, indent=COLUMN),
    # Tables within the text.
    Look("Table text", size=17, width=104, letters=5, line=210, above=40, below=40),
    Look("Table head", "Table text", italic=True, keep=True),
    Look("Table figures", "Table text", align="right"),
    Look("Table head of figures", "Table head", align="right"),
    Look("Table space", line=120),
    # The first page.
    Look("Masthead name", size=28, width=96, letters=2, line=300),
    Look("Masthead symbol", line=-240, align="right"),
    Look("Masthead organ", size=40, bold=True, width=98, letters=-4, line=390, above=109),
    Look("Masthead distribution", line=-240, above=240, color="010000"),
    Look("Masthead date"),
    Look("Masthead original", above=240),
    Look("Session", bold=True, letters=2),
    Look("Agenda item"),
    Look("Agenda title", bold=True, indent={"right": 4200}),
    Look("Committee", size=24, bold=True, line=270, indent={"right": 4200}),
    Look("Sponsors", bold=True, above=360, indent=COLUMN, keep=True),
    Look("Council sponsors", size=24, bold=True, line=270, indent={"left": EDGE, "right": 2218}, keep=True),
    Look("Resolution", size=28, bold=True, letters=-2, line=300, indent=COLUMN, keep=True),
    Look("Adopted", size=24, bold=True, line=270, above=240, indent=COLUMN, keep=True),
    Look("Adopted by the Assembly", "Resolution", above=360),
    Look("Route", above=240, indent=COLUMN, keep=True),
    Look(
        *("Title", "Normal", "Enacting line"),
        size=24,
        bold=True,
        line=270,
        above=240,
        indent=TITLE,
        stops=STOPS,
        right_stop=NUMBER,
        keep=True,
        outline=0,
    ),
    # After the text.
    Look("Meeting", italic=True, above=240, indent=COLUMN, align="right", keep=True),
    Look("Meeting date", italic=True, indent=COLUMN, align="right"),
    Look("End rule", line=40, above=592, indent={"left": 4200, "right": 4200}, rule=2),
    # Heads and feet.
    Look("header", size=17, bold=True, width=100, letters=0, line=200),
    Look("footer", size=17, bold=True, width=103, letters=0, line=200),
    Look("Job number", size=14, width=106, letters=6, line=165),
    Look("Job number on page one", above=648, indent={"left": 106}),
    Look("Notice", "footer", line=190, align="center"),
    Look("Space below the masthead", line=46),
    Look("Space below the head", line=153),
    # Notes and comments.
    Look(
        *("footnote text", "Normal", ""),
        size=17,
        width=104,
        letters=5,
        line=210,
        indent={"left": EDGE, "right": 1260, "hanging": 200},
        stops=STOPS,
    ),
    Look("Footnote separator", size=16, bold=True, width=100, letters=0, line=-240, below=80, indent={"left": 792}),
    Look("annotation text", line=-240),
    Look("footnote reference", "", width=103, letters=5, superscript=True, kind="character"),
    Look("annotation reference", "", size=16, kind="character"),
    # Words in a paragraph.
    Look("Organ name", "", italic=True, kind="character"),
    Look("Symbol letter", "", size=40, kind="character"),
    Look("Holder", "", bold=True, kind="character"),
    Look("Status", "", bold=True, kind="character"),
    Look("Source", "", italic=True, kind="character"),
    Look("Route words", "", italic=True, kind="character"),
)
_BUILT_IN = {"header", "footer", "footnote text", "footnote reference", "annotation text", "annotation reference"}
_BUILT_IN |= {"Title", *(f"heading {level}" for level in range(1, 7))}


def style_id(name: str) -> str:
    """The id under which Word knows a style: its name without blanks, each word with a capital."""
    if name.startswith("annotation"):
        name = name.replace("annotation", "comment")
    return "".join(word[:1].upper() + word[1:] for word in name.split(" "))


def styles_part() -> Element:
    """The part with all styles."""
    return w("styles", _defaults(), *_bases(), *(_style(look) for look in LOOKS), _text_table())


def _defaults() -> Element:
    fonts = w("rFonts", ascii="Times New Roman", eastAsia="SimSun", hAnsi="Times New Roman", cs="Times New Roman")
    letters = [fonts, w("sz", val="20"), w("szCs", val="20"), w("lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA")]
    return w("docDefaults", w("rPrDefault", in_order(w("rPr"), letters)), w("pPrDefault"))


def _bases() -> list[Element]:
    """What every Word file has, and the type from which all styles start."""
    lines = w("pPr", w("suppressAutoHyphens"), w("spacing", after="0", line="240", lineRule="exact"))
    letters = w("rPr", w("spacing", val="4"), w("w", val="103"), w("kern", val="14"))
    normal = w("style", w("name", val="Normal"), w("qFormat"), lines, letters, type="paragraph", styleId="Normal")
    normal.set(*_default())
    font = w("style", *_named("Default Paragraph Font", hidden=True), type="character", styleId="DefaultParagraphFont")
    font.set(*_default())
    margins = w("tblCellMar", *(w(side, w="108", type="dxa") for side in ("left", "right")))
    cells = w("tblPr", w("tblInd", w="0", type="dxa"), margins)
    table = w("style", *_named("Normal Table", hidden=True), cells, type="table", styleId="TableNormal")
    table.set(*_default())
    numbers = w("style", *_named("No List", hidden=True), type="numbering", styleId="NoList")
    numbers.set(*_default())
    return [normal, font, table, numbers]


def _default() -> tuple[str, str]:
    return qn("w:default"), "1"


def _named(name: str, *, hidden: bool = False) -> list[Element]:
    return [w("name", val=name), *([w("uiPriority", val="99"), w("semiHidden"), w("unhideWhenUsed")] if hidden else [])]


def _style(look: Look) -> Element:
    made = w("style", w("name", val=look.name), type=look.kind, styleId=style_id(look.name))
    if look.name not in _BUILT_IN:
        made.set(qn("w:customStyle"), "1")
    if look.based:
        made.append(w("basedOn", val=style_id(look.based)))
    if look.after:
        made.append(w("next", val=style_id(look.after)))
    made.append(w("qFormat"))
    for properties in (in_order(w("pPr"), _lines(look)), in_order(w("rPr"), _letters(look))):
        if len(properties):
            made.append(properties)
    return made


def _lines(look: Look) -> list[Element]:
    found: list[Element] = []
    spacing: dict[str, str] = {}
    if look.above is not None:
        spacing["before"] = str(look.above)
    if look.below is not None:
        spacing["after"] = str(look.below)
    if look.line:
        spacing |= {"line": str(abs(look.line)), "lineRule": "exact" if look.line > 0 else "auto"}
    if spacing:
        found.append(w("spacing", **spacing))
    if look.indent:
        found.append(w("ind", **{side: str(value) for side, value in look.indent.items()}))
    if look.align:
        found.append(w("jc", val=look.align))
    if look.right_stop or look.stops:
        right = [w("tab", val="right", pos=str(look.right_stop))] if look.right_stop else []
        found.append(w("tabs", *right, *(w("tab", val="left", pos=str(stop)) for stop in look.stops)))
    if look.keep:
        found += [w("keepNext"), w("keepLines")]
    if look.new_page:
        found.append(w("pageBreakBefore"))
    if look.rule:
        found.append(w("pBdr", w("top", val="single", sz=str(look.rule), space="0", color="010000")))
    if look.outline is not None:
        found.append(w("outlineLvl", val=str(look.outline)))
    return found


def _letters(look: Look) -> list[Element]:
    found: list[Element] = []
    for name, wanted in (("b", look.bold), ("i", look.italic)):
        if wanted is not None:
            off = {} if wanted else {"val": "0"}
            found += [w(name, **off), w(name + "Cs", **off)]
    for name, value in (("w", look.width), ("sz", look.size), ("szCs", look.size)):
        if value:
            found.append(w(name, val=str(value)))
    if look.letters is not None:
        found.append(w("spacing", val=str(look.letters)))
    if look.color:
        found.append(w("color", val=look.color))
    if look.superscript:
        found.append(w("vertAlign", val="superscript"))
    return found


def _text_table() -> Element:
    """Rules above and below, a strong one under the head, hairlines between the rows."""
    rules = (("top", 4), ("bottom", 4), ("insideH", 2))
    borders = w("tblBorders", *(w(side, val="single", sz=str(size), space="0", color="auto") for side, size in rules))
    margins = w("tblCellMar", *(w(side, w="80", type="dxa") for side in ("left", "right")))
    head = w("tcBorders", w("bottom", val="single", sz="12", space="0", color="auto"))
    return w(
        *("style", w("name", val="Text table"), w("basedOn", val="TableNormal"), w("qFormat")),
        w("tblPr", borders, margins),
        w("tblStylePr", w("tcPr", head), type="firstRow"),
        type="table",
        customStyle="1",
        styleId="TextTable",
    )

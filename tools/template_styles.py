"""The styles of the bundled Word templates: what the printed documents of the United Nations look like.

Figures were measured in documents of New York and Geneva of 2024 to 2026; those of Arabic and Chinese, of which no
file of a resolution was at hand, are set by eye. Model UN has no house style: its figures are those of common guides.
Between two paragraphs Word leaves the larger of the space below
the first and the space above the second. Twips, twenty to the point; sizes in half points; letter spacing
in twentieths of a point; lines exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from resdraft.ooxml import Element, in_order, qn, w

STOP = 475
"""One stop, 23.75 points: the distance from which first lines, numbers and levels are made in New York."""

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
    latin: bool = False
    """Runs from left to right in every language, as a symbol does."""
    counted: bool = True
    """Whether its lines are counted where lines are numbered."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Where things stand on a page, in twips."""

    page: tuple[int, int]
    margins: tuple[int, int, int, int]
    """Top, right, bottom, left."""
    header: int
    footer: int
    stop: int
    edge: int
    """Where the text column begins, from the left margin."""
    edge_right: int
    number: int
    """Where the number of a title or heading ends."""
    masthead: tuple[int, ...]
    """Columns of the masthead; the fourth to last of the first row are one cell, for the symbol."""
    heights: tuple[int, int, int, int]
    """Of the head, of the masthead below it, of the foot of page one and of other feet."""
    widened: bool
    """Whether letters are a little wider and spaced, as the documents of New York have them."""
    paragraph: int = 120
    """Space below a paragraph."""
    size: int = 20
    line: int = 240
    agenda: int = 4200
    """How far from the right margin an agenda title ends."""

    @property
    def stops(self) -> tuple[int, ...]:
        """The left tab stops of the text."""
        if self.stop == STOP and self.widened:
            return (1267, 1742, 2218, 2693, 3182, 3658, 4133, 4622, 5098, 5573, 6048)
        return tuple(self.edge + self.stop * count for count in range(9))

    @property
    def halves(self) -> tuple[int, int]:
        """The two columns of the head and foot of later pages."""
        width = sum(self.masthead[:6])
        return (width // 2, width - width // 2)


NEW_YORK = Measures(
    page=(12240, 15840),
    margins=(1440, 1200, 1152, 1200),
    header=432,
    footer=504,
    stop=STOP,
    edge=1267,
    edge_right=1267,
    number=1022,
    masthead=(1267, 1872, 245, 3110, 245, 3096, 15),
    heights=(864, 2880, 1034, 200),
    widened=True,
)
GENEVA = Measures(
    page=(11906, 16838),
    margins=(1418, 1134, 1134, 1134),
    header=340,
    footer=360,
    stop=567,
    edge=1134,
    edge_right=1134,
    number=886,
    masthead=(1259, 1872, 245, 3099, 245, 2923, 0),
    heights=(794, 2850, 600, 240),
    widened=False,
    agenda=5090,
)
MODEL_UN = Measures(
    page=(12240, 15840),
    margins=(1440, 1440, 1440, 1440),
    header=720,
    footer=720,
    stop=461,
    edge=0,
    edge_right=0,
    number=0,
    masthead=(9360,),
    heights=(0, 0, 0, 0),
    widened=False,
    paragraph=240,
    size=24,
    line=-240,
)


@dataclass(frozen=True, slots=True)
class Script:
    """How a kind of writing is set: type, and how much larger than Latin."""

    fonts: Values
    latin: float = 1.0
    """By how much Latin and Chinese letters are larger than in English documents."""
    complex: float = 1.0
    """The same for Arabic letters."""
    lines: float = 1.0
    right_to_left: bool = False
    emphasis: str = ""
    """The type that stands for italics."""


_ROMAN = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "eastAsia": "SimSun", "cs": "Times New Roman"}
LATIN = Script(_ROMAN)
ARABIC = Script({**_ROMAN, "cs": "Traditional Arabic"}, complex=1.5, lines=1.5, right_to_left=True)
CHINESE = Script(_ROMAN, latin=1.05, lines=4 / 3, emphasis="KaiTi")
SUBSTITUTES = {
    "Times New Roman": "Liberation Serif",
    "Traditional Arabic": "Noto Naskh Arabic",
    "SimSun": "Noto Serif CJK SC",
    "KaiTi": "AR PL UKai CN",
}
"""What stands for a type where a machine lacks it."""

BODY = "Single text"


def looks(measures: Measures) -> tuple[Look, ...]:
    """The styles of a house."""
    if not measures.edge:
        return tuple(map(_conference, (*_text_looks(measures, hanging=True), *_uncounted(_MODEL_UN), *_COMMON)))
    above = _uncounted(_masthead_looks(measures))
    mine = (*_text_looks(measures, hanging=False), *above, *_COMMON)
    return mine if measures.widened else tuple(map(_geneva, mine))


def _uncounted(found: tuple[Look, ...]) -> tuple[Look, ...]:
    return tuple(look if look.kind == "character" else replace(look, counted=False) for look in found)


_IN_GENEVA: dict[str, dict[str, Any]] = {
    "Job number on page one": {"above": 330, "indent": {}},
    "Masthead organ": {"above": 143},
    "Space below the masthead": {"line": 122},
    "Sponsors": {"above": 234},
    "Title": {"above": 364},
}


def _geneva(look: Look) -> Look:
    """Geneva widens no letters, and its notes and heads are half a point larger."""
    look = replace(look, **_IN_GENEVA.get(look.name, {}))
    size, line = (18, 220) if look.size == 17 else (look.size, look.line)
    return replace(look, width=0, letters=None, size=size, line=line if look.name != "header" else 200)


_AT_CONFERENCES: dict[str, dict[str, Any]] = {
    "footnote text": {"size": 20, "line": 240, "indent": {"left": 200, "hanging": 200}},
    "Footnote separator": {"indent": {}},
    "Table text": {"size": 20, "line": 240},
}


def _conference(look: Look) -> Look:
    """Model UN widens no letters."""
    return replace(look, width=0, letters=None, **_AT_CONFERENCES.get(look.name, {}))


def _text_looks(m: Measures, *, hanging: bool) -> tuple[Look, ...]:
    """The text: first lines of paragraphs are set in, or numbers and labels stand out as conferences want it."""
    right = {"right": m.edge_right}
    first: Values = {"left": m.edge, **right} if hanging else {"left": m.edge, **right, "firstLine": m.stop}
    numbered: Values = {"left": m.stop, **right, "hanging": m.stop} if hanging else first
    column: Values = {"left": m.edge, **right}
    quoted: Values = {"left": m.edge + m.stop, "right": m.edge_right + m.stop, "firstLine": m.stop}

    def level(depth: int) -> dict[str, str | int]:
        at = m.stop * (depth + 1) if hanging else m.stops[depth - 1]
        return {"left": at, **right, **({"hanging": m.stop} if hanging else {"firstLine": 0})}

    def bullet(depth: int) -> dict[str, str | int]:
        return level(depth) if hanging else {"left": m.stops[depth], **right, "hanging": 134}

    title: Values = {"left": m.edge, **right, **({"hanging": m.edge} if m.edge else {})}
    return (
        # The text.
        Look(BODY, below=m.paragraph, indent=column, align="both", stops=m.stops),
        Look("Enacting line", BODY, "Preambular paragraph", above=240, indent=first, keep=True),
        Look("Preambular paragraph", BODY, indent=first),
        Look("Operative paragraph", BODY, indent=numbered),
        Look("Unnumbered paragraph", BODY, indent=first),
        Look("Subparagraph 1", BODY, indent=level(1) if hanging else first),
        Look("Subparagraph 2", BODY, indent=level(2)),
        Look("Subparagraph 3", BODY, indent=level(3)),
        Look("Subparagraph 4", BODY, indent=level(4)),
        Look("Bullet 1", BODY, indent=bullet(1)),
        Look("Bullet 2", BODY, indent=bullet(2)),
        Look("Bullet 3", BODY, indent=bullet(3)),
        Look("Closing words", BODY, indent=column if not hanging else {"left": m.stop, **right}),
        Look("Closing words 1", "Closing words"),
        Look("Closing words 2", BODY, indent={**level(2), "hanging": 0} if hanging else level(2)),
        Look("Closing words 3", BODY, indent={**level(3), "hanging": 0} if hanging else level(3)),
        Look("Quoted unnumbered paragraph", BODY, indent=quoted),
        Look("Quoted operative paragraph", BODY, indent=quoted),
        Look("Quoted subparagraph 1", BODY, indent=quoted),
        Look("Quoted subparagraph 2", BODY, indent={**quoted, "left": m.stops[2], "firstLine": 0}),
        Look("Quoted closing words", BODY, indent={**quoted, "firstLine": 0}),
        # Headings, annexes.
        Look("heading 1", "Normal", BODY, size=24, bold=True, line=270, keep=True, outline=0),
        Look(
            *("heading 2", "Normal", "Operative paragraph"),
            bold=True,
            letters=2,
            above=360,
            below=120,
            indent=title,
            stops=m.stops,
            right_stop=m.number,
            keep=True,
            outline=1,
        ),
        Look("heading 3", "heading 2", "Operative paragraph", bold=False, italic=True, letters=3, above=240, outline=2),
        Look("heading 4", "heading 2", "Operative paragraph", bold=False, letters=4, above=240, outline=3),
        Look("heading 5", "heading 4", "Operative paragraph", outline=4),
        Look("heading 6", "heading 4", "Operative paragraph", outline=5),
        Look("Annex label", "heading 1", "Annex title", below=120, new_page=True),
        Look("Annex title", "heading 1", "Unnumbered paragraph", below=240, indent=column),
        # Tables within the text.
        Look("Table text", size=17, width=104, letters=5, line=210, above=40, below=40),
        Look("Table head", "Table text", italic=True, keep=True),
        Look("Table figures", "Table text", align="right"),
        Look("Table head of figures", "Table head", align="right"),
        Look("Table space", line=120),
        # Notes.
        Look(
            *("footnote text", "Normal", ""),
            size=17,
            width=104,
            letters=5,
            line=210,
            indent={"left": m.edge, "right": 1260 if m.widened else 2494, "hanging": 200},
            stops=m.stops,
            counted=False,  # Word never counts the lines of notes, LibreOffice does
        ),
    )


def _masthead_looks(m: Measures) -> tuple[Look, ...]:
    """What stands above the text, and after it."""
    column: Values = {"left": m.edge, "right": m.edge_right}
    title: Values = {**column, "hanging": m.edge}
    return (
        # The first page.
        Look("Masthead name", size=28, width=96, letters=2, line=300),
        Look("Space below the name", line=80),
        Look("Masthead symbol", line=-240, align="right"),
        Look("Masthead organ", size=40, bold=True, width=98, letters=-4, line=390, above=109),
        Look("Masthead distribution", line=-240, above=240, color="010000", latin=True),
        Look("Masthead date", latin=True),
        Look("Masthead original", above=240, latin=True),
        Look("Session", bold=True, letters=2),
        Look("Agenda item"),
        Look("Agenda title", bold=True, indent={"right": m.agenda}),
        Look("Committee", size=24, bold=True, line=270, indent={"right": m.agenda}),
        Look("Sponsors", bold=True, above=360, indent=column, keep=True),
        Look("Council sponsors", size=24, bold=True, line=270, indent={"left": m.edge, "right": 2218}, keep=True),
        Look("Resolution", size=28, bold=True, letters=-2, line=300, indent=column, keep=True),
        Look("Adopted", size=24, bold=True, line=270, above=240, indent=column, keep=True),
        Look("Adopted by the Assembly", "Resolution", above=360),
        Look("Route", above=240, indent=column, keep=True),
        Look(
            *("Title", "Normal", "Enacting line"),
            size=24,
            bold=True,
            line=270,
            above=240,
            indent=title,
            stops=m.stops,
            right_stop=m.number,
            keep=True,
            outline=0,
        ),
        Look("Draft title", "Title", "Enacting line", indent={**column, "hanging": 0}),
        # After the text.
        Look("Meeting", italic=True, above=240, indent=column, align="right", keep=True),
        Look("Meeting date", italic=True, indent=column, align="right"),
        Look("End rule", line=40, above=592, indent={"left": 4200, "right": 4200}, rule=2),
    )


_MODEL_UN: tuple[Look, ...] = (
    Look("Model UN code", size=28, bold=True, line=340, below=240, align="center", keep=True),
    Look("Model UN conference", align="center"),
    Look(
        *("Model UN block", "Normal", ""),
        below=60,
        indent={"left": 2400, "hanging": 2400},
        stops=(2400,),
    ),
    Look("Model UN label", "", bold=True, kind="character"),
    Look("Model UN space", line=160),
    Look("Title", "Normal", "Enacting line", size=28, bold=True, line=340, above=240, align="center", keep=True),
)
_COMMON: tuple[Look, ...] = (
    # Heads and feet.
    Look("header", size=17, bold=True, width=100, letters=0, line=200),
    Look("footer", size=17, bold=True, width=103, letters=0, line=200, latin=True, counted=False),
    Look("Job number", size=14, width=106, letters=6, line=165, latin=True),
    Look("Job number on page one", above=648, indent={"left": 106}, latin=True),
    Look("Notice", size=17, bold=True, width=103, letters=0, line=190, align="center", counted=False),
    Look("Space below the masthead", line=46),
    Look("Space below the head", line=153),
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


def styles_part(measures: Measures, script: Script) -> Element:
    """The part with all styles of a house in a kind of writing."""
    made = [_style(look, script) for look in looks(measures)]
    if script.emphasis:
        made.append(_emphasis(script))
    return w("styles", _defaults(measures, script), *_bases(measures, script), *made, _text_table())


def _defaults(measures: Measures, script: Script) -> Element:
    fonts = w("rFonts", **{name: str(value) for name, value in script.fonts.items()})
    letters = [fonts, *_sizes(measures.size, script), w("lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA")]
    return w("docDefaults", w("rPrDefault", in_order(w("rPr"), letters)), w("pPrDefault"))


def _sizes(size: int, script: Script) -> list[Element]:
    """Sizes of letters, in half points, of Latin and Chinese and of Arabic."""
    return [w("sz", val=str(round(size * script.latin))), w("szCs", val=str(round(size * script.complex)))]


def _emphasis(script: Script) -> Element:
    """What Chinese has instead of italics."""
    fonts = w("rFonts", eastAsia=script.emphasis)
    name = w("name", val="Italic words")
    return w("style", name, w("qFormat"), w("rPr", fonts), type="character", customStyle="1", styleId="ItalicWords")


def _spacing(line: int, script: Script) -> dict[str, str]:
    """Lines are exactly so high, or for a negative figure at least so in relation to the letters."""
    if line > 0:
        return {"line": str(round(line * script.lines)), "lineRule": "exact"}
    return {"line": str(-line), "lineRule": "auto"}


def fonts_part() -> Element:
    """The types, each with what may stand for it."""
    return w("fonts", *(w("font", w("altName", val=other), name=name) for name, other in SUBSTITUTES.items()))


def _bases(measures: Measures, script: Script) -> list[Element]:
    """What every Word file has, and the type from which all styles start."""
    lines = w("pPr", w("suppressAutoHyphens"), w("spacing", after="0", **_spacing(measures.line, script)))
    if script.right_to_left:
        lines.insert(1, w("bidi"))
    widened = [w("spacing", val="4"), w("w", val="103")] if measures.widened and script is LATIN else []
    letters = w("rPr", *widened, w("kern", val="14"))
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


def _style(look: Look, script: Script) -> Element:
    made = w("style", w("name", val=look.name), type=look.kind, styleId=style_id(look.name))
    if look.name not in _BUILT_IN:
        made.set(qn("w:customStyle"), "1")
    if look.based:
        made.append(w("basedOn", val=style_id(look.based)))
    if look.after:
        made.append(w("next", val=style_id(look.after)))
    made.append(w("qFormat"))
    for properties in (in_order(w("pPr"), _lines(look, script)), in_order(w("rPr"), _letters(look, script))):
        if len(properties):
            made.append(properties)
    return made


def _lines(look: Look, script: Script) -> list[Element]:
    found: list[Element] = []
    spacing: dict[str, str] = {}
    if look.above is not None:
        spacing["before"] = str(look.above)
    if look.below is not None:
        spacing["after"] = str(look.below)
    if look.line:
        spacing |= _spacing(look.line, LATIN if look.latin else script)
    if spacing:
        found.append(w("spacing", **spacing))
    if look.indent:
        found.append(w("ind", **{side: str(value) for side, value in look.indent.items()}))
    if look.align:
        found.append(w("jc", val=_alignment(look.align, script)))
    if look.right_stop or look.stops:
        right = [w("tab", val="right", pos=str(look.right_stop))] if look.right_stop else []
        found.append(w("tabs", *right, *(w("tab", val="left", pos=str(stop)) for stop in look.stops)))
    if look.keep:
        found += [w("keepNext"), w("keepLines")]
    if look.new_page:
        found.append(w("pageBreakBefore"))
    if look.rule:
        found.append(w("pBdr", w("top", val="single", sz=str(look.rule), space="0", color="010000")))
    if look.latin and script.right_to_left:
        found.append(w("bidi", val="0"))
    if not look.counted:
        found.append(w("suppressLineNumbers"))
    if look.outline is not None:
        found.append(w("outlineLvl", val=str(look.outline)))
    return found


def _alignment(align: str, script: Script) -> str:
    """How lines are aligned in a kind of writing.

    Arabic letters are drawn out a little to fill a line. With `both` LibreOffice 25.2 draws them out, too, and never
    ends where it has to take another type for a missing one; what it does not know it leaves ragged.
    """
    return "lowKashida" if align == "both" and script.right_to_left else align


def _letters(look: Look, script: Script) -> list[Element]:
    found: list[Element] = []
    for name, wanted in (("b", look.bold), ("i", look.italic)):
        if name == "i" and wanted and script.emphasis:
            found.append(w("rFonts", eastAsia=script.emphasis))
        elif wanted is not None:
            off = {} if wanted else {"val": "0"}
            found += [w(name, **off), w(name + "Cs", **off)]
    if look.size:
        found += _sizes(look.size, script)
    if look.width and script is LATIN:
        found.append(w("w", val=str(look.width)))
    if look.letters is not None and script is LATIN:
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

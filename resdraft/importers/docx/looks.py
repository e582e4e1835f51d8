"""How paragraphs and runs look, through styles: emphasis, indents, the level of an outline, the list they are in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from resdraft.importers.docx.numbers import twips
from resdraft.ooxml import Element, attribute, qn, style_chain

_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """How words look."""

    italic: bool = False
    bold: bool = False
    underline: bool = False
    raised: str = ""
    """"superscript", "subscript" or empty."""
    hidden: bool = False
    capitals: bool = False
    """Whether all letters are printed as capitals, whatever was typed."""
    struck: bool = False
    style: str = ""
    """Name of the character style, in small letters."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands on its page."""

    style: str = ""
    """Name of its style as Word shows it, in small letters."""
    left: int | None = None
    """Twips; None where only the list says."""
    first: int | None = None
    centred: bool = False
    right_to_left: bool = False
    outline: int = -1
    """Level of a heading from 0, -1 for none."""
    num: str = ""
    """Id of its list, empty for none."""
    level: int = -1
    """Of the list; -1 where the style's place in the list tells."""
    num_style: str = ""
    """Id of the style that names the list."""
    framed: bool = False
    """Whether it stands in a frame of its own, such as a note at the foot of a first page."""


class Looks:
    """The styles of a file, looked up once each."""

    def __init__(self, styles: Element | None) -> None:
        found = [] if styles is None else styles.findall(qn("w:style"))
        self._styles = {attribute(s, "w:styleId"): s for s in found}
        self._default = next(
            (
                attribute(s, "w:styleId")
                for s in found
                if attribute(s, "w:type") == "paragraph" and attribute(s, "w:default") in ("1", "true", "on")
            ),
            "",
        )
        self._runs: dict[str, dict[str, str]] = {}
        self._shapes: dict[str, Shape] = {}
        defaults = None if styles is None else styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._defaults = _run_values(defaults)

    def name(self, identity: str) -> str:
        """The name that Word shows for a style, in small letters; its id where it has none."""
        style = self._styles.get(identity)
        return attribute(style.find(qn("w:name")), "w:val", identity).lower() if style is not None else identity.lower()

    def shape(self, paragraph: Element) -> Shape:
        """The shape of a paragraph, its style's behind its own."""
        own = paragraph.find(qn("w:pPr"))
        identity = attribute(own.find(qn("w:pStyle")), "w:val") if own is not None else ""
        identity = identity if identity in self._styles else self._default
        if identity not in self._shapes:
            self._shapes[identity] = self._of_style(identity)
        return _laid_on(self._shapes[identity], own, "") if own is not None else self._shapes[identity]

    def _of_style(self, identity: str) -> Shape:
        shape = Shape()
        for found in reversed(style_chain(self._styles, identity)):
            shape = _laid_on(shape, found.find(qn("w:pPr")), attribute(found, "w:styleId"))
        return replace(shape, style=self.name(identity) if identity else "")

    def look(self, paragraph: Element, run: Element) -> Look:
        """How a run looks beyond what its paragraph's style gives all of its words."""
        base = self._paragraph_values(paragraph)
        own = run.find(qn("w:rPr"))
        style = attribute(own.find(qn("w:rStyle")), "w:val") if own is not None else ""
        styled = self._style_values(style) if style else {}
        values = _run_values(own)

        def on(key: str) -> bool:
            usual = base.get(key, "") == "1"
            if key in values:
                return values[key] == "1" and not usual
            return styled.get(key, "") == "1" and not usual

        raised = values.get("raised", styled.get("raised", ""))
        hidden = values.get("hidden", styled.get("hidden", base.get("hidden", ""))) == "1"
        return Look(
            on("italic"),
            on("bold"),
            on("underline"),
            raised,
            hidden,
            on("capitals"),
            on("struck"),
            self.name(style) if style else "",
        )

    def _paragraph_values(self, paragraph: Element) -> dict[str, str]:
        own = paragraph.find(qn("w:pPr"))
        identity = attribute(own.find(qn("w:pStyle")), "w:val") if own is not None else ""
        return {**self._defaults, **self._style_values(identity if identity in self._styles else self._default)}

    def _style_values(self, identity: str) -> dict[str, str]:
        if identity not in self._runs:
            values: dict[str, str] = {}
            for style in reversed(style_chain(self._styles, identity)):
                values.update(_run_values(style.find(qn("w:rPr"))))
            self._runs[identity] = values
        return self._runs[identity]


_TOGGLES = {"i": "italic", "b": "bold"}
_COMPLEX = {"iCs": "italic", "bCs": "bold"}
_ALWAYS = {"vanish": "hidden", "caps": "capitals", "strike": "struck", "dstrike": "struck"}


def _run_values(properties: Element | None) -> dict[str, str]:
    """What run properties say: "1" on, "0" off; complex scripts have their own italics and bold."""
    values: dict[str, str] = {}
    if properties is None:
        return values
    complex_script = properties.find(qn("w:rtl")) is not None or properties.find(qn("w:cs")) is not None
    for name, key in {**(_COMPLEX if complex_script else _TOGGLES), **_ALWAYS}.items():
        if (found := properties.find(qn(f"w:{name}"))) is not None:
            values[key] = "0" if attribute(found, "w:val", "1").lower() in _OFF else "1"
    if (line := properties.find(qn("w:u"))) is not None:
        values["underline"] = "0" if attribute(line, "w:val", "single").lower() in _OFF else "1"
    if (shift := twips(attribute(properties.find(qn("w:position")), "w:val"))) and properties.find(
        qn("w:sz")
    ) is not None:
        values["raised"] = "superscript" if shift > 0 else "subscript"
    if (raised := properties.find(qn("w:vertAlign"))) is not None:
        value = attribute(raised, "w:val")
        values["raised"] = value if value in ("superscript", "subscript") else ""
    return values


def _laid_on(shape: Shape, properties: Element | None, style: str) -> Shape:
    """A shape with paragraph properties laid on it; `style` is the id of the style that they are of."""
    if properties is None:
        return shape
    indent = properties.find(qn("w:ind"))
    if indent is not None:
        left = twips(attribute(indent, "w:left") or attribute(indent, "w:start"))
        hanging = twips(attribute(indent, "w:hanging"))
        first = -hanging if hanging else twips(attribute(indent, "w:firstLine"))
        shape = replace(shape, left=shape.left if left is None else left, first=shape.first if first is None else first)
    if properties.find(qn("w:framePr")) is not None:
        shape = replace(shape, framed=True)
    if (align := properties.find(qn("w:jc"))) is not None:
        shape = replace(shape, centred=attribute(align, "w:val") == "center")
    if (bidi := properties.find(qn("w:bidi"))) is not None:
        shape = replace(shape, right_to_left=attribute(bidi, "w:val", "1").lower() not in _OFF)
    if (outline := properties.find(qn("w:outlineLvl"))) is not None:
        value = attribute(outline, "w:val")
        shape = replace(shape, outline=int(value) if value in tuple("012345678") else -1)
    numbered = properties.find(qn("w:numPr"))
    if numbered is not None:
        num = attribute(numbered.find(qn("w:numId")), "w:val", shape.num)
        level = attribute(numbered.find(qn("w:ilvl")), "w:val")
        shape = replace(
            shape,
            num="" if num == "0" else num,
            level=int(level) if level in tuple("012345678") else (-1 if style else max(shape.level, -1)),
            num_style=style or shape.num_style,
        )
    return shape

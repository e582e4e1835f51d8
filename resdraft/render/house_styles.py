"""Named styles for a template, made of the look that the paragraphs of a house's file have."""

from __future__ import annotations

from copy import deepcopy

from resdraft.ooxml import Element, Package, attribute, in_order, local, qn, w

_NOT_OF_STYLES = ("pStyle", "numPr", "sectPr", "rPr", "pPrChange", "framePr", "cnfStyle", "divId")
_EMPHASIS = ("rStyle", "b", "bCs", "i", "iCs", "u", "vertAlign", "rPrChange", "lang", "highlight", "noProof")


class HouseStyles:
    """The styles of a file, to which named ones are added."""

    def __init__(self, package: Package) -> None:
        document = package.main()
        name = package.related(document, "styles")
        self._root = package.xml(name) if name else None
        numbering = package.related(document, "numbering")
        self._numbering = package.xml(numbering) if numbering else None

    def add(self, name: str, paragraph: Element) -> bool:
        """A style of that name with the look of a paragraph; False where the file has one already, which stays."""
        if self._root is None or self._has(name):
            return False
        own = paragraph.find(qn("w:pPr"))
        identity = "".join(word[:1].upper() + word[1:] for word in name.split())
        made = w("style", w("name", val=name), type="paragraph", customStyle="1", styleId=self._free(identity))
        if base := attribute(None if own is None else own.find(qn("w:pStyle")), "w:val") or self._default():
            made.append(w("basedOn", val=base))
        made.append(w("qFormat"))
        look = in_order(w("pPr"), self._look(own))
        letters = in_order(w("rPr"), _letters(paragraph))
        for properties in (look, letters):
            if len(properties):
                made.append(properties)
        self._root.append(made)
        return True

    def _has(self, name: str) -> bool:
        assert self._root is not None
        names = (attribute(s.find(qn("w:name")), "w:val") for s in self._root.iterfind(qn("w:style")))
        return any(known.lower() == name.lower() for known in names)

    def _free(self, identity: str) -> str:
        assert self._root is not None
        known = {attribute(s, "w:styleId") for s in self._root.iterfind(qn("w:style"))}
        while identity in known:
            identity += "1"
        return identity

    def _default(self) -> str:
        assert self._root is not None
        for style in self._root.iterfind(qn("w:style")):
            if attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") in ("1", "true"):
                return attribute(style, "w:styleId")
        return ""

    def _look(self, own: Element | None) -> list[Element]:
        """What the paragraph sets itself; the indents of an automatic list, whose numbers will be typed."""
        if own is None:
            return []
        found = {local(child): deepcopy(child) for child in own if local(child) not in _NOT_OF_STYLES}
        level = self._level(own.find(qn("w:numPr")), attribute(own.find(qn("w:pStyle")), "w:val"))
        for child in () if level is None else level.iterchildren():
            if local(child) == "ind" and "ind" in found:
                found["ind"] = _laid_over(child, found["ind"])
            else:
                found.setdefault(local(child), deepcopy(child))
        if level is not None:
            # The style below may number by itself, which would print two numbers.
            found["numPr"] = w("numPr", w("numId", val="0"))
        return list(found.values())

    def list_level(self, paragraph: Element) -> tuple[int, str]:
        """The level of an automatic list in which a paragraph stands, and how its labels count; -1 for none."""
        own = paragraph.find(qn("w:pPr"))
        numbered = None if own is None else own.find(qn("w:numPr"))
        level = self._level_of(numbered, attribute(None if own is None else own.find(qn("w:pStyle")), "w:val"))
        if level is None:
            return -1, ""
        depth = attribute(level, "w:ilvl")
        return int(depth) if depth.isdigit() else 0, attribute(level.find(qn("w:numFmt")), "w:val")

    def _level(self, numbered: Element | None, style: str) -> Element | None:
        """The paragraph properties of the level of an automatic list."""
        level = self._level_of(numbered, style)
        return None if level is None else level.find(qn("w:pPr"))

    def _level_of(self, numbered: Element | None, style: str) -> Element | None:
        if numbered is None and style and self._root is not None:
            for known in self._root.iterfind(qn("w:style")):
                if attribute(known, "w:styleId") == style:
                    numbered = known.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if numbered is None or self._numbering is None:
            return None
        number = attribute(numbered.find(qn("w:numId")), "w:val")
        depth = attribute(numbered.find(qn("w:ilvl")), "w:val") or "0"
        kinds = [n for n in self._numbering.iterfind(qn("w:num")) if attribute(n, "w:numId") == number]
        kind = attribute(kinds[0].find(qn("w:abstractNumId")), "w:val") if kinds else ""
        for abstract in self._numbering.iterfind(qn("w:abstractNum")):
            if kind and attribute(abstract, "w:abstractNumId") == kind:
                return next((v for v in abstract.iterfind(qn("w:lvl")) if attribute(v, "w:ilvl") == depth), None)
        return None


def _laid_over(below: Element, above: Element) -> Element:
    made = deepcopy(below)
    for name, value in above.attrib.items():
        made.set(name, value)
    return made


def _letters(paragraph: Element) -> list[Element]:
    """Type and size of the run with the most words, without its emphasis."""
    runs = [(len("".join(str(t.text or "") for t in r.iter(qn("w:t")))), r) for r in paragraph.iter(qn("w:r"))]
    if not runs:
        return []
    longest = max(runs, key=lambda pair: pair[0])[1]
    own = longest.find(qn("w:rPr"))
    return [] if own is None else [deepcopy(child) for child in own if local(child) not in _EMPHASIS]

"""What the styles of a Word file are called, and the few things about their look that a writer has to ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resdraft.facts import RIGHT_TO_LEFT
from resdraft.ooxml.order import put_in_order
from resdraft.ooxml.xml import Element, attribute, qn, w

_DEEPEST = 20
"""How many styles may build on each other."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style of a Word file."""

    id: str
    name: str
    """As it is shown in Word, in lower case."""
    kind: str
    """`paragraph`, `character`, `table` or `numbering`."""
    right_tab: bool
    """Whether it has a right-aligned tab stop, as where a number stands before the words."""
    hanging: bool
    """Whether the first line begins before the others."""
    left: int
    """Indent at the start of a line, twips."""
    right: int


class Styles:
    """The styles of a Word file by the name that is shown in Word; upper and lower case do not count."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(qn("w:style"))
        self._elements = {attribute(s, "w:styleId"): s for s in found}
        self._ids = {(attribute(s, "w:type"), _name(s)): attribute(s, "w:styleId") for s in found}
        self._known: dict[tuple[str, str], Style | None] = {}

    def find(self, *names: str, kind: str = "paragraph") -> Style | None:
        """The first of these styles that there is."""
        for name in names:
            key = (kind, name.lower())
            if key not in self._known:
                identity = self._ids.get(key)
                self._known[key] = self._style(identity, key) if identity else None
            if found := self._known[key]:
                return found
        return None

    def _style(self, identity: str, key: tuple[str, str]) -> Style:
        chain = style_chain(self._elements, identity)
        return Style(
            id=identity,
            name=key[1],
            kind=key[0],
            right_tab=_has_right_tab(chain),
            hanging=_indent(chain, "hanging") > 0,
            left=_indent(chain, "left", "start"),
            right=_indent(chain, "right", "end"),
        )


def style_chain(styles: Mapping[str, Element], identity: str) -> list[Element]:
    """The style of an id and those that it builds on, nearest first; one that builds on itself ends there."""
    chain: list[Element] = []
    while identity in styles and len(chain) < _DEEPEST:
        chain.append(styles[identity])
        identity = attribute(chain[-1].find(qn("w:basedOn")), "w:val")
    return chain


def _name(style: Element) -> str:
    return attribute(style.find(qn("w:name")), "w:val").lower()


def _has_right_tab(chain: list[Element]) -> bool:
    cleared: set[str] = set()
    for style in chain:
        for tab in style.iterfind(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}"):
            place, kind = attribute(tab, "w:pos"), attribute(tab, "w:val")
            if kind in ("right", "end") and place not in cleared:
                return True
            if kind == "clear":
                cleared.add(place)
    return False


def _indent(chain: list[Element], *sides: str) -> int:
    for style in chain:
        indent = style.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        for side in sides:
            value = attribute(indent, f"w:{side}")
            if value.lstrip("-").isdigit():
                return int(value)
    return 0


LOCALES = {
    "en": "en-GB",
    "fr": "fr-FR",
    "es": "es-ES",
    "ru": "ru-RU",
    "ar": "ar-SA",
    "zh": "zh-CN",
    "de": "de-DE",
    "pt": "pt-PT",
    "it": "it-IT",
}
"""The language tag that Word wants for a language."""


def set_language(styles: Element, language: str) -> None:
    """Make a language the one that Word checks spelling by, for all styles that build on the defaults."""
    tag = LOCALES.get(language, language)
    script = {"zh": "eastAsia", "ja": "eastAsia", "ko": "eastAsia"}.get(language, "val")
    script = "bidi" if language in RIGHT_TO_LEFT else script
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    found = [*styles.iterfind(f"{qn('w:style')}/{qn('w:rPr')}/{qn('w:lang')}")]
    if defaults is not None:
        if defaults.find(qn("w:lang")) is None:
            put_in_order(defaults, w("lang"))
        found += defaults.findall(qn("w:lang"))
    for lang in found:
        lang.set(qn(f"w:{script}"), tag)

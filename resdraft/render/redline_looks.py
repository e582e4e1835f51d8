"""What of the look of a run is emphasis, in a Word file of any house."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

from resdraft.ooxml import Element, attribute, local, put_in_order, qn, w

_EMPHASIS = ("b", "i", "u", "vertAlign")


class Looks:
    """What of the look of runs is emphasis."""

    def __init__(self, styles: Element | None) -> None:
        found = [] if styles is None else styles.findall(qn("w:style"))
        self._styles = {attribute(style, "w:styleId"): style for style in found}

    def emphasis(self, run: Element) -> dict[str, str]:
        """The emphasis of a run, by its character style and by hand."""
        look = run.find(qn("w:rPr"))
        if look is None:
            return {}
        found = self._of_style(attribute(look.find(qn("w:rStyle")), "w:val"))
        found.update(_said(look))
        return {name: value for name, value in found.items() if value}

    def _of_style(self, identity: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for _ in range(20):
            style = self._styles.get(identity)
            if style is None:
                break
            look = style.find(qn("w:rPr"))
            found = {**({} if look is None else _said(look)), **found}
            identity = attribute(style.find(qn("w:basedOn")), "w:val")
        return found

    def base(self, paragraph: Element) -> Element | None:
        """The look of the plain words of a paragraph: that of most of its characters, without emphasis."""
        counts: Counter[Element] = Counter()
        for run in paragraph.iter(qn("w:r")):
            counts[run] += sum(len(text.text or "") for text in run.findall(qn("w:t")))
        plain = Counter({run: count for run, count in counts.items() if count and not self.emphasis(run)})
        if not (best := (plain or +counts).most_common(1)):
            return None
        look = best[0][0].find(qn("w:rPr"))
        if look is None:
            return None
        made = deepcopy(look)
        for child in list(made):
            named = local(child)
            if named in (*_EMPHASIS, "bCs", "iCs", "rPrChange", "ins", "del") or (named == "rStyle" and not plain):
                made.remove(child)
        return made

    def changed(self, old: Element, new: Element) -> tuple[bool, Element | None]:
        """Whether the emphasis of words is another, and the look that gives them the new one."""
        here, there = self.emphasis(old), self.emphasis(new)
        if here == there:
            return False, None
        look = old.find(qn("w:rPr"))
        made = w("rPr") if look is None else deepcopy(look)
        fresh = new.find(qn("w:rPr"))
        for name in ("b", "bCs", "i", "iCs", "u", "vertAlign"):
            for child in made.findall(qn(f"w:{name}")):
                made.remove(child)
        for name in _EMPHASIS:
            if name in there:
                for child in () if fresh is None else fresh:
                    if local(child) in (name, f"{name}Cs"):
                        put_in_order(made, deepcopy(child))
            elif name in here and self._of_style(attribute(made.find(qn("w:rStyle")), "w:val")).get(name):
                put_in_order(made, w(name, val="none" if name == "u" else "baseline" if name == "vertAlign" else "0"))
        return True, made


def _said(look: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _EMPHASIS:
        child = look.find(qn(f"w:{name}"))
        if child is not None:
            value = attribute(child, "w:val", "1")
            found[name] = (
                "" if value in ("0", "false", "off", "none", "baseline") else value if name == "vertAlign" else "1"
            )
    return found

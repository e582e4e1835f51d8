"""Runs and what stands between them: words in their formatting, tabs, fields, links, bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from resdraft.ooxml.order import put_in_order
from resdraft.ooxml.text import shown
from resdraft.ooxml.xml import Element, qn, w

_SPACE = qn("xml:space")


@dataclass(frozen=True, slots=True)
class Format:
    """How a run is set, apart from what its paragraph's style says."""

    style: str = ""
    """Id of a character style."""
    bold: bool | None = None
    """False undoes the bold of the paragraph's style."""
    italic: bool = False
    underline: bool = False
    superscript: bool = False
    subscript: bool = False
    rtl: bool = False


PLAIN = Format()


def run(*content: Element, form: Format = PLAIN, base: Element | None = None) -> Element:
    """A run of ready content; `base` is the `w:rPr` of another run, on which the format is laid."""
    made = w("r")
    properties = w("rPr") if base is None else deepcopy(base)
    for child in _properties(form):
        put_in_order(properties, child)
    if len(properties):
        made.append(properties)
    made.extend(content)
    return made


def _properties(form: Format) -> list[Element]:
    found = [w("rStyle", val=form.style)] if form.style else []
    if form.bold is not None:
        off = {} if form.bold else {"val": "0"}
        found += [w("b", **off), w("bCs", **off)]
    if form.italic:
        found += [w("i"), w("iCs")]
    if form.underline:
        found.append(w("u", val="single"))
    if form.superscript or form.subscript:
        found.append(w("vertAlign", val="superscript" if form.superscript else "subscript"))
    if form.rtl:
        found.append(w("rtl"))
    return found


def words(text: str, name: str = "t") -> Element:
    """A `w:t` (or `w:delText`, `w:instrText`) that keeps its blanks; what XML cannot hold is shown."""
    made = w(name, shown(text))
    made.set(_SPACE, "preserve")
    return made


def text_run(text: str, form: Format = PLAIN, base: Element | None = None) -> Element:
    """A run of words."""
    return run(words(text), form=form, base=base)


def tab_run() -> Element:
    """A run that is one tab."""
    return run(w("tab"))


def field(instruction: str, result: str, form: Format = PLAIN) -> list[Element]:
    """The runs of a field with the result that was last known."""
    return [
        run(w("fldChar", fldCharType="begin"), form=form),
        run(words(f" {instruction} ", "instrText"), form=form),
        run(w("fldChar", fldCharType="separate"), form=form),
        text_run(result, form),
        run(w("fldChar", fldCharType="end"), form=form),
    ]


def link(anchor: str, runs: Sequence[Element]) -> Element:
    """Runs that lead to a bookmark."""
    return w("hyperlink", *runs, anchor=anchor, history="1")


def bookmark(number: int, name: str, content: Sequence[Element]) -> list[Element]:
    """Content between the ends of a bookmark; numbers are unique in a document, names have at most 40 characters."""
    return [w("bookmarkStart", id=str(number), name=name), *content, w("bookmarkEnd", id=str(number))]


def paragraph(style: str, content: Sequence[Element], *, bidi: bool = False) -> Element:
    """A paragraph in the style with that id; no style where it is empty."""
    properties = [w("pStyle", val=style)] if style else []
    if bidi:
        properties.append(w("bidi"))
    return w("p", *([w("pPr", *properties)] if properties else []), *content)

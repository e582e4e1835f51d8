"""What a template asks for that there is none of, and what it has no place for, before a draft is printed on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from typing import TYPE_CHECKING

from resdraft import facts
from resdraft.model import InputError, Resolution
from resdraft.ooxml import Package, Styles, serialise
from resdraft.render.docx import PARTS, extra_names, field_names, to_docx
from resdraft.render.sandbox import Source, check_source, environment, line_words
from resdraft.render.template import HALF_TAG, half_tags, open_template, parted, places

if TYPE_CHECKING:
    from jinja2 import nodes

_STYLES = ("Enacting line", "Preambular paragraph", "Operative paragraph", "Subparagraph 1", "footnote text")
"""Styles without which a document would look unlike a resolution."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with a template."""

    place: str
    """As an editor in Word would say it: "the head of the first page"; empty for the whole file."""
    message: str
    hint: str = ""
    words: str = ""
    """The words of the paragraph in which it stands."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a look over a template gives."""

    faults: tuple[Fault, ...]
    """For these a draft could not be printed, or not as a whole."""
    remarks: tuple[str, ...]
    """What a reader might miss in the printed document."""


def check_template(data: bytes, where: str = "", resolution: Resolution | None = None) -> Findings:
    """Faults of a template, in the order of its parts; with a draft, also what that draft lacks.

    Raises InputError for what is no Word file, is too large, or holds macros.
    """
    package = open_template(data, where)
    faults: list[Fault] = []
    shown: set[str] = set()
    in_text: set[str] | None = None
    document = package.main()
    for name, place in places(package).items():
        if name not in package.parts:
            continue
        asked, found = _part(package, name, place, resolution)
        faults += found
        shown |= asked or set()
        if name == document:
            in_text = asked
    if in_text is not None:
        faults += [
            Fault("the text", f"no place for {words}", f"write {{{{ {field} }}}} in a paragraph of its own")
            for field, words in PARTS.items()
            if field not in in_text and _needed(field, resolution)
        ]
    if resolution is not None and not faults:
        faults += _tried(data, resolution)
    return Findings(tuple(faults), (*_remarks(package, shown), *_unshown(shown, resolution)))


def _needed(field: str, resolution: Resolution | None) -> bool:
    return resolution is None or bool(getattr(resolution, field))


def _tried(data: bytes, resolution: Resolution) -> list[Fault]:
    """What goes wrong when the draft itself is printed."""
    try:
        to_docx(resolution, data)
    except InputError as error:
        return [Fault("", error.message, error.hint)]
    return []


def _remarks(package: Package, shown: set[str]) -> Iterator[str]:
    if "notice" not in shown:
        yield "shows no {{ notice }}: a draft's notice would be on no page"
    styles = package.related(package.main(), "styles")
    known = Styles(package.xml(styles) if styles else None)
    for name in _STYLES:
        if known.find(name) is None:
            yield f"has no style called {name!r}: another stands in for it"


_MASTHEAD = {
    "title": ("title",),
    "sponsors": ("sponsors", "sponsor_names"),
    "symbol": ("symbol", "symbol_letter", "symbol_rest"),
}
"""What a masthead may not lack where a draft has it, and the fields that show it."""


def _unshown(shown: set[str], resolution: Resolution | None) -> Iterator[str]:
    for name, fields in _MASTHEAD.items():
        if resolution is not None and getattr(resolution.masthead, name) and not shown.intersection(fields):
            yield f"does not show the draft's {name}: {' or '.join(f'{{{{ {one} }}}}' for one in fields[:2])}"


def _part(
    package: Package, name: str, place: str, resolution: Resolution | None
) -> tuple[set[str] | None, list[Fault]]:
    """The fields that a part shows, None if its tags cannot be read, and its faults."""
    from docxtpl import DocxTemplate
    from jinja2.exceptions import TemplateError

    half = [Fault(place, HALF_TAG, words=f'"{words}"') for words in half_tags(package.xml(name))]
    if half:
        return None, half
    source = serialise(package.xml(name)).decode()
    source = parted(DocxTemplate(BytesIO()).patch_xml(source))
    jinja = environment()
    try:
        tree = jinja.parse(source)
    except TemplateError as error:
        words = line_words(source, getattr(error, "lineno", 0) or 0)
        return None, [Fault(place, f"a tag cannot be read: {str(error).rstrip('.')}", words=words)]
    faults = _unknown(tree, source, place, resolution)
    if not faults:
        try:
            check_source(Source(source, place), jinja)
        except InputError as error:
            faults.append(Fault(place, error.message, error.hint))
    return {name for name, _ in _asked(tree)}, faults


def _asked(tree: nodes.Node) -> Iterator[tuple[str, int]]:
    """Names that are read, with their lines; those of loops are the loops' own."""
    from jinja2 import nodes

    own = {found.name for found in tree.find_all(nodes.Name) if found.ctx == "store"} | {"loop"}
    for found in tree.find_all(nodes.Name):
        if found.ctx == "load" and found.name not in own:
            yield found.name, found.lineno


def _unknown(tree: nodes.Node, source: str, place: str, resolution: Resolution | None) -> list[Fault]:
    faults = []
    known = field_names()
    for name, line in _asked(tree):
        if name not in known:
            faults.append(Fault(place, f"there is no field {name!r}", _near(name, known), line_words(source, line)))
    for owner, name, line in _inner(tree):
        if owner == "words" and name not in facts.page_words("en"):
            message = f"there is no printed word {name!r}"
            faults.append(Fault(place, message, _near(name, facts.page_words("en")), line_words(source, line)))
        elif owner == "extra" and resolution is not None and name not in extra_names(resolution):
            hint = f"write it in the draft, or ask {{% if extra.{name} is defined %}} before it"
            faults.append(Fault(place, f"the draft has no entry {name!r}", hint, line_words(source, line)))
    return faults


def _inner(tree: nodes.Node) -> Iterator[tuple[str, str, int]]:
    """What is asked of `extra` and `words`; entries that the template itself asks for whether they are there go by."""
    from jinja2 import nodes

    asked = {_name(t.node) for t in tree.find_all(nodes.Test) if t.name in ("defined", "undefined")}
    asked |= {_name(f.node) for f in tree.find_all(nodes.Filter) if f.name == "default" and f.node is not None}
    for found in tree.find_all((nodes.Getattr, nodes.Getitem)):
        owner = getattr(getattr(found, "node", None), "name", "")
        if owner in ("extra", "words") and _name(found) not in asked:
            yield owner, _name(found), found.lineno


def _name(node: nodes.Node) -> str:
    return str(getattr(node, "attr", "") or getattr(getattr(node, "arg", None), "value", ""))


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 1)
    return f"did you mean {near[0]}?" if near else "the fields are listed in templates/README.md"

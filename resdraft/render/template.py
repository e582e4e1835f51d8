"""Filling a Word template with docxtpl, inside a sandbox, with errors that say where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from resdraft.model import InputError
from resdraft.ooxml import WORD, Element, Package, attribute, parse_xml, qn, read_package
from resdraft.render.sandbox import HINT, Source, environment, fault_line, fill

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Environment

_WORK = 400_000_000
"""Bytes of a part times the signs of tags in it: docxtpl may look from each of them through all the rest."""
_TEMPLATE = f"{WORD}.template.main+xml"
_DOCUMENT = f"{WORD}.document.main+xml"
_PAGES = {"first": "the first page", "even": "even pages", "default": "odd pages"}


def open_template(data: bytes, where: str) -> Package:
    """The package of a template, looked over before anything in it is run.

    A file that Word saved as a template (.dotx) is taken as a document. Raises InputError for what is no Word file,
    holds macros, or is too large.
    """
    try:
        package = read_package(data)
        document = package.main()
        if any(name.lower().endswith("vbaproject.bin") for name in package.parts):
            raise InputError("the template holds macros", hint="save it in Word as .docx")
        kind = package.content_type(document)
        if kind == _TEMPLATE:
            package.set_type(document, _DOCUMENT)
        elif kind != _DOCUMENT:
            raise InputError("not a Word document")
        for name in sorted(package.parts):
            if name.endswith((".xml", ".rels")):
                package.xml(name)
        for name in (document, *_heads(package, document)):
            content = package.parts[name]
            if len(content) * (sum(map(content.count, (b"{", b"}", b"%", b"#"))) + 1) > _WORK:
                raise InputError(f"{name} holds too much for a template")
    except InputError as error:
        fault = f"{error.where}: {error.message}" if error.where else error.message
        raise InputError(f"the template: {fault}", hint=error.hint, where=where) from error
    return package


def _heads(package: Package, document: str) -> list[str]:
    kinds = ("/header", "/footer", "/footnotes")
    related = package.relationships(document)
    return [r.target for r in related if r.type.endswith(kinds) and r.target in package.parts]


def fill_template(package: Package, fields: Mapping[str, object], where: str) -> Package:
    """The template with its fields filled in.

    Raises InputError, one line, for a field that there is none of, a tag that is no tag, or one that is not allowed.
    """
    from docxtpl import DocxTemplate

    names = places(package)
    for part, place in names.items():
        for words in half_tags(package.xml(part)) if part in package.parts else ():
            raise InputError(f'{HALF_TAG} ("{words}")', hint=HINT, where=f"{where}, {place}" if where else place)

    class Filled(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
        """docxtpl with our own rendering of a part: nothing in it is replaced but the tags."""

        def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
            place = ", ".join(name for name in (where, names.get(str(part.partname).lstrip("/"), "")) if name)
            return _fill_part(src_xml, context, jinja_env, place)

        def render_properties(self, context: Any, jinja_env: Any = None) -> None:
            """Properties are written anew, not filled."""

    template: DocxTemplate = Filled(BytesIO(package.data()))
    out = BytesIO()
    try:
        template.render(dict(fields), environment(), autoescape=True)
        template.save(out)
    except (KeyError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise InputError(f"the template cannot be filled: {fault_line(error)}", where=where) from error
    return read_package(out.getvalue())


_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_HALF = re.compile(r"\{\{|\{%|%\}|\}\}")
HALF_TAG = "a tag is not closed, or not opened"


def half_tags(root: Element) -> Iterator[str]:
    """The words of paragraphs with a tag that begins or ends there alone: docxtpl would drop what lies between."""
    for paragraph in root.iter(qn("w:p")):
        words = "".join(str(text.text or "") for text in paragraph.iter(qn("w:t")))
        if _HALF.search(_TAG.sub("", words)):
            yield " ".join(words.split())[:80]


def _fill_part(xml: str, fields: Mapping[str, object], jinja: Environment, place: str) -> str:
    """The XML of a part with its tags filled in; each paragraph starts a line, so that a fault has a place."""
    source = Source(parted(xml), place)
    filled = fill(source, fields, jinja).replace("\n<w:p", "<w:p")
    try:
        parse_xml(filled.encode(), place)
    except InputError as error:
        fault = "a tag begins in one place and ends in another, so that what lies between cannot be taken out"
        hint = "let {%p if ... %} and {%p endif %} stand in paragraphs of their own"
        raise InputError(fault, hint=hint, where=place) from error
    return filled


def parted(xml: str) -> str:
    """The XML of a part with each paragraph on a line of its own, as faults are told by lines."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)


def places(package: Package) -> dict[str, str]:
    """What an editor in Word would call the parts that hold tags."""
    document = package.main()
    targets = {relation.id: relation.target for relation in package.relationships(document)}
    found = {document: "the text"}
    if notes := package.related(document, "footnotes"):
        found[notes] = "the footnotes"
    for kind, name in (("header", "head"), ("footer", "foot")):
        for reference in package.xml(document).iter(qn(f"w:{kind}Reference")):
            pages = _PAGES.get(attribute(reference, "w:type"), "a page")
            found.setdefault(targets.get(attribute(reference, "r:id"), ""), f"the {name} of {pages}")
    return found

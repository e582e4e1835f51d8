"""Filling a Word template with docxtpl, inside a sandbox, with errors that say where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from resdraft.model import InputError
from resdraft.ooxml import WORD, Package, read_package
from resdraft.render.sandbox import check_source, environment, line_words

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_TAGGED = 4 * 2**20
"""The largest part with tags that is looked through, bytes: docxtpl mends tags with expressions that take long."""
_TEMPLATE = f"{WORD}.template.main+xml"
_DOCUMENT = f"{WORD}.document.main+xml"
_PLACES = {"document": "the text", "footnotes": "the footnotes", "core": "the properties"}


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
            if len(package.parts[name]) > _TAGGED:
                raise InputError(f"{name} is larger than {_TAGGED >> 20} MB")
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
    from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError

    class Filled(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
        """docxtpl with our own rendering of a part: nothing in it is replaced but the tags."""

        def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
            source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
            place = _place(str(part.partname), where)
            try:
                check_source(source, jinja_env, place)
                filled: str = jinja_env.from_string(source).render(context)
            except (UndefinedError, SecurityError, TemplateSyntaxError, TemplateError) as error:
                raise InputError(_message(error, source), hint=_HINT, where=place) from error
            return filled.replace("\n<w:p", "<w:p")

        def render_properties(self, context: Any, jinja_env: Any = None) -> None:
            """Properties are written anew, not filled."""

    template: DocxTemplate = Filled(BytesIO(package.data()))
    out = BytesIO()
    try:
        template.render(dict(fields), environment(), autoescape=True)
        template.save(out)
    except (KeyError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise InputError(f"the template cannot be filled: {_line(error)}", where=where) from error
    return read_package(out.getvalue())


_HINT = "the fields of a template are listed in templates/README.md"


def _place(partname: str, where: str) -> str:
    name = partname.rpartition("/")[2].partition(".")[0]
    place = _PLACES.get(name) or re.sub(r"(header|footer)(\d*)", r"\1 \2", name)
    return f"{where}, {place}" if where else place


def _message(error: Exception, source: str) -> str:
    """What is wrong, and the words of the paragraph in which it stands."""
    line = getattr(error, "lineno", None) or _raised_at(error)
    fault = _line(error).rstrip(".")
    unknown = re.fullmatch(r"'(.*)' is undefined", fault)
    if unknown:
        fault = f"there is no field {unknown[1]!r}"
    absent = re.fullmatch(r"'[\w. ]+ object' has no attribute '(.*)'", fault)
    if absent:
        fault = f"there is no field {absent[1]!r} there"
    return f"{fault} ({line_words(source, line)})" if line else fault


def _raised_at(error: Exception) -> int:
    """The line of the template in which a tag failed, from the traceback that jinja rewrites."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]

"""XML of Word parts: names, a hardened parser, a small builder."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from resdraft.model import InputError

Element: TypeAlias = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
}
ROOT_NAMESPACES: dict[str | None, str] = {prefix: NAMESPACES[prefix] for prefix in ("w", "r")}
_DEFAULTS = ("ct", "rel", "ep")
"""Namespaces written without a prefix, as Word does."""


def qn(name: str) -> str:
    """The expanded name of `w:p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def parse_xml(data: bytes, where: str) -> Element:
    """The root element of an XML part; entities are not resolved and nothing is fetched.

    Raises InputError, with `where`, for XML that is broken, nests too deep, or declares a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"broken XML: {_one_line(error)}", where=where) from error
    if root.getroottree().docinfo.doctype:
        raise InputError("a document type is declared, which no Word file does", where=where)
    return root


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:160]


def serialise(root: Element) -> bytes:
    """The bytes of a part: UTF-8, with the declaration that Word writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def element(name: str, /, *children: Element | str, **attributes: str) -> Element:
    """An element of any of the known namespaces, its attributes without namespace."""
    prefix = name.partition(":")[0]
    made = etree.Element(qn(name), nsmap={None if prefix in _DEFAULTS else prefix: NAMESPACES[prefix]})
    for key, value in attributes.items():
        made.set(key, value)
    return _filled(made, children)


def w(name: str, /, *children: Element | str, **attributes: str) -> Element:
    """An element of WordprocessingML; attributes belong to it too (`w("pStyle", val="Title")`).

    An attribute of another namespace is written `r_id`, and a trailing underscore is dropped (`type_`).
    """
    made = etree.Element(qn("w:" + name), nsmap=ROOT_NAMESPACES)
    for key, value in attributes.items():
        key = key.rstrip("_")
        made.set(qn(key.replace("_", ":", 1) if "_" in key else "w:" + key), value)
    return _filled(made, children)


def _filled(made: Element, children: tuple[Element | str, ...]) -> Element:
    for child in children:
        if isinstance(child, str):
            made.text = (made.text or "") + child
        else:
            made.append(child)
    return made


def attribute(found: Element | None, name: str, default: str = "") -> str:
    """The value of `w:val` and the like, or the default where element or attribute are missing."""
    if found is None:
        return default
    value = found.get(qn(name))
    return default if value is None else str(value)

"""A Word file opened: its document, styles, lists, notes and comments, with one view of its tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field

from resdraft.importers.docx.revisions import settled
from resdraft.importers.result import Revisions
from resdraft.model import InputError
from resdraft.ooxml import OFFICE, Element, Package, attribute, local, qn, read_package

_STRICT = b"http://purl.oclc.org/ooxml/"
_SAME: tuple[tuple[bytes, bytes], ...] = (
    (_STRICT + b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/relationships", OFFICE.encode()),
    (_STRICT + b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""The namespaces of strict Office Open XML, and what is the same in the transitional form (ISO/IEC 29500-1 and -4)."""
MAX_PARAGRAPHS = 60_000
_DEEPEST = 60
"""How deep paragraphs may lie in tables, boxes and content controls."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is read of a Word file; roots whose part is missing are None."""

    body: Element
    styles: Element | None
    numbering: Element | None
    notes: dict[str, Element] = field(default_factory=dict)
    """By "footnote 1", "endnote 1"; those that only draw a line are left out."""
    comments: dict[str, Element] = field(default_factory=dict)
    heads: tuple[Element, ...] = ()
    """Heads of the first page: where a first page has one of its own, that; else the usual one."""
    changes: int = 0
    """How many tracked changes there are."""


def open_source(data: bytes, name: str, revisions: Revisions) -> Source:
    """The parts of a Word file that hold its text.

    Raises InputError, with `where`, for what is no Word file, is broken, too large, or nests too deep.
    """
    try:
        package = read_package(data)
        _loosen(package)
        return _source(package, revisions)
    except InputError as error:
        fault = f"{error.message} ({error.where})" if error.where else error.message
        raise InputError(fault, hint=error.hint, where=name) from error


def _loosen(package: Package) -> None:
    """Strict Office Open XML in the names of the transitional form."""
    for name, content in package.parts.items():
        if name.endswith((".xml", ".rels")) and _STRICT in content:
            for strict, usual in _SAME:
                content = content.replace(strict, usual)
            package.put(name, content)


def _source(package: Package, revisions: Revisions) -> Source:
    document = package.main()
    if "wordprocessingml" not in (kind := package.content_type(document)) and "ms-word" not in kind:
        raise InputError("an Office file that is no text")
    root = package.xml(document)
    body = root.find(qn("w:body"))
    if body is None:
        raise InputError("a Word file without a text")
    _refuse_depth(body)
    changes = settled(body, revisions)
    notes: dict[str, Element] = {}
    for kind in ("footnote", "endnote"):
        part = _part(package, document, kind + "s")
        if part is not None:
            changes += settled(part, revisions)
            for found in part.findall(qn(f"w:{kind}")):
                if attribute(found, "w:type", "normal") == "normal":
                    notes[f"{kind} {attribute(found, 'w:id')}"] = found
    comments = _part(package, document, "comments")
    return Source(
        body=body,
        styles=_part(package, document, "styles"),
        numbering=_part(package, document, "numbering"),
        notes=notes,
        comments={attribute(c, "w:id"): c for c in comments} if comments is not None else {},
        heads=tuple(_heads(package, document, body, revisions)),
        changes=changes,
    )


def _refuse_depth(body: Element) -> None:
    """Refuses what nests deeper than any text, and more paragraphs than any draft has, before the work."""
    for count, found in enumerate(body.iter(qn("w:p")), start=1):
        if count > MAX_PARAGRAPHS:
            raise InputError(f"more than {MAX_PARAGRAPHS:,} paragraphs: no draft")
        depth, parent = 0, found.getparent()
        while parent is not None and parent is not body:
            depth += local(parent) in ("tc", "txbxContent", "sdtContent", "ins", "del", "customXml", "smartTag")
            parent = parent.getparent()
        if depth > _DEEPEST:
            raise InputError("tables or boxes nest too deep")


def _part(package: Package, document: str, kind: str) -> Element | None:
    name = package.related(document, kind)
    return package.xml(name) if name else None


def _heads(package: Package, document: str, body: Element, revisions: Revisions) -> list[Element]:
    """The head of the first page, which holds the masthead in documents of the United Nations."""
    section = next(body.iter(qn("w:sectPr")), None)
    if section is None:
        return []
    targets = {relation.id: relation.target for relation in package.relationships(document) if not relation.external}
    by_kind = {attribute(r, "w:type"): attribute(r, "r:id") for r in section.findall(qn("w:headerReference"))}
    kind = "first" if section.find(qn("w:titlePg")) is not None and "first" in by_kind else "default"
    name = targets.get(by_kind.get(kind, ""), "")
    if name not in package:
        return []
    root = package.xml(name)
    settled(root, revisions)
    return [root]

"""Whether a Word file keeps the rules of the standard that a writer can break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from resdraft.ooxml.order import ORDER, local, rank
from resdraft.ooxml.package import CONTENT_TYPES, Package, relationships_name
from resdraft.ooxml.xml import Element, attribute, qn

_REPEATING = {
    "headerReference",
    "footerReference",
    "tblStylePr",
    "tr",
    "footnote",
    "bookmarkStart",
    "bookmarkEnd",
}
_BLOCKS = ("w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:comment")


def faults(package: Package) -> tuple[str, ...]:
    """One line for each rule that is broken; nothing for a file that Word opens without complaint.

    Looked at: types and relationships of parts, order of properties, numbers that must be unique or lead somewhere,
    styles that must exist, cells that must end in a paragraph, words outside of runs.
    """
    document = package.main()
    found = [*_parts(package)]
    names = [document, *(package.related(document, kind) for kind in ("styles", "settings", "footnotes", "comments"))]
    names += [r.target for r in package.relationships(document) if r.type.endswith(("/header", "/footer"))]
    for name in names:
        if name:
            found += (f"{name}: {fault}" for fault in _tree(package.xml(name)))
    return (*found, *_references(package, document))


def _parts(package: Package) -> Iterator[str]:
    every = {*package.parts} - {CONTENT_TYPES}
    for name in sorted(every):
        if not package.content_type(name):
            yield f"{name}: no content type"
        source = _source(name)
        if source is None:
            continue
        if source and source not in package:
            yield f"{name}: relationships of a part that is missing"
        seen = Counter(relation.id for relation in package.relationships(source))
        yield from (f"{name}: {identity} stands {times} times" for identity, times in seen.items() if times > 1)
        for relation in package.relationships(source):
            if not relation.external and relation.target not in package:
                yield f"{name}: {relation.id} leads to {relation.target}, which is missing"


def _source(name: str) -> str | None:
    """The part whose relationships a part holds, or None for any other part."""
    if not name.endswith(".rels"):
        return None
    folder, _, last = name.rpartition("/")
    outer = folder.rpartition("/")[0]
    source = f"{outer}/{last[:-5]}" if outer else last[:-5]
    return source if relationships_name(source) == name else None


def _tree(root: Element) -> Iterator[str]:
    for found in root.iter():
        name = local(found)
        if name in ORDER:
            yield from _misplaced(found, name)
        if name == "tc" and (not len(found) or local(found[-1]) != "p"):
            yield "a cell does not end in a paragraph"
        if name == "tbl":
            yield from _grid(found)
        if name not in ("t", "instrText", "delText", "delInstrText") and name and _loose(found):
            yield f"words outside of a run, in {name}"
    if local(root) in ("hdr", "ftr") and (not len(root) or local(root[-1]) != "p"):
        yield "a head or foot does not end in a paragraph"


def _misplaced(found: Element, name: str) -> Iterator[str]:
    children = [local(child) for child in found if local(child) in ORDER[name] or name not in ("tbl", "tc", "tr")]
    for before, after in pairwise(children):
        if rank(name, before) > rank(name, after):
            yield f"{after} stands after {before} in {name}"
    for child, times in Counter(children).items():
        if times > 1 and child and child not in _REPEATING:
            yield f"{child} stands {times} times in {name}"


def _grid(table: Element) -> Iterator[str]:
    grid = table.find(qn("w:tblGrid"))
    columns = 0 if grid is None else len(grid)
    for row in table.findall(qn("w:tr")):
        outside = [attribute(row.find(f"{qn('w:trPr')}/{qn(f'w:{side}')}"), "w:val", "0") for side in _OUTSIDE]
        spans = [attribute(c.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), "w:val", "1") for c in row.findall(qn("w:tc"))]
        width = sum(map(int, [*outside, *spans]))
        if width != columns:
            yield f"a row of {width} columns in a table of {columns}"


_OUTSIDE = ("gridBefore", "gridAfter")


def _loose(found: Element) -> bool:
    texts = [found.text, *(child.tail for child in found)]
    return any(text and not text.isspace() for text in texts)


def _references(package: Package, document: str) -> Iterator[str]:
    root = package.xml(document)
    yield from _notes(package, document, root, "footnote")
    yield from _notes(package, document, root, "comment")
    bookmarks = list(root.iter(qn("w:bookmarkStart")))
    yield from _twice((attribute(b, "w:id") for b in bookmarks), "bookmark")
    yield from _twice((attribute(b, "w:name") for b in bookmarks), "bookmark's name")
    names = {attribute(b, "w:name") for b in bookmarks}
    ends = Counter(attribute(b, "w:id") for b in root.iter(qn("w:bookmarkEnd")))
    if ends != Counter(attribute(b, "w:id") for b in bookmarks):
        yield "bookmarks whose ends do not match their starts"
    for link in root.iter(qn("w:hyperlink")):
        anchor = attribute(link, "w:anchor")
        if anchor and anchor not in names:
            yield f"a link to {anchor}, which is no bookmark"
    yield from _styles(package, document)


def _twice(values: Iterator[str], what: str) -> Iterator[str]:
    yield from (f"{what} {value} stands {times} times" for value, times in Counter(values).items() if times > 1)


def _notes(package: Package, document: str, root: Element, kind: str) -> Iterator[str]:
    part = package.related(document, f"{kind}s")
    own = [attribute(note, "w:id") for note in package.xml(part).findall(qn(f"w:{kind}"))] if part else []
    yield from _twice(iter(own), kind)
    used = [attribute(found, "w:id") for found in root.iter(qn(f"w:{kind}Reference"))]
    yield from _twice(iter(used), f"reference to {kind}")
    yield from (f"{kind} {number} is referred to and missing" for number in used if number not in own)


def _styles(package: Package, document: str) -> Iterator[str]:
    part = package.related(document, "styles")
    root = package.xml(part) if part else None
    known = {attribute(s, "w:styleId") for s in root.findall(qn("w:style"))} if root is not None else set()
    related = [document, *(r.target for r in package.relationships(document) if not r.external)]
    for name in related:
        if not name.endswith(".xml") or "/" not in name or name == part or name not in package:
            continue
        for kind in ("pStyle", "rStyle", "tblStyle"):
            for found in package.xml(name).iter(qn(f"w:{kind}")):
                if attribute(found, "w:val") not in known:
                    yield f"{name}: the style {attribute(found, 'w:val')} is missing"

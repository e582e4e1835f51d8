"""A whole file to Resolutions: single statements, collections of parts, drafts within a resolution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from resdraft.importers.akn.annexes import annexes, where_annexed
from resdraft.importers.akn.blocks import Reader
from resdraft.importers.akn.build import operative_blocks, operative_nodes, preambular_blocks
from resdraft.importers.akn.labels import is_decimal
from resdraft.importers.akn.masthead import Cover, masthead
from resdraft.importers.akn.mend import mended
from resdraft.importers.akn.nodes import Node
from resdraft.importers.akn.source import local, parse
from resdraft.importers.akn.words import Notes, lighter, text_of
from resdraft.model import EMPTY, Annex, InputError, Resolution, Text, normal

_COMMAS = (",", "，", "،")
_WHOLE = "is the file whole? download it again"


def read(data: bytes, name: str = "") -> tuple[Resolution, ...]:
    """As `read_akn` of the package's door."""
    root = parse(data, name)
    documents = [child for child in root if local(child) not in ("components", "meta")]
    if not documents:
        raise InputError("no document in this Akoma Ntoso file: <akomaNtoso> is empty", hint=_WHOLE, where=name)
    parts = list(_statements(root))
    if _part(documents[0], "mainBody") is None and parts:
        found = [_resolution((documents[0], part), name, place) for place, part in enumerate(parts)]
    else:
        found = [_resolution((document,), name, -1) for document in documents]
    return tuple(found)


def _statements(element: etree._Element) -> Iterator[etree._Element]:
    """The documents in the components of a file or of a document."""
    for components in element:
        if local(components) == "components":
            for component in components:
                yield from (child for child in component if local(child) not in ("meta", "documentRef"))


def _part(document: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in document if local(child) == name), None)


def _resolution(roots: tuple[etree._Element, ...], name: str, place: int) -> Resolution:
    document = roots[-1]
    reader = Reader(Notes(), name)
    head = masthead(Cover(roots), reader.notes, document.get("name", ""), name, place)
    title = document.find("{*}mainBody/{*}p/{*}docTitle")
    if title is not None and not head.title:
        head = replace(head, title=lighter(text_of(title, reader.notes)))
    text = _parts(document, reader, title)
    main = text.main
    drafts = list(_statements(document))
    for draft in drafts:
        _embed(draft, main, reader)
    later = list(annexes(text.annexed, head.language)) if text.annexed else []
    later += [annex for part in (document, *drafts) for annex in _annexes(part, reader, head.language)]
    if text.record:
        head = replace(head, extra=(*head.extra, ("vote_record", text.record)))
    resolution = normal(
        Resolution(
            head,
            enacting=text.enacting,
            preamble=preambular_blocks(text.opening),
            operative=operative_blocks(main),
            annexes=tuple(later),
            notes=tuple(reader.notes.found.values()),
        )
    )
    if not (resolution.enacting or resolution.preamble or resolution.operative or resolution.annexes):
        message = f"no text in this Akoma Ntoso file: <{local(document)}> holds no paragraph"
        raise InputError(message, hint=_WHOLE, where=name)
    return resolution


@dataclass(slots=True)
class _Parts:
    """A document's text in its parts, as nodes."""

    enacting: Text = EMPTY
    opening: list[Node] = field(default_factory=list)
    main: list[Node] = field(default_factory=list)
    annexed: list[Node] = field(default_factory=list)
    """What stands below the heading of an annex in the main body itself."""
    record: tuple[str, ...] = ()
    """Who voted how, where that was taken into a main body after the conclusions."""


def _parts(document: etree._Element, reader: Reader, title: etree._Element | None) -> _Parts:
    """The parts of a document, whose preamble and main body may be cut into several elements that take turns."""
    parts = _Parts()
    chunks: list[tuple[bool, list[Node]]] = []
    closed = False
    for element in document:
        name = local(element)
        if name == "preamble":
            content = list(element)
            if not parts.enacting and content and local(content[0]) == "formula":
                parts.enacting = text_of(content.pop(0), reader.notes)
            chunks.append((True, reader.all(content, 0, 0)))
        elif name in ("mainBody", "body"):
            nodes = reader.all((child for child in element if title is None or title not in child), 0, 0)
            if closed and nodes and nodes[0].text.plain.startswith(("[", "]")):
                parts.record = tuple(node.text.plain for node in nodes)
            else:
                chunks.append((False, nodes))
        closed = closed or name == "conclusions"
    if not chunks:
        message = f"no text in this Akoma Ntoso file: <{local(document)}> has no <preamble> and no <mainBody>"
        raise InputError(message, hint=_WHOLE, where=reader.name)
    _divide(chunks, parts)
    return parts


def _divide(chunks: list[tuple[bool, list[Node]]], parts: _Parts) -> None:
    """What belongs to the preamble and what to the operative part, whatever the elements say."""
    numbered = next((i for i, (opens, nodes) in enumerate(chunks) if not opens and _numbered(nodes)), len(chunks))
    border = max((i + 1 for i, (opens, _) in enumerate(chunks[:numbered]) if opens), default=0)
    parts.opening = [node for _, nodes in chunks[:border] for node in nodes]
    rest = [node for _, nodes in chunks[border:] for node in nodes]
    first = next((i for i, node in enumerate(parts.opening) if is_decimal(node.label)), len(parts.opening))
    rest[:0] = parts.opening[first:]
    del parts.opening[first:]
    _take_back_list(parts.opening, rest)
    rest = mended(rest)
    annexed = where_annexed(rest)
    parts.main, parts.annexed = operative_nodes(rest[:annexed]), rest[annexed:]
    if parts.enacting or parts.opening:
        slipped = _slipped(parts.main)
        parts.opening += parts.main[:slipped]
        del parts.main[:slipped]


def _numbered(nodes: list[Node]) -> bool:
    return any(is_decimal(node.label) for node in nodes)


def _take_back_list(opening: list[Node], rest: list[Node]) -> None:
    """A list that begins in the preamble and runs on in the main body belongs there, with the clause before it."""
    count = next((i for i, n in enumerate(rest) if not n.label or is_decimal(n.label)), len(rest))
    if not count or not opening or rest[0].kind != "clause":
        return
    last = opening[-1]
    if last.kind == "clause" and (last.below or last.text.plain.endswith((":", "："))):
        opening.pop()
        last.below += rest[:count]
        rest[:count] = [last]


def _slipped(nodes: list[Node]) -> int:
    """How many nodes at the start of the operative part are preambular clauses: marked so, or ending in a comma."""
    count = 0
    for node in nodes:
        comma = node.kind == "clause" and not node.label and node.text.plain.rstrip("\u200e\u200f").endswith(_COMMAS)
        if not (node.preambular or comma):
            break
        count += 1
    return count if count < len(nodes) else 0


def _quoted(draft: etree._Element, reader: Reader) -> list[Node]:
    """All of a draft within a resolution, its enacting line first."""
    parts = [part for part in draft if local(part) in ("preamble", "mainBody", "body")]
    return [node for part in parts for node in reader.all(part, 0, 1)]


def _embed(draft: etree._Element, main: list[Node], reader: Reader) -> None:
    """A draft for another body that stands in a component of its own goes below the paragraph that recommends it."""
    quote = Node("quote", below=_quoted(draft, reader))
    if main and main[-1].kind == "clause":
        main[-1].below.append(quote)
    else:
        main.append(quote)


def _annexes(document: etree._Element, reader: Reader, language: str) -> Iterator[Annex]:
    attachments = _part(document, "attachments")
    for attachment in attachments if attachments is not None else ():
        for inner in attachment:
            if local(inner) == "doc":
                body = next((part for part in inner if local(part) in ("mainBody", "body")), inner)
                yield from annexes(reader.all(body, 0, 0), language)

"""Parts written back with the very bytes of what was not changed in them."""

from __future__ import annotations

from hashlib import sha256
from xml.parsers import expat

from lxml import etree

from resdraft.ooxml.order import local
from resdraft.ooxml.xml import Element, serialise

_BLOCKS = frozenset(
    {
        "p",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "sectPr",
        "footnote",
        "endnote",
        "abstractNum",
        "num",
        "bookmarkStart",
    }
)
_SIGN = "resdraft-kept"


class Original:
    """The bytes of a part and where its blocks stand in them, taken before its tree is changed.

    Bytes are kept of paragraphs, tables, rows, cells, content controls, section settings and notes.
    """

    def __init__(self, data: bytes, root: Element) -> None:
        self._data = data
        self._root = root
        spans = _spans(data)
        every = [found for found in root.iter() if isinstance(found.tag, str)]
        self._known: dict[Element, tuple[tuple[int, int], bytes]] = {}
        # Other encodings count other bytes; then everything is written anew.
        if spans is not None and len(spans) == len(every):
            for found, span in zip(every, spans, strict=True):
                if local(found) in _BLOCKS:
                    self._known[found] = (span, _digest(found))

    def data(self) -> bytes:
        """The part as it now is. The tree is used up."""
        kept: list[bytes] = []
        self._keep(self._root, kept)
        written = serialise(self._root)
        parts = written.split(f"<?{_SIGN}".encode())
        result = [parts[0]]
        for part in parts[1:]:
            number, _, rest = part.partition(b"?>")
            result += [kept[int(number)], rest]
        return b"".join(result)

    def _keep(self, parent: Element, kept: list[bytes]) -> None:
        """Signs in the place of what is as it was, the outermost alone."""
        for child in list(parent):
            if not isinstance(child.tag, str):
                continue
            known = self._known.get(child)
            if known is not None and known[1] == _digest(child):
                sign = etree.ProcessingInstruction(_SIGN, str(len(kept)))
                sign.tail, child.tail = child.tail, None
                parent.replace(child, sign)
                kept.append(self._data[slice(*known[0])])
            elif local(child) in _BLOCKS or local(child) == "body":
                self._keep(child, kept)


def _digest(found: Element) -> bytes:
    return sha256(etree.tostring(found, with_tail=False)).digest()


def _spans(data: bytes) -> list[tuple[int, int]] | None:
    """From which to which byte each element stands, in the order in which they begin; None in another encoding."""
    parser = expat.ParserCreate()
    starts: list[int] = []
    ends: dict[int, int] = {}
    stack: list[int] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        stack.append(len(starts))
        starts.append(parser.CurrentByteIndex)

    def end(name: str) -> None:
        number, here = stack.pop(), parser.CurrentByteIndex
        # Of a tag that is an element by itself, some versions tell the place behind it, others that before it.
        alone = number == len(starts) - 1 and data[here - 2 : here] == b"/>"
        if alone and here > starts[number]:
            ends[number] = here
        elif here == starts[number]:
            ends[number] = _end_of_tag(data, here)
        else:
            ends[number] = data.index(b">", here) + 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):
        return None
    spans = [(begin, ends[number]) for number, begin in enumerate(starts)]
    return spans if all(data[begin : begin + 1] == b"<" for begin, _ in spans) else None


def _end_of_tag(data: bytes, place: int) -> int:
    """Behind a tag that is an element by itself; a value may hold its closing sign."""
    quote = 0
    for at in range(place, len(data)):
        sign = data[at]
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in b"\"'":
            quote = sign
        elif sign == ord(">"):
            return at + 1
    return len(data)

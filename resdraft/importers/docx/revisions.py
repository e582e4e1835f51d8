"""Tracked changes settled in place: the text as it is after them, or as it was before.

Element by element as ISO/IEC 29500-1, 17.13.5 describes them: insertions, deletions and moves of words, of paragraph
marks, of rows and cells, and changes of properties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from resdraft.importers.result import Revisions
from resdraft.ooxml import Element, attribute, local, qn

_CHANGES = frozenset(
    f"{owner}Change" for owner in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
)
_COMES = frozenset({"ins", "moveTo"})
_GOES = frozenset({"del", "moveFrom"})
_RANGES = frozenset(
    f"{kind}Range{end}"
    for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)


Chosen = Callable[[Element], bool]
"""Whether a mark of a tracked change is one of those to be settled."""


def _every(mark: Element) -> bool:
    return True


def change_marks(root: Element) -> list[Element]:
    """Every mark of a tracked change below the root, in order."""
    return [found for found in root.iter() if isinstance(found.tag, str) and _is_change(found)]


def settled(root: Element, revisions: Revisions, chosen: Chosen | None = None) -> int:
    """Settle the chosen tracked changes below the root, all without a choice; how many there were.

    Afterwards none of them is left; the others stand as they did.
    """
    everything, chosen = chosen is None, chosen or _every
    stays, goes = (_COMES, _GOES) if revisions == "accepted" else (_GOES, _COMES)
    for change in list(root.iter(qn("w:numPr"))):
        mark = change.find(qn("w:ins"))
        if mark is not None and "ins" in goes and chosen(mark):
            _drop(change)
    found = [mark for mark in change_marks(root) if chosen(mark)]
    _properties([e for e in found if local(e) in _CHANGES], revisions)
    _rows(root, goes, chosen)
    _marks(root, goes, chosen)
    numbers: set[str] = set()
    for element in [e for e in root.iter() if isinstance(e.tag, str)]:
        name = local(element)
        if name in _RANGES:
            # The end of a range names no author; it goes with its beginning.
            if name.endswith("Start") and chosen(element):
                numbers.add(attribute(element, "w:id"))
            if attribute(element, "w:id") in numbers or everything:
                _drop(element)
        elif not _is_change(element) or not chosen(element):
            continue
        elif name in ("cellIns", "cellDel", "cellMerge") or name in goes:
            _drop(element)
        elif name in stays:
            _unwrap(element)
    for text in list(root.iter(qn("w:delText"), qn("w:delInstrText"))):
        if not any(local(around) == "del" for around in text.iterancestors()):
            text.tag = qn("w:t") if local(text) == "delText" else qn("w:instrText")
    return len(found)


def _is_change(element: Element) -> bool:
    name = local(element)
    return name in _COMES or name in _GOES or name in _CHANGES or name in ("cellIns", "cellDel", "cellMerge")


def _properties(changes: list[Element], revisions: Revisions) -> None:
    """Properties as they are, or with what they were before in their place."""
    for change in changes:
        owner = change.getparent()
        if owner is None:
            continue
        owner.remove(change)
        if revisions == "accepted" or local(change) == "numberingChange":
            continue
        before = next((e for e in change if local(e) == local(owner)), None)
        kept = [e for e in owner if local(e) in ("rPr", "sectPr") and local(owner) == "pPr"]
        kept += [e for e in owner if local(e) in _COMES or local(e) in _GOES]
        for child in list(owner):
            owner.remove(child)
        owner.extend([*(before if before is not None else ()), *kept])


def _rows(root: Element, goes: frozenset[str], chosen: Chosen) -> None:
    """Rows and cells that are gone; a table without rows goes, too."""
    for row in list(root.iter(qn("w:tr"))):
        properties = row.find(qn("w:trPr"))
        if properties is not None and any(local(e) in goes and chosen(e) for e in properties):
            table = row.getparent()
            _drop(row)
            if table is not None and table.find(f".//{qn('w:tr')}") is None:
                _drop(table)
    gone = "cellDel" if "del" in goes else "cellIns"
    for change in filter(chosen, list(root.iter(qn(f"w:{gone}")))):
        cell = next((e for e in change.iterancestors() if local(e) == "tc"), None)
        if cell is not None:
            _drop(cell)


def _marks(root: Element, goes: frozenset[str], chosen: Chosen) -> None:
    """Where a paragraph's mark is gone, the next paragraph's words go on in it, with that one's properties."""
    for paragraph in list(root.iter(qn("w:p"))):
        if not _mark_is(paragraph, goes, chosen):
            continue
        following = _next_paragraph(paragraph)
        if following is None:
            if not any(_words_left(paragraph, goes, chosen)):
                _drop(paragraph)
            continue
        words = [e for e in paragraph if local(e) != "pPr"]
        place = 1 if len(following) and local(following[0]) == "pPr" else 0
        for offset, word in enumerate(words):
            following.insert(place + offset, word)
        _drop(paragraph)


def _mark_is(paragraph: Element, goes: frozenset[str], chosen: Chosen) -> bool:
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return mark is not None and any(local(e) in goes and chosen(e) for e in mark)


def _next_paragraph(paragraph: Element) -> Element | None:
    """The paragraph directly after it, content controls and the ends of ranges left aside."""
    following = paragraph.getnext()
    while following is not None:
        name = local(following) if isinstance(following.tag, str) else ""
        if name == "p":
            return following
        if name in ("tbl", "sectPr", "sdt"):
            return None
        following = following.getnext()
    return None


def _words_left(paragraph: Element, goes: frozenset[str], chosen: Chosen) -> Iterator[bool]:
    for run in paragraph.iter(qn("w:r")):
        if not any(local(e) in goes and chosen(e) for e in run.iterancestors()):
            yield True


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    """The children in the place of their parent."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(place + offset, child)
    parent.remove(element)

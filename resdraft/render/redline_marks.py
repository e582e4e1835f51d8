"""Tracked changes as Word writes them: insertions, deletions, moves, changed formatting, each under an author.

Element names and attributes are those of ISO/IEC 29500-1, 17.13.5. Every mark has a number that no other mark in the
file has, of whatever kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal

from resdraft.ooxml import Element, attribute, local, put_in_order, qn, shown, w

Wrapper = Literal["ins", "del", "moveFrom", "moveTo"]
AND = "; "
"""What stands between the names of several who took out the same words."""
UNDATED = "2000-01-01"
"""The date of changes between drafts of which the new one has none: Word wants one, and the clock is none of ours."""
_NUMBERED = frozenset(
    {
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "bookmarkStart", "commentRangeStart"),
        *("moveFromRangeStart", "moveToRangeStart", "permStart", "customXmlInsRangeStart", "customXmlDelRangeStart"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange"),
        *("tblPrExChange", "numberingChange"),
    }
)


@dataclass(slots=True)
class Numbers:
    """Gives numbers and names of moves, each once, above those that a file has."""

    last: int = 0
    moves: int = 0

    @classmethod
    def above(cls, roots: Iterable[Element]) -> Numbers:
        """Numbers that none of the marks below these roots has."""
        last = moves = 0
        for root in roots:
            for found in root.iter():
                name = local(found)
                if name not in _NUMBERED:
                    continue
                number = attribute(found, "w:id")
                last = max(last, int(number)) if number.isdigit() else last
                if name == "moveFromRangeStart" and (digits := attribute(found, "w:name")[4:]).isdigit():
                    moves = max(moves, int(digits))
        return cls(last, moves)

    def next(self) -> str:
        """A number that was not given."""
        self.last += 1
        return str(self.last)


@dataclass(slots=True)
class Marker:
    """Makes the marks of one author."""

    author: str
    date: str = UNDATED
    """ISO date."""
    numbers: Numbers = field(default_factory=Numbers)
    hour: int = 0
    """Of the date: marks of whole paragraphs and of neighbours differ in it."""
    first: int = 0
    """All its own numbers are higher."""

    def __post_init__(self) -> None:
        self.first = self.numbers.last

    def owns(self, mark: Element) -> bool:
        """Whether a mark is one of its own."""
        number = attribute(mark, "w:id")
        return number.isdigit() and int(number) > self.first

    def _by(self) -> dict[str, str]:
        date = f"{self.date}T{self.hour:02d}:00:00Z"
        return {"id": self.numbers.next(), "author": shown(self.author), "date": date}

    def wrap(self, kind: Wrapper, runs: Sequence[Element]) -> Element:
        """Runs that came, went or moved; words that went under their own name."""
        if kind == "del":
            for run in runs:
                as_deleted(run)
        return w(kind, *runs, **self._by())

    def mark_end(self, paragraph: Element, kind: Wrapper) -> None:
        """Say of the end of a paragraph that it came, went or moved; what a rival said before becomes one for both."""
        properties = own_properties(paragraph)
        end = properties.find(qn("w:rPr"))
        if end is None:
            end = w("rPr")
            put_in_order(properties, end)
        if kind == "del" and (mark := end.find(qn("w:del"))) is not None:
            self.share(mark)
        if any(local(child) in ("del", "moveFrom") for child in end):
            return
        put_in_order(end, w(kind, **self._by()))

    def share(self, mark: Element) -> None:
        """Make a rival's mark one of both: "France; Kenya"."""
        names = attribute(mark, "w:author").split(AND)
        mark.set(qn("w:author"), AND.join(dict.fromkeys([*names, shown(self.author)])))

    def mark_row(self, row: Element, kind: Literal["ins", "del"]) -> None:
        """Say of a row of a table that it came or went."""
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = w("trPr")
            row.insert(1 if len(row) and local(row[0]) == "tblPrEx" else 0, properties)
        properties.append(w(kind, **self._by()))

    def change_properties(self, paragraph: Element, new: Element | None) -> None:
        """Give a paragraph the properties of another (`w:pPr`), the former ones kept in the change; once."""
        old = paragraph.find(qn("w:pPr"))
        if old is not None and old.find(qn("w:pPrChange")) is not None:
            return
        before = w("pPr", *(deepcopy(child) for child in _shared(old)))
        kept = [] if old is None else [child for child in old if local(child) in _OWN]
        made = w("pPr", *(deepcopy(child) for child in _shared(new)))
        for child in kept:
            put_in_order(made, child)
        put_in_order(made, w("pPrChange", before, **self._by()))
        if old is not None:
            paragraph.remove(old)
        paragraph.insert(0, made)

    def change_look(self, run: Element, new: Element | None) -> None:
        """Give a run the look of another (`w:rPr`), the former one kept in the change; once."""
        old = run.find(qn("w:rPr"))
        if old is not None and old.find(qn("w:rPrChange")) is not None:
            return
        before = w("rPr", *(deepcopy(child) for child in _plain_look(old)))
        made = w("rPr", *(deepcopy(child) for child in _plain_look(new)))
        put_in_order(made, w("rPrChange", before, **self._by()))
        if old is not None:
            run.remove(old)
        run.insert(0, made)

    def move(self) -> str:
        """The name of a move, which binds the place where words were to the place where they are."""
        self.numbers.moves += 1
        return f"move{self.numbers.moves}"

    def range(self, kind: Literal["moveFrom", "moveTo"], name: str) -> tuple[Element, Element]:
        """Both ends of the range of a move; the end says nothing but its number."""
        start = w(f"{kind}RangeStart", **self._by(), name=name)
        return start, w(f"{kind}RangeEnd", id=attribute(start, "w:id"))


_OWN = ("rPr", "sectPr", "pPrChange")
"""What stands among the properties of a paragraph and is none that a change of properties tells."""


def own_properties(paragraph: Element) -> Element:
    """The properties of a paragraph, made where it has none."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    return properties


def _shared(properties: Element | None) -> list[Element]:
    return [] if properties is None else [child for child in properties if local(child) not in _OWN]


def _plain_look(look: Element | None) -> list[Element]:
    return [] if look is None else [child for child in look if local(child) != "rPrChange"]


def same_properties(old: Element | None, new: Element | None) -> bool:
    """Whether two paragraphs' properties (`w:pPr`) say the same."""
    return [canonical(child) for child in _shared(old)] == [canonical(child) for child in _shared(new)]


def canonical(found: Element | None) -> str:
    """An element as text, the same for equal elements."""
    if found is None:
        return ""
    inner = "".join(canonical(child) for child in found)
    said = "".join(f" {key}={value!r}" for key, value in sorted(map(_pair, found.attrib.items())))
    return f"<{found.tag!s}{said}>{found.text or ''}{inner}</>"


def _pair(item: tuple[object, object]) -> tuple[str, str]:
    return str(item[0]), str(item[1])


def as_deleted(run: Element) -> None:
    """The words of a run under the name that they have in a deletion."""
    for child in run.iter(qn("w:t"), qn("w:instrText")):
        child.tag = qn("w:delText") if local(child) == "t" else qn("w:delInstrText")

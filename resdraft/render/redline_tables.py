"""Changes put onto tables: rows that came and went, and the words of cells."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher

from resdraft.ooxml import Element, local, qn
from resdraft.render.redline_items import words_of
from resdraft.render.redline_paragraphs import Paragraphs

_LIKE = 0.4
"""The share of their words that two rows must have in common to be one row changed."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Changes tables in place, in the name of one author."""

    paragraphs: Paragraphs

    def go(self, table: Element) -> None:
        """All of a table went."""
        for row in _rows(table):
            self._mark(row, "del")

    def come(self, table: Element) -> None:
        """All of a new table came."""
        for row in _rows(table):
            self._mark(row, "ins")

    def change(self, old: Element, new: Element) -> bool:
        """Make of a table the new one; False where they have not as many columns, and nothing was done."""
        before, after = _rows(old), _rows(new)
        widths = {len(_cells(row)) for row in (*before, *after)}
        if len(widths) != 1:
            return False
        place: Element | None = None
        for here, there in _paired(before, after):
            if here is not None and there is not None:
                self._row(here, there)
                place = here
            elif here is not None:
                self._mark(here, "del")
                place = here
            elif there is not None:
                made = deepcopy(there)
                self._mark(made, "ins")
                if place is None:
                    before[0].addprevious(made)
                else:
                    place.addnext(made)
                place = made
        return True

    def _row(self, old: Element, new: Element) -> None:
        for here, there in zip(_cells(old), _cells(new), strict=True):
            before, after = _paragraphs(here), _paragraphs(there)
            if self.paragraphs.exact or [*map(words_of, before)] != [*map(words_of, after)]:
                self.paragraphs.change(before, after)

    def _mark(self, row: Element, kind: str) -> None:
        for paragraph in list(row.iter(qn("w:p"))):
            if kind == "ins":
                self.paragraphs.come(paragraph, "ins")
            else:
                self.paragraphs.go(paragraph, "del")
        self.paragraphs.marker.mark_row(row, "ins" if kind == "ins" else "del")


def _rows(table: Element) -> list[Element]:
    return [child for child in table if local(child) == "tr"]


def _cells(row: Element) -> list[Element]:
    return [child for child in row if local(child) == "tc"]


def _paragraphs(cell: Element) -> list[Element]:
    return [child for child in cell if local(child) == "p"]


def _paired(old: Sequence[Element], new: Sequence[Element]) -> list[tuple[Element | None, Element | None]]:
    """The rows of both tables in order: those that belong together beside each other."""
    a, b = [_words(row) for row in old], [_words(row) for row in new]
    found: list[tuple[Element | None, Element | None]] = []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            found += zip(old[i:j], new[k:m], strict=True)
            continue
        while i < j or k < m:
            if i < j and k < m and _alike(a[i], b[k]):
                found.append((old[i], new[k]))
                i, k = i + 1, k + 1
            elif i < j and (k >= m or not any(_alike(a[i], b[x]) for x in range(k, m))):
                found.append((old[i], None))
                i += 1
            else:
                found.append((None, new[k]))
                k += 1
    return found


def _words(row: Element) -> str:
    return " | ".join(" ".join(map(words_of, _paragraphs(cell))) for cell in _cells(row))


def _alike(old: str, new: str) -> bool:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() >= _LIKE

"""The order in which two columns are drawn: that of the new text, with what is gone where it stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resdraft.diff.comparison import Comparison, Link, Row, Side
from resdraft.diff.parts import part_order

_PARTS = ("agenda item", "title", "enacting", "preamble", "operative", "annexes", "notes")


@dataclass(frozen=True, slots=True)
class _Stand:
    """A side where it stands, with its link and its number among the link's sides."""

    side: Side
    link: Link
    index: int

    @property
    def order(self) -> tuple[int, ...]:
        return reading_order(self.side)


def reading_order(side: Side) -> tuple[int, ...]:
    """What sorts the sides of one text as they are read."""
    return (_PARTS.index(side.part), *(step for step in side.path if isinstance(step, int)))


def rows(comparison: Comparison) -> tuple[Row, ...]:
    """The rows of a display in two columns.

    In the order of the new text. A deleted clause stands behind what stood before it; a moved one at its new place,
    with a row of kind "away" at the old one; each part of a split or merged clause has a row of its own,
    in the order of the new text.
    """
    return tuple(rows_of(comparison.links))


def rows_of(links: Iterable[Link]) -> list[Row]:
    """The rows of links given in any order."""
    links = list(links)
    old = sorted(_stands(links, "old"), key=lambda stand: stand.order)
    new = sorted(_stands(links, "new"), key=lambda stand: stand.order)
    waiting = _placed(old, new)
    result = list(waiting[-1])
    for number, stand in enumerate(new):
        result += _rows_at(stand)
        result += waiting[number]
    return result


def ordered(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links in the order of their first row that is not only a trace of a move."""
    by_identity = {id(row.link): row.link for row in rows_of(links) if row.kind != "away"}
    return tuple(by_identity.values())


def _stands(links: Iterable[Link], name: str) -> list[_Stand]:
    return [_Stand(s, link, k) for link in links for k, s in enumerate(link.old if name == "old" else link.new)]


def _rows_at(stand: _Stand) -> list[Row]:
    link = stand.link
    if link.kind == "inserted":
        return [Row("inserted", link)]
    if link.kind == "merged":
        return [Row("pair", link, index) for index in part_order(link)]
    return [Row("pair", link, stand.index)]


def _placed(old: Sequence[_Stand], new: Sequence[_Stand]) -> dict[int, list[Row]]:
    """Rows of the old text alone, by the new stand after which they come; -1 for the very beginning."""
    first: dict[int, int] = {}
    for number, stand in enumerate(new):
        first.setdefault(id(stand.link), number)
    waiting: dict[int, list[Row]] = defaultdict(list)
    shown: set[int] = set()
    anchors: list[tuple[int, int]] = []
    anchor, part = -1, ""
    for stand in old:
        side, link = stand.side, stand.link
        if side.part != part:
            part, anchors = side.part, []
            anchor = _before_part(new, side)
        while anchors and anchors[-1][0] >= _depth(side):
            anchor = anchors.pop()[1]
        partner = first.get(id(link))
        if partner is None:
            waiting[_behind(new, anchor, side)].append(Row("deleted", link))
        elif _is_away(stand, shown):
            waiting[_behind(new, anchor, side)].append(Row("away", link, stand.index))
            anchors.append((_depth(side), anchor))
            anchor = partner
        else:
            anchor = partner
            while anchor + 1 < len(new) and new[anchor + 1].link is link:
                anchor += 1
        shown.add(id(link))
    return waiting


def _is_away(stand: _Stand, shown: set[int]) -> bool:
    """Whether its place in the new text is another; of a merged clause each part but the first asks for itself."""
    link = stand.link
    if link.moved:
        return True
    return link.kind == "merged" and id(link) in shown and not _beside(stand)


def _beside(stand: _Stand) -> bool:
    """Whether the part stands directly behind the part before it, or at the same height below one parent."""
    a, b = stand.link.old[stand.index - 1].path, stand.side.path
    if len(a) == len(b) and a[:-1] == b[:-1]:
        return int(b[-1]) - int(a[-1]) == 1
    return b[: len(a)] == a


def _before_part(new: Sequence[_Stand], side: Side) -> int:
    part = _PARTS.index(side.part)
    return sum(1 for stand in new if _PARTS.index(stand.side.part) < part) - 1


def _depth(side: Side) -> int:
    return len(side.path)


def _behind(new: Sequence[_Stand], anchor: int, side: Side) -> int:
    """The last stand that belongs to the anchor: what stands deeper than the side is not torn apart."""
    while (
        anchor >= 0
        and anchor + 1 < len(new)
        and new[anchor + 1].side.part == new[anchor].side.part == side.part
        and _depth(new[anchor + 1].side) > _depth(side)
    ):
        anchor += 1
    return anchor

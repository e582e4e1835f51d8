"""What the forms of a synopsis share: headline, what stands in a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from resdraft.diff import Row, Side, Synopsis, SynopsisRow, kinds_of
from resdraft.render.comparison_parts import PARTS, Piece, arrowed, names, percent, row_pieces, text_pieces, what, whole


@dataclass(frozen=True, slots=True)
class Shown:
    """What a draft has in a row, in words."""

    label: str
    """What it calls the clause; empty where it has none."""
    status: str
    """What became of the row's own clause: "reworded, moved"; "–" where there is nothing."""
    meaning: tuple[str, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    """A paragraph each: its words, with what came and went from the row's own ones."""


NOTHING = Shown("", "–", (), ())
"""What is shown where a draft has nothing."""


def synopsis_headline(found: Synopsis, drafts: Sequence[str]) -> list[str]:
    """How many clauses are alike, differ or are not in all; how near each draft is to the first."""
    clauses = [row for row in found.rows if row.side.kind == "clause"]
    counts = {
        "alike in all": sum(row.alike for row in clauses),
        "in all but not alike": sum(not row.alike and not is_lacking(row) for row in clauses),
        "not in all": sum(is_lacking(row) for row in clauses),
    }
    if all(row.alike for row in found.rows):
        return [
            f"All alike: {len(clauses)} paragraph{'s' if len(clauses) != 1 else ''} in each of {len(drafts)} drafts"
        ]
    told = ", ".join(f"{number} {name}" for name, number in counts.items() if number)
    near = "; ".join(f"{name} {percent(share)}" for name, share in zip(drafts[1:], found.similarities[1:], strict=True))
    return [f"Paragraphs: {told or 'none'}", f"Words kept from {drafts[0]}: {near}"]


def is_lacking(row: SynopsisRow) -> bool:
    """Whether a draft has nothing of the row's clause, nor took it into another."""
    return any(not cell.sides and not cell.elsewhere for cell in row.cells)


def row_kinds(row: SynopsisRow) -> frozenset[str]:
    """What a reader may choose the row by: the kinds of all its links, and "lacking"."""
    found = {str(kind) for cell in row.cells if cell.link for kind in kinds_of(cell.link)}
    return frozenset(found | ({"lacking"} if is_lacking(row) else set()))


def part_of(row: SynopsisRow) -> str:
    """The heading of the part in which the row stands."""
    return PARTS[row.side.part]


def row_title(row: SynopsisRow) -> str:
    """What the drafts call the row's clause: "OP2", or each its own: "OP2 · OP1 · – · OP3"."""
    found = [names(cell.sides) or "–" for cell in row.cells]
    return found[0] if len(set(found)) == 1 else " · ".join(found)


def parts_of(found: Synopsis, *, everything: bool) -> Iterator[tuple[str, list[tuple[SynopsisRow, ...]]]]:
    """The rows under the heading of their part, neighbours that are alike in all drafts together.

    Without `everything` there is nothing to show of drafts that are alike throughout.
    """
    if not everything and all(row.alike for row in found.rows):
        return
    for part, rows in groupby(found.rows, key=part_of):
        groups: list[tuple[SynopsisRow, ...]] = []
        for alike, row_group in groupby(rows, key=lambda row: row.alike and not everything):
            together = tuple(row_group)
            groups += [together] if alike else [(row,) for row in together]
        yield part, groups


def alike_title(rows: Sequence[SynopsisRow]) -> str:
    """What rows are called that are alike in all drafts: "OP2", "PP1 to PP3", "PP1 to PP3 · PP2 to PP4"."""
    columns = [[names(cell.sides) for cell in draft] for draft in zip(*(row.cells for row in rows), strict=True)]
    found = [column[0] if len(column) == 1 else f"{column[0]} to {column[-1]}" for column in columns]
    return found[0] if len(set(found)) == 1 else " · ".join(found)


def alike_told(rows: Sequence[SynopsisRow]) -> str:
    """That rows are alike: "alike in all", "3 alike in all"."""
    return "alike in all" if len(rows) == 1 else f"{len(rows)} alike in all"


def shown_cells(row: SynopsisRow, drafts: Sequence[str], *, everything: bool, italics: bool = False) -> list[Shown]:
    """The cells of a row in words; without `everything` one that repeats the row's own words says so instead."""
    return [_shown(row, number, drafts, everything, italics) for number in range(len(row.cells))]


def _shown(row: SynopsisRow, number: int, drafts: Sequence[str], everything: bool, italics: bool) -> Shown:
    cell = row.cells[number]
    if cell.elsewhere:
        return Shown("", f"merged into {names(cell.elsewhere)}", (), ())
    if not cell.sides:
        return NOTHING
    if cell.link is None:
        words = _own_words(cell.sides[0], italics)
        return Shown(names(cell.sides), "", (), (words,) if words else ())
    link = cell.link
    first = Row("pair", link)
    status = what(first) if max(len(link.old), len(link.new)) == 1 else whole(first)
    if link.kind == "equal":
        status = ", ".join(part for part in (status.removesuffix("words unchanged").rstrip(", "), "same words") if part)
        pieces: tuple[tuple[Piece, ...], ...] = ()
        if everything:
            words = tuple(row_pieces(first, "new", italics=italics))
            pieces = (words,) if words else ()
    else:
        found = (row_pieces(Row("pair", link, index), "both", italics=italics) for index in range(len(link.runs)))
        pieces = tuple(tuple(paragraph) for paragraph in found if paragraph)
    if row.own:
        status += f" {'as' if link.kind == 'equal' else 'from'} {drafts[row.own]}"
    return Shown(names(cell.sides), status, tuple(arrowed(change.text) for change in link.changes), pieces)


def _own_words(side: Side, italics: bool) -> tuple[Piece, ...]:
    own, closing = (
        [piece for piece in text_pieces(text, (0, len(text.plain)), "equal", italics=italics) if piece.words]
        for text in (side.text, side.closing)
    )
    return (*own, *([Piece(" (…) ", "equal")] if own and closing else []), *closing)

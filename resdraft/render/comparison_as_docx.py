"""Comparisons as the tables that delegations circulate: old, new, change; or a column a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal

from resdraft.diff import Comparison, Row, Side, Synopsis, summary
from resdraft.render.comparison_page import Draft
from resdraft.render.comparison_parts import (
    Entry,
    Piece,
    arrowed,
    entries,
    headline,
    name,
    row_pieces,
    title,
    unchanged_title,
    what,
)
from resdraft.render.synopsis_parts import Shown, part_of, row_title, shown_cells, synopsis_headline
from resdraft.render.table_document import Line, TableRow, line, table_document


def comparison_docx(
    comparison: Comparison,
    template: bytes | Path,
    old: Draft,
    new: Draft,
    *,
    everything: bool = False,
    remarks: Sequence[str] = (),
) -> bytes:
    """The comparison as a Word document with a table: old, new, change; the same bytes for the same input.

    Words that went are struck in the old column, words that came underlined in the new one; labels stand above the
    words; the third column says what became of the clause and what that means. Unchanged clauses are named in a row,
    with `everything` shown in full. Paper and type are those of the Word template.

    Raises InputError for a template that is no Word file, is too large, or holds macros.
    """
    heading = f"{old.name} → {new.name}"
    above = [line(heading, "title"), *(line(words, "remark") for words in headline(comparison, remarks))]
    above += [line(arrowed(words)) for words in summary(comparison)]
    heads = [line(old.name, "label", old), line(new.name, "label", new), line("Change", "label")]
    rows = list(_rows(comparison, old, new, everything))
    return table_document(template, heading, above, heads, rows, (5, 5, 3), new)


def _rows(comparison: Comparison, old: Draft, new: Draft, everything: bool) -> Iterator[TableRow]:
    for part, found in groupby(entries(comparison), key=lambda entry: entry.part):
        yield TableRow(((line(part, "part"),),), heading=True)
        for entry in found:
            if entry.unchanged and not everything:
                yield _unchanged(entry)
            else:
                for row in entry.rows:
                    yield _row(row, old, new)


def _unchanged(entry: Entry) -> TableRow:
    count = len(entry.rows)
    told = f"{unchanged_title(entry)}: {'unchanged' if count == 1 else f'{count} unchanged'}"
    return TableRow(((line(told, "remark"),),))


def _row(row: Row, old: Draft, new: Draft) -> TableRow:
    told = [line(_status(row), "label")]
    if row.kind != "away":
        told += [line(arrowed(change.text)) for change in row.link.changes if change.part == row.index]
    sides: list[tuple[Line, ...]] = []
    columns: tuple[tuple[Side | None, Draft, Literal["old", "new"]], ...]
    columns = ((row.old, old, "old"), (row.new, new, "new"))
    for side, draft, field in columns:
        if side is None:
            sides.append(())
            continue
        pieces = [] if row.kind == "away" else row_pieces(row, field, italics=True)
        sides.append((line(name(side), "label", draft), *([Line(tuple(pieces), draft=draft)] if pieces else [])))
    return TableRow((*sides, tuple(told)))


def _status(row: Row) -> str:
    if not row.link.changed:
        return "unchanged"
    return f"{title(row)}: {what(row)}, shown at its new place" if row.kind == "away" else what(row)


def synopsis_docx(
    found: Synopsis, template: bytes | Path, drafts: Sequence[Draft], *, everything: bool = False
) -> bytes:
    """The synopsis as a Word document with a table, a column a draft; the same bytes for the same input.

    Words that went from the row's own clause are struck, words that came underlined. Rows alike in all drafts are
    named, with `everything` shown in full. Paper and type are those of the Word template.

    Raises InputError for a template that is no Word file, is too large, or holds macros.
    """
    names = [draft.name for draft in drafts]
    heading = " · ".join(names)
    above = [line(heading, "title"), *(line(words, "remark") for words in synopsis_headline(found, names))]
    rows: list[TableRow] = []
    for part, group in groupby(found.rows, key=part_of):
        rows.append(TableRow(((line(part, "part"),),), heading=True))
        for row in group:
            if row.alike and not everything:
                rows.append(TableRow(((line(f"{row_title(row)}: alike in all", "remark"),),)))
            else:
                cells = shown_cells(row, names, everything=everything, italics=True)
                rows.append(TableRow(tuple(_cell(*pair) for pair in zip(cells, drafts, strict=True))))
    heads = [line(draft.name, "label", draft) for draft in drafts]
    return table_document(template, heading, above, heads, rows, (1,) * len(drafts), drafts[0])


def _cell(cell: Shown, draft: Draft) -> tuple[Line, ...]:
    label = ": ".join(words for words in (cell.label, cell.status) if words)
    told = [line(label, "label" if cell.label else "remark", draft)] if label else []
    told += [line(words, "remark") for words in cell.meaning]
    return (*told, *(Line(_spaced(paragraph), draft=draft) for paragraph in cell.pieces))


def _spaced(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with a blank between what went and what came in its place."""
    made: list[Piece] = []
    for piece in pieces:
        if made and made[-1].kind == "deleted" and piece.kind == "inserted" and not made[-1].words.endswith(" "):
            made.append(Piece(" ", "equal"))
        made.append(piece)
    return tuple(made)

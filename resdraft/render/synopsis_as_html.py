"""A synopsis as one page for a browser, on the page of comparisons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from resdraft.diff import Synopsis, SynopsisRow
from resdraft.render.characters import visible
from resdraft.render.comparison_page import Draft, filled_page, filter_kinds, filters, marked, strip, text
from resdraft.render.synopsis_parts import (
    NOTHING,
    Shown,
    alike_title,
    alike_told,
    parts_of,
    row_kinds,
    row_title,
    shown_cells,
    synopsis_headline,
)
from resdraft.render.text_template import Ready


def synopsis_html(found: Synopsis, template: bytes | Path, drafts: Sequence[Draft], *, everything: bool = False) -> str:
    """The synopsis as a whole page that loads nothing and works without script: a table, a column a draft.

    Cells that repeat the words of the row's own clause say so, or show them with `everything`. Raises InputError for a
    template that cannot be filled.
    """
    names = [draft.name for draft in drafts]
    rows = list(found.rows)
    ids = {id(row): f"r{number}" for number, row in enumerate(rows, 1)}
    counts = Counter(kind for row in rows for kind in filter_kinds(row.side, row_kinds(row)))
    head = "".join(f'<th scope="col"><bdi>{text(draft.name)}</bdi></th>' for draft in drafts)
    direction = drafts[0].direction
    body = [f'<div class="synopsis"><table dir="{direction}">', f"<thead><tr>{head}</tr></thead>"]
    for part, groups in parts_of(found, everything=everything):
        body.append(f'<tbody><tr class="part"><th colspan="{len(drafts)}" scope="rowgroup">{part}</th></tr>')
        for group in groups:
            if group[0].alike and not everything:
                body += _alike(group, [ids[id(row)] for row in group], drafts)
            else:
                body += _row(group[0], ids[id(group[0])], drafts, everything)
        body.append("</tbody>")
    fields = {
        "page_title": visible(" · ".join(names)),
        "heading": Ready(' <span class="arrow">·</span> '.join(f"<bdi>{text(name)}</bdi>" for name in names)),
        "headline": [visible(line) for line in synopsis_headline(found, names)],
        "summary": [],
        "two": False,
        "heads": "",
        "strip": strip([(ids[id(row)], _colours(row), row_title(row)) for row in rows]),
        "filters": filters(counts),
        "body": Ready("\n".join([*body, "</table></div>"])),
    }
    return filled_page(template, fields)


def _colours(row: SynopsisRow) -> frozenset[str]:
    """For the strip: what the first draft lacks came, what another lacks went."""
    kinds = row_kinds(row)
    if row.own:
        return kinds | {"inserted"}
    return kinds | ({"deleted"} if "lacking" in kinds else set())


def _alike(rows: Sequence[SynopsisRow], ids: Sequence[str], drafts: Sequence[Draft]) -> Iterator[str]:
    """Rows that are alike in all drafts, folded away, with the words of the first."""
    summed = f"<bdi>{text(alike_title(rows))}</bdi> · {alike_told(rows)}"
    yield f'<tr class="alike-row"><td colspan="{len(drafts)}"><details class="same"><summary>{summed}</summary>'
    names = [draft.name for draft in drafts]
    for row, name in zip(rows, ids, strict=True):
        cell = shown_cells(row, names, everything=False, italics=True)[row.own]
        yield f'<div id="{name}">'
        yield from _cell(cell, drafts[row.own])
        yield "</div>"
    yield "</details></td></tr>"


def _row(row: SynopsisRow, name: str, drafts: Sequence[Draft], everything: bool) -> Iterator[str]:
    kinds = " ".join(sorted(filter_kinds(row.side, row_kinds(row))))
    chosen = f' data-kinds="{kinds}" tabindex="-1"' if kinds or not row.alike else ""
    yield f'<tr id="{name}"{chosen}>'
    cells = shown_cells(row, [draft.name for draft in drafts], everything=everything, italics=True)
    for number, (draft, cell) in enumerate(zip(drafts, cells, strict=True)):
        whole = " whole" if number == row.own and row.own else ""
        yield f'<td class="{"none" if cell == NOTHING else "some"}{whole}" data-draft="{_quoted(draft.name)}">'
        yield from _cell(cell, draft)
        yield "</td>"
    yield "</tr>"


def _cell(cell: Shown, draft: Draft) -> Iterator[str]:
    label = f"<b><bdi>{text(cell.label)}</bdi></b> " if cell.label else ""
    status = f'<span class="what">{text(cell.status)}</span>' if cell.status else ""
    yield f'<p class="label" dir="ltr">{label}{status}</p>'
    if cell.meaning:
        yield f'<ul class="meaning" dir="ltr">{"".join(f"<li>{text(words)}</li>" for words in cell.meaning)}</ul>'
    for paragraph in cell.pieces:
        yield f"<p {draft.attributes}>{marked(paragraph)}</p>"


def _quoted(words: str) -> str:
    return text(words).replace('"', "&quot;")

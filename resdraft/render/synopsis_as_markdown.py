"""A synopsis as a table of Markdown for a forge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdraft.diff import Synopsis, SynopsisRow
from resdraft.render.comparison_as_markdown import marked_words
from resdraft.render.markdown_words import escape
from resdraft.render.synopsis_parts import Shown, alike_title, parts_of, shown_cells, synopsis_headline


def synopsis_markdown(found: Synopsis, drafts: Sequence[str], *, everything: bool = False) -> str:
    """The synopsis as Markdown: a table for each part of the text, a column a draft.

    Words that went from the row's own clause are `<del>` (struck), words that came `<ins>` (underlined). Rows alike in
    all drafts are named in a line below; with `everything` they have their row. Nothing in the words or names is read
    as markup.
    """
    first, *rest = synopsis_headline(found, drafts)
    lines = [f"## {' · '.join(map(escape, drafts))}", ""]
    lines += [f"**{escape(first)}**" + "".join(f"  \n{escape(line)}" for line in rest)]
    for part, groups in parts_of(found, everything=everything):
        lines += ["", f"### {part}", "", *_table(groups, drafts, everything)]
    return "\n".join(lines) + "\n"


def _table(groups: Sequence[Sequence[SynopsisRow]], drafts: Sequence[str], everything: bool) -> Iterator[str]:
    told = [row for rows in groups for row in rows if everything or not row.alike]
    if told:
        yield f"| {' | '.join(map(escape, drafts))} |"
        yield f"|{' --- |' * len(drafts)}"
        for row in told:
            yield f"| {' | '.join(map(_cell, shown_cells(row, drafts, everything=everything)))} |"
    alike = [rows for rows in groups if not everything and rows[0].alike]
    if alike:
        if told:
            yield ""
        yield f"Alike in all: {'; '.join(escape(alike_title(rows)) for rows in alike)}"


def _cell(cell: Shown) -> str:
    label = f"**{escape(cell.label)}** " if cell.label else ""
    told = "; ".join(words for words in (cell.status, *cell.meaning) if words)
    head = f"{label}{escape(told)}".strip()
    return "<br>".join([head, *(marked_words(list(paragraph)) for paragraph in cell.pieces)])

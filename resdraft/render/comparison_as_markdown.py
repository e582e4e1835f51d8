"""A comparison as Markdown for a forge: a summary, each changed paragraph, and the unchanged ones folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from resdraft.diff import Comparison, Row, row_changes, summary
from resdraft.render.comparison_parts import (
    TAGS,
    Entry,
    Piece,
    arrowed,
    entries,
    first_words,
    headline,
    meaning,
    row_pieces,
    title,
    unchanged_title,
    what,
    whole,
)
from resdraft.render.markdown_words import escape, line_start


def comparison_markdown(
    comparison: Comparison,
    *,
    old_name: str = "",
    new_name: str = "",
    everything: bool = False,
    remarks: Sequence[str] = (),
) -> str:
    """The comparison as Markdown that a forge shows: words gone `<del>` (struck), words come `<ins>` (underlined).

    Forges show both tags, inside words and beside signs too, where `~~` and `**` would not be read. First counts,
    `remarks` on what was left out, and the whole in a few lines, then a table of what changed, then the paragraphs with
    their words.
    Unchanged paragraphs are named in a folded block, with `everything` shown there in full. Names and words are
    escaped: nothing in them is read as markup, as a mention or as a reference.
    """
    found = entries(comparison)
    changed = [entry for entry in found if not entry.unchanged]
    lines = []
    if old_name or new_name:
        lines += [f"## {escape(old_name or 'old text')} → {escape(new_name or 'new text')}", ""]
    first, *rest = headline(comparison, remarks)
    lines += [f"**{escape(first)}**" + "".join(f"  \n{escape(line)}" for line in rest), ""]
    if told := tuple(map(arrowed, summary(comparison))):
        lines += [*(f"- **{escape(words.partition(':')[0])}:**{escape(words.partition(':')[2])}" for words in told), ""]
    if changed:
        lines += [*_table(changed), "", *_body(changed)]
    lines += _unchanged([entry for entry in found if entry.unchanged], everything)
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(changed: list[Entry]) -> Iterator[str]:
    yield "| Paragraph | Change | Meaning |"
    yield "| --- | --- | --- |"
    for row in (entry.rows[0] for entry in changed):
        if row.kind != "away" and not row.index:
            means = meaning(row.link.changes) or (first_words(row) if row.kind in ("inserted", "deleted") else "")
            yield f"| {escape(title(row))} | {escape(whole(row))} | {escape(means)} |"


def _body(changed: list[Entry]) -> Iterator[str]:
    part = ""
    for entry in changed:
        row = entry.rows[0]
        if entry.part != part:
            part = entry.part
            yield f"### {part}"
            yield ""
        if row.kind == "away":
            yield f"*{escape(title(row))} {escape(what(row))}: shown at its new place*"
        else:
            yield from _entry(row)
        yield ""


def _entry(row: Row) -> Iterator[str]:
    means = meaning(row_changes(row))
    told = " · ".join(escape(words) for words in (what(row), means) if words)
    yield f"**{escape(title(row))}** — {told}"
    if row.link.kind == "equal" or row.link.form_only:
        return
    yield ""
    yield f"> {_paragraph(row_pieces(row, 'both', short=row.kind == 'pair'))}"


def _paragraph(pieces: Sequence[Piece]) -> str:
    """The pieces as one paragraph."""
    return line_start(marked_words(pieces))


def marked_words(pieces: Sequence[Piece]) -> str:
    """The pieces with what went as `<del>` and what came as `<ins>`."""
    words = [_marked(piece) for piece in pieces]
    for index, (piece, following) in enumerate(pairwise(pieces)):
        met = piece.kind == "deleted" and following.kind == "inserted"
        if met and not piece.words.endswith(" ") and not following.words.startswith(" "):
            words[index] += " "
    return "".join(words)


def _marked(piece: Piece) -> str:
    """A changed piece between its tags, its edge blanks outside."""
    words = escape(piece.words)
    core = words.strip(" ")
    if piece.kind == "equal" or not core:
        return words
    before, after = words.split(core, 1)
    return f"{before}<{TAGS[piece.kind]}>{core}</{TAGS[piece.kind]}>{after}"


def _unchanged(found: list[Entry], everything: bool) -> Iterator[str]:
    rows = [row for entry in found for row in entry.rows if row.link.side.kind == "clause"]
    if not rows:
        return
    yield "<details>"
    yield f"<summary>{len(rows)} unchanged paragraph{'s' if len(rows) > 1 else ''}</summary>"
    yield ""
    if not everything:
        named = [entry for entry in found if any(row.link.side.kind == "clause" for row in entry.rows)]
        yield "; ".join(escape(unchanged_title(entry)) for entry in named)
    else:
        for row in rows:
            yield f"**{escape(title(row))}** {_paragraph(row_pieces(row, 'new'))}"
            yield ""
    yield ""
    yield "</details>"

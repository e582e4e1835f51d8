"""A comparison as Markdown for a forge: a summary, each changed paragraph, and the unchanged ones folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resdraft.diff import Comparison, Row, row_changes, summary
from resdraft.render.comparison_parts import (
    Entry,
    Piece,
    arrowed,
    entries,
    headline,
    meaning,
    row_pieces,
    title,
    unchanged_title,
    what,
    whole,
)
from resdraft.render.markdown_words import escape, is_flanked, line_start

_ENDS = {"deleted": ("~~", "<del>", "</del>"), "inserted": ("**", "<strong>", "</strong>")}


def comparison_markdown(
    comparison: Comparison,
    *,
    old_name: str = "",
    new_name: str = "",
    everything: bool = False,
    remarks: Sequence[str] = (),
) -> str:
    """The comparison as Markdown that a forge shows: words gone ~~struck~~, words come **bold**.

    A whole paragraph that came is underlined, since a page of bold words cannot be read. First counts, `remarks` on
    what was left out, and the whole in a few lines, then a table of what changed, then the paragraphs with their words.
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
            yield f"| {escape(title(row))} | {escape(whole(row))} | {escape(meaning(row.link.changes))} |"


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
    pieces = row_pieces(row, "both", short=row.kind == "pair")
    yield f"> {_whole_paragraph(pieces) if row.kind == 'inserted' else _paragraph(pieces)}"


def _whole_paragraph(pieces: list[Piece]) -> str:
    """The pieces of a paragraph that came as a whole."""
    return f"<ins>{escape(''.join(piece.words for piece in pieces))}</ins>"


def _paragraph(pieces: list[Piece]) -> str:
    """The pieces as one paragraph."""
    return line_start(marked_words(pieces))


def marked_words(pieces: Sequence[Piece]) -> str:
    """The pieces with what went struck and what came bold."""
    words = [escape(piece.words) for piece in pieces]
    for index, piece in enumerate(pieces):
        if piece.kind == "deleted" and pieces[index + 1 : index + 2] and pieces[index + 1].kind == "inserted":
            words[index] += " "
    return "".join(_marked(pieces[index].kind, words, index) for index in range(len(words)))


def _marked(kind: str, words: list[str], index: int) -> str:
    """A changed piece between its signs, its edge blanks outside; as HTML where the signs would not be read."""
    core = words[index].strip(" ")
    if kind == "equal" or not core:
        return words[index]
    sign, opening, closing = _ENDS[kind]
    before, after = words[index].split(core, 1)
    left = (before or "".join(words[:index]) or " ")[-1]
    right = (after or "".join(words[index + 1 :]) or " ")[0]
    if is_flanked(core, sign, left, right):
        return f"{before}{sign}{core}{sign}{after}"
    return f"{before}{opening}{core}{closing}{after}"


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

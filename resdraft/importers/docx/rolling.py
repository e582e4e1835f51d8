"""Tables in which a draft is negotiated: its paragraphs in one column, remarks beside them in others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from resdraft.importers.docx.rows import beside, has_words, label_alone, paragraphs_of
from resdraft.importers.docx.story import WordBlock, WordParagraph, WordTable
from resdraft.importers.plain_labels import read_label
from resdraft.importers.plain_signs import LANGUAGES, opener, stop
from resdraft.importers.result import Doubt
from resdraft.model import Mark, Text, joined, normal_text

_AGREED = re.compile(r"agreed(?: ad ref(?:erendum)?\.?| in (?:the )?informals?)?|closed", re.IGNORECASE)
"""How far a paragraph is agreed, as the paragraph itself may say it in brackets."""
_MARKED = re.compile(r"(?:PP|OP|pp|op)\s?\d")
_LEAST_WORDS = 6
"""So many words are a paragraph even without a stop."""
_Cells = tuple[tuple[WordParagraph, ...], ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is which."""

    label: int
    """-1 for none."""
    text: int
    heads: tuple[str, ...]
    """What the first row says of each column; empty where it is a row of the text."""


def with_columns_read(blocks: Iterable[WordBlock]) -> tuple[list[WordBlock], list[Doubt]]:
    """The blocks with the paragraphs of such tables in their place, remarks as comments, and what is to be said."""
    found: list[WordBlock] = []
    doubts: list[Doubt] = []
    for block in blocks:
        rows = _cells(block) if isinstance(block, WordTable) else []
        columns = _columns(rows)
        if columns is None:
            found.append(block)
            continue
        read = list(_paragraphs(rows, columns))
        place = read[0].place if read else 1
        doubts.append(Doubt(place, 1, "a table of paragraphs and remarks: the remarks were read as comments"))
        found += read
    return found, doubts


def _cells(table: WordTable) -> list[_Cells]:
    rows = [
        tuple(tuple(p for b in cell for p in paragraphs_of(b) if has_words(p)) for cell in row) for row in table.rows
    ]
    return [row for row in rows if any(row)]


def _columns(rows: Sequence[_Cells]) -> _Columns | None:
    """The columns of a table in which one, and no other, holds paragraphs of a draft; else None.

    What marks paragraphs are their openers, or PP and OP beside them. Two columns with openers are rival texts, or one
    in two languages: such a table stays as it is.
    """
    width = max((len(row) for row in rows), default=0)
    full = [row for row in rows if len(row) == width]
    if width < 2 or len(full) < 2:
        return None
    opened = [sum(_is_opened(row[at]) for row in full) for at in range(width)]
    text = max(range(width), key=lambda at: opened[at])
    labels = [at for at in range(text) if _holds_labels([row[at] for row in full[1:]])]
    label = labels[-1] if labels else -1
    marked = sum(bool(row[label]) and bool(_MARKED.match(_plain(row[label]))) for row in full) if labels else 0
    if marked > opened[text] and label + 1 < width:
        text = label + 1
    counted = sum(bool(row[text]) and not _is_item(row, label) for row in full[1:])
    if max(opened[text], marked) < 2 or max(opened[text], marked) * 2 < counted:
        return None
    if any(opened[at] * 2 > opened[text] for at in range(width) if at not in (label, text)):
        return None
    if width == 2 and labels:
        return None
    first = full[0]
    named = not _is_opened(first[text]) and not stop(_plain(first[text])) and rows[0] is first
    return _Columns(label, text, tuple(_plain(cell) for cell in first) if named else ())


def _holds_labels(cells: Sequence[tuple[WordParagraph, ...]]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(
        len(cell) == 1 and (label_alone(_plain(cell)) or _plain(cell).isdecimal()) for cell in filled
    )


def _is_item(row: _Cells, label: int) -> bool:
    sign = read_label(f"{_plain(row[label])} ") if label >= 0 else None
    return sign is not None and sign.kind == "item"


def _is_opened(cell: Sequence[WordParagraph]) -> bool:
    """Whether a cell begins with a paragraph that has an opener; "Requests received" above numbers is none."""
    if not cell:
        return False
    words = normal_text(cell[0].text).plain
    label = read_label(words)
    words = words[label.end :] if label else words
    if not stop(words) and len(words.split()) < _LEAST_WORDS:
        return False
    return any(opener(words, language) for language in LANGUAGES)


def _plain(cell: Sequence[WordParagraph]) -> str:
    return " ".join(normal_text(paragraph.text).plain for paragraph in cell)


def _paragraphs(rows: Sequence[_Cells], columns: _Columns) -> Iterator[WordParagraph]:
    for index, row in enumerate(rows):
        if index == 0 and columns.heads:
            continue
        if len(row) <= columns.text or not row[columns.text]:
            yield from (_remarked(cell, _remarks(row, columns, at)) for at, cell in enumerate(_first_cell(row)))
            continue
        own = list(row[columns.text])
        if columns.label >= 0 and row[columns.label]:
            own[0] = _labelled(row[columns.label][0], own[0])
        for cell in row:
            if cell is not row[columns.text] and _AGREED.fullmatch(_plain(cell)):
                own[-1] = replace(own[-1], text=joined(own[-1].text, Text(f"[{_plain(cell)}]")))
        own[-1] = _remarked(own[-1], _remarks(row, columns))
        yield from own


def _labelled(sign: WordParagraph, words: WordParagraph) -> WordParagraph:
    """A paragraph with the label from the cell before it; a bare count of rows is none where it has its own."""
    plain = normal_text(words.text).plain
    counted = normal_text(sign.text).plain.isdecimal() and (read_label(plain) or words.printed)
    return words if counted else beside(sign, words)


def _first_cell(row: _Cells) -> tuple[WordParagraph, ...]:
    """The paragraphs of a row that is a title across the table, or remarks alone."""
    return next(cell for cell in row if cell)


def _remarks(row: _Cells, columns: _Columns, at: int = 0) -> tuple[str, ...]:
    """What stands beside the text, with the names of the columns; for a row without text, what its first cell lacks."""
    begun = next((k for k, cell in enumerate(row) if cell), 0)
    texts = (columns.label, columns.text) if len(row) > columns.text and row[columns.text] else (begun,)
    if at:
        return ()
    said = []
    for place, cell in enumerate(row):
        if place not in texts and cell and not _AGREED.fullmatch(_plain(cell)):
            head = columns.heads[place] if place < len(columns.heads) else ""
            said.append(f"{head}: {_plain(cell)}" if head else _plain(cell))
    return tuple(said)


def _remarked(paragraph: WordParagraph, remarks: Sequence[str]) -> WordParagraph:
    """The paragraph with comments at its end."""
    end = len(paragraph.text.plain)
    marks = tuple(Mark(end, end, "comment", said) for said in remarks)
    return replace(paragraph, text=Text(paragraph.text.plain, (*paragraph.text.marks, *marks)))

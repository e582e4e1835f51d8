"""The story of a Word file as rows, one a paragraph that has words, and the tables that stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from resdraft.importers.docx.story import WordBlock, WordParagraph, WordTable
from resdraft.importers.plain_labels import Label, read_label
from resdraft.importers.plain_signs import stop
from resdraft.model import Mark, Table, Text, joined, normal_text, part

_COLUMN = 120
"""Twips that count as one column of indent."""
_TAB = 475
_BLANK = 60
_LEADING = "\t \u00a0"
"""What authors indent with by hand."""
_BARE_NUMBER = re.compile(r"(\d{1,3})\t")
_PLACES = re.compile(r"(?:\d{1,3}\.)+(\d{1,3})\.?")
_BULLETS = re.compile(r"[–—-]")
_HAN = "一二三四五六七八九"
_HAN_NUMBER = re.compile(rf"(?P<tens>[{_HAN}]?十)?(?P<ones>[{_HAN}])?、\s*")
_ORDINAL = re.compile(r"(\d{1,3})[°º]\s+")
_NUMERAL_ALONE = re.compile(r"\s*(?:[IVX]{1,6}|[A-H])\.?\s*")
_LONGEST_TITLE = 250
_LABEL_ALONE = re.compile(r"\S{1,8}(?:\s(?:bis|ter|alt\.?))?")


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with words, or a part of one that a line break ends."""

    text: Text
    """Normal; an automatic number stands before the words as if it were typed."""
    label: Label | None
    indent: int
    """Columns, for telling levels apart."""
    gap: int
    """Empty paragraphs before it."""
    source: WordParagraph


@dataclass(frozen=True, slots=True)
class TableAt:
    """A table, and how many rows stand before it."""

    table: Table
    rows: int


def rows_of(blocks: Iterable[WordBlock]) -> tuple[list[Row], list[TableAt]]:
    """The rows and tables of blocks in order. Tables of one column, or that hold only blanks, are rows as well."""
    rows: list[Row] = []
    tables: list[TableAt] = []
    gap = 0
    for block in blocks:
        if isinstance(block, WordTable):
            found = table_of(block)
            if found is not None:
                tables.append(TableAt(found, len(rows)))
                gap = 0
                continue
            for paragraph in paragraphs_of(block):
                gap = _take(paragraph, rows, gap)
        else:
            gap = _take(block, rows, gap)
    return rows, tables


def all_rows(blocks: Iterable[WordBlock], *, broken: bool = False) -> list[Row]:
    """The rows of blocks, those in tables as well, a cell after the other; with `broken` every line break ends one."""
    rows: list[Row] = []
    gap = 0
    for block in blocks:
        for paragraph in paragraphs_of(block):
            gap = _take(paragraph, rows, gap, broken)
    return rows


def _take(paragraph: WordParagraph, rows: list[Row], gap: int, broken: bool = False) -> int:
    found = list(_rows(paragraph, gap, broken))
    rows += found
    return 0 if found else gap + 1


def _rows(paragraph: WordParagraph, gap: int, broken: bool) -> Iterator[Row]:
    indent = paragraph.indent
    for number, (raw, text) in enumerate(_parts(paragraph.text, broken)):
        text = _without_lead(text)
        label = None
        if number == 0 and paragraph.printed is not None:
            sign = printed_label(paragraph)
            text = joined(Text(sign), text)
            label = read_label(text.plain) if text.plain != sign else read_label(sign + " ")
        elif bare := _BARE_NUMBER.match(raw.lstrip(" \t")):
            label = Label("top", str(int(bare[1])), len(bare[1]) + 1, ".")
        label = label or _other_number(text.plain)
        lead = raw[: len(raw) - len(raw.lstrip(_LEADING))]
        if text:
            label = label or read_label(text.plain)
            typed = lead.count("\t") * _TAB + (len(lead) - lead.count("\t")) * _BLANK
            yield Row(text, label, (indent + typed) // _COLUMN, gap if number == 0 else 0, paragraph)


def _without_lead(text: Text) -> Text:
    """The text without no-break blanks before its first word, which only indent it."""
    blanks = len(text.plain) - len(text.plain.lstrip(_LEADING))
    return part(text, blanks, len(text.plain)) if blanks else text


def _other_number(words: str) -> Label | None:
    """The number of a paragraph as Chinese texts ("一、") and French ones ("1°") may have it; a heading has no stop."""
    if found := _ORDINAL.match(words):
        return Label("top", str(int(found[1])), found.end(), ".")
    found = _HAN_NUMBER.match(words)
    if found is None or found.start("tens") == found.start("ones") or not stop(words):
        return None
    tens = found["tens"] or ""
    ten = _HAN.find(tens[0]) + 1 if len(tens) > 1 else len(tens)
    return Label("top", str(ten * 10 + (_HAN.find(found["ones"]) + 1 if found["ones"] else 0)), found.end(), ".")


def unfolded(blocks: Iterable[WordBlock]) -> Iterator[WordBlock]:
    """The blocks with tables that only lay lines out as paragraphs: keys and values, numbers and their paragraphs."""
    for block in blocks:
        if isinstance(block, WordTable) and (found := _pairs(block)):
            yield from found
        else:
            yield block


def with_titles(blocks: Iterable[WordBlock]) -> Iterator[WordBlock]:
    """The blocks with the number of a section, alone on a line, before the title on the next one."""
    number: WordParagraph | None = None
    between: list[WordBlock] = []
    for block in blocks:
        if number is None:
            if isinstance(block, WordParagraph) and _NUMERAL_ALONE.fullmatch(block.text.plain) and stands_out(block):
                number = block
            else:
                yield block
        elif isinstance(block, WordParagraph) and not has_words(block):
            between.append(block)
        else:
            yield from between
            if isinstance(block, WordParagraph) and stands_out(block) and not block.printed:
                yield replace(block, text=_numbered(number, normal_text(block.text)))
            else:
                yield from (number, block)
            number, between = None, []
    yield from ([number] if number else [])
    yield from between


def _numbered(number: WordParagraph, title: Text) -> Text:
    """The title behind the number, as bold as it was."""
    text = joined(Text(f"{number.text.plain.strip().rstrip('.')}."), title)
    if not covered(title, "bold"):
        return text
    return Text(text.plain, (*(m for m in text.marks if m.kind != "bold"), Mark(0, len(text.plain), "bold")))


def stands_out(paragraph: WordParagraph) -> bool:
    """Whether a paragraph looks like a heading: centred or bold, and no sentence."""
    text = normal_text(paragraph.text)
    looks = paragraph.shape.centred or paragraph.shape.outline >= 0 or covered(text, "bold")
    return looks and bool(text.plain) and len(text.plain) < _LONGEST_TITLE and not stop(text.plain.rstrip("."))


def _pairs(table: WordTable) -> list[WordParagraph]:
    """The paragraphs of a table of two columns whose first holds keys with colons, or labels; else none."""
    found: list[WordParagraph] = []
    ended = labels = 0
    for row in table.rows:
        cells = [[p for block in cell for p in paragraphs_of(block) if has_words(p)] for cell in row]
        if len(cells) != 2 or len(cells[0]) > 1:
            return []
        if not cells[0] or not cells[1]:
            found += [*cells[0], *cells[1]]
            continue
        head, rest = cells[0][0], cells[1]
        sign = normal_text(head.text).plain
        is_label = not sign or label_alone(sign)
        if not is_label and not sign.endswith((":", "：")):
            return []
        labels += is_label
        ended += is_label and bool(stop(normal_text(rest[-1].text).plain))
        found += [beside(head, rest[0]), *rest[1:]]
    return found if ended * 2 >= labels else []


def label_alone(words: str) -> bool:
    """Whether the words of a cell are a label and nothing else."""
    return bool(_LABEL_ALONE.fullmatch(words) and read_label(f"{words} "))


def has_words(paragraph: WordParagraph) -> bool:
    """Whether anything is printed of a paragraph."""
    return paragraph.printed is not None or bool(paragraph.text.plain.strip())


def beside(head: WordParagraph, first: WordParagraph) -> WordParagraph:
    """A paragraph with the label or key from the cell before it, where that cell stands."""
    sign, words = normal_text(head.text), normal_text(first.text)
    if not sign.plain:
        return replace(first, printed=head.printed or first.printed, shape=head.shape)
    return replace(first, text=joined(Text(sign.plain), words, "\t"), shape=head.shape, place=head.place)


def printed_label(paragraph: WordParagraph) -> str:
    """The automatic number of a paragraph as the model can hold it: of "1.1" the last number."""
    printed = paragraph.printed
    if printed is None:
        return ""
    if printed.bullet:
        return "–" if _BULLETS.fullmatch(printed.label) else "•"
    found = _PLACES.fullmatch(printed.label)
    return f"{found[1]}." if found and printed.level > 0 else printed.label


def _parts(text: Text, broken: bool) -> list[tuple[str, Text]]:
    """The lines of a paragraph that are paragraphs of their own: broken after a stop, or before a label; or all."""
    if "\n" not in text.plain:
        return [(text.plain, normal_text(text))]
    found: list[tuple[str, Text]] = []
    start = 0
    for cut in [*(m.start() for m in re.finditer("\n", text.plain)), len(text.plain)]:
        before = text.plain[start:cut].rstrip()
        after = text.plain[cut + 1 :].lstrip("\n")
        ended = bool(stop(before)) and stop(before) != ":" and not label_alone(before.strip())
        if cut == len(text.plain) or broken or (before and (ended or read_label(after.lstrip("\t ")) is not None)):
            found.append((text.plain[start:cut], part(text, start, cut)))
            start = cut + 1
    return found


def paragraphs_of(block: WordBlock) -> Iterator[WordParagraph]:
    """The paragraphs of a block, those of tables in tables as well, in the order of reading."""
    if isinstance(block, WordParagraph):
        yield block
        return
    for row in block.rows:
        for cell in row:
            for inner in cell:
                yield from paragraphs_of(inner)


def table_of(block: WordTable, *, least: int = 2) -> Table | None:
    """The table of the model; None for one that only lays paragraphs out: without words, or nowhere in a row so many
    cells with words as `least`."""
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    rows = [row for row in rows if any(rows)]
    filled = [row for row in rows if any(cell.plain for cell in row)]
    if all(sum(bool(cell.plain) for cell in row) < least for row in filled):
        return None
    return Table(tuple(tuple(row) for row in filled))


def _cell(blocks: tuple[WordBlock, ...]) -> Text:
    """The words of a cell; its paragraphs, and those of tables in it, are joined by blanks."""
    found = Text()
    for block in blocks:
        for paragraph in paragraphs_of(block):
            text = normal_text(paragraph.text)
            if paragraph.printed is not None:
                text = joined(Text(printed_label(paragraph)), text)
            found = joined(found, text)
    return found


def covered(text: Text, *kinds: str) -> bool:
    """Whether one of these kinds of emphasis lies over all words."""
    return any(m.kind in kinds and m.start == 0 and m.end >= len(text.plain.rstrip(" .,:;")) > 0 for m in text.marks)

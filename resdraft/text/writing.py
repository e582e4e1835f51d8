"""A Resolution as a draft's source, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resdraft import facts
from resdraft.model import (
    UNNUMBERED,
    VARIANT,
    Annex,
    Block,
    Clause,
    Heading,
    Note,
    Path,
    Quote,
    Resolution,
    Table,
    Text,
    default_style,
    has_words,
    item_label,
    next_count,
    top_printed,
)
from resdraft.text.attributes import PRINTED_SOURCE, write_attributes
from resdraft.text.blocks_read import PieceKind
from resdraft.text.front_matter import front_lines
from resdraft.text.inline_write import ALONE, Around, write_breakable
from resdraft.text.labels_read import SOLID, guard, guard_labelled
from resdraft.text.paragraphs import DIRECTIVES, is_cjk
from resdraft.text.stances import Holders

_HEADING_PLAIN = re.compile(r"[IVXLC]{1,7}|[A-Z]|[0-9]{1,3}|[一二三四五六七八九十]{1,3}")
_HEADING_PAREN = re.compile(r"\([ivxlc]{1,7}\)|\([a-z]\)")
_HEADING_LIKE = re.compile(
    r"\{n: |(?:[IVXLC]{1,7}|[A-Z]|[0-9]{1,3}|[一二三四五六七八九十]{1,3})([.、])|\((?:[ivxlc]{1,7}|[a-z])\)(?: |$)"
)
_UNBREAKABLE = re.compile(r"[^\W\d_]")
_LABEL_LIKE = re.compile(r"(?:[^\W\d_]{1,9}[.)]|PP|OP)")


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph as written."""

    kind: PieceKind
    path: Path
    words: str
    """Its lines, comments before it included, without the line end of the last."""
    gap: str = "\n\n"
    """What parts it from the paragraph before."""


def write(resolution: Resolution, wrap: int = 0) -> str:
    """The source of a normal Resolution: a paragraph a line, or wrapped at `wrap` columns (code points).

    Promise: `parse(write(r)).resolution == r`, with no problem.
    """
    head = "\n".join(["---", *front_lines(resolution).values(), "---", ""])
    body = write_body(resolution, wrap)
    return f"{head}\n{body}\n" if body else head


def write_body(resolution: Resolution, wrap: int = 0) -> str:
    """The source without front matter and final line end."""
    pieces: list[str] = []
    for piece in paragraphs(resolution, wrap):
        if pieces:
            pieces.append(piece.gap)
        pieces.append(piece.words)
    return "".join(pieces)


def paragraphs(resolution: Resolution, wrap: int = 0) -> Iterator[Written]:
    """The paragraphs of a normal Resolution in the order in which they are written."""
    return _Writer(resolution, wrap).paragraphs()


class _Writer:
    def __init__(self, resolution: Resolution, wrap: int) -> None:
        self.resolution = resolution
        self.wrap = wrap
        self.holders = Holders(frozenset(resolution.conventions.holders))
        self.suffix = resolution.conventions.brackets == "suffix"
        self.language = resolution.masthead.language
        self.around = _arounds(resolution)
        self.at = 0
        """How many texts of clauses were written."""

    def paragraphs(self) -> Iterator[Written]:
        resolution = self.resolution
        yield from self._enacting()
        blocks = (*resolution.preamble, *resolution.operative)
        border = len(resolution.preamble)
        asked = border != _natural_border(blocks, border)
        yield from self._preamble()
        if asked:
            yield Written("directive", ("operative",), "<!-- operative -->")
        yield from self._top(resolution.operative, ("operative",), "")
        for index, annex in enumerate(resolution.annexes):
            yield self._annex(annex, index)
            yield from self._top(annex.blocks, ("annexes", index), "")
        for note in resolution.notes:
            yield self._note(note)

    def _enacting(self) -> Iterator[Written]:
        resolution = self.resolution
        first = next(iter((*resolution.preamble, *resolution.operative)), None)
        text = resolution.enacting
        if text:
            if not text.plain or not facts.organ(text.plain, self.language):
                yield Written("directive", ("enacting",), "<!-- enacting -->")
            source = self._comments(text, "", "")
            words = guard(self._source(text, skip=_leading_comments(text)), top=True)
            yield Written("enacting", (), source + self._wrapped(words, "", ""))
        elif (
            isinstance(first, Clause)
            and first.text.plain
            and not first.items
            and (first.number == UNNUMBERED or (not first.number and resolution.preamble))
            and facts.organ(first.text.plain, self.language)
        ):
            yield Written("directive", ("no enacting line",), "<!-- no enacting line -->")

    def _preamble(self) -> Iterator[Written]:
        count = 0
        for index, block in enumerate(self.resolution.preamble):
            path: Path = ("preamble", index)
            if not isinstance(block, Clause):
                yield from self._other(block, path, 0, "")
                continue
            label, count = _preambular(block.number, count)
            yield from self._clause(block, path, label, 0, "")

    def _top(self, blocks: tuple[Block, ...], path: Path, prefix: str, indent: int = 0) -> Iterator[Written]:
        count = 0
        for index, block in enumerate(blocks):
            here = (*path, index)
            if not isinstance(block, Clause):
                yield from self._other(block, here, indent, prefix)
                continue
            label, count = top_printed(block.number, count)
            yield from self._clause(block, here, label, indent, prefix)

    def _clause(
        self, clause: Clause, path: Path, label: str, indent: int, prefix: str, level: int = 0
    ) -> Iterator[Written]:
        blanks = prefix + " " * indent
        dash = "- " if level else ""
        comments = 0
        lead = ""
        text = clause.text
        around = self._next_around()
        if not around.carried:
            comments = _leading_comments(text)
            lead = self._comments(text, blanks, prefix)
        source = self._source(text, around, comments)
        if not label:
            source = guard(source, top=not level)
        elif level:
            source = guard_labelled(source)
        braces = write_attributes(clause.id, clause.status, clause.source)
        words = " ".join(
            part for part in (label.replace(" ", SOLID) + "." * _is_variant_item(label, level), source) if part
        )
        words = words if clause.source else _guard_braces(words)
        words = f"{words} {braces}".lstrip(" ") if braces else words
        follow = blanks + " " * len(dash)
        yield Written("clause", path, lead + self._wrapped(words, blanks + dash, follow), _gap(prefix))
        yield from self._items(clause, path, indent + 2, prefix, level + 1)

    def _items(self, clause: Clause, path: Path, indent: int, prefix: str, level: int) -> Iterator[Written]:
        style = clause.style or default_style(self.language, level)
        count = 0
        for index, item in enumerate(clause.items):
            here = (*path, index)
            if not isinstance(item, Clause):
                yield from self._other(item, here, indent, prefix)
                continue
            label = item_label(item.number, style, count)
            count = next_count(item.number, style, count)
            yield from self._clause(item, here, label, indent, prefix, level)
        if clause.closing:
            blanks = prefix + " " * indent
            around = self._next_around()
            comments = 0 if around.carried else _leading_comments(clause.closing)
            lead = self._comments(clause.closing, blanks, prefix) if comments else ""
            words = _guard_braces(guard(self._source(clause.closing, around, comments), top=False))
            yield Written("closing", path, lead + self._wrapped(words, blanks, blanks), _gap(prefix))

    def _other(self, block: Block, path: Path, indent: int, prefix: str) -> Iterator[Written]:
        blanks = prefix + " " * indent
        match block:
            case Heading():
                lead = self._comments(block.text, blanks, prefix)
                words = _heading(
                    block, self._source(block.text, skip=_leading_comments(block.text)).replace(SOLID, " ")
                )
                yield Written("heading", path, lead + blanks + words, _gap(prefix))
            case Table():
                yield Written("table", path, self._table(block, blanks, prefix), _gap(prefix))
            case Quote():
                inner = list(self._top(block.blocks, path, blanks + "> "))
                for number, piece in enumerate(inner):
                    gap = _gap(prefix) if number == 0 else "\n" + blanks + ">\n"
                    yield Written(
                        piece.kind, piece.path, piece.words, piece.gap if number and len(piece.gap) > len(gap) else gap
                    )

    def _table(self, table: Table, blanks: str, prefix: str) -> str:
        lines = []
        first = table.rows[0][0]
        lead = self._comments(first, blanks, prefix)
        for number, row in enumerate(table.rows):
            cells = []
            for index, cell in enumerate(row):
                skip = _leading_comments(cell) if not number and not index else 0
                words = self._source(cell, skip=skip).replace(SOLID, " ")
                cells.append(_escaped(words, _PIPE))
            lines.append(blanks + "| " + " | ".join(cells) + " |")
            if number == 0:
                lines.append(blanks + "| " + " | ".join("---" for _ in row) + " |")
        return lead + "\n".join(lines)

    def _annex(self, annex: Annex, index: int) -> Written:
        lead = self._comments(annex.label, "", "")
        label = self._source(annex.label, skip=_leading_comments(annex.label)).replace(SOLID, " ")
        words = "# " + _escaped(label, _LONE_DASH)
        if annex.title:
            words += " — " + self._source(annex.title).replace(SOLID, " ")
        return Written("annex", ("annexes", index), lead + words)

    def _note(self, note: Note) -> Written:
        lead = self._comments(note.text, "", "")
        words = self._source(note.text, skip=_leading_comments(note.text))
        return Written("note", (note.name,), lead + self._wrapped(f"[^{note.name}]: {words}".rstrip(" "), "", ""))

    def _comments(self, text: Text, blanks: str, prefix: str) -> str:
        """Comments before a paragraph, each on a line of its own."""
        count = _leading_comments(text)
        return "".join(f"{blanks}<!-- {text.marks[k].value} -->\n" for k in range(count))

    def _source(self, text: Text, around: Around = ALONE, skip: int = 0) -> str:
        return write_breakable(text, self.holders, self.suffix, around, skip)

    def _next_around(self) -> Around:
        self.at += 1
        return self.around.get(self.at - 1, ALONE)

    def _wrapped(self, words: str, first: str, follow: str) -> str:
        """The words behind their indent, on one line or on several."""
        if not self.wrap or len(first) + len(words) <= self.wrap:
            return first + words.replace(SOLID, " ")
        lines = [first]
        size = len(first)
        pieces = words.split(" ")
        line_start = True
        for number, piece in enumerate(pieces):
            if line_start:
                lines[-1] += piece
                size += len(piece)
                line_start = False
                continue
            if size + 1 + len(piece) > self.wrap and _breakable(pieces[number - 1], piece):
                lines.append(follow + piece)
                size = len(follow) + len(piece)
            else:
                lines[-1] += " " + piece
                size += 1 + len(piece)
        return "\n".join(lines).replace(SOLID, " ")


def _breakable(before: str, after: str) -> bool:
    """Whether a line may end before a word: never where it could be read as a label, nor beside a CJK character."""
    if not before or not after or before[-1] == SOLID or after[0] == SOLID or is_cjk(before[-1]) or is_cjk(after[0]):
        return False
    return _UNBREAKABLE.match(after) is not None and _LABEL_LIKE.match(after) is None


def _gap(prefix: str) -> str:
    return "\n\n" if not prefix else "\n" + prefix.rstrip(" ") + "\n"


def _is_variant_item(label: str, level: int) -> bool:
    return bool(level) and " " in label and VARIANT.fullmatch(label.partition(" ")[2]) is not None


def _preambular(number: str, count: int) -> tuple[str, int]:
    """The typed label of a preambular paragraph, empty where it is only counted, and the count after it."""
    if not number:
        return "", count + 1
    if VARIANT.fullmatch(number):
        return f"PP{count + 1 if number.startswith('ante') else count} {number}.", count
    return f"PP{number}.", int(number.split(" ")[0])


def _leading_comments(text: Text) -> int:
    """How many comments stand before everything else, and may be written on lines of their own."""
    count = 0
    for mark in text.marks:
        if mark.kind != "comment" or mark.start or mark.depth or mark.value in DIRECTIVES:
            break
        count += 1
    return count if has_words(text) else 0


def _guard_braces(words: str) -> str:
    """Words that end as "(based on …)" does are kept from being read as a source."""
    at = words.rfind("(based on ")
    if at > 0 and PRINTED_SOURCE.search(words.replace(SOLID, " "), at - 1):
        return f"{words[:at]}\\{words[at:]}"
    return words


def _heading(heading: Heading, words: str) -> str:
    number = heading.number
    if not number:
        found = _HEADING_LIKE.match(words)
        if found:
            at = found.start(1) if found[1] else 0
            words = f"{words[:at]}\\{words[at:]}"
    elif _HEADING_PLAIN.fullmatch(number):
        words = f"{number}. {words}"
    elif _HEADING_PAREN.fullmatch(number):
        words = f"{number} {words}"
    else:
        words = f"{{n: {number}}} {words}"
    return f"{'#' * heading.level} {words}".rstrip(" ")


_PIPE = re.compile(r"\\.|<!--|\|")
_LONE_DASH = re.compile(r"\\.|<!--|(?<= )—(?= |$)")


def _escaped(words: str, signs: re.Pattern[str]) -> str:
    """A source with a backslash before each of the signs, but for those escaped already and those in comments."""
    pieces: list[str] = []
    at = skip = 0
    for found in signs.finditer(words):
        if found.start() < skip or found[0][0] == "\\":
            continue
        if found[0] == "<!--":
            close = words.find("-->", found.end())
            skip = close + 3 if close >= 0 else skip
        else:
            pieces += [words[at : found.start()], "\\"]
            at = found.start()
    return "".join([*pieces, words[at:]])


def _natural_border(blocks: tuple[Block, ...], border: int) -> int:
    """Where reading would put the border without a directive."""
    for at, block in enumerate(blocks):
        if isinstance(block, Clause) and at >= border and block.number != UNNUMBERED:
            while at and isinstance(blocks[at - 1], Heading):
                at -= 1
            return at
    return len(blocks)


def _arounds(resolution: Resolution) -> dict[int, Around]:
    """For each text of a clause, by its place in the order of writing, which brackets run into and out of it."""
    own = [text for block in _all_blocks(resolution) for text in _clause_texts(block)]
    if not any(m.group for text in own for m in text.marks):
        return {}
    groups = [frozenset(m.group for m in text.marks if m.group) for text in own]
    return {
        at: Around(here & before, here & after)
        for at, (before, here, after) in enumerate(
            zip([frozenset(), *groups], groups, [*groups[1:], frozenset()], strict=False)
        )
        if here
    }


def _all_blocks(resolution: Resolution) -> Iterator[Block]:
    yield from resolution.preamble
    yield from resolution.operative
    for annex in resolution.annexes:
        yield from annex.blocks


def _clause_texts(block: Block) -> Iterator[Text]:
    """Texts of clauses in the order in which the writer meets them."""
    match block:
        case Clause():
            yield block.text
            for item in block.items:
                yield from _clause_texts(item)
            if block.closing:
                yield block.closing
        case Quote():
            for inner in block.blocks:
                yield from _clause_texts(inner)

"""A resolution as plain Markdown that forges show rightly: numbers and labels as words, notes as notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from resdraft.model import Resolution
from resdraft.render.fixed_words import page_words
from resdraft.render.markdown_words import escape, is_flanked, line_start
from resdraft.render.masthead import Lines, masthead_lines
from resdraft.render.note_numbers import NoteNumbers
from resdraft.render.options import as_chosen, options
from resdraft.render.pieces import Piece
from resdraft.render.printed import (
    Embedded,
    Grid,
    Paragraph,
    Pieces,
    Printed,
    PrintedAnnex,
    PrintedBlock,
    Title,
    is_sign,
    printed,
)
from resdraft.render.sandbox import environment
from resdraft.render.text_template import Ready, fill_text, page_fields

_EMPHASIS = {
    frozenset({"italic"}): ("*", "<em>", "</em>"),
    frozenset({"bold"}): ("**", "<strong>", "</strong>"),
    frozenset({"italic", "bold"}): ("***", "<em><strong>", "</strong></em>"),
}
_ELEMENTS = {"underline": "ins", "superscript": "sup", "subscript": "sub"}
"""What has no sign in Markdown, as elements that forges let through."""
_KINDS: dict[str, frozenset[str]] = {
    "holder": frozenset({"bold"}),
    "organ": frozenset({"italic"}),
    "status": frozenset({"bold"}),
}
_BULLETS = frozenset("•–")


def to_markdown(resolution: Resolution, template: bytes | Path, *, comments: bool = False) -> str:
    """The resolution on a template of Markdown, the same for the same input.

    Numbers and labels are words that no renderer counts anew; subparagraphs are nested lists, notes are footnotes,
    and nothing in the draft's words is markup, a link or a mention. Comments are left out unless asked for.

    Raises InputError, one line with its place, for a template that asks for a field that there is none of or for
    something that no template may do, that has no place for a part of the text, or that is no text in UTF-8.
    """
    resolution = as_chosen(resolution, options(resolution.masthead))
    lines = masthead_lines(resolution)
    comment = page_words(resolution.masthead.language).comment if comments else ""
    parts = _Writer(printed(resolution), comment).parts(lines)
    fields = {**page_fields(resolution, lines), **parts}
    filled = fill_text(template, fields, environment(finalize=_shown, blocks=True))
    return re.sub(r"\n{3,}", "\n\n", filled).strip("\n") + "\n"


def _shown(value: object) -> str:
    """A field's value where a template shows it."""
    return value.__html__() if isinstance(value, Ready) else line_start(escape(str(value)))


class _Writer:
    """Writes each part of a text once, in the order of printing, and counts its notes."""

    def __init__(self, text: Printed, comment: str) -> None:
        self.text = text
        self.comment = comment
        """What a comment begins with; empty to leave comments out."""
        self.notes = NoteNumbers()

    def parts(self, lines: Lines) -> dict[str, object]:
        """The fields that have markup."""
        text = self.text
        return {
            "agenda_title": Ready(self.line(text.agenda_title), lines.agenda_title.plain),
            "title": Ready(self.line(text.title), lines.title.plain),
            "sponsors": Ready(self.line(lines.sponsors), "".join(piece.words for piece in lines.sponsors)),
            "enacting": Ready(self.line(text.enacting)),
            "preamble": Ready(self.blocks(text.preamble)),
            "operative": Ready(self.blocks(text.operative)),
            "annexes": Ready("\n\n".join(map(self.annex, text.annexes))),
            "notes": Ready("\n\n".join(self.note_paragraphs())),
        }

    def annex(self, annex: PrintedAnnex) -> str:
        head = " — ".join(part for part in (self.line(annex.label), self.line(annex.title)) if part)
        return "\n\n".join(part for part in (f"## {head}", self.blocks(annex.blocks, 1)) if part)

    def blocks(self, blocks: Sequence[PrintedBlock], deeper: int = 0) -> str:
        """Blocks with a blank line between them; headings in annexes stand a level deeper than in the text."""
        return "\n\n".join("\n".join(self.block(block, deeper)) for block in blocks)

    def block(self, block: PrintedBlock, deeper: int) -> list[str]:
        match block:
            case Paragraph():
                return self.paragraph(block, block.number, deeper)
            case Title():
                number = f"{escape(block.number)} " if block.number else ""
                return [f"{'#' * min(6, block.level + deeper)} {number}{self.line(block.words)}".rstrip()]
            case Grid():
                return self.table(block)
            case Embedded():
                return [f"> {line}".rstrip() for line in self.blocks(block.blocks, deeper + 1).split("\n")]

    def paragraph(self, it: Paragraph, number: str, deeper: int) -> list[str]:
        """A paragraph with its list; lines of one that stands in a list are indented by the list."""
        words = self.inline(it.words)
        made = [line_start(f"{escape(number)} {words}".strip())]
        for item in it.items:
            made += ["", *self.item(item, deeper)]
        if it.closing:
            made += ["", self.line(it.closing)]
        return made

    def item(self, item: PrintedBlock, deeper: int) -> list[str]:
        """An item of a list. A bullet of the draft's own gives way to that of the list."""
        if not isinstance(item, Paragraph):
            return [f"  {line}".rstrip() for line in self.block(item, deeper)]
        first, *rest = self.paragraph(item, "" if item.number in _BULLETS else item.number, deeper)
        return [f"- {first}".rstrip(), *(f"  {line}".rstrip() for line in rest)]

    def table(self, grid: Grid) -> list[str]:
        rows = ["| " + " | ".join(map(self.inline, row)) + " |" for row in grid.rows]
        rule = "|" + " --- |" * len(grid.rows[0]) if grid.rows else ""
        return [*rows[:1], rule, *rows[1:]]

    def line(self, found: Pieces) -> str:
        """Pieces at the start of a line."""
        return line_start(self.inline(found))

    def inline(self, found: Pieces) -> str:
        """Pieces in a line, in the order of printing."""
        made = ""
        for place, piece in enumerate(found):
            made += self.piece(piece, made[-1:], found[place + 1] if place + 1 < len(found) else Piece(""))
        # A bracket or a colon after a note would make a link or a definition of it, a "!" before it a picture.
        made = re.sub(r"(\[\^\d+\])([(:])", r"\1\\\2", made)
        return re.sub(r"!(?=\[\^\d+\])", r"\\!", made)

    def piece(self, piece: Piece, left: str, after: Piece) -> str:
        if piece.kind == "note":
            return self.note(piece.words)
        if piece.kind == "comment":
            return self.remark(piece.words, left, after)
        looks = piece.emphasis | _KINDS.get(piece.kind, frozenset())
        right = after.words[:1] if after.kind not in ("note", "comment") else "["
        if after.emphasis or after.kind in _KINDS:
            right = " " if right == " " else "*"
        return _emphasised(piece.words, looks, left, right)

    def remark(self, words: str, left: str, after: Piece) -> str:
        """A comment, with blanks around it where the text has none."""
        if not self.comment:
            return ""
        before = "" if left in ("", " ") else " "
        behind = " " if after.words[:1] not in ("", " ") else ""
        return f"{before}*({escape(self.comment)}: {escape(words)})*{behind}"

    def note(self, name: str) -> str:
        sign = self.notes.refer(name)
        return f"<sup>{escape(sign)}</sup>" if is_sign(name) else f"[^{sign}]"

    def note_paragraphs(self) -> Iterator[str]:
        """Every note that was referred to; those named by signs first, for forges number all that are footnotes."""
        for name, sign in sorted(self.notes.signs.items(), key=lambda found: not is_sign(found[0])):
            words = self.note_words(self.text.notes.get(name, ()))
            yield f"{escape(sign)} {words}" if is_sign(name) else f"[^{sign}]: {line_start(words)}"

    def note_words(self, found: Pieces) -> str:
        """The words of a note; a note in a note is read in brackets."""
        flat: list[Piece] = []
        for piece in found:
            if piece.kind == "note":
                inner = (inside for inside in self.text.notes.get(piece.words, ()) if inside.kind != "note")
                flat += [Piece(" ("), *inner, Piece(")")]
            else:
                flat.append(piece)
        return self.inline(tuple(flat))


def _emphasised(words: str, looks: frozenset[str], left: str, right: str) -> str:
    """Escaped words in their look, blanks at the edges outside; elements where signs would not be read as such."""
    core = words.strip(" ")
    if not looks or not core:
        return escape(words)
    before, after = words.split(core, 1)
    elements = [tag for mark, tag in _ELEMENTS.items() if mark in looks]
    inner = escape(core)
    if signs := _EMPHASIS.get(looks & {"italic", "bold"}):
        sign, opening, closing = signs
        outside = (before or left or " ")[-1], (after or right or " ")[0]
        plain = not elements and "*" not in outside and is_flanked(inner, sign, *outside)
        inner = f"{sign}{inner}{sign}" if plain else f"{opening}{inner}{closing}"
    for tag in elements:
        inner = f"<{tag}>{inner}</{tag}>"
    return f"{before}{inner}{after}"

"""A resolution as one HTML page that needs nothing else: no script, no picture, no request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from resdraft.model import Resolution
from resdraft.render.characters import visible
from resdraft.render.fixed_words import PageWords, page_words
from resdraft.render.masthead import Lines, masthead_lines
from resdraft.render.note_numbers import NoteNumbers
from resdraft.render.options import as_chosen, options
from resdraft.render.outline import outline
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
    printed,
)
from resdraft.render.sandbox import environment
from resdraft.render.text_template import Ready, fill_text, page_fields

_TAGS = {"bold": "strong", "italic": "em", "underline": "u", "superscript": "sup", "subscript": "sub"}
_KINDS = {
    "sign": '<span class="sign">{}</span>',
    "holder": '<b class="holder">{}</b>',
    "organ": '<em class="organ">{}</em>',
    "star": '<span class="star">{}</span>',
    "status": '<span class="status">{}</span>',
    "source": '<span class="source">{}</span>',
}
_BACK = "↩\ufe0e"
"""An arrow, and the sign that asks for no coloured picture of it."""


def to_html(resolution: Resolution, template: bytes | Path, *, comments: bool = False) -> str:
    """The resolution on a template of HTML: a whole page, the same for the same input.

    The draft's words are text, whatever they hold. Labels and numbers are words of the page, so that they are copied
    with the rest; notes and references are links. Comments are left out unless asked for.

    Raises InputError, one line with its place, for a template that asks for a field that there is none of or for
    something that no template may do, that has no place for a part of the text, or that is no text in UTF-8.
    """
    resolution = as_chosen(resolution, options(resolution.masthead))
    text = printed(resolution)
    lines = masthead_lines(resolution)
    language = resolution.masthead.language
    words = page_words(language)
    outlined = {"outline": Ready(_outline(text, words, language))}
    fields = {**page_fields(resolution, lines), **_Page(text, words, comments).parts(lines), **outlined}
    return fill_text(template, fields, environment(blocks=True))


class _Page:
    """Writes each part of a text once, in the order of printing, and counts its notes."""

    def __init__(self, text: Printed, words: PageWords, comments: bool) -> None:
        self.text = text
        self.words = words
        self.comments = comments
        self.notes = NoteNumbers()

    def parts(self, lines: Lines) -> dict[str, object]:
        """The fields that have markup."""
        text = self.text
        return {
            "agenda_title": Ready(self.inline(text.agenda_title), lines.agenda_title.plain),
            "title": Ready(self.inline(text.title), lines.title.plain),
            "sponsors": Ready(self.inline(lines.sponsors), "".join(piece.words for piece in lines.sponsors)),
            "enacting": Ready(self.inline(text.enacting)),
            "preamble": Ready(self.blocks(text.preamble)),
            "operative": Ready(self.blocks(text.operative)),
            "annexes": Ready("\n".join(map(self.annex, text.annexes))),
            "notes": Ready("\n".join(self.note_paragraphs())),
        }

    def annex(self, annex: PrintedAnnex) -> str:
        title = f'<br>\n<span class="annex-title">{self.inline(annex.title)}</span>' if annex.title else ""
        head = f"<h2>{self.inline(annex.label)}{title}</h2>"
        return (
            f'<section class="annex" id="{escape(annex.anchor)}">\n{head}\n{self.blocks(annex.blocks, 1)}\n</section>'
        )

    def blocks(self, blocks: Sequence[PrintedBlock], deeper: int = 0) -> str:
        """Blocks of the top level; headings in annexes stand a level deeper than in the text."""
        return "\n".join(self.block(block, deeper) for block in blocks)

    def block(self, block: PrintedBlock, deeper: int) -> str:
        match block:
            case Paragraph():
                kind = "numbered" if block.number else "plain"
                return self.paragraph(block, "div", kind, deeper)
            case Title():
                level = min(6, block.level + deeper)
                number = f'<span class="n">{_words(block.number)}</span> ' if block.number else ""
                return f'<h{level} id="{escape(block.anchor)}">{number}{self.inline(block.words)}</h{level}>'
            case Grid():
                return self.table(block)
            case Embedded():
                return f"<blockquote>\n{self.blocks(block.blocks, deeper + 1)}\n</blockquote>"

    def paragraph(self, it: Paragraph, tag: str, kind: str, deeper: int) -> str:
        made = [f'<{tag} class="{kind}" id="{escape(it.anchor)}">']
        number = f'<span class="n">{_words(it.number)}</span> ' if it.number else ""
        words = self.inline(it.words)
        if number or words:
            made.append(f"<p>{number}{words}</p>")
        if it.items:
            made += ['<ul class="items" role="list">', *(self.item(item, deeper) for item in it.items), "</ul>"]
        if it.closing:
            made.append(f'<p class="closing">{self.inline(it.closing)}</p>')
        return "\n".join([*made, f"</{tag}>"])

    def item(self, item: PrintedBlock, deeper: int) -> str:
        if isinstance(item, Paragraph):
            return self.paragraph(item, "li", "item" if item.number else "plain", deeper)
        return f"<li>\n{self.block(item, deeper)}\n</li>"

    def table(self, grid: Grid) -> str:
        head, *rest = grid.rows or ((),)
        made = ['<div class="table"><table>']
        if rest:
            cells = "".join(f'<th scope="col">{self.inline(cell)}</th>' for cell in head)
            made.append(f"<thead><tr>{cells}</tr></thead>")
        rows = rest or [head]
        made.append("<tbody>")
        made += ("<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        return "\n".join([*made, "</tbody></table></div>"])

    def inline(self, found: Pieces) -> str:
        """Pieces in a line; those with one reference stand in one link."""
        made = ""
        for ref, together in groupby(found, key=lambda piece: piece.ref):
            inner = "".join(map(self.piece, together))
            anchor = self.text.anchors.get(ref, "")
            made += f'<a class="ref" href="#{escape(anchor)}">{inner}</a>' if anchor else inner
        return made

    def piece(self, piece: Piece) -> str:
        if piece.kind == "note":
            return self.note(piece.words)
        if piece.kind == "comment":
            return self.comment(piece.words)
        made = _words(piece.words)
        for mark, tag in _TAGS.items():
            if mark in piece.emphasis:
                made = f"<{tag}>{made}</{tag}>"
        return _KINDS.get(piece.kind, "{}").format(made)

    def comment(self, words: str) -> str:
        if not self.comments:
            return ""
        return f'<span class="comment" role="note">[{_words(self.words.comment)}: {_words(words)}]</span>'

    def note(self, name: str) -> str:
        sign = self.notes.refer(name)
        place = list(self.notes.signs).index(name) + 1
        mine = _from(place, self.notes.uses[name])
        return f'<sup class="noteref"><a href="#note:{place}" id="{mine}" role="doc-noteref">{_words(sign)}</a></sup>'

    def note_paragraphs(self) -> Iterator[str]:
        """Every note that was referred to, with links back to each reference."""
        for place, (name, sign) in enumerate(self.notes.signs.items(), 1):
            words = "".join(self.note_piece(piece) for piece in self.text.notes.get(name, ()))
            label = escape(self.words.back)
            uses = range(1, self.notes.uses[name] + 1)
            back = "".join(
                f' <a class="back" href="#{_from(place, use)}" aria-label="{label}" title="{label}">{_BACK}</a>'
                for use in uses
            )
            yield f'<p class="note" id="note:{place}"><span class="n">{_words(sign)}</span> {words}{back}</p>'

    def note_piece(self, piece: Piece) -> str:
        """A piece of a note; a note in a note is read in brackets."""
        if piece.kind != "note":
            return self.inline((piece,))
        inner = self.text.notes.get(piece.words, ())
        return f" ({self.inline(tuple(inside for inside in inner if inside.kind != 'note'))})"


def _from(place: int, use: int) -> str:
    """The id of a reference to a note. Ids of clauses hold no colon."""
    return f"note:{place}:{use}"


def _words(words: str) -> str:
    return escape(visible(words), quote=False)


def _outline(text: Printed, words: PageWords, language: str) -> str:
    """The outline as a list of links."""
    rows = []
    for entry in outline(text, words, language):
        number = f'<span class="n">{_words(entry.number)}</span> ' if entry.number else ""
        opener = f"<b>{_words(entry.opener)}</b>" if entry.opener else ""
        link = f'<a href="#{escape(entry.anchor)}">{number}{opener}{_words(entry.words)}</a>'
        rows.append(f'<li class="depth-{min(entry.depth, 4)}">{link}</li>')
    return "\n".join(['<ul role="list">', *rows, "</ul>"]) if rows else ""

"""Text as people paste it to a Resolution: it never refuses, and says what it was unsure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resdraft.importers.plain_compounds import part_compounds
from resdraft.importers.plain_counts import number_by_openers
from resdraft.importers.plain_furniture import without_furniture
from resdraft.importers.plain_head import find_body
from resdraft.importers.plain_inline import mark, note_texts
from resdraft.importers.plain_language import tell_language
from resdraft.importers.plain_lines import fold, read_lines
from resdraft.importers.plain_markers import without_markers
from resdraft.importers.plain_masthead import read_masthead, with_fields
from resdraft.importers.plain_nest import Node, Piece, below, nest, openers_of_items
from resdraft.importers.plain_notes import SIGN, TypedNote, glue_signs, place_signs, take_notes
from resdraft.importers.plain_paragraphs import Paragraph, paragraphs
from resdraft.importers.plain_parts import Parts, divide, with_tail
from resdraft.importers.plain_run_on import without_run_ons
from resdraft.importers.plain_signs import language_of_lines, organ
from resdraft.importers.result import Doubt, Imported
from resdraft.model import (
    Annex,
    Block,
    Clause,
    Conventions,
    Heading,
    InputError,
    Masthead,
    Note,
    Quote,
    Resolution,
    Text,
    normal,
)
from resdraft.text import MAX_LINE, has_giant_line

_HEAD = 60
"""The enacting line and openers that tell a language are looked for in so many lines."""
MAX_LINES = 400_000
MAX_BLOCKS = 20_000


def read_plain(text: str, name: str = "") -> Imported:
    """The normal Resolution that a pasted text is, and what was unsure about it. Never refuses; time is linear.

    No word of the text is missing from the Resolution and the doubts together; what stands for structure alone (OP3,
    "Distr.:", "draft resolution") is taken for what it says. `name` is not looked at.
    """
    return _read(text, 0, "")


def read_plain_bounded(text: str, name: str = "") -> Imported:
    """As `read_plain`, for text from elsewhere.

    Raises InputError (`where` is `name`) for more lines, longer ones or more paragraphs than any draft has, before most
    of the work.
    """
    if text.count("\n") > MAX_LINES or text.count("\r") > MAX_LINES:
        raise InputError(f"more than {MAX_LINES:,} lines: no draft", where=name)
    if has_giant_line(text):
        hint = "is this the right file? a text that lost its line ends can be parted by hand"
        raise InputError(f"more than {MAX_LINE:,} characters in a line: no draft", hint=hint, where=name)
    return _read(text, MAX_BLOCKS, name)


def _read(text: str, most: int, name: str) -> Imported:
    text = text if text.isascii() else SIGN.sub("\ufffd", text)
    language, sure = tell_language(text)
    lines, doubts = without_furniture(read_lines(text), language)
    if not sure and (told := language_of_lines([line.words for line in lines[:_HEAD]])):
        language = told
    elif not sure:
        doubts.append(Doubt(0, 0, f"the language could not be told: taken for {language}"))
    marked = without_markers(lines)
    lines, parted = without_run_ons(marked.lines, language)
    lines, notes = take_notes(lines)
    head = find_body(glue_signs(lines, notes), language)
    masthead, more = read_masthead(head.above, language)
    body = paragraphs(head.body, language)
    if most and len(body) > most:
        raise InputError(f"more than {most:,} paragraphs: no draft", where=name)
    counted = number_by_openers(body, language)
    part_compounds(body)
    parts = divide(body, language, head.enacting, marked.operative)
    masthead = with_tail(with_fields(masthead, parts.fields, language), parts)
    resolution, last = _resolution(parts, masthead, notes, language)
    found = sorted(
        (*doubts, *marked.doubts, *parted, *more, *counted, *parts.doubts, *last),
        key=lambda doubt: (doubt.line, doubt.column),
    )
    return Imported(normal(resolution), tuple(dict.fromkeys(found)), "plain")


def _resolution(
    parts: Parts, masthead: Masthead, notes: list[TypedNote], language: str
) -> tuple[Resolution, list[Doubt]]:
    enacting = [] if parts.enacting is None else [_bare(_piece(parts.enacting))]
    preamble = nest(parts.preamble, language, "preamble")
    operative = nest(parts.operative, language, "operative")
    annexes = [
        (_piece(label), title and _piece(title), nest(body, language, "annex")) for label, title, body in parts.annexes
    ]
    quote = nest(parts.quote, language, "annex")
    nests = (preamble, operative, quote, *(body for _, _, body in annexes))
    doubts = [doubt for each in nests for doubt in each.doubts]
    openers_of_items(nests, language)
    rows = [enacting, _pieces(preamble.nodes), _pieces(operative.nodes), _pieces(quote.nodes)]
    rows += [[p for p in (label, title) if p] + _pieces(body.nodes) for label, title, body in annexes]
    placed, lost = _place_notes([piece for row in rows for piece in row], notes, doubts)
    if lost:
        masthead = replace(masthead, extra=(*masthead.extra, ("notes", lost)))
    brackets = masthead.stage != "adopted"
    for row in rows:
        doubts += mark(row, placed, language, brackets)
    words = note_texts(placed)
    doubts += mark(words, placed, language, False)
    body = organ(enacting[0].words, language) if enacting else ""
    return (
        Resolution(
            masthead=replace(
                masthead,
                body=masthead.body if masthead.body == "model-un" else body or masthead.body,
            ),
            conventions=Conventions(),
            enacting=enacting[0].text if enacting else Text(),
            preamble=_blocks(preamble.nodes),
            operative=(*_blocks(operative.nodes), *([Quote(_blocks(quote.nodes))] if quote.nodes else [])),
            annexes=tuple(
                Annex(label.text, title.text if title else Text(), _blocks(body.nodes))
                for label, title, body in annexes
            ),
            notes=tuple(Note(note.sign, piece.text) for note, piece in zip(placed, words, strict=True)),
        ),
        doubts,
    )


def _piece(paragraph: Paragraph) -> Piece:
    words = fold(paragraph.words)
    return Piece(words.strip("*_ ") if words[:1] in "*_" else words, paragraph.line, paragraph.column)


def _bare(piece: Piece) -> Piece:
    """An enacting line without the signs of emphasis."""
    piece.words = piece.words.replace("*", "").strip("_ ")
    return piece


def _pieces(nodes: Sequence[Node]) -> list[Piece]:
    """All pieces below the nodes in reading order."""
    return [piece for node in nodes for piece in below(node)]


def _place_notes(
    pieces: list[Piece], notes: list[TypedNote], doubts: list[Doubt]
) -> tuple[list[TypedNote], tuple[str, ...]]:
    """Lift the notes whose signs stand in the text; the words of the others are kept apart."""
    words, placed, lost = place_signs([fold(piece.words) for piece in pieces], notes)
    for piece, changed in zip(pieces, words, strict=True):
        piece.words = changed
    for note in lost:
        message = f"a note whose sign was not found in the text, kept under notes: {note.sign} {note.words}"
        doubts.append(Doubt(note.line, note.column, message))
    return placed, tuple(f"{note.sign} {note.words}" for note in lost)


def _blocks(nodes: Sequence[Node]) -> tuple[Block, ...]:
    return tuple(_block(node) for node in nodes)


def _block(node: Node) -> Block:
    piece = node.piece
    if node.heading:
        return Heading(piece.text, node.level, node.number)
    return Clause(
        text=piece.text,
        items=_blocks(node.items),
        closing=node.closing.text if node.closing else Text(),
        number=node.number,
        status=piece.status,
        source=piece.source,
    )

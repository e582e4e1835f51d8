"""Words to Text: typed emphasis, brackets and their holders, notes, printed statuses, and the opener by the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from resdraft.importers.openers import with_opener
from resdraft.importers.plain_nest import Piece
from resdraft.importers.plain_notes import PLACE, SIGN, TypedNote
from resdraft.importers.result import Doubt
from resdraft.model import Clause, Mark, Text, part
from resdraft.text import parse

_MARKUP = re.compile(r"[*_\[\]]|</?(?:u|sup|sub)>|\(based on |\((?:agreed|AGREED|Agreed)\b")
_ESCAPED = re.compile(
    r"\\|<(?!/?(?:u|sup|sub)>)|[{^]|\](?=\(#)"
    r"|(?<=\w)\[(?=[^\[\]]{0,12}\])|(?<=[^\W\d_])\](?=[^\W\d_])|\[(?=[^\W\d_]{1,4}\][^\W\d_])"
)
INSIDE_WORD = re.compile(r"(?<=\w)\[([^\[\]]{0,12})\]|\[([^\W\d_]{1,4})\](?=[^\W\d_])")
"""Brackets inside a word, which are no negotiator's."""
_SIC = re.compile(r"\[sic\]", re.IGNORECASE)
_STATUS = re.compile(
    r"\s*[\[(](?P<words>agreed(?: ad ref(?:erendum)?\.?| in (?:the )?informals?| in CoW)?|closed)[\])]$", re.IGNORECASE
)
_AGREED = {"agreed ad": "agreed ad ref", "agreed in": "agreed in informals"}
_WORD = "X "
"""Stands before every paragraph handed to the draft format's reader, so that its start is never read as a label."""
_LONGEST_MARKED = 2_000_000
_FRONT = "---\nformat: 1\n---\n\n"


def mark(pieces: Sequence[Piece], notes: Sequence[TypedNote], language: str, brackets: bool) -> list[Doubt]:
    """Give each piece its Text, and say what of its marks was unsure.

    The signs of notes stand in the words as `place_signs` put them. Without `brackets` square brackets are characters.
    """
    special = [piece for piece in pieces if _MARKUP.search(piece.words)]
    if brackets and any(not _is_balanced(piece.words) for piece in special):
        special = list(pieces)
    doubts = _parsed(special, notes, brackets) if _may_parse(special) else _left(special)
    done = {id(piece) for piece in special} if _may_parse(special) else set()
    for piece in pieces:
        if id(piece) not in done:
            piece.text = _with_notes(piece.words, notes)
        piece.text = with_opener(piece.text, language, piece.kind)
    return doubts


def _may_parse(pieces: Sequence[Piece]) -> bool:
    """Whether the pieces are no more than the reader of the draft format takes in good time."""
    return sum(len(piece.words) for piece in pieces) <= _LONGEST_MARKED


def _left(pieces: Sequence[Piece]) -> list[Doubt]:
    return [Doubt(pieces[0].line, pieces[0].column, "marks and brackets were left as words: too much text")]


def _is_balanced(words: str) -> bool:
    depth = 0
    for sign in re.findall(r"[\[\]]", words):
        depth += 1 if sign == "[" else -1
        if depth < 0:
            return False
    return depth == 0


def _with_notes(words: str, notes: Sequence[TypedNote]) -> Text:
    """The words with a mark for each sign of a note."""
    if words.isascii() or not SIGN.search(words):
        return Text(words)
    plain: list[str] = []
    marks: list[Mark] = []
    at = size = 0
    for found in SIGN.finditer(words):
        before = words[at : found.start()]
        plain.append(before)
        size += len(before)
        marks.append(Mark(size, size, "note", notes[ord(found[0]) - PLACE].sign))
        at = found.end()
    return Text("".join([*plain, words[at:]]), tuple(marks))


def _parsed(pieces: Sequence[Piece], notes: Sequence[TypedNote], brackets: bool) -> list[Doubt]:
    """Read pieces with the reader of the draft format, which knows emphasis, brackets and their holders."""
    if not pieces:
        return []
    rows = [_WORD + _source(piece.words, notes, brackets) for piece in pieces]
    parsed = parse(_FRONT + "\n\n".join(rows) + "\n")
    clauses = (*parsed.resolution.preamble, *parsed.resolution.operative)
    if len(clauses) != len(pieces) or not all(isinstance(clause, Clause) for clause in clauses):
        for piece in pieces:
            piece.text = _with_notes(piece.words, notes)
        return [Doubt(pieces[0].line, pieces[0].column, "marks and brackets were left as words")]
    for piece, clause in zip(pieces, clauses, strict=True):
        assert isinstance(clause, Clause)
        piece.text = part(clause.text, len(_WORD), len(clause.text.plain))
        piece.status, piece.source = clause.status, clause.source
    first = _FRONT.count("\n") + 1
    doubts = []
    for problem in parsed.problems:
        at, between = divmod(problem.line - first, 2)
        if not between and 0 <= at < len(pieces) and not problem.message.startswith(("note ", "*", "_")):
            doubts.append(Doubt(pieces[at].line, pieces[at].column, f"left as words: {problem.message}"))
    return doubts


def _source(words: str, notes: Sequence[TypedNote], brackets: bool) -> str:
    """The words as the draft format would have them: what is no mark here is escaped."""
    status = _STATUS.search(words[-60:])
    tail = ""
    if status:
        words = words[: len(words) - len(status[0])]
        tail = f" {agreed_braces(status['words'])}"
    if brackets:
        words = INSIDE_WORD.sub(r"\\[\1\2\\]", _escape(words))
        words = _SIC.sub(r"\g<0>{editorial}", words)
    else:
        words = re.sub(r"[\[\]]", r"\\\g<0>", _escape(words))
    return SIGN.sub(lambda found: f"[^{notes[ord(found[0]) - PLACE].sign}]", words) + tail


def agreed_braces(printed: str) -> str:
    """A printed status ("Agreed ad ref.", "closed") as the draft format writes it."""
    return f"{{{_AGREED.get(' '.join(printed.lower().split()[:2]), 'agreed')}}}"


def _escape(words: str) -> str:
    words = re.sub(r"\\|<(?!/?(?:u|sup|sub)>)|\{", r"\\\g<0>", words)
    words = re.sub(r"\](?=\(#)", r"]\\", words)
    return words.replace("[^", r"\[^")


def note_texts(notes: Iterable[TypedNote]) -> list[Piece]:
    """The words of notes as pieces."""
    return [Piece(note.words, note.line, note.column) for note in notes]

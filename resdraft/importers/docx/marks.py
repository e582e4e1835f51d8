"""Brackets, holders, statuses and sources that are typed in a Word text, read as the draft format reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resdraft.importers.plain_inline import INSIDE_WORD, agreed_braces
from resdraft.model import EMPHASIS, OPEN, Clause, Resolution, Status, Text, joined, normal, part
from resdraft.text import parse, write

_LEAD = Text("X")
"""Stands before every text, so that its start is never read as a label or an enacting line."""
_BRACKET = re.compile(r"\\([\[\]])")
_SIC = re.compile(r"\[sic\](?!\{)", re.IGNORECASE)
_HOLDER = re.compile(r"\[[^\W\d_][^\[\]:]{0,40}:\s?")
_STATUS = re.compile(
    r" (?:\[|\()(?P<words>agreed(?: ad ref(?:erendum)?\.?| in (?:the )?informals?| in CoW)?|closed)(?:\]|\))$",
    re.IGNORECASE,
)
_LONGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its brackets as marks, and what stood at its end."""

    text: Text
    status: Status = OPEN
    source: str = ""


def read_marks(texts: Sequence[Text]) -> tuple[list[Read], list[tuple[int, str]]]:
    """The texts of a draft under negotiation, in order, with brackets and alternatives read; a bracket may run on
    over several. Beside them the problems met, each with the index of its text."""
    texts = [_status_bare(_holders_bare(text)) for text in texts]
    plain = [Read(text) for text in texts]
    wanted = any(sign in text.plain for text in texts for sign in ("[", "]", "(based on ")) or any(
        _STATUS.search(text.plain) for text in texts
    )
    if not wanted or sum(len(text.plain) for text in texts) > _LONGEST:
        return plain, []
    written = write(normal(Resolution(preamble=tuple(Clause(joined(_LEAD, text)) for text in texts))))
    front, _, body = written.partition("\n---\n\n")
    rows = [_as_typed(row) for row in body.rstrip("\n").split("\n\n")]
    head = f"{front}\n---\n\n"
    parsed = parse(head + "\n\n".join(rows) + "\n")
    clauses = parsed.resolution.preamble
    if len(clauses) != len(texts):
        return plain, [(0, "brackets were left as words")]
    found: list[Read] = []
    for clause in clauses:
        assert isinstance(clause, Clause)
        text = part(clause.text, clause.text.plain.find(_LEAD.plain) + 1, len(clause.text.plain))
        found.append(Read(text, clause.status, clause.source))
    first = head.count("\n") + 1
    problems = []
    for problem in parsed.problems:
        index, between = divmod(problem.line - first, 2)
        if not between and 0 <= index < len(texts) and not problem.message.startswith("note "):
            problems.append((index, f"left as words: {problem.message}"))
    return found, problems


def _holders_bare(text: Text) -> Text:
    """The text without emphasis over a holder that begins behind its bracket: "[**EU: all**]" says "[EU: **all**]"."""
    for found in _HOLDER.finditer(text.plain):
        moved = [
            replace(m, start=found.end()) if m.kind in EMPHASIS and found.start() < m.start < found.end() else m
            for m in text.marks
        ]
        text = Text(text.plain, tuple(m for m in moved if m.kind not in EMPHASIS or m.start < m.end))
    return text


def _status_bare(text: Text) -> Text:
    """The text without emphasis over the status at its end: "[**AGREED**]" says "[agreed]"."""
    found = _STATUS.search(text.plain)
    if not found:
        return text
    kept = (
        replace(m, end=min(m.end, found.start())) if m.kind in EMPHASIS and m.end > found.start() else m
        for m in text.marks
    )
    return Text(text.plain, tuple(m for m in kept if m.kind not in EMPHASIS or m.start < m.end))


def _as_typed(source: str) -> str:
    """The source of a paragraph with the signs of negotiators as they were typed; those inside a word stay words."""
    source = _BRACKET.sub(r"\1", source)
    source = INSIDE_WORD.sub(r"\\[\1\2\\]", source)
    source = _SIC.sub(r"\g<0>{editorial}", source)
    status = _STATUS.search(source)
    if status:
        source = f"{source[: status.start()]} {agreed_braces(status['words'])}"
    return source

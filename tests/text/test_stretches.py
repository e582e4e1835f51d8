"""Words of a Resolution are found again in the source, whatever markup lies between."""

from __future__ import annotations

import pytest
from hypothesis import given

from resdraft.model import Clause, blocks
from resdraft.text import parse, stretch, write
from tests import strategies

SOURCE = """\
---
format: 1
title: Safety of ferries
sponsors: [Ireland, Norway]
---

The General Assembly,

<!-- the chair asked for it -->
*Recalling* the **UN** report\\*
of [RUS: all] States,[^1] and
more,

## A. Reporting;

1. *Requests* the Council:
   - to report <!-- on what? --> to the UN;
   - to list 30% {agreed}
   in the UN;

2. *Ends*. {#end}

# Annex I — The UN plan

> The UN quotes

[^1]: See the UN site.
"""


@pytest.mark.parametrize(
    ("path", "spot", "words"),
    [
        (("preamble", 0), "text", "UN"),
        (("preamble", 0), "text", "report*\nof"),
        (("preamble", 0), "text", "all"),
        (("preamble", 0), "text", "more"),
        (("operative", 0), "text", ";"),
        (("operative", 1, 0), "text", "UN"),
        (("operative", 1), "text", "Council:"),
        (("operative", 2), "text", "."),
        (("annexes", 0), "title", "UN"),
        (("annexes", 0), "label", "I"),
        (("notes", 0), "note", "UN"),
        ((), "enacting", "Assembly"),
    ],
)
def test_words_are_found_in_the_source(path: tuple[str | int, ...], spot: str, words: str) -> None:
    parsed = parse(SOURCE)
    draft = parsed.resolution
    plain = {
        "enacting": draft.enacting.plain,
        "note": draft.notes[0].text.plain,
        "title": draft.annexes[0].title.plain,
        "label": draft.annexes[0].label.plain,
    }.get(spot) or next(place.block.text.plain for place in blocks(draft) if place.path == path)  # type: ignore[union-attr]
    at = plain.index(words.replace("\n", " "))
    found = stretch(parsed, path, spot, at, at + len(words))
    assert SOURCE[found.start : found.end].replace("\\", "") == words
    assert SOURCE.splitlines()[found.line - 1][found.column - 1 :].startswith(words[0])


@pytest.mark.parametrize(
    ("path", "spot", "words"),
    [
        (("operative", 1), "text", "1."),
        (("preamble", 0), "text", "R"),
        ((), "title", "title: Safety of ferries"),
        ((), "sponsors", "sponsors: [Ireland, Norway]"),
    ],
)
def test_a_finding_on_the_whole_stands_at_its_label_or_line(path: tuple[str | int, ...], spot: str, words: str) -> None:
    found = stretch(parse(SOURCE), path, spot, 0, 0)
    assert SOURCE[found.start : found.end] == words


def test_a_place_between_two_words_stands_behind_the_first() -> None:
    parsed = parse("*Recalling* its work\n\n1. *Ends*.")
    found = stretch(parsed, ("preamble", 0), "text", 18, 18)
    assert (found.line, found.column, found.end_column) == (1, 21, 21)


@given(strategies.resolutions())
def test_every_word_of_a_written_draft_is_found(draft: object) -> None:
    parsed = parse(write(draft))  # type: ignore[arg-type]
    for place in blocks(parsed.resolution):
        if isinstance(place.block, Clause) and place.block.text.plain:
            plain = place.block.text.plain
            found = stretch(parsed, place.path, "text", 0, len(plain))
            assert 0 <= found.start <= found.end <= len(parsed.source)
            assert parsed.source[found.start] == plain[0] or plain[0].isspace()

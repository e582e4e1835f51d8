"""What is not in normal form is named, each part with its place."""

from __future__ import annotations

import pytest

from resdraft.model import (
    Annex,
    Bracket,
    Clause,
    Conventions,
    Heading,
    Mark,
    Note,
    Quote,
    Resolution,
    Stance,
    Text,
    normal,
    validate,
)


def op(text: Text | str, **more: object) -> Resolution:
    return Resolution(operative=(Clause(Text(text) if isinstance(text, str) else text, **more),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (op("two  blanks"), "operative 0: words"),
        (op("tab\there"), "operative 0: words"),
        (op(Text("abc", (Mark(2, 9, "italic"),))), "operative 0: words: marks"),
        (
            op(Text("abcd", (Mark(0, 3, "bracket", Bracket()), Mark(1, 4, "bracket", Bracket())))),
            "operative 0: words: marks",
        ),
        (op("x", style="(q)"), "operative 0: style"),
        (op("x", number="5"), "conventions: numbers"),
        (op("x", id="a b"), "operative 0: id"),
        (op(""), ""),
        (op("", number="unnumbered"), "operative: 1 blocks where normal form has 0"),
        (op(Text("x", (Mark(1, 1, "note", "9"),))), "note 9: used and not defined"),
        (Resolution(notes=(Note("1", Text("x")),)), "note 1: not used"),
        (Resolution(operative=(Heading(Text("x"), 1),)), "operative 0: level"),
        (Resolution(annexes=(Annex(Text("")),)), "annexes 0: label"),
        (op(Text("x", (Mark(0, 1, "bracket", Bracket(stances=(Stance(("RUS",)),))),))), "conventions: holders"),
        (Resolution(enacting=Text("The Council,", (Mark(0, 11, "italic"),))), "enacting line"),
        (op(Text("x", (Mark(0, 1, "bracket", Bracket(), 0, 4),))), "operative 0: words: marks"),
    ],
)
def test_named(given: Resolution, named: str) -> None:
    messages = validate(given)
    assert bool(messages) == bool(named)
    assert any(message.startswith(named) for message in messages) or not named
    assert validate(normal(given)) == ()


def test_a_normal_resolution_has_nothing_to_name() -> None:
    assert validate(Resolution(conventions=Conventions(holders=("RUS",)))) == ()


def test_what_a_preambular_clause_without_words_holds_stays() -> None:
    inner = (Heading(Text("h")), Quote((Clause(Text("q")),)), Clause(Text("c")))
    made = normal(Resolution(preamble=(Clause(items=inner),)))
    assert made.preamble == (Heading(Text("h")), Quote((Clause(Text("q")),)), Clause(Text("c")))

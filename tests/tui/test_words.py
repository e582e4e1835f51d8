"""A text in bits: brackets, notes and emphasis shown; nothing obeyed by the terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from resdraft.model import Clause, Text
from resdraft.text import parse
from resdraft.tui.view.words import (
    Groups,
    content,
    cut,
    cut_middle,
    first_words,
    fitting_names,
    joined,
    note_signs,
    short_names,
    shown,
)
from tests.tui.screens import HOSTILE_WORDS


def text_of(source: str, front: str = "holders: [RUS, FRA]") -> Text:
    parsed = parse(f"---\nformat: 1\n{front}\n---\n\nThe Security Council,\n\n1. {source}\n")
    assert not parsed.problems
    clause = parsed.resolution.operative[0]
    assert isinstance(clause, Clause)
    return clause.text


def said(source: str, *, suffix: bool = False) -> str:
    return content(cut(text_of(source), {"1": "¹"}, suffix=suffix)).plain


@pytest.mark.parametrize(
    ("source", "prefix", "suffix"),
    [
        ("*Urges* all;", "Urges all;", "Urges all;"),
        ("*Urges* [all];", "Urges [all];", "Urges [all];"),
        ("[RUS: all];", "[RUS: all];", "[all – RUS];"),
        ("[RUS, FRA: all];", "[RUS, FRA: all];", "[all – RUS, FRA];"),
        ("[RUS delete: all];", "[RUS delete: all];", "[all – RUS delete];"),
        ("[RUS; FRA oppose: all];", "[RUS; FRA oppose: all];", "[all – RUS; FRA oppose];"),
        ("[RUS: one] / [FRA: two];", "[RUS: one] / [FRA: two];", "[one – RUS / two – FRA];"),
        ("[a [FRA: b] c];", "[a [FRA: b] c];", "[a [b – FRA] c];"),
    ],
)
def test_brackets_stand_with_their_holders(source: str, prefix: str, suffix: str) -> None:
    assert said(source) == prefix
    assert said(source, suffix=True) == suffix


def test_bits_know_their_place() -> None:
    text = text_of("*Urges* [RUS: all] States;")
    assert [(bit.words, bit.start, bit.end) for bit in cut(text, {})] == [
        ("Urges", 0, 5),
        (" ", 5, 6),
        ("[RUS: ", 6, 6),
        ("all", 6, 9),
        ("]", 9, 9),
        (" States;", 9, 17),
    ]
    assert all(text.plain[bit.start : bit.end] == bit.words for bit in cut(text, {}) if bit.start < bit.end)


def test_a_bracket_over_paragraphs_opens_and_closes_once() -> None:
    source = "---\nformat: 1\n---\n\nThe Security Council,\n\n1. One [two;\n\n2. Three;\n\n3. Four] five.\n"
    resolution = parse(source).resolution
    groups = Groups.of(resolution)
    clauses = [block for block in resolution.operative if isinstance(block, Clause)]
    assert [content(cut(c.text, {}, groups=groups)).plain for c in clauses] == ["One [two;", "Three;", "Four] five."]
    assert content(cut(clauses[1].text, {})).plain == "[Three;]"


def test_notes_are_counted_in_the_order_of_mention_and_signs_stay() -> None:
    source = "---\nformat: 1\n---\n\nThe Security Council,\n\n1. One;[^b]\n\n2. Two.[^a][^*]\n\n"
    source += "[^a]: A.\n\n[^b]: B.\n\n[^*]: C.\n"
    assert note_signs(parse(source).resolution) == {"b": "¹", "a": "²", "*": "*"}


def test_emphasis_is_seen() -> None:
    words = content(cut(text_of("*Urges* **all** States;"), {}))
    assert [(words.plain[span.start : span.end], span.style) for span in words.spans] == [
        ("Urges", "italic"),
        ("all", "bold"),
    ]


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("\x1b[31m", "␛[31m"),
        ("a\u202eb", "a‹U+202E›b"),
        ("a\u2066b", "a‹U+2066›b"),
        ("a\x7f\x9bb", "a␡\ufffdb"),
        ("\udcff", "\ufffd"),
        ("co\u00adoperation", "cooperation"),
        ("\u200fالعربية", "\u200fالعربية"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(given: str, seen: str) -> None:
    assert shown(given) == seen
    assert joined([(given, "bold")]).plain == seen


def test_nothing_is_markup() -> None:
    assert joined([(HOSTILE_WORDS, "")]).plain == HOSTILE_WORDS


def test_first_words_fit() -> None:
    assert first_words("Recalling its resolution", 40) == "Recalling its resolution"
    assert first_words("Recalling its resolution", 16) == "Recalling its…"
    assert cell_len(first_words("回顾其关于恐怖主义的决议", 9)) <= 9


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("drafts/a.res.md", "drafts/b.res.md", ("a.res.md", "b.res.md")),
        ("x/one/a.res.md", "x/two/a.res.md", ("one/a.res.md", "two/a.res.md")),
        ("a.res.md", "a.res.md", ("a.res.md", "a.res.md")),
        ("HEAD:a.res.md", "a.res.md", ("HEAD:a.res.md", "a.res.md")),
    ],
)
def test_short_names_leave_out_what_both_share(old: str, new: str, names: tuple[str, str]) -> None:
    assert short_names(old, new) == names


@pytest.mark.parametrize(
    ("name", "cells", "seen"),
    [
        ("norway.res.md", 13, "norway.res.md"),
        ("russian-federation.res.md", 15, "russian….res.md"),
        ("回顾其关于恐怖主义.res.md", 13, "回顾其…res.md"),
        ("norway.res.md", 1, "…"),
    ],
)
def test_a_long_name_keeps_its_ends(name: str, cells: int, seen: str) -> None:
    assert cut_middle(name, cells) == seen


@pytest.mark.parametrize("cells", [4, 17, 30, 60])
def test_of_two_names_the_longer_one_gives_way(cells: int) -> None:
    one, two = fitting_names("a.res.md", "russian-federation.res.md", cells)
    assert cell_len(one) + cell_len(two) <= cells
    assert one == "a.res.md" or cells < 16
    assert fitting_names(two, one, 60) == (two, one)

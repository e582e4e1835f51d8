"""Lines end by cells, whatever the script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from resdraft.tui.view.wrap import breaks

ALPHABET = st.sampled_from("ab c-–/—,.。，「」（）中文字안ا́\u00a0\u200b😀“”")


def wrapped(words: str, width: int, first: int = 0) -> list[str]:
    places = [0, *breaks(words, width, first), len(words)]
    return [words[start:end] for start, end in pairwise(places)]


@given(st.text(ALPHABET, max_size=80), st.integers(2, 30), st.integers(0, 12))
def test_no_line_is_wider_than_asked_and_nothing_is_lost(words: str, width: int, first: int) -> None:
    lines = wrapped(words, width, min(first, width - 1))
    assert "".join(lines) == words
    assert all(cell_len(line.rstrip(" ")) <= width for line in lines)


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("Recalling its resolution", 12, ["Recalling ", "its ", "resolution"]),
        ("on 30\u00a0September", 12, ["on ", "30\u00a0September"]),
        ("大会，回顾其决议", 6, ["大会，", "回顾其", "决议"]),
        ("回顾（变革）", 6, ["回顾", "（变", "革）"]),
        ("A/CONF.1/2020/L.12/Rev.1", 12, ["A/CONF.1/", "2020/L.12/", "Rev.1"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 5, [""]),
    ],
)
def test_where_lines_end(words: str, width: int, lines: list[str]) -> None:
    assert wrapped(words, width) == lines


def test_the_first_line_may_have_less_room() -> None:
    assert wrapped("Recalling its", 13) == ["Recalling its"]
    assert wrapped("Recalling its", 13, first=4) == ["Recalling ", "its"]


def test_a_combining_accent_never_begins_a_line() -> None:
    assert all(not line.startswith("\u0301") for line in wrapped("e\u0301" * 20, 7))

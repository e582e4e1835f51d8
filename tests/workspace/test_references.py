"""References that name a paragraph by a number it no longer has."""

from __future__ import annotations

import pytest

from resdraft.text import parse, write
from resdraft.workspace import refresh_references

DRAFT = """---
format: 1
---

The General Assembly,

*Recalling* its intention, {{#pp}}

1. *Urges* all States to act [on {words}](#two) now;

2. *Notes*: {{#two}}

  - (a) One;

  - (b) Two; {{#b}}

2 bis. *Adds* this; {{#bis}}
"""


@pytest.mark.parametrize(
    ("words", "id", "right"),
    [
        ("paragraph 9", "two", "paragraph 2"),
        ("OP9", "two", "OP2"),
        ("paragraph 9 *above*", "two", "paragraph 2 *above*"),
        ("paragraph 2 bis", "two", "paragraph 2"),
        ("paragraph 3 (b)", "b", "paragraph 2 (b)"),
        ("paragraph 3 (a)", "b", "paragraph 2 (b)"),
        ("paragraph 9", "b", "paragraph 2"),
        ("paragraph 2", "bis", "paragraph 2 bis"),
        ("PP4", "pp", "PP1"),
        ("第9段", "two", "第2段"),
    ],
)
def test_a_stale_number_is_put_right(words: str, id: str, right: str) -> None:
    resolution = parse(DRAFT.format(words=words).replace("(#two)", f"(#{id})")).resolution
    refreshed, stale = refresh_references(resolution)
    assert f"[on {right}](#{id})" in write(refreshed)
    assert [(one.right, one.id) for one in stale] == [("on " + right.replace("*", ""), id)]
    assert refresh_references(refreshed) == (refreshed, ())


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("paragraph 2", "two"),
        ("the measures above", "two"),
        ("paragraphs 2 and 3", "two"),
        ("paragraph 2 (b)", "b"),
        ("paragraph 2(b)", "b"),
        ("paragraph 2", "b"),
        ("paragraph 9", "nowhere"),
        ("S/RES/2178", "two"),
    ],
)
def test_what_is_right_or_cannot_be_judged_stays(words: str, id: str) -> None:
    resolution = parse(DRAFT.format(words=words).replace("(#two)", f"(#{id})")).resolution
    assert refresh_references(resolution) == (resolution, ())

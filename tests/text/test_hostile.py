"""Input made to break a reader: it is read all the same, and to the end."""

from __future__ import annotations

import pytest

from bench.text import TRAPS
from resdraft.model import validate
from resdraft.text import format_source, parse


@pytest.mark.parametrize("name", TRAPS)
def test_traps_are_read(name: str) -> None:
    source = TRAPS[name](400)
    parsed = parse(source)
    assert validate(parsed.resolution) == ()
    assert parse(format_source(source)).resolution == parsed.resolution


def test_lists_and_texts_deeper_than_the_limit() -> None:
    lists = "1. a\n\n" + "".join(f"{'  ' * depth}- a\n\n" for depth in range(1, 300))
    assert any("deeper" in problem.message for problem in parse(lists).problems)
    texts = ">" * 300 + " lost words"
    assert any("lost words" in problem.lost for problem in parse(texts).problems)


def test_an_unknown_holder_is_told_the_nearest_and_where_to_look() -> None:
    source = "---\nformat: 1\nholders: [Norland]\n---\n\n1. *Urges* [Norlnd, Untied Kingdom delete: all] States."
    (problem,) = parse(source).problems
    assert problem.message == "no such holder: Norlnd, Untied Kingdom"
    assert problem.hint.startswith("did you mean Norland, United Kingdom? If not, name it under holders")
    assert "docs/holders.md" in problem.hint


def test_names_are_sought_for_the_first_unknown_holders_only() -> None:
    words = " ".join(f"[Untied Kingdom{'s' * number}: x]" for number in range(30))
    hints = [problem.hint for problem in parse(f"1. {words}").problems]
    assert hints[0].startswith("did you mean United Kingdom?")
    assert hints[-1].startswith("name it under holders")


def test_front_matter_makes_nothing_but_text() -> None:
    source = "---\nformat: 1\ntitle: !!python/object/apply:os.system [ls]\nsymbol: &a NO\nbody: NO\ndate: 1:30\n---\n"
    parsed = parse(source)
    assert parsed.resolution.masthead.body == "NO"
    assert [problem.line for problem in parsed.problems] == [3, 4, 6]
    assert "os.system" in parsed.problems[0].lost

"""The cases of cases.md: odd input, what `fmt` makes of it, and the problems."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resdraft.text import format_source, parse

PAGE = Path(__file__).with_name("cases.md").read_text(encoding="utf-8")
CASES = re.findall(
    r"^## ([^\n]+)\n```source\n(.*?)\n```\n```body\n(.*?)\n```(?:\n```problems\n(.*?)\n```)?", PAGE, re.M | re.S
)


def test_all_cases_of_the_page_are_read() -> None:
    assert len(CASES) == len(re.findall(r"^```source$", PAGE, re.M))


@pytest.mark.parametrize(("title", "source", "body", "problems"), CASES, ids=[case[0] for case in CASES])
def test_case(title: str, source: str, body: str, problems: str) -> None:
    parsed = parse(source)
    assert "\n".join(map(str, parsed.problems)) == problems
    formatted = re.sub(r"\A---\n.*?\n---\n\n", "", format_source(source), flags=re.S)
    assert formatted.rstrip("\n") == body

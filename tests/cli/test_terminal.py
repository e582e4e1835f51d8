"""What a terminal is shown: width, colour, progress, lines of words."""

from __future__ import annotations

import io
import sys

import pytest

from resdraft.cli.cells import cells, cut, line_ranges
from resdraft.cli.terminal import Progress, colour, visible, width


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def lines(words: str, room: int, first: int = 0) -> list[str]:
    return [words[start:end] for start, end in line_ranges(words, room, first)]


@pytest.mark.parametrize(
    ("words", "room", "expected"),
    [
        ("", 10, []),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one  two", 3, ["one", "two"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("a incomprehensible", 6, ["a", "incomp", "rehens", "ible"]),
        ("12\u00a0May 2015", 8, ["12\u00a0May", "2015"]),
        ("大会请所有会员国", 6, ["大会请", "所有会", "员国"]),
        ("大会，请", 4, ["大", "会，", "请"]),
        ("e\u0301e\u0301 e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("大", 1, ["大"]),
    ],
)
def test_lines_break_at_cells(words: str, room: int, expected: list[str]) -> None:
    assert lines(words, room) == expected


def test_the_first_line_may_be_shorter() -> None:
    assert lines("one two three four", 9, 4) == ["one", "two three", "four"]


def test_words_are_cut_at_cells() -> None:
    assert cut("one two", 7) == "one two"
    assert cut("one two", 6) == "one t…"
    assert cut("one two", 5) == "one…"
    assert cut("大会请", 5) == "大会…"
    assert cells("大e\u0301") == 3


def test_what_could_command_a_terminal_is_shown() -> None:
    assert visible("a\x1b\x07\x7f\x9b\u202e\u2066\tb\n") == "a␛␇␡\ufffd‹U+202E›‹U+2066› b\n"
    assert visible("آ\u200f大é") == "آ\u200f大é"


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], terminal: bool, expected: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert colour(Terminal() if terminal else io.StringIO()) is expected


def test_width_is_asked_for_named_or_80(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.delenv("COLUMNS", raising=False)
    assert (width(), width(120), width(3)) == (80, 120, 20)
    monkeypatch.setenv("COLUMNS", "100")
    assert (width(), width(60)) == (100, 60)


def test_progress_shows_in_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with Progress(1_200, "files") as progress:
            for _ in range(3):
                progress.step()
        assert stream.getvalue() == ("\r1 / 1,200 files \r\x1b[K" if shown else "")

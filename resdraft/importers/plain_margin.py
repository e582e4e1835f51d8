"""Line numbers in the margin, which a copy of a page brings into the text: before or behind the lines, or between."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from resdraft.importers.plain_labels import read_label
from resdraft.importers.plain_lines import Line, indent_after
from resdraft.importers.plain_signs import opener, stop
from resdraft.importers.result import Doubt

_PLACES = {
    "alone": re.compile(r"(?P<number>\d{1,4})(?P<blanks>)"),
    "start": re.compile(r"(?P<number>\d{1,4})(?P<blanks>\s+(?=\S)|$)"),
    "end": re.compile(r"(?:^|(?<=\s))(?P<number>\d{1,4})(?P<blanks>)$"),
}
_STEPS = (1, 5, 10, 2)
"""Each line bears its number, or every fifth, tenth, second."""
_FEWEST = {1: 8, 5: 3, 10: 3, 2: 6}
_COLUMN = 6
"""So many numbers directly below each other are a column that was copied apart from its lines."""


@dataclass(frozen=True, slots=True)
class _Margin:
    """A run of increasing numbers that stand in the same place."""

    place: str
    step: int
    found: dict[int, re.Match[str]]
    """By the index of the line."""


def without_line_numbers(lines: list[Line], language: str, doubts: list[Doubt]) -> list[Line]:
    """The lines without the numbers in their margin, if they bear any; a number may begin again at each page."""
    margin = _margin(lines, language)
    if margin is None:
        return lines
    doubts.append(Doubt(lines[0].number, lines[0].column, "left out the line numbers in the margin"))
    return _without_alone(lines, margin, language) if margin.place == "alone" else _without_beside(lines, margin)


def _margin(lines: list[Line], language: str) -> _Margin | None:
    for place, pattern in _PLACES.items():
        found = {index: match for index, line in enumerate(lines) if (match := _read(place, pattern, line.words))}
        for step in _STEPS:
            run = _run([(index, int(match["number"])) for index, match in found.items()], step)
            margin = _Margin(place, step, {index: found[index] for index in run})
            if _covers(margin, lines) and not _counts_clauses(margin, lines, language):
                return margin
    return None


def _read(place: str, pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    if place == "end":
        return pattern.search(words, max(0, len(words) - 5)) if words[-1].isdecimal() else None
    return pattern.fullmatch(words) if place == "alone" else pattern.match(words)


def _run(found: list[tuple[int, int]], step: int) -> list[int]:
    """Where the numbers that go on from one another by `step` stand; two may be lost between."""
    run: list[int] = []
    last = 0
    for index, number in found:
        if number % step:
            continue
        ahead = number - last
        near = step == 1 or (bool(run) and index - run[-1] <= 2 * max(ahead, step))
        if len(run) < 2 and not (run and near and 0 < ahead <= 3 * step):
            run = [index]
        elif near and (number == step or 0 < ahead <= 3 * step):
            run.append(index)
        else:
            continue
        last = number
    return run


def _covers(margin: _Margin, lines: list[Line]) -> bool:
    """Whether the run is long enough, reaches over most of the lines as closely as they do, and skips few numbers."""
    numbers = [int(match["number"]) for match in margin.found.values()]
    if len(numbers) < _FEWEST[margin.step]:
        return False
    indices = list(margin.found)
    if indices[-1] - indices[0] < (len(indices) - 1) * margin.step // 2:
        return False
    counted = len(lines) - (len(numbers) if margin.place == "alone" else 0)
    next_ones = sum(1 for a, b in pairwise(numbers) if b in (a + margin.step, margin.step))
    return len(numbers) * margin.step * 10 >= counted * 6 and next_ones * 10 >= (len(numbers) - 1) * 7


def _counts_clauses(margin: _Margin, lines: list[Line], language: str) -> bool:
    """Whether the numbers are those of clauses: most stand before an operative opener."""
    if margin.place != "start":
        return False
    openers = (bool(opener(lines[i].words[m.end() :], language, "operative")) for i, m in margin.found.items())
    return sum(openers) * 2 > len(margin.found)


def _without_alone(lines: list[Line], margin: _Margin, language: str) -> list[Line]:
    """The lines without those that are a number; two numbers together say that a blank line stood there."""
    artefact = _are_set_apart(lines, margin)
    kept: list[Line] = []
    gap = together = 0
    page = False
    for index, line in enumerate(lines):
        if index in margin.found:
            gap, together, page = max(gap, line.gap), together + 1, page or line.page
            continue
        if together:
            between = max(gap, line.gap) - artefact
            blank = together - 1 if together < _COLUMN else 0
            blank = blank or int(margin.step > 1 and bool(kept) and _parts(kept[-1], line, language))
            line = replace(line, gap=max(between, blank, 0), page=line.page or page)
        kept.append(line)
        gap, together, page = 0, 0, False
    return kept


def _parts(before: Line, line: Line, language: str) -> bool:
    """Whether a number between the two lines stands for a blank one: a paragraph ends before it, and one begins."""
    return bool(stop(before.words)) and bool(read_label(line.words) or opener(line.words, language))


def _are_set_apart(lines: list[Line], margin: _Margin) -> bool:
    """Whether blank lines stand around nearly all numbers, so that they part no paragraphs."""
    apart = sum(1 for i in margin.found if lines[i].gap and i + 1 < len(lines) and lines[i + 1].gap)
    return apart * 10 >= len(margin.found) * 7


def _without_beside(lines: list[Line], margin: _Margin) -> list[Line]:
    indents = _indents(lines, margin) if margin.place == "start" else {}
    kept: list[Line] = []
    gap, page = 0, False
    for index, line in enumerate(lines):
        found = margin.found.get(index)
        words = line.words
        column = line.column
        if found is not None:
            words = words[: found.start()].rstrip() if margin.place == "end" else words[found.end() :]
            column += found.end() if margin.place == "start" else 0
        if not words:
            gap, page = gap + line.gap + 1, page or line.page
            continue
        indent = indents.get(index, line.indent)
        kept.append(
            replace(line, words=words, column=column, indent=indent, gap=line.gap + gap, page=line.page or page)
        )
        gap, page = 0, False
    return kept


def _indents(lines: list[Line], margin: _Margin) -> dict[int, int]:
    """How far in each line begins without its number: by its column, or by the blanks behind a number of any width."""
    columns = {i: indent_after(lines[i].indent, found[0]) for i, found in margin.found.items()}
    blanks = {i: indent_after(0, found["blanks"]) for i, found in margin.found.items()}
    if margin.step == 1:
        by_column, by_blanks = (Counter(each.values()).most_common(1)[0][1] for each in (columns, blanks))
        return columns if by_column >= by_blanks else blanks
    others = {line.indent for index, line in enumerate(lines) if index not in margin.found}
    return {i: column if column in others else max(0, blanks[i] - 2) for i, column in columns.items()}

"""Figures that came, went or took each other's place: dates, sums, spans of time, numbers of paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from resdraft.diff.comparison import Change, Runs
from resdraft.diff.fold import folded_words
from resdraft.diff.units import Unit
from resdraft.diff.words import word_runs
from resdraft.model import Text, structural

_UNITS = r"(?:days?|weeks?|months?|years?|hours?|per cent|percent|million|billion|sessions?|meetings?)"
_WORDED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|sixty|ninety"
)
_FIGURE = re.compile(
    r"\d{1,2} (?!(?:and|or|to|of)\b)[^\W\d]{3,12}(?:/[^\W\d]{3,12})? \d{4}(?!\d)"
    r"|\d{1,2} de [^\W\d]{3,10}(?: de)? \d{4}(?!\d)"
    r"|\d{4}年\d{1,2}月\d{1,2}日"
    r"|\bparagraphs? \d+(?: ?\([a-z]+\))?(?:(?:,| and| to|, and)? \d+(?: ?\([a-z]+\))?)*"
    rf"|(?<![\w/.-])(?:(?:US)?[$€£] ?)?\d[\d.,]*(?<![.,])(?:/\d+)?(?![\w/-])(?:%| {_UNITS}\b)?"
    rf"|\b(?:{_WORDED})[ -]{_UNITS}\b",
    re.IGNORECASE,
)
"""Dates, sums, numbers with what they count; in English also spans of time in words."""
_NUMBERED = re.compile(rf"\d|\b(?:{_WORDED})[ -]", re.IGNORECASE)
_DATE_OF = re.compile(r" (?:of|du|de|от|المؤرخ) [^;,()]{0,24}?\d{4}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and where it stands in the words of its side."""

    words: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What two figures have in common that are the same: "paragraph 3(a)" is "paragraph 3 (a)"."""
        return self.words.replace(" ", "").lower()

    @property
    def counts(self) -> str:
        """What it counts: "60 days" and "six months" are spans of time, "30 June 2024" is a date."""
        if re.fullmatch(r"\d{1,2} .*\d{4}|.*年.*日", self.words):
            return "date"
        if self.words.lower().startswith("paragraph"):
            return "paragraph"
        what = re.sub(r"[\d.,/]+", "", self.words).strip(" -").lower()
        return "time" if re.search(r"(?:day|week|month|year|hour)s?$", what) else what


def figure_changes(old: Sequence[Unit], new: Sequence[Unit], runs: Sequence[Runs]) -> Iterator[Change]:
    """What became of the figures of the old clauses: replaced where they stood, dropped, or new.

    `runs` are those of the link; they serve where its clauses are plain as they stand.
    """
    before, after = _figures(old), _figures(new)
    if [figure.key for figure in before] == [figure.key for figure in after]:
        return
    cited = {number for unit in (*old, *new) for citation in unit.citations for number in citation.key.split(" ")[:1]}
    for a, b in _replaced(before, after, _words_compared(old, new, runs)):
        before.remove(a)
        after.remove(b)
        if a.key != b.key:
            yield Change("number", f"{a.words} → {b.words}", "neutral", a.words, b.words)
    come, gone = (
        [figure.words for figure in _beyond(mine, theirs) if figure.words not in cited]
        for mine, theirs in ((after, before), (before, after))
    )
    if come:
        yield Change("number", f"adds {listed(come)}", "neutral", "", listed(come))
    if gone:
        yield Change("number", f"drops {listed(gone)}", "neutral", listed(gone), "")


def listed(names: Sequence[str]) -> str:
    """Names as one string."""
    return ", ".join(names)


def _joined(units: Sequence[Unit]) -> str:
    return " ".join(unit.folded for unit in units)


def _words_compared(old: Sequence[Unit], new: Sequence[Unit], runs: Sequence[Runs]) -> Runs:
    """The runs of the folded words of all clauses."""
    if len(old) == len(new) == 1 and all(unit.folded == unit.side.text.plain for unit in (*old, *new)):
        return runs[0]
    return word_runs(_joined(old), _joined(new))


def _replaced(before: Sequence[Figure], after: Sequence[Figure], runs: Runs) -> list[tuple[Figure, Figure]]:
    """Figures that stand where the others stood: both within kept words, or both at one place that changed."""
    found: list[tuple[Figure, Figure]] = []
    waiting = list(before), list(after)
    for kept, group in groupby((run for run in runs if run.words), lambda run: run.kind == "equal"):
        here_runs = list(group)
        spans = (here_runs[0].old[0], here_runs[-1].old[1]), (here_runs[0].new[0], here_runs[-1].new[1])
        here = [[f for f in row if _lies(f, span, kept)] for row, span in zip(waiting, spans, strict=True)]
        rows: dict[str, list[Figure]] = defaultdict(list)
        for figure in here[0]:
            rows[figure.key if kept else figure.counts].append(figure)
        for figure in here[1]:
            if row := rows[figure.key if kept else figure.counts]:
                found.append((row.pop(0), figure))
        for row, pair in zip(waiting, (0, 1), strict=True):
            taken = {id(figures[pair]) for figures in found}
            row[:] = [figure for figure in row if id(figure) not in taken]
    return found


def _lies(figure: Figure, span: tuple[int, int], inside: bool) -> bool:
    """Whether a figure lies within a span, or, where that will do, touches it."""
    if inside:
        return span[0] <= figure.start and figure.end <= span[1]
    return figure.start < span[1] and span[0] < figure.end


def _figures(units: Sequence[Unit]) -> list[Figure]:
    """The figures of clauses that belong to no citation and no reference; places count through all of them."""
    found: list[Figure] = []
    begin = 0
    for unit in units:
        found += [Figure(m[0], begin + m.start(), begin + m.end()) for m in _matches(unit)]
        begin += len(unit.folded) + 1
    return found


def _matches(unit: Unit) -> list[re.Match[str]]:
    text = unit.folded
    if not _NUMBERED.search(text):
        return []
    taken = [(citation.start, citation.end + _dated(text, citation.end)) for citation in unit.citations]
    texts: tuple[Text, Text] = unit.side.text, unit.side.closing
    for part in texts:
        for mark in structural(part):
            if mark.kind == "ref":
                words = folded_words(part.plain[mark.start : mark.end])
                at = text.find(words)
                taken.append((at, at + len(words)))
    return [m for m in _FIGURE.finditer(text) if not any(a < m.end() and m.start() < b for a, b in taken)]


def _dated(text: str, end: int) -> int:
    """How long the date is that follows a citation directly: it changes with the citation."""
    match = _DATE_OF.match(text, end)
    return len(match[0]) if match else 0


def _beyond(mine: Sequence[Figure], theirs: Sequence[Figure]) -> list[Figure]:
    """What is here more often than there, in order."""
    rest = Counter(figure.key for figure in theirs)
    result = []
    for figure in mine:
        if rest[figure.key] > 0:
            rest[figure.key] -= 1
        else:
            result.append(figure)
    return result

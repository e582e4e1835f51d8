"""Figures that came, went or took each other's place: deadlines, dates, sums, numbers of what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from resdraft.diff.comparison import Change, Weight
from resdraft.diff.fold import folded_words
from resdraft.diff.meaning.citations import listed
from resdraft.diff.meaning.figure_pattern import NUMBERED, figures_in, is_year
from resdraft.diff.meaning.numerals import CARDINAL, IN_FIGURES
from resdraft.diff.meaning.passage import Passage, Side, paired
from resdraft.diff.meaning.time_limits import (
    binds,
    counted_from,
    dates,
    goes_on,
    in_title,
    is_ahead,
    is_named,
    is_past,
    is_rate,
    limit_before,
    recurs,
    titles,
)
from resdraft.model import structural

FigureKind = Literal["deadline", "number", "date", "sum"]
_KINDS: tuple[FigureKind, ...] = ("deadline", "number", "date", "sum")
_MARGIN = 80
_BEFORE = 160
"""How far before a figure the words stand that may make it a deadline."""
_SESSION = re.compile(r"(?: \w+){0,2} session\b")
_YEARLY = re.compile(r"(?: (?:regular|substantive|annual|resumed|organizational))? session\b")
_AMOUNT = re.compile(r"[\d.,/ ]+")
_HYPHEN = re.compile(r"\w-[^\W\d]")
_JOINT = re.compile("[ -]")
_CARDINAL = re.compile(rf"\b(?:{CARDINAL['en']})\b")
_WORDS = re.compile(r"[^\W\d]+(?:-[^\W\d]+)?")
_THOUSANDS = re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))")
_PER_CENT = re.compile(r"-процентн\w+")
_COUNTED = re.compile(
    r"(?: (?!(?:and|or|of|to|in|on|at|for|from|by|with|as|is|are|was|were|have|has|that|which|who|under|over|since"
    r"|between|among|who)\b)"
    r"[^\W\d][\w'-]*){1,3}"
)
"""What a number counts: a few words up to a sign or a small word."""
_COUNTRY = re.compile(r"\b(?:united states|us|u\.s\.) (?=dollars?)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure where it stands."""

    words: str
    kind: FigureKind
    counts: str
    """What it counts: two that count the same are likelier to stand for each other."""
    lead: str
    """The words before it that make it a deadline: "no later than"."""
    tail: str
    """The words after it that say what it counts or from when it does."""
    start: int
    end: int
    span: bool = False
    """Whether it is a span of time."""

    @property
    def value(self) -> str:
        """How much or when it is, however written."""
        words = _PER_CENT.sub("%", _THOUSANDS.sub("", _COUNTRY.sub("", self.words.lower())))
        words = _WORDS.sub(lambda found: IN_FIGURES.get(found[0], found[0]), words)
        return _JOINT.sub("", words)

    @property
    def key(self) -> str:
        """What two figures have in common that are the same."""
        return f"{self.kind} {self.value}"

    @property
    def shown(self) -> str:
        """With the words that make it a deadline, or that say what it counts."""
        return " ".join(filter(None, (self.lead, self.words, self.tail)))

    @property
    def sort(self) -> str:
        """What two deadlines have in common of which one may stand for the other."""
        if self.counts == "often" or recurs(self.lead):
            return "often"
        return "task" if self.counts == "vague" or binds(self.lead) else "end"


def figure_changes(found: Passage) -> Iterator[Change]:
    """What became of the figures, by kind: replaced where they stood, dropped, or new.

    Those that belong to a citation are told with it.
    """
    pattern = figures_in(found.changed_set, found.changed_low, found.language)
    if pattern is None:
        return
    matches = found.matches(pattern, _MARGIN, _MARGIN)
    old, new = (_figures(side, row) for side, row in zip((found.old, found.new), matches, strict=True))
    rows = [[[figure for figure in side if figure.kind == kind] for side in (old, new)] for kind in _KINDS]
    became = {kind: _became(found, *row) for kind, row in zip(_KINDS, rows, strict=True) if any(row)}
    everywhere = [{f.value for b in became.values() for f in side(b)} for side in (_gone, _come)]
    same = everywhere[0] & everywhere[1]
    for kind, result in became.items():
        rest = Became(
            result.replaced,
            [figure for figure in result.gone if figure.value not in same],
            [figure for figure in result.come if figure.value not in same],
        )
        yield from _told(kind, rest)


@dataclass(frozen=True, slots=True)
class Became:
    """What became of the figures of a kind, as far as it is told."""

    replaced: list[tuple[Figure, Figure]]
    gone: list[Figure]
    come: list[Figure]


def _gone(found: Became) -> list[Figure]:
    return found.gone


def _come(found: Became) -> list[Figure]:
    return found.come


def _became(found: Passage, old: Sequence[Figure], new: Sequence[Figure]) -> Became:
    result = paired(found, old, new, _alike)
    alone = _alone(found)
    come = [figure for figure in result.come if figure.start in alone[1] or _says_much(figure, found.old)]
    gone = [figure for figure in result.gone if figure.start in alone[0] or _says_much(figure, found.new)]
    replaced = [*result.replaced]
    if len(come) == len(gone) == 1 and come[0].kind == "deadline" and come[0].sort == gone[0].sort:
        replaced.append((gone.pop(), come.pop()))
    return Became(replaced, gone, come)


def _alike(figure: Figure) -> str:
    """What two figures at one place have in common of which one took the other's."""
    return "" if figure.kind == "deadline" and figure.counts in ("vague", "final") else figure.counts


def _told(kind: FigureKind, result: Became) -> Iterator[Change]:
    for was, now in dict.fromkeys(_pair(a, b) for a, b in result.replaced):
        yield Change(kind, f"{kind}: {was} → {now}", "neutral", was, now)
    what = f"{kind}: " if kind != "sum" else ""
    if come := result.come:
        yield Change(kind, f"adds {what}{_names(come)}", _limited(come, "stronger"), "", _names(come))
    if gone := result.gone:
        yield Change(kind, f"drops {what}{_names(gone)}", _limited(gone, "weaker"), _names(gone), "")


def _pair(a: Figure, b: Figure) -> tuple[str, str]:
    """Both with the words around them where these differ: "for one year", "until 31 May 2025"."""
    if a.kind == "deadline" and (a.span != b.span or a.counts != b.counts) and a.lead != b.lead:
        return a.shown, b.shown
    return a.words, b.words


def _names(figures: Iterable[Figure]) -> str:
    return listed(dict.fromkeys(figure.shown for figure in figures))


def _alone(found: Passage) -> tuple[frozenset[int], frozenset[int]]:
    """Where a number word was put in or taken out by itself: "the regional meetings", "the five regional meetings"."""
    old = (hunk.old for hunk in found.hunks if hunk.new[0] == hunk.new[1])
    new = (hunk.new for hunk in found.hunks if hunk.old[0] == hunk.old[1])
    return _lone_words(found.old, old), _lone_words(found.new, new)


def _lone_words(side: Side, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    words = ((end, side.low[start:end]) for start, end in spans)
    return frozenset(end - len(word.lstrip()) for end, word in words if _CARDINAL.fullmatch(word.strip()))


def _says_much(figure: Figure, other: Side) -> bool:
    """Whether a figure that merely came or went says something.

    "Two sides" and "second" are part of the wording, as a date is of a name; a date that the other side names elsewhere
    is named again.
    """
    return figure.counts not in ("word", "ordinal", "name") and not (
        figure.kind == "date" and figure.words in other.text
    )


def _limited(figures: Sequence[Figure], weight: Weight) -> Weight:
    """The weight, where all are time limits for a task: with one it binds more, without one less."""
    return weight if all(binds(figure.lead) for figure in figures) else "neutral"


def _figures(side: Side, matches: Sequence[re.Match[str]]) -> list[Figure]:
    """The figures of a side that belong to no citation, no reference and no paragraph's number."""
    if not matches:
        return []
    taken = [(item.first, item.end) for item in side.cited]
    taken += [(match.start(), match.end()) for match in NUMBERED.finditer(side.low)]
    taken += _references(side)
    taken += titles(side.text)
    found: list[Figure] = []
    for match in matches:
        if not any(start < match.end() and match.start() < end for start, end in taken):
            figure = _figure(match, side, found[-1] if found else None)
            if figure:
                found.append(figure)
    return found


def _references(side: Side) -> Iterator[tuple[int, int]]:
    for unit, start in zip(side.units, side.starts, strict=True):
        for part in (unit.side.text, unit.side.closing):
            for mark in structural(part):
                if mark.kind == "ref":
                    words = folded_words(part.plain[mark.start : mark.end])
                    at = unit.folded.find(words)
                    yield start + at, start + at + len(words)


def _figure(match: re.Match[str], side: Side, last: Figure | None) -> Figure | None:
    """The figure that a match is, judged by the words around it; None for what says nothing."""
    group, (start, end) = (match.lastgroup or "").rstrip("_"), match.span()
    words, before = side.text[start:end], side.low[max(0, start - _BEFORE) : start]
    after = side.low[end : end + _MARGIN]
    if group == "often" and is_rate(before):
        return None
    if group in ("vague", "often", "final"):
        return Figure(words, "deadline", group, "", "", start, end)
    if group == "number" and before.endswith("(") and after.startswith(")"):
        return None
    if group == "sum":
        return Figure(words, "sum", "", "", "", start, end)
    if group == "ordinal":
        return _ordinal(match, side)
    if group == "year" and (session := _YEARLY.match(side.low, end)) and before.endswith(("its ", "the ", "their ")):
        kind: FigureKind = "deadline" if is_ahead(side.low[:start]) else "date"
        return Figure(side.text[start : session.end()], kind, "", "", "", start, session.end())
    if group == "year" and not is_year(before, side.text[end : end + 2]):
        return None
    if group in ("date", "year", "time"):
        printed = side.text[max(0, start - _BEFORE) : start]
        if group != "time" and (is_named(printed) or (group == "year" and in_title(printed))):
            return Figure(words, "date", "name", "", "", start, end)
        lead = limit_before(before, side.low, after, span=group == "time")
        if lead is None and last and last.kind == "deadline" and goes_on(side.low[last.end : start]):
            lead = ""
        if lead is None and last and "session" in last.words and last.kind == "deadline":
            lead = "" if dates(side.low[last.end : start]) else None
        if lead is not None:
            tail = counted_from(after) if group == "time" and not lead else ""
            return Figure(words, "deadline", "", lead, tail, start, end, span=group == "time")
        if group != "time":
            return Figure(words, "date", "", "", "", start, end)
    counts = _AMOUNT.sub("", words).strip("-").lower() if group == "number" else group
    if group == "time" and (_HYPHEN.search(words) or is_past(before)):
        counts = "word"
    counted = _COUNTED.match(side.text, end) if group in ("number", "word") and side.language == "en" else None
    return Figure(words, "number", counts, "", counted[0].strip() if counted else "", start, end)


def _ordinal(match: re.Match[str], side: Side) -> Figure | None:
    """An ordinal: of a session at which a thing is to be done a deadline, else a number; within a name nothing."""
    start, end = match.span()
    if side.text[start].isupper() and start:
        return None
    session = _SESSION.match(side.low, end)
    if session and side.units[0].side.part != "preamble" and is_ahead(side.low[:start]):
        return Figure(side.text[start : session.end()], "deadline", "", "", "", start, end)
    return Figure(side.text[start:end], "number", "ordinal", "", "", start, end)

"""Paragraphs to the parts of a text: enacting line, preamble, operative part, annexes, what stands below the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from resdraft import facts
from resdraft.facts import read_date
from resdraft.importers.akn.labels import leading_numeral
from resdraft.importers.plain_fields import FieldLine, read_field
from resdraft.importers.plain_labels import Label
from resdraft.importers.plain_lines import fold
from resdraft.importers.plain_paragraphs import ANNEX, Paragraph
from resdraft.importers.plain_signs import begins_small, is_enacting, opener, organ, stop
from resdraft.importers.result import Doubt
from resdraft.model import Masthead, Vote

_COMMAS = (",", "،", "，")
_MARKDOWN = re.compile(r"(?P<marks>#{1,6})\s+(?P<words>\S.*?)\s*#*")
_BOLD = re.compile(r"\*\*(?P<words>[^*]+)\*\*|__(?P<under>[^_]+)__")
_DIGITS = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:[.)]\s+|(?<=\.\d)\s+|(?<=\.\d\d)\s+)(?=[^\W\d_])")
"""Digits that number a heading: with a stop behind them, or in several places, unlike those of "2030 Agenda"."""
_LONGEST_HEADING = 250
_VOTING = 12
"""So many paragraphs at most say who voted how."""
_ADOPTED_BELOW = re.compile(r"\[Adopted (?P<how>without a vote|by consensus)\.?\]", re.IGNORECASE)
_VOTE = re.compile(
    r"\[(?:Adopted|Approved) by (?:a|an) (?:recorded |roll-call )?vote of (?P<for>\d{1,3}) to (?P<against>\d{1,3})"
    r"(?:,? with (?P<abstaining>\d{1,3}) abstentions?)?",
    re.IGNORECASE,
)
_MEETING_LINE = re.compile(
    r"(?:\d{1,5}(?:st|nd|rd|th|e|ª|a|-е)?|(?-i:[^\W\d_a-zа-я])[^\W\d_]{2,12}(?:-[a-z]{4,9})?)(?:\s\([^\W\d_]{5,20}\))?\s"
    r"(?:(?:plenary\s)?meeting|séance(?:\splénière)?|sesión(?:\splenaria)?|(?:пленарное\s)?заседание)(?:\s\([^\W\d_]{5,20}\))?"
    r"|第\s?\d+\s?次(?:全体)?会议(?:\(\w{1,4}\))?|الجلسة(?:\sالعامة)?\s\d{1,5}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Parts:
    """The parts of a text below its masthead."""

    enacting: Paragraph | None = None
    preamble: list[Paragraph] = field(default_factory=list)
    operative: list[Paragraph] = field(default_factory=list)
    quote: list[Paragraph] = field(default_factory=list)
    """A draft within the text, such as one that a body recommends to another, from its title or enacting line on."""
    annexes: list[tuple[Paragraph, Paragraph | None, list[Paragraph]]] = field(default_factory=list)
    """Label, title, paragraphs."""
    fields: list[FieldLine] = field(default_factory=list)
    """Lines such as "Submitter: Zimbabwe" below the text."""
    meeting: str = ""
    date: str = ""
    adopted: str = ""
    """How it was adopted, as printed below the text: "without a vote"."""
    vote: Vote | None = None
    voting: tuple[str, ...] = ()
    """Who voted how, as printed."""
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A paragraph that is the heading of a section."""

    words: str
    number: str
    level: int
    """0 where only the place tells."""


def divide(paragraphs: list[Paragraph], language: str, enacting: bool = False, operative: int = 0) -> Parts:
    """The parts of a text, its masthead left aside; with `enacting` its first paragraph is an enacting line.

    The operative part begins behind the line `operative` if the text said so there, unless that is 0.
    """
    parts = Parts()
    paragraphs = _without_tail(paragraphs, parts)
    starts = [i for i, p in enumerate(paragraphs) if _is_annex(paragraphs, i)]
    main = _without_tail(paragraphs[: starts[0]], parts) if starts else paragraphs
    for start, end in pairwise([*starts, len(paragraphs)]):
        parts.annexes.append(_annex(paragraphs[start:end], language))
    rest = _without_quote(_take_enacting(main, parts, language, enacting), parts, language)
    said = next((i for i, p in enumerate(rest) if p.line > operative), len(rest)) if operative else 0
    border = said or _border(rest, parts, language)
    parts.preamble, parts.operative = rest[:border], rest[border:]
    return parts


def _is_annex(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether a paragraph is the label of an annex: alone on its line, what is before it finished."""
    words = paragraphs[index].words
    if len(words) > 200 or paragraphs[index].label or not ANNEX.fullmatch(words):
        return False
    return index > 0 and stop(paragraphs[index - 1].words) not in (*_COMMAS, ":") and stop(words) not in _COMMAS


def _annex(paragraphs: list[Paragraph], language: str) -> tuple[Paragraph, Paragraph | None, list[Paragraph]]:
    label, rest = paragraphs[0], paragraphs[1:]
    found = ANNEX.fullmatch(label.words)
    assert found is not None
    words = (found["title"] or "").strip("* ")
    label.words = found["label"].strip("*# ")
    if words:
        return label, Paragraph(words, label.line, label.column, label.indent, 0), rest
    if rest and heading(rest, 0, language) and not rest[0].label:
        return label, rest[0], rest[1:]
    return label, None, rest


def _without_tail(paragraphs: list[Paragraph], parts: Parts) -> list[Paragraph]:
    """The paragraphs without fields, meeting and date that stand below the text."""
    end = _adoption(paragraphs, parts)
    while end > 1 and len(parts.fields) < 20:
        last = paragraphs[end - 1]
        words = fold(last.words)
        read = read_field(words, last.line, last.column) if len(words) < 300 and not last.label else None
        if read and read.role:
            parts.fields.insert(0, read)
        elif _MEETING_LINE.fullmatch(words) and not parts.meeting:
            parts.meeting = words
        elif len(words) < 40 and not parts.date and (date := read_date(words)) and stop(words) == "" and not last.label:
            parts.date = date
        else:
            break
        end -= 1
    if parts.date and not parts.meeting and not parts.fields:
        parts.date = ""
        return paragraphs
    return paragraphs[:end]


def _adoption(paragraphs: list[Paragraph], parts: Parts) -> int:
    """Where "[Adopted without a vote.]" begins, or "[Adopted by a recorded vote …" with the lists of who voted how."""
    end = len(paragraphs)
    if not end or not fold(paragraphs[-1].words).endswith("]") or parts.adopted or parts.vote:
        return end
    for at in range(end - 1, max(0, end - _VOTING), -1):
        words = fold(paragraphs[at].words)
        if at == end - 1 and (found := _ADOPTED_BELOW.fullmatch(words)):
            parts.adopted = found["how"]
            return at
        if found := _VOTE.match(words):
            parts.vote = Vote(int(found["for"]), int(found["against"]), int(found["abstaining"] or 0))
            rest = [words[found.end() :], *(fold(paragraph.words) for paragraph in paragraphs[at + 1 :])]
            parts.voting = tuple(line for row in rest if (line := row.strip(" .,;]")))
            return at
    return end


def with_tail(masthead: Masthead, parts: Parts) -> Masthead:
    """The masthead with what stood below the text: when, where and how it was adopted."""
    known = dict(masthead.extra)
    said: dict[str, str | tuple[str, ...]] = {"adopted": parts.adopted, "voting": parts.voting}
    more = tuple((key, value) for key, value in said.items() if value and key not in known)
    return replace(
        masthead,
        meeting=masthead.meeting or parts.meeting,
        date=masthead.date or parts.date,
        vote=masthead.vote or parts.vote,
        extra=(*masthead.extra, *more),
    )


def _take_enacting(paragraphs: list[Paragraph], parts: Parts, language: str, first: bool) -> list[Paragraph]:
    """The paragraphs without the enacting line, which may stand behind the preamble."""
    if first and paragraphs:
        parts.enacting = paragraphs[0]
        return paragraphs[1:]
    for index, paragraph in enumerate(paragraphs):
        words = fold(paragraph.words).strip("*_ ")
        if (index == 0 and not paragraph.label and organ(words, language)) or (
            not paragraph.label and is_enacting(words, language)
        ):
            parts.enacting = paragraph
            return [*paragraphs[:index], *paragraphs[index + 1 :]]
        if index > 200 or (paragraph.label and paragraph.label.kind == "top" and paragraph.label.form != "OP"):
            break
    return paragraphs


def _without_quote(paragraphs: list[Paragraph], parts: Parts, language: str) -> list[Paragraph]:
    """The paragraphs before a draft within the text: a colon, perhaps its title, and an enacting line of its own."""
    for index, paragraph in enumerate(paragraphs[:-1]):
        if paragraph.label or not is_enacting(fold(paragraph.words).strip("*_ "), language):
            continue
        start = next(
            (at for at in range(index, max(0, index - 4), -1) if stop(paragraphs[at - 1].words) in (":", "：")), 0
        )
        if start:
            parts.quote = paragraphs[start:]
            _doubt(parts, paragraphs[start], "a draft within the text: taken to go on to the end")
            return paragraphs[:start]
    return paragraphs


def _border(paragraphs: list[Paragraph], parts: Parts, language: str) -> int:
    """Where the operative part begins."""
    last_marked = max((i for i, p in enumerate(paragraphs) if _is(p.label, "preambular")), default=-1)
    first = next((i for i, p in enumerate(paragraphs) if i > last_marked and _is(p.label, "top")), len(paragraphs))
    first = _past_numbered_preamble(paragraphs, first, language)
    if first == len(paragraphs) or not paragraphs[first].label:
        return max(last_marked + 1, _border_by_openers(paragraphs, parts, language, last_marked + 1))
    early = _earlier_operative(paragraphs, first, last_marked + 1, language)
    start = early if early is not None else first
    while start > last_marked + 1 and heading(paragraphs, start - 1, language):
        start -= 1
    return _first_section(paragraphs, last_marked + 1, start, first, language)


def _first_section(paragraphs: list[Paragraph], low: int, start: int, first: int, language: str) -> int:
    """Where sections with recitals of their own begin before the first number: that place, else `start`."""
    sections = (i for i in range(low, start) if (found := heading(paragraphs, i, language)) and found.number)
    at = next(sections, None)
    if at is None:
        return start
    later = any((found := heading(paragraphs, i, language)) and found.number for i in range(first, len(paragraphs)))
    return at if later else start


def _is(label: Label | None, kind: str) -> bool:
    return label is not None and label.kind == kind


def _past_numbered_preamble(paragraphs: list[Paragraph], first: int, language: str) -> int:
    """Where preambular paragraphs bear numbers, too, and the operative ones begin: that place.

    The operative ones begin again at 1, or go on with the count of recitals before which no unnumbered one stands.
    """
    if first >= len(paragraphs) or not _is_recital(paragraphs[first], language):
        return first
    commas = True
    for index in range(first, len(paragraphs)):
        label = paragraphs[index].label
        if label is None or label.kind != "top":
            continue
        if _is_recital(paragraphs[index], language):
            commas = commas and stop(paragraphs[index].words) in (*_COMMAS, ";", "؛", "；", ":")
        elif label.count == 1:
            return index
        else:
            unnumbered = any(_is_recital(paragraph, language) for paragraph in paragraphs[:first])
            return index if commas and not unnumbered and _is_decision(paragraphs[index], language) else first
    return first


def _is_decision(paragraph: Paragraph, language: str) -> bool:
    found = opener(paragraph.own, language)
    return bool(found) and facts.is_preambular(found, language) is False


def _is_recital(paragraph: Paragraph, language: str) -> bool:
    found = opener(paragraph.own, language)
    return bool(found) and facts.is_preambular(found, language) is True


def _earlier_operative(paragraphs: list[Paragraph], first: int, low: int, language: str) -> int | None:
    """An unnumbered operative paragraph before the first number, if any stands there for sure."""
    for index in range(low, first):
        paragraph = paragraphs[index]
        if paragraph.label or stop(paragraph.words) not in (";", ".", "؛", "；", "。"):
            continue
        found = opener(paragraph.words, language)
        if found and facts.is_preambular(found, language) is False:
            return index
    return None


def _border_by_openers(paragraphs: list[Paragraph], parts: Parts, language: str, low: int) -> int:
    """Without numbers: the first paragraph whose opener is an operative one, or which ends as one."""
    for index in range(low, len(paragraphs)):
        paragraph = paragraphs[index]
        if paragraph.label and paragraph.label.kind != "top":
            continue
        found = opener(paragraph.own, language)
        if not found:
            continue
        kind = facts.is_preambular(found, language)
        ended = stop(paragraph.words)
        if kind is False or (kind is None and ended not in _COMMAS and _never_comma_again(paragraphs, index)):
            _doubt(parts, paragraph, "no numbers: the operative part was taken to begin here")
            return index
    return _border_by_stops(paragraphs, parts, low)


def _never_comma_again(paragraphs: list[Paragraph], index: int) -> bool:
    return all(p.label is not None or stop(p.words) not in _COMMAS for p in paragraphs[index : index + 50])


def _border_by_stops(paragraphs: list[Paragraph], parts: Parts, low: int) -> int:
    """Without numbers and openers: after the last paragraph that ends in a comma."""
    commas = [
        i for i in range(low, len(paragraphs)) if stop(paragraphs[i].words) in _COMMAS and not paragraphs[i].label
    ]
    border = commas[-1] + 1 if commas else low
    if border < len(paragraphs):
        _doubt(parts, paragraphs[border], "neither numbers nor openers: the operative part was taken to begin here")
    return border


def _doubt(parts: Parts, paragraph: Paragraph, message: str) -> None:
    parts.doubts.append(Doubt(paragraph.line, paragraph.column, message))


def heading(paragraphs: list[Paragraph], index: int, language: str) -> HeadingLine | None:
    """The heading that a paragraph is, or None."""
    paragraph = paragraphs[index]
    words = fold(paragraph.words)
    if len(words) > _LONGEST_HEADING:
        return None
    if match := _MARKDOWN.fullmatch(words):
        number, begin = _marked_numeral(match["words"])
        return HeadingLine(match["words"][begin:], number, max(2, len(match["marks"])))
    if paragraph.label and paragraph.label.kind != "item":
        return None
    bold = _BOLD.fullmatch(words)
    bare = (bold["words"] or bold["under"]).strip() if bold else words
    if stop(bare) and not (bold and stop(bare) == ".") and not _is_short_title(paragraphs, index, bare, language):
        return None
    number, begin = _numeral(bare)
    if number and not begins_small(bare[begin:]):
        return HeadingLine(bare[begin:], number, 0)
    if paragraph.label and _is_lettered_heading(paragraphs, index):
        return HeadingLine(paragraph.own, paragraph.label.number, 0)
    if paragraph.label or not bare:
        return None
    if bold:
        return HeadingLine(bare, "", 0)
    plain = not opener(bare, language) and not begins_small(bare) and _stands_before(paragraphs, index + 1, language)
    return HeadingLine(bare, "", 0) if plain and not read_field(bare, 0, 0) else None


def _is_lettered_heading(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether "(i) Exceptions" is a heading: a number follows it, and what stands before begins no list."""
    own = paragraphs[index].own
    following = paragraphs[index + 1].label if index + 1 < len(paragraphs) else None
    before = stop(paragraphs[index - 1].words) if index else ""
    return (
        following is not None
        and following.kind == "top"
        and before in (";", ".", "؛", "；", "。")
        and len(own) < 100
        and not begins_small(own)
    )


def _numeral(words: str) -> tuple[str, int]:
    """The number of a section at the start of the words, and where its title begins; digits number paragraphs."""
    number, begin = leading_numeral(words)
    return ("", 0) if number.isdigit() else (number, begin)


def _marked_numeral(words: str) -> tuple[str, int]:
    """The number of a heading that says that it is one, digits as well: "1. Staff", "2.3 Travel"."""
    found = _DIGITS.match(words)
    return (found["number"], found.end()) if found else _numeral(words)


def _is_short_title(paragraphs: list[Paragraph], index: int, words: str, language: str) -> bool:
    """Whether a line with a colon is a heading: a few words directly before a numbered paragraph."""
    if stop(words) != ":" or len(words) > 70 or opener(words, language) or begins_small(words):
        return False
    following = paragraphs[index + 1].label if index + 1 < len(paragraphs) else None
    return following is not None and following.kind == "top" and not following.number.startswith("1")


def _stands_before(paragraphs: list[Paragraph], index: int, language: str) -> bool:
    """Whether what follows is what a heading stands before: a number, an opener, another heading."""
    for at in range(index, min(index + 3, len(paragraphs))):
        paragraph = paragraphs[at]
        if paragraph.label:
            return True
        if opener(paragraph.words, language) or stop(paragraph.words):
            return True
    return False

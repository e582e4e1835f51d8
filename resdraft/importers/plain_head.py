"""Where the text itself begins: what stands above it is the masthead."""

from __future__ import annotations

from dataclasses import dataclass, replace

from resdraft import facts
from resdraft.importers.plain_labels import read_label
from resdraft.importers.plain_language import CASELESS
from resdraft.importers.plain_lines import Line, fold
from resdraft.importers.plain_signs import begins_capital, is_enacting, opener, organ, stop

_COMMAS = ",،，"
_LONGEST_LINE = 140
_LOOK_AHEAD = 8
_HEAD_LINES = 300
"""An enacting line without its comma is looked for in so many lines."""


@dataclass(frozen=True, slots=True)
class Head:
    """A text taken apart above its first paragraph."""

    above: list[Line]
    body: list[Line]
    """From the enacting line, or the first paragraph, on."""
    enacting: bool
    """Whether the first line of `body` is an enacting line."""


def find_body(lines: list[Line], language: str) -> Head:
    """The masthead's lines and those of the text: it begins with the enacting line, else with the first paragraph."""
    lines = _split_first(lines, language)
    first = _first_paragraph(lines, language)
    line = _enacting_line(lines, language, first)
    if line is not None and (first is None or line <= first or not _is_body(lines, first, line, language)):
        return Head(lines[:line], lines[line:], True)
    if first is None:
        return Head([], lines, False) if not _has_masthead(lines) else Head(lines, [], False)
    return Head(lines[:first], lines[first:], False)


def _split_first(lines: list[Line], language: str) -> list[Line]:
    """The lines with an enacting line parted from a paragraph that goes on in the same line."""
    for index, line in enumerate(lines):
        comma = min((at for sign in _COMMAS if (at := line.words.find(sign, 0, 120)) >= 0), default=-1)
        if comma < 0 or comma + 1 >= len(line.words):
            continue
        rest = line.words[comma + 1 :].lstrip()
        if opener(rest, language) and organ(line.words[: comma + 1], language):
            skipped = len(line.words) - len(rest)
            second = replace(line, words=rest, column=line.column + skipped, gap=1)
            return [*lines[:index], replace(line, words=line.words[: comma + 1]), second, *lines[index + 1 :]]
    return lines


def _enacting_line(lines: list[Line], language: str, first: int | None) -> int | None:
    """The first enacting line with its comma; else the last without one before the first paragraph."""
    bare: int | None = None
    for index, line in enumerate(lines):
        if len(line.words) > _LONGEST_LINE:
            continue
        if is_enacting(line.words, language) or _is_unknown_organ(lines, index, language):
            return index if bare is None else bare
        if (
            index < _HEAD_LINES
            and (first is None or index < first)
            and organ(line.words, language)
            and _begins_text(lines, index + 1, language)
        ):
            bare = index
    return bare


def _is_unknown_organ(lines: list[Line], index: int, language: str) -> bool:
    """Whether a short line with a comma at its end stands directly before a first preambular paragraph."""
    words = fold(lines[index].words).strip("*_ ")
    if len(words) > 90 or words.count(",") + words.count("،") + words.count("，") != 1 or words[-1] not in _COMMAS:
        return False
    if opener(words, language) or read_label(words) or not (begins_capital(words) or language in CASELESS):
        return False
    following = lines[index + 1].words if index + 1 < len(lines) else ""
    label = read_label(following)
    following = following[label.end :] if label else following
    begins = words.lower().startswith(("the ", "le ", "la ", "l’", "l'", "el ", "die ", "der ", "إن "))
    return begins and bool(opener(following, language, "preambular"))


def _begins_text(lines: list[Line], index: int, language: str) -> bool:
    return index < len(lines) and (
        bool(opener(lines[index].words, language)) or read_label(lines[index].words) is not None
    )


def _first_paragraph(lines: list[Line], language: str) -> int | None:
    """The first line that can only be a paragraph: PP or OP, an opener with a stop after it, a first number."""
    for index, line in enumerate(lines):
        label = read_label(line.words)
        if label and label.form == "OP":
            return index
        rest = line.words[label.end :] if label else line.words
        if label and label.kind == "top" and label.count == 1 and opener(rest, language):
            return index
        if not label and opener(rest, language, "preambular") and _ends_as_paragraph(lines, index, language):
            return index
    return None


def _ends_as_paragraph(lines: list[Line], index: int, language: str) -> bool:
    """Whether the paragraph at `index` ends in a comma or semicolon, or the next line opens one, too."""
    for at in range(index, min(index + _LOOK_AHEAD * 4, len(lines))):
        if at > index and (lines[at].gap and not lines[at].page):
            return stop(lines[at - 1].words) in (",", ";", "،", "，", "؛", "；")
        if at > index and opener(lines[at].words, language, "preambular"):
            return True
    last = min(index + _LOOK_AHEAD * 4, len(lines)) - 1
    return stop(lines[last].words) != "" or len(lines) == 1


def _is_body(lines: list[Line], first: int, line: int, language: str) -> bool:
    """Whether what stands between the first paragraph and an enacting line below it is a preamble."""
    openers = sum(1 for at in range(first, line) if opener(lines[at].words, language, "preambular"))
    marked = sum(1 for at in range(first, line) if (label := read_label(lines[at].words)) and label.form == "OP")
    return openers > 1 or marked > 0 or stop(lines[line - 1].words) in (",", "،", "，", ";")


def _has_masthead(lines: list[Line]) -> bool:
    """Whether a text without any paragraph is nothing but a masthead."""
    head = " ".join(line.words for line in lines[:20])
    return len(lines) < 20 and bool(facts.find_symbols(head)) and "Distr" in head

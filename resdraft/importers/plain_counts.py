"""Numbers of operative paragraphs that only the openers behind them tell: roman numerals, and digits without a stop."""

from __future__ import annotations

import re
from dataclasses import replace

from resdraft.importers.plain_labels import Label
from resdraft.importers.plain_paragraphs import Paragraph
from resdraft.importers.plain_signs import opener
from resdraft.importers.result import Doubt
from resdraft.model import label_places

_ROMAN = frozenset({"I.", "I)", "(I)"})
_BARE = re.compile(r"(\d{1,3})\s+(?=\S)")
_FEWEST = 2


def number_by_openers(paragraphs: list[Paragraph], language: str) -> list[Doubt]:
    """Give paragraphs typed "I. Urges" or "1 Urges" their plain numbers, and say so.

    They count up from 1, and nearly all of them begin with an operative opener. Where plain numbers stand before such
    openers, roman numerals are those of sections: nothing is done.
    """
    if any(_is_counted(paragraph, language) for paragraph in paragraphs):
        return []
    for run, kind in ((_romans(paragraphs), "roman numerals"), (_bare(paragraphs), "numbers without a stop")):
        openers = sum(1 for paragraph, label in run if opener(paragraph.words[label.end :], language, "operative"))
        if len(run) < _FEWEST or openers * 4 < len(run) * 3:
            continue
        for paragraph, label in run:
            paragraph.label = label
        first = run[0][0]
        return [Doubt(first.line, first.column, f"{kind}: taken for those of operative paragraphs 1 to {len(run)}")]
    return []


def _romans(paragraphs: list[Paragraph]) -> list[tuple[Paragraph, Label]]:
    """The paragraphs labelled I, II, III … in the style of the first, with the labels that they would have."""
    run: list[tuple[Paragraph, Label]] = []
    styles = _ROMAN
    for paragraph in paragraphs:
        label = paragraph.label
        if label is None or label.kind != "item":
            continue
        for style, place in label_places(label.number):
            if style in styles and place == len(run) + 1:
                styles = frozenset({style})
                run.append((paragraph, replace(label, kind="top", number=str(place))))
                break
    return run


def _bare(paragraphs: list[Paragraph]) -> list[tuple[Paragraph, Label]]:
    """The paragraphs that begin with 1, 2, 3 … and a blank, with the labels that they would have."""
    run: list[tuple[Paragraph, Label]] = []
    for paragraph in paragraphs:
        found = _BARE.match(paragraph.words) if paragraph.label is None else None
        if found and int(found[1]) == len(run) + 1:
            run.append((paragraph, Label("top", found[1], found.end(), ".")))
    return run


def _is_counted(paragraph: Paragraph, language: str) -> bool:
    """Whether a paragraph bears a plain number before an operative opener."""
    label = paragraph.label
    return label is not None and label.kind == "top" and bool(opener(paragraph.own, language, "operative"))

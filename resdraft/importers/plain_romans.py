"""Operative paragraphs that are numbered with roman numerals, as some conferences have it."""

from __future__ import annotations

from dataclasses import replace

from resdraft.importers.plain_paragraphs import Paragraph
from resdraft.importers.plain_signs import opener
from resdraft.importers.result import Doubt
from resdraft.model import label_places

_STYLES = frozenset({"I.", "I)", "(I)"})
_FEWEST = 2


def number_romans(paragraphs: list[Paragraph], language: str) -> list[Doubt]:
    """Give the paragraphs I, II, III … their plain numbers, and say so, if nearly all begin with an operative opener.

    Where plain numbers stand before operative openers, roman numerals are those of sections: nothing is done.
    """
    run = _run(paragraphs)
    openers = sum(1 for paragraph in run if opener(paragraph.own, language, "operative"))
    if len(run) < _FEWEST or openers * 4 < len(run) * 3 or any(_is_counted(p, language) for p in paragraphs):
        return []
    for number, paragraph in enumerate(run, start=1):
        assert paragraph.label is not None
        paragraph.label = replace(paragraph.label, kind="top", number=str(number))
    first = run[0]
    message = f"paragraphs numbered with roman numerals: taken for operative paragraphs 1 to {len(run)}"
    return [Doubt(first.line, first.column, message)]


def _run(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs labelled I, II, III … in the style of the first."""
    run: list[Paragraph] = []
    styles = _STYLES
    for paragraph in paragraphs:
        label = paragraph.label
        if label is None or label.kind != "item":
            continue
        for name, place in label_places(label.number):
            if name in styles and place == len(run) + 1:
                styles = frozenset({name})
                run.append(paragraph)
                break
    return run


def _is_counted(paragraph: Paragraph, language: str) -> bool:
    """Whether a paragraph bears a plain number before an operative opener."""
    label = paragraph.label
    return label is not None and label.kind == "top" and bool(opener(paragraph.own, language, "operative"))

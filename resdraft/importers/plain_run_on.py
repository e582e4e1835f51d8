"""A text that lost its line ends: parted again at its numbers, labels and openers."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from resdraft.importers.plain_labels import read_label
from resdraft.importers.plain_lines import Line
from resdraft.importers.plain_signs import opener, organ
from resdraft.importers.result import Doubt
from resdraft.model import label_places

_FEW_LINES = 12
_SHORTEST = 120
_LONGEST = 400_000
_SEAM = re.compile(r"(?<=[,;:.،؛，；：。])(?:\s(?:and|or|et|ou|y|o|и|или))?\s+(?=[\w(\[*_“\"])|(?<=[，；：。])(?=\S)")


def without_run_ons(lines: list[Line], language: str) -> tuple[list[Line], list[Doubt]]:
    """The lines, those that hold several paragraphs parted; looked for only in texts of a few lines."""
    if len(lines) > _FEW_LINES:
        return lines, []
    parted: list[Line] = []
    doubts: list[Doubt] = []
    for line in lines:
        cuts = _cuts(line.words, language) if _SHORTEST < len(line.words) < _LONGEST else []
        if not cuts:
            parted.append(line)
            continue
        doubts.append(Doubt(line.number, line.column, "several paragraphs in one line: parted at numbers and openers"))
        for start, end in pairwise([0, *cuts, len(line.words)]):
            words = line.words[start:end].strip()
            gap = line.gap if start == 0 else 1
            parted.append(replace(line, words=words, column=line.column + start, gap=gap))
    return parted, doubts


def _cuts(words: str, language: str) -> list[int]:
    """Where in the line paragraphs begin: none unless a first number or two openers are among the places."""
    cuts: list[int] = []
    number, openers = 0, 0
    lists: dict[str, int] = {}
    for seam in _SEAM.finditer(words):
        rest = words[seam.end() : seam.end() + 240]
        label = read_label(rest)
        if label and label.kind in ("top", "preambular"):
            if label.form == "OP" or (label.count == number + 1 and opener(rest[label.end :], language)):
                number = label.count
                lists.clear()
                cuts.append(seam.end())
        elif label and label.kind == "item" and number:
            places = dict(label_places(label.number))
            if 1 in places.values() or any(lists.get(style) == place - 1 for style, place in places.items()):
                lists.update(places)
                cuts.append(seam.end())
        elif not label and not number and _opens(words, seam.start(), rest, language):
            openers += 1
            cuts.append(seam.end())
    return cuts if number or openers > 1 else []


def _opens(words: str, end: int, rest: str, language: str) -> bool:
    """Whether a recital begins: a listed opener after a comma, or anything that opens after the enacting line."""
    if words[end - 1] in ",،，" and opener(rest, language, "preambular"):
        return True
    return end < 120 and bool(opener(rest, language)) and bool(organ(words[:end], language))

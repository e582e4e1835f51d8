"""Lines that run from right to left: their glyphs as they are seen on the page put in the order of reading.

A reader of PDF turns such lines round by rules for text, which know nothing of what was drawn where: digits lose their
commas, and the two letters of one glyph are turned as well. The places of the glyphs say it rightly.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from resdraft.importers.pdf.glyphs import Glyph

_OTHER = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{"}
_QUOTES = frozenset("'‘’")
_OPENING = frozenset("([{")
_BETWEEN_DIGITS = frozenset("/.,:٫٬")
_SAME_PLACE = 0.02
_SMALL = 0.82
"""Raised signs are so much smaller than the words they stand at, or less."""
_NEAR = 200
"""So many letters ahead, words that run from left to right are looked for behind a number."""
_CLOSE, _APART, _TAB = 0.06, 0.2, 1.5
"""How far apart two letters are, in the size of their type, between which a drawn blank, one that is not drawn, and a
tab stand."""
_Cluster = list[Glyph]


def is_backwards(char: str) -> bool:
    """Whether a character is a letter or digit of a script that is written from right to left."""
    return char >= "\u0590" and unicodedata.bidirectional(char[0]) in ("R", "AL", "AN")


def in_reading_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a line that runs from right to left.

    Blanks stand where the distance says, whether one was drawn or not; a wide gap is a tab. Brackets open and close by
    what stands beside them: a PDF has some as they are drawn and some as they are meant.
    """
    ordered: list[Glyph] = []
    turned: set[int] = set()
    for run, forwards in _runs(_spaced(_clusters(glyphs))):
        for cluster in reversed(run) if forwards else run:
            for glyph in cluster:
                if not forwards and glyph.char in _OTHER:
                    turned.add(len(ordered))
                ordered.append(glyph)
    return _with_label(_with_brackets(ordered, turned))


def _with_label(ordered: list[Glyph]) -> list[Glyph]:
    """The glyphs with the quotation marks of a label as Arabic texts have them, ’1‘, whichever way they were drawn."""
    end = next((at for at, glyph in enumerate(ordered) if at and not glyph.char.isdigit()), 0)
    if end > 1 and ordered[0].char in _QUOTES and ordered[end].char in _QUOTES:
        ordered[0], ordered[end] = ordered[0]._replace(char="’"), ordered[end]._replace(char="‘")
    return ordered


def _with_brackets(ordered: list[Glyph], places: set[int]) -> list[Glyph]:
    """The glyphs with the brackets at these places opening or closing as they must."""
    depth = 0
    for at in sorted(places):
        before = ordered[at - 1].char if at else " "
        after = ordered[at + 1].char if at + 1 < len(ordered) else " "
        begins, ends = before.isspace(), after.isspace() or not after.isalnum()
        opens = begins if begins != ends else depth == 0
        depth = max(0, depth + (1 if opens else -1))
        glyph = ordered[at]
        if opens != (glyph.char in _OPENING):
            ordered[at] = glyph._replace(char=_OTHER[glyph.char])
    return ordered


def _clusters(glyphs: Sequence[Glyph]) -> list[_Cluster]:
    """The glyphs from right to left, those of one place together in the order of reading."""
    clusters: list[_Cluster] = []
    marks: list[Glyph] = []
    for glyph in glyphs:
        if unicodedata.category(glyph.char[0]) == "Mn":
            marks.append(glyph)
        elif clusters and _is_same_place(clusters[-1][-1], glyph):
            turned = is_backwards(glyph.char)
            clusters[-1].insert(0 if turned else len(clusters[-1]), glyph)
        else:
            clusters.append([glyph])
    clusters.sort(key=lambda cluster: -cluster[0].left)
    lefts = [-cluster[0].left for cluster in clusters]
    for mark in reversed(marks):
        if clusters:
            place = (mark.left + mark.right) / 2
            at = bisect_left(lefts, -place)
            nearest = min(clusters[max(0, at - 2) : at + 2], key=lambda cluster: _distance(cluster[0], place))
            nearest.append(mark)
    return clusters


def _spaced(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """The clusters with those of blanks where the distance of two letters says that one stands there."""
    found: list[_Cluster] = []
    drawn = False
    for cluster in clusters:
        glyph = cluster[0]
        if glyph.char.isspace():
            drawn = True
            continue
        if found:
            before = found[-1]
            gap = (min(one.left for one in before) - max(one.right for one in cluster)) / max(glyph.look.size, 1.0)
            numbered = is_backwards(glyph.char) and _is_number_with_dash(found)
            if numbered or gap > (_CLOSE if drawn else _APART):
                blank = "\t" if gap > _TAB else " "
                found.append([Glyph(blank, glyph.right, before[0].left, glyph.base, glyph.look)])
        found.append(cluster)
        drawn = False
    return found


def _is_number_with_dash(clusters: Sequence[_Cluster]) -> bool:
    """Whether a line so far is the number of a paragraph and its dash."""
    chars = [cluster[0].char for cluster in clusters]
    return chars[0].isdigit() and chars[-1] in "-–" and all(c.isdigit() or c in " -–" for c in chars)


def _is_same_place(one: Glyph, other: Glyph) -> bool:
    return abs(one.left - other.left) < _SAME_PLACE and abs(one.right - other.right) < _SAME_PLACE


def _distance(glyph: Glyph, place: float) -> float:
    if glyph.left <= place <= glyph.right:
        return abs((glyph.left + glyph.right) / 2 - place) * 0.01
    return min(abs(glyph.left - place), abs(glyph.right - place))


def _runs(clusters: Sequence[_Cluster]) -> list[tuple[list[_Cluster], bool]]:
    """The clusters parted at numbers and words that run from left to right; True for those."""
    largest = max((cluster[0].look.size for cluster in clusters), default=0.0)
    small = [cluster[0].look.size <= largest * _SMALL for cluster in clusters]
    found: list[tuple[list[_Cluster], bool]] = []
    for _, part in groupby(range(len(clusters)), key=lambda at: small[at]):
        places = list(part)
        found += _runs_of_one_size(clusters[places[0] : places[-1] + 1])
    return found


def _runs_of_one_size(clusters: Sequence[_Cluster]) -> list[tuple[list[_Cluster], bool]]:
    """As `_runs`, for clusters without raised signs among them."""
    kinds = [_kind(cluster[0].char) for cluster in clusters]
    found: list[tuple[list[_Cluster], bool]] = []
    at = 0
    while at < len(clusters):
        end = at
        if kinds[at] in ("letter", "digit"):
            end = _words_end(kinds, at) if _has_letter(kinds, at) else _number_end(clusters, kinds, at)
        found.append((list(clusters[at : max(end, at + 1)]), end > at))
        at = max(end, at + 1)
    return found


def _kind(char: str) -> str:
    """ "letter" or "digit" of what runs from left to right, "back" for what runs from right to left, else empty."""
    direction = unicodedata.bidirectional(char[0])
    if direction == "L":
        return "letter"
    if direction in ("EN", "AN"):
        return "digit"
    return "back" if direction in ("R", "AL") else ""


def _has_letter(kinds: Sequence[str], begin: int) -> bool:
    """Whether a letter that runs from left to right stands near, before one that runs from right to left."""
    near = kinds[begin : begin + _NEAR]
    ahead = near[: near.index("back")] if "back" in near else near
    return "letter" in ahead


def _words_end(kinds: Sequence[str], begin: int) -> int:
    """Where the words that begin at a place end: before what runs from right to left, and the signs before that."""
    at = last = begin
    while at < len(kinds) and kinds[at] != "back":
        last = at if kinds[at] else last
        at += 1
    return last + 1


def _number_end(clusters: Sequence[_Cluster], kinds: Sequence[str], begin: int) -> int:
    """Where the number that begins at a place ends, with the signs between its digits."""
    at = begin + 1
    while at < len(kinds):
        joint = clusters[at][0].char in _BETWEEN_DIGITS and kinds[at - 1] == "digit"
        if kinds[at] != "digit" and not (joint and at + 1 < len(kinds) and kinds[at + 1] == "digit"):
            break
        at += 1
    return at

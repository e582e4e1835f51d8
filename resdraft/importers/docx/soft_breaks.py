"""Line breaks within a paragraph of Word before which its author began a subparagraph: "(a) …" on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from resdraft.importers.docx.story import WordParagraph
from resdraft.importers.plain_labels import read_label
from resdraft.model import Text, label_places, normal_text, part

_BREAK = re.compile(r"\n[\t \u00a0]*")


def without_soft_breaks(block: WordParagraph, level: int, label: str) -> Iterator[tuple[WordParagraph, int]]:
    """The paragraph with what stands before such lines, and each of them as a paragraph, with the level at which it is.

    `level` and `label` are those of the paragraph itself, 0 for one that is no subparagraph. A line goes on with the
    innermost list that expects its label; a first label begins a deeper one.
    """
    plain = block.text.plain
    found = []
    for sign in _BREAK.finditer(plain):
        read = read_label(plain[sign.end() :].partition("\n")[0])
        if read is not None and read.kind in ("item", "bullet") and plain[: sign.start()].strip():
            found.append((sign.start(), sign.end(), read))
    ends = [start for start, _, _ in found] + [len(plain)]
    yield (replace(block, text=_before(block.text, ends[0])) if found else block), level
    lists: list[tuple[str, int]] = [_first(label)] if level else []
    for (_, start, read), end in zip(found, ends[1:], strict=True):
        depth, place = _depth(read.number, lists)
        lists = [*lists[:depth], place]
        words = normal_text(part(block.text, start + read.end, end))
        yield replace(block, text=_labelled(read.number, words), printed=None), max(0, level - 1) + len(lists)


def _before(text: Text, end: int) -> Text:
    """The words up to a place, and the tab behind the label with which they may begin."""
    label, tab, _ = text.plain[:end].partition("\t")
    return _labelled(label.strip(), part(text, len(label) + 1, end)) if tab else part(text, 0, end)


def _labelled(label: str, words: Text) -> Text:
    """The words behind a label and a tab, as `WordParagraph` has them."""
    head = f"{label}\t"
    marks = (replace(mark, start=mark.start + len(head), end=mark.end + len(head)) for mark in words.marks)
    return Text(head + words.plain, tuple(marks))


def _first(label: str) -> tuple[str, int]:
    places = label_places(label)
    return places[0] if places else (label, 0)


def _depth(label: str, lists: list[tuple[str, int]]) -> tuple[int, tuple[str, int]]:
    """In how many lists a label stands, and the style and place that it has in its own."""
    places = label_places(label) or ((label, 0),)
    for depth in reversed(range(len(lists))):
        style, last = lists[depth]
        for place in places:
            if place[0] == style and place[1] in (last + 1, 0):
                return depth, place
    return len(lists), next((place for place in places if place[1] == 1), places[0])

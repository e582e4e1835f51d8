"""Small changes of a text that keep its marks: what fixes are made of."""

from __future__ import annotations

from dataclasses import replace

from resdraft.model import EMPHASIS, Mark, Text, normal_text


def spliced(text: Text, start: int, end: int, words: str) -> Text:
    """The text with other words from `start` to `end` (code points); marks stay over what they lay over.

    A mark that began or ended within them reaches over the new words; a sign between two words (a note, a comment)
    within them stands behind the new ones. Where nothing is put in the place of nothing, the words belong to what
    stands before them.
    """
    shift = len(words) - (end - start)

    def moved(place: int, *, is_end: bool) -> int:
        if place < start or (place == start and not (is_end and start == end)):
            return place
        return place + shift if place >= end else (start + len(words) if is_end else start)

    marks = [
        replace(mark, start=at, end=at)
        if mark.start == mark.end and (at := moved(mark.start, is_end=mark.start > start)) >= 0
        else replace(mark, start=moved(mark.start, is_end=False), end=moved(mark.end, is_end=True))
        for mark in text.marks
    ]
    return normal_text(Text(text.plain[:start] + words + text.plain[end:], tuple(marks)))


def in_italics(text: Text, start: int, end: int) -> Text:
    """The text with these words in italics, whatever emphasis they had."""
    kept = [mark for mark in text.marks if mark.kind not in EMPHASIS or mark.end <= start or mark.start >= end]
    return normal_text(Text(text.plain, (*kept, Mark(start, end, "italic"))))

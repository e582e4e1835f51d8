"""A resolution at a glance: title, label and first words of each clause, and how many of each there are."""

from __future__ import annotations

from collections.abc import Iterator

from resdraft import facts
from resdraft.cli.cells import cells, cut
from resdraft.cli.terminal import paint, visible
from resdraft.model import Clause, Heading, Place, Record, Resolution, blocks, counts
from resdraft.render import printed_words

_LONGEST_LABEL = 14


def outline_lines(resolution: Resolution, *, width: int, coloured: bool) -> Iterator[str]:
    """The title, a line for each heading and clause, then the counts."""
    yield paint(cut(visible(resolution.masthead.title.plain or "Without a title"), width), "1", on=coloured)
    yield ""
    places = list(blocks(resolution))
    column = min(_LONGEST_LABEL, max((cells(_label(place)) for place in places), default=0))
    for place in places:
        match place.block:
            case Heading() as heading:
                words = printed_words(heading.text, resolution.conventions)
                words = f"{heading.number}. {words}" if heading.number else words
                yield paint(cut(visible(words), width), "1", on=coloured)
            case Clause() as clause:
                label = visible(_label(place))
                gap = " " * max(1, column + 2 - cells(label))
                yield label + gap + _first_words(clause, resolution, width - cells(label) - len(gap), coloured)
    yield ""
    yield count_line(resolution)


def _label(place: Place) -> str:
    """A subparagraph's own label, indented; the whole label of a paragraph."""
    return "  " * place.level + place.printed if place.level else place.label


def _first_words(clause: Clause, resolution: Resolution, room: int, coloured: bool) -> str:
    opener = facts.opener(clause, resolution.masthead.language)
    words = cut(visible(printed_words(clause.text, resolution.conventions)), max(8, room))
    at = words.find(visible(opener)) if opener else -1
    if at < 0:
        return words
    return words[:at] + paint(words[at : at + len(opener)], "3", on=coloured) + words[at + len(opener) :]


def count_line(resolution: Resolution) -> str:
    """ "15 preambular and 26 operative paragraphs, 12 subparagraphs, 6 notes, 2,345 words"."""
    found = counts(resolution)
    said = [f"{found.preambular} preambular and {found.operative} operative paragraphs"]
    for count, what in ((found.subparagraphs, "subparagraph"), (found.annexes, "annex"), (found.notes, "note")):
        if count:
            plural = "es" if what == "annex" else "s"
            said.append(f"{count} {what}{plural if count > 1 else ''}")
    return ", ".join([*said, f"{found.words:,} words"])


def outline_record(resolution: Resolution) -> Record:
    """The outline as data: counts, and each clause with label, number, level, opener, and words as printed."""
    found = counts(resolution)
    language = resolution.masthead.language
    return {
        "counts": {name: getattr(found, name) for name in found.__slots__},
        "clauses": [
            {
                "label": place.label,
                "printed": place.printed,
                "level": place.level,
                "opener": facts.opener(place.block, language),
                "words": printed_words(place.block.text, resolution.conventions),
            }
            for place in blocks(resolution)
            if isinstance(place.block, Clause)
        ],
    }

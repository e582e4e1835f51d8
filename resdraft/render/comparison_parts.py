"""What the plain forms of a comparison share: headline, names of entries, words with their marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from resdraft.diff import Change, Comparison, Row, Run, Runs, Side, portion, rows, turn
from resdraft.model import Bracket, Mark, Text, emphasis, structural

Kind = Literal["equal", "inserted", "deleted"]
PARTS = {
    "agenda item": "Title",
    "title": "Title",
    "enacting": "Title",
    "preamble": "Preamble",
    "operative": "Operative part",
    "annexes": "Annexes",
    "notes": "Notes",
}
TAGS = {"inserted": "ins", "deleted": "del"}
"""What HTML, and Markdown with it, calls words that came and words that went."""
_BEGINNING = 60
"""Characters of the first words by which a paragraph is known."""
_COUNTED = ("equal", "reworded", "in form only", "split", "merged", "inserted", "deleted")
_HEAD, _TAIL = 8, 10
"""Words shown behind and before a change where what was kept is cut short."""
_SPARED = 6
"""Fewer words than this are not worth leaving out."""
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to be shown in one way."""

    words: str
    kind: Kind
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A changed row, or several unchanged ones in a row."""

    rows: tuple[Row, ...]
    part: str

    @property
    def unchanged(self) -> bool:
        """Whether nothing is to be told but that it stayed."""
        return not self.rows[0].link.changed


def entries(comparison: Comparison) -> list[Entry]:
    """The rows of the comparison, unchanged neighbours together."""
    result = []
    for (part, changed), found in groupby(rows(comparison), key=lambda row: (_part(row), row.link.changed)):
        if changed:
            result += [Entry((row,), part) for row in found]
        else:
            result.append(Entry(tuple(found), part))
    return result


def _part(row: Row) -> str:
    side = row.new or row.old
    assert side is not None
    return PARTS[side.part]


def headline(comparison: Comparison, remarks: Sequence[str] = ()) -> list[str]:
    """Similarity and counts, in a few short lines.

    Remarks say what was left out of the counts and of what follows; they stand before these, behind the similarity,
    which is always that of the whole texts.
    """
    counts = comparison.counts
    if not any(link.changed for link in comparison.links):
        return ["No difference to show.", *remarks] if remarks else ["No difference."]
    form = sum(link.form_only for link in comparison.links if link.side.kind == "clause")
    numbers = {name: getattr(counts, name, form) for name in _COUNTED}
    numbers["reworded"] -= form
    found = [f"{number} {name}" for name, number in numbers.items() if number]
    moved = f"; {counts.moved} moved" if counts.moved else ""
    lines = [f"{percent(comparison.similarity)} of the words kept{' in the whole text' if remarks else ''}", *remarks]
    lines += [f"Paragraphs: {', '.join(found)}{moved}"] if found else []
    others = Counter(link.side.kind for link in comparison.links if link.changed and link.side.kind != "clause")
    named = [f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in sorted(others.items())]
    lines += [f"Also changed: {', '.join(named)}"] if named else []
    return lines


def percent(share: float) -> str:
    """A share in whole per cent; never 100 or 0 unless it is."""
    number = min(99, max(1, round(share * 100))) if 0 < share < 1 else round(share * 100)
    return f"{number}%"


def name(side: Side) -> str:
    """What a side is called: its label, or what it is."""
    if side.label:
        return side.label
    number = f" {side.printed}" if side.printed else ""
    return f"{side.kind}{number}"


def names(sides: Sequence[Side]) -> str:
    """The names of several."""
    return " + ".join(map(name, sides))


def title(row: Row) -> str:
    """From where to where: "OP5 → OP7", "PP4 + PP5 → PP6", "OP3"; for the old place of a move that clause alone."""
    link = row.link
    if not link.old or not link.new:
        return names(link.old or link.new)
    old, new = names(link.old), names(link.new)
    if row.kind == "away" and row.old is not None:
        old = name(row.old)
    return f"{old} → {new}" if old != new else old


def first_words(row: Row) -> str:
    """The first words of a paragraph, by which people know it; empty for one that has a number alone."""
    words = row.link.side.text.plain
    if len(words) <= _BEGINNING:
        return words
    head = words[:_BEGINNING]
    at_blank = head.rpartition(" ")[0]
    return f"{at_blank if len(at_blank) > _BEGINNING // 2 else head} …"


def what(row: Row) -> str:
    """What became of it: "reworded, moved", "merged (2 of 2: the end of OP5)".

    "split (1 of 2: OP4 from the first half of OP3)", "possible link: …".
    """
    return _what(row, _part_told(row))


def whole(row: Row) -> str:
    """What became of a clause as a whole, whichever of its parts the row shows."""
    return _what(row, "")


def _what(row: Row, part: str) -> str:
    link = row.link
    words: list[str] = [] if link.kind == "equal" else ["form only" if link.form_only else link.kind]
    if part:
        words[0] += f" ({part})"
    if link.moved:
        words.append(_MOVES[link.move].format(link.old[0].part, link.new[0].part))
    if link.level_changed:
        deeper = link.new[0].level > link.old[0].level
        words.append("now a subparagraph" if deeper and not link.old[0].level else "another level")
    if link.kind == "equal":
        words.append("words unchanged")
    return ("possible link: " if link.possible else "") + ", ".join(words)


def _part_told(row: Row) -> str:
    """Which part of a split or merged clause the row shows."""
    link = row.link
    parts = max(len(link.old), len(link.new))
    if parts < 2 or row.kind == "away" or row.old is None or row.new is None:
        return ""
    share = portion(row)
    told = f"{'old ' if name(row.old) == name(row.new) and link.kind == 'split' else ''}{name(row.old)}"
    told = f"{share} of {told}" if share else told
    if link.kind == "split":
        told = f"{name(row.new)} from {told}" if share else name(row.new)
    return f"{turn(row) + 1} of {parts}: {told}"


def meaning(changes: Sequence[Change]) -> str:
    """What changes mean, in one line."""
    return "; ".join(arrowed(change.text) for change in changes)


def arrowed(words: str) -> str:
    """Words in which an arrow between others from right to left and the sign of a cut keep their sides."""
    if not FROM_THE_RIGHT.search(words):
        return words
    return _ARROW.sub("\u200e\\g<0>\u200e", _CUT_SHORT.sub("\\g<0>\u200f", words))


_ARROW = re.compile(r" → |; ")
_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
FROM_THE_RIGHT = re.compile(_RIGHT)
_CUT_SHORT = re.compile(f"(?<={_RIGHT}) …")


_MOVES = {
    "": "",
    "within": "moved",
    "between parents": "moved to another paragraph",
    "between parts": "moved from {} to {}",
}


def unchanged_title(entry: Entry) -> str:
    """The labels of unchanged neighbours: "PP6 to PP8 → PP7 to PP9"."""
    old = _span([row.link.old[0] for row in entry.rows])
    new = _span([row.link.new[0] for row in entry.rows])
    return old if old == new else f"{old} → {new}"


def _span(sides: Sequence[Side]) -> str:
    first, last = name(sides[0]), name(sides[-1])
    return first if len(sides) == 1 else f"{first} to {last}"


def row_pieces(
    row: Row, side: Literal["old", "new", "both"], *, short: bool = False, italics: bool = False
) -> list[Piece]:
    """The words of a row: as the old or the new text has them, or both in one line; marks among them.

    With `short`, what was kept for long is cut down to the words around the changes, alike for both sides. With
    `italics`, pieces are cut where italics begin and end, as at the end of an opener.
    """
    link = row.link
    found = _pieces(link.runs[row.index], row, "text", side, italics)
    if link.closings and (closing := _pieces(link.closings[row.index], row, "closing", side, italics)):
        found += [[Piece(" (…) ", "equal")], *closing]
    if short:
        found = [_cut(group, first=not k, last=k == len(found) - 1) for k, group in enumerate(found)]
    return _joined(
        [piece for group in found for piece in group if side == "both" or piece.kind in ("equal", _OF[side])]
    )


_OF = {"old": "deleted", "new": "inserted"}


def _pieces(runs: Runs, row: Row, field: Literal["text", "closing"], side: str, italics: bool) -> list[list[Piece]]:
    """Pieces by turns kept and changed, the changed ones of both sides; kept ones are cut at notes that changed."""
    old, new = (_text(sides, row, field) for sides in (row.link.old, row.link.new))
    told = [(run.kind, id_of(run)) for run in runs if run.mark is not None]
    noted = any(change.kind == "note" and change.old and change.new for change in row.link.changes)
    groups: list[list[Piece]] = []
    for run, kind in _signs_once(runs):
        from_old = run.kind == "deleted" or (run.kind == "equal" and side == "old")
        if run.mark is not None:
            made = [[Piece(_sign(run.mark, run.edge), kind)]]
        else:
            text, span = (old, run.old) if from_old else (new, run.new)
            apart = {mark for kind, mark in told if (kind == "deleted") == from_old}
            cuts = _note_places(text, span) if noted and kind == "equal" else []
            made = [
                text_pieces(text, part, run.kind, apart, italics=italics)
                for part in pairwise([span[0], *cuts, span[1]])
            ]
        if groups and not (noted and kind == "equal") and (groups[-1][-1].kind == "equal") == (kind == "equal"):
            groups[-1] += made.pop(0)
        groups += made
    return groups


def _signs_once(runs: Runs) -> Iterator[tuple[Run, Kind]]:
    """The runs and how they are shown: the sign of a note that stands for another one now is shown once, as kept."""
    for marked, found in groupby(runs, key=lambda run: run.mark is not None):
        row = list(found)
        gone, come = (
            Counter(_sign(run.mark, "") for run in row if run.mark and run.mark.kind == "note" and run.kind == kind)
            for kind in ("deleted", "inserted")
        )
        both = gone & come if marked else Counter()
        left = both.copy()
        for run in row:
            sign = _sign(run.mark, "") if run.mark and run.mark.kind == "note" else ""
            if run.kind == "deleted" and left[sign]:
                left[sign] -= 1
                yield run, "equal"
            elif run.kind == "inserted" and both[sign]:
                both[sign] -= 1
            else:
                yield run, run.kind


def _note_places(text: Text, span: tuple[int, int]) -> list[int]:
    return sorted({mark.start for mark in text.marks if mark.kind == "note" and span[0] < mark.start < span[1]})


def text_pieces(
    text: Text, span: tuple[int, int], kind: Kind, without: Collection[tuple[Mark, str]] = (), *, italics: bool
) -> list[Piece]:
    """The words of a span with the signs of their marks, as one piece, or cut where italics begin and end."""
    inked = [mark for mark in emphasis(text) if mark.kind == "italic"] if italics else []
    edges = {edge for mark in inked for edge in (mark.start, mark.end) if span[0] < edge < span[1]}
    cuts = [span[0], *sorted(edges), span[1]]
    return [
        Piece(with_marks(text, (a, b), without), kind, any(mark.start <= a < mark.end for mark in inked))
        for a, b in pairwise(cuts)
    ]


def id_of(run: Run) -> tuple[Mark, str]:
    """What tells the edge of a mark from others."""
    assert run.mark is not None
    return run.mark, run.edge


def _text(sides: Sequence[Side], row: Row, field: Literal["text", "closing"]) -> Text:
    if not sides:
        return Text()
    side = sides[row.index if len(sides) > 1 else 0]
    return side.text if field == "text" else side.closing


def with_marks(text: Text, span: tuple[int, int], without: Collection[tuple[Mark, str]] = ()) -> str:
    """The words of a span with signs for notes and brackets, those left out that are shown by themselves."""
    start, end = span
    signs: list[tuple[int, str]] = []
    for mark in structural(text):
        for edge, place, inside in (
            ("start", mark.start, start <= mark.start < end),
            ("", mark.start, start < mark.start <= end or mark.start == start == 0),
            ("end", mark.end, start < mark.end <= end),
        ):
            wanted = mark.kind == "note" if edge == "" else mark.kind == "bracket"
            if wanted and inside and (mark, edge) not in without:
                signs.append((place, _sign(mark, edge)))
    words, at = [], start
    for place, sign in sorted(signs, key=lambda found: found[0]):
        words += [text.plain[at:place], sign]
        at = place
    return "".join([*words, text.plain[at:end]])


def _sign(mark: Mark, edge: str) -> str:
    if isinstance(mark.value, Bracket):
        if edge == "end":
            return "]"
        stances = "; ".join(
            ", ".join(stance.holders)
            + ("" if stance.verb == "propose" else f" {stance.verb}{f' {stance.place}' if stance.place else ''}")
            for stance in mark.value.stances
        )
        return f"[{stances}: " if stances else "["
    if mark.kind == "note":
        name = str(mark.value)
        return name.translate(_SUPERSCRIPT) if name.isdecimal() else f"({name})"
    return ""


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    result: list[Piece] = []
    for (kind, italic), found in groupby(pieces, key=lambda piece: (piece.kind, piece.italic)):
        words = "".join(piece.words for piece in found)
        if words:
            result.append(Piece(words, kind, italic))
    return result


def _cut(group: list[Piece], *, first: bool, last: bool) -> list[Piece]:
    """A long kept stretch with its middle left out; at the clause's end its end is."""
    if group[0].kind != "equal":
        return group
    words = "".join(piece.words for piece in group).split(" ")
    head, tail = _HEAD, len(words) - (0 if last and not first else _TAIL)
    if tail - head <= _SPARED:
        return group
    while head > 1 and (_NAMES_NUMBER.search(words[head - 1]) or (head < tail and _NUMBER.match(words[head]))):
        head -= 1
    while head < tail < len(words) and (_NUMBER.match(words[tail]) or _NAMES_NUMBER.search(words[tail - 1])):
        tail -= 1
    if tail - head <= _SPARED:
        return group
    return [Piece(" ".join([*words[:head], "…", *words[tail:]]), "equal")]


_NUMBER = re.compile(r"\W?\d|\([a-z]{1,3}\)")
_NAMES_NUMBER = re.compile(r"\d|^(?:resolutions?|decisions?|paragraphs?|articles?|annex|and|or)$", re.IGNORECASE)
"""Words and numbers after which a number goes on: nothing is left out between them."""

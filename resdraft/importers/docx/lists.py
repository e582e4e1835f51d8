"""Lists that Word keeps apart and a reader sees as one: their automatic numbers counted on.

Pasting and pressing Enter leave one list of a draft spread over several of Word's; each begins again at 1, or at (a),
where the author meant the next number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from resdraft import facts
from resdraft.importers.docx.rows import Row, stands_out
from resdraft.importers.plain_labels import read_label
from resdraft.importers.plain_signs import opener, stop
from resdraft.importers.result import Doubt
from resdraft.model import Text, item_label, joined, label_places, part


@dataclass(slots=True)
class _Open:
    """A list that is open: its style, its last place, and the Word list and level that it is in."""

    style: str
    place: int
    key: tuple[str, int]
    indent: int


def counted_on(rows: Sequence[Row], language: str, operative: int = 0) -> tuple[list[Row], list[Doubt]]:
    """The rows with lists that begin again in the middle counted on; a doubt's line is a row's place from 1.

    `operative` is the row after which the operative part was said to begin, and with it a count of its own.
    """
    found: list[Row] = []
    doubts: list[Doubt] = []
    stack: list[_Open] = []
    offsets: dict[tuple[str, int], int] = {}
    before: Row | None = None
    for place, row in enumerate(rows, start=1):
        if (operative and place == operative + 1) or _ends_preamble(before, row, language):
            stack.clear()
            offsets.clear()
        changed = _counted(row, before, stack, offsets)
        if changed is not row:
            was, now = _sign(row), _sign(changed)
            doubts.append(Doubt(place, 1, f"Word prints {was}, a list begun anew: counted on as {now}"))
        titled = row.source.printed is None and not stop(row.text.plain)
        if titled and (row.label is None or stands_out(row.source)):
            stack.clear()
            offsets.clear()
        found.append(changed)
        before = row
    return found, doubts


def _sign(row: Row) -> str:
    return row.text.plain[: row.label.end].strip() if row.label else ""


def _ends_preamble(before: Row | None, row: Row, language: str) -> bool:
    """Whether the count begins anew because the preamble, numbered as well, ends before the row."""
    if before is None or row.label is None or row.label.count != 1:
        return False
    last, first = opener(_own(before), language), opener(_own(row), language)
    return facts.is_preambular(last, language) is True and facts.is_preambular(first, language) is False


def _own(row: Row) -> str:
    return row.text.plain[row.label.end :] if row.label else row.text.plain


def _counted(row: Row, before: Row | None, stack: list[_Open], offsets: dict[tuple[str, int], int]) -> Row:
    printed = row.source.printed
    if printed is None or printed.bullet or row.label is None:
        return row
    places = label_places(_sign(row))
    if not places:
        return row
    key = (printed.list, printed.level)
    at = next((index for index, one in enumerate(stack) if one.key == key), None)
    if at is not None:
        del stack[at + 1 :]
        stack[at].place = next((p for style, p in places if style == stack[at].style), places[0][1])
        if stack[at].place == 1:
            offsets.pop(key, None)
        stack[at].place += offsets.get(key, 0)
        return _with_place(row, stack[at]) if key in offsets else row
    style, first = places[0]
    begun = next((k for k in reversed(range(len(stack))) for s, p in places if p == 1 and stack[k].style == s), None)
    if begun is not None and _goes_on(before.text.plain if before else "", stack[begun], key):
        del stack[begun + 1 :]
        one = stack[begun]
        offsets[key] = one.place
        stack[begun] = _Open(one.style, one.place + 1, key, one.indent)
        return _with_place(row, stack[begun])
    started = next((s for s, p in places if p == 1), style)
    stack.append(_Open(started, 1 if started != style else first, key, row.indent))
    return row


def _goes_on(before: str, one: _Open, key: tuple[str, int]) -> bool:
    """Whether a list that begins anew goes on with an open one: after a finished item, or at its level in Word."""
    ended = stop(before)
    return ended not in (":", "：") and (bool(ended) or one.key[1] == key[1])


def _with_place(row: Row, one: _Open) -> Row:
    """The row with the label of a place in an open list, and its indent."""
    assert row.label is not None
    words = part(row.text, row.label.end, len(row.text.plain))
    text = joined(Text(item_label("", one.style, one.place - 1)), words)
    return replace(row, text=text, label=read_label(text.plain), indent=one.indent)

"""A comparison in a line a clause: what became of it, and how many words came and went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resdraft.diff import Comparison, Link, amount, rows
from resdraft.render.cells import Styled, pad, width_of, wrap
from resdraft.render.characters import visible
from resdraft.render.comparison_parts import headline, title

_COLOURS = {"+": "32", "-": "31"}
_NARROWEST_BAR = 8
_LONGEST_BAR = 40
_BARRED = 36
"""Cells from which on there is room for a bar."""


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    became: str
    come: int
    gone: int


def comparison_stat(
    comparison: Comparison, *, width: int = 80, colour: bool = False, remarks: Sequence[str] = ()
) -> str:
    """The changed clauses, a line each: labels, what became of it, words changed, and a bar of `+` and `-`.

    The longest bar is as long as the line allows, a bar has a sign for each word where there is room. The last lines
    are the counts. A link that is only possible has a question mark. No line is wider than `width` cells.
    """
    found = [
        _Line(visible(title(row)), _became(row.link), size.come, size.gone)
        for row in rows(comparison)
        if row.kind != "away" and not row.index and row.link.changed
        for size in (amount(row.link),)
    ]
    told = (
        "".join(words for words, _ in line) for said in headline(comparison, remarks) for line in _lines(said, width)
    )
    return "\n".join([*_drawn(found, width, colour), *told]) + "\n"


def _lines(words: str, width: int) -> list[list[Styled]]:
    return wrap([(words, "")], width)


def _became(link: Link) -> str:
    """In a word or two: "reworded, moved", "merged?" where the link is only possible."""
    named: list[str] = [] if link.kind == "equal" else ["form only" if link.form_only else link.kind]
    named += ["moved"] if link.moved else []
    named += ["level"] if link.level_changed else []
    return ", ".join(named) + ("?" if link.possible else "")


def _drawn(found: Sequence[_Line], width: int, colour: bool) -> list[str]:
    if not found:
        return []
    digits = max(len(str(line.come + line.gone)) for line in found)
    barred = width >= _BARRED
    room = max(width - digits - (_NARROWEST_BAR + 7 if barred else 5), 8)
    names = min(max(width_of(line.name) for line in found), room * 3 // 5)
    became = min(max(width_of(line.became) for line in found), room - names)
    bar = min(_LONGEST_BAR, max(_NARROWEST_BAR, width - names - became - digits - 7)) if barred else 0
    most = max(line.come + line.gone for line in found)
    return [
        f" {_fitted(line.name, names)} | {_fitted(line.became, became)} "
        f"{line.come + line.gone:>{digits}} {_bar(line, most, bar, colour) if barred else ''}".rstrip()
        for line in found
    ]


def _fitted(words: str, room: int) -> str:
    """The words in so many cells, cut short where they are longer."""
    if width_of(words) <= room:
        return pad(words, width_of(words), room)
    while width_of(words) > room - 1:
        words = words[:-1]
    return pad(f"{words}…", width_of(words) + 1, room)


def _bar(line: _Line, most: int, room: int, colour: bool) -> str:
    """Signs for words that came and went; at least one of each that there are."""
    signs = []
    for sign, number in (("+", line.come), ("-", line.gone)):
        length = number if most <= room else max(bool(number), number * room // most)
        drawn = sign * length
        signs.append(f"\x1b[{_COLOURS[sign]}m{drawn}\x1b[0m" if colour and drawn else drawn)
    return "".join(signs)

"""Findings for a terminal: where, what, the words underlined, what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from resdraft.check import SEVERITIES, known_rules
from resdraft.cli.cells import cells
from resdraft.cli.checked import Checked, Placed
from resdraft.cli.drafts import counted
from resdraft.cli.terminal import one_line, paint

_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEAST = 16


def finding_lines(checked: Checked, width: int, colour: bool) -> Iterator[str]:
    """The findings of one draft, without line ends."""
    for one in checked.findings:
        yield from _finding(checked.name, one, width, colour)


def _finding(name: str, one: Placed, width: int, colour: bool) -> Iterator[str]:
    where = f"{name}:{one.line}:{one.column}" if one.line else name
    kind = paint(f"{one.severity} {one.code}:", "1", _COLOURS[one.severity], on=colour)
    label = f" ({one_line(one.label)})" if one.label else ""
    yield f"{one_line(where)}: {kind} {one_line(one.message)}{label}"
    number = str(one.line) if one.line else ""
    gutter = " " * len(number)
    if one.excerpt.strip():
        yield from _excerpt(one, number, gutter, width, colour)
    if one.hint:
        yield f" {gutter} = {one_line(one.hint)}"


def _excerpt(one: Placed, number: str, gutter: str, width: int, colour: bool) -> Iterator[str]:
    room = max(_LEAST, width - len(gutter) - 4)
    start, end = min(one.start, len(one.excerpt)), min(one.end, len(one.excerpt))
    shown, before, marked = window(one.excerpt, start, end, room)
    yield f" {paint(number, '2', on=colour)} | {shown}"
    if _RIGHT_TO_LEFT.search(shown):
        # Where a terminal turns a line round, nothing can be put below a word of it.
        words = one_line(one.excerpt[start:end])
        if words.strip():
            yield f" {gutter} | {paint(f'“{words}”', _COLOURS[one.severity], on=colour)}"
        return
    yield f" {gutter} | {' ' * before}{paint('^' * max(1, marked), '1', _COLOURS[one.severity], on=colour)}"


def window(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """The part of a line around `start` to `end` that fits `room` cells, the cells before those words, and theirs."""
    first, last = 0, len(line)
    if cells(one_line(line)) > room:
        marked = cells(one_line(line[start:end]))
        spare = max(0, room - 2 - marked)
        before = cells(one_line(line[:start]))
        after = cells(one_line(line[end:]))
        left = min(before, max(spare // 2, spare - after))
        first, last = start, start
        while first > 0 and cells(one_line(line[first - 1 : start])) <= left:
            first -= 1
        while last < len(line) and cells(one_line(line[first : last + 1])) <= room - 2:
            last += 1
    head, tail = ("…" if first else ""), ("…" if last < len(line) else "")
    end = min(end, last)
    shown = head + one_line(line[first:last]) + tail
    return shown, len(head) + cells(one_line(line[first:start])), cells(one_line(line[start:end]))


def summary(all_checked: Sequence[Checked]) -> str:
    """What came of it, in a line."""
    found = Counter(one.severity for each in all_checked for one in each.findings)
    drafts = counted(len(all_checked), "draft")
    if not found:
        return f"no findings in {drafts}"
    faulty = sum(bool(each.findings) for each in all_checked)
    parts = [counted(found[one], one) if one != "info" else f"{found[one]:,} for information"
             for one in SEVERITIES if found[one]]  # fmt: skip
    among = drafts if faulty == len(all_checked) else f"{faulty:,} of {drafts}"
    # Only a draft has lines, and is mended in place.
    mendable = sum(bool(one.fix and one.line) for each in all_checked for one in each.findings)
    mended = f"; --fix mends {mendable:,} of them" if mendable else ""
    return f"{counted(found.total(), 'finding')} in {among}: {', '.join(parts)}{mended}"


def statistics(all_checked: Sequence[Checked]) -> Iterator[str]:
    """How often each rule found something, commonest first."""
    found = Counter(one.code for each in all_checked for one in each.findings)
    mendable = Counter(one.code for each in all_checked for one in each.findings if one.fix)
    names = {one.code: one.name for one in known_rules()}
    size = len(f"{max(found.values(), default=0):,}")
    for code, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        fix = " (--fix)" if mendable[code] else ""
        yield f"{count:>{size},} {code} {names[code]}{fix}"

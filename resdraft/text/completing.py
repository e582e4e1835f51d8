"""What may be meant by the words before the cursor: openers, holders, citations, States."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from resdraft import facts
from resdraft.model import Resolution, texts
from resdraft.text.labels_read import read_item_label, read_number

CompletionKind = Literal["opener", "holder", "citation", "State", "organ"]
MOST = 8
"""No more are offered: a choice is to be seen at a glance."""
_LEAD = re.compile(r"[ \t]*(?:- )?")
_STARS = re.compile(r"[*_]{0,3}")
_OPENER = re.compile(r"[^\W\d_][\w ’'\-]*|")
_HELD = re.compile(r"\[((?:[^\[\]:;{}]*[,;&/] ?)?)([^\[\],;:&/{}]*)$")
_RESOLUTION = re.compile(
    r"(?:resolutions?|résolutions?|resoluci(?:ón|ones)|резолюци\w+|القرار\w*)"
    r"(?:[ \u00a0][^.;:]{0,80}?)?[ \u00a0(](\d{1,4})$",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![\w’'])([^\W\d_a-z][\w’'\-]+(?: [\w’'\-]+){0,3})$")
_SHORTEST = 2
"""Letters of a name before names are offered."""
_DIGITS = 3
"""Digits of a number before its year is offered: "22" is nearly always the beginning of another one."""


@dataclass(frozen=True, slots=True)
class Completion:
    """Words to put in the place of what was typed."""

    start: int
    """Where what was typed begins, in code points of the words given; it ends where they end."""
    words: str
    kind: CompletionKind
    note: str
    """What it is, in a few words: "strength 4", "Security Council, 2015"."""


def completions(before: str, resolution: Resolution, *, preambular: bool) -> tuple[Completion, ...]:
    """What the words before the cursor, from the beginning of their line, may become: at most eight, likeliest first.

    Where a paragraph begins its openers, after an opening bracket who may hold it, after "resolution" and a number the
    year, after a capital letter States and organs. The language, holders and citations are those of the draft.
    """
    language = resolution.masthead.language
    found = (
        *_openers(before, language, "preambular" if preambular else "operative"),
        *_holders(before, resolution),
        *_citations(before, resolution),
        *_names(before, language),
    )
    return tuple(dict.fromkeys(one for one in found if before[one.start :] != one.words))[:MOST]


def _openers(before: str, language: str, kind: str) -> Iterator[Completion]:
    """Openers, where nothing but a label stands before; they come in italics, as they are printed."""
    lead = _LEAD.match(before)
    begin = lead.end() if lead else 0
    typed = read_number(before[begin:]) or read_item_label(before[begin:])
    if typed is not None:
        begin += typed.end
        begin += len(before) - begin - len(before[begin:].lstrip(" "))
    stars = _STARS.match(before, begin)
    start = stars.end() if stars else begin
    words = before[start:]
    if not _OPENER.fullmatch(words):
        return
    wanted = words.casefold()
    for one in facts.openers(language):
        if one.kind in (kind, "both") and one.phrase.casefold().startswith(wanted):
            sign = (stars[0] if stars else "") or "*"
            note = f"strength {one.strength}" if one.strength else one.tone
            yield Completion(begin, f"{sign}{one.phrase}{sign} ", "opener", note)


def _holders(before: str, resolution: Resolution) -> Iterator[Completion]:
    """Who may hold a bracket, where one has just been opened: the draft's own holders first."""
    found = _HELD.search(before)
    if found is None or before[: found.start()].endswith("\\"):
        return
    typed = found[2].lstrip(" ")
    start = len(before) - len(typed)
    wanted = typed.casefold()
    for name in resolution.conventions.holders:
        if name.casefold().startswith(wanted):
            yield Completion(start, f"{name}: ", "holder", "named by the draft")
    if not wanted:
        return
    for state in facts.states():
        if state.iso3.casefold().startswith(wanted) or state.name.casefold().startswith(wanted):
            yield Completion(start, f"{state.iso3}: ", "holder", state.name)
    for group in facts.groups():
        if any(name.casefold().startswith(wanted) for name in (group.name, *group.aliases)):
            yield Completion(start, f"{group.name}: ", "holder", group.kind)


def _citations(before: str, resolution: Resolution) -> Iterator[Completion]:
    """A number after "resolution": as the draft cites it elsewhere, else with the year of the Security Council's."""
    found = _RESOLUTION.search(before)
    if found is None:
        return
    number, start = found[1], found.start(1)
    for key in _cited(resolution):
        if key.startswith(number) and key[len(number) : len(number) + 1] in ("", " ", "/", *"0123456789"):
            yield Completion(start, key, "citation", "cited in the draft")
    year = facts.sc_year(int(number)) if len(number) >= _DIGITS else None
    if year is not None:
        yield Completion(start, f"{number} ({year})", "citation", f"Security Council, {year}")


def _cited(resolution: Resolution) -> Iterable[str]:
    """The resolutions that the draft cites, the most often cited first."""
    language = resolution.masthead.language
    counted: dict[str, int] = {}
    for text in texts(resolution):
        for one in facts.find_citations(text.plain, language):
            if one.kind == "resolution":
                counted[one.key] = counted.get(one.key, 0) + 1
    return sorted(counted, key=lambda key: -counted[key])


def _names(before: str, language: str) -> Iterator[Completion]:
    """States and organs whose name begins with the last words, the longest run of them first."""
    found = _NAME.search(before)
    if found is None:
        return
    typed, start = found[1], found.start(1)
    while typed:
        if len(typed) >= _SHORTEST and typed[0].isupper():
            yield from _known_names(typed, start, language)
        _, blank, rest = typed.partition(" ")
        start += len(typed) - len(rest) if blank else 0
        typed = rest


def _known_names(typed: str, start: int, language: str) -> Iterator[Completion]:
    for state in facts.states():
        name = {"en": state.name, "fr": state.name_fr, "es": state.name_es}.get(language, "")
        if name.startswith(typed):
            yield Completion(start, name, "State", "State" if state.status == "member" else "observer State")
    for name in facts.organ_names(language):
        if name.startswith(typed):
            yield Completion(start, name, "organ", "organ")

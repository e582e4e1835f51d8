"""What a draft's own front matter says about its printed form, where conferences differ.

Sources: public guides of Model UN conferences, each of which has its own rules for openers, line numbers and labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resdraft import facts
from resdraft.model import (
    STYLES,
    Block,
    Clause,
    InputError,
    Mark,
    MarkKind,
    Masthead,
    Quote,
    Resolution,
    Text,
    normal,
)

_LOOKS: dict[str, MarkKind] = {"italic": "italic", "italics": "italic", "underlined": "underline", "bold": "bold"}
_PLAIN, _FIRST_WORD = "plain", "first word"
_LINES = {"yes": "continuous", "true": "continuous", "each page": "newPage", "no": "none", "false": "none"}


@dataclass(frozen=True, slots=True)
class Openers:
    """How openers are emphasised: all of their words, or the first alone; without a kind, not at all."""

    kinds: tuple[MarkKind, ...] = ()
    first_word: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of a draft; what it does not say is as the draft and the template have it."""

    preambular_openers: Openers | None = None
    operative_openers: Openers | None = None
    lines: str = ""
    """Whether lines are numbered: `continuous`, `newPage` (anew on each page), `none`; "" as the template has it."""
    subparagraphs: tuple[str, ...] = ()
    """Label styles by level for lists that have the usual ones."""


def options(masthead: Masthead) -> Options:
    """The options among the masthead's further entries.

    Raises InputError for a value that is none, with those that there are.
    """
    said = {key.replace("-", "_").replace(" ", "_"): value for key, value in masthead.extra}
    both = _openers(said, "openers")
    return Options(
        preambular_openers=_openers(said, "preambular_openers") or both,
        operative_openers=_openers(said, "operative_openers") or both,
        lines=_lines(said),
        subparagraphs=_subparagraphs(said),
    )


def as_chosen(resolution: Resolution, chosen: Options) -> Resolution:
    """The resolution with its openers emphasised and its lists labelled as chosen; the same where nothing was."""
    language = resolution.masthead.language
    changed = replace(
        resolution,
        preamble=_emphasised(resolution.preamble, chosen.preambular_openers, language),
        operative=_emphasised(resolution.operative, chosen.operative_openers, language),
    )
    if chosen.subparagraphs:
        annexes = tuple(replace(annex, blocks=_labelled(annex.blocks, chosen)) for annex in changed.annexes)
        preamble, operative = _labelled(changed.preamble, chosen), _labelled(changed.operative, chosen)
        changed = replace(changed, preamble=preamble, operative=operative, annexes=annexes)
    return resolution if changed == resolution else normal(changed)


def _words(said: dict[str, str | tuple[str, ...]], key: str) -> tuple[str, ...]:
    """The words of an entry, one by one; none if there is no such entry."""
    value = said.get(key, ())
    return tuple(re.split(r"\s*,\s*", value.strip())) if isinstance(value, str) else value


def _openers(said: dict[str, str | tuple[str, ...]], key: str) -> Openers | None:
    words = " ".join(_words(said, key)).lower().replace(" and ", " ")
    if not words:
        return None
    first = _FIRST_WORD in words
    looks = words.replace(_FIRST_WORD, " ").split()
    if unknown := [look for look in looks if look not in _LOOKS and look != _PLAIN]:
        names = "italic, underlined, bold or plain, and perhaps first word"
        raise InputError(f"{key} are no {unknown[0]!r}", hint=f'{key}: {names}; as in "{key}: bold, underlined"')
    return Openers(tuple(dict.fromkeys(_LOOKS[look] for look in looks if look != _PLAIN)), first)


def _lines(said: dict[str, str | tuple[str, ...]]) -> str:
    words = " ".join(_words(said, "line_numbers")).lower()
    if words and words not in _LINES:
        raise InputError(f"line_numbers is no {words!r}", hint="line_numbers: yes, each page, or no")
    return _LINES.get(words, "")


def _subparagraphs(said: dict[str, str | tuple[str, ...]]) -> tuple[str, ...]:
    styles = _words(said, "subparagraphs")
    if unknown := [style for style in styles if style not in STYLES]:
        hint = 'the first label of each level, as in "subparagraphs: [a., i.]"'
        raise InputError(f"subparagraphs are not labelled {unknown[0]!r}", hint=hint)
    return styles


def _emphasised(row: tuple[Block, ...], wanted: Openers | None, language: str) -> tuple[Block, ...]:
    if wanted is None:
        return row
    return tuple(_with_opener(block, wanted, language) if isinstance(block, Clause) else block for block in row)


def _with_opener(clause: Clause, wanted: Openers, language: str) -> Clause:
    """The clause with the emphasis of its opener replaced; other emphasis stays."""
    found = facts.opener(clause, language)
    start = clause.text.plain.find(found) if found else -1
    if start < 0:
        return clause
    end = start + len(found)
    kinds = set(_LOOKS.values())
    kept = tuple(part for mark in clause.text.marks for part in _outside(mark, start, end, kinds))
    if wanted.first_word:
        end = start + len(found.split()[0])
    made = tuple(Mark(start, end, kind) for kind in wanted.kinds)
    return replace(clause, text=Text(clause.text.plain, (*kept, *made)))


def _outside(mark: Mark, start: int, end: int, kinds: set[MarkKind]) -> tuple[Mark, ...]:
    """What is left of a mark of emphasis beside a stretch of the text; any other mark as it is."""
    if mark.kind not in kinds or mark.end <= start or end <= mark.start:
        return (mark,)
    before, after = replace(mark, end=start), replace(mark, start=end)
    return (*((before,) if mark.start < start else ()), *((after,) if mark.end > end else ()))


def _labelled(row: tuple[Block, ...], chosen: Options, level: int = 1) -> tuple[Block, ...]:
    """Blocks whose lists have the chosen labels, unless the draft gave them others."""
    made: list[Block] = []
    for block in row:
        if isinstance(block, Clause) and block.items:
            style = block.style or (chosen.subparagraphs[level - 1] if level <= len(chosen.subparagraphs) else "")
            made.append(replace(block, items=_labelled(block.items, chosen, level + 1), style=style))
        elif isinstance(block, Quote):
            made.append(replace(block, blocks=_labelled(block.blocks, chosen, level)))
        else:
            made.append(block)
    return tuple(made)

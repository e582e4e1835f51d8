"""Choices as JSON, with what tells whether they are about the same two drafts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import get_args

from resdraft.diff import Comparison, Link, Side
from resdraft.model import Conventions, InputError, Json, Masthead, Record, Resolution, UsageError, to_record
from resdraft.negotiate.asking import Question, check_choices, questions, state_of
from resdraft.negotiate.choices import DECISIONS, Choice, Choices, Decision, Part, Where

FORMAT = 1
"""The number of this form of journals."""
_PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, slots=True)
class Subject:
    """What choices are about. Two are the same if the drafts say the same and the same is asked about them."""

    old: str
    """SHA-256 of all that is compared of the old draft, in hexadecimal digits."""
    new: str
    """The same of the new one."""
    asked: str
    """The same of the questions, which another version of this program may number otherwise."""


def subject(old: Resolution, new: Resolution, comparison: Comparison) -> Subject:
    """What choices about these two drafts are about; of the masthead only title and agenda item count."""
    asked = [
        [q.link, [_where(side) for link in (comparison.links[q.link],) for side in (*link.old, *link.new)],
         [[w.where.part, list(w.runs)] for w in q.wordings]]
        for q in questions(comparison)
    ]  # fmt: skip
    return Subject(_digest(to_record(_compared(old))), _digest(to_record(_compared(new))), _digest(asked))


def _compared(draft: Resolution) -> Resolution:
    masthead = Masthead(title=draft.masthead.title, agenda_item=draft.masthead.agenda_item)
    return replace(draft, masthead=masthead, conventions=Conventions())


def _where(side: Side) -> list[str]:
    return [str(step) for step in side.path]


def _digest(value: object) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def write_journal(about: Subject, choices: Choices) -> str:
    """The choices as JSON, a choice a line."""
    return _written(about, [_entry(choice.where, choice.decision) for choice in choices.made])


def questionnaire(about: Subject, comparison: Comparison, choices: Choices) -> str:
    """All that there is to decide as JSON to fill in: a journal that also says what each choice is about.

    What is open has the decision null.
    """
    entries: list[Record] = []
    for question in questions(comparison):
        link = comparison.links[question.link]
        whole = _entry(question.where, choices.at(question.where))
        entries.append({**whole, "state": state_of(question, choices), **_said(question, link)})
        for wording in question.wordings:
            entry = _entry(wording.where, choices.at(wording.where))
            entries.append({**entry, "old_words": wording.old, "new_words": wording.new})
    return _written(about, entries)


def _written(about: Subject, entries: list[Record]) -> str:
    head = {"format": FORMAT, "old": about.old, "new": about.new, "asked": about.asked}
    lines = ",\n".join(f"    {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    shown = json.dumps(head, indent=2).removesuffix("\n}")
    return f'{shown},\n  "choices": [\n{lines}\n  ]\n}}\n' if lines else f'{shown},\n  "choices": []\n}}\n'


def _entry(where: Where, decision: Decision | None) -> Record:
    words: Record = {"part": where.part, "run": where.run} if where.part else {}
    return {"link": where.link, **words, "decision": decision}


def _said(question: Question, link: Link) -> Record:
    moved: Record = {"moved": True} if link.moved else {}
    return {
        "change": link.kind,
        **moved,
        "old_labels": [side.label for side in link.old],
        "new_labels": [side.label for side in link.new],
        "old_texts": [] if question.wordings else [side.text.plain for side in link.old],
        "new_texts": [] if question.wordings else [side.text.plain for side in link.new],
    }


def read_journal(words: str, about: Subject, comparison: Comparison) -> Choices:
    """The choices in a journal, or in a questionnaire that was filled in.

    Raises InputError where it is none, of a later form, or about other drafts.
    """
    try:
        data = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise InputError("not a list of choices: it is no JSON", hint=_HINT) from error
    if not isinstance(data, dict) or "choices" not in data:
        raise InputError("not a list of choices", hint=_HINT)
    if data.get("format") != FORMAT:
        raise InputError(f"format {data.get('format')!r} is not known", hint=f'this version reads "format": {FORMAT}')
    told = Subject(*(str(data.get(name, "")) for name in ("old", "new", "asked")))
    if told != about:
        raise InputError(_about_others(told, about), hint="make the choices again for these drafts")
    entries = data["choices"]
    if not isinstance(entries, list):
        raise InputError("choices: not a list", hint=_HINT)
    found = tuple(c for number, entry in enumerate(entries) if (c := _choice(entry, f"choices[{number}]")))
    choices = Choices(found)
    if len(choices.made) != len(found):
        raise InputError("choices: the same is decided twice")
    try:
        check_choices(questions(comparison), choices)
    except UsageError as error:
        raise InputError(error.message, hint=error.hint) from error
    return choices


_HINT = "`resdraft decide OLD NEW --questions` writes one to fill in"


def _about_others(told: Subject, about: Subject) -> str:
    if told.old != about.old or told.new != about.new:
        which = "old" if told.new == about.new else "new" if told.old == about.old else ""
        return f"these choices are about another {which} draft" if which else "these choices are about other drafts"
    return "these choices were made with another version of the comparison"


def _choice(entry: Json, where: str) -> Choice | None:
    """One entry; None where it is open."""
    if not isinstance(entry, dict):
        raise InputError(f"{where}: not an object", hint=_HINT)
    decision = entry.get("decision")
    if decision is None:
        return None
    if decision not in DECISIONS:
        raise InputError(f"{where}: decision {decision!r} is not one of {', '.join(DECISIONS)}, null")
    return Choice(_read_where(entry, where), decision)


def _read_where(entry: Mapping[str, Json], where: str) -> Where:
    link, part, run = entry.get("link"), entry.get("part", ""), entry.get("run", -1)
    if type(link) is not int or part not in _PARTS or type(run) is not int or (run < 0) == bool(part):
        raise InputError(f"{where}: link, part and run name no place", hint=_HINT)
    return Where(link, part, run)

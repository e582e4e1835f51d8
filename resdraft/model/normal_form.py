"""The normal form of a Resolution, which every reader and importer gives and every promise speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from resdraft.model.block_types import (
    AGREEMENTS,
    OPEN,
    UNNUMBERED,
    Annex,
    Block,
    Clause,
    Heading,
    Quote,
    Status,
    Table,
)
from resdraft.model.groups import plain_marks, regroup, ungrouped
from resdraft.model.labels import LABEL, STYLES, TOP_NUMBER, VARIANT, default_style, item_label, next_count, read_labels
from resdraft.model.names import clean_names, named_holders, own_notes
from resdraft.model.places import top_printed
from resdraft.model.resolution import (
    DOCUMENT_TYPES,
    STAGES,
    AgendaItem,
    Conventions,
    Extra,
    Masthead,
    Resolution,
    Sponsor,
    Vote,
)
from resdraft.model.text import EMPHASIS, EMPTY, ID, MAX_DEPTH, Text, fold_blanks
from resdraft.model.text_form import clean_name, joined, normal_text

MASTHEAD_KEYS = (
    "format",
    "symbol",
    "body",
    "type",
    "stage",
    "language",
    "session",
    "meeting",
    "date",
    "agenda_item",
    "title",
    "committee",
    "sponsors",
    "distribution",
    "vote",
    "notice",
    "holders",
    "brackets",
    "bis",
    "numbers",
)
"""Names that the masthead and the conventions use; `extra` uses others."""
EXTRA_KEY = re.compile(r"[A-Za-z_]\w*(?:[ -]\w+)*")
AGENDA_NUMBER = re.compile(r"\d{1,3}[A-Za-z]?(?: \([a-z]{1,4}\))*")


def normal(resolution: Resolution) -> Resolution:
    """The same resolution in normal form; the invariants are listed in the page of the model. Idempotent."""
    numbers = resolution.conventions.numbers if resolution.conventions.numbers == "kept" else "counted"
    shaper = _Shaper(fold_blanks(resolution.masthead.language) or "en", set())
    masthead = _masthead(resolution.masthead, shaper.language)
    enacting = _enacting(resolution.enacting)
    preamble = shaper.part(resolution.preamble, preambular=True)
    operative = shaper.part(resolution.operative)
    annexes = tuple(shaper.annex(annex) for annex in resolution.annexes)
    if shaper.kept:
        numbers = "kept"
    draft = Resolution(masthead, Conventions(), enacting, preamble, operative, annexes, resolution.notes)
    draft = replace(draft, notes=own_notes(draft))
    old = resolution.conventions
    brackets, bis = old.brackets, old.bis
    conventions = Conventions(
        holders=named_holders(old.holders, draft),
        brackets="suffix" if brackets == "suffix" else "prefix",
        bis="alternatives" if bis == "alternatives" else "inserts",
        numbers="kept" if numbers == "kept" else "counted",
    )
    return replace(draft, conventions=conventions)


def has_words(text: Text) -> bool:
    """Whether a text prints anything: words, a note's sign or a bracket of its own; comments do not count."""
    return bool(text.plain) or any(m.kind != "comment" and not m.group for m in text.marks)


def _enacting(text: Text) -> Text:
    shaped = plain_marks(Text(text.plain, tuple(m for m in text.marks if m.kind not in EMPHASIS)))
    return shaped if has_words(shaped) else EMPTY


def _masthead(old: Masthead, language: str) -> Masthead:
    return Masthead(
        symbol=fold_blanks(old.symbol),
        body=fold_blanks(old.body),
        type=old.type if old.type in DOCUMENT_TYPES else "resolution",
        stage=old.stage if old.stage in STAGES else "negotiation",
        language=language,
        session=fold_blanks(old.session),
        meeting=fold_blanks(old.meeting),
        date=old.date if is_iso_date(old.date) else "",
        agenda_item=_agenda_item(old.agenda_item),
        title=plain_marks(old.title),
        committee=fold_blanks(old.committee),
        sponsors=tuple(Sponsor(name, s.star) for s in old.sponsors if (name := clean_sponsor(s.name))),
        distribution=fold_blanks(old.distribution),
        vote=Vote(*(max(0, n) for n in (old.vote.in_favour, old.vote.against, old.vote.abstaining)))
        if old.vote
        else None,
        notice=fold_blanks(old.notice),
        extra=_extra(old.extra),
    )


def _agenda_item(old: AgendaItem) -> AgendaItem:
    number = fold_blanks(old.number)
    title = plain_marks(old.title)
    if number and not AGENDA_NUMBER.fullmatch(number):
        number, title = "", joined(Text(number), title)
    return AgendaItem(number, title)


def clean_sponsor(name: str) -> str:
    """A sponsor's name, folded, without stars at its end."""
    return fold_blanks(name).rstrip("* ")


def is_iso_date(words: str) -> bool:
    """Whether the words are a date of the calendar, written YYYY-MM-DD."""
    if len(words) != 10 or not words.isascii():
        return False
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _extra(extra: Extra) -> Extra:
    result: dict[str, str | tuple[str, ...]] = {}
    for key, value in extra:
        if not EXTRA_KEY.fullmatch(key) or key in MASTHEAD_KEYS or key in result:
            continue
        clean = fold_blanks(value) if isinstance(value, str) else tuple(v for w in value if (v := fold_blanks(w)))
        if clean:
            result[key] = clean
    return tuple(result.items())


@dataclass(slots=True)
class _Shaper:
    """Shapes blocks; remembers which ids were given and whether a number is kept."""

    language: str
    ids: set[str]
    kept: bool = False
    last_group: int = 0

    def part(self, blocks: tuple[Block, ...], preambular: bool = False) -> tuple[Block, ...]:
        """Top-level blocks of the preamble, of the operative part or of an annex."""
        shaped = self.top(blocks, 1, preambular)
        return self.numbered_groups(shaped)

    def numbered_groups(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Brackets over several paragraphs, numbered on from those of earlier parts."""
        blocks, self.last_group = regroup(blocks, self.last_group)
        return blocks

    def annex(self, annex: Annex) -> Annex:
        label = plain_marks(annex.label)
        label = label if has_words(label) and label.plain else joined(label, Text("Annex"))
        return Annex(label, plain_marks(annex.title), self.part(annex.blocks))

    def top(self, blocks: tuple[Block, ...], depth: int, preambular: bool = False) -> tuple[Block, ...]:
        """Blocks whose clauses are counted from 1 (operative, annex, quote) or not at all (preamble)."""
        shaped: list[Block] = []
        count = 0
        waiting = list(reversed(blocks))
        while waiting:
            block = waiting.pop()
            if not isinstance(block, Clause):
                shaped += self.other(block, depth)
                continue
            given = _own_number(block)
            if given is None:
                continue
            number, after = _preambular_number(given, count) if preambular else _top_number(given, count)
            if preambular and not number and _is_mute(block):
                inner = reversed(block.items)
                waiting += [replace(item, number="") if isinstance(item, Clause) else item for item in inner]
                continue
            count = after
            self.note_kept(number)
            shaped.append(self.clause(block if block.number == number else replace(block, number=number), depth, 1))
        return tuple(shaped)

    def note_kept(self, number: str) -> None:
        if number and number != UNNUMBERED and not VARIANT.fullmatch(number):
            self.kept = True

    def other(self, block: Block, depth: int) -> Iterator[Block]:
        match block:
            case Heading():
                text = plain_marks(block.text)
                number = clean_name(block.number)
                if has_words(text) or number:
                    yield Heading(text, min(max(block.level, 2), 6), number)
            case Table():
                rows = tuple(tuple(plain_marks(cell) for cell in row) for row in block.rows if row)
                if rows:
                    yield Table(rows)
            case Quote():
                if depth >= MAX_DEPTH:
                    for inner in block.blocks:
                        if not isinstance(inner, Quote):
                            yield from self.other(inner, depth)
                    return
                inner_blocks = self.top(block.blocks, depth + 1)
                if inner_blocks:
                    yield Quote(tuple(ungrouped(b) for b in inner_blocks))

    def clause(self, clause: Clause, depth: int, level: int) -> Clause:
        """The clause in normal form, its number given."""
        text = normal_text(clause.text)
        closing = normal_text(clause.closing)
        style, items = self.items(clause, depth, level)
        if not has_words(closing):
            closing = EMPTY
        if closing and not items:
            text, closing = joined(text, closing), EMPTY
        identity = clause.id if ID.fullmatch(clause.id) and clause.id not in self.ids else ""
        if identity:
            self.ids.add(identity)
        status = _status(clause.status) if clause.status != OPEN else OPEN
        source = clean_name(clause.source)
        shaped = (text, items, style, closing, identity, clause.number, status, source)
        if all(a is b or a == b for a, b in zip(shaped, _fields(clause), strict=True)):
            return clause
        return Clause(*shaped)

    def items(self, clause: Clause, depth: int, level: int) -> tuple[str, tuple[Block, ...]]:
        """The style of a list and its blocks, numbers stored only where counting would differ."""
        if not clause.items:
            return "", ()
        if depth >= MAX_DEPTH:
            return "", ()
        default = default_style(self.language, level)
        style = clause.style if clause.style in STYLES else default
        labels, count = [], 0
        shaped: list[Block] = []
        for item in clause.items:
            if not isinstance(item, Clause):
                shaped += self.other(item, depth + 1)
                continue
            given = _own_number(item)
            if given is None:
                continue
            number = _item_number(given, style, count)
            labels.append(item_label(number, style, count))
            count = next_count(number, style, count)
            shaped.append(
                self.clause(item if item.number == number else replace(item, number=number), depth + 1, level + 1)
            )
        style, numbers = read_labels(labels, default)
        each = iter(numbers)
        final: list[Block] = []
        for block in shaped:
            if isinstance(block, Clause):
                number = next(each)
                self.note_kept(number)
                block = block if block.number == number else replace(block, number=number)
            final.append(block)
        return "" if style == default or not labels else style, tuple(final)


def _is_mute(clause: Clause) -> bool:
    """Whether a clause's own words print nothing."""
    return not fold_blanks(clause.text.plain) and not has_words(normal_text(clause.text))


def _own_number(clause: Clause) -> str | None:
    """The number that a clause gives itself; None where it prints nothing at all."""
    number = fold_blanks(clause.number)
    if number == UNNUMBERED and _is_mute(clause):
        return "" if clause.items else None
    return number


def _fields(clause: Clause) -> tuple[object, ...]:
    return (
        clause.text,
        clause.items,
        clause.style,
        clause.closing,
        clause.id,
        clause.number,
        clause.status,
        clause.source,
    )


def _preambular_number(number: str, count: int) -> tuple[str, int]:
    number = fold_blanks(number)
    if VARIANT.fullmatch(number):
        return number, count
    if TOP_NUMBER.fullmatch(number):
        core, _, variant = number.partition(" ")
        value = int(core)
        if variant:
            hangs = value == (count + 1 if variant.startswith("ante") else count)
            return (variant if hangs else f"{value} {variant}"), (count if hangs else value)
        return ("" if value == count + 1 else str(value)), value
    return "", count + 1


def _top_number(number: str, count: int) -> tuple[str, int]:
    """A number as it is stored, and the count after it: only what counting would not give."""
    number = fold_blanks(number)
    if number in ("", UNNUMBERED) or VARIANT.fullmatch(number):
        return number, top_printed(number, count)[1]
    number = number[:-1] if re.fullmatch(r"\d{1,5}[.)]", number) else number
    if TOP_NUMBER.fullmatch(number):
        return _preambular_number(number, count)
    core, _, variant = number.partition(" ")
    if LABEL.fullmatch(core) and not variant and not "㈠" <= core[0] <= "㈩":
        return number, count
    return "", count + 1


def _item_number(number: str, style: str, count: int) -> str:
    number = fold_blanks(number)
    if number in ("", UNNUMBERED):
        return number
    if VARIANT.fullmatch(number):
        return number if count or number.startswith("ante") else ""
    core, _, variant = number.partition(" ")
    return number if LABEL.fullmatch(core) and (not variant or VARIANT.fullmatch(variant)) else ""


def _status(status: Status) -> Status:
    again = status.reopened
    if again is not None:
        again = replace(again, date=again.date if is_iso_date(again.date) else "", holders=clean_names(again.holders))
        again = again if again.date or again.holders else None
    return Status(
        agreement=status.agreement if status.agreement in AGREEMENTS else "",
        pending=clean_names(status.pending),
        reserved=clean_names(status.reserved),
        linked=tuple(dict.fromkeys(name for name in status.linked if ID.fullmatch(name))),
        reopened=again,
    )

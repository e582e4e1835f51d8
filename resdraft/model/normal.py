"""The normal form of a Resolution, which every reader and importer gives and every promise speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from resdraft.model.blocks import (
    AGREEMENTS,
    OPEN,
    UNNUMBERED,
    Annex,
    Block,
    Clause,
    Heading,
    Note,
    Quote,
    Status,
    Table,
)
from resdraft.model.labels import LABEL, STYLES, TOP_NUMBER, VARIANT, default_style, item_label, next_count, read_labels
from resdraft.model.normal_text import clean_holder, clean_name, joined, normal_text
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
from resdraft.model.text import EMPHASIS, EMPTY, ID, MAX_DEPTH, NOTE_NAME, Bracket, Text, fold_blanks
from resdraft.model.walk import block_texts, body_texts, top_printed

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
    draft = replace(draft, notes=_notes(draft))
    old = resolution.conventions
    brackets, bis = old.brackets, old.bis
    conventions = Conventions(
        holders=_holders(old.holders, draft),
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


def plain_marks(text: Text) -> Text:
    """The normal text without brackets that run over several paragraphs."""
    if any(m.group for m in text.marks):
        text = Text(text.plain, tuple(replace(m, group=0) if m.group else m for m in text.marks))
    return normal_text(text)


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
        return self.regroup(shaped)

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
                waiting += [replace(item, number="") for item in reversed(block.items) if isinstance(item, Clause)]
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
                    yield Quote(tuple(_ungrouped(b) for b in inner_blocks))

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

    def regroup(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Brackets over several paragraphs, numbered as they open; those that do not hold together are parted."""
        if not any(mark.group for block in blocks for text in block_texts(block) for mark in text.marks):
            return blocks
        result: list[Block] = []
        for flow in _flows(blocks):
            own = [text for block in flow for text in _flow_texts(block)]
            change = {m.group: 0 for text in own for m in text.marks if m.group}
            if change and _holds_together(own):
                for group in change:
                    self.last_group += 1
                    change[group] = self.last_group
            result += [_regrouped(block, change) for block in flow] if change else flow
        return tuple(result)


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


def _flows(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Runs of clauses over which a bracket may reach: no heading, table or embedded text at or below the top."""
    flow: list[Block] = []
    for block in blocks:
        if isinstance(block, Clause) and _only_clauses(block):
            flow.append(block)
            continue
        if flow:
            yield flow
        yield [block]
        flow = []
    if flow:
        yield flow


def _only_clauses(clause: Clause) -> bool:
    return all(isinstance(item, Clause) and _only_clauses(item) for item in clause.items)


def _flow_texts(block: Block) -> list[Text]:
    """The texts of a block if brackets may run on in it, else none (its brackets are parted)."""
    if isinstance(block, Clause) and _only_clauses(block):
        return list(block_texts(block))
    return [Text("", tuple(m for t in block_texts(block) for m in t.marks if m.group))]


def _holds_together(own: list[Text]) -> bool:
    """Whether each grouped bracket runs from its opening to the end of a text, through texts, to its closing."""
    chain: list[tuple[int, str | Bracket]] = []
    seen: set[int] = set()
    for at, text in enumerate(own):
        grouped = [(i, m) for i, m in enumerate(text.marks) if m.group]
        ahead = {m.group for m in own[at + 1].marks} if at + 1 < len(own) else set()
        head = [(m.group, m.value) for i, m in grouped if i < len(chain)]
        if head != chain or any(m.start or m.depth != i for i, m in grouped[: len(chain)]):
            return False
        staying: list[tuple[int, str | Bracket]] = []
        for i, m in grouped:
            fresh = i >= len(chain)
            if fresh and m.group in seen:
                return False
            seen.add(m.group)
            if m.group in ahead:
                rest = [o for o in text.marks[i + 1 :] if o.kind not in EMPHASIS]
                if m.end != len(text.plain) or m.depth != len(staying) or any(o.depth <= m.depth for o in rest):
                    return False
                staying.append((m.group, m.value))
            elif fresh:
                return False
        chain = staying
    return not chain


def _regrouped(block: Block, change: dict[int, int]) -> Block:
    def fresh(text: Text) -> Text:
        if not any(m.group for m in text.marks):
            return text
        return Text(text.plain, tuple(replace(m, group=change.get(m.group, 0)) if m.group else m for m in text.marks))

    if isinstance(block, Clause):
        items = tuple(_regrouped(item, change) for item in block.items)
        return replace(block, text=fresh(block.text), closing=fresh(block.closing), items=items)
    return _ungrouped(block)


def _ungrouped(block: Block) -> Block:
    if not any(m.group for text in block_texts(block) for m in text.marks):
        return block
    match block:
        case Clause():
            items = tuple(_ungrouped(item) for item in block.items)
            return replace(block, text=plain_marks(block.text), closing=plain_marks(block.closing), items=items)
        case Quote():
            return Quote(tuple(_ungrouped(inner) for inner in block.blocks))
    return block


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
        again = replace(again, date=again.date if is_iso_date(again.date) else "", holders=_names(again.holders))
        again = again if again.date or again.holders else None
    return Status(
        agreement=status.agreement if status.agreement in AGREEMENTS else "",
        pending=_names(status.pending),
        reserved=_names(status.reserved),
        linked=tuple(dict.fromkeys(name for name in status.linked if ID.fullmatch(name))),
        reopened=again,
    )


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for given in names if (name := clean_holder(given))))


def _notes(draft: Resolution) -> tuple[Note, ...]:
    """Notes by name, each once and used; a note that is used and not defined has no words."""
    own: dict[str, Note] = {}
    for note in draft.notes:
        if NOTE_NAME.fullmatch(note.name) and note.name not in own:
            own[note.name] = Note(note.name, plain_marks(note.text))
    masthead = draft.masthead
    sources = [masthead.agenda_item.title, masthead.title, *body_texts(draft)]
    used = _note_names(sources)
    fresh = used
    while fresh:
        inner = _note_names(own[name].text for name in fresh if name in own)
        fresh = {name: None for name in inner if name not in used}
        used = used | fresh
    missing = [Note(name) for name in used if name not in own]
    return (*(note for name, note in own.items() if name in used), *missing)


def _note_names(sources: Iterable[Text]) -> dict[str, None]:
    return {str(m.value): None for text in sources for m in text.marks if m.kind == "note"}


def _holders(declared: tuple[str, ...], draft: Resolution) -> tuple[str, ...]:
    """Declared holders, then every other that brackets and statuses name, in reading order."""
    return tuple(dict.fromkeys((*_names(declared), *used_holders(draft))))


def used_holders(resolution: Resolution) -> dict[str, None]:
    """Every holder that a bracket or a status names, in reading order, each once."""
    found: dict[str, None] = {}

    def look(text: Text) -> None:
        for mark in text.marks:
            if isinstance(mark.value, Bracket):
                found.update(dict.fromkeys(mark.value.holders))

    def visit(block: Block) -> None:
        if not isinstance(block, Clause):
            for text in block_texts(block) if not isinstance(block, Quote) else ():
                look(text)
            for inner in block.blocks if isinstance(block, Quote) else ():
                visit(inner)
            return
        look(block.text)
        found.update(dict.fromkeys(block.status.holders))
        for item in block.items:
            visit(item)
        look(block.closing)

    for text in (resolution.masthead.agenda_item.title, resolution.masthead.title, resolution.enacting):
        look(text)
    for block in (*resolution.preamble, *resolution.operative):
        visit(block)
    for annex in resolution.annexes:
        look(annex.label)
        look(annex.title)
        for block in annex.blocks:
            visit(block)
    for note in resolution.notes:
        look(note.text)
    return found

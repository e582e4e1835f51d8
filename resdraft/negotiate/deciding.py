"""A comparison and what was decided of it, made into one draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from resdraft.diff import Comparison, Link, Side
from resdraft.model import (
    EMPTY,
    Annex,
    Block,
    Clause,
    Heading,
    Mark,
    Note,
    Quote,
    Reopened,
    Resolution,
    Status,
    Table,
    Text,
    UsageError,
    blocks,
    normal,
    normal_text,
)
from resdraft.negotiate.asking import Question, check_choices, decision, questions, state_of
from resdraft.negotiate.choices import Choices, Part, Where
from resdraft.negotiate.holders import Holders, Which
from resdraft.negotiate.naming import refs, renamed
from resdraft.negotiate.numbering import numbered
from resdraft.negotiate.standing import Mode, Stand, stands
from resdraft.negotiate.trees import tree
from resdraft.negotiate.wording import bracketed, either, merged

_NOBODY = Holders()


def decide(
    old: Resolution,
    new: Resolution,
    comparison: Comparison,
    choices: Choices,
    *,
    holders: Holders = _NOBODY,
) -> Resolution:
    """One draft out of two that were compared: what was accepted as in `new`, what was rejected as in `old`.

    What is open stands in brackets: words as alternatives, as an addition or as a wish to delete; a clause that moved
    at both places. Everything accepted gives the words, structure, openers and notes of `new`, everything rejected
    those of `old`; the rest of the masthead is that of `new`. No word of a side that was chosen is lost. What the
    comparison does not call changed is as in `new`, unless everything is rejected.

    Raises UsageError where the comparison is not one of these two drafts, or a choice is about nothing in it.
    """
    _check_drafts(old, new, comparison)
    found = questions(comparison)
    check_choices(found, choices)
    return _Decider(old, new, comparison, found, choices, holders).draft()


def _check_drafts(old: Resolution, new: Resolution, comparison: Comparison) -> None:
    for draft, which in ((old, "old"), (new, "new")):
        sides: Iterable[Side] = (side for link in comparison.links for side in getattr(link, which))
        told = sorted((str(side.path), side.text.plain) for side in sides if side.kind == "clause")
        if told != sorted((str(p.path), p.block.text.plain) for p in blocks(draft) if isinstance(p.block, Clause)):
            raise UsageError(f"the comparison is not one of these drafts: the {which} one has other clauses")


class _Decider:
    def __init__(
        self,
        old: Resolution,
        new: Resolution,
        comparison: Comparison,
        found: tuple[Question, ...],
        choices: Choices,
        holders: Holders,
    ) -> None:
        self._links = comparison.links
        self._questions = {question.link: question for question in found}
        self._choices = choices
        self._holders = holders
        self._masthead = new.masthead
        all_rejected = bool(found) and all(state_of(question, choices) == "rejected" for question in found)
        self._base: Which = "old" if all_rejected else "new"
        if all_rejected:
            new = renamed(new, old, self._links, draft_is_old=False)
        else:
            old = renamed(old, new, self._links, draft_is_old=True)
        self._drafts: dict[Which, Resolution] = {"old": old, "new": new}
        trees = {which: tree(draft, which, self._links) for which, draft in self._drafts.items()}
        self._parts = stands(self._links, trees, found, choices, self._base)
        self._blocks = {(n.which, n.link, n.index): n.block for t in trees.values() for n in t.nodes if n.block}
        self._texts_made: dict[tuple[int, Part, Which, bool], Text] = {}
        self._labels: dict[int, str] = {}
        """Labels in the decided text, by link, of what moved."""
        self._wanted: set[str] = set()
        """Ids that something refers to and that no clause has yet."""

    def draft(self) -> Resolution:
        """The normal Resolution; made again where labels and ids can be told only from a first one."""
        made = self._made()
        self._labels = self._labels_in(made)
        base = self._drafts[self._base]
        self._wanted = (refs(made) - _ids(made)) - (refs(base) - _ids(base))
        return self._made() if self._labels or self._wanted else made

    def _made(self) -> Resolution:
        base = self._drafts[self._base]
        titles = {part: self._title(part) for part in ("title", "agenda item", "enacting")}
        item = replace(self._masthead.agenda_item, title=titles["agenda item"])
        return normal(
            replace(
                base,
                masthead=replace(self._masthead, title=titles["title"], agenda_item=item),
                enacting=titles["enacting"],
                preamble=self._each(self._parts["preamble"]),
                operative=self._each(self._parts["operative"]),
                annexes=tuple(self._annex(stand) for stand in self._parts["annexes"].below),
                notes=tuple(self._notes()),
            )
        )

    def _labels_in(self, made: Resolution) -> dict[int, str]:
        """The labels of the new places of what moved; none where that cannot be told from the order."""
        row = [s for part in self._parts.values() for s in _all_below(part) if not isinstance(s.node.block, Annex)]
        if not any(stand.mode == "moved" for stand in row):
            return {}
        places = list(blocks(made))
        if len(places) != len(row):
            return {}
        return {s.node.link: place.label for s, place in zip(row, places, strict=True) if s.mode == "added"}

    # Words

    def _title(self, part: str) -> Text:
        """The title, the agenda item or the enacting line."""
        for number, link in enumerate(self._links):
            if link.side.kind == "title" and link.side.part == part:
                old, new = self._own_title(part, "old"), self._own_title(part, "new")
                if link.kind in ("inserted", "deleted"):
                    found = self._choices.at(Where(number))
                    return either(old, new, self._holders) if found is None else new if found == "accepted" else old
                return self._merged(number, link, "words", old, new, self._base)
        return EMPTY

    def _own_title(self, part: str, which: Which) -> Text:
        draft = self._drafts[which]
        masthead = draft.masthead
        return {"title": masthead.title, "agenda item": masthead.agenda_item.title, "enacting": draft.enacting}[part]

    def _merged(self, number: int, link: Link, part: Part, old: Text, new: Text, base: Which, mode: Mode = "") -> Text:
        """The words of a clause that both drafts have; where it stands at two places, those of the place are there."""
        rows = link.runs if part == "words" else link.closings
        if not rows or link.kind == "equal" or number not in self._questions:
            return new if base == "new" else old
        whole = self._choices.at(Where(number))

        def decided(run: int) -> Which | None:
            found = self._choices.at(Where(number, part, run)) or whole
            if found is None:
                return base if mode else None
            return "new" if found == "accepted" else "old"

        key = number, part, base, mode != ""
        if key not in self._texts_made:
            self._texts_made[key] = merged(old, new, rows[0], decided, self._holders, base)
        return self._texts_made[key]

    def _in_mode(self, text: Text, stand: Stand) -> Text:
        match stand.mode:
            case "added":
                return bracketed(text, self._holders.addition)
            case "deleted":
                return bracketed(text, self._holders.deletion)
            case "moved":
                link = self._links[stand.node.link]
                label = self._labels.get(stand.node.link) or link.new[0].label
                return self._moved(text, label)
        return text

    def _moved(self, text: Text, label: str) -> Text:
        made = bracketed(text, self._holders.move(label))
        if self._holders.new or not label:
            return made
        remark = Mark(0, 0, "comment", f"or at {label}")
        return normal_text(replace(made, marks=(remark, *made.marks)))

    def _notes(self) -> Iterator[Note]:
        """The notes of the base, then what the other draft has alone; `normal` leaves out those not referred to."""
        drafts = self._drafts[self._base].notes, self._drafts["old" if self._base == "new" else "new"].notes
        texts = {note.name: note.text for note in drafts[1]}
        merged_texts: dict[str, Text] = {}
        for number, link in enumerate(self._links):
            if link.side.kind == "note" and link.kind == "reworded":
                old, new = self._note("old", link.old[0]), self._note("new", link.new[0])
                merged_texts[new.name] = self._merged(number, link, "words", old.text, new.text, self._base)
        for note in drafts[0]:
            texts.pop(note.name, None)
            yield Note(note.name, merged_texts.get(note.name, note.text))
        yield from (Note(name, text) for name, text in texts.items())

    def _note(self, which: Which, side: Side) -> Note:
        return self._drafts[which].notes[int(side.path[1])]

    # Blocks

    def _each(self, stand: Stand) -> tuple[Block, ...]:
        row = [(self._block(inner), inner.mode == "added") for inner in stand.below]
        if self._drafts[self._base].conventions.bis != "inserts":
            return tuple(block for block, _ in row)
        return numbered(row, self._style(stand))

    def _style(self, stand: Stand) -> str:
        """How what stands below a clause is labelled."""
        row = [block.style for block in self._pair(stand) or (stand.node.block,) if isinstance(block, Clause)]
        return next(filter(None, row), "")

    def _pair(self, stand: Stand) -> tuple[Block | Annex, Block | Annex] | None:
        """The block as both drafts have it, where each has one."""
        number = stand.node.link
        if not 0 <= number < len(self._links) or self._links[number].kind not in ("equal", "reworded"):
            return None
        return self._blocks["old", number, 0], self._blocks["new", number, 0]

    def _as(self, stand: Stand) -> Which:
        """Whose number, status and the like it has: those of the draft whose words it has throughout."""
        question = self._questions.get(stand.node.link)
        if self._pair(stand) is None or question is None or stand.mode:
            return stand.node.which
        found = decision(question, self._choices)
        return stand.node.which if found is None else "new" if found == "accepted" else "old"

    def _texts(self, stand: Stand, name: str, part: Part = "words") -> Text:
        """One of the texts of a block."""
        pair = self._pair(stand)
        if pair is None:
            text: Text = getattr(stand.node.block, name)
        else:
            old, new = (getattr(block, name) for block in pair)
            number = stand.node.link
            text = self._merged(number, self._links[number], part, old, new, stand.node.which, stand.mode)
        return text

    def _own(self, stand: Stand) -> Block | Annex:
        pair = self._pair(stand)
        block = pair[("old", "new").index(self._as(stand))] if pair else stand.node.block
        assert block is not None
        return block

    def _annex(self, stand: Stand) -> Annex:
        own = self._own(stand)
        assert isinstance(own, Annex)
        title = self._texts(stand, "title")
        return Annex(
            self._in_mode(own.label, stand), self._in_mode(title, stand) if title else title, self._each(stand)
        )

    def _block(self, stand: Stand) -> Block:
        own = self._own(stand)
        match own:
            case Clause():
                return self._clause(stand, own)
            case Heading():
                return replace(own, text=self._in_mode(self._texts(stand, "text"), stand))
            case Table():
                return self._table(stand, own)
            case Quote():
                return Quote(self._each(stand))
        raise TypeError(own)

    def _clause(self, stand: Stand, own: Clause) -> Clause:
        text = self._in_mode(self._texts(stand, "text"), stand)
        closing = self._texts(stand, "closing", "closing")
        other = next((b for b in self._pair(stand) or () if b is not own and isinstance(b, Clause)), own)
        named = own.id or (other.id if other.id in self._wanted else "")
        is_open = stand.mode or self._is_open(stand)
        return replace(
            own,
            text=text,
            items=self._each(stand),
            style=own.style if own.items else other.style,
            closing=self._in_mode(closing, stand) if closing else closing,
            id=named,
            status=self._reopened(own.status) if is_open else own.status,
        )

    def _is_open(self, stand: Stand) -> bool:
        question = self._questions.get(stand.node.link)
        return question is not None and state_of(question, self._choices) == "open"

    def _reopened(self, status: Status) -> Status:
        """A closed paragraph is not closed any more where words of it are in dispute."""
        if not status.agreement.startswith("agreed"):
            return status
        names = tuple(filter(None, (self._holders.new or self._holders.old,)))
        return replace(status, agreement="", reopened=Reopened(holders=names) if names else status.reopened)

    def _table(self, stand: Stand, own: Table) -> Table:
        pair = self._pair(stand)
        if stand.mode:
            return Table(tuple(tuple(self._in_mode(cell, stand) if cell else cell for cell in row) for row in own.rows))
        if pair is None or not self._is_open(stand):
            return own
        old, new = pair
        assert isinstance(old, Table)
        assert isinstance(new, Table)
        return Table(
            tuple(
                tuple(b if a == b else either(a, b, self._holders) for a, b in zip(*cells, strict=True))
                for cells in zip(old.rows, new.rows, strict=True)
            )
        )


def _ids(draft: Resolution) -> set[str]:
    return {place.block.id for place in blocks(draft) if isinstance(place.block, Clause)}


def _all_below(stand: Stand) -> Iterator[Stand]:
    for inner in stand.below:
        yield inner
        yield from _all_below(inner)

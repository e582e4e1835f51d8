"""Where two compared drafts are decided: what was chosen, its journal, and the draft that comes of it."""

from __future__ import annotations

from pathlib import Path

from resdraft.diff import Comparison
from resdraft.model import UsageError, clean_holder
from resdraft.negotiate import (
    Choice,
    Choices,
    Decision,
    Holders,
    Question,
    Where,
    decide,
    questions,
    read_journal,
    state_of,
    subject,
    write_journal,
)
from resdraft.tui.view.deciding import History
from resdraft.tui.view.names import free_name
from resdraft.workspace import (
    ABSENT,
    SUFFIX,
    Loaded,
    drop_journal,
    journal_of,
    keep_journal,
    kept_journal,
    save_draft,
)


class Desk:
    """The decisions between two drafts; each step is kept in a journal beside the new one until it is saved."""

    def __init__(self, old: Loaded, new: Loaded, comparison: Comparison) -> None:
        self._old = old
        self._new = new
        self._comparison = comparison
        self._about = subject(old.resolution, new.resolution, comparison)
        self._journal = journal_of(Path(new.name), old.name) if new.fingerprint else None
        self._history = History()
        self.asked: tuple[Question, ...] = questions(comparison)
        """All that there is to decide."""
        self.by_link = {question.link: question for question in self.asked}

    @property
    def choices(self) -> Choices:
        """What is decided."""
        return self._history.now

    @property
    def still_open(self) -> int:
        """How many changes are open."""
        return sum(state_of(question, self.choices) == "open" for question in self.asked)

    def kept(self) -> Choices:
        """What a journal holds of an earlier time; nothing where there is none.

        Raises InputError where it is about other drafts, or none.
        """
        words = kept_journal(self._journal) if self._journal else None
        return Choices() if words is None else read_journal(words, self._about, self._comparison)

    def take_up(self, choices: Choices) -> None:
        """Goes on from choices made earlier; a step that can be taken back."""
        self._history = self._history.changed(choices)

    def decide(self, where: Where, decision: Decision) -> None:
        """Decides; what is decided so already is open again. A choice about a whole takes the place of its words'."""
        known, question = self.choices.at(where), self.by_link[where.link]
        worded = all(self.choices.at(wording.where) for wording in question.wordings)
        if where == question.where and known is None and question.shifted and question.wordings and worded:
            # Only where it stands was open: the words keep what was decided of them.
            self._history = self._history.changed(Choices((*self.choices.made, Choice(where, decision))))
            return
        self._history = self._history.changed(self.choices.decided(where, None if known == decision else decision))

    def undo(self) -> frozenset[int]:
        """Takes a step back; gives the links of the changes that it turned, none where there was no step."""
        return self._turn(self._history.undone())

    def redo(self) -> frozenset[int]:
        """Makes a step again; gives the links of the changes that it turned, none where there was none."""
        return self._turn(self._history.redone())

    def _turn(self, history: History) -> frozenset[int]:
        before, self._history = self.choices, history
        return frozenset(choice.where.link for choice in {*before.made} ^ {*self.choices.made})

    def keep(self) -> None:
        """Writes the journal, or removes it where nothing is decided.

        Raises what `keep_journal` and `drop_journal` raise.
        """
        if self._journal is None:
            return
        if self.choices.made:
            keep_journal(self._journal, write_journal(self._about, self.choices))
        else:
            drop_journal(self._journal)

    def proposed_name(self) -> str:
        """A name for the decided draft that no file has: beside the new one, in this folder for what is no file."""
        path = Path(self._new.name) if self._new.fingerprint else Path(self._new.name.rpartition(":")[2]).with_name("x")
        stem = path.name.removesuffix(SUFFIX) if path.name.endswith(SUFFIX) else path.stem
        made = path.with_name(f"{stem}-decided{SUFFIX}") if self._new.fingerprint else Path(f"decided{SUFFIX}")
        return str(free_name(made) if made.exists() else made)

    def save(self, name: str) -> Path:
        """Saves the decided draft under a new name, and removes the journal; gives where it went.

        Raises UsageError without a name, InputError where the file is there already, SystemFault where the system
        refuses.
        """
        name = name.strip()
        if not name:
            raise UsageError("not saved: give it a name")
        path = Path(name if name.endswith(SUFFIX) else f"{name}{SUFFIX}")
        made = decide(
            self._old.resolution, self._new.resolution, self._comparison, self.choices, holders=self._holders()
        )
        save_draft(path, made, expected=ABSENT)
        if self._journal is not None:
            drop_journal(self._journal)
        return path

    def _holders(self) -> Holders:
        """Who holds which text: the sponsor of a draft that has one alone."""
        old, new = (_sole_sponsor(draft) for draft in (self._old, self._new))
        return Holders(old, new) if old != new else Holders()


def _sole_sponsor(draft: Loaded) -> str:
    sponsors = draft.resolution.masthead.sponsors
    name = sponsors[0].name if len(sponsors) == 1 else ""
    return name if clean_holder(name) == name else ""

"""What the screen of the comparison does to decide: accept, reject, take back, save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from resdraft.model import ResdraftError
from resdraft.tui.screens.offer import OfferScreen
from resdraft.tui.screens.working import WorkingScreen
from resdraft.tui.view.words import joined
from resdraft.tui.widgets.bar import Bar
from resdraft.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from resdraft.negotiate import Decision, Question
    from resdraft.tui.desk import Desk
    from resdraft.tui.view.changes import ChangeRow


class DecidingScreen(WorkingScreen):
    """A screen with rows of changes that can be decided. It has a `Bar` called "save"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a", "decide('accepted')", "Accept", tooltip="Accept the change; once more opens it", id="decide.accept"
        ),
        Binding(
            "r", "decide('rejected')", "Reject", tooltip="Reject the change; once more opens it", id="decide.reject"
        ),
        Binding("o", "open(1)", "Next open", tooltip="Next change that is open", show=False, id="decide.open"),
        Binding(
            "O", "open(-1)", "Open before", tooltip="Change before that is open", show=False, id="decide.open-before"
        ),
        Binding(
            "right", "place(1)", "Words", tooltip="Next words of the change, to decide", show=False, id="decide.next"
        ),
        Binding("left", "place(-1)", "Words", tooltip="Words before, or the whole", show=False, id="decide.previous"),
        Binding("u", "undo", "Undo", tooltip="Take back the last decision", id="decide.undo"),
        Binding("ctrl+r", "redo", "Redo", tooltip="Decide again what was taken back", show=False, id="decide.redo"),
        Binding("s", "save", "Save", tooltip="Save what is decided as a new draft", id="decide.save"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ChangeRow, ...] = ()
        self._stops: tuple[int, ...] = ()
        """The first row of each change."""
        self._desk: Desk | None = None
        self._told_unkept = False
        self._saved: Path | None = None
        """Where what was decided went last."""
        self._placed_at = -1
        """The row to which the chosen words belong."""
        self._place = -1
        """The words of the current change that are chosen; -1 for the change as a whole."""

    # What the screen of the rows gives

    @property
    def _pane(self) -> Pane:
        """Where the rows are."""
        raise NotImplementedError

    @property
    def _here(self) -> int:
        """The row under the cursor."""
        raise NotImplementedError

    def _lay(self, row: int | None = None) -> None:
        """Put the rows into the pane, the current one or another in its place."""
        raise NotImplementedError

    def _to(self, row: int) -> None:
        """Go to a row."""
        raise NotImplementedError

    # Deciding

    def _question(self, row: int) -> Question | None:
        """What there is to decide of a row."""
        return self._desk.by_link.get(self._rows[row].link) if self._desk is not None else None

    def action_decide(self, decision: Decision) -> None:
        """Decide the chosen words, or the whole change; then to what is open next."""
        from resdraft.negotiate import state_of
        from resdraft.tui.view.deciding import next_place

        question = self._asked()
        if question is None or self._desk is None:
            return
        where = question.where if self._place < 0 else question.wordings[self._place].where
        self._desk.decide(where, decision)
        is_decided = self._desk.choices.at(where) is not None
        if self._place >= 0 and is_decided:
            self._place = next_place(question, self._desk.choices, self._place)
        self._decided()
        if self._place < 0 and is_decided and state_of(question, self._desk.choices) != "open":
            self.action_open(1)

    def _asked(self) -> Question | None:
        """What there is to decide here; says so where that is nothing."""
        question = self._question(self._here) if self._rows else None
        if question is None and self._rows:
            row = self._rows[self._here]
            words = "A note stands as long as words refer to it." if row.what == "note" and row.changed else ""
            self.resdraft.tell(words or "There is nothing to decide here.", seconds=2)
        return question

    def _decided(self) -> None:
        """Show what is decided now, and keep it."""
        self._lay()
        try:
            if self._desk is not None:
                self._desk.keep()
        except ResdraftError as error:
            if not self._told_unkept:
                self._told_unkept = True
                self.resdraft.complain(error)

    def action_open(self, step: int) -> None:
        """To the next change that is open, or the one before."""
        from resdraft.tui.view.deciding import next_open

        if self._desk is None or not self._rows:
            return
        links = [row.link for row in self._rows]
        row = next_open(self._stops, links, self._desk.by_link, self._desk.choices, self._here, step)
        if row >= 0:
            self._to(row)
        else:
            words = "All is decided: s saves it." if self._desk.asked else "There is nothing to decide."
            self.resdraft.tell(words, seconds=2)

    def action_place(self, step: int) -> None:
        """To the next words of the change, or those before; before the first ones stands the whole."""
        question = self._asked()
        if question is None:
            return
        if not question.wordings:
            self.resdraft.tell("This change is decided as a whole.", seconds=2)
            return
        self._place = max(-1, min(self._place + step, len(question.wordings) - 1))
        self._placed_at = self._here
        self._lay()
        self._pane.point(self._pane.current)

    def action_undo(self) -> None:
        """Take the last step back."""
        if self._desk is not None and (links := self._desk.undo()):
            self._turned_at(links)
        else:
            self.resdraft.tell("There is nothing to take back.", seconds=2)

    def action_redo(self) -> None:
        """Make a step again."""
        if self._desk is not None and (links := self._desk.redo()):
            self._turned_at(links)
        else:
            self.resdraft.tell("Nothing was taken back.", seconds=2)

    def _turned_at(self, links: frozenset[int]) -> None:
        """Show what a step taken back or made again turned: at the change under the cursor, or the first it was."""
        self._decided()
        rows = [row for row in self._stops if self._rows[row].link in links]
        if rows and self._rows[self._here].link not in links:
            self._to(rows[0])

    def offer_kept(self, desk: Desk) -> None:
        """Ask whether to go on with what was decided at an earlier time and not saved: from what is open."""
        from resdraft.negotiate import state_of

        try:
            kept = desk.kept()
        except ResdraftError as error:
            self.resdraft.tell(
                f"Decisions of an earlier time are not taken up: {error.message}. "
                "The first decision made now takes their place.",
                "warning",
                seconds=12,
            )
            return
        if not kept.made:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                desk.take_up(kept)
                self._lay()
                question = self._question(self._here)
                if question is not None and state_of(question, desk.choices) != "open":
                    self.action_open(1)

        count = len(kept.made)
        words = f"{count} decision{'' if count == 1 else 's'} of an earlier time {'is' if count == 1 else 'are'} kept."
        no = "leave them; the first decision made now takes their place"
        self.app.push_screen(OfferScreen(words, "go on with them", no), answered)

    # Saving

    @property
    def _bar(self) -> Bar:
        return self.query_one("#save", Bar)

    def action_save(self) -> None:
        """Ask for a name."""
        if self._desk is None or not self._rows:
            return
        self.app.clear_notifications()
        left = self._desk.still_open
        self._bar.hint(joined([(f"{left} open, in brackets" if left else "", "")]))
        self._bar.open(self._desk.proposed_name())

    @on(Bar.Left)
    def _not_saved(self) -> None:
        self._bar.close()
        self._pane.focus()

    @on(Bar.Done)
    def _named(self, event: Bar.Done) -> None:
        if self._desk is None:
            return
        try:
            path = self._desk.save(event.value)
        except ResdraftError as error:
            self.resdraft.complain(error)
            return
        self._saved = path
        self._not_saved()
        self.resdraft.tell(f"Saved as {path}", seconds=8)

"""Three drafts and more beside each other, a row for each clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from resdraft.tui.screens.working import WorkingScreen
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Flow
from resdraft.tui.view.keys import Legend
from resdraft.tui.view.words import joined, names_apart
from resdraft.tui.widgets.pane import Pane
from resdraft.workspace import Loaded


class SynopsisScreen(WorkingScreen):
    """Compare several drafts."""

    KEYS_TITLE: ClassVar[str] = "Synopsis"
    LEGEND: ClassVar[Sequence[Legend]] = (
        Legend("{+ +}", looks.CAME, "words that the first draft does not have"),
        Legend("[- -]", looks.GONE, "words that only the first draft has"),
    )
    AUTO_FOCUS = "#synopsis"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "every", "All", tooltip="All clauses, or only those that differ", id="synopsis.all"),
        Binding("escape", "drafts", "Drafts", tooltip="To the list of drafts", id="synopsis.drafts"),
    ]
    DEFAULT_CSS = """
    SynopsisScreen {
        #synopsis-head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
        #synopsis { height: 1fr; }
    }
    """

    def __init__(self, drafts: Sequence[Loaded]) -> None:
        super().__init__()
        self._drafts = drafts
        self._names = names_apart([draft.name for draft in drafts])
        self._every = False

    def compose(self) -> ComposeResult:
        """Headline, lines, keys."""
        yield Static(id="synopsis-head")
        yield Pane(id="synopsis", margin=1, has_bar=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to compare."""
        names = ", ".join(self._names)
        self.query_one("#synopsis-head", Static).update(joined([(f"{len(self._drafts)} drafts  {names}", looks.MUTED)]))

    def on_resize(self) -> None:
        """Columns are as wide as the screen lets them be."""
        self._compare(self.size.width - 3, self._every)

    @work(thread=True, exclusive=True, group="synopsis", exit_on_error=False)
    def _compare(self, width: int, every: bool) -> None:
        from resdraft.diff import synopsis
        from resdraft.render import synopsis_text

        found = synopsis([draft.resolution for draft in self._drafts])
        words = synopsis_text(found, self._names, width=width, everything=every)
        blocks = [Block((Flow(joined([(line, "")])),), after=0) for line in words.splitlines()]
        self.app.call_from_thread(self._compared, blocks)

    def _compared(self, blocks: Sequence[Block]) -> None:
        if self.is_mounted:
            self.query_one("#synopsis", Pane).show(blocks)

    def action_every(self) -> None:
        """All clauses, or only those that differ."""
        self._every = not self._every
        self.on_resize()

    def action_drafts(self) -> None:
        """To the list of drafts."""
        self.to_drafts(*self._drafts)

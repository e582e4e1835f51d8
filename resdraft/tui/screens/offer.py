"""A question with two answers, over the screen that asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from resdraft.tui.view import looks
from resdraft.tui.view.words import joined


class OfferScreen(ModalScreen[bool]):
    """Says something and asks whether to do it; enter does, escape does not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "Yes", id="offer.yes"),
        Binding("escape,n,q", "answer(False)", "No", id="offer.no"),
    ]
    DEFAULT_CSS = """
    OfferScreen {
        align: center middle;
        #offer { width: 62; max-width: 100%; height: auto; padding: 0 1; background: $panel; border: round $muted; }
        #offer Static { height: auto; }
    }
    """

    def __init__(self, words: str, yes: str, no: str) -> None:
        super().__init__()
        self._words = words
        self._answers: Sequence[tuple[str, str]] = (("enter", yes), ("esc", no))

    def compose(self) -> ComposeResult:
        """The words, and what each key does."""
        with Vertical(id="offer"):
            yield Static(joined([(self._words, "")]))
            yield Static(Content(""))
            for key, words in self._answers:
                yield Static(joined([(f"{key:<6}", looks.KEY), (words, "")]))

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)

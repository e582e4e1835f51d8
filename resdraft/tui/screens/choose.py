"""A list over the screen that asked for it, of which one line is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block
from resdraft.tui.view.words import joined
from resdraft.tui.widgets.pane import Pane


class Choices(Pane):
    """The list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Choose", id="choose.take")]


class ChooseScreen(ModalScreen[int | None]):
    """Choose one of several lines; the number of the line, from 0, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", key_display="esc", id="choose.close", priority=True),
    ]
    DEFAULT_CSS = """
    ChooseScreen {
        align: center middle;
        #choices {
            width: 84; max-width: 100%; height: auto; max-height: 80%; padding: 0 1;
            background: $panel; border: round $muted;
        }
    }
    """

    def __init__(self, title: str, choices: Sequence[Block], chosen: int = 0) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """One list."""
        yield Choices(id="choices", margin=2, is_list=True)

    def on_mount(self) -> None:
        """Fill it."""
        pane = self.query_one(Choices)
        pane.border_title = joined([(self._title, looks.STRONG)])
        pane.border_subtitle = "enter chooses, esc closes"
        pane.show(self._choices, self._chosen)

    @on(Pane.Chosen)
    def _chose(self, event: Pane.Chosen) -> None:
        event.stop()
        self.dismiss(event.index)

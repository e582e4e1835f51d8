"""A line over the screen that asked for it, in which the name of a file is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from resdraft.tui.view import looks
from resdraft.tui.view.words import joined


class AskScreen(ModalScreen[str | None]):
    """Ask for a name; nothing if it is not given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", id="ask.cancel", priority=True),
    ]
    DEFAULT_CSS = """
    AskScreen {
        align: center middle;
        Vertical {
            width: 84; max-width: 100%; height: auto; padding: 0 1; background: $panel; border: round $muted;
        }
        Input { width: 1fr; background: $surface; }
        Static { height: auto; }
    }
    """

    def __init__(self, title: str, value: str, remark: Callable[[str], str]) -> None:
        """`remark` says what stands below while one types."""
        super().__init__()
        self._title = title
        self._value = value
        self._remark = remark

    def compose(self) -> ComposeResult:
        """Input and remark."""
        with Vertical():
            yield Input(self._value, id="ask-input", compact=True, select_on_focus=False)
            yield Static(id="ask-remark")

    def on_mount(self) -> None:
        """Say what it is for."""
        frame = self.query_one(Vertical)
        frame.border_title = joined([(self._title, looks.STRONG)])
        frame.border_subtitle = "enter writes, esc does not"

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#ask-remark", Static).update(joined([(self._remark(event.value), looks.MUTED)]))

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())

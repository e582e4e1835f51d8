"""A line at the foot in which something is typed: the number of a paragraph, words of a filter."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static


class Bar(Horizontal):
    """A prompt, what is typed, and what it leads to. Hidden until it is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel", id="bar.cancel")]
    DEFAULT_CSS = """
    Bar {
        height: 1;
        background: $panel;
        display: none;
        &.-open { display: block; }
        Static { width: auto; padding: 0 1; }
        #bar-prompt { text-style: bold; }
        #bar-hint { width: 1fr; color: $muted; }
        Input { width: 24; }
    }
    """

    class Typed(Message):
        """What stands in the line changed."""

        def __init__(self, bar: Bar, value: str) -> None:
            super().__init__()
            self.bar = bar
            self.value = value

        @property
        def control(self) -> Bar:
            """The bar, for selectors."""
            return self.bar

    class Done(Message):
        """Enter."""

        def __init__(self, bar: Bar, value: str) -> None:
            super().__init__()
            self.bar = bar
            self.value = value

        @property
        def control(self) -> Bar:
            """The bar, for selectors."""
            return self.bar

    class Left(Message):
        """Escape."""

        def __init__(self, bar: Bar) -> None:
            super().__init__()
            self.bar = bar

        @property
        def control(self) -> Bar:
            """The bar, for selectors."""
            return self.bar

    def __init__(self, prompt: str, *, id: str) -> None:
        super().__init__(id=id)
        self._prompt = prompt

    def compose(self) -> ComposeResult:
        """Prompt, input, hint."""
        yield Static(Content(self._prompt), id="bar-prompt")
        yield Input(id="bar-input", compact=True, select_on_focus=False)
        yield Static(id="bar-hint")

    @property
    def is_open(self) -> bool:
        """Whether it is seen."""
        return self.has_class("-open")

    def open(self, value: str = "") -> None:
        """Show it with these words in it."""
        self.add_class("-open")
        entry = self.query_one(Input)
        entry.value = value
        entry.cursor_position = len(value)
        # At once, unlike focus(): the next key may be on its way already.
        self.screen.set_focus(entry)

    def close(self) -> None:
        """Hide it; what was typed stays for the next time."""
        self.remove_class("-open")

    def hint(self, words: Content) -> None:
        """Say what the typed words lead to."""
        self.query_one("#bar-hint", Static).update(words)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass it on."""
        event.stop()
        self.post_message(self.Typed(self, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass it on."""
        event.stop()
        self.post_message(self.Done(self, event.value))

    def action_leave(self) -> None:
        """Pass it on."""
        self.post_message(self.Left(self))

"""A column beside a text that shows where the changes are; a click leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class StripBar(Static):
    """One cell wide. The screen says what stands in each line, and hears which line was clicked."""

    DEFAULT_CSS = """
    StripBar { width: 1; height: 1fr; background: $panel; }
    """

    class Clicked(Message):
        """A line of the strip was clicked."""

        def __init__(self, line: int, height: int) -> None:
            super().__init__()
            self.line = line
            self.height = height

    def __init__(self, made: Callable[[int], Sequence[Content]], *, id: str) -> None:
        """`made` gives the cells for a height."""
        super().__init__(id=id)
        self._made = made

    def renew(self) -> None:
        """Show the cells as they are now."""
        if self.size.height:
            self.update(Content("\n").join(self._made(self.size.height)))

    def on_resize(self) -> None:
        """As many cells as lines."""
        self.renew()

    def on_click(self, event: events.Click) -> None:
        """Say so."""
        self.post_message(self.Clicked(event.y, self.size.height))

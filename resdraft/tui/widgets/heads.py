"""The line above a list: by what it can be sorted, a click on it sorts."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from resdraft.tui.view.listed import COLUMNS, Column
from resdraft.tui.view.listing import Heads, heads


class HeadLine(Static):
    """Titles of columns."""

    DEFAULT_CSS = """
    HeadLine { height: 1; text-wrap: nowrap; text-overflow: clip; }
    """

    @dataclass
    class Asked(Message):
        """A title was clicked."""

        column: Column

    def __init__(self, *, id: str, margin: int) -> None:
        super().__init__(id=id)
        self._margin = margin
        self._sorted = (COLUMNS[0], False)
        self._heads = Heads(Content(""), ())

    def show(self, column: Column, *, turned: bool) -> None:
        """Show by what the list is sorted."""
        self._sorted = (column, turned)
        self._draw()

    def _draw(self) -> None:
        column, turned = self._sorted
        self._heads = heads(column, turned=turned, width=self.size.width, margin=self._margin)
        self.update(self._heads.words)

    def on_resize(self) -> None:
        """Fewer or more titles have room."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Ask for that order."""
        if column := self._heads.at(event.x):
            self.post_message(self.Asked(column))

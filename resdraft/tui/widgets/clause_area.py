"""An area in which a paragraph is typed: the format's marks in colour, what may be meant on a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text as Line
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from resdraft.text import Completion, Highlight, HighlightKind
from resdraft.tui.view.looks import DARK, LIGHT
from resdraft.tui.view.words import shown_in_place

_COLOURS: dict[HighlightKind, tuple[str, str]] = {
    "label": ("bold", "muted"),
    "italic": ("italic", ""),
    "bold": ("bold", ""),
    "underline": ("underline", ""),
    "sign": ("", "faint"),
    "bracket": ("bold", "holder"),
    "holders": ("bold", "holder"),
    "note": ("", "note"),
    "reference": ("", "note"),
    "comment": ("italic", "muted"),
    "attribute": ("", "moved"),
    "heading": ("bold", ""),
}
"""Emphasis and colour of each kind of markup."""


def _theme(name: str, colours: dict[str, str]) -> TextAreaTheme:
    styles = {
        str(kind): Style.parse(f"{emphasis} {colours[colour] if colour else ''}".strip() or "none")
        for kind, (emphasis, colour) in _COLOURS.items()
    }
    return TextAreaTheme(name, syntax_styles=styles)


_THEMES = {True: _theme("draft-dark", DARK), False: _theme("draft-light", LIGHT)}


class ClauseArea(TextArea):
    """Words with soft line breaks; the screen says what to colour and what to offer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", id="edit.complete"),
        Binding("ctrl+n", "other_completion(1)", "Other words", show=False, id="edit.next-completion"),
    ]

    class Completing(Message):
        """Another completion is the chosen one."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.offered: Sequence[Completion] = ()
        self.chosen = 0
        for theme in _THEMES.values():
            self.register_theme(theme)
        self.highlight_cursor_line = False

    def on_mount(self) -> None:
        """Colours follow the theme of the application."""
        self._follow()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._follow())

    def _follow(self) -> None:
        self.theme = _THEMES[self.app.current_theme.dark].name

    @property
    def before(self) -> str:
        """The words of the cursor's line that stand before it."""
        row, column = self.cursor_location
        return self.document.get_line(row)[:column]

    def colour(self, found: Sequence[Highlight]) -> None:
        """Colour these stretches of the whole text."""
        self._highlights.clear()
        starts = [0]
        for line in self.document.lines:
            starts.append(starts[-1] + len(line) + 1)
        for one in found:
            for row, line in enumerate(self.document.lines):
                begin, end = max(one.start - starts[row], 0), min(one.end - starts[row], len(line))
                if begin < end:
                    # Textual counts these in bytes, as its parsers do.
                    places = (len(line[:begin].encode("utf-8")), len(line[:end].encode("utf-8")))
                    self._highlights[row].append((*places, one.kind))
        self._line_cache.clear()
        self.refresh()

    def offer(self, found: Sequence[Completion]) -> None:
        """What the key puts in the place of what was typed."""
        self.offered, self.chosen = found, 0

    def get_line(self, line_index: int) -> Line:
        """A line as it is drawn: what a terminal would obey is shown instead."""
        return Line(shown_in_place(self.document.get_line(line_index)), end="", no_wrap=True)

    def action_complete(self) -> None:
        """Put the chosen words in the place of what was typed."""
        if not self.offered:
            return
        one = self.offered[self.chosen]
        row, column = self.cursor_location
        words = one.words.rstrip() if self.document.get_line(row)[column : column + 1] == " " else one.words
        self.replace(words, (row, one.start), (row, column))

    def action_other_completion(self, step: int) -> None:
        """Choose another of the words that are offered."""
        if self.offered:
            self.chosen = (self.chosen + step) % len(self.offered)
            self.post_message(self.Completing())

"""A question over the screen, with the few answers that there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from resdraft.tui.view import looks
from resdraft.tui.view.words import joined


@dataclass(frozen=True, slots=True)
class Answer:
    """A key and what it means."""

    key: str
    words: str


class AskScreen(ModalScreen[str]):
    """Asks, and gives the key of the answer; the empty string where escape left it open."""

    DEFAULT_CSS = """
    AskScreen {
        align: center middle;
        #ask { width: 64; max-width: 100%; height: auto; padding: 1 2; background: $panel; border: round $muted; }
        Static { height: auto; }
        #ask-question { margin-bottom: 1; }
    }
    """

    def __init__(self, question: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question, a line for each answer."""
        with Vertical(id="ask"):
            yield Static(joined([(self._question, looks.STRONG)]), id="ask-question")
            for number, answer in enumerate((*self._answers, Answer("esc", "Not now"))):
                key = joined([(f"{answer.key:<5}", looks.KEY), (answer.words, "")])
                yield Static(Content.assemble(key), id=f"answer-{number}")

    def on_key(self, event: events.Key) -> None:
        """Take the answer."""
        event.stop()
        if event.key == "escape":
            self.dismiss("")
        elif any(answer.key == event.key for answer in self._answers):
            self.dismiss(event.key)

    def on_click(self, event: events.Click) -> None:
        """Take the answer that was clicked."""
        number = (event.widget.id or "").removeprefix("answer-") if event.widget else ""
        if number.isdigit():
            self.dismiss(self._answers[int(number)].key if int(number) < len(self._answers) else "")

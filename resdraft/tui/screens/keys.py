"""Help: the keys of the screen below, and what its signs mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, ClassVar, Protocol, runtime_checkable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import format_key
from textual.screen import ModalScreen, Screen

from resdraft.tui.view.keys import KeyLine, Legend, key_blocks
from resdraft.tui.widgets.pane import Pane

_REMARKS = (
    "ctrl+p opens a list of everything that can be done here; ctrl+c ends it all from anywhere.",
    "A double click on a line of this page does what it says; a double click on a paragraph does what enter does.",
    "To copy with the mouse hold shift, as the terminal then selects by itself. Other keys: docs/keys.md.",
)


@runtime_checkable
class Explained(Protocol):
    """A screen that has a title and signs to explain."""

    KEYS_TITLE: ClassVar[str]
    LEGEND: ClassVar[Sequence[Legend]]


class KeysScreen(ModalScreen[None]):
    """A page over the screen that asked for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,question_mark,f1,enter,q",
            "dismiss",
            "Close",
            key_display="esc",
            id="keys.close",
            priority=True,
        ),
    ]
    DEFAULT_CSS = """
    KeysScreen {
        align: center middle;
        #keys { width: 76; max-width: 100%; height: 80%; padding: 0 1; background: $panel; border: round $muted; }
    }
    """

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._below = below
        self._lines: list[tuple[KeyLine, DOMNode, str]] = []

    def compose(self) -> ComposeResult:
        """One pane."""
        yield Pane(id="keys", margin=2, has_bar=False)

    def on_mount(self) -> None:
        """Fill it."""
        explained = self._below if isinstance(self._below, Explained) else None
        title = explained.KEYS_TITLE if explained else "Keys"
        legend = explained.LEGEND if explained else ()
        pane = self.query_one(Pane)
        pane.border_subtitle = "esc closes this page"
        self._lines = self._made()
        pane.show(key_blocks(title, [line for line, _, _ in self._lines], legend, _REMARKS))

    @on(Pane.Chosen)
    async def _chose(self, event: Pane.Chosen) -> None:
        """Do what the line says."""
        event.stop()
        line = event.index - 1  # The title stands first.
        if 0 <= line < len(self._lines):
            _, node, action = self._lines[line]
            self.dismiss()
            self.app.call_later(self.app.run_action, action, node)

    def _made(self) -> list[tuple[KeyLine, DOMNode, str]]:
        """A line for each thing that can be done, all its keys before it; the screen's own first, moving about last."""
        keys: defaultdict[str, list[str]] = defaultdict(list)
        order: dict[str, int] = {}
        does: dict[str, tuple[DOMNode, str]] = {}
        for key, (node, binding, enabled, _) in self._below.active_bindings.items():
            if not enabled or not binding.description or not binding.id or binding.system:
                continue
            words = binding.tooltip or binding.description
            keys[words].append(key if key == "enter" else format_key(key))
            own = node is self._below or (binding.show and node is not self.app)
            order.setdefault(words, 0 if own else 1 if node is self.app else 2)
            does.setdefault(words, (node, binding.action))
        return [
            (KeyLine(_shortened(keys[words]), words), *does[words]) for words in sorted(keys, key=order.__getitem__)
        ]


def _shortened(keys: list[str]) -> str:
    """Keys in a row; of many the first and the last."""
    return " ".join(keys) if len(keys) < 5 else f"{keys[0]} … {keys[-1]}"

"""Everything that can be done with a key, on any screen: for the file of keys, and for its page."""

from __future__ import annotations

from textual.binding import Binding
from textual.dom import DOMNode

from resdraft.tui.app import ResdraftApp
from resdraft.tui.screens.ask import AskScreen
from resdraft.tui.screens.choose import Choices, ChooseScreen
from resdraft.tui.screens.compare import CompareScreen, Rows
from resdraft.tui.screens.deciding import DecidingScreen
from resdraft.tui.screens.drafts import DraftList, DraftsScreen
from resdraft.tui.screens.edit import EditScreen, Paragraphs
from resdraft.tui.screens.keys import KeysScreen
from resdraft.tui.screens.offer import OfferScreen
from resdraft.tui.screens.reader import Outline, ReaderScreen, SheetPane
from resdraft.tui.screens.synopsis import SynopsisScreen
from resdraft.tui.settings import Action
from resdraft.tui.widgets.bar import Bar
from resdraft.tui.widgets.clause_area import ClauseArea
from resdraft.tui.widgets.pane import Pane

OWNERS: tuple[tuple[str, type[DOMNode]], ...] = (
    ("everywhere", ResdraftApp),
    ("Drafts", DraftsScreen),
    ("Drafts", DraftList),
    ("Reader", ReaderScreen),
    ("Reader", SheetPane),
    ("Reader", Outline),
    ("Edit", EditScreen),
    ("Edit", Paragraphs),
    ("Edit", ClauseArea),
    ("Comparison", CompareScreen),
    ("Comparison", DecidingScreen),
    ("Comparison", Rows),
    ("Synopsis", SynopsisScreen),
    ("lists and texts", Pane),
    ("lists to choose from", ChooseScreen),
    ("lists to choose from", Choices),
    ("questions", OfferScreen),
    ("lines to type in", Bar),
    ("lines to type in", AskScreen),
    ("help", KeysScreen),
)
"""What has keys of its own, and on which screen."""


def actions() -> tuple[Action, ...]:
    """Every action with its usual keys, screen by screen."""
    return tuple(
        Action(binding.id, where, binding.key, binding.tooltip or binding.description, owner.__name__)
        for where, owner in OWNERS
        for binding in owner.BINDINGS
        if isinstance(binding, Binding) and binding.id
    )

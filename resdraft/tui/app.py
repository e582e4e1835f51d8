"""The application: which screen comes first, themes, help, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.constants import DEFAULT_THEME
from textual.notifications import SeverityLevel
from textual.screen import Screen

from resdraft.model import ResdraftError
from resdraft.tui.opening import Comparing, Folder, Opening, Reading
from resdraft.tui.screens.working import WorkingScreen
from resdraft.tui.settings import NAME, THEMES, Settings
from resdraft.tui.themes import DARK_THEME, LIGHT_THEME
from resdraft.tui.view.looks import DARK, LIGHT
from resdraft.tui.view.words import shown

if TYPE_CHECKING:
    from resdraft.tui.folder import Feed

ResultT = TypeVar("ResultT")
_HIDDEN_COMMANDS = frozenset({"Keys", "Maximize", "Minimize", "Screenshot"})


class ResdraftApp(App[None]):
    """Drafts of resolutions in a terminal."""

    TITLE = "resdraft"
    CSS = "Toast { max-width: 80%; }"
    """Names of files stand on one line of a message wherever they can."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "toggle_theme", "Theme", tooltip="Dark or light", id="app.theme"),
        Binding("question_mark", "keys", "Help", key_display="?", id="app.help"),
        Binding("f1", "keys", "Help", show=False, id="app.help-too"),
        Binding("q", "leave_screen", "Back", id="app.leave"),
        Binding("q", "quit", "Quit", id="app.quit"),
        # As elsewhere in a terminal: nothing that is only read can be lost.
        Binding("ctrl+c", "quit", "End it all", show=False, system=True, priority=True, id="app.end"),
        Binding("escape", "wipe", "Wipe a message away", show=False, system=True, priority=True, id="app.wipe"),
    ]

    def __init__(self, first: Opening, feed: Feed | None = None, settings: Settings | None = None) -> None:
        """`feed` is the news of the folder that is shown first, if it is there already."""
        super().__init__()
        self._settings = settings or Settings()
        self._first = first
        self._feed = feed
        self.animation_level = "none"
        self.register_theme(DARK_THEME)
        self.register_theme(LIGHT_THEME)
        if DEFAULT_THEME == "textual-dark":
            self.theme = DARK_THEME.name

    def get_default_screen(self) -> Screen[None]:
        """The screen that the arguments asked for."""
        match self._first:
            case Folder(path):
                from resdraft.tui.screens.drafts import DraftsScreen

                return DraftsScreen(path, feed=self._feed)
            case Reading(draft):
                from resdraft.tui.screens.reader import ReaderScreen

                return ReaderScreen(draft)
            case Comparing(old, new):
                from resdraft.tui.screens.compare import CompareScreen

                return CompareScreen(old, new)

    def on_mount(self) -> None:
        """Theme and keys as the user wants them."""
        faults = [*self._settings.faults]
        if wanted := self._settings.theme:
            name = THEMES.get(wanted, wanted)
            if name in self.available_themes:
                self.theme = name
            else:
                faults.append(f'no theme is called "{wanted}": "dark" and "light" are')
        if self._settings.keys:
            from resdraft.tui.actions import actions
            from resdraft.tui.settings import keymap

            keys, wrong = keymap(self._settings, actions())
            self.set_keymap(keys)
            faults += wrong
        if faults:
            more = f"\nand {len(faults) - 1} more" if len(faults) > 1 else ""
            self.tell(f"{NAME}: {faults[0]}{more}", "warning", seconds=10)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours under themes that do not know them."""
        return dict(DARK if self.current_theme.dark else LIGHT)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: every key of the screen by its words, themes, the end."""
        said: set[str] = set()
        if isinstance(screen, WorkingScreen):
            for title, action in screen.COMMANDS_TOO:
                said.add(title)
                yield SystemCommand(title, "", partial(screen.run_action, action))
        for node, binding, enabled, tooltip in screen.active_bindings.values():
            title = tooltip or binding.description
            if enabled and binding.id and not binding.system and title and title not in said:
                said.add(title)
                run = partial(self.run_action, binding.action, node)
                yield SystemCommand(title, f"Key: {self.get_key_display(binding)}", run)
        for command in super().get_system_commands(screen):
            if command.title not in _HIDDEN_COMMANDS | said:
                yield command

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Back is only for a screen that has one below it; a message is wiped away only where one stands."""
        if action == "leave_screen":
            return sum(isinstance(screen, WorkingScreen) for screen in self.screen_stack) > 1
        if action == "wipe":
            return bool(self.screen.query("Toast.-error, Toast.-warning"))
        return True

    def action_toggle_theme(self) -> None:
        """Dark or light."""
        self.theme = LIGHT_THEME.name if self.current_theme.dark else DARK_THEME.name

    def action_keys(self) -> None:
        """The keys of this screen."""
        from resdraft.tui.screens.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.clear_notifications()
            self.push_screen(KeysScreen(self.screen))

    def action_leave_screen(self) -> None:
        """To the screen before."""
        self.pop_screen()

    def action_wipe(self) -> None:
        """No message any more."""
        self.clear_notifications()

    def tell(self, words: str, severity: SeverityLevel = "information", *, seconds: float = 4) -> None:
        """Say something for a while, in the place of what was said before; nothing of it is taken for markup."""
        self.clear_notifications()
        lines = "\n".join(shown(line) for line in words.split("\n"))
        self.notify(lines, severity=severity, markup=False, timeout=seconds)

    def complain(self, error: BaseException, *, more: int = 0) -> None:
        """Say what went wrong, and how much more like it did."""
        if isinstance(error, ResdraftError):
            words = f"{error.where}: {error.message}" if error.where else error.message
            words += f"\n{error.hint}" if error.hint else ""
        else:
            words = f"This should not have happened ({type(error).__name__}): {error}"
        self.tell(words + (f"\nand {more} more" if more else ""), "error")

"""What the screens that work in the background share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.worker import Worker, WorkerState

if TYPE_CHECKING:
    from resdraft.tui.app import ResdraftApp
    from resdraft.workspace import Loaded


class WorkingScreen(Screen[None]):
    """A screen with workers: one that fails is told, and the screen stays."""

    @property
    def resdraft(self) -> ResdraftApp:
        """The application, by its own type."""
        return cast("ResdraftApp", self.app)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell what went wrong in a worker that was started with `exit_on_error=False`."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.resdraft.complain(event.worker.error)

    def to_drafts(self, *shown: Loaded) -> None:
        """To the list of drafts: the one below, or that of the folder in which the last of these drafts lies."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
            return
        from resdraft.tui.screens.drafts import DraftsScreen

        files = [Path(draft.name) for draft in shown if draft.fingerprint]
        # Textual puts nothing in the place of the screen that stands lowest, but it knows stacks beside each other.
        self.app.add_mode("drafts", lambda: DraftsScreen(files[-1].parent if files else Path(), came_from=files))
        self.app.switch_mode("drafts")

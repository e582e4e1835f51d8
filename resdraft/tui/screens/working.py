"""What the screens that work in the background share."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.worker import Worker, WorkerState

if TYPE_CHECKING:
    from resdraft.tui.app import ResdraftApp


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

    def action_leave(self) -> None:
        """Back to where one came from; the first screen stays."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

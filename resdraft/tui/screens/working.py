"""What the screens that show drafts share: workers that may fail, export, copying, the editor, the way to the list."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import SuspendNotSupported
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from resdraft.model import InputError, ResdraftError
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Flow
from resdraft.tui.view.words import joined

if TYPE_CHECKING:
    from resdraft.tui.app import ResdraftApp
    from resdraft.tui.exporting import Target
    from resdraft.workspace import Loaded

_NO_CLIPBOARD = ("Apple_Terminal",)
"""Terminals that take no text for the clipboard."""
_LONGEST_COPY = 55_000
"""Bytes that any terminal takes that takes some at all: more than 74,994 encoded ones are dropped by many."""


class WorkingScreen(Screen[None]):
    """A screen with workers: one that fails is told, and the screen stays."""

    COMMANDS_TOO: ClassVar[Sequence[tuple[str, str]]] = ()
    """What the palette offers besides what has a key: the words, and the action."""

    @property
    def resdraft(self) -> ResdraftApp:
        """The application, by its own type."""
        return cast("ResdraftApp", self.app)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell what went wrong in a worker that was started with `exit_on_error=False`."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.resdraft.complain(event.worker.error)

    def to_drafts(self, *shown: Loaded, made: Path | None = None) -> None:
        """To the list of drafts: the one below, or that of the folder in which the last of these drafts lies.

        The cursor goes to the draft that was made of them, if there is one.
        """
        from resdraft.tui.screens.drafts import DraftsScreen

        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
            if made is not None and isinstance(self.app.screen, DraftsScreen):
                self.app.screen.begin_at(made)
            return
        files = [Path(draft.name) for draft in shown if draft.fingerprint]
        # Textual puts nothing in the place of the screen that stands lowest, but it knows stacks beside each other.
        self.app.add_mode(
            "drafts", lambda: DraftsScreen(files[-1].parent if files else Path(), came_from=files, begin=made)
        )
        self.app.switch_mode("drafts")

    # Copying

    def copy(self, words: str, what: str) -> None:
        """Send words to the clipboard of the terminal, or to a file where it takes none, and say which."""
        size = len(words.encode("utf-8", "replace"))
        if os.environ.get("TERM_PROGRAM") in _NO_CLIPBOARD or size > _LONGEST_COPY:
            self.copy_to_file(words, what)
            return
        self.app.copy_to_clipboard(words)
        self.resdraft.tell(f"{what}: sent to the clipboard of the terminal.\nIf it is not there, Y writes a file.")

    def copy_to_file(self, words: str, what: str) -> None:
        """Write words to a new file that only the user may read, and say where."""
        import tempfile

        try:
            handle, name = tempfile.mkstemp(prefix="resdraft-", suffix=".txt")
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(words + "\n")
        except OSError as error:
            self.resdraft.tell(f"Not written: {error.strerror or error}", "error")
            return
        self.resdraft.tell(f"{what}: written to {name}", seconds=8)

    # The editor

    def edit(self, path: Path, line: int) -> bool:
        """Open a file in the editor at a line, from 1, and wait; whether that was done."""
        import subprocess

        from resdraft.tui.view.editor import editor_command

        command = editor_command(path, line, os.environ)
        if not command:
            self.resdraft.tell("No editor is set: set EDITOR to the command of yours, as in EDITOR=nano.", "warning")
            return False
        try:
            with self.app.suspend():
                ended = subprocess.run(command, check=False).returncode
        except SuspendNotSupported:
            self.resdraft.tell("This terminal cannot be left for an editor.", "warning")
            return False
        except OSError as error:
            self.resdraft.tell(f"{command[0]} does not start: {error.strerror or error}", "error")
            return False
        if ended:
            self.resdraft.tell(f"{command[0]} ended with {ended}.", "warning")
        return True

    # Export

    def export(self, draft: Loaded, part: int = 0) -> None:
        """Ask what to make of a draft and where to put it, make it, and say where it went."""
        from resdraft.tui.exporting import beside, targets
        from resdraft.tui.screens.ask import AskScreen
        from resdraft.tui.screens.choose import ChooseScreen
        from resdraft.tui.view.exports import target_blocks

        path = Path(draft.name) if draft.fingerprint else Path(Path(draft.name.rpartition(":")[2]).name or "draft")
        try:
            choices = targets(draft.resolution, path)
        except ResdraftError as error:
            self.resdraft.complain(error)
            return

        def chosen(number: int | None) -> None:
            if number is None:
                return
            target = choices[number]
            if target.lacks:
                self.resdraft.tell(target.lacks, "warning")
                return
            proposed = str(beside(path, target.form, part))
            self.app.push_screen(AskScreen(f"{target.name} to", proposed, _remark), lambda name: named(target, name))

        def named(target: Target, name: str | None) -> None:
            if name is None:
                return
            goal = Path(name).expanduser()
            if not goal.exists():
                self._export(draft, target, goal, path, over=False)
                return
            lines = [_line("No, leave it as it is"), _line(f"Write over {goal.name}")]
            question = ChooseScreen(f"{goal.name} is there already", lines)
            self.app.push_screen(question, lambda answer: answered(target, goal, answer))

        def answered(target: Target, goal: Path, answer: int | None) -> None:
            if answer == 1:
                self._export(draft, target, goal, path, over=True)
            else:
                self.resdraft.tell(f"{goal.name} was left as it is.")

        self.app.push_screen(ChooseScreen("Export", target_blocks(choices)), chosen)

    @work(thread=True, group="export", exit_on_error=False)
    def _export(self, draft: Loaded, target: Target, goal: Path, path: Path, *, over: bool) -> None:
        from resdraft.tui.exporting import export

        tell: Callable[..., object] = self.resdraft.tell
        if target.form == "pdf":
            self.app.call_from_thread(tell, "LibreOffice makes the PDF …", seconds=60)
        try:
            export(draft.resolution, target, goal, draft=path, over=over)
        except InputError as error:
            self.app.call_from_thread(self.resdraft.complain, error)
            return
        self.app.call_from_thread(tell, f"{target.name} written to {goal}", seconds=8)


def only_drafts(path: Path) -> str:
    """What is said where another format was to be edited: with a command that finds the file from here."""
    return f"Only drafts are edited; `resdraft import {shlex.quote(str(path))} -o NAME.res.md` makes one of this."


def _line(words: str) -> Block:
    return Block((Flow(joined([(words, looks.STRONG)]), limit=1),), after=0)


def _remark(name: str) -> str:
    path = Path(name.strip()).expanduser()
    try:
        if not name.strip():
            return "the name of a file"
        if path.is_dir():
            return "this is a folder: name a file in it"
        if path.exists():
            return "there is such a file: you will be asked before it is written over"
        return "" if path.parent.is_dir() else "there is no such folder"
    except (OSError, ValueError):
        return "the system takes no such name"

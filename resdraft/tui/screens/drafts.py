"""The drafts of a folder: listed at once, read in the background, filtered, marked for comparing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from resdraft.model import ResdraftError
from resdraft.tui.screens.widths import BREAKPOINTS
from resdraft.tui.screens.working import WorkingScreen
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Flow
from resdraft.tui.view.keys import Legend
from resdraft.tui.view.listing import Listed, draft_block, failed, kept, listed, unread
from resdraft.tui.view.sheet import MARGIN, MEASURE, sheet
from resdraft.tui.view.words import joined
from resdraft.tui.widgets.bar import Bar
from resdraft.tui.widgets.pane import Pane
from resdraft.workspace import Loaded, find_drafts, load

_BATCH = 0.1
"""Seconds between two updates of the list while files are read."""


class DraftList(Pane):
    """The list itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Read", tooltip="Read the draft", id="drafts.read")
    ]


class DraftsScreen(WorkingScreen):
    """Choose a draft to read, or two to compare."""

    KEYS_TITLE: ClassVar[str] = "Drafts"
    LEGEND: ClassVar[Sequence[Legend]] = (
        Legend("1 2", looks.CURSOR, "marked for comparing: 1 stands left, 2 stands right"),
        Legend("!", looks.WARNING, "cannot be read, or not all of it as meant"),
    )
    AUTO_FOCUS = "#drafts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,m", "mark", "Mark", tooltip="Mark for comparing, or unmark", key_display="space", id="drafts.mark"
        ),
        Binding("c", "compare", "Compare", tooltip="Compare the two that are marked", id="drafts.compare"),
        Binding(
            "slash", "filter", "Filter", tooltip="Only the drafts with some words", key_display="/", id="drafts.filter"
        ),
        Binding("r,f5", "read_again", "Read the folder again", show=False, id="drafts.reload"),
        Binding("escape", "clear", "Clear filter and marks", show=False, id="drafts.clear"),
    ]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    DEFAULT_CSS = """
    DraftsScreen {
        #drafts-head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
        #drafts { width: 1fr; }
        #preview { display: none; width: 1fr; border-left: vkey $faint; }
        &.-wide #preview { display: block; }
    }
    """

    def __init__(self, folder: Path, came_from: Sequence[Path] = ()) -> None:
        """The cursor begins on the last of the drafts that one came from; if they are two, both are marked."""
        super().__init__()
        self._folder = folder
        self._begin = came_from[-1] if came_from else None
        self._drafts: dict[Path, Listed] = {}
        self._kept: tuple[Listed, ...] = ()
        self._marks = [*came_from] if len(came_from) == 2 else []
        self._wanted = ""
        self._searched = False

    def compose(self) -> ComposeResult:
        """Headline, list and preview, the line of the filter, keys."""
        yield Static(id="drafts-head")
        with Horizontal():
            yield DraftList(id="drafts", margin=4, is_list=True)
            yield Pane(id="preview", margin=MARGIN, measure=MEASURE, has_bar=False)
        yield Bar("Filter", id="filter")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to read."""
        self._list_again()
        self._read_folder()

    # Reading in the background

    @work(thread=True, exclusive=True, group="folder", exit_on_error=False)
    def _read_folder(self) -> None:
        worker = get_current_worker()
        call = self.app.call_from_thread
        faults: list[ResdraftError] = []
        drafts = [unread(path, self._folder) for path in find_drafts(self._folder, refused=faults.append)]
        call(self._found, drafts, faults)
        batch: list[Listed] = []
        since = monotonic()
        for draft in drafts:
            if worker.is_cancelled:
                return
            batch.append(_read(draft))
            if monotonic() - since > _BATCH:
                call(self._update, batch)
                batch, since = [], monotonic()
        call(self._update, batch)

    def _found(self, drafts: Sequence[Listed], faults: Sequence[ResdraftError]) -> None:
        self._searched = True
        self._drafts = {draft.path: self._drafts.get(draft.path, draft) for draft in drafts}
        self._marks = [path for path in self._marks if path in self._drafts]
        if faults:
            self.resdraft.complain(faults[0], more=len(faults) - 1)
        self._list_again()

    def _update(self, batch: Sequence[Listed]) -> None:
        if not self.is_mounted:
            return
        for draft in batch:
            self._drafts[draft.path] = draft
        if self._wanted:
            self._list_again()
            return
        self._kept = tuple(self._drafts.values())
        places = {draft.path: number for number, draft in enumerate(self._kept)}
        for draft in batch:
            self._list.replace(places[draft.path], self._block(draft))
        self._say()
        if self._chosen in batch:
            self._preview()

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False)
    def _read_preview(self, path: Path) -> None:
        worker = get_current_worker()
        try:
            loaded = load(path)
            blocks: Sequence[Block] = sheet(loaded.resolution, loaded.problems, loaded.name).blocks
        except ResdraftError as error:
            blocks = (_message(error.message, error.hint),)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_preview, blocks)

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _open(self, paths: Sequence[Path]) -> None:
        loaded: list[Loaded] = []
        for path in paths:
            try:
                loaded.append(load(path))
            except ResdraftError as error:
                self.app.call_from_thread(self._failed, path, error)
                return
        self.app.call_from_thread(self._enter, loaded)

    def _failed(self, path: Path, error: ResdraftError) -> None:
        self._update([failed(self._drafts[path], error)])
        self.resdraft.complain(error)

    def _enter(self, loaded: Sequence[Loaded]) -> None:
        if len(loaded) == 1:
            from resdraft.tui.screens.reader import ReaderScreen

            self.app.push_screen(ReaderScreen(loaded[0]))
            return
        from resdraft.tui.screens.compare import CompareScreen

        self.app.push_screen(CompareScreen(loaded[0], loaded[1]))

    # What is shown

    @property
    def _list(self) -> DraftList:
        return self.query_one("#drafts", DraftList)

    @property
    def _chosen(self) -> Listed | None:
        """The draft under the cursor."""
        return self._kept[self._list.current] if self._list.current < len(self._kept) else None

    def _block(self, draft: Listed) -> Block:
        return draft_block(draft, self._marks.index(draft.path) + 1 if draft.path in self._marks else 0)

    def _list_again(self) -> None:
        before = self._chosen.path if self._chosen else self._begin
        self._kept = kept([*self._drafts.values()], self._wanted)
        blocks = [self._block(draft) for draft in self._kept] or [self._nothing()]
        paths = [draft.path for draft in self._kept]
        self._list.show(blocks, paths.index(before) if before in paths else 0)
        self._say()
        self._preview()

    def _nothing(self) -> Block:
        if not self._searched:
            return _message("Looking for drafts …")
        if self._wanted:
            return _message("No draft has all of these words.", "esc shows all drafts")
        return _message(
            "There is no draft here.", "`resdraft new NAME` writes the first one, `resdraft import` brings texts in"
        )

    def _say(self) -> None:
        """The headline."""
        count = len(self._drafts)
        waiting = sum(1 for draft in self._drafts.values() if not draft.read)
        name = self._folder.resolve().name or str(self._folder.resolve())
        parts = [(name, looks.STRONG), (f"  {count} draft{'s' * (count != 1)}", looks.MUTED)]
        if self._wanted:
            parts.append((f"  {len(self._kept)} with “{self._wanted}”", looks.WARNING))
        if self._marks:
            parts.append((f"  {len(self._marks)} marked", looks.KEY))
        if waiting:
            parts.append((f"  reading {count - waiting} of {count}", looks.FAINT))
        self.query_one("#drafts-head", Static).update(joined(parts))

    def _preview(self) -> None:
        chosen = self._chosen
        if not self.query_one("#preview").display:
            return
        if chosen is None or chosen.fault:
            self._show_preview([_message(chosen.fault)] if chosen else [])
        else:
            self._read_preview(chosen.path)

    def _show_preview(self, blocks: Sequence[Block]) -> None:
        if self.is_mounted:
            pane = self.query_one("#preview", Pane)
            pane.show(blocks)
            pane.jump(0)

    # Keys

    @on(Pane.Moved, "#drafts")
    def _moved(self) -> None:
        self.app.clear_notifications()
        self._preview()

    @on(Pane.Chosen, "#drafts")
    def _chose(self) -> None:
        if self._chosen:
            self._open([self._chosen.path])

    def on_resize(self) -> None:
        """A preview may have come into sight."""
        self.call_after_refresh(self._preview)

    def action_mark(self) -> None:
        """Mark or unmark; a third mark takes the place of the first."""
        draft = self._chosen
        if draft is None:
            return
        if draft.path in self._marks:
            self._marks.remove(draft.path)
        else:
            self._marks = [*self._marks[-1:], draft.path]
        for number, other in enumerate(self._kept):
            self._list.replace(number, self._block(other))
        self._list.point(self._list.current + 1)
        self._say()

    def action_compare(self) -> None:
        """The two that are marked; the marked one and this one if only one is."""
        paths = list(self._marks)
        if len(paths) == 1 and self._chosen and self._chosen.path not in paths:
            paths.append(self._chosen.path)
        if len(paths) == 2:
            self._open(paths)
        else:
            self.resdraft.tell("Mark two drafts with space, then press c.", "warning")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key of the filter is a letter like others while one types."""
        return action != "filter" or not self.query("#filter.-open")

    def action_filter(self) -> None:
        """Open the line of the filter."""
        bar = self.query_one("#filter", Bar)
        bar.open(self._wanted)
        bar.hint(joined([("enter keeps the filter, esc shows all drafts", looks.MUTED)]))

    def action_clear(self) -> None:
        """All drafts, none marked."""
        self._wanted, self._marks = "", []
        self.query_one("#filter", Bar).close()
        self._list_again()

    def action_read_again(self) -> None:
        """As the folder is now."""
        self._drafts = {}
        self._searched = False
        self._read_folder()

    @on(Bar.Typed)
    def _typed(self, event: Bar.Typed) -> None:
        if self.query_one("#filter", Bar).is_open:
            self._wanted = event.value.strip()
            self._list_again()

    @on(Bar.Done)
    def _filtered(self) -> None:
        self.query_one("#filter", Bar).close()
        self._list.focus()

    @on(Bar.Left)
    def _left(self) -> None:
        self._wanted = ""
        self._filtered()
        self._list_again()


def _read(draft: Listed) -> Listed:
    """The draft with what the file says now."""
    try:
        return listed(draft, load(draft.path))
    except ResdraftError as error:
        return failed(draft, error)


def _message(words: str, hint: str = "") -> Block:
    return Block((Flow(joined([(words, looks.WARNING)])), *((Flow(joined([(hint, looks.MUTED)])),) if hint else ())))

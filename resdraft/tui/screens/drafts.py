"""The drafts of a folder: listed at once, read in the background, sorted, filtered, marked for comparing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from resdraft.model import ResdraftError
from resdraft.tui.folder import Feed, Found, News, Read, Trouble
from resdraft.tui.screens.widths import BREAKPOINTS
from resdraft.tui.screens.working import WorkingScreen, only_drafts
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Flow
from resdraft.tui.view.keys import Legend
from resdraft.tui.view.listed import COLUMNS, Column, Key, Listed, by_name, failed, kept, ordered
from resdraft.tui.view.listing import HEIGHT, Rows
from resdraft.tui.view.widths import MARGIN, MEASURE
from resdraft.tui.view.words import joined
from resdraft.tui.widgets.bar import Bar
from resdraft.tui.widgets.heads import HeadLine
from resdraft.tui.widgets.pane import Pane
from resdraft.workspace import SUFFIX

if TYPE_CHECKING:
    from resdraft.workspace import Loaded

_LIST_MARGIN = 4
_REST = 0.08
"""Seconds for which the cursor has to rest before the draft under it is read for the preview."""


class DraftList(Pane):
    """The list itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Read", tooltip="Read the draft", id="drafts.read")
    ]


class DraftsScreen(WorkingScreen):
    """Choose a draft to read, or several to compare."""

    KEYS_TITLE: ClassVar[str] = "Drafts"
    LEGEND: ClassVar[Sequence[Legend]] = (
        Legend("1 2", looks.CURSOR, "marked for comparing, in this order"),
        Legend("!", looks.WARNING, "cannot be read, or not all of it as meant"),
        Legend("▲ ▼", looks.KEY, "sorted by this, rising or falling; a click on a title sorts, too"),
    )
    COMMANDS_TOO: ClassVar[Sequence[tuple[str, str]]] = tuple(
        (f"Sort by {'length' if column.name == 'length' else column.title.lower()}", f"sort_by('{column.name}')")
        for column in COLUMNS
    )
    AUTO_FOCUS = "#drafts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,m", "mark", "Mark", tooltip="Mark for comparing, or unmark", key_display="space", id="drafts.mark"
        ),
        Binding("c", "compare", "Compare", tooltip="Compare those that are marked", id="drafts.compare"),
        Binding(
            "slash", "filter", "Filter", tooltip="Only the drafts with some words", key_display="/", id="drafts.filter"
        ),
        Binding("s", "sort(1)", "Sort", tooltip="Sort by the next column", id="drafts.sort"),
        Binding("S", "turn", "Turn the order round", show=False, id="drafts.turn"),
        Binding("x", "export", "Export", tooltip="Make a Word file, PDF, page or Markdown", id="drafts.export"),
        Binding("e", "edit", "Edit in your editor", show=False, id="drafts.edit"),
        Binding("y", "copy", "Copy the name of the file", show=False, id="drafts.copy"),
        Binding(
            "Y",
            "copy_file",
            "Write the name of the file to a file, to copy it from there",
            show=False,
            id="drafts.copy-file",
        ),
        Binding("r,f5", "read_again", "Look at the folder again", show=False, id="drafts.reload"),
        Binding("escape", "clear", "Clear filter and marks", show=False, id="drafts.clear"),
    ]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    DEFAULT_CSS = """
    DraftsScreen {
        #drafts-head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
        #drafts-side { width: 1fr; }
        #drafts { height: 1fr; }
        #preview { display: none; width: 1fr; border-left: vkey $faint; }
        &.-wide #preview { display: block; }
    }
    """

    class Heard(Message):
        """News of the folder."""

        def __init__(self, news: News) -> None:
            super().__init__()
            self.news = news

    def __init__(
        self, folder: Path, came_from: Sequence[Path] = (), feed: Feed | None = None, begin: Path | None = None
    ) -> None:
        """The cursor begins on `begin`, else on the last of the drafts that one came from; if they are several, all
        are marked.

        `feed` is the news of the folder, if somebody hears them already.
        """
        super().__init__()
        self._folder = folder
        self._folder_name = folder.resolve().name or str(folder.resolve())
        self._feed = feed
        self._begin = came_from[-1] if came_from else None
        if begin is not None and begin.is_relative_to(folder):
            self._begin = begin
        self._drafts: dict[Path, tuple[Listed, ...]] = {}
        self._kept: tuple[Listed, ...] = ()
        self._marks: list[Key] = [(path, 0) for path in came_from] if len(came_from) > 1 else []
        self._wanted = ""
        self._column: Column = COLUMNS[0]
        self._turned = False
        self._searched = False
        self._waiting = 0
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Headline, list and preview, the line of the filter, keys."""
        yield Static(id="drafts-head")
        with Horizontal():
            with Vertical(id="drafts-side"):
                yield HeadLine(id="drafts-columns", margin=_LIST_MARGIN)
                yield DraftList(id="drafts", margin=_LIST_MARGIN, is_list=True)
            yield Pane(id="preview", margin=MARGIN, measure=MEASURE, has_bar=False)
        yield Bar("Filter", id="filter")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to hear of the folder."""
        self._list_again()
        self._feed = self._feed or Feed(self._folder)
        self._hear(self._feed)

    def on_unmount(self) -> None:
        """Nobody hears of the folder any more."""
        if self._feed is not None:
            self._feed.close()

    @property
    def is_busy(self) -> bool:
        """Whether files or a preview are still to be read."""
        return not self._searched or self._waiting > 0 or self._resting is not None

    # Reading in the background

    @work(thread=True, exclusive=True, group="folder", exit_on_error=False)
    def _hear(self, feed: Feed) -> None:
        worker = get_current_worker()
        for news in feed:
            if worker.is_cancelled:
                return
            self.post_message(self.Heard(news))

    def on_drafts_screen_heard(self, event: Heard) -> None:
        """The list as it is now."""
        match event.news:
            case Found() as found:
                self._found(found)
            case Read(drafts, waiting):
                self._waiting = waiting
                self._update(drafts)
            case Trouble(where, message, hint, more):
                self.resdraft.complain(ResdraftError(message, hint=hint, where=where), more=more)

    def _found(self, found: Found) -> None:
        self._searched = self._searched or found.complete
        self._drafts |= {draft.path: (draft,) for draft in found.came}
        self._waiting += len(found.came) + len(found.changed)
        for path in found.gone:
            gone = self._drafts.pop(path, ())
            if gone and len(found.gone) == 1:
                self.resdraft.tell(f"{gone[0].name} is gone.", "warning")
        if len(found.gone) > 1:
            self.resdraft.tell(f"{len(found.gone)} drafts are gone.", "warning")
        self._drafts = dict(sorted(self._drafts.items(), key=lambda item: by_name(item[1][0])))
        self._marks = [key for key in self._marks if key[0] in self._drafts or not found.complete]
        self._list_again()

    def _update(self, drafts: Sequence[tuple[Listed, ...]]) -> None:
        chosen = self._chosen
        fresh = {parts[0].path: parts for parts in drafts}
        self._drafts |= {path: parts for path, parts in fresh.items() if path in self._drafts}
        self._list_again(preview=chosen is not None and chosen.path in fresh)

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False)
    def _read_preview(self, draft: Listed) -> None:
        from resdraft.tui.view.sheet import sheet

        worker = get_current_worker()
        try:
            loaded = _one(draft)
            blocks: Sequence[Block] = sheet(
                loaded.resolution, loaded.problems, loaded.name, doubts=loaded.doubts
            ).blocks
        except ResdraftError as error:
            blocks = (_message(error.message, error.hint),)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_preview, blocks)

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _open(self, drafts: Sequence[Listed]) -> None:
        loaded: list[Loaded] = []
        for draft in drafts:
            try:
                loaded.append(_one(draft))
            except ResdraftError as error:
                self.app.call_from_thread(self._failed, draft, error)
                return
        self.app.call_from_thread(self._enter, loaded, drafts)

    def _failed(self, draft: Listed, error: ResdraftError) -> None:
        self._update([(failed(draft, error),)])
        self.resdraft.complain(error)

    def _enter(self, loaded: Sequence[Loaded], drafts: Sequence[Listed]) -> None:
        if len(loaded) == 1:
            from resdraft.tui.screens.reader import ReaderScreen

            self.app.push_screen(ReaderScreen(loaded[0], drafts[0].part))
        elif len(loaded) == 2:
            from resdraft.tui.screens.compare import CompareScreen

            self.app.push_screen(CompareScreen(loaded[0], loaded[1]))
        else:
            from resdraft.tui.screens.synopsis import SynopsisScreen

            self.app.push_screen(SynopsisScreen(loaded))

    # What is shown

    @property
    def _list(self) -> DraftList:
        return self.query_one("#drafts", DraftList)

    @property
    def _chosen(self) -> Listed | None:
        """The draft under the cursor."""
        return self._kept[self._list.current] if self._list.current < len(self._kept) else None

    def _list_again(self, *, preview: bool = True, repaint: bool = False) -> None:
        chosen = self._chosen
        before = (self._begin, 0) if self._begin else chosen.key if chosen else None
        every = [draft for parts in self._drafts.values() for draft in parts]
        seen = self._seen()
        self._kept = ordered(kept(every, self._wanted), self._column, turned=self._turned)
        place = next((number for number, draft in enumerate(self._kept) if draft.key == before), None)
        if place is not None:
            self._begin = None
        else:
            place = min(self._list.current, max(len(self._kept) - 1, 0)) if chosen else 0
        shown = self._list.blocks
        if isinstance(shown, Rows) and len(shown) == len(self._kept) and place == self._list.current:
            self._list.renew(self._rows(), repaint=repaint or seen != self._seen())
        elif self._kept:
            self._list.show(self._rows(), place, each=HEIGHT)
        else:
            self._list.show([self._nothing()], 0)
        self._say()
        after = self._chosen
        if preview or (after and after.key) != (chosen and chosen.key):
            self._preview()

    def _seen(self) -> tuple[Listed, ...]:
        """The drafts in sight."""
        top = round(self._list.scroll_y) // HEIGHT
        return self._kept[top : top + self._list.size.height // HEIGHT + 2]

    def _rows(self) -> Rows:
        return Rows(self._kept, {key: number for number, key in enumerate(self._marks, start=1)}, datetime.now())

    def _nothing(self) -> Block:
        if not self._searched:
            return _message("Looking for drafts …")
        if self._wanted:
            return _message("No draft has all of these words.", "esc shows all drafts")
        return _message(
            "There is no draft here.", "`resdraft new NAME` writes the first one, `resdraft import` brings texts in"
        )

    def _say(self) -> None:
        """The headline and the titles of the columns."""
        count = sum(map(len, self._drafts.values()))
        parts = [(self._folder_name, looks.STRONG), (f"  {count:,} draft{'s' * (count != 1)}", looks.MUTED)]
        if self._wanted:
            parts.append((f"  {len(self._kept):,} with “{self._wanted}”", looks.WARNING))
        if self._marks:
            parts.append((f"  {len(self._marks)} marked", looks.KEY))
        if self._waiting:
            parts.append((f"  reading {len(self._drafts) - self._waiting:,} of {len(self._drafts):,}", looks.FAINT))
        self.query_one("#drafts-head", Static).update(joined(parts))
        self.query_one(HeadLine).show(self._column, turned=self._turned)

    def _preview(self) -> None:
        """Read the draft under the cursor, as soon as it rests there."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        if self.query_one("#preview").display:
            self._resting = self.set_timer(_REST, self._rested)

    def _rested(self) -> None:
        self._resting = None
        chosen = self._chosen
        if chosen is None or chosen.fault:
            self._show_preview([_message(chosen.fault, chosen.hint)] if chosen else [])
        else:
            self._read_preview(chosen)

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
            self._open([self._chosen])

    def on_resize(self) -> None:
        """A preview may have come into sight."""
        self.call_after_refresh(self._preview)

    def action_mark(self) -> None:
        """Mark or unmark, and go on to the next."""
        draft = self._chosen
        if draft is None:
            return
        if draft.key in self._marks:
            self._marks.remove(draft.key)
        else:
            self._marks.append(draft.key)
        self._list.renew(self._rows())
        self._list.point(self._list.current + 1)
        self._say()

    def action_compare(self) -> None:
        """Those that are marked; the marked one and this one if only one is."""
        known = {draft.key: draft for parts in self._drafts.values() for draft in parts}
        marked = [known[key] for key in self._marks if key in known]
        if len(marked) == 1 and self._chosen and self._chosen not in marked:
            marked.append(self._chosen)
        if len(marked) > 1:
            self._open(marked)
        else:
            self.resdraft.tell("Mark two drafts with space, then press c.", "warning")

    def action_sort(self, step: int) -> None:
        """Sort by the next column."""
        self._sort(COLUMNS[(COLUMNS.index(self._column) + step) % len(COLUMNS)], turned=False)

    def action_sort_by(self, name: str) -> None:
        """Sort by the column of a name."""
        self._sort(next(column for column in COLUMNS if column.name == name), turned=False)

    def action_turn(self) -> None:
        """Turn the order round."""
        self._sort(self._column, turned=not self._turned)

    @on(HeadLine.Asked)
    def _asked(self, event: HeadLine.Asked) -> None:
        """A second click on a title turns the order round."""
        self._sort(event.column, turned=event.column is self._column and not self._turned)

    def _sort(self, column: Column, *, turned: bool) -> None:
        self._column, self._turned = column, turned
        self._list_again(preview=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While one types, keys are letters."""
        return not self.query("Bar.-open")

    def action_filter(self) -> None:
        """Open the line of the filter."""
        bar = self.query_one("#filter", Bar)
        bar.open(self._wanted)
        bar.hint(joined([("enter keeps the filter, esc shows all drafts", looks.MUTED)]))

    def action_clear(self) -> None:
        """All drafts, none marked."""
        self._wanted, self._marks = "", []
        self.query_one("#filter", Bar).close()
        self._list_again(repaint=True)

    def begin_at(self, path: Path) -> None:
        """Put the cursor on a draft of the folder, as soon as it is listed."""
        if path.is_relative_to(self._folder):
            self._begin = path
            self._list_again()

    def action_export(self) -> None:
        """Make a file of the draft under the cursor."""
        if self._chosen:
            self._load_to_export(self._chosen)

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _load_to_export(self, draft: Listed) -> None:
        try:
            loaded = _one(draft)
        except ResdraftError as error:
            self.app.call_from_thread(self._failed, draft, error)
            return
        self.app.call_from_thread(self.export, loaded, draft.part)

    def action_edit(self) -> None:
        """The editor on the draft under the cursor."""
        if self._chosen is None:
            return
        if not self._chosen.path.name.endswith(SUFFIX):
            self.resdraft.tell(only_drafts(self._chosen.path), "warning")
        elif self.edit(self._chosen.path, 1):
            self.action_read_again()

    def action_copy(self) -> None:
        """The name of the file under the cursor to the clipboard."""
        if self._chosen:
            self.copy(str(self._chosen.path.absolute()), self._chosen.name)

    def action_copy_file(self) -> None:
        """The name of the file under the cursor to a file of its own."""
        if self._chosen:
            self.copy_to_file(str(self._chosen.path.absolute()), self._chosen.name)

    def action_read_again(self) -> None:
        """As the folder is now."""
        if self._feed is not None:
            self._feed.again()

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


def _one(draft: Listed) -> Loaded:
    """The draft as the file has it now."""
    from resdraft.model import InputError
    from resdraft.workspace import load_all

    found = load_all(draft.path)
    if draft.part >= len(found):
        raise InputError("the file no longer holds this resolution", where=str(draft.path))
    return found[draft.part]


def _message(words: str, hint: str = "") -> Block:
    return Block((Flow(joined([(words, looks.WARNING)])), *((Flow(joined([(hint, looks.MUTED)])),) if hint else ())))

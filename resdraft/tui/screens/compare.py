"""Two drafts side by side, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Static

from resdraft.tui.screens.deciding import DecidingScreen
from resdraft.tui.screens.widths import BESIDE
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Flow, lines
from resdraft.tui.view.keys import Legend
from resdraft.tui.view.words import joined, short_name, short_names
from resdraft.tui.watching import changed_files
from resdraft.tui.widgets.bar import Bar
from resdraft.tui.widgets.pane import Pane
from resdraft.tui.widgets.strip_bar import StripBar
from resdraft.workspace import Loaded

if TYPE_CHECKING:
    from resdraft.tui.desk import Desk
    from resdraft.tui.view.changes import ChangeRow
    from resdraft.tui.view.compared import Item

_MARGIN = 3


class Rows(Pane):
    """The rows of the comparison."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            "Open",
            tooltip="Unfold and fold unchanged paragraphs; go to the other end of a move",
            show=False,
            id="compare.open",
        )
    ]


class CompareScreen(DecidingScreen):
    """Compare two drafts."""

    KEYS_TITLE: ClassVar[str] = "Comparison"
    LEGEND: ClassVar[Sequence[Legend]] = (
        Legend("=", looks.FAINT, "unchanged; enter unfolds and folds"),
        Legend("~", looks.WARNING, "reworded"),
        Legend("+", f"bold {looks.CAME}", "new; words underlined, in one column with + before them"),
        Legend("-", f"bold {looks.GONE}", "gone; words struck, in one column with - before them"),
        Legend("↑ ↓", f"bold {looks.MOVED}", "moved up, moved down; enter goes to the other end"),
        Legend("┌ └", looks.WARNING, "one clause split in several, or several merged into one"),
        Legend("▲ ▼ ▸", looks.MEANING, "what the change means: stronger, weaker, neither"),
        Legend("✓ ✗ ±", looks.STRONG, "accepted, rejected, accepted in part; what is neither is saved in brackets"),
        Legend("»", looks.CURSOR, "the words that a decides or r; left and right go from one place to the next"),
        Legend("3 of 46", looks.KEY, "changes; what has several parts or two places is one"),
    )
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,f8", "change(1)", "Next", tooltip="Next change", key_display="n", id="compare.next"),
        Binding("N,f7", "change(-1)", "Previous", tooltip="Previous change", show=False, id="compare.previous"),
        Binding("f", "every", "All", tooltip="All paragraphs, or only what changed", show=False, id="compare.all"),
        Binding("i", "inline", "Columns", tooltip="Two columns, or one", show=False, id="compare.inline"),
        Binding("slash", "kinds", "Filter", tooltip="Only changes of one kind", key_display="/", id="compare.kinds"),
        Binding("escape", "drafts", "Drafts", tooltip="To the list of drafts", id="compare.drafts"),
    ]
    DEFAULT_CSS = """
    CompareScreen {
        #compare-head { height: auto; max-height: 2; padding: 0 1; background: $panel; }
        #compare-names { height: 1; background: $panel; }
        #rows { height: 1fr; width: 1fr; }
        #save Input { width: 1fr; }
        #save #bar-hint { width: auto; }
    }
    """

    def __init__(self, old: Loaded, new: Loaded) -> None:
        super().__init__()
        self._old = old
        self._new = new
        self._items: tuple[Item, ...] = ()
        self._every_stop: tuple[int, ...] = ()
        self._counts = Content("")
        self._every = False
        self._only = ""
        """The kind of change that is shown; any where it is empty."""
        self._turned = False
        self._unfolded: set[int] = set()
        self._shown_inline: bool | None = None
        self._state = ""
        """What became of the files meanwhile."""
        self._ended = Event()

    def compose(self) -> ComposeResult:
        """Counts, names, rows, keys."""
        yield Static(id="compare-head")
        yield Static(id="compare-names")
        with Horizontal():
            yield Rows(id="rows", margin=_MARGIN)
            yield StripBar(self._strip, id="strip")
        yield Bar("Save as", id="save")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to compare, and watch the files."""
        self.query_one("#compare-head", Static).update(joined([("Comparing …", looks.MUTED)]))
        self._compare()
        self._watch()

    def on_unmount(self) -> None:
        """Watch no longer."""
        self._ended.set()

    @work(thread=True, exclusive=True, group="watch", exit_on_error=False)
    def _watch(self) -> None:
        for draft, is_there in changed_files((self._old, self._new), self._ended):
            self.app.call_from_thread(self._outdated, draft, is_there)

    def _outdated(self, draft: Loaded, is_there: bool) -> None:
        """Say that a file is not what is compared any more; what was decided of the text as it was stays."""
        if not self.is_mounted:
            return
        self._state = "changed on disk" if is_there else "deleted on disk"
        self._say()
        words = f"{short_name(draft.name)} was {self._state}; it is compared as it was."
        more = "\nTo compare it as it is now: esc, then c." if is_there else ""
        self.resdraft.tell(words + more, "warning", seconds=8)

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self) -> None:
        from resdraft.diff import compare
        from resdraft.tui.desk import Desk
        from resdraft.tui.view.changes import change_rows, headline, stops
        from resdraft.workspace import strengths_for

        old, new = self._old.resolution, self._new.resolution
        comparison = compare(old, new, strengths=strengths_for(self._new.name))
        rows = change_rows(old, new, comparison)
        desk = Desk(self._old, self._new, comparison)
        self.app.call_from_thread(self._compared, rows, stops(rows), headline(rows, comparison.similarity), desk)

    def _compared(self, rows: tuple[ChangeRow, ...], stops: tuple[int, ...], counts: Content, desk: Desk) -> None:
        if not self.is_mounted:
            return
        self._desk = desk
        self._rows, self._counts = rows, counts
        self._stops = self._every_stop = stops
        self._lay()
        first = next((n for n, item in enumerate(self._items) if self._row(item) in self._stops), 0)
        self._pane.point(first)
        self._say()
        self.offer_kept(desk)

    # What is shown

    @property
    def _pane(self) -> Rows:
        return self.query_one("#rows", Rows)

    @property
    def _inline(self) -> bool:
        """Whether both texts stand in one column: on narrow terminals, and on others when asked for."""
        return (self.size.width < BESIDE) != self._turned

    def _row(self, item: Item) -> int:
        from resdraft.tui.view.compared import Shown

        return item.row if isinstance(item, Shown) else item.start

    @property
    def _here(self) -> int:
        """The row under the cursor."""
        return self._row(self._items[self._pane.current]) if self._items else 0

    def _lay(self, row: int | None = None) -> None:
        """Put the rows into the pane, the current one or another in its place."""
        from resdraft.tui.view.compared import items, place_of

        row = self._here if row is None else row
        self._shown_inline = self._inline
        self._items = items(self._rows, every=self._every, unfolded=self._unfolded, only=self._only)
        blocks = [self._block(item, row) for item in self._items]
        if not any(row.changed for row in self._rows):
            blocks.insert(0, Block((Flow(joined([("The two drafts say the same.", looks.STRONG)])),)))
            self._items = (self._items[0], *self._items) if self._items else ()
        self._pane.show(blocks, place_of(self._items, row))
        self._say_names()
        self._say()

    def _block(self, item: Item, here: int) -> Block:
        """What the pane paints; of the row `here` with its places, if one of them is chosen."""
        from resdraft.tui.view.compared import Shown, item_block
        from resdraft.tui.view.deciding import place_lines, state_words

        inline = bool(self._shown_inline)
        question = self._question(item.row) if isinstance(item, Shown) else None
        if question is None or self._desk is None:
            return item_block(item, self._rows, inline=inline)
        choices = self._desk.choices
        open_here = self._row(item) == here and self._place >= 0
        places = place_lines(question, choices, self._place) if open_here else ()
        return item_block(item, self._rows, inline=inline, state=state_words(question, choices), places=places)

    def _say_names(self) -> None:
        """The names of the drafts above their columns; in one column, which became which."""
        from resdraft.tui.view.compared import names_line

        names = short_names(self._old.name, self._new.name)
        line = names_line(*names, max(self.size.width - _MARGIN - 1, 4), inline=self._inline)
        self.query_one("#compare-names", Static).update(Content.assemble(" " * _MARGIN, line))

    def _say(self) -> None:
        """The headline: counts, and which change this is."""
        if not self._rows:
            return
        from resdraft.tui.view.changes import place
        from resdraft.tui.view.deciding import counts_line

        here = place(self._rows, self._stops, self._here)
        only = f" only {self._only}" if self._only else ""
        state = f" · {self._state}" if self._state else ""
        lead = joined([(here, looks.KEY), (only + state, looks.WARNING), (" · ", looks.FAINT)])
        if self._desk is not None and self._desk.choices.made:
            decided = counts_line(self._desk.asked, self._desk.choices)
            lead = Content.assemble(lead, decided.stylize(looks.STRONG), joined([(" · ", looks.FAINT)]))
        words = Flow(Content.assemble(lead, self._counts), limit=2)
        made = lines(Block((words,), after=0), max(self.size.width - 2, 2))
        self.query_one("#compare-head", Static).update(Content("\n").join(line for line, _ in made))
        self.query_one(StripBar).renew()

    def _strip(self, height: int) -> tuple[Content, ...]:
        from resdraft.tui.view.strip import strip

        return strip(self._rows, height, self._here, self._only) if self._rows else ()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side, or in one column."""
        self._say_names()
        self._say()
        if self._rows and self._inline != self._shown_inline:
            self.call_after_refresh(self._lay)

    @on(Pane.Moved, "#rows")
    def _moved(self) -> None:
        if self._place >= 0 and self._here != self._placed_at:
            self._place = -1
            self._lay()
        self._say()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While one types, keys are letters."""
        return not self.query("Bar.-open")

    def action_change(self, step: int) -> None:
        """To the next change or the one before."""
        here = self._here
        ahead = [stop for stop in self._stops if (stop - here) * step > 0]
        if ahead:
            self._to(min(ahead) if step > 0 else max(ahead))
        else:
            self.resdraft.tell("No more changes." if step > 0 else "This is the first change.", seconds=2)

    def _to(self, row: int) -> None:
        from resdraft.tui.view.compared import place_of

        self._pane.jump(place_of(self._items, row))

    @on(Pane.Chosen, "#rows")
    def _chose(self) -> None:
        """Unfold, fold, or go to the other end of a move."""
        from resdraft.tui.view.compared import Folded, fold_of

        if not self._items:
            return
        item = self._items[self._pane.current]
        row = self._row(item)
        fold = fold_of(self._rows, row, self._only)
        if isinstance(item, Folded):
            self._unfolded.add(item.start)
            self._lay(row)
        elif fold >= 0 and not self._every:
            self._unfolded.discard(fold)
            self._lay(fold)
        elif self._rows[row].other >= 0:
            self._to(self._rows[row].other)

    def action_drafts(self) -> None:
        """To the list of drafts, these two marked; to the saved one, if it was."""
        self.to_drafts(self._old, self._new, made=self._saved)

    @on(StripBar.Clicked)
    def _clicked(self, event: StripBar.Clicked) -> None:
        from resdraft.tui.view.strip import share

        if self._rows:
            self._to(min(share(event.line, event.height, len(self._rows))[0], len(self._rows) - 1))

    def action_kinds(self) -> None:
        """Choose the kind of change to show."""
        from resdraft.tui.screens.choose import ChooseScreen
        from resdraft.tui.view.changes import kinds_there

        there = [("", len(self._every_stop)), *kinds_there(self._rows)]

        def chosen(number: int | None) -> None:
            if number is not None:
                self._show_only(there[number][0])

        lines = [
            Block((Flow(joined([(kind or "all changes", ""), (f"  {count}", looks.MUTED)]), limit=1),), after=0)
            for kind, count in there
        ]
        here = next((number for number, (kind, _) in enumerate(there) if kind == self._only), 0)
        self.app.push_screen(ChooseScreen("Show", lines, here), chosen)

    def _show_only(self, kind: str) -> None:
        from resdraft.tui.view.changes import stops

        self._only = kind
        self._every = False
        self._unfolded.clear()
        self._stops = stops(self._rows, kind)
        self._lay(next((stop for stop in self._stops if stop >= self._here), self._stops[0] if self._stops else 0))

    def action_every(self) -> None:
        """All rows, or only what changed."""
        self._every = not self._every
        self._unfolded.clear()
        self._lay()

    def action_inline(self) -> None:
        """Two columns, or one."""
        self._turned = not self._turned
        self._lay()

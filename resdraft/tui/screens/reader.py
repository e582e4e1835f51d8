"""A resolution as it will print, with its outline beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Static

from resdraft.model import counts
from resdraft.tui.screens.widths import BREAKPOINTS
from resdraft.tui.screens.working import WorkingScreen
from resdraft.tui.view import looks
from resdraft.tui.view.keys import Legend
from resdraft.tui.view.outline import described, find, outline, outline_blocks
from resdraft.tui.view.said import title_line
from resdraft.tui.view.sheet import sheet
from resdraft.tui.view.widths import MARGIN, MEASURE
from resdraft.tui.view.words import joined, short_name
from resdraft.tui.widgets.bar import Bar
from resdraft.tui.widgets.pane import Pane
from resdraft.workspace import Loaded


class Outline(Pane):
    """Paragraphs at a glance."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Go there", id="reader.outline-go")]


class ReaderScreen(WorkingScreen):
    """Read one draft."""

    KEYS_TITLE: ClassVar[str] = "Reader"
    LEGEND: ClassVar[Sequence[Legend]] = (
        Legend("PP3", looks.FAINT, "the number of a preambular paragraph, which does not print"),
        Legend("[RUS: ]", looks.SIGN, "words in dispute, and who holds them"),
        Legend("¹", looks.NOTE, "a note, which stands at the end"),
        Legend("{agreed}", looks.STATUS, "how far a paragraph is agreed"),
    )
    AUTO_FOCUS = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "goto('')", "Go to", tooltip="Go to a paragraph by its number", id="reader.goto"),
        Binding("p", "goto('p')", "Go to a preambular paragraph", show=False, id="reader.goto-preambular"),
        *(
            Binding(digit, f"goto('{digit}')", "Go to an operative paragraph", show=False, id=f"reader.goto-{digit}")
            for digit in "123456789"
        ),
        Binding("o", "outline", "Outline", tooltip="Show or hide the outline", id="reader.outline"),
        Binding("tab", "other_pane", "To the outline and back", show=False, id="reader.other-pane"),
        Binding("escape", "close_outline", "Text", tooltip="Back to the text", id="reader.close-outline"),
        Binding("escape", "drafts", "Drafts", tooltip="To the list of drafts", id="reader.drafts"),
    ]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    DEFAULT_CSS = """
    ReaderScreen {
        #reader-head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
        #sheet { width: 1fr; }
        #outline { display: none; width: 40; border-right: vkey $faint; }
        &.-wide #outline { display: block; }
        &.-wide.-turned #outline { display: none; }
        &.-narrow.-turned #outline { display: block; width: 1fr; border-right: none; }
        &.-narrow.-turned #sheet { display: none; }
    }
    """

    def __init__(self, draft: Loaded, part: int = 0) -> None:
        """`part` is which resolution of its file the draft is, from 0."""
        super().__init__()
        self._part = part
        self._draft = draft
        self._entries = outline(draft.resolution)
        self._sheet = sheet(draft.resolution, draft.problems, draft.name)
        self._places = [self._sheet.at.get(entry.path, 0) for entry in self._entries]

    def compose(self) -> ComposeResult:
        """Headline, outline and sheet, the line for numbers, keys."""
        yield Static(self._headline(), id="reader-head")
        with Horizontal():
            yield Outline(id="outline", margin=2, is_list=True)
            yield Pane(id="sheet", margin=MARGIN, measure=MEASURE)
        yield Bar("Go to", id="goto")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the panes."""
        self._pane.show(self._sheet.blocks)
        self._outline.show(outline_blocks(self._entries))

    @property
    def _pane(self) -> Pane:
        return self.query_one("#sheet", Pane)

    @property
    def _outline(self) -> Outline:
        return self.query_one("#outline", Outline)

    def _headline(self) -> Content:
        resolution = self._draft.resolution
        found = counts(resolution)
        said = f"{found.preambular} PP  {found.operative} OP  {found.words:,} words"
        problems = len(self._draft.problems)
        warned = f"  ! {problems} problem{'s' * (problems > 1)}" if problems else ""
        name = title_line(resolution)
        parts = [(short_name(self._draft.name), looks.STRONG), (f"  {said}", looks.MUTED), (warned, looks.WARNING)]
        return joined([*parts, (f"  {name}" if name else "", looks.MUTED)])

    def _go(self, place: int) -> None:
        self._pane.jump(place)
        self._pane.focus()

    @on(Pane.Moved, "#sheet")
    def _read_on(self, event: Pane.Moved) -> None:
        """The outline follows."""
        self._outline.point(max(bisect_right(self._places, event.index) - 1, 0))

    @on(Pane.Chosen, "#outline")
    def _chose(self, event: Pane.Chosen) -> None:
        if not self._entries:
            return
        if self.has_class("-narrow"):
            self.remove_class("-turned")
            self.refresh_bindings()
        self.call_after_refresh(self._go, self._places[event.index])

    def action_outline(self) -> None:
        """Show or hide the outline; on a narrow terminal it takes the place of the sheet."""
        self.toggle_class("-turned")
        self.refresh_bindings()
        shown = self.has_class("-turned") == self.has_class("-narrow")
        self.call_after_refresh((self._outline if shown else self._pane).focus)

    def action_other_pane(self) -> None:
        """To the outline, and back."""
        (self._outline if self._pane.has_focus else self._pane).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The outline is closed where it stands in the place of the sheet, reached by tab where it stands beside it."""
        narrow, turned = self.has_class("-narrow"), self.has_class("-turned")
        return {"close_outline": narrow and turned, "other_pane": not narrow and not turned}.get(action, True)

    def action_close_outline(self) -> None:
        """Back to the sheet."""
        self.action_outline()

    def action_drafts(self) -> None:
        """To the list of drafts."""
        self.to_drafts(self._draft)

    def on_resize(self) -> None:
        """The outline may stand beside the sheet now, or in its place."""
        self.call_after_refresh(self.refresh_bindings)

    # Going to a paragraph

    def action_goto(self, begun: str) -> None:
        """Open the line for numbers."""
        self.query_one("#goto", Bar).open(begun)
        self._lead(begun)

    @on(Bar.Typed)
    def _typed(self, event: Bar.Typed) -> None:
        self._lead(event.value)

    def _lead(self, typed: str) -> None:
        """Say where the typed words lead."""
        entry = find(self._entries, typed)
        bar = self.query_one("#goto", Bar)
        if entry:
            bar.hint(joined([("→ ", looks.KEY), (described(entry), "")]))
        else:
            asked = "a number, p and a number, 5a, an annex" if not typed.strip() else "no such paragraph"
            bar.hint(joined([(asked, looks.MUTED)]))

    @on(Bar.Done)
    def _asked(self, event: Bar.Done) -> None:
        entry = find(self._entries, event.value)
        if entry is None and event.value.strip():
            return
        self._close_bar()
        if entry:
            self._go(self._sheet.at.get(entry.path, 0))

    @on(Bar.Left)
    def _close_bar(self) -> None:
        self.query_one("#goto", Bar).close()
        self._pane.focus()

"""A resolution as it will print, with its outline beside it."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Static

from resdraft.model import Clause, ResdraftError, UsageError, at, counts
from resdraft.model import Path as Place
from resdraft.tui.screens.widths import BREAKPOINTS
from resdraft.tui.screens.working import WorkingScreen, only_drafts
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Flow
from resdraft.tui.view.doubts import doubt_lines, paragraph_at
from resdraft.tui.view.keys import Legend
from resdraft.tui.view.links import Link, links
from resdraft.tui.view.outline import Entry, described, find, outline, outline_blocks
from resdraft.tui.view.plain import plain_words
from resdraft.tui.view.said import title_line
from resdraft.tui.view.search import Hit, Marked, find_words, line_of
from resdraft.tui.view.sheet import Extras, Sheet, sheet
from resdraft.tui.view.widths import MARGIN, MEASURE
from resdraft.tui.view.words import joined, short_name
from resdraft.tui.watching import changed_files
from resdraft.tui.widgets.bar import Bar
from resdraft.tui.widgets.pane import Pane
from resdraft.workspace import Loaded


class Outline(Pane):
    """Paragraphs at a glance."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Go there", id="reader.outline-go")]


class SheetPane(Pane):
    """The sheet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,f",
            "choose",
            "Follow",
            tooltip="Follow a cross-reference or note of this paragraph",
            key_display="enter",
            show=False,
            id="reader.follow",
        )
    ]


class ReaderScreen(WorkingScreen):
    """Read one draft."""

    KEYS_TITLE: ClassVar[str] = "Reader"
    LEGEND: ClassVar[Sequence[Legend]] = (
        Legend("PP3", looks.FAINT, "the number of a preambular paragraph, which does not print"),
        Legend("[RUS: ]", looks.SIGN, "words in dispute, and who holds them"),
        Legend("¹", looks.NOTE, "a note, which stands at the end"),
        Legend("{agreed}", looks.STATUS, "how far a paragraph is agreed"),
        Legend("»", looks.SOURCE, "a comment, which does not print"),
        Legend("▸", looks.MEANING, "how strong the opener is, of seven steps"),
    )
    AUTO_FOCUS = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "goto('')", "Go to", tooltip="Go to a paragraph by its number", id="reader.goto"),
        Binding("p", "goto('p')", "Go to a preambular paragraph", show=False, id="reader.goto-preambular"),
        *(
            Binding(digit, f"goto('{digit}')", "Go to an operative paragraph", show=False, id=f"reader.goto-{digit}")
            for digit in "123456789"
        ),
        Binding("slash", "search", "Find", tooltip="Find words", key_display="/", id="reader.find"),
        Binding("n", "hit(1)", "Next place of the words", show=False, id="reader.next"),
        Binding("N", "hit(-1)", "Place of the words before", show=False, id="reader.previous"),
        Binding("o", "outline", "Outline", tooltip="Show or hide the outline", id="reader.outline"),
        Binding("x", "export", "Export", tooltip="Make a Word file, PDF, page or Markdown", id="reader.export"),
        Binding("backspace,b", "back", "Back to where a reference was followed", show=False, id="reader.back"),
        Binding("c", "extra('comments')", "Show or hide comments", show=False, id="reader.comments"),
        Binding("v", "extra('strengths')", "Show or hide how strong the verbs are", show=False, id="reader.strengths"),
        Binding("d", "doubts", "What cannot be read as meant", show=False, id="reader.doubts"),
        Binding("i", "work", "Edit", tooltip="Edit this paragraph here", id="reader.write"),
        Binding("e", "edit", "Edit this paragraph in your editor", show=False, id="reader.edit"),
        Binding("y", "copy", "Copy this paragraph", show=False, id="reader.copy"),
        Binding("Y", "copy_file", "Write this paragraph to a file, to copy it from there", show=False,
                id="reader.copy-file"),
        Binding("tab", "other_pane", "To the outline and back", show=False, id="reader.other-pane"),
        Binding("escape", "close_outline", "Text", tooltip="Back to the text", id="reader.close-outline"),
        Binding("escape", "end_search", "End find", tooltip="No words are marked any more", id="reader.end-find"),
        Binding("escape", "drafts", "Drafts", tooltip="To the list of drafts", id="reader.drafts"),
    ]  # fmt: skip
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
        self._extras = Extras()
        self._hits: tuple[Hit, ...] = ()
        self._hit = 0
        self._from = (0, 0)
        self._followed: list[int] = []
        self._state = ""
        self._ended = Event()
        self._take(draft)

    def _take(self, draft: Loaded) -> None:
        self._draft = draft
        self._entries: tuple[Entry, ...] = outline(draft.resolution)
        self._print()

    def _print(self) -> None:
        draft = self._draft
        self._sheet: Sheet = sheet(
            draft.resolution,
            draft.problems,
            draft.name,
            doubts=draft.doubts,
            extras=self._extras,
            reorders=reorders(os.environ),
        )
        self._places = [self._sheet.at.get(entry.path, 0) for entry in self._entries]
        self._paths: dict[int, Place] = {}
        for path, block in self._sheet.at.items():
            self._paths.setdefault(block, path)

    def compose(self) -> ComposeResult:
        """Headline, outline and sheet, the lines for numbers and words, keys."""
        yield Static(self._headline(), id="reader-head")
        with Horizontal():
            yield Outline(id="outline", margin=2, is_list=True)
            yield SheetPane(id="sheet", margin=MARGIN, measure=MEASURE)
        yield Bar("Go to", id="goto")
        yield Bar("Find", id="find")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the panes, and watch the file."""
        self._pane.show(self._sheet.blocks)
        self._outline.show(outline_blocks(self._entries))
        if self._draft.fingerprint is not None:
            self._watch(self._draft)

    def on_unmount(self) -> None:
        """Watch no longer."""
        self._ended.set()

    @property
    def _pane(self) -> Pane:
        return self.query_one("#sheet", Pane)

    @property
    def _outline(self) -> Outline:
        return self.query_one("#outline", Outline)

    @property
    def _here(self) -> Place:
        """The place under the cursor: that of its block, else of the nearest one above."""
        block = max((block for block in self._paths if block <= self._pane.current), default=-1)
        return self._paths.get(block, ())

    def _headline(self) -> Content:
        resolution = self._draft.resolution
        found = counts(resolution)
        said = f"{found.preambular} PP  {found.operative} OP  {found.words:,} words"
        problems = len(self._draft.problems) + len(self._draft.doubts)
        warned = f"  ! {problems} problem{'s' * (problems > 1)}" if problems else ""
        name = title_line(resolution)
        parts = [(short_name(self._draft.name), looks.STRONG)]
        if self._hits:
            parts.append((f"  {self._hit + 1} of {len(self._hits):,}", looks.KEY))
        parts += [
            (f"  {self._state}" if self._state else "", looks.WARNING),
            (f"  {said}", looks.MUTED),
            (warned, looks.WARNING),
        ]
        return joined([*parts, (f"  {name}" if name else "", looks.MUTED)])

    def _say(self) -> None:
        self.query_one("#reader-head", Static).update(self._headline())

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
        """The outline is closed where it stands in the place of the sheet, reached by tab where it stands beside it;
        while one types, keys are letters.
        """
        if self.query("Bar.-open"):
            return False
        narrow, turned = self.has_class("-narrow"), self.has_class("-turned")
        return {
            "close_outline": narrow and turned,
            "other_pane": not narrow and not turned,
            "end_search": bool(self._hits),
            "hit": bool(self._hits),
            "back": bool(self._followed),
            "doubts": bool(self._draft.problems or self._draft.doubts),
        }.get(action, True)

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
        self.query_one("#find", Bar).close()
        self.query_one("#goto", Bar).open(begun)
        self._lead(begun)

    @on(Bar.Typed, "#goto")
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

    @on(Bar.Done, "#goto")
    def _asked(self, event: Bar.Done) -> None:
        entry = find(self._entries, event.value)
        if entry is None and event.value.strip():
            return
        self._close_bars()
        if entry:
            self._go(self._sheet.at.get(entry.path, 0))

    @on(Bar.Left)
    def _close_bars(self) -> None:
        for bar in self.query(Bar):
            bar.close()
        self._pane.focus()

    # Finding words

    def action_search(self) -> None:
        """Open the line for words."""
        self.query_one("#goto", Bar).close()
        self._from = self._pane.place
        bar = self.query_one("#find", Bar)
        bar.open()
        bar.hint(joined([("enter keeps the places, n and N go on from one to the next", looks.MUTED)]))

    @on(Bar.Typed, "#find")
    def _sought(self, event: Bar.Typed) -> None:
        if self.query_one("#find", Bar).is_open:
            self._find(event.value)

    def _find(self, words: str) -> None:
        """Mark the words and go to their first place from the paragraph on in which one began to look for them."""
        self._hits = find_words(self._sheet.blocks, words)
        begin = self._from[0]
        self._hit = next((number for number, hit in enumerate(self._hits) if hit.block >= begin), 0)
        bar = self.query_one("#find", Bar)
        if self._hits:
            bar.hint(joined([(f"{self._hit + 1} of {len(self._hits):,}", looks.KEY)]))
        else:
            bar.hint(joined([("nowhere" if words.strip() else "", looks.WARNING)]))
        self._show_hit()

    def _show_hit(self) -> None:
        self._pane.renew(Marked(self._sheet.blocks, self._hits, self._hit))
        if self._hits:
            hit = self._hits[self._hit]
            self._pane.jump_to_line(hit.block, line_of(self._sheet.blocks, hit, self._pane.text_width))
        self._say()
        self.refresh_bindings()

    @on(Bar.Done, "#find")
    def _found(self) -> None:
        self._close_bars()

    @on(Bar.Left, "#find")
    def _gave_up(self) -> None:
        self.action_end_search()
        self._pane.put_back(self._from)

    def action_end_search(self) -> None:
        """No words are marked."""
        self._hits = ()
        self._show_hit()

    def action_hit(self, step: int) -> None:
        """To the next place of the words or the one before; from the last one to the first."""
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits)
            self._show_hit()

    # Following references

    @on(Pane.Chosen, "#sheet")
    def _follow(self) -> None:
        found = links(self._draft.resolution, self._here) if self._here else ()
        if not found:
            self.resdraft.tell("No cross-reference and no note in this paragraph.", seconds=2)
        elif len(found) == 1:
            self._follow_to(found[0])
        else:
            from resdraft.tui.screens.choose import ChooseScreen

            lines = [
                Block((Flow(joined([(f"{link.name}  ", looks.STRONG), (link.words, looks.MUTED)]), limit=1),), after=0)
                for link in found
            ]
            self.app.push_screen(
                ChooseScreen("Follow", lines), lambda number: None if number is None else self._follow_to(found[number])
            )

    def _follow_to(self, link: Link) -> None:
        self._followed.append(self._pane.current)
        self.refresh_bindings()
        self._go(self._sheet.at.get(link.path, 0))

    def action_back(self) -> None:
        """To the paragraph in which a reference was followed."""
        if self._followed:
            self._go(self._followed.pop())
            self.refresh_bindings()

    # What is shown besides

    def action_extra(self, name: str) -> None:
        """Show or hide comments, or how strong the verbs are."""
        from dataclasses import replace

        from resdraft.workspace import strengths_for

        wanted = not getattr(self._extras, name)
        house = self._extras.house
        if wanted and name == "strengths" and self._draft.fingerprint is not None:
            try:
                house = strengths_for(self._draft.name)
            except ResdraftError as error:
                self.resdraft.complain(error)
        self._extras = replace(self._extras, house=house, **{name: wanted})
        before = len(self._sheet.blocks), sum(len(block.bands) for block in self._sheet.blocks)
        self._print_again()
        after = len(self._sheet.blocks), sum(len(block.bands) for block in self._sheet.blocks)
        if wanted and before == after:
            self.resdraft.tell("No comments in this draft." if name == "comments" else "No openers here.", seconds=2)

    def _print_again(self) -> None:
        """The same draft in another look, the place kept."""
        self._print()
        self._hits = ()
        self._pane.show(self._sheet.blocks, self._pane.current)
        self._say()

    def action_doubts(self) -> None:
        """List what cannot be read as meant; choosing one leads to its paragraph."""
        from resdraft.tui.screens.choose import ChooseScreen

        found = doubt_lines(self._draft)

        def chosen(number: int | None) -> None:
            if number is not None and found[number][1]:
                path = paragraph_at(self._draft, found[number][1], self._sheet.at)
                self._go(self._sheet.at[path] if path else 0)

        self.app.push_screen(ChooseScreen("Cannot be read as meant", [block for block, _ in found]), chosen)

    # Sending on, copying, editing

    def action_export(self) -> None:
        """Make a file of the draft."""
        self.export(self._draft, self._part)

    def action_copy(self) -> None:
        """The current paragraph to the clipboard."""
        self.copy(*self._copied())

    def action_copy_file(self) -> None:
        """The current paragraph to a file."""
        self.copy_to_file(*self._copied())

    def _copied(self) -> tuple[str, str]:
        """The words of the current paragraph as printed, and what they are."""
        block = max((block for block in self._paths if block <= self._pane.current), default=0)
        label = next((entry.label or entry.words for entry in self._entries if entry.path == self._here), "")
        printed = sheet(self._draft.resolution, self._draft.problems, doubts=self._draft.doubts, reorders=True)
        words = plain_words(printed.blocks[printed.at.get(self._here, block) :][:1])
        return words, label or "Paragraph"

    def action_work(self) -> None:
        """The screen for editing, at this paragraph."""
        if self._draft.source is None or self._draft.fingerprint is None:
            self.resdraft.tell(only_drafts(Path(self._draft.name)), "warning")
            return
        from resdraft.tui.screens.edit import EditScreen

        self.app.push_screen(EditScreen(self._draft, self._here, self._edited))

    def _edited(self, draft: Loaded, path: Place) -> None:
        """Show what became of the draft, at the paragraph at which it was left."""
        self._renewed(draft)
        self._pane.jump(self._sheet.at.get(path, 0))

    def action_edit(self) -> None:
        """The editor at this paragraph; the draft is read again afterwards."""
        if self._draft.parsed is None or self._draft.fingerprint is None:
            self.resdraft.tell(only_drafts(Path(self._draft.name)), "warning")
            return
        line = self._draft.parsed.place(self._here)[0] if self._here else 1
        if self.edit(Path(self._draft.name), line):
            self._read_again()

    # The file as it is now

    @work(thread=True, exclusive=True, group="watch", exit_on_error=False)
    def _watch(self, draft: Loaded) -> None:
        for _, is_there in changed_files((draft,), self._ended):
            self.app.call_from_thread(self._read_again if is_there else self._gone)

    def _gone(self) -> None:
        if self.is_mounted:
            self._state = "deleted on disk"
            self._say()
            self.resdraft.tell("The file was deleted; it is shown as it was.", "warning")

    @work(thread=True, exclusive=True, group="again", exit_on_error=False)
    def _read_again(self) -> None:
        from resdraft.workspace import load_all

        try:
            found = load_all(self._draft.name)
        except ResdraftError as error:
            self.app.call_from_thread(self._unreadable, error)
            return
        self.app.call_from_thread(self._renewed, found[min(self._part, len(found) - 1)])

    def _unreadable(self, error: ResdraftError) -> None:
        if self.is_mounted:
            self._state = "not readable any more"
            self._say()
            self.resdraft.complain(error)

    def _renewed(self, draft: Loaded) -> None:
        """Show the draft as it is now, at the same paragraph."""
        if not self.is_mounted:
            return
        self._state = ""
        if draft.resolution == self._draft.resolution and draft.problems == self._draft.problems:
            self._draft = draft
            self._say()
            return
        here, known_as = self._here, self._clause_id(self._here)
        self._take(draft)
        self._hits, self._followed = (), []
        here = next((path for path in self._sheet.at if known_as and self._clause_id(path) == known_as), here)
        self._pane.show(self._sheet.blocks, self._sheet.at.get(here, self._pane.current))
        self._outline.show(outline_blocks(self._entries))
        self._say()
        self.refresh_bindings()
        if self.app.screen is self:
            self.resdraft.tell("The file changed; it is shown as it is now.", seconds=2)

    def _clause_id(self, path: Place) -> str:
        try:
            block = at(self._draft.resolution, path)
        except UsageError:
            return ""
        return block.id if isinstance(block, Clause) else ""


def reorders(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is one of those that set Arabic from the right by themselves."""
    return environment.get("VTE_VERSION", "") >= "6000" or any(
        name in environment for name in ("KONSOLE_VERSION", "MLTERM")
    )

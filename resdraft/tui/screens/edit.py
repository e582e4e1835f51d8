"""A draft edited: its paragraphs in a list, the current one in an area, and how it will print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Footer, Static, TextArea

from resdraft.model import Path, ResdraftError, UsageError
from resdraft.text import completions, highlights
from resdraft.tui.screens.choose import ChooseScreen
from resdraft.tui.screens.widths import BREAKPOINTS
from resdraft.tui.screens.working import WorkingScreen
from resdraft.tui.view import looks
from resdraft.tui.view.blocks import Block, Flow
from resdraft.tui.view.editing import (
    Edited,
    Version,
    begun,
    completion_line,
    deleted,
    end_of_words,
    is_preambular,
    moved,
    own_problems,
    own_source,
    problem_line,
    reworded,
    with_new,
)
from resdraft.tui.view.keys import Legend
from resdraft.tui.view.outline import outline, outline_blocks
from resdraft.tui.view.sheet import sheet
from resdraft.tui.view.widths import MARGIN, MEASURE
from resdraft.tui.view.words import joined, short_name
from resdraft.tui.widgets.clause_area import ClauseArea
from resdraft.tui.widgets.pane import Pane
from resdraft.workspace import Fingerprint, Loaded, load, save

_PAUSE = 0.1
"""Seconds without a key after which the words are looked at."""


class Paragraphs(Pane):
    """The paragraphs of the draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Edit", tooltip="Edit this paragraph", id="edit.open"),
        Binding("n", "screen.add(1)", "New", tooltip="New paragraph after this one", id="edit.add"),
        Binding("N", "screen.add(0)", "New before this one", show=False, id="edit.add-before"),
        Binding("d", "screen.delete", "Delete", tooltip="Delete this paragraph", id="edit.delete"),
        Binding(
            "K,shift+up", "screen.shift(-1)", "Up", tooltip="Move this paragraph up", key_display="K", id="edit.up"
        ),
        Binding(
            "J,shift+down",
            "screen.shift(1)",
            "Down",
            tooltip="Move this paragraph down",
            key_display="J",
            id="edit.down",
        ),
        Binding("u,ctrl+z", "screen.undo", "Undo", key_display="u", id="edit.undo"),
        Binding("ctrl+r,ctrl+y", "screen.redo", "Redo", key_display="^r", id="edit.redo"),
        Binding(
            "e", "screen.elsewhere", "Editor", tooltip="This paragraph in your editor", show=False, id="edit.elsewhere"
        ),
        Binding("escape", "screen.reader", "Read", tooltip="Back to reading", id="edit.leave"),
    ]


class EditScreen(WorkingScreen):
    """Edit one draft. Every step is saved at once and can be undone."""

    KEYS_TITLE: ClassVar[str] = "Edit"
    LEGEND: ClassVar[Sequence[Legend]] = (
        Legend("*Urges*", looks.ORGAN, "words in italics: the opener"),
        Legend("[RUS: ]", looks.SIGN, "words in dispute, and who holds them"),
        Legend("{agreed}", looks.STATUS, "how far a paragraph is agreed; {#id} names it"),
        Legend("!", looks.WARNING, "what cannot be read as meant: line, column, what to do"),
    )
    AUTO_FOCUS = "#paragraphs"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Save", tooltip="Save this paragraph", id="edit.save", priority=True),
        Binding("escape", "close", "Close", tooltip="Back to the paragraphs", id="edit.close"),
        Binding("q", "reader", "Back", show=False, id="edit.leave-too"),
    ]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    DEFAULT_CSS = """
    EditScreen {
        #edit-head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
        #paragraphs { width: 40; border-right: vkey $faint; }
        #beside { width: 1fr; }
        #area {
            height: auto; max-height: 60%; min-height: 5; padding: 0 1; border: none; display: none;
            background: $surface;
        }
        #area-problems, #area-offered { height: auto; max-height: 3; padding: 0 1; display: none; }
        #area-offered { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        &.-typing #area, &.-typing #area-problems, &.-typing #area-offered { display: block; }
        #print { height: 1fr; }
        &.-narrow #paragraphs { width: 1fr; border-right: none; }
        &.-narrow #beside { display: none; }
        &.-narrow.-typing #paragraphs { display: none; }
        &.-narrow.-typing #beside { display: block; }
    }
    """

    def __init__(self, draft: Loaded, path: Path, left: Callable[[Loaded, Path], None]) -> None:
        """The draft has to be one of the draft format, on disk; `left` takes what became of it, and the paragraph
        at which it was left.
        """
        super().__init__()
        assert draft.source is not None
        assert draft.fingerprint is not None
        self._file = draft.name
        self._fingerprint: Fingerprint = draft.fingerprint
        self._edited: Edited = begun(draft.source)
        self._entries = outline(draft.resolution)
        self._path = path
        self._left = left
        self._said = "nothing changed yet"
        self._printed_at: dict[Path, int] = {}
        """Which block of the print each paragraph is."""
        self._typed_for: Path = ()
        self._base: Version = self._edited.now
        """What the typed words go into: the draft, or the draft with a new paragraph that has no words yet."""
        self._begun_with = ""
        self._timer: Timer | None = None
        self._waiting: tuple[Edited, str, Loaded] | None = None
        """The step that waits until the comparison was looked at."""

    def compose(self) -> ComposeResult:
        """Headline, paragraphs, area with what it says, print, keys."""
        yield Static(id="edit-head")
        with Horizontal():
            yield Paragraphs(id="paragraphs", margin=2, is_list=True)
            with Vertical(id="beside"):
                yield ClauseArea(id="area")
                yield Static(id="area-problems")
                yield Static(id="area-offered")
                yield Pane(id="print", margin=MARGIN, measure=MEASURE)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the panes."""
        self._lay(self._path)

    @property
    def _list(self) -> Paragraphs:
        return self.query_one("#paragraphs", Paragraphs)

    @property
    def _area(self) -> ClauseArea:
        return self.query_one("#area", ClauseArea)

    @property
    def _print(self) -> Pane:
        return self.query_one("#print", Pane)

    @property
    def _typing(self) -> bool:
        return self.has_class("-typing")

    @property
    def _here(self) -> Path:
        """The paragraph under the cursor; () where there is none."""
        return self._entries[self._list.current].path if self._entries else ()

    # What is shown

    def _lay(self, path: Path) -> None:
        """Show the version at hand, with the cursor on a paragraph."""
        resolution = self._edited.now.resolution
        self._entries = outline(resolution)
        place = next((number for number, entry in enumerate(self._entries) if entry.path == path), None)
        self._list.show(outline_blocks(self._entries), place)
        self._show_print(self._edited.now, self._here)
        self._say()

    def _show_print(self, version: Version, path: Path) -> None:
        made = sheet(version.resolution, version.parsed.problems, self._file)
        self._print.show(made.blocks)
        self._printed_at = made.at
        self._print.jump(made.at.get(path, 0))

    def _say(self) -> None:
        said = self._said
        if self._typing:
            said = "not saved yet" if self._is_changed() else "unchanged"
        label = next((entry.label for entry in self._entries if entry.path == self._here), "")
        parts = [(short_name(self._file), looks.STRONG), (f"  {label}" if label else "", looks.KEY)]
        self.query_one("#edit-head", Static).update(joined([*parts, (f"  {said}", looks.MUTED)]))

    @on(Pane.Moved, "#paragraphs")
    def _moved(self) -> None:
        self._print.jump(self._printed_at.get(self._here, 0))
        self._say()

    # Typing

    @on(Pane.Chosen, "#paragraphs")
    def _chose(self) -> None:
        if not self._entries:
            return
        path = self._here
        try:
            words = own_source(self._edited.now, path)
        except UsageError:
            self.resdraft.tell("The title of an annex is edited in the file itself.", "warning")
            return
        self._type(self._edited.now, path, words)

    def _type(self, base: Version, path: Path, words: str) -> None:
        self._base, self._typed_for, self._begun_with = base, path, words
        self.add_class("-typing")
        area = self._area
        area.load_text(words)
        area.move_cursor(end_of_words(words))
        # At once, unlike focus(): the next key may be on its way already.
        self.set_focus(area)
        self._look()
        self.refresh_bindings()

    def _is_changed(self) -> bool:
        return self._area.text != self._begun_with

    @on(TextArea.Changed, "#area")
    def _changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._look)

    @on(TextArea.SelectionChanged, "#area")
    def _cursor(self) -> None:
        self._offer()

    def _look(self) -> None:
        """Colours, problems, what is offered, how it will print: for the words as they are now."""
        if not self._typing:
            return
        words = self._area.text
        resolution = self._base.resolution
        self._area.colour(highlights(words, frozenset(resolution.conventions.holders)))
        problems = own_problems(self._base, self._typed_for, words)
        self.query_one("#area-problems", Static).update(problem_line(problems))
        self._offer()
        self._show_print(reworded(self._base, self._typed_for, words), self._typed_for)
        self._say()

    def _offer(self) -> None:
        if not self._typing:
            return
        area = self._area
        row, column = area.cursor_location
        rest = area.document.get_line(row)[column:].lstrip(" ,;.]")
        is_at_end = area.selection.is_empty and (not rest or rest.startswith("{"))
        found = completions(area.before, self._base.resolution, preambular=is_preambular(self._typed_for))
        area.offer(found if is_at_end else ())
        self._say_offered()

    @on(ClauseArea.Completing)
    def _say_offered(self) -> None:
        self.query_one("#area-offered", Static).update(completion_line(self._area.offered, self._area.chosen))

    def action_keep(self) -> None:
        """Save the paragraph, and go back to the list."""
        if not self._typing:
            return
        if self._is_changed():
            version = reworded(self._base, self._typed_for, self._area.text)
            self._take(version if self._base is self._edited.now else replace(version, said=self._base.said))
        else:
            self._stop_typing()

    def action_close(self) -> None:
        """Back to the list; what was typed is saved or dropped, as is wished."""
        if not self._is_changed():
            self._stop_typing()
            return

        def answered(number: int | None) -> None:
            if number == 0:
                self.action_keep()
            elif number == 1:
                self._stop_typing()

        self._ask("This paragraph is not saved", ("Save it", "Drop what was typed"), answered)

    def _ask(self, title: str, answers: Sequence[str], answered: Callable[[int | None], None]) -> None:
        lines = [Block((Flow(joined([(answer, "")]), limit=1),), after=0) for answer in answers]
        self.app.push_screen(ChooseScreen(title, lines), answered)

    def _stop_typing(self) -> None:
        self.remove_class("-typing")
        self.set_focus(self._list)
        self._lay(self._here)
        self.refresh_bindings()

    # Steps

    def _take(self, version: Version) -> None:
        """A step: saved first, then shown."""
        self._save(self._edited.step(version), version.said)

    def _save(self, edited: Edited, said: str, expected: Fingerprint | None = None) -> None:
        source = edited.now.parsed.source
        try:
            self._fingerprint = save(FilePath(self._file), source, expected=expected or self._fingerprint)
        except ResdraftError as error:
            self._refused(edited, said, error)
            return
        self._edited = edited
        self._said = f"{said}: saved" + (", u takes it back" if edited.past else "")
        path = edited.now.path or self._here
        if self._typing:
            self.remove_class("-typing")
            self.set_focus(self._list)
        self._lay(path)
        self.refresh_bindings()

    def _refused(self, edited: Edited, said: str, error: ResdraftError) -> None:
        """Ask where the file is another one by now; tell where it cannot be written. What was typed stays."""
        try:
            theirs = load(self._file)
        except ResdraftError:
            theirs = None
        if theirs is None or theirs.fingerprint in (None, self._fingerprint):
            self.resdraft.complain(error)
            return
        self._ask_which(edited, said, theirs)

    def _ask_which(self, edited: Edited, said: str, theirs: Loaded) -> None:
        """The file changed meanwhile: show what is different, then keep one, the other, or both."""

        def answered(number: int | None) -> None:
            self._waiting = None
            match number:
                case 0:
                    self._waiting = edited, said, theirs
                    self._compare(theirs, edited)
                case 1:
                    self._save_beside(edited)
                case 2:
                    self._take_theirs(theirs)
                case 3:
                    self._save(edited, said, theirs.fingerprint)

        answers = (
            "Compare: the file on disk, and yours",
            "Keep both: yours in a new file beside it",
            "Take the file on disk and drop this step",
            "Overwrite the file on disk with yours",
        )
        self._ask(f"{short_name(self._file)} was changed on disk meanwhile", answers, answered)

    def _compare(self, theirs: Loaded, edited: Edited) -> None:
        from resdraft.tui.screens.compare import CompareScreen

        self.app.push_screen(CompareScreen(theirs, Loaded("yours", edited.now.resolution, "draft")))

    def on_screen_resume(self) -> None:
        """Ask again when the comparison was looked at."""
        if self._waiting is not None and self.app.screen is self:
            self._ask_which(*self._waiting)

    def _take_theirs(self, theirs: Loaded) -> None:
        assert theirs.source is not None
        assert theirs.fingerprint is not None
        self._fingerprint = theirs.fingerprint
        self._edited = begun(theirs.source)
        self._said = "the file on disk taken"
        self.remove_class("-typing")
        self.set_focus(self._list)
        self._lay(self._here)
        self.refresh_bindings()

    def _save_beside(self, edited: Edited) -> None:
        """Yours in a file of its own; editing goes on there."""
        from resdraft.tui.view.names import free_name
        from resdraft.workspace import ABSENT

        path = free_name(FilePath(self._file))
        self._file = str(path)
        self._save(edited, f"{path.name} written", ABSENT)

    def action_add(self, after: int) -> None:
        """A new paragraph after the current one, or before it."""
        here = self._here or ("operative", -1)
        if not isinstance(here[-1], int) or len(here) < 2 or (here[0] == "annexes" and len(here) < 3):
            here = (*here, -1)
        try:
            base, lead = with_new(self._edited.now, (*here[:-1], int(here[-1]) + after))
        except UsageError as error:
            self.resdraft.complain(error)
            return
        self._type(base, base.path, lead)

    def action_delete(self) -> None:
        """The current paragraph goes, with what stands below it."""
        if self._entries:
            self._try(lambda: deleted(self._edited.now, self._here))

    def action_shift(self, step: int) -> None:
        """The current paragraph moves among its neighbours."""
        if self._entries:
            self._try(lambda: moved(self._edited.now, self._here, step))

    def _try(self, step: Callable[[], Version | None]) -> None:
        try:
            version = step()
        except UsageError:
            self.resdraft.tell("An annex is moved and deleted in the file itself.", "warning")
            return
        if version is None:
            self.resdraft.tell("It stands at the end of its row already.", seconds=2)
        else:
            self._take(version)

    def action_undo(self) -> None:
        """The step before."""
        if self._edited.past:
            self._save(self._edited.undone(), f"{self._edited.now.said}, taken back")
        else:
            self.resdraft.tell("Nothing to take back.", seconds=2)

    def action_redo(self) -> None:
        """The step that was undone."""
        if self._edited.future:
            edited = self._edited.redone()
            self._save(edited, edited.now.said)
        else:
            self.resdraft.tell("Nothing was taken back.", seconds=2)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Saving and closing are for a paragraph that is being typed."""
        return self._typing if action in ("keep", "close") else True

    def action_elsewhere(self) -> None:
        """The editor at this paragraph; what became of the file there is a step like any other."""
        line = self._edited.now.parsed.place(self._here)[0] if self._here else 1
        if not self.edit(FilePath(self._file), line):
            return
        try:
            draft = load(self._file)
        except ResdraftError as error:
            self.resdraft.complain(error)
            return
        if draft.source is None or draft.fingerprint is None or draft.source == self._edited.now.parsed.source:
            return
        self._fingerprint = draft.fingerprint
        self._edited = self._edited.step(replace(begun(draft.source).now, said="edited elsewhere", path=self._here))
        self._said = "edited elsewhere, u takes it back"
        self._lay(self._here)

    def action_reader(self) -> None:
        """Back to reading, at this paragraph."""
        try:
            draft = load(self._file)
        except ResdraftError as error:
            self.resdraft.complain(error)
            return
        path = self._here
        self.app.pop_screen()
        self._left(draft, path)

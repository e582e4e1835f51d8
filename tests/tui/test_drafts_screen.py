"""The list of a folder, by its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resdraft.model import ResdraftError, SystemFault
from resdraft.text import write
from resdraft.tui.app import ResdraftApp
from resdraft.tui.folder import Feed
from resdraft.tui.opening import Folder
from resdraft.tui.screens.compare import CompareScreen
from resdraft.tui.screens.drafts import DraftsScreen
from resdraft.tui.screens.reader import ReaderScreen
from resdraft.tui.screens.synopsis import SynopsisScreen
from resdraft.tui.widgets.pane import Pane
from resdraft.workspace import load_all
from tests.tui.screens import NEW, OLD, drafts_folder, hostile, of_folder, press, screen_lines, screen_text, settled

SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["resdraft-dark", "resdraft-light", "textual-light", "nord"])
async def test_the_drafts_of_a_folder(tmp_path: Path, size: tuple[int, int], theme: str) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await settled(pilot)
        seen = screen_text(app)
        assert "2 drafts" in seen
        assert "norway.res.md" in seen
        assert "3 PP 5 OP" in seen
        assert ("The Security Council," in seen) == (size[0] >= 110)


async def test_enter_reads_and_q_leads_back_and_out(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "q Quit" in screen_text(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert "norway.res.md" in screen_text(app)
        assert "q Back" in screen_text(app)
        await press(pilot, "q")
        assert "2 drafts" in screen_text(app)
        assert "q Quit" in screen_text(app)
        await press(pilot, "q")
    assert app.return_code == 0


@pytest.mark.parametrize("keys", [[], ["enter"], ["slash", "n", "o"], ["question_mark"], ["ctrl+p"]])
async def test_ctrl_c_ends_it(tmp_path: Path, keys: list[str]) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert app._exit
    assert app.return_code == 0


async def test_two_are_marked_and_compared_in_the_order_of_marking(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "down", "m", "up", "space", "c")
        assert isinstance(app.screen, CompareScreen)
        seen = screen_text(app)
        assert seen.index("- norway") < seen.index("+ france")


async def test_one_marked_is_compared_with_the_one_under_the_cursor(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "space", "c")
        assert isinstance(app.screen, CompareScreen)


async def test_comparing_needs_two(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "c")
        assert isinstance(app.screen, DraftsScreen)
        assert "Mark two drafts" in screen_text(app)


async def test_three_are_marked_and_stand_beside_each_other(tmp_path: Path) -> None:
    drafts_folder(tmp_path / "more")
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "space", "space", "space")
        assert [line[1] for line in screen_lines(app)[2:10:2]] == ["1", "2", "3", " "]
        assert "3 marked" in screen_text(app)
        await press(pilot, "c")
        assert isinstance(app.screen, SynopsisScreen)
        assert "rebuilding the" in screen_text(app)
        assert str(tmp_path) not in screen_text(app)
        await press(pilot, "a", "escape", "escape")
        assert "3 marked" not in screen_text(app)
        assert not any(line[1:3].strip() for line in screen_lines(app)[2:8])


async def test_the_list_is_sorted_by_key_and_by_click(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)

        def names() -> list[str]:
            return [line[4:].split(".")[0] for line in screen_lines(app)[2:6:2]]

        assert names() == ["france", "norway"]
        assert "Name▲" in screen_text(app)
        await press(pilot, "S")
        assert names() == ["norway", "france"]
        await press(pilot, "s", "s", "s", "s")
        assert "Sponsors▲" in screen_text(app)
        assert names() == ["france", "norway"]
        head = screen_lines(app)[1]
        for order in (["france", "norway"], ["norway", "france"]):
            await pilot.click("#drafts-columns", offset=(head.index("Date") + 1, 0))
            await settled(pilot)
            assert names() == order
        await press(pilot, "down")
        await pilot.click("#drafts-columns", offset=(head.index("Name") + 1, 0))
        await settled(pilot)
        assert any(line.startswith("▌   france") for line in screen_lines(app))


async def test_formats_that_are_imported_stand_in_the_list(tmp_path: Path) -> None:
    drafts_folder(tmp_path)
    (tmp_path / "pasted.txt").write_text("The General Assembly,\n\nRecalling its work,\n\n1. Decides to end.\n")
    (tmp_path / "notes.rst").write_text("no draft")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "house.docx").write_bytes(b"PK")
    app = of_folder(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        assert "3 drafts" in screen_text(app)
        assert "pasted.txt 1 PP 1 OP" in screen_text(app)
        await press(pilot, "end", "e")
        assert "Only drafts are edited" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)


async def test_a_file_with_several_resolutions_is_several_drafts(tmp_path: Path, corpus: Path) -> None:
    source = next(path for path in sorted((corpus / "un").rglob("*.xml")) if len(load_all(path)) > 1)
    (tmp_path / "several.xml").write_bytes(source.read_bytes())
    app = of_folder(tmp_path)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "several.xml · A" in screen_text(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, ReaderScreen)


async def test_what_changes_on_disk_changes_in_the_list(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        (tmp_path / "norway.res.md").write_text(OLD.replace("5. *Decides* to remain seized of the matter.\n", ""))
        (tmp_path / "chile.res.md").write_text(NEW)
        (tmp_path / "france.res.md").unlink()
        await press(pilot, "r")
        for _ in range(100):
            if "france.res.md is gone" in screen_text(app):
                break
            await pilot.pause(0.05)
        await settled(pilot)
        seen = screen_text(app)
        assert "france.res.md is gone." in seen
        assert "norway.res.md 3 PP 4 OP" in seen
        assert "chile.res.md" in seen


async def test_a_process_that_dies_is_told_and_the_list_goes_on(tmp_path: Path) -> None:
    feed = Feed(drafts_folder(tmp_path))
    app = ResdraftApp(Folder(tmp_path), feed)
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        assert "3 PP 5 OP" in screen_text(app)
        assert feed._process is not None
        feed._process.kill()
        for _ in range(200):
            if "begun anew" in screen_text(app):
                break
            await pilot.pause(0.05)
        assert "was begun anew" in screen_text(app)
        (tmp_path / "new.res.md").write_text(NEW)
        await press(pilot, "r")
        for _ in range(100):
            if "new.res.md" in screen_text(app):
                break
            await pilot.pause(0.05)
        assert "new.res.md" in screen_text(app)


async def test_the_list_is_filtered_as_one_types(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        assert "enter keeps the filter, esc shows all drafts" in screen_text(app)
        assert screen_lines(app)[-1].strip() == "esc Cancel"
        await press(pilot, "n", "o", "r", "w", "slash", "question_mark", "q")
        assert "Filter norw/?q" in screen_text(app)
        assert "No draft has all of these words" in screen_text(app)
        await press(pilot, "backspace", "backspace")
        await press(pilot, "backspace")
        assert "france.res.md" not in screen_text(app)
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "q", "escape")
        assert "france.res.md" in screen_text(app)


async def test_escape_in_the_filter_shows_all_again(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", "n", "o", "r", "escape", "down", "enter")
        assert isinstance(app.screen, ReaderScreen)


async def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    app = of_folder(tmp_path)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "There is no draft here." in screen_text(app)
        await press(pilot, "enter", "space", "c", "slash", "x", "enter", "escape")
        assert isinstance(app.screen, DraftsScreen)


async def test_a_broken_draft_is_named(tmp_path: Path) -> None:
    drafts_folder(tmp_path)
    (tmp_path / "broken.res.md").write_bytes(b"\x00\x01\x02\xff" * 40)
    app = of_folder(tmp_path)
    async with app.run_test(notifications=True, size=(120, 40)) as pilot:
        await settled(pilot)
        assert "broken.res.md not readable" in screen_text(app)
        assert "! not a text (a zero byte" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, DraftsScreen)
        assert "norway.res.md" in screen_text(app)


async def test_a_message_stands_alone_and_is_wiped_away_by_escape(tmp_path: Path) -> None:
    drafts_folder(tmp_path)
    (tmp_path / "broken.res.md").write_bytes(b"\x00\x01\x02\xff" * 40)
    app = of_folder(tmp_path)
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space", "up", "enter", "enter", "enter")
        assert len(app.screen.query("Toast")) == 1
        await press(pilot, "escape")
        assert not app.screen.query("Toast")
        assert "1 marked" in screen_text(app)
        await press(pilot, "escape")
        assert "marked" not in screen_text(app)
        await press(pilot, "enter", "down")
        assert not app.screen.query("Toast")


async def test_a_message_goes_away_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        app.tell("For a moment.", "error", seconds=0.2)
        await settled(pilot)
        assert "For a moment." in screen_text(app)
        for _ in range(100):
            await pilot.pause(0.05)
            if not app.screen.query("Toast"):
                break
        assert "For a moment." not in screen_text(app)


async def test_folders_that_cannot_be_read_are_told_in_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(folder: Path, *, suffixes: tuple[str, ...], refused: Callable[[ResdraftError], None]) -> Iterator[Path]:
        for name in ("a", "b", "c"):
            refused(SystemFault("no right to read this", where=name))
        yield from ()

    monkeypatch.setattr("resdraft.workspace.find_drafts", found)
    app = of_folder(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        assert len(app.screen.query("Toast")) == 1
        assert "a: no right to read this" in screen_text(app)
        assert "and 2 more" in screen_text(app)


async def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(notifications=True, size=(120, 40)) as pilot:
        await settled(pilot)
        (tmp_path / "france.res.md").unlink()
        await press(pilot, "enter")
        assert isinstance(app.screen, DraftsScreen)
        assert "there is no such file" in screen_text(app)
        await press(pilot, "space", "space", "c")
        assert isinstance(app.screen, DraftsScreen)
        await press(pilot, "r")
        assert "1 draft" in screen_text(app)


async def test_a_folder_that_vanishes_is_named(tmp_path: Path) -> None:
    folder = drafts_folder(tmp_path / "drafts")
    app = of_folder(folder)
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
        await press(pilot, "r")
        assert "there is no such file" in screen_text(app)
        assert "0 drafts" in screen_text(app)


async def test_words_and_names_are_not_taken_for_markup(tmp_path: Path) -> None:
    (tmp_path / "[red]x[.res.md").write_text(write(hostile()), encoding="utf-8")
    app = of_folder(tmp_path)
    async with app.run_test(size=(200, 60), notifications=True) as pilot:
        await settled(pilot)
        seen = screen_text(app)
        assert "[red]x[.res.md" in seen
        for words in ("[Recalling] and [recalling] and [red]words[/red]", "[@click=app.quit]x[/]"):
            assert seen.count(words) >= 2
        await press(pilot, "slash", *"[re", "enter")
        assert "with “[re”" in screen_text(app)
        (tmp_path / "[red]x[.res.md").unlink()
        await press(pilot, "enter")
        # Whoever sees first that it is gone, the list or the reader, says so by its name.
        assert "[red]x[.res.md" in screen_text(app)


async def test_a_terminal_may_be_made_tiny_and_large_again(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for size in ((20, 5), (1, 1), (120, 40)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        assert "norway.res.md" in screen_text(app)
        assert "The Security Council," in screen_text(app)


async def test_many_drafts_scroll(tmp_path: Path) -> None:
    for number in range(60):
        drafts_folder(tmp_path / f"{number:02}")
    app = of_folder(tmp_path)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "end")
        assert "59/norway.res.md" in screen_text(app)
        assert app.screen.query_one("#drafts", Pane).current == 119
        await press(pilot, "pageup", "home", "pagedown", "k", "j")
        assert 5 < app.screen.query_one("#drafts", Pane).current < 15


async def test_the_mouse_chooses_too(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.click("#drafts", offset=(8, 2))
        await settled(pilot)
        assert app.screen.query_one("#drafts", Pane).current == 1
        await pilot.click("#drafts", offset=(8, 3))
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)

"""The list of a folder, by its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resdraft.model import ResdraftError, SystemFault
from resdraft.text import write
from resdraft.tui.screens.compare import CompareScreen
from resdraft.tui.screens.drafts import DraftsScreen
from resdraft.tui.screens.reader import ReaderScreen
from resdraft.tui.widgets.pane import Pane
from tests.tui.screens import drafts_folder, hostile, of_folder, press, screen_lines, screen_text, settled

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


async def test_a_third_mark_takes_the_place_of_the_first(tmp_path: Path) -> None:
    drafts_folder(tmp_path / "more")
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "space", "space", "space")
        marks = [line[1] for line in screen_lines(app)[1:9:2]]
        assert marks == [" ", "1", "2", " "]
        await press(pilot, "escape")
        assert "marked" not in screen_text(app)


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
        assert "broken.res.md cannot be read" in screen_text(app)
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
    def found(folder: Path, *, refused: Callable[[ResdraftError], None]) -> Iterator[Path]:
        for name in ("a", "b", "c"):
            refused(SystemFault("no right to read this", where=name))
        yield from ()

    monkeypatch.setattr("resdraft.tui.screens.drafts.find_drafts", found)
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
        assert screen_text(app).count("[red]x[.res.md") == 2


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

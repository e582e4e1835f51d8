"""The screen for editing, by its keys: what is seen, and what stands in the file."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from resdraft.text import parse, write
from resdraft.tui.app import ResdraftApp
from resdraft.tui.screens.edit import EditScreen
from resdraft.tui.screens.reader import ReaderScreen
from resdraft.tui.widgets.clause_area import ClauseArea
from tests.tui.screens import NEW, OLD, hostile, of_draft, press, screen_lines, screen_text, settled


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "norway.res.md"
    path.write_text(OLD, encoding="utf-8")
    return path


async def opened(pilot: Pilot[None], *keys: str) -> EditScreen:
    """The screen, opened from the reader at the paragraph that the keys lead to."""
    await settled(pilot)
    await press(pilot, *keys, "i")
    screen = pilot.app.screen
    assert isinstance(screen, EditScreen)
    return screen


async def typed(pilot: Pilot[None], words: str) -> None:
    """Type these words in the place of what stands in the area."""
    area = pilot.app.screen.query_one(ClauseArea)
    area.load_text(words)
    area.move_cursor(area.document.end)
    await asyncio.sleep(0.15)
    await settled(pilot)


def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


async def test_a_paragraph_is_typed_anew_and_saved(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(pilot, "4", "enter")
        await press(pilot, "enter")
        assert app.screen.query_one(ClauseArea).text.startswith("4. *Calls upon* States to assist")
        await typed(pilot, "4. *Urges* States to assist;")
        assert "not saved yet" in screen_text(app)
        assert "4. Urges States to assist;" in screen_text(app)
        assert source(draft) == OLD
        await press(pilot, "ctrl+s")
        assert "OP4 reworded: saved" in screen_text(app)
        assert set(source(draft).splitlines()) - set(OLD.splitlines()) == {"4. *Urges* States to assist;"}
        await press(pilot, "u")
        assert source(draft) == OLD
        await press(pilot, "ctrl+r", "escape")
        assert isinstance(app.screen, ReaderScreen)
        assert "Urges States to assist" in screen_text(app)


async def test_paragraphs_are_added_moved_and_deleted(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, "3", "enter")
        await press(pilot, "n")
        area = app.screen.query_one(ClauseArea)
        assert area.text == "4. "
        await pilot.press(*"Welc")
        await settled(pilot)
        await press(pilot, "tab")
        assert area.text == "4. *Welcomes* "
        await pilot.press(*"peace;")
        await press(pilot, "ctrl+s")
        assert "OP4 added: saved" in screen_text(app)
        assert "4. *Welcomes* peace;\n\n5. *Calls upon*" in source(draft)
        await press(pilot, "K")
        assert "3. *Welcomes* peace;\n\n4. *Requests*" in source(draft)
        await press(pilot, "d")
        assert source(draft) == OLD
        await press(pilot, "u", "u", "u")
        assert source(draft) == OLD
        assert "OP4 added, taken back: saved" in screen_text(app)
        await press(pilot, "u")
        assert "Nothing to take back." in screen_text(app)


async def test_problems_are_shown_while_typing(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, "4", "enter")
        await press(pilot, "enter")
        await typed(pilot, "4. *Urges* [RUS, Frace: States];")
        assert "1:13 no such holder: Frace – did you mean France?" in screen_text(app)
        await typed(pilot, "4. *Urges* [RUS, France: States];")
        assert "no such holder" not in screen_text(app)


@pytest.mark.parametrize(("key", "kept"), [("enter", True), ("down enter", False), ("escape", None)])
async def test_words_that_are_not_saved_are_asked_about(draft: Path, key: str, kept: bool | None) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, "4", "enter")
        await press(pilot, "enter")
        await typed(pilot, "4. *Urges* States;")
        await press(pilot, "escape")
        assert "This paragraph is not saved" in screen_text(app)
        await press(pilot, *key.split())
        assert ("4. *Urges* States;" in source(draft)) == bool(kept)
        assert app.screen.query_one(ClauseArea).has_focus == (kept is None)


@pytest.mark.parametrize(("choice", "key"), [(1, "b"), (2, "t"), (3, "o"), (0, "escape")])
async def test_a_file_that_changed_meanwhile_is_never_written_over_unasked(draft: Path, choice: int, key: str) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(pilot, "4", "enter")
        await press(pilot, "enter")
        await typed(pilot, "4. *Urges* States;")
        draft.write_text(NEW, encoding="utf-8")
        await press(pilot, "ctrl+s")
        assert "was changed on disk meanwhile" in screen_text(app)
        assert source(draft) == NEW
        await press(pilot, "enter")
        assert "yours" in screen_text(app)
        assert "Urges States;" in screen_text(app)
        await press(pilot, "escape")
        assert "was changed on disk meanwhile" in screen_text(app)
        await press(pilot, *["down"] * choice, "enter" if choice else "escape")
        beside = draft.with_name("norway-2.res.md")
        assert ("4. *Urges* States;" in source(draft)) == (key == "o")
        assert beside.exists() == (key == "b")
        if key == "b":
            assert "4. *Urges* States;" in source(beside)
        if key == "escape":
            assert app.screen.query_one(ClauseArea).text == "4. *Urges* States;"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_that_cannot_be_written_is_told(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, "4", "enter")
        draft.parent.chmod(0o500)
        await press(pilot, "d")
        draft.parent.chmod(0o700)
        assert isinstance(app.screen, EditScreen)
        assert source(draft) == OLD


async def test_a_deleted_file_is_told_and_nothing_typed_is_lost(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, "4", "enter")
        await press(pilot, "enter")
        await typed(pilot, "4. *Urges* States;")
        draft.unlink()
        await press(pilot, "ctrl+s")
        assert app.screen.query_one(ClauseArea).text == "4. *Urges* States;"
        assert app.return_code is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (20, 5)])
async def test_words_are_never_markup(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "hostile.res.md"
    path.write_text(write(hostile()), encoding="utf-8")
    app = of_draft(path)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        area = app.screen.query_one(ClauseArea)
        await typed(pilot, area.text + " [red] \x1b[31m \u202e [/] [@click=app.quit]x[/]")
        assert "\x1b" not in screen_text(app)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, EditScreen)


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "*يقرر* أن يبقي المسألة قيد نظره"), ("zh", "*决定*继续处理此案。")]
)
async def test_other_scripts_are_edited(tmp_path: Path, language: str, words: str) -> None:
    path = tmp_path / "draft.res.md"
    path.write_text(f"---\nformat: 1\nlanguage: {language}\n---\n\n1. {words}\n", encoding="utf-8")
    app = of_draft(path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        await typed(pilot, f"1. {words} {words}")
        await press(pilot, "ctrl+s")
        assert parse(source(path)).resolution.operative
        assert source(path).count(words) == 2


async def test_a_large_paste_is_taken(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, "4", "enter")
        await press(pilot, "enter")
        await typed(pilot, "4. *Urges* " + "all the States and bodies " * 8_000)
        await press(pilot, "ctrl+s")
        assert len(source(draft)) > 200_000


async def test_word_files_are_not_edited(tmp_path: Path) -> None:
    path = tmp_path / "pasted.txt"
    path.write_text("The Security Council,\n\n1. Decides to remain seized of the matter.\n", encoding="utf-8")
    app: ResdraftApp = of_draft(path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "i")
        assert isinstance(app.screen, ReaderScreen)
        assert "Only drafts are edited" in screen_text(app)


async def test_a_narrow_screen_types_in_one_paragraph_after_the_other(draft: Path) -> None:
    """How the draft will print is out of sight between the two, while the draft changes."""
    app = of_draft(draft)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, "4", "enter")
        await press(pilot, "enter")
        await typed(pilot, "4. *Urges* States to assist" + " and to go on assisting" * 30 + ";")
        await press(pilot, "ctrl+s", "u", "end", "enter")
        assert "5. Decides to remain seized of the matter." in screen_text(app)


async def test_the_list_stays_where_it_was_while_one_types(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 16), notifications=True) as pilot:
        await opened(pilot, "1", "enter")
        await press(pilot, "home", *("down",) * 5)
        before = [line.startswith("▌") for line in screen_lines(app)]
        await press(pilot, "enter")
        await typed(pilot, "3. *Urges* States to assist;")
        await press(pilot, "ctrl+s")
        assert [line.startswith("▌") for line in screen_lines(app)] == before


async def test_the_own_editor_is_a_step_too(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def edited(self: EditScreen, path: Path, line: int) -> bool:
        assert path.read_text(encoding="utf-8").splitlines()[line - 1].startswith("4. *Calls upon*")
        path.write_text(OLD.replace("*Calls upon* States", "*Urges* States"), encoding="utf-8")
        return True

    monkeypatch.setattr(EditScreen, "edit", edited)
    app = of_draft(draft)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "4", "enter")
        await press(pilot, "e")
        assert "Urges States to assist" in screen_text(app)
        assert "edited elsewhere" in screen_text(app)
        await press(pilot, "u")
        assert source(draft) == OLD

"""The reader, by its keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdraft.text import write
from resdraft.tui.screens.drafts import DraftsScreen
from resdraft.tui.screens.keys import KeysScreen
from resdraft.tui.screens.reader import ReaderScreen
from resdraft.tui.widgets.pane import Pane
from tests.tui.screens import (
    OLD,
    drafts_folder,
    hostile,
    of_draft,
    of_folder,
    press,
    screen_lines,
    screen_text,
    settled,
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    many = "".join(f"{number}. *Decides* on measure {number};\n\n" for number in range(6, 41))
    path = tmp_path / "long.res.md"
    path.write_text(OLD.replace("[^1]: ", f"{many}[^1]: "), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
@pytest.mark.parametrize("theme", ["resdraft-dark", "resdraft-light"])
async def test_a_draft_is_read(draft: Path, size: tuple[int, int], theme: str) -> None:
    app = of_draft(draft)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await settled(pilot)
        seen = screen_text(app)
        assert "Norway*, Chile: draft resolution" in seen
        assert "(based on PP10, 2178)" in seen
        assert ("PP1 Recalling its" in seen and "OP1 Demands that" in seen) == (size[0] >= 110)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["5", "enter"], "5. Decides to remain"),
        (["1", "2", "enter"], "12. Decides on measure 12"),
        (["p", "3", "enter"], "PP3 Determined to combat"),
        (["g", "2", "b", "enter"], "(b) Prevent travel"),
        (["g", "o", "p", "7", "enter"], "7. Decides on measure 7"),
    ],
)
async def test_a_paragraph_is_reached_by_its_number(draft: Path, keys: list[str], words: str) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        pane = app.screen.query_one("#sheet", Pane)
        assert pane.has_focus
        current = [line for line in screen_lines(app) if line.startswith("▌")]
        assert words in " ".join(" ".join(line.lstrip("▌") for line in current).replace("\u00a0", " ").split())


async def test_typing_a_number_says_where_it_leads(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "g")
        assert "a number, p and a number, 5a, an annex" in screen_text(app)
        assert screen_lines(app)[-1].strip() == "esc Cancel"
        await press(pilot, "3")
        assert "→ OP3 Requests the Secretary-General" in screen_text(app)
        await press(pilot, "9", "9")
        assert "no such paragraph" in screen_text(app)
        await press(pilot, "enter")
        assert "no such paragraph" in screen_text(app)
        await press(pilot, "escape")
        assert "no such paragraph" not in screen_text(app)
        assert app.screen.query_one("#sheet", Pane).has_focus


async def test_lines_and_pages_scroll(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pane = app.screen.query_one("#sheet", Pane)
        seen = []
        for key in ("j", "down", "k", "up", "pagedown", "pageup", "end", "home"):
            await press(pilot, key)
            seen.append(round(pane.scroll_y))
        assert seen[:4] == [1, 2, 1, 0]
        assert seen[4] > 15
        assert seen[5] == 0
        assert seen[6] == pane.max_scroll_y
        assert seen[7] == 0


async def test_the_outline_leads_there_on_a_wide_terminal(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        outline, sheet = app.screen.query_one("#outline", Pane), app.screen.query_one("#sheet", Pane)
        await press(pilot, "tab")
        assert outline.has_focus
        await press(pilot, "end", "enter")
        assert sheet.has_focus
        assert sheet.seen(sheet.current)
        assert "40. Decides on measure 40" in screen_text(app).replace("\u00a0", " ")
        await press(pilot, "home")
        assert outline.current == 0
        await press(pilot, "o")
        assert not outline.display


async def test_the_outline_takes_the_place_of_the_sheet_on_a_narrow_terminal(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        assert "OP1 Demands that all" in screen_text(app)
        assert "Norway*, Chile: draft" not in screen_text(app)
        await press(pilot, "down", "down", "down", "enter")
        assert "1. Demands that" in screen_text(app).replace("\u00a0", " ")
        await press(pilot, "o", "escape")
        assert app.screen.query_one("#sheet", Pane).has_focus


async def test_escape_closes_the_outline_then_leads_to_the_drafts(draft: Path) -> None:
    drafts_folder(draft.parent)
    app = of_draft(draft)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "esc Drafts" in screen_text(app)
        await press(pilot, "o")
        assert "esc Text" in screen_text(app)
        await press(pilot, "escape")
        assert "esc Drafts" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, DraftsScreen)
        assert any(line.startswith("▌   long.res.md") for line in screen_lines(app))
        assert "marked" not in screen_text(app)


async def test_the_place_is_kept_when_the_terminal_changes(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "2", "0", "enter")
        for size in ((140, 30), (20, 5), (60, 20)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        pane = app.screen.query_one("#sheet", Pane)
        assert pane.seen(pane.current)
        assert "measure 20" in screen_text(app)


async def test_problems_are_shown_above(tmp_path: Path) -> None:
    path = tmp_path / "odd.res.md"
    path.write_text(OLD.replace("2. *Decides*", "9. *Decides*"), encoding="utf-8")
    app = of_draft(path)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "! 1 problem" in screen_text(app)
        assert "1 place cannot be read as meant" in screen_text(app)


@pytest.mark.parametrize("source", ["", "x", "---\nformat: 1\n---\n\nThe Security Council,\n"])
async def test_a_draft_of_hardly_any_words(tmp_path: Path, source: str) -> None:
    path = tmp_path / "short.res.md"
    path.write_text(source or "---\nformat: 1\n---\n", encoding="utf-8")
    app = of_draft(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "end", "o", "tab", "enter", "g", "1", "enter", "escape")
        assert "0 OP" in screen_text(app)


async def test_words_are_not_taken_for_markup(tmp_path: Path) -> None:
    path = tmp_path / "hostile.res.md"
    path.write_text(write(hostile()), encoding="utf-8")
    app = of_draft(path)
    async with app.run_test(size=(240, 80)) as pilot:
        await settled(pilot)
        assert screen_text(app).count("[red]words[/red] and [/] and [/b]") >= 14
        await press(pilot, "p", "1")
        assert "→ PP1 [Recalling] and [recalling] and [red]words" in screen_text(app)


@pytest.mark.parametrize("language", ["ar", "zh"])
async def test_other_scripts_keep_their_columns(tmp_path: Path, language: str) -> None:
    words = {"ar": "إذ تشير إلى قراراتها السابقة بشأن الإرهاب الدولي،", "zh": "回顾其以往关于国际恐怖主义的各项决议，"}[
        language
    ]
    path = tmp_path / "script.res.md"
    path.write_text(f"---\nformat: 1\nlanguage: {language}\n---\n\n{words * 20}\n\n1. {words * 20}\n", encoding="utf-8")
    app = of_draft(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert words[:10] in screen_text(app)
        from rich.cells import cell_len

        assert {cell_len(line) for line in screen_lines(app)} == {80}


async def test_help_names_no_key_that_does_nothing(draft: Path) -> None:
    app = of_draft(draft)
    async with app.run_test(size=(80, 60)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        assert "To the outline and back" not in screen_text(app)
        assert "Go there" not in screen_text(app)
        await press(pilot, "escape")
        await pilot.resize_terminal(120, 60)
        await press(pilot, "question_mark")
        assert "To the outline and back" in screen_text(app)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
@pytest.mark.parametrize("size", [(80, 24), (120, 50)])
async def test_help_lists_the_keys_and_signs(tmp_path: Path, key: str, size: tuple[int, int]) -> None:
    app = of_draft(drafts_folder(tmp_path) / "norway.res.md")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, KeysScreen)
        assert "Go to a preambular paragraph" in screen_text(app)
        assert "esc closes this page" in screen_text(app)
        await press(pilot, "end")
        assert "words in dispute" in screen_text(app)
        assert "q Quit" in screen_text(app)
        await press(pilot, "escape")
        assert "words in dispute" not in screen_text(app)
        await press(pilot, key, "q")
        assert "Go to a preambular paragraph" not in screen_text(app)


async def test_the_palette_offers_what_the_keys_do(tmp_path: Path) -> None:
    app = of_draft(drafts_folder(tmp_path) / "norway.res.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Go to a paragraph by its number", "Show or hide the outline", "Help", "Quit", "Theme"} <= set(titles)
        assert len(titles) == len(set(titles))
        await press(pilot, "ctrl+p", *typed("show or hide the outline"))
        assert "Show or hide the outline" in screen_text(app)
        await press(pilot, "enter")
        assert not app.screen.query_one("#outline").display


def typed(words: str) -> list[str]:
    return ["space" if sign == " " else sign for sign in words]


async def test_the_palette_does_what_a_list_does(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p", *typed("Read the draft"), "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "q", "ctrl+p", *typed("Sort by date"), "enter")
        assert "Date▼" in screen_text(app)


async def test_t_turns_light_into_dark(tmp_path: Path) -> None:
    app = of_draft(drafts_folder(tmp_path) / "norway.res.md")
    async with app.run_test() as pilot:
        await settled(pilot)
        before = app.current_theme.dark
        await press(pilot, "t")
        assert app.current_theme.dark != before
        await press(pilot, "t")
        assert app.current_theme.dark == before

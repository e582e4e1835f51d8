"""Deciding by the keys, and what is kept and saved of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.widgets import Input

from resdraft.text import parse
from resdraft.tui.app import ResdraftApp
from tests.tui.screens import drafts_folder, of_folder, of_pair, press, screen_lines, screen_text, settled, until


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    folder = drafts_folder(tmp_path)
    return folder / "norway.res.md", folder / "france.res.md"


def seen(app: ResdraftApp) -> str:
    return " ".join(screen_text(app).replace("\u00a0", " ").replace("▌", " ").split())


def journals(folder: Path) -> list[Path]:
    return sorted(folder.glob(".*.journal"))


def under_cursor(app: ResdraftApp) -> str:
    """The first word of the line with the cursor."""
    return next(line.strip("▌ 12").split()[0] for line in screen_lines(app) if line.startswith("▌"))


async def test_accept_reject_undo_redo(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "a", "r")
        assert "5 to decide: 1 accepted, 1 rejected, 3 open" in seen(app)
        assert "✓ accepted" in seen(app)
        assert "✗ rejected" in seen(app)
        await press(pilot, "u")
        assert "5 to decide: 1 accepted, 4 open" in seen(app)
        await press(pilot, "ctrl+r")
        assert "1 accepted, 1 rejected, 3 open" in seen(app)
        await press(pilot, "u", "u", "u")
        assert "There is nothing to take back." in seen(app)
        assert "to decide" not in seen(app)
        await press(pilot, "ctrl+r", "ctrl+r", "ctrl+r")
        assert "Nothing was taken back." in seen(app)


async def test_what_is_taken_back_is_under_the_cursor(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "a", "r")
        assert "change 3 of" in seen(app)
        await press(pilot, "u")
        assert "change 2 of" in seen(app)
        await press(pilot, "end", "ctrl+r")
        assert "change 2 of" in seen(app)
        await press(pilot, "u", "u")
        assert "change 1 of" in seen(app)


async def test_help_has_the_keys_of_the_words(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        assert "→ Next words of the change, to decide" in seen(app)


async def test_from_the_list_and_back_to_what_was_saved(pair: tuple[Path, Path]) -> None:
    app = of_folder(pair[1].parent)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, "norway.res.md")
        await settled(pilot)
        await press(pilot, "space", "space", "c", "a", "s", "enter", "escape")
        await until(pilot, "3 drafts")
        await settled(pilot)
        assert under_cursor(app) == "norway-decided.res.md"
        assert "2 marked" in seen(app)


async def test_the_same_key_again_opens_a_change(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "a", "N")
        assert "✓ accepted" in seen(app)
        await press(pilot, "a")
        assert "accepted" not in seen(app)


async def test_words_are_decided_one_by_one(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "right")
        assert "This change is decided as a whole." in seen(app)
        await press(pilot, "n", "right")
        assert "» · -Demands +Urges" in seen(app)
        await press(pilot, "a")
        assert "1 of 2 places decided" in seen(app)
        assert "✓ -Demands +Urges » · -without delay +as soon as possible" in seen(app)
        await press(pilot, "r")
        assert "± accepted in part" in seen(app)
        await press(pilot, "right", "left", "left")
        assert "»" not in seen(app)
        await press(pilot, "right", "n")
        assert "»" not in seen(app)


async def test_saving_asks_for_a_name_and_writes_over_nothing(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    folder = pair[1].parent
    async with app.run_test(size=(160, 50), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "r", "a", "a", "a", "a")
        assert "5 to decide: 4 accepted, 1 rejected, 0 open" in seen(app)
        assert len(journals(folder)) == 1
        if os.name != "nt":
            assert journals(folder)[0].stat().st_mode & 0o777 == 0o600
        await press(pilot, "o")
        assert "All is decided: s saves it." in seen(app)
        await press(pilot, "s")
        assert "france-decided.res.md" in seen(app)
        await press(pilot, "enter")
        assert "Saved as" in seen(app)
        assert journals(folder) == []
        await press(pilot, "s")
        assert "france-decided-2.res.md" in seen(app)
        app.screen.query_one("#save Input", Input).value = str(folder / "france-decided.res.md")
        await press(pilot, "enter")
        assert "the file is there already" in seen(app)
        await press(pilot, "escape", "escape", "escape")
        await until(pilot, "3 drafts")
        await settled(pilot)
        assert under_cursor(app) == "france-decided.res.md"
    saved = parse((folder / "france-decided.res.md").read_text("utf-8"))
    assert not saved.problems
    words = [block.text.plain for block in saved.resolution.preamble if hasattr(block, "text")]
    assert words[0].startswith("Recalling")
    assert "Urges that all parties cease hostilities as soon as possible;" in (
        folder / "france-decided.res.md"
    ).read_text("utf-8").replace("*", "")


async def test_what_is_open_is_saved_in_brackets_of_the_sponsors(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "s", "enter")
    text = (pair[1].parent / "france-decided.res.md").read_text("utf-8")
    assert "[*Demands*] / [France: *Urges*]" in text


async def test_what_was_decided_is_offered_again(pair: tuple[Path, Path]) -> None:
    first = of_pair(*pair)
    async with first.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "a", "r")
    again = of_pair(*pair)
    async with again.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        assert "2 decisions of an earlier time are kept." in seen(again)
        await press(pilot, "escape")
        assert "to decide" not in seen(again)
    once_more = of_pair(*pair)
    async with once_more.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert "change 3 of" in seen(once_more)
        assert "5 to decide: 1 accepted, 1 rejected, 3 open" in seen(once_more)
        await press(pilot, "u")
        assert "to decide" not in seen(once_more)
        assert journals(pair[1].parent) == []


async def test_a_journal_about_another_text_is_not_taken_up(pair: tuple[Path, Path]) -> None:
    first = of_pair(*pair)
    async with first.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "a")
    pair[0].write_text(pair[0].read_text("utf-8").replace("60 days", "90 days"), "utf-8")
    again = of_pair(*pair)
    async with again.run_test(size=(120, 50), notifications=True) as pilot:
        await settled(pilot)
        assert "these choices are about another old draft. The first decision made now" in seen(again)


async def test_a_folder_that_cannot_be_written_is_told_once(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await settled(pilot)
        pair[1].parent.rename(pair[1].parent.with_name("gone"))
        await press(pilot, "a")
        assert "not written" in seen(app)
        await press(pilot, "escape", "r")
        assert "not written" not in seen(app)
        assert "1 accepted, 1 rejected" in seen(app)

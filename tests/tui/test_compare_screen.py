"""Two drafts side by side, by the keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdraft.diff import compare
from resdraft.text import parse, write
from resdraft.tui.view.changes import change_rows, kinds_there
from resdraft.tui.widgets.pane import Pane
from tests.tui.screens import (
    NEW,
    OLD,
    drafts_folder,
    hostile,
    of_pair,
    press,
    screen_lines,
    screen_text,
    settled,
    until,
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    folder = drafts_folder(tmp_path)
    return folder / "norway.res.md", folder / "france.res.md"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
@pytest.mark.parametrize("theme", ["resdraft-dark", "resdraft-light", "gruvbox"])
async def test_two_drafts(pair: tuple[Path, Path], size: tuple[int, int], theme: str) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await settled(pilot)
        seen = screen_text(app).replace("\u00a0", " ")
        assert "change 1 of 5 · 2 reworded" in seen
        assert ("- norway.res.md → + france.res.md" in seen) == (size[0] < 100)
        assert ("- norway.res.md │ + france.res.md" in seen) == (size[0] >= 100)
        assert "OP1 reworded" in seen
        assert "▼ softened: Demands → Urges" in seen
        assert ("-Demands +Urges that all" in seen) == (size[0] < 100)
        assert ("Demands that all parties" in seen and "│ Urges that all parties" in seen) == (size[0] >= 100)


async def test_next_and_previous_change(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settled(pilot)
        seen = []
        for key in ("n", "f8", "N", "f7", "n", "n", "n", "n"):
            await press(pilot, key)
            seen.append(screen_text(app).replace("\u00a0", " ").split("change ")[1][0])
        assert seen == ["2", "3", "2", "1", "2", "3", "4", "5"]
        await press(pilot, "n")
        assert "No more changes." in screen_text(app)


async def test_the_count_tells_where_one_is(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        pane = app.screen.query_one("#rows", Pane)
        seen = []
        for number in range(len(pane.blocks)):
            pane.current = number
            await settled(pilot)
            seen.append(screen_text(app).partition(" · ")[0].strip())
        assert seen == [
            "before change 1 of 5",
            "change 1 of 5",
            "before change 2 of 5",
            "old place of change 1 of 5",
            "change 2 of 5",
            "before change 3 of 5",
            "change 3 of 5",
            "before change 4 of 5",
            "change 4 of 5",
            "before change 5 of 5",
            "change 5 of 5",
            "after change 5 of 5",
        ]


async def test_all_paragraphs_or_only_what_changed(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        assert "Decides to remain seized" not in screen_text(app)
        await press(pilot, "f")
        assert screen_text(app).count("Decides to remain seized") == 2
        assert "··· " not in screen_text(app)
        await press(pilot, "f")
        assert "Decides to remain seized" not in screen_text(app)


async def test_enter_unfolds_and_folds(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        pane = app.screen.query_one("#rows", Pane)
        count = len(pane.blocks)
        pane.current = count - 2
        await press(pilot, "enter")
        assert "unchanged" in screen_text(app)
        pane.current = len(pane.blocks) - 1
        await press(pilot, "enter")
        unfolded = len(pane.blocks)
        assert "··· unchanged: OP5" not in screen_text(app) or unfolded == count
        await press(pilot, "enter")
        assert len(pane.blocks) == count


async def test_enter_on_a_moved_paragraph_goes_to_the_other_end(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 16)) as pilot:
        await settled(pilot)
        assert any(line.startswith("▌↑ PP3 → PP1  moved up") for line in screen_lines(app))
        await press(pilot, "enter")
        assert any(line.startswith("▌↑ PP3  moved up to PP1") for line in screen_lines(app))
        await press(pilot, "enter")
        assert any(line.startswith("▌↑ PP3 → PP1  moved up") for line in screen_lines(app))


async def test_escape_leads_to_the_drafts_with_both_marked(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "esc Drafts" in screen_text(app)
        assert "q Quit" in screen_text(app)
        await press(pilot, "escape")
        assert "2 drafts 2 marked" in screen_text(app)
        lines = screen_lines(app)
        assert (lines[2][:17], lines[4][:17]) == ("▌2  france.res.md", " 1  norway.res.md")
        assert "q Quit" in screen_text(app)
        await press(pilot, "c")
        assert "change 1 of 5" in screen_text(app)
        assert "q Back" in screen_text(app)
        await press(pilot, "escape", "enter", "escape", "q")
    assert app.return_code == 0


async def test_the_footer_fits_a_narrow_terminal(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        foot = screen_lines(app)[-1].strip()
        assert foot == "a Accept r Reject u Undo s Save n Next / Filter esc Drafts t Theme ? Help q Quit"


async def test_columns_follow_the_width_of_the_terminal(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "-Demands +Urges" not in screen_text(app)
        await press(pilot, "i")
        assert "-Demands +Urges" in screen_text(app)
        assert "- norway.res.md → + france.res.md" in screen_text(app)
        await press(pilot, "i")
        assert "- norway.res.md │ + france.res.md" in screen_text(app).replace("  ", " ")
        for size in ((80, 24), (20, 5), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        assert "-Demands +Urges" in screen_text(app)
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert "-Demands +Urges" not in screen_text(app)


async def test_equal_drafts_say_so(pair: tuple[Path, Path]) -> None:
    app = of_pair(pair[0], pair[0])
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "The two drafts say the same." in screen_text(app)
        await press(pilot, "n", "N", "enter", "f", "a", "r", "u", "right", "enter", "end", "enter", "q")


async def test_the_columns_do_not_break(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        places = {line.index("│") for line in screen_lines(app)[2:-1] if "│" in line}
        assert len(places) == 1


async def test_words_are_not_taken_for_markup(pair: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "[red]x[.res.md"
    path.write_text(write(hostile()), encoding="utf-8")
    app = of_pair(path, pair[0])
    async with app.run_test(size=(90, 400)) as pilot:
        await settled(pilot)
        seen = screen_text(app)
        assert "- [red]x[.res.md" in seen
        assert seen.count("[Recalling] and [recalling] and") >= 12


async def test_empty_drafts(tmp_path: Path) -> None:
    path = tmp_path / "empty.res.md"
    path.write_text("---\nformat: 1\n---\n", encoding="utf-8")
    app = of_pair(path, path)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "n", "N", "enter", "f", "a", "right", "u", "ctrl+r", "o", "i", "end", "home")
        assert "The two drafts say the same." in screen_text(app)


async def test_the_filter_and_the_strip_on_the_screen(tmp_path: Path) -> None:
    folder = drafts_folder(tmp_path)
    app = of_pair(folder / "norway.res.md", folder / "france.res.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        assert "all changes" in screen_text(app)
        assert "softened 1" in screen_text(app)
        old, new = parse(OLD).resolution, parse(NEW).resolution
        rows = change_rows(old, new, compare(old, new))
        number = [kind for kind, _ in kinds_there(rows)].index("softened")
        await press(pilot, *["down"] * (number + 1), "enter")
        assert "change 1 of 1 only softened" in screen_text(app)
        assert "others: " in screen_text(app)
        await press(pilot, "slash", *["up"] * (number + 1), "enter")
        assert "only softened" not in screen_text(app)
        await pilot.click("#strip", offset=(0, 20))
        await settled(pilot)
        assert "change 5 of 5" in screen_text(app) or "change 4 of 5" in screen_text(app)


async def test_a_file_that_changes_meanwhile_is_told(pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resdraft.tui.watching.LOOK", 0.05)
    app = of_pair(*pair)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        pair[1].write_text(NEW.replace("60 days", "ninety days"), encoding="utf-8")
        await until(pilot, "change 2 of 5 · changed on disk · 5 to decide: 1 accepted")
        await until(pilot, "france.res.md was changed on disk; it is")
        pair[0].unlink()
        await until(pilot, "norway.res.md was deleted on disk")


async def test_the_footer_while_a_name_is_typed(pair: tuple[Path, Path]) -> None:
    app = of_pair(*pair)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "s")
        assert screen_lines(app)[-1].strip() == "esc Cancel"
        await press(pilot, *"n/")
        assert "n/" in screen_text(app)

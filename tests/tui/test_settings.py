"""The file of keys and theme."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from textual.binding import Binding

from resdraft.tui.actions import OWNERS, actions
from resdraft.tui.app import ResdraftApp
from resdraft.tui.opening import Reading
from resdraft.tui.screens.drafts import DraftsScreen
from resdraft.tui.settings import Settings, is_key, keymap, read_settings, settings_file
from resdraft.workspace import load
from tests.tui.screens import drafts_folder, press, screen_text, settled


def test_every_binding_has_an_id_of_its_own() -> None:
    bindings = [binding for _, owner in OWNERS for binding in owner.BINDINGS]
    assert all(isinstance(binding, Binding) and binding.id and binding.description for binding in bindings)
    assert max(Counter(action.id for action in actions()).values()) == 1


def test_every_widget_with_keys_is_known() -> None:
    import resdraft.tui.screens as screens
    import resdraft.tui.widgets as widgets

    known = {owner.__name__ for _, owner in OWNERS}
    found = {
        line.split("class ")[1].split("(")[0]
        for package in (screens, widgets)
        for path in Path(package.__path__[0]).glob("*.py")
        for part in path.read_text(encoding="utf-8").split("\n\n\n")
        if "BINDINGS: ClassVar" in part
        for line in part.splitlines()
        if line.startswith("class ")
    }
    assert found <= known


@pytest.mark.parametrize(
    "name", ["g", "G", "?", "/", "f2", "ctrl+g", "space", "question_mark", "slash", "shift+tab", "é"]
)
def test_keys(name: str) -> None:
    assert is_key(name)


@pytest.mark.parametrize("name", ["", "ctrl+", "gg", "hyperspace", "ctl+g", "\x07", "ctrl+gg"])
def test_no_keys(name: str) -> None:
    assert not is_key(name)


def test_where_the_file_is(tmp_path: Path) -> None:
    assert settings_file({"RESDRAFT_SCREENS": "mine.toml"}) == Path("mine.toml")
    assert settings_file({"XDG_CONFIG_HOME": "x", "APPDATA": "x"}) == Path("x/resdraft/screens.toml")
    assert settings_file({}).name == "screens.toml"
    assert read_settings(tmp_path / "none.toml") == Settings()


def test_a_file_is_read_with_tables_and_lists(tmp_path: Path) -> None:
    path = tmp_path / "screens.toml"
    path.write_text('theme = "light"\n[keys]\n"reader.goto" = "f2"\npane.down = ["down", "e"]\n')
    assert read_settings(path) == Settings("light", (("reader.goto", "f2"), ("pane.down", "down,e")))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("theme = 3", "theme is a name"),
        ("keys = 3", "keys is a table"),
        ("[keys]\n'reader.goto' = 3", "reader.goto needs a key"),
        ("color = 'x'", "there is no 'color'"),
        ("theme = ", "not read"),
        ("theme = '\udcff'", "not read"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_raised(tmp_path: Path, words: str, said: str) -> None:
    path = tmp_path / "screens.toml"
    path.write_bytes(words.encode("utf-8", "surrogateescape"))
    assert said in read_settings(path).faults[0]


def test_names_and_keys_that_are_not_known_are_told_with_the_nearest() -> None:
    made, faults = keymap(Settings(keys=(("reader.gotoo", "g"), ("drafts.mark", "spcae"), ("pane.up", "w"))), actions())
    assert made == {"pane.up": "w"}
    assert "no key is called 'reader.gotoo': did you mean 'reader.goto'?" in faults
    assert any("drafts.mark: 'spcae' is no key" in fault for fault in faults)


def test_two_actions_with_one_key_are_told() -> None:
    _, faults = keymap(Settings(keys=(("reader.find", "g"),)), actions())
    assert faults == ("reader.goto and reader.find both have g: the first is done",)


async def test_keys_and_theme_of_the_file_hold(tmp_path: Path) -> None:
    path = drafts_folder(tmp_path) / "norway.res.md"
    settings = Settings("light", (("reader.find", "f2,?"), ("reader.drafts", "z"), ("app.quit", "w")))
    app = ResdraftApp(Reading(load(path)), settings=settings)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert not app.current_theme.dark
        assert "f2 Find" in screen_text(app)
        await press(pilot, "slash")
        assert "nowhere" not in screen_text(app)
        await press(pilot, "f2", *"report")
        assert "1 of 1" in screen_text(app)
        await press(pilot, "escape", "z")
        assert isinstance(app.screen, DraftsScreen)
        await press(pilot, "enter", "q")
        assert isinstance(app.screen, DraftsScreen)
        await pilot.press("w")
        assert app._exit


async def test_what_is_wrong_in_the_file_is_told_on_the_screen(tmp_path: Path) -> None:
    path = drafts_folder(tmp_path) / "norway.res.md"
    settings = Settings("purple [red]", (("reader.gotoo", "g"),), ("theme is a name",))
    app = ResdraftApp(Reading(load(path)), settings=settings)
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await settled(pilot)
        assert "screens.toml: theme is a name" in screen_text(app)
        assert "and 2 more" in screen_text(app)

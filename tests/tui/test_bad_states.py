"""What goes wrong is a message on the screen and never its end; whatever words say, they are shown, not obeyed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from resdraft.tui.app import ResdraftApp
from resdraft.tui.folder import Feed, Found, Read, news, reading
from resdraft.tui.opening import Folder
from resdraft.tui.screens.ask import AskScreen
from resdraft.tui.screens.choose import ChooseScreen
from resdraft.tui.screens.drafts import DraftsScreen
from resdraft.tui.screens.reader import ReaderScreen
from resdraft.tui.view.blocks import Block, Flow
from resdraft.tui.view.listed import unread
from resdraft.tui.view.words import joined
from tests.tui.screens import (
    HOSTILE_WORDS,
    MARKUP,
    OLD,
    drafts_folder,
    of_draft,
    of_folder,
    press,
    screen_lines,
    screen_text,
    settled,
    until,
)

CONTROLS = "a\x1b[31mb\x07c\x9bd\u202ee\u2066f\u200fg"
"""What a terminal would obey."""
OBEYED = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066")
AR = "إذ تشير إلى قراراتها السابقة بشأن الإرهاب الدولي، [الاتحاد الروسي: وإذ تؤكد] من جديد،"
ZH = "回顾其以往关于国际恐怖主义的各项决议，[俄罗斯联邦：重申]其主权，"


def with_words(words: str, language: str = "en") -> str:
    """A draft in which these words stand everywhere."""
    quoted = "'" + words.replace("'", "''") + "'"
    return (
        f"---\nformat: 1\nbody: general-assembly\nlanguage: {language}\nsymbol: {quoted}\ntitle: {quoted}\n"
        f"sponsors: [{quoted}]\n---\n\n{words}\n\n1. {words}[^1]<!-- {words} -->\n\n[^1]: {words}\n"
    )


def is_whole(app: ResdraftApp, width: int) -> bool:
    """Whether each line of the screen has its cells and nothing that a terminal obeys."""
    lines = screen_lines(app)
    return all(cell_len(line) == width for line in lines) and not any(sign in line for sign in OBEYED for line in lines)


async def every_screen(app: ResdraftApp, pilot: Pilot[None], width: int) -> None:
    """From the list through all that can be opened."""
    await settled(pilot)
    assert is_whole(app, width)
    for keys in (
        ["slash", "enter"],
        ["x"],
        ["escape", "escape", "y"],
        ["question_mark"],
        ["escape", "enter"],
        ["c", "v", "1"],
        ["escape", "slash", "enter", "y"],
        ["enter"],
        ["o", "tab", "down", "o"],
        ["question_mark"],
        ["escape", "ctrl+p"],
        ["escape", "q"],
    ):
        if keys == ["c", "v", "1"]:
            assert isinstance(app.screen, ReaderScreen) or "not readable" in screen_text(app)
        await press(pilot, *keys)
        assert is_whole(app, width), keys
    assert isinstance(app.screen, DraftsScreen)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        (HOSTILE_WORDS, (80, 24)),
        (CONTROLS, (140, 40)),
        ("\u202eevil\u202c", (80, 24)),
        ("e\u0301" * 40, (140, 40)),
        ("👩‍👩‍👧‍👦 🇳🇴 " * 9, (80, 24)),
    ],
)
async def test_no_words_are_obeyed_on_any_screen(tmp_path: Path, words: str, size: tuple[int, int]) -> None:
    name = "".join(sign for sign in words if sign.isprintable() and sign not in '/\\:*?"<>|')[:40] or "x"
    (tmp_path / f"{name}.res.md").write_text(with_words(words), encoding="utf-8")
    app = of_folder(tmp_path)
    async with app.run_test(size=size, notifications=True) as pilot:
        await every_screen(app, pilot, size[0])


async def test_words_that_look_like_markup_are_shown_everywhere(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        for words in MARKUP:
            app.tell(f"told {words} so")
            app.push_screen(ChooseScreen(f"title {words} so", [Block((Flow(joined([(f"line {words} so", "")])),))]))
            await settled(pilot)
            for kind in ("told", "title", "line"):
                assert f"{kind} {words} so" in screen_text(app)
            await press(pilot, "escape")
            app.push_screen(AskScreen(f"ask {words} so", words, lambda typed: f"remark {typed} so"))
            await settled(pilot)
            for kind in ("ask", "remark"):
                assert f"{kind} {words} so" in screen_text(app)
            await press(pilot, "escape")
        await press(pilot, "slash", "left_square_bracket", "x", "enter")
        assert "with “[x”" in screen_text(app)


@pytest.mark.parametrize(
    ("language", "words", "size"), [("ar", AR, (40, 12)), ("ar", AR, (160, 40)), ("zh", ZH, (80, 24))]
)
async def test_arabic_and_chinese_keep_their_columns(
    tmp_path: Path, language: str, words: str, size: tuple[int, int]
) -> None:
    (tmp_path / f"{words[:9]}.res.md").write_text(with_words(words * 8, language), encoding="utf-8")
    app = of_folder(tmp_path)
    async with app.run_test(size=size, notifications=True) as pilot:
        await every_screen(app, pilot, size[0])
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        for key in ("pagedown", "pagedown", "up", "end", "home"):
            await press(pilot, key)
            assert is_whole(app, size[0])
        await press(pilot, "slash", *words[4:8], "enter")
        assert " of " in screen_lines(app)[0]
        assert is_whole(app, size[0])


async def test_a_draft_from_right_to_left_has_a_notice_where_the_terminal_does_not_set_it_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VTE_VERSION", "KONSOLE_VERSION", "MLTERM"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "ar.res.md"
    path.write_text(with_words(AR, "ar"), encoding="utf-8")
    for version, told in (("", True), ("7600", False)):
        if version:
            monkeypatch.setenv("VTE_VERSION", version)
        app = of_draft(path)
        async with app.run_test(size=(120, 30)) as pilot:
            await settled(pilot)
            assert ("Read from right to left" in screen_text(app)) == told


@pytest.mark.parametrize("keys", [[], ["x"], ["question_mark"], ["enter", "slash", "e"]])
async def test_a_terminal_of_twenty_by_five_and_back(tmp_path: Path, keys: list[str]) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        before = screen_text(app)
        for size in ((20, 5), (1, 1), (3, 2), (120, 40)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert is_whole(app, size[0])
            await press(pilot, "down", "up")
        assert "Quit" in before or "esc" in before
        assert len(screen_text(app)) > 100


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the owner of everything may read everything")
async def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    drafts_folder(tmp_path / "closed")
    (tmp_path / "closed").chmod(0)
    app = of_folder(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, "no right to read")
    (tmp_path / "closed").chmod(0o755)


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    app = of_folder(tmp_path / "nowhere")
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, "there is no such file")
        assert isinstance(app.screen, DraftsScreen)


async def test_a_worker_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)

        def broken(*_: object) -> None:
            raise RuntimeError("[red]broken[/]")

        monkeypatch.setattr("resdraft.workspace.load_all", broken)
        await press(pilot, "enter")
        assert "This should not have happened (RuntimeError):" in screen_text(app)
        assert "[red]broken[/]" in screen_text(app)
        await press(pilot, "escape", "down")
        assert isinstance(app.screen, DraftsScreen)


def test_one_file_that_a_reader_stumbles_over_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("resdraft.workspace.load_all", broken)
    (found,) = reading(unread(drafts_folder(tmp_path) / "norway.res.md", tmp_path))
    assert "this should not have happened (RuntimeError): broken" in found.fault


def test_a_folder_is_read_by_another_process_and_by_this_one_alike(tmp_path: Path) -> None:
    drafts_folder(tmp_path)
    told = []
    for apart in (True, False):
        feed = Feed(tmp_path, apart=apart)
        heard = []
        for piece in feed:
            heard.append(piece)
            if isinstance(piece, Read):
                break
        feed.close()
        assert feed._process is None or feed._process.poll() is not None
        told.append([draft for piece in heard if isinstance(piece, Read) for parts in piece.drafts for draft in parts])
    assert told[0][0] == told[1][0]


def test_a_screenful_of_names_is_told_at_once(tmp_path: Path) -> None:
    for number in range(70):
        (tmp_path / f"{number:02}.res.md").write_text(OLD, encoding="utf-8")
    heard = news(tmp_path, lambda _: False)
    first, second = next(heard), next(heard)
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert (len(first.came), first.complete, len(second.came), second.complete) == (64, False, 6, True)
    assert sum(len(piece.drafts) for piece in heard if isinstance(piece, Read)) == 70


def test_news_of_a_folder_are_only_what_changed(tmp_path: Path) -> None:
    drafts_folder(tmp_path)
    looks = iter([True, True, True, False])

    def pause(seconds: float) -> bool:
        go_on = next(looks)
        if look == 0:
            (tmp_path / "norway.res.md").unlink()
        return go_on

    look = 0
    heard = []
    for piece in news(tmp_path, pause):
        heard.append(piece)
        look = len(heard) // 3
    gone = [path.name for piece in heard for path in getattr(piece, "gone", ())]
    assert gone == ["norway.res.md"]
    assert sum(isinstance(piece, Read) for piece in heard) <= 2


async def test_a_process_that_cannot_be_started_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("no")

    monkeypatch.setattr("subprocess.Popen", refused)
    app = ResdraftApp(Folder(drafts_folder(tmp_path)), Feed(tmp_path))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "norway.res.md 3 PP 5 OP" in screen_text(app)


async def test_the_mouse_does_what_keys_do(tmp_path: Path) -> None:
    (drafts_folder(tmp_path) / "norway.res.md").write_text(OLD, encoding="utf-8")
    app = of_folder(tmp_path)
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        foot = screen_lines(app)[-1]
        await pilot.click("Footer", offset=(foot.index("Filter"), 0))
        await settled(pilot)
        assert "enter keeps the filter" in screen_text(app)
        await press(pilot, "escape")
        await pilot.click("#drafts", offset=(10, 2))
        await settled(pilot)
        await pilot.click("#drafts", offset=(10, 2))
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        assert "norway.res.md" in screen_lines(app)[0]
        await pilot.click("#outline", offset=(5, 3))
        await settled(pilot)
        await pilot.click("#outline", offset=(5, 3))
        await settled(pilot)
        assert "1. Demands" in " ".join(screen_text(app).split()).replace("\u00a0", " ")
        place = next(number for number, line in enumerate(screen_lines(app)) if "Demands that all" in line[41:])
        await pilot.click(offset=(70, place), times=2)
        await settled(pilot)
        assert any("See S/2014/815" in line for line in screen_lines(app) if "▌" in line[38:44])
        await press(pilot, "question_mark")
        place = next(number for number, line in enumerate(screen_lines(app)) if "Show or hide the outline" in line)
        await pilot.click(offset=(40, place), times=2)
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        assert not app.screen.query_one("#outline").display


async def test_a_message_of_two_lines_has_two(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        app.tell("one\ntwo\x1bthree")
        await settled(pilot)
        assert "two␛three" in screen_text(app)
        assert "␊" not in screen_text(app)


async def test_a_click_in_a_list_with_a_border_takes_the_line_under_the_mouse(tmp_path: Path) -> None:
    app = of_folder(drafts_folder(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        chosen: list[int | None] = []
        choices = [Block((Flow(joined([(f"choice {number}", "")])),), after=0) for number in range(5)]
        app.push_screen(ChooseScreen("Choose", choices), chosen.append)
        await settled(pilot)
        place = next(number for number, line in enumerate(screen_lines(app)) if "choice 3" in line)
        for _ in range(2):
            await pilot.click(offset=(40, place))
            await settled(pilot)
        assert chosen == [3]

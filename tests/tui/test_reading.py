"""The reader: finding words, following references, what is shown besides, the file as it changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from resdraft.tui.screens.choose import ChooseScreen
from resdraft.tui.screens.drafts import DraftsScreen
from resdraft.tui.screens.reader import ReaderScreen
from resdraft.tui.widgets.pane import Pane
from tests.tui.screens import OLD, of_draft, of_folder, press, screen_lines, screen_text, settled, until

LINKED = OLD.replace(
    "5. *Decides* to remain seized of the matter.",
    "5. *Recalls* [paragraph 3](#report) above;[^2]<!-- RUS: keep this? -->\n\n6. *Strongly condemns* violence.",
).replace("[^1]: See", "[^2]: Ibid.\n\n[^1]: See")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "linked.res.md"
    found.write_text(LINKED, encoding="utf-8")
    return found


async def test_words_are_found_as_one_types_and_counted(path: Path) -> None:
    app = of_draft(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"RECALLING")
        assert "Find RECALLING" in screen_text(app)
        assert "1 of 1" in screen_text(app)
        await press(pilot, "backspace", "backspace", "backspace", "enter")
        assert "linked.res.md 1 of 2" in screen_text(app)
        await press(pilot, "n")
        assert "linked.res.md 2 of 2" in screen_text(app)
        pane = app.screen.query_one("#sheet", Pane)
        places = [pane.current]
        for key in ("n", "n", "N"):
            await press(pilot, key)
            places.append(pane.current)
        assert places[0] == places[2]
        assert places[1] == places[3] != places[0]
        await press(pilot, "escape")
        assert "1 of" not in screen_text(app).replace("A/RES", "")
        assert isinstance(app.screen, ReaderScreen)


async def test_each_letter_is_looked_for_from_where_one_began_and_escape_leads_back(path: Path) -> None:
    app = of_draft(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pane = app.screen.query_one("#sheet", Pane)
        await press(pilot, "1", "enter", "down")
        before = pane.place
        await press(pilot, "slash", "r")
        assert pane.current >= before[0]
        await press(pilot, *"ecall")
        assert any("▌" in line and "Recalls paragraph 3" in line for line in screen_lines(app))
        await press(pilot, "escape")
        assert pane.place == before


async def test_words_that_stand_nowhere_are_told(path: Path) -> None:
    app = of_draft(path)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"zebra")
        assert "nowhere" in screen_text(app)
        await press(pilot, "escape", "n")
        assert "nowhere" not in screen_text(app)


async def test_references_are_followed_and_back(path: Path) -> None:
    app = of_draft(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pane = app.screen.query_one("#sheet", Pane)
        await press(pilot, "5", "enter")
        here = pane.current
        await press(pilot, "enter")
        assert isinstance(app.screen, ChooseScreen)
        assert "OP3 Requests the Secretary-General" in screen_text(app)
        assert "note ² Ibid" in screen_text(app)
        await press(pilot, "enter")
        assert any(line.startswith("▌           3.") for line in screen_lines(app))
        await press(pilot, "backspace")
        assert pane.current == here
        await press(pilot, "enter", "down", "enter")
        assert any(line.startswith("▌      ² Ibid") for line in screen_lines(app))
        await press(pilot, "b")
        assert pane.current == here
        await press(pilot, "3", "enter", "enter")
        assert isinstance(app.screen, ReaderScreen)


async def test_comments_and_strengths_are_shown_on_demand_in_their_place(path: Path) -> None:
    app = of_draft(path)
    async with app.run_test(size=(160, 24)) as pilot:
        await settled(pilot)
        pane = app.screen.query_one("#sheet", Pane)
        await press(pilot, "5", "enter")
        here = pane.current
        assert "keep this" not in screen_text(app)
        await press(pilot, "c")
        assert "» RUS: keep this?" in screen_text(app)
        await press(pilot, "v")
        assert "“Strongly condemns”: 6 of 7, demands or condemns, strengthened, condemning" in screen_text(app)
        assert pane.current == here
        await press(pilot, "c", "v")
        assert "keep this" not in screen_text(app)
        assert "of 7" not in screen_text(app)
        assert pane.current == here


async def test_a_problem_leads_to_its_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "odd.res.md"
    path.write_text(OLD.replace("3. *Requests*", "9. *Requests*"), encoding="utf-8")
    app = of_draft(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "d")
        assert "Cannot be read as meant" in screen_text(app)
        await press(pilot, "enter")
        assert any(line.startswith("▌") and "Requests" in line for line in screen_lines(app))


async def test_doubts_of_an_import_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "pasted.txt"
    path.write_text("Some words that are nothing known.\n\n1. Decides to meet;\n\n5. Decides to end.\n")
    app = of_draft(path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        assert "! The import was unsure of" in screen_text(app)
        await press(pilot, "d", "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "e")
        assert "Only drafts are edited" in screen_text(app)


async def test_the_file_is_shown_as_it_is_now(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resdraft.tui.watching.LOOK", 0.05)
    app = of_draft(path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "3", "enter")
        more = LINKED
        for number in (6, 5, 4, 3):
            more = more.replace(f"\n{number}. ", f"\n{number + 1}. ")
        path.write_text(more.replace("\n4. ", "\n3. *Welcomes* this;\n\n4. "), encoding="utf-8")
        await until(pilot, "The file changed")
        assert any(line.startswith("▌           4.") and "Requests" in line for line in screen_lines(app))
        path.unlink()
        await until(pilot, "deleted on disk")
        await until(pilot, "was deleted")
        path.write_bytes(b"\x00\x01")
        await until(pilot, "not readable any more")
        assert "Requests the Secretary-General" in screen_text(app)
        path.write_text(LINKED, encoding="utf-8")
        await until(pilot, "The file changed")
        assert "not readable" not in screen_lines(app)[0]


async def test_without_an_editor_it_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    app = of_draft(path)
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        assert "No editor is set" in screen_text(app)
        monkeypatch.setenv("EDITOR", "no-such-editor")
        await press(pilot, "e")
        assert "cannot be left for an" in screen_text(app)


async def test_the_editor_opens_at_the_paragraph(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = path.parent / "nano"
    script.write_text(
        f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\nline, name = sys.argv[1:]\nfile = Path(name)\n"
        "rows = file.read_text().splitlines(keepends=True)\nrow = int(line[1:]) - 1\n"
        "rows[row] = rows[row].replace('Requests', 'Urges')\nfile.write_text(''.join(rows))\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    app = of_draft(path)

    @contextmanager
    def suspended() -> Iterator[None]:
        yield

    monkeypatch.setattr(app, "suspend", suspended)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "3", "enter", "e")
        await until(pilot, "Urges the Secretary-General")


async def test_a_paragraph_is_copied_and_it_says_how(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM_PROGRAM", "xterm")
    monkeypatch.setenv("TMPDIR", str(path.parent))
    monkeypatch.setattr("tempfile.tempdir", str(path.parent))
    app = of_draft(path)
    async with app.run_test(notifications=True, size=(120, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "enter", "y")
        assert app.clipboard == "3. Requests the Secretary-General to report within 60 days;"
        assert "OP3: sent to the clipboard of the terminal" in screen_text(app)
        await press(pilot, "Y")
        (file,) = path.parent.glob("resdraft-*.txt")
        assert file.read_text() == app.clipboard + "\n"
        assert os.name == "nt" or file.stat().st_mode & 0o077 == 0
        assert "OP3: written to" in screen_text(app)
        file.unlink()
        monkeypatch.setenv("TERM_PROGRAM", "Apple_Terminal")
        await press(pilot, "p", "1", "enter", "y")
        (file,) = path.parent.glob("resdraft-*.txt")
        assert file.read_text() == "Recalling its resolution 2170 (2014),\n"


async def test_a_draft_is_exported_and_nothing_is_written_over_unasked(path: Path) -> None:
    app = of_draft(path)
    async with app.run_test(notifications=True, size=(120, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "x")
        seen = screen_text(app)
        assert "security-council.docx" in seen
        assert "usual for this draft" in seen
        await press(pilot, "enter")
        assert "Word to" in screen_text(app)
        await press(pilot, "enter")
        made = path.with_name("linked.docx")
        assert made.read_bytes()[:2] == b"PK"
        assert "Word written to" in screen_text(app)
        made.write_bytes(b"mine")
        await press(pilot, "x", "enter")
        assert "there is such a file" in screen_text(app)
        await press(pilot, "enter")
        assert "linked.docx is there already" in screen_text(app)
        await press(pilot, "enter")
        assert made.read_bytes() == b"mine"
        await press(pilot, "x", "enter", "enter", "down", "enter")
        assert made.read_bytes()[:2] == b"PK"


async def test_export_never_takes_the_place_of_a_draft(path: Path) -> None:
    app = of_draft(path)
    async with app.run_test(notifications=True, size=(120, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "x", "down", "down", "down", "enter", "backspace", "backspace", *"res.md", "enter")
        await press(pilot, "down", "enter")
        await until(pilot, "name another file")
        assert path.read_text() == LINKED


async def test_export_from_the_list_with_a_house_template(path: Path) -> None:
    (path.parent / "templates").mkdir()
    (path.parent / "templates" / "short.md").write_text("HOUSE {{ body }}\n")
    app = of_folder(path.parent)
    async with app.run_test(notifications=True, size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "x")
        assert "short.md of the house" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, DraftsScreen)

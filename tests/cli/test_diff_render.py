"""`resdraft diff`, `resdraft render`, `resdraft demo` and `resdraft tui`."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from resdraft.cli.cells import cells
from resdraft.workspace import shipped
from tests.cli.conftest import DRAFT, Cli
from tests.conftest import clean_environment


@pytest.mark.parametrize("width", [60, 140])
def test_a_comparison_fits_its_width(cli: Cli, rivals: tuple[Path, Path], width: int) -> None:
    ended = cli("diff", "old.res.md", "new.res.md", "--width", str(width))
    assert (ended.code, ended.err) == (0, "")
    assert "OP4 → OP6" in ended.out
    assert "softened: Requests → Invites" in ended.out
    assert max(map(cells, ended.out.splitlines())) <= width
    assert "\x1b" not in ended.out


def test_all_shows_more(cli: Cli, rivals: tuple[Path, Path]) -> None:
    some = cli("diff", "old.res.md", "new.res.md").out
    assert len(cli("diff", "--all", "old.res.md", "new.res.md").out) > len(some)


def test_json_and_markdown(cli: Cli, rivals: tuple[Path, Path], here: Path) -> None:
    record = json.loads(cli("diff", "old.res.md", "new.res.md", "--format", "json").out)
    assert record["format"] == 1
    assert record["counts"]["moved"] > 0
    ended = cli("diff", "old.res.md", "new.res.md", "--format", "markdown", "-o", "c.md")
    assert (ended.code, ended.out) == (0, "")
    words = (here / "c.md").read_text("utf-8")
    assert "old.res.md → new.res.md" in words
    assert "| OP4 → OP6 |" in words


def test_colour_goes_to_no_file(
    cli: Cli, rivals: tuple[Path, Path], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cli("diff", "old.res.md", "new.res.md").out
    cli("diff", "old.res.md", "new.res.md", "-o", "c.txt")
    assert "\x1b" not in (here / "c.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "code"),
    [(("", ""), 0), (("crews", "crews well"), 1), (("Small ports", "Ports"), 1), (("2. *Decides*", "5. *Decides*"), 0)],
)
def test_the_exit_code_where_it_was_asked_for(
    cli: Cli, draft: Path, here: Path, change: tuple[str, str], code: int
) -> None:
    (here / "b.res.md").write_text(DRAFT.replace(*change), "utf-8")
    assert cli("diff", "--exit-code", "a.res.md", "b.res.md").code == code
    assert cli("diff", "a.res.md", "b.res.md").code == 0


def test_against_standard_input_and_another_format(cli: Cli, draft: Path) -> None:
    pasted = "The General Assembly,\nRecalling its resolution 70/1 of 25 September 2015,\n1. Demands that all act.\n"
    ended = cli("diff", "a.res.md", "-", stdin=pasted)
    assert ended.code == 0
    assert "Demands" in ended.out


def test_against_what_git_had(cli: Cli, draft: Path, here: Path) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed: reading revisions was not tested")
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for argv in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *argv], cwd=here, check=True, capture_output=True)
    draft.write_text(DRAFT.replace("Urges", "Invites"), "utf-8")
    ended = cli("diff", "HEAD:a.res.md", "a.res.md", "--format", "markdown")
    assert ended.code == 0
    assert "softened: Urges → Invites" in ended.out
    assert cli("render", "HEAD:a.res.md").out == "a.docx\n"


def document(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode("utf-8")


def test_a_word_file_stands_beside_its_draft(cli: Cli, draft: Path, here: Path) -> None:
    (here / "sub").mkdir()
    shutil.move(draft, here / "sub" / "a.res.md")
    ended = cli("render", str(Path("sub") / "a.res.md"))
    assert (ended.code, ended.out, ended.err) == (0, f"{Path('sub') / 'a.docx'}\n", "")
    assert "train rescue crews" in document((here / "sub" / "a.docx").read_bytes())


def test_a_word_file_where_it_was_asked_for(cli: Cli, draft: Path, here: Path) -> None:
    assert cli("render", "a.res.md", "-o", "b.docx", "--template", "security-council").code == 0
    assert (here / "b.docx").is_file()
    draft.write_text(DRAFT.replace("*Urges*", "<!-- why? -->\n*Urges*"), "utf-8")
    assert cli("render", "a.res.md", "--comments").code == 0


def test_bytes_go_to_a_pipe_and_not_to_a_terminal(cli: Cli, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    argv = [sys.executable, "-m", "resdraft", "render", "-", "-o", "-"]
    ended = subprocess.run(argv, input=DRAFT.encode(), env=clean_environment(), capture_output=True, check=True)
    assert ended.stderr == b""
    assert "train rescue crews" in document(ended.stdout)
    monkeypatch.setattr("resdraft.cli.streams.is_terminal", lambda _: True)
    refused = cli("render", "a.res.md", "-o", "-")
    assert (refused.code, refused.out) == (2, "")
    assert "cannot be shown in a terminal" in refused.err


@pytest.mark.parametrize("output", ["a.res.md", "b.res.md"])
def test_a_word_file_takes_no_draft_s_place(cli: Cli, draft: Path, output: str) -> None:
    ended = cli("render", "a.res.md", "-o", output)
    assert ended.code == 2
    assert ended.err.startswith(f"{output}: error: not written")
    assert draft.read_text("utf-8") == DRAFT


def test_the_workspace_s_own_template(cli: Cli, draft: Path, here: Path) -> None:
    (here / "templates").mkdir()
    shutil.copy(shipped("templates") / "security-council.docx", here / "templates" / "house.docx")
    (here / "resdraft.toml").write_text('[render]\ntemplate = "templates/house.docx"\n', "utf-8")
    assert cli("render", "a.res.md").code == 0
    (here / "resdraft.toml").write_text('[render]\ntemplate = "house"\n', "utf-8")
    assert cli("render", "a.res.md").code == 0
    (here / "resdraft.toml").write_text('[render]\ntemplate = "hause"\n', "utf-8")
    ended = cli("render", "a.res.md")
    assert ended.code == 2
    assert "did you mean house?" in ended.err


def test_the_demo(cli: Cli, here: Path) -> None:
    ended = cli("demo")
    assert (ended.code, ended.err) == (0, "")
    assert 'OP3 → OP5: drops "with the consent of the states' in ended.out
    made = sorted(path.name for path in (here / "resdraft-demo").iterdir())
    stems = ["france-united-kingdom-united-states", "russian-federation"]
    assert made == sorted(
        [
            *(f"comparison.{e}" for e in ("docx", "html", "md", "txt")),
            "redline.docx",
            *(f"{s}{e}" for s in stems for e in (".docx", ".res.md")),
        ]
    )
    for name in made:
        assert name in ended.out
    assert cli("demo").out == ended.out
    assert not (here / "resdraft-demo-2").exists()


def test_the_demo_overwrites_nothing(cli: Cli, here: Path) -> None:
    cli("demo")
    mine = here / "resdraft-demo" / "russian-federation.res.md"
    mine.write_text("Mine.\n", "utf-8")
    assert "In resdraft-demo-2 there are now" in cli("demo").out
    assert mine.read_text("utf-8") == "Mine.\n"
    ended = cli("demo", "--into", "resdraft-demo")
    assert ended.code == 2
    assert cli("demo", "--into", "look/here").code == 0


def test_the_screen_needs_a_terminal(cli: Cli, draft: Path) -> None:
    ended = cli("tui", "a.res.md")
    assert ended.code == 2
    assert "terminal" in ended.err


def test_the_screen_names_what_is_not_there(cli: Cli) -> None:
    ended = cli("tui", "nope.res.md")
    assert ended.code in (2, 3)
    assert len(ended.err.splitlines()) <= 2


@pytest.mark.parametrize("name", ["a.txt", "a.odt", "a.doc", "b.res.md"])
def test_what_is_rendered_gets_no_ending_that_is_untrue(cli: Cli, draft: Path, here: Path, name: str) -> None:
    ended = cli("render", "a.res.md", "-o", name)
    assert ended.code == 2
    assert not (here / name).exists()

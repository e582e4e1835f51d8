"""`resdraft new`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_a_file(cli: Cli, here: Path) -> None:
    argv = ["--title", "Small ports: safety", "--sponsor", "Norway", "--sponsor", "Chile*", "--body", "model-un"]
    ended = cli("new", "ports.res.md", *argv)
    assert (ended.code, ended.err) == (0, "")
    assert "made ports.res.md" in ended.out
    assert "resdraft render ports.res.md" in ended.out
    words = (here / "ports.res.md").read_text("utf-8")
    assert 'title: "Small ports: safety"' in words
    assert "sponsors: [Norway, Chile*]" in words
    assert "body: model-un" in words
    assert "The General Assembly,\n\n*Recalling* [" in words
    assert cli("fmt", "--check", "ports.res.md").code == 0


@pytest.mark.parametrize(("name", "made"), [("ports", "ports.res.md"), ("a/b/ports.md", "a/b/ports.res.md")])
def test_the_ending_is_added_and_folders_are_made(cli: Cli, here: Path, name: str, made: str) -> None:
    assert cli("new", name).code == 0
    assert (here / made).is_file()


def test_without_a_name(cli: Cli, here: Path) -> None:
    assert cli("new").code == 0
    assert (here / "draft.res.md").is_file()


def test_nothing_is_overwritten(cli: Cli, draft: Path) -> None:
    words = draft.read_bytes()
    ended = cli("new", "a.res.md")
    assert ended.code == 3
    assert "a.res.md: error: not written: the file is there already" in ended.err
    assert draft.read_bytes() == words


def test_another_ending_is_refused(cli: Cli, here: Path) -> None:
    ended = cli("new", "ports.docx")
    assert ended.code == 2
    assert "ports.res.md, for example" in ended.err
    assert [path.name for path in here.iterdir()] == [".git"]


@pytest.mark.parametrize("argv", [["drafts/"], ["drafts", "--workspace"]])
def test_a_folder(cli: Cli, here: Path, argv: list[str]) -> None:
    assert cli("new", *argv).code == 0
    assert {path.name for path in (here / "drafts").iterdir()} == {"draft.res.md", "resdraft.toml", ".gitignore"}
    assert ".*.lock" in (here / "drafts/.gitignore").read_text("utf-8")
    assert cli("show", "drafts/draft.res.md").code == 0
    again = cli("new", *argv)
    assert again.code == 3
    assert "the file is there already" in again.err


def test_settings_that_are_there_stay(cli: Cli, here: Path) -> None:
    (here / "drafts").mkdir()
    (here / "drafts/resdraft.toml").write_text("[fmt]\nwrap = 60\n", "utf-8")
    ended = cli("new", "drafts")
    assert ended.code == 0
    assert "kept" in ended.out
    assert (here / "drafts/resdraft.toml").read_text("utf-8") == "[fmt]\nwrap = 60\n"


def test_a_file_where_a_folder_should_be(cli: Cli, draft: Path) -> None:
    ended = cli("new", "a.res.md/b.res.md")
    assert ended.code == 2
    assert "a file, not a folder" in ended.err

"""What commands write over unasked, and what only with `--force`: the same for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import DRAFT, Cli

OTHER = DRAFT.replace("train", "pay")
WRITERS = {
    "Word": ["render", "a.res.md"],
    "JSON": ["export", "a.res.md"],
    "text": ["export", "a.res.md", "--format", "text"],
    "draft": ["export", "a.res.md", "--format", "draft"],
    "schema": ["export", "--schema"],
    "comparison": ["diff", "a.res.md", "b.res.md"],
    "Markdown": ["diff", "a.res.md", "b.res.md", "--format", "markdown"],
    "data": ["diff", "a.res.md", "b.res.md", "--format", "json"],
    "imported": ["import", "b.res.md"],
}


@pytest.fixture(autouse=True)
def other(draft: Path, here: Path) -> None:
    (here / "b.res.md").write_text(OTHER, "utf-8")


def refused(cli: Cli, here: Path, argv: list[str], name: str, message: str) -> None:
    """The file is kept, in the same words everywhere; `--force` writes over it."""
    (here / name).write_text("Mine.\n", "utf-8")
    ended = cli(*argv, "-o", name)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.splitlines()[-2:] == [
        f"{name}: error: not written: {message}",
        "  --force writes over it; or name another file",
    ]
    assert (here / name).read_text("utf-8") == "Mine.\n"
    assert cli(*argv, "-o", name, "--force").code == 0
    assert (here / name).read_bytes() != b"Mine.\n"


@pytest.mark.parametrize("argv", [argv for what, argv in WRITERS.items() if what != "Word"], ids=str)
def test_a_draft_is_kept(cli: Cli, here: Path, argv: list[str]) -> None:
    refused(cli, here, argv, "mine.res.md", "a draft is there already, and it differs")


@pytest.mark.parametrize("argv", [argv for what, argv in WRITERS.items() if what != "Word"], ids=str)
def test_a_file_of_another_kind_is_kept(cli: Cli, here: Path, argv: list[str]) -> None:
    refused(cli, here, argv, "mine.csv", "a file of another kind is there already")


def test_render_makes_nothing_of_an_ending_that_it_does_not_know(cli: Cli, here: Path) -> None:
    ended = cli("render", "a.res.md", "-o", "mine.pfd")
    assert (ended.code, "nothing that render makes is called .pfd" in ended.err) == (2, True)
    other = cli("render", "a.res.md", "-o", "mine.txt")
    assert (other.code, other.err) == (2, ended.err.replace(".pfd", ".txt"))
    assert not (here / "mine.pfd").exists()


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("Word", "out.docx"),
        ("Word", "OUT.DOCX"),
        ("JSON", "out.json"),
        ("text", "out.txt"),
        ("schema", "out.json"),
        ("comparison", "out.txt"),
        ("Markdown", "out.md"),
        ("data", "out.json"),
    ],
)
def test_an_earlier_result_is_written_over(cli: Cli, here: Path, what: str, name: str) -> None:
    (here / name).write_text("Earlier.\n", "utf-8")
    ended = cli(*WRITERS[what], "-o", name)
    assert (ended.code, ended.err) == (0, "")
    assert (here / name).read_bytes() != b"Earlier.\n"


def test_the_same_result_again_is_no_fault(cli: Cli, here: Path) -> None:
    for what in ("draft", "imported", "comparison"):
        argv = [*WRITERS[what], "-o", f"{what}.res.md"]
        assert cli(*argv).code == cli(*argv).code == 0


@pytest.mark.parametrize("argv", [argv for argv in WRITERS.values() if "b.res.md" in argv], ids=str)
def test_an_input_is_kept_whatever_is_said(cli: Cli, here: Path, argv: list[str]) -> None:
    ended = cli(*argv, "-o", "b.res.md", "--force")
    assert ended.code == 2
    assert "b.res.md: error: not written: this file is what was read\n" in ended.err
    assert (here / "b.res.md").read_text("utf-8") == OTHER


def test_a_template_is_kept_whatever_is_said(cli: Cli, here: Path) -> None:
    cli("render", "b.res.md", "-o", "house.docx")
    before = (here / "house.docx").read_bytes()
    ended = cli("render", "a.res.md", "--template", "house.docx", "-o", "house.docx", "--force")
    assert ended.code in (2, 3)
    assert (here / "house.docx").read_bytes() == before

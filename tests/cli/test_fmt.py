"""`resdraft fmt`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from resdraft.workspace import load
from tests.cli.conftest import DRAFT, Cli

UNTIDY = DRAFT.replace("2. *Decides*", "7. *Decides*").replace("rescue crews;", "rescue\ncrews;")


def test_a_tidy_draft_is_not_touched(cli: Cli, draft: Path) -> None:
    before = draft.stat()
    ended = cli("fmt", "a.res.md")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert (draft.stat().st_mtime_ns, draft.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_an_untidy_one_is_written_and_named(cli: Cli, draft: Path) -> None:
    draft.write_text(UNTIDY, "utf-8")
    ended = cli("fmt", "a.res.md")
    assert (ended.code, ended.out, ended.err) == (0, "a.res.md\n", "")
    assert draft.read_text("utf-8") == DRAFT


def test_line_ends_and_byte_order_mark_stay(cli: Cli, draft: Path) -> None:
    draft.write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    assert cli("fmt", "a.res.md").code == 0
    assert draft.read_bytes() == b"\xef\xbb\xbf" + DRAFT.replace("\n", "\r\n").encode()


def test_check_writes_nothing_and_counts(cli: Cli, draft: Path, here: Path) -> None:
    (here / "b.res.md").write_text(UNTIDY, "utf-8")
    ended = cli("fmt", "--check", ".")
    assert (ended.code, ended.out) == (1, "b.res.md would change\n1 draft would change\n")
    assert "b.res.md:14:1: problem: paragraph 7 should be 2\n  " in ended.err
    assert (here / "b.res.md").read_text("utf-8") == UNTIDY


def test_diff_shows_the_lines(cli: Cli, draft: Path) -> None:
    draft.write_text(UNTIDY.replace("matter", "m\x1b[31matter"), "utf-8")
    ended = cli("fmt", "--diff", "a.res.md")
    assert ended.code == 0
    assert "-7. *Decides* to remain seized of the m␛[31matter.\n" in ended.out
    assert "+2. *Decides*" in ended.out
    assert draft.read_text("utf-8").startswith(UNTIDY[:40])


@pytest.mark.parametrize("dash", ["-"])
def test_standard_input_goes_to_standard_output(cli: Cli, dash: str) -> None:
    ended = cli("fmt", dash, stdin=UNTIDY)
    assert (ended.code, ended.out) == (0, DRAFT)
    assert "-:14:1: problem: paragraph 7 should be 2" in ended.err


def test_wrap_by_flag_and_by_configuration(cli: Cli, draft: Path, here: Path) -> None:
    (here / "resdraft.toml").write_text("[fmt]\nwrap = 30\n", "utf-8")
    assert cli("fmt", "a.res.md").code == 0
    assert "1. *Urges* Member States to\ntrain rescue crews;\n" in draft.read_text("utf-8")
    assert cli("fmt", "--wrap", "0", "a.res.md").code == 0
    assert draft.read_text("utf-8") == DRAFT


@pytest.mark.parametrize(
    "line", ["fmt a.res.md", "fmt --wrap 0 .", "render a.res.md", "render a.res.md --template security-council"]
)
def test_a_mistake_in_the_configuration_is_named_under_every_flag(cli: Cli, draft: Path, here: Path, line: str) -> None:
    (here / "resdraft.toml").write_text("[fmt]\nwarp = 30\n", "utf-8")
    ended = cli(*line.split())
    assert ended.code == 3
    assert "resdraft.toml:2: error: key 'warp' in [fmt] is not known\n  did you mean wrap?\n" in ended.err


STALE = DRAFT.replace("crews;", "crews, as [paragraph 7](#two) says;").replace("matter.", "matter. {#two}")


def test_a_stale_reference_is_noted_and_on_request_renewed(cli: Cli, draft: Path) -> None:
    draft.write_text(STALE, "utf-8")
    ended = cli("fmt", "a.res.md")
    assert (ended.code, ended.out) == (0, "")
    assert 'a.res.md: note: "paragraph 7" refers to {#two}, which is "paragraph 2" now\n' in ended.err
    assert cli("fmt", "--renumber", "a.res.md").code == 0
    assert draft.read_text("utf-8") == STALE.replace("paragraph 7", "paragraph 2")


LOST = DRAFT.replace("title: Small ports", "title: [Small, ports]")


def test_a_draft_of_which_words_would_be_lost_is_left_and_named(cli: Cli, draft: Path, here: Path) -> None:
    draft.write_text(LOST, "utf-8")
    (here / "b.res.md").write_text(UNTIDY, "utf-8")
    ended = cli("fmt", "a.res.md", "b.res.md")
    assert (ended.code, ended.out) == (3, "b.res.md\n")
    assert "a.res.md:4:" in ended.err
    assert "problem: title should be one value" in ended.err
    assert "a.res.md: error: left as it is: one place cannot be read as meant" in ended.err
    assert draft.read_text("utf-8") == LOST


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("---\n\nThe", "\nThe", ":1:1: problem: the front matter has no end"),
        ("rescue crews;", "rescue crews;[^7]", "note 7 is not defined"),
    ],
)
def test_a_draft_that_cannot_be_read_as_meant_is_left_and_named(
    cli: Cli, draft: Path, before: str, after: str, says: str
) -> None:
    broken = DRAFT.replace(before, after)
    assert broken != DRAFT
    draft.write_text(broken, "utf-8")
    ended = cli("fmt", "a.res.md")
    assert ended.code == 3
    assert says in ended.err
    assert draft.read_text("utf-8") == broken


def test_standard_input_without_front_matter_is_a_draft(cli: Cli) -> None:
    assert cli("fmt", "-", stdin="1. One;\n\n3. Two.\n").out == "1. One;\n\n2. Two.\n"


def test_a_reference_to_no_paragraph_is_noted(cli: Cli, draft: Path) -> None:
    draft.write_text(DRAFT.replace("rescue crews;", "[paragraph 9](#nix) crews; {linked to #gone}"), "utf-8")
    ended = cli("fmt", "a.res.md")
    assert ended.code == 0
    assert '"paragraph 9" refers to {#nix}, which no paragraph is called' in ended.err
    assert "refers to {#gone}" in ended.err


def test_other_formats_are_not_formatted(cli: Cli, here: Path) -> None:
    (here / "a.txt").write_text("The General Assembly,\nRecalling this,\n1. Urges that.\n", "utf-8")
    ended = cli("fmt", "a.txt")
    assert ended.code == 3
    assert "a.txt: error: no draft, but another format\n  `resdraft import a.txt -o NAME.res.md`" in ended.err


def test_a_folder_without_drafts(cli: Cli, here: Path) -> None:
    ended = cli("fmt", ".")
    assert ended.code == 0
    assert "note: no drafts in this folder" in ended.err


def test_a_draft_that_changes_meanwhile_is_left(cli: Cli, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft.write_text(UNTIDY, "utf-8")

    def and_then_somebody_writes(name: str, as_draft: bool) -> object:
        loaded = load(name)
        draft.write_text("Mine.\n", "utf-8")
        return loaded

    monkeypatch.setattr("resdraft.cli.commands.fmt_command.load", and_then_somebody_writes)
    ended = cli("fmt", "a.res.md")
    assert ended.code == 3
    assert "a.res.md: error: not written: it was changed since it was read" in ended.err
    assert draft.read_text("utf-8") == "Mine.\n"


def test_what_git_has_is_not_changed(cli: Cli, draft: Path, here: Path) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed: reading revisions was not tested")
    draft.write_text(UNTIDY, "utf-8")
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for argv in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *argv], cwd=here, check=True, capture_output=True)
    ended = cli("fmt", "HEAD:a.res.md")
    assert ended.code == 2
    assert "what git has cannot be changed" in ended.err
    assert cli("fmt", "--check", "HEAD:a.res.md").code == 1
    assert sorted(path.name for path in here.iterdir()) == [".git", "a.res.md"]


def test_what_is_settled_by_taking_signs_for_words_is_said(cli: Cli, draft: Path) -> None:
    draft.write_text(DRAFT.replace("crews;", "crews; {agred}"), "utf-8")
    ended = cli("fmt", "a.res.md")
    assert ended.code == 0
    assert "agred" in ended.err


def test_an_empty_path_is_no_folder(cli: Cli, draft: Path) -> None:
    draft.write_text(UNTIDY, "utf-8")
    ended = cli("fmt", "")
    assert ended.code == 2
    assert "a path is empty" in ended.err
    assert draft.read_text("utf-8") == UNTIDY


def test_a_draft_that_is_not_utf_8_is_written_as_utf_8(cli: Cli, here: Path) -> None:
    text = "---\nformat: 1\n---\n\n*Recalling* the “report” of Côte d’Ivoire,\n"
    (here / "a.res.md").write_bytes(text.encode("cp1252"))
    assert cli("fmt", "--check", "a.res.md").code == 1
    ended = cli("fmt", "a.res.md")
    assert (ended.code, ended.out) == (0, "a.res.md\n")
    assert ended.err == "a.res.md: note: was Windows-1252, is UTF-8 now\n"
    assert (here / "a.res.md").read_bytes() == text.encode("utf-8")
    ended = cli("fmt", "--check", "a.res.md")
    assert (ended.code, ended.err) == (0, "")

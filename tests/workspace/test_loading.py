"""What stands for a draft: files, standard input, what git had; and what is refused."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from resdraft.model import InputError, ResdraftError, SystemFault
from resdraft.workspace import Fingerprint, load, load_all

DRAFT = "---\nformat: 1\nbody: security-council\n---\n\nThe Security Council,\n\n1. *Urges* all States to act.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository in which one.res.md and drafts/two.res.md were committed and then changed."""
    if not shutil.which("git"):
        pytest.skip("git is not installed: reading revisions was not tested")
    (folder / "drafts").mkdir()
    for name in ("one.res.md", "drafts/two.res.md"):
        (folder / name).write_text(DRAFT, "utf-8")
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for argv in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "first"]):
        subprocess.run([*git, *argv], check=True, capture_output=True)
    for name in ("one.res.md", "drafts/two.res.md"):
        (folder / name).write_text(DRAFT.replace("Urges", "Demands that"), "utf-8")
    return folder


def test_a_draft_has_its_source_its_problems_and_a_fingerprint(folder: Path) -> None:
    (folder / "a.res.md").write_bytes(DRAFT.replace("1.", "2.").encode())
    loaded = load("a.res.md")
    assert (loaded.name, loaded.format) == ("a.res.md", "draft")
    assert loaded.source == DRAFT.replace("1.", "2.")
    assert [str(problem) for problem in loaded.problems] == ["8:1: paragraph 2 should be 1"]
    assert loaded.fingerprint is not None
    assert loaded.fingerprint.sha256 == Fingerprint.of(DRAFT.replace("1.", "2.").encode()).sha256
    assert loaded.fingerprint.size == len(DRAFT)


def test_a_byte_order_mark_stays_in_the_source(folder: Path) -> None:
    (folder / "a.res.md").write_bytes(b"\xef\xbb\xbf" + DRAFT.encode())
    loaded = load("a.res.md")
    assert loaded.source == "\ufeff" + DRAFT
    assert loaded.resolution == load_text(folder, DRAFT)


def load_text(folder: Path, words: str) -> object:
    (folder / "plain.res.md").write_text(words, "utf-8")
    return load("plain.res.md").resolution


def test_utf_16_is_read_as_a_draft(folder: Path) -> None:
    (folder / "a.res.md").write_bytes(DRAFT.encode("utf-16"))
    assert load("a.res.md").resolution == load_text(folder, DRAFT)


def test_another_format_has_doubts_and_no_source(folder: Path) -> None:
    (folder / "a.txt").write_text(
        "The Security Council,\nRecalling its resolutions,\n1. Urges all States to act.\n", "utf-8"
    )
    loaded = load(Path("a.txt"))
    assert (loaded.format, loaded.source, loaded.problems) == ("plain", None, ())
    assert loaded.resolution.masthead.body == "security-council"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode())))
    loaded = load("-")
    assert (loaded.name, loaded.format, loaded.fingerprint) == ("-", "draft", None)


def test_a_closed_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input is closed"):
        load("-")


def test_too_much_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resdraft.workspace.files.MAX_BYTES", 100)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode() * 2)))
    with pytest.raises(InputError, match="larger than the limit"):
        load("-")


@pytest.mark.parametrize("name", ["HEAD:one.res.md", "HEAD:drafts/two.res.md", "HEAD:./one.res.md"])
def test_a_file_as_git_had_it(repository: Path, name: str) -> None:
    loaded = load(name)
    assert loaded.resolution.operative[0] != load("one.res.md").resolution.operative[0]
    assert loaded.fingerprint is None


def test_a_revision_s_path_may_count_from_here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "drafts")
    assert load("HEAD:two.res.md").source == DRAFT


@pytest.mark.skipif(os.name == "nt", reason="no colons in names of files there")
def test_a_file_of_that_name_wins_over_a_revision(repository: Path) -> None:
    Path("HEAD:one.res.md").write_text(DRAFT.replace("Urges", "Invites"), "utf-8")
    assert "Invites" in (load("HEAD:one.res.md").source or "")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("HEAD:no.res.md", "git has no file no.res.md in HEAD"),
        ("nowhere:one.res.md", "git knows no revision nowhere"),
        ("HEAD:drafts", "drafts is not a file in HEAD"),
    ],
)
def test_what_git_does_not_have(repository: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        load(name)
    assert caught.value.where == name


def test_a_revision_outside_a_repository() -> None:
    with pytest.raises(ResdraftError, match="there is no such file"):
        load("HEAD:x.res.md")


@pytest.mark.parametrize("name", ["C:\\drafts\\x.res.md", "c:/x.res.md", "https://example.org/x", "--output=x:y"])
def test_drives_addresses_and_options_are_no_revisions(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def started(*_: object, **__: object) -> None:
        raise AssertionError("git was started")

    monkeypatch.setattr(subprocess, "run", started)
    with pytest.raises(InputError, match="no such file"):
        load(name)


@pytest.mark.parametrize(
    ("name", "message"), [("nope.res.md", "no such file"), ("folder", "a folder, not a file"), ("a\0b", "no such file")]
)
def test_what_is_no_file(folder: Path, name: str, message: str) -> None:
    (folder / "folder").mkdir()
    with pytest.raises(InputError, match=message) as caught:
        load(name)
    assert caught.value.where == name


def test_no_right_to_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.res.md").write_text(DRAFT, "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SystemFault, match="no right to read this file"):
        load("a.res.md")


def test_a_file_over_the_limit_is_not_even_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "a.res.md").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(InputError, match="larger than the limit of 64 MB"):
        load("a.res.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_read_as_it_comes(folder: Path) -> None:
    os.mkfifo("pipe")
    writer = subprocess.Popen([sys.executable, "-c", f"open('pipe', 'w').write({DRAFT!r})"])
    assert load("pipe").format == "draft"
    writer.wait()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("*Recalling* x,\n\n" * 41_000, "20,000 paragraphs"),
        ("1. *Urges*:\n\n" + "  - (a) x;\n" * 41_000, "20,000 paragraphs"),
        ("word " * 200_001, "1,000,000 characters in a line"),
        ("x\n" * 400_001, "400,000 lines"),
    ],
)
def test_giants_are_refused_before_the_work(
    folder: Path, body: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.res.md").write_text("---\nformat: 1\n---\n\n" + body, "utf-8")
    monkeypatch.setattr("resdraft.workspace.sources.parse", None)
    with pytest.raises(InputError, match=message):
        load("a.res.md")


@pytest.mark.parametrize("name", ["a.res.md", "a.txt"])
def test_lines_below_the_limit_are_measured_in_time(folder: Path, name: str) -> None:
    (folder / name).write_text("---\nformat: 1\n---\n\n" + ("word " * 30_000 + "\n\n") * 10, "utf-8")
    begun = time.process_time()
    assert len(load(name).resolution.preamble) == 10
    assert time.process_time() - begun < 20


def test_a_source_of_several_is_refused_by_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from resdraft import importers
    from resdraft.model import Masthead, Resolution

    parts = tuple(
        importers.Imported(Resolution(Masthead(symbol=f"A/RES/79/93 {part}")), (), "akn") for part in ("A", "B")
    )
    (folder / "both.txt").write_text("x\n", "utf-8")
    monkeypatch.setattr(importers, "read", lambda data, name, **how: parts)
    with pytest.raises(InputError, match=r"holds 2 resolutions: A, B") as caught:
        load("both.txt")
    assert "--into" in caught.value.hint
    assert [one.resolution.masthead.symbol[-1] for one in load_all("both.txt")] == ["A", "B"]


@pytest.mark.parametrize("data", [b"", b" \r\n\n", b"\xef\xbb\xbf", bytes(range(256)) * 8, b"\x01\x02\x03" * 100])
def test_empty_and_binary_files_are_refused(folder: Path, data: bytes) -> None:
    (folder / "a.res.md").write_bytes(data)
    with pytest.raises(InputError, match=r"empty|not a text") as caught:
        load("a.res.md")
    assert caught.value.where == "a.res.md"


@pytest.mark.parametrize(
    ("encoding", "said"), [("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("utf-8", ""), ("utf-8-sig", "")]
)
def test_a_draft_that_is_not_utf_8_says_so(folder: Path, encoding: str, said: str) -> None:
    text = "---\nformat: 1\n---\n\n*Recalling* the “report” of Côte d’Ivoire,\n"
    (folder / "a.res.md").write_bytes(text.encode(encoding))
    loaded = load("a.res.md")
    assert [str(p) for p in loaded.problems] == ([f"1:1: not UTF-8: read as {said}"] if said else [])
    assert loaded.source is not None
    assert loaded.source.removeprefix("\ufeff") == text

"""What `resdraft diff` can be asked for: forms by the ending of a file, some kinds alone, three drafts."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from resdraft.cli.cells import cells
from tests.cli.conftest import DRAFT, Cli
from tests.importers.word_files import p, r, word

PAIR = ("old.res.md", "new.res.md")


@pytest.fixture
def three(cli: Cli, draft: Path, here: Path) -> tuple[str, str, str]:
    """Three drafts: `a.res.md` and two more."""
    (here / "b.res.md").write_text(DRAFT.replace("Urges", "Invites"), "utf-8")
    (here / "c.res.md").write_text(DRAFT.replace("2. *Decides*", "2. *Thanks* donors;\n\n3. *Decides*"), "utf-8")
    return "a.res.md", "b.res.md", "c.res.md"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("c.html", b"<!DOCTYPE html>"),
        ("c.HTM", b"<!DOCTYPE html>"),
        ("c.md", b"## old.res.md"),
        ("c.json", b"{\n"),
        ("c.docx", b"PK"),
        ("c.txt", b"57% of the words kept"),
        ("c", b"57% of the words kept"),
    ],
)
def test_the_ending_says_what_it_is(cli: Cli, rivals: tuple[Path, Path], here: Path, name: str, begins: bytes) -> None:
    ended = cli("diff", *PAIR, "-o", name)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    made = (here / name).read_bytes()
    assert made.startswith(begins)
    assert cli("diff", *PAIR, "-o", name).code == 0
    assert (here / name).read_bytes() == made


def test_a_format_that_was_named_goes_before_the_ending(cli: Cli, rivals: tuple[Path, Path], here: Path) -> None:
    assert cli("diff", *PAIR, "--format", "html", "-o", "c.md").code == 0
    assert (here / "c.md").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert cli("diff", *PAIR, "--format", "html").out.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--format", "docx-table"), "a Word table goes into a file"),
        (("--format", "docx-table", "-o", "c.html"), "a Word table should not be called .html"),
        (("--format", "html", "-o", "c.docx"), "HTML should not be called .docx"),
        (("--stat", "--format", "html"), "--stat is text, not html"),
        (("--stat", "-o", "c.docx"), "text should not be called .docx"),
        (("--only", "moved,changed"), "'changed' is none of reworded, moved"),
        (("--only", ","), "',' is none of reworded, moved"),
        (("--ignore", "numbers"), "'numbers' is none of punctuation, marks, citations"),
        (("--stat", "new.res.md"), "--stat takes two drafts"),
        (("--only", "moved", "new.res.md"), "--only takes two drafts"),
        (("--ignore", "marks", "new.res.md"), "--ignore takes two drafts"),
        (("-", "-"), "standard input can stand for one draft only"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(
    cli: Cli, rivals: tuple[Path, Path], here: Path, argv: tuple[str, ...], said: str
) -> None:
    before = sorted(here.iterdir())
    ended = cli("diff", *PAIR, *argv)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert len(ended.err.splitlines()) == 2
    assert sorted(here.iterdir()) == before


def test_a_line_a_clause(cli: Cli, rivals: tuple[Path, Path]) -> None:
    ended = cli("diff", "old.res.md", "--stat", "new.res.md", "--width", "80")
    assert (ended.code, ended.err) == (0, "")
    assert " OP4 → OP6 " in ended.out
    assert max(map(cells, ended.out.splitlines())) <= 80
    assert ended.out.splitlines()[-1] == "Also changed: 4 notes"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "stat"])
def test_some_kinds_alone(cli: Cli, rivals: tuple[Path, Path], form: str) -> None:
    asked = ("--stat",) if form == "stat" else ("--format", form)
    ended = cli("diff", *PAIR, *asked, "--only", "softened,moved", "--width", "200")
    assert ended.code == 0
    assert "Shown and counted only: softened, moved" in ended.out
    assert "OP4 → OP6" in ended.out
    assert "OP22" not in ended.out


def test_some_kinds_alone_in_json_and_word(cli: Cli, rivals: tuple[Path, Path], here: Path) -> None:
    record = json.loads(cli("diff", *PAIR, "--only", "moved", "--format", "json").out)
    assert record["counts"]["moved"] == len(record["links"]) == 6
    assert cli("diff", *PAIR, "--only", "moved", "-o", "c.docx").code == 0
    with zipfile.ZipFile(here / "c.docx") as package:
        assert "Shown and counted only: moved" in package.read("word/document.xml").decode()


def test_what_is_ignored_makes_no_difference(cli: Cli, draft: Path, here: Path) -> None:
    (here / "b.res.md").write_text(DRAFT.replace("70/1 of", "71/256 of").replace("crews;", "crews,"), "utf-8")
    argv = ("diff", "a.res.md", "b.res.md", "--exit-code")
    assert cli(*argv).code == 1
    assert cli(*argv, "--ignore", "citations").code == 1
    ended = cli(*argv, "--ignore", "citations, punctuation")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[:2] == [
        "No difference to show.",
        "Not counted as a change: citations, punctuation",
    ]


def test_three_drafts_in_one_table(cli: Cli, three: tuple[str, str, str], here: Path) -> None:
    ended = cli("diff", *three, "--width", "120")
    assert (ended.code, ended.err) == (0, "")
    assert "[-Urges-]{+Invites+}" in ended.out
    assert "Paragraphs: 2 alike in all, 1 in all but not alike, 1 not in all" in ended.out
    assert cli("diff", *three[:2], "--width", "120", three[2]).out == ended.out
    assert "Thanks" in cli("diff", *three, "--format", "markdown").out
    for name in ("s.html", "s.docx", "s.md", "s.txt"):
        assert cli("diff", *three, "-o", name).code == 0
        assert (here / name).is_file()
    with zipfile.ZipFile(io.BytesIO((here / "s.docx").read_bytes())) as package:
        assert "a.res.md · b.res.md · c.res.md" in package.read("word/document.xml").decode()
    assert cli("diff", *three, "--exit-code").code == 1


def test_three_drafts_that_are_alike_are_told_in_a_line(cli: Cli, three: tuple[str, str, str]) -> None:
    argv = ("diff", "a.res.md", "a.res.md", "a.res.md")
    ended = cli(*argv, "--exit-code")
    assert (ended.code, ended.out) == (0, "All alike: 3 paragraphs in each of 3 drafts\n")
    assert len(cli(*argv, "--all").out.splitlines()) > 10


def test_three_drafts_as_data(cli: Cli, three: tuple[str, str, str], here: Path) -> None:
    record = json.loads(cli("diff", *three, "--format", "json").out)
    assert (record["format"], record["drafts"], len(record["similarities"])) == (1, 3, 3)
    assert {len(row["cells"]) for row in record["rows"]} == {3}
    assert cli("diff", *three, "-o", "s.json").code == 0
    assert json.loads((here / "s.json").read_text("utf-8")) == record


def test_a_table_to_a_pipe(cli: Cli, rivals: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resdraft.cli.streams.is_terminal", lambda _: True)
    refused = cli("diff", *PAIR, "--format", "docx-table", "-o", "-")
    assert refused.code == 2
    assert "cannot be shown in a terminal" in refused.err


def test_no_draft_and_no_other_file_is_written_over(cli: Cli, rivals: tuple[Path, Path], here: Path) -> None:
    before = (here / "new.res.md").read_bytes()
    ended = cli("diff", *PAIR, "-o", "new.res.md")
    assert ended.code == 2
    assert (here / "new.res.md").read_bytes() == before
    (here / "c.html").write_text("mine", "utf-8")
    assert cli("diff", *PAIR, "--format", "text", "-o", "c.html").code == 3
    assert (here / "c.html").read_text("utf-8") == "mine"


def test_drafts_are_called_by_their_files(cli: Cli, draft: Path, here: Path) -> None:
    for folder in ("one", "two"):
        (here / folder).mkdir()
        (here / folder / "a.res.md").write_text(DRAFT, "utf-8")
    name = str(Path("one") / "a.res.md")
    (here / "b.res.md").write_text(DRAFT, "utf-8")
    assert "<bdi>a.res.md</bdi> <span" in cli("diff", name, "b.res.md", "--format", "html").out
    other = str(Path("two") / "a.res.md")
    assert f"<bdi>{name}</bdi> <span" in cli("diff", name, other, "--format", "html").out
    assert "<bdi>standard input</bdi>" in cli("diff", "-", "b.res.md", "--format", "html", stdin=DRAFT).out


def redline(came: str = "") -> bytes:
    changed = f'<w:ins w:id="1" w:author="FRA">{r(came)}</w:ins>' if came else ""
    return word("The General Assembly,", p("1. Urges all States ", changed, "to act."))


def test_a_word_file_alone_is_compared_before_and_after_its_tracked_changes(
    cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "redline.docx").write_bytes(redline("in the region "))
    ended = cli("diff", "redline.docx", "--exit-code")
    assert (ended.code, "{+in the region+}" in ended.out) == (1, True)
    told = cli("diff", "redline.docx", "--format", "markdown").out
    assert "redline.docx (before its tracked changes)" in told.replace("\\", "")
    assert cli("diff", "redline.docx", "-o", "c.html").code == 0
    assert "before its tracked changes" in (here / "c.html").read_text("utf-8")
    assert cli("diff", "redline.docx", "-o", "redline.docx", "--force").code == 2
    ended = cli("diff", "redline.docx", "--revisions", "rejected")
    assert (ended.code, "takes two drafts" in ended.err) == (2, True)


def test_a_word_file_alone_without_tracked_changes(cli: Cli, here: Path) -> None:
    (here / "plain.docx").write_bytes(redline())
    ended = cli("diff", "plain.docx", "--exit-code")
    assert ended.code == 0
    assert "plain.docx: note: no tracked changes in this file\n" in ended.err


def test_another_draft_alone_is_compared_with_nothing(cli: Cli, draft: Path) -> None:
    ended = cli("diff", "a.res.md")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("a.res.md: error: one draft alone is compared with nothing\n")

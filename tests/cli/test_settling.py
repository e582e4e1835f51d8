"""Tracked changes from the command line: made, put onto a file, accepted, rejected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resdraft.importers import read
from tests.cli.conftest import Cli
from tests.importers.word_files import unpacked

OLD = """A draft

The Security Council,

Recalling its resolution 2178 (2014),

1. Urges all States to cooperate;

2. Decides to remain seized of the matter.
"""


@pytest.fixture
def drafts(here: Path) -> Path:
    (here / "old.txt").write_text(OLD, encoding="utf-8")
    (here / "rus.txt").write_text(OLD.replace("Urges", "Invites"), encoding="utf-8")
    (here / "fra.txt").write_text(OLD.replace("all States", "all Member States"), encoding="utf-8")
    return here


def words(path: Path, how: str = "accepted") -> str:
    return str(read(path.read_bytes(), path.name, revisions=how)[0].resolution.operative[0].text)  # type: ignore[union-attr, arg-type]


def test_tracked_changes_are_made_accepted_and_rejected(cli: Cli, drafts: Path) -> None:
    made = cli("diff", "old.txt", "rus.txt", "--format", "docx", "--author", "Norland", "-o", "red.docx")
    assert made.code == 0
    assert b'w:author="Norland"' in unpacked((drafts / "red.docx").read_bytes())["word/document.xml"]
    for verb, wanted in (("accept", "Invites all States"), ("reject", "Urges all States")):
        ended = cli(verb, "red.docx", "-o", f"{verb}.docx")
        assert (ended.code, ended.out) == (0, "")
        assert words(drafts / f"{verb}.docx").startswith(wanted)
        assert b"<w:ins " not in unpacked((drafts / f"{verb}.docx").read_bytes())["word/document.xml"]


def test_rivals_are_put_onto_a_file_and_settled_one_by_one(cli: Cli, drafts: Path) -> None:
    assert cli("render", "old.txt", "-o", "base.docx").code == 0
    made = cli("diff", "--base", "base.docx", "--as", "Russia=rus.txt", "--as", "France=fra.txt", "-o", "all.docx")
    assert made.code == 0
    assert words(drafts / "all.docx") == "Invites all Member States to cooperate;"
    assert words(drafts / "all.docx", "rejected") == "Urges all States to cooperate;"
    ended = cli("accept", "all.docx", "--author", "France", "-o", "one.docx")
    assert "left, by Russia" in ended.err
    assert words(drafts / "one.docx", "rejected") == "Urges all Member States to cooperate;"


def test_changes_are_listed_by_author_and_clause(cli: Cli, drafts: Path) -> None:
    cli("diff", "old.txt", "--as", "Russia=rus.txt", "--as", "France=fra.txt", "-o", "all.docx")
    lines = cli("changes", "all.docx").out.splitlines()
    assert [line for line in lines if line in ("Russia", "France")] == ["France", "Russia"]
    assert any("Urges" in line and "Invites" in line for line in lines[lines.index("Russia") :])
    one = cli("changes", "all.docx", "--author", "France", "--format", "markdown").out
    assert "Member" in one
    assert "Invites" not in one
    found = json.loads(cli("changes", "all.docx", "--format", "json").out)["changes"]
    assert [entry["author"] for entry in found] == ["France", "Russia"]
    cli("accept", "all.docx", "-o", "none.docx")
    assert cli("changes", "none.docx").out == "No tracked changes.\n"


def test_only_some_clauses_are_settled(cli: Cli, drafts: Path) -> None:
    new = (
        OLD.replace("Urges", "Invites")
        .replace("2178", "2179")
        .replace("2. Decides to remain seized of the matter.\n", "")
    )
    (drafts / "new.txt").write_text(new, encoding="utf-8")
    assert cli("diff", "old.txt", "new.txt", "--format", "docx", "-o", "red.docx").code == 0
    assert cli("reject", "red.docx", "--only", "PP1,OP2", "-o", "some.docx").code == 0
    found = read((drafts / "some.docx").read_bytes(), "some.docx")[0].resolution
    assert "2178" in str(found.preamble[0])
    assert [str(c.text).split()[0] for c in found.operative] == ["Invites", "Decides"]  # type: ignore[union-attr]
    ended = cli("reject", "red.docx", "--only", "OP9", "-o", "x.docx")
    assert "there is no OP9" in ended.err


def test_rivals_over_a_draft_without_a_file(cli: Cli, drafts: Path) -> None:
    assert cli("diff", "old.txt", "--as", "Russia=rus.txt", "--as", "France=fra.txt", "-o", "all.docx").code == 0
    assert words(drafts / "all.docx") == "Invites all Member States to cooperate;"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("diff", "old.txt", "rus.txt", "--format", "docx"), "tracked changes go into a file"),
        (("diff", "old.txt", "rus.txt", "fra.txt", "--format", "docx", "-o", "x.docx"), "between two drafts"),
        (("diff", "old.txt", "rus.txt", "--only", "moved", "--format", "docx", "-o", "x.docx"), "--only would leave"),
        (("diff", "old.txt", "rus.txt", "--author", "X"), "--author is for tracked changes"),
        (("diff", "old.txt", "rus.txt", "--format", "docx", "--date", "soon", "-o", "x.docx"), "'soon' is no date"),
        (("diff", "old.txt", "--as", "Russia", "-o", "x.docx"), "'Russia' is no NAME=NEW"),
        (("diff", "rus.txt", "--renumber", "-o", "x.docx"), "not clear which drafts"),
        (("diff", "old.txt"), "one draft alone is compared with nothing"),
        (("diff", "--base", "old.txt", "rus.txt", "-o", "x.docx"), "not a Word file"),
        (("accept", "old.txt", "-o", "x.docx"), "not a Word file"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(cli: Cli, drafts: Path, argv: tuple[str, ...], said: str) -> None:
    ended = cli(*argv)
    assert ended.code != 0
    assert said in ended.err
    assert not (drafts / "x.docx").exists()


def test_a_file_that_says_something_else_than_the_old_draft_is_refused(cli: Cli, drafts: Path) -> None:
    assert cli("render", "old.txt", "-o", "base.docx").code == 0
    ended = cli("diff", "fra.txt", "rus.txt", "--base", "base.docx", "-o", "x.docx")
    assert ended.code != 0
    assert "does not say what fra.txt says: 1 difference" in ended.err


def test_nobody_of_that_name_has_changes(cli: Cli, drafts: Path) -> None:
    assert cli("diff", "old.txt", "rus.txt", "--format", "docx", "--author", "N", "-o", "red.docx").code == 0
    ended = cli("accept", "red.docx", "--author", "Sudland", "-o", "x.docx")
    assert ended.code != 0
    assert "authors: N" in ended.err


@pytest.mark.corpus
def test_files_with_a_known_answer_give_it(cli: Cli, here: Path, corpus: Path) -> None:
    seen = 0
    for path in sorted((corpus / "word").glob("tracked_RP*.docx")):
        for verb, ending in (("accept", "-Accepted.docx"), ("reject", "-Rejected.docx")):
            twin = path.with_name(path.stem + ending)
            if twin.is_file():
                assert cli(verb, str(path), "-o", f"{path.stem}-{verb}.docx").code == 0
                got, wanted = (
                    read(f.read_bytes(), f.name)[0].resolution for f in (here / f"{path.stem}-{verb}.docx", twin)
                )
                assert got == wanted, (path.name, verb)
                seen += 1
    assert seen >= 14

"""`resdraft import`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resdraft.text import parse
from tests.cli.conftest import DRAFT, Cli

PASTED = "The General Assembly,\nRecalling its resolution 70/1,\n1. Urges all to act;\n2. Decides to remain seized.\n"
FIXTURE = "tests/importers/akn_files.py"


def akn(symbol: str = "A/RES/70/1", words: str = "all to act") -> str:
    """A small resolution in Akoma Ntoso."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta/>
<preface><p><docNumber>{symbol}</docNumber></p></preface>
<preamble><formula name="enacting"><p>The General Assembly,</p></formula>
<container name="recital"><p><i>Recalling</i> its resolution 70/1,</p></container></preamble>
<mainBody><paragraph><num>1.</num><content><p><i>Urges</i> {words}.</p></content></paragraph></mainBody>
</statement></akomaNtoso>
"""


def test_a_draft_to_standard_output_with_what_was_unsure(cli: Cli, here: Path) -> None:
    (here / "p.txt").write_text(PASTED + "3. Decides [to wait.\n", "utf-8")
    ended = cli("import", "p.txt")
    assert ended.code == 0
    assert ended.out.startswith("---\nformat: 1\n")
    assert "1. *Urges* all to act;" in ended.out
    assert parse(ended.out).problems == ()
    for line in ended.err.splitlines():
        assert line.startswith("p.txt")
        assert ": note: " in line
    assert cli("import", "p.txt", "--quiet").err == ""


def test_from_standard_input_to_a_file(cli: Cli, here: Path) -> None:
    ended = cli("import", "-", "-o", "p.res.md", "--wrap", "20", stdin=PASTED.encode("utf-16"))
    assert (ended.code, ended.out, ended.err) == (0, "", "p.res.md: note: written\n")
    assert "*Recalling* its\nresolution 70/1,\n" in (here / "p.res.md").read_text("utf-8")
    again = cli("import", "-", "-o", "p.res.md", "--wrap", "20", stdin=PASTED.encode("utf-16"))
    assert (again.code, again.err) == (0, "p.res.md: note: was there already\n")
    quiet = cli("import", "-", "-o", "q.res.md", "--quiet", stdin=PASTED.encode("utf-16"))
    assert (quiet.code, quiet.err) == (0, "")


UNREAD = """---
format: 1
date: 1 March 2024
title: >
  Water
  for all
committee: !!python/object:os.system x
---

The General Assembly,

1. *Urges* all to act.

[^1]: A note that nothing bears.
"""


@pytest.mark.parametrize("argv", [["import"], ["export", "--format", "draft"]])
def test_a_draft_loses_no_entry_that_cannot_be_read(cli: Cli, here: Path, argv: list[str]) -> None:
    (here / "p.res.md").write_text(UNREAD, "utf-8")
    ended = cli(*argv, "p.res.md")
    assert ended.code == 0
    lines = ended.err.splitlines()
    assert lines[:2] == ["p.res.md:3:7: problem: '1 March 2024' is no date", "  write it as 2015-09-30"]
    assert [line.split(":")[1] for line in lines if ": problem: " in line] == ["3", "4", "7", "14"]
    assert lines[-1] == "p.res.md: note: what could not be read is kept under `unread` in the front matter"
    kept = parse(ended.out)
    assert kept.problems == ()
    assert dict(kept.resolution.masthead.extra)["unread"] == (
        "date: 1 March 2024",
        "title: > Water for all",
        "committee: !!python/object:os.system x",
        "A note that nothing bears.",
    )


def test_problems_of_a_draft_in_the_report(cli: Cli, here: Path) -> None:
    (here / "p.res.md").write_text(UNREAD, "utf-8")
    record = json.loads(cli("import", "p.res.md", "-o", "q.res.md", "--json").out)
    assert record["sources"][0]["problems"][0] == {
        "line": 3,
        "column": 7,
        "message": "'1 March 2024' is no date",
        "hint": "write it as 2015-09-30",
    }


def test_numbers_that_are_kept_are_said(cli: Cli, here: Path) -> None:
    (here / "p.txt").write_text(PASTED.replace("2. D", "4. D") + "7. Decides to go on.\n", "utf-8")
    (here / "a.xml").write_text(akn().replace("<num>1.", "<num>3."), "utf-8")
    said = "numbers are kept as typed (`numbers: kept`): the count breaks at"
    assert f"p.txt: note: {said} OP4 and 1 more\n" in cli("import", "p.txt").err
    assert cli("import", "a.xml").err == f"a.xml: note: {said} OP3\n"
    again = cli("import", "-", stdin=cli("import", "a.xml").out.encode())
    assert (again.code, again.err) == (0, "")


def tree(here: Path) -> None:
    for name in ("in/a.xml", "in/de/b.xml", "in/de/deep/c.txt", "in/.hidden/d.xml", "in/readme.md"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(akn() if name.endswith(".xml") else PASTED, "utf-8")


def drafts(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_folder_keeps_its_layout(cli: Cli, here: Path) -> None:
    tree(here)
    ended = cli("import", "in", "--into", "out")
    assert ended.code == 0, ended.err
    assert ended.out == "3 drafts in out from 3 files\n"
    assert drafts(here / "out") == ["a.res.md", "de/b.res.md", "de/deep/c.res.md"]
    for path in (here / "out").rglob("*.res.md"):
        assert parse(path.read_text("utf-8")).problems == ()
    again = cli("import", "in", "--into", "out")
    assert (again.code, again.out) == (0, "3 drafts in out from 3 files; 3 of them were there already\n")


def test_several_processes_do_the_same(cli: Cli, here: Path) -> None:
    tree(here)
    (here / "in" / "bad.xml").write_text(akn()[:-20], "utf-8")
    one = cli("import", "in", "--into", "one", "--jobs", "1")
    two = cli("import", "in", "--into", "two", "--jobs", "2")
    assert (two.code, two.out.replace("two", "one"), two.err) == (one.code, one.out, one.err)
    assert [(here / "two" / name).read_bytes() for name in drafts(here / "two")] == [
        (here / "one" / name).read_bytes() for name in drafts(here / "one")
    ]


def test_it_reads_on_after_a_bad_file_and_names_it(cli: Cli, here: Path) -> None:
    tree(here)
    (here / "in" / "de" / "a.xml").write_text(akn()[:-20], "utf-8")
    (here / "in" / "empty.xml").touch()
    (here / "in" / "page.xml").write_text("<html><body>x</body></html>", "utf-8")
    ended = cli("import", "in", "--into", "out", "--quiet")
    assert (ended.code, ended.out) == (3, "")
    faults = [line for line in ended.err.splitlines() if not line.startswith("  ")]
    assert len(faults) == 3
    assert all(": error: " in line for line in faults)
    assert {line.split(":")[0].replace("\\", "/") for line in faults} == {"in/de/a.xml", "in/empty.xml", "in/page.xml"}
    assert len(drafts(here / "out")) == 3
    assert cli("import", "in", "--into", "out").out.endswith("; 3 failed\n")


def test_a_draft_that_was_worked_on_is_not_written_over(cli: Cli, here: Path) -> None:
    tree(here)
    cli("import", "in", "--into", "out")
    mine = here / "out" / "a.res.md"
    mine.write_text(DRAFT, "utf-8")
    ended = cli("import", "in", "--into", "out")
    assert ended.code == 3
    assert "error: not written: a draft is there already, and it differs\n  --force writes over it" in ended.err
    assert mine.read_text("utf-8") == DRAFT
    assert cli("import", "in", "--into", "out", "--force").code == 0
    assert "all to act" in mine.read_text("utf-8")


def test_two_sources_of_one_name_are_told_apart(cli: Cli, here: Path) -> None:
    tree(here)
    (here / "in" / "a.txt").write_text(PASTED, "utf-8")
    ended = cli("import", "in", "--into", "out")
    assert ended.code == 3
    assert "its draft would be" in ended.err
    assert "as that of" in ended.err


def test_the_output_may_lie_in_the_source(cli: Cli, here: Path) -> None:
    tree(here)
    assert cli("import", "in", "--into", "in/drafts").code == 0
    assert cli("import", "in", "--into", "in/drafts").out.startswith("3 drafts in in/drafts from 3 files")


def test_a_source_never_becomes_its_own_draft(cli: Cli, draft: Path) -> None:
    ended = cli("import", "a.res.md", "--into", ".", "--force")
    assert ended.code == 2
    assert "a.res.md: error: not written: this file is what was read" in ended.err
    assert draft.read_text("utf-8") == DRAFT


def test_parts_have_files_of_their_own(cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from resdraft import importers
    from resdraft.model import Masthead, Resolution, Text, normal

    parts = tuple(
        importers.Imported(normal(Resolution(Masthead(symbol=f"A/RES/79/93 {name}", title=Text(name)))), (), "akn")
        for name in ("A", "B")
    )
    (here / "x.xml").write_text(akn(), "utf-8")
    monkeypatch.setattr(importers, "read", lambda data, name, **how: parts)
    ended = cli("import", "x.xml", "--into", "out")
    assert ended.out == "2 drafts in out from 1 file\n"
    assert drafts(here / "out") == ["x.A.res.md", "x.B.res.md"]
    refused = cli("import", "x.xml")
    assert refused.code == 3
    assert "holds 2 resolutions: A, B\n  --into FOLDER" in refused.err


def test_a_report_as_json(cli: Cli, here: Path) -> None:
    tree(here)
    (here / "in" / "bad.xml").write_text("<akomaNtoso>", "utf-8")
    ended = cli("import", "in", "--into", "out", "--json")
    record = json.loads(ended.out)
    assert (record["drafts"], record["failed"]) == (3, 1)
    by_source = {Path(source["source"]).name: source for source in record["sources"]}
    assert by_source["a.xml"]["format"] == "akn"
    assert by_source["a.xml"]["drafts"] == [str(Path("out") / "a.res.md")]
    assert "not well-formed" in by_source["bad.xml"]["error"]


@pytest.mark.parametrize("argv", [["in"], ["in/a.xml", "in/de/b.xml"], ["in/a.xml", "--json"]])
def test_where_to_write_has_to_be_said(cli: Cli, here: Path, argv: list[str]) -> None:
    tree(here)
    ended = cli("import", *argv)
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 2


def test_a_folder_with_nothing_to_import(cli: Cli, here: Path) -> None:
    (here / "in").mkdir()
    ended = cli("import", "in", "--into", "out")
    assert ended.code == 0
    endings = "*.xml, *.akn, *.docx, *.docm, *.pdf, *.json, *.txt, *.text"
    said = f"in: note: no document in this folder or below: {endings} are read\n"
    assert ended.err.startswith(said)
    assert ended.out == ""
    assert not (here / "out").exists()


def test_real_resolutions(cli: Cli, corpus: Path, here: Path) -> None:
    source = corpus / "un" / "security-council-drafts" / "en"
    ended = cli("import", str(source), "--into", "out")
    assert ended.code == 0, ended.err
    count = len(list(source.glob("*.xml")))
    assert len(drafts(here / "out")) == count
    assert ended.out == f"{count} drafts in out from {count} files\n"

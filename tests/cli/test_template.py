"""`resdraft template`."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdraft.ooxml import read_package
from resdraft.workspace import shipped
from tests.cli.conftest import Cli
from tests.render.samples import lines


def _changed(name: str, old: bytes, new: bytes, part: str = "word/document.xml") -> bytes:
    """A bundled template with something in it replaced."""
    package = read_package((shipped("templates") / f"{name}.docx").read_bytes())
    assert old in package.parts[part]
    package.put(part, package.parts[part].replace(old, new))
    return package.data()


def test_the_list_says_where_templates_are_and_what_for(cli: Cli, here: Path) -> None:
    (here / "templates").mkdir()
    for name in ("house.docx", "general-assembly.docx"):
        (here / "templates" / name).write_bytes(b"")
    ended = cli("template", "list")
    assert (ended.code, ended.err) == (0, "")
    rows = {line.split()[0]: line for line in ended.out.splitlines() if line}
    assert rows["house"].endswith("by name: --template house")
    assert str(Path("templates/house.docx")) in rows["house"]
    assert str(Path("templates/general-assembly.docx")) in rows["general-assembly"]
    assert "bundled" in rows["model-un"]
    assert rows["human-rights-council-ar"].endswith("the Human Rights Council, in Arabic")
    assert str(shipped("templates")) in ended.out


def test_a_copy_is_made_and_found(cli: Cli, here: Path, draft: Path) -> None:
    ended = cli("template", "copy", "model-un", "-o", "templates/conference.docx")
    assert (ended.code, ended.err) == (0, "")
    copied = here / "templates/conference.docx"
    assert copied.read_bytes() == (shipped("templates") / "model-un.docx").read_bytes()
    assert cli("template", "check", "conference").code == 0
    assert cli("render", "a.res.md", "--template", "conference").code == 0


def test_nothing_is_overwritten(cli: Cli, here: Path) -> None:
    assert cli("template", "copy", "general-assembly").code == 0
    again = cli("template", "copy", "general-assembly")
    assert again.code == 3
    assert "the file is there already" in again.err


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["copy"], "name a template"),
        (["new"], "name the file to make it from, with --from"),
        (["list", "x"], "list takes no NAME"),
        (["copy", "model-un", "--draft", "a.res.md"], "copy takes no --draft"),
        (["copy", "model-un", "-o", "x.pdf"], "a template is a Word file"),
        (["check", "generl-assembly"], "no template is called 'generl-assembly'"),
        (["draw"], "invalid choice: 'draw'"),
    ],
)
def test_wrong_use(cli: Cli, draft: Path, argv: list[str], message: str) -> None:
    ended = cli("template", *argv)
    assert ended.code == 2
    assert message in ended.err


@pytest.mark.parametrize("name", ["security-council", "model-un", "human-rights-council-ar"])
def test_bundled_templates_pass(cli: Cli, name: str) -> None:
    ended = cli("template", "check", name)
    assert (ended.code, ended.err) == (0, "")


def test_a_note_alone_is_no_problem(cli: Cli, here: Path, draft: Path) -> None:
    """What counts is what could not be printed: a note says what a reader might miss."""
    ended = cli("template", "check", "security-council", "--draft", "a.res.md")
    assert (ended.code, [line.split(": ")[1] for line in ended.err.splitlines()]) == (0, ["note"])
    assert cli("template", "check", "security-council", "--draft", "none.res.md").code == 3


def test_an_unknown_field_is_named_with_its_place(cli: Cli, here: Path) -> None:
    data = _changed("security-council", b"{{ organ }}", b"{{ orgam }}", "word/header_first.xml")
    (here / "house.docx").write_bytes(data)
    ended = cli("template", "check", "house.docx")
    assert ended.code == 1
    first, second = ended.err.splitlines()
    assert first == "house.docx: the head of the first page: problem: there is no field 'orgam' (\"{{ orgam }}\")"
    assert second == "  did you mean organ?"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"{{ preamble }}", b"", "the text: problem: no place for the preambular paragraphs"),
        (b"{{ annexes }}", b"", "the text: problem: no place for the annexes"),
        (b"{{ sponsors }}", b"{{ sponsors", "a tag is not closed, or not opened"),
        (b"{{ sponsors }}", b"{{ words.sponsers }}", "there is no printed word 'sponsers'"),
        (b"{{ sponsors }}", b"{{ sponsors.upper() }}", "the template uses a function call, which none may"),
    ],
)
def test_other_faults_of_a_template(cli: Cli, here: Path, old: bytes, new: bytes, message: str) -> None:
    (here / "house.docx").write_bytes(_changed("general-assembly", old, new))
    ended = cli("template", "check", "house.docx")
    assert ended.code == 1
    assert message in ended.err


def test_what_a_draft_lacks_is_named(cli: Cli, here: Path, draft: Path) -> None:
    data = _changed("general-assembly", b"{{ sponsors }}", b"{{ extra.conference }}")
    (here / "house.docx").write_bytes(data)
    assert cli("template", "check", "house.docx").code == 0
    ended = cli("template", "check", "house.docx", "--draft", "a.res.md")
    assert ended.code == 1
    assert "the draft has no entry 'conference'" in ended.err


def test_a_document_without_tags_has_no_place_for_anything(cli: Cli, here: Path, draft: Path) -> None:
    assert cli("render", "a.res.md").code == 0
    ended = cli("template", "check", "a.docx")
    assert ended.code == 1
    assert [line.partition("no place for ")[2] for line in ended.err.splitlines() if "problem" in line] == [
        "the enacting line",
        "the preambular paragraphs",
        "the operative paragraphs",
        "the annexes",
    ]


def test_a_file_that_is_no_word_file(cli: Cli, here: Path) -> None:
    (here / "x.docx").write_bytes(b"words")
    assert cli("template", "check", "x.docx").code == 3
    assert cli("template", "new", "--from", "x.docx").code == 3


def test_a_template_is_made_of_a_document_and_prints_another_draft(cli: Cli, here: Path, root: Path) -> None:
    drafts = root / "drafts"
    source = drafts / "general-assembly" / "documentary-heritage.res.md"
    assert cli("render", str(source), "-o", "old.docx").code == 0
    ended = cli("template", "new", "--from", "old.docx", "-o", "templates/house.docx")
    assert ended.code == 0
    assert 'sponsors: "Cabo Verde, Chile,' in ended.out
    assert "Operative paragraph: " in ended.out
    assert cli("template", "check", "house").code == 0
    other = drafts / "isil-2015" / "russian-federation.res.md"
    assert cli("render", str(other), "--template", "templates/house.docx", "-o", "new.docx").code == 0
    package = read_package((here / "new.docx").read_bytes())
    printed = lines(package.xml("word/document.xml"))
    assert "EnactingLine|The Security Council," in printed
    assert not any("documentary" in line for line in printed)
    assert any(line.startswith("OperativeParagraph|26.\t") for line in printed)


def test_a_document_without_an_enacting_line(cli: Cli, here: Path) -> None:
    data = _changed("general-assembly", b"{{ enacting }}", b"Minutes of the meeting")
    (here / "minutes.docx").write_bytes(data)
    ended = cli("template", "new", "--from", "minutes.docx")
    assert ended.code == 3
    assert "no enacting line is found" in ended.err
    assert not (here / "templates").exists()

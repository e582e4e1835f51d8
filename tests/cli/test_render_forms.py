"""`resdraft render` to other things than Word: told by the ending, on templates of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

import resdraft
from tests.cli.conftest import Cli

HOUSE = "<p>{{ organ }}</p>{{ preamble }}{{ operative }}"


def test_a_page_and_plain_markdown(cli: Cli, draft: Path, here: Path) -> None:
    ended = cli("render", "a.res.md", "-o", "a.html")
    assert (ended.code, ended.out, ended.err) == (0, "a.html\n", "")
    made = (here / "a.html").read_bytes()
    assert made.startswith(b"<!DOCTYPE html>\n")
    assert made.decode() == resdraft.to_html(resdraft.load(draft))
    assert cli("render", "a.res.md", "-o", "a.md").out == "a.md\n"
    assert "1\\. *Urges* Member States" in (here / "a.md").read_text("utf-8")
    assert (here / "a.md").read_text("utf-8") == resdraft.to_markdown(resdraft.load(draft))
    cli("render", "a.res.md", "-o", "b.HTM")
    assert (here / "b.HTM").read_bytes() == made


def test_from_a_pipe_to_a_pipe(cli: Cli, draft: Path) -> None:
    ended = cli("render", "-", "-o", "-", "--template", "house.html", stdin=draft.read_bytes())
    assert ended.code == 3
    assert ended.err.startswith("house.html: error: there is no such template")


def test_a_template_of_the_house(cli: Cli, draft: Path, here: Path) -> None:
    (here / "templates").mkdir()
    (here / "templates" / "house.html").write_text(HOUSE, "utf-8")
    (here / "templates" / "README.md").write_text("No template.\n", "utf-8")
    for name in ("house", "templates/house.html"):
        assert cli("render", "a.res.md", "-o", "a.html", "--template", name).code == 0
        assert (here / "a.html").read_text("utf-8").startswith("<p>General Assembly</p>")
    assert cli("render", "a.res.md", "-o", "-", "--template", "templates/house.html").out.startswith("<p>General")
    unknown = cli("render", "a.res.md", "-o", "a.md", "--template", "README")
    assert unknown.code == 2
    assert "there are: plain" in unknown.err


def test_the_workspace_s_template_is_for_its_own_kind(cli: Cli, draft: Path, here: Path) -> None:
    (here / "templates").mkdir()
    (here / "templates" / "house.html").write_text(HOUSE, "utf-8")
    for named in ("templates/house.html", "house"):
        (here / "resdraft.toml").write_text(f'[render]\ntemplate = "{named}"\n', "utf-8")
        assert cli("render", "a.res.md", "-o", "a.html").code == 0
        assert (here / "a.html").read_text("utf-8").startswith("<p>General Assembly</p>")
        assert cli("render", "a.res.md", "-o", "a.md").code == 0
    (here / "resdraft.toml").write_text('[render]\ntemplate = "security-council"\n', "utf-8")
    assert cli("render", "a.res.md", "-o", "a.html").code == 0
    assert (here / "a.html").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("words", "line", "fault"),
    [
        ("{{ preamble }}\n{{ ''.__class__ }}", 2, "access to '__class__' is not allowed"),
        ("{{ simbol }}", 1, "there is no field 'simbol'"),
        ("\n\n{% if %}", 3, "Expected an expression, got 'end of statement block'"),
    ],
)
def test_a_template_at_fault(cli: Cli, draft: Path, here: Path, words: str, line: int, fault: str) -> None:
    (here / "x.html").write_text(words, "utf-8")
    ended = cli("render", "a.res.md", "-o", "a.html", "--template", "x.html")
    assert ended.code == 3
    assert ended.err.splitlines()[0] == f"x.html:{line}: error: {fault}"
    assert not (here / "a.html").exists()


@pytest.mark.parametrize(
    "argv",
    [
        ["-o", "a.html", "--template", "x.docx"],
        ["-o", "a.docx", "--template", "x.html"],
        ["-o", "a.html", "--template", "security-council"],
        ["-o", "a.docx", "--pdf"],
        ["-o", "b.res.md"],
    ],
)
def test_what_does_not_go_together(cli: Cli, draft: Path, here: Path, argv: list[str]) -> None:
    before = sorted(here.iterdir())
    ended = cli("render", "a.res.md", *argv)
    assert ended.code == 2, ended.err
    assert len(ended.err.splitlines()) == 2
    assert sorted(here.iterdir()) == before


@pytest.mark.parametrize("argv", [["--pdf"], ["-o", "a.pdf"]])
def test_without_libreoffice(
    cli: Cli, draft: Path, here: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("resdraft.workspace.office._PLACES", ("~/none",))
    ended = cli("render", "a.res.md", *argv)
    assert ended.code == 4
    assert ended.err == (
        "resdraft: error: a PDF is made by LibreOffice, and it is not installed here\n"
        "  install LibreOffice (libreoffice.org), or render a .docx and save it as PDF in Word\n"
    )
    assert not (here / "a.pdf").exists()


def test_a_pdf_beside_its_draft(cli: Cli, draft: Path, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resdraft.workspace.office.require_office", lambda: Path("soffice"))
    monkeypatch.setattr("resdraft.workspace.require_office", lambda: Path("soffice"), raising=False)
    monkeypatch.setattr("resdraft.workspace.to_pdf", lambda document: b"%PDF-" + document[:2], raising=False)
    assert cli("render", "a.res.md", "--pdf").out == "a.pdf\n"
    assert (here / "a.pdf").read_bytes() == b"%PDF-PK"
    assert cli("render", "a.res.md", "-o", "b.pdf").out == "b.pdf\n"
    assert (here / "b.pdf").read_bytes() == b"%PDF-PK"

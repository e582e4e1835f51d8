"""Broken and hostile input through the command line: one clear line, the right exit code, nothing lost."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from resdraft.workspace import shipped
from tests.cli.conftest import DRAFT, Cli
from tests.conftest import clean_environment

LAUGHS = (
    """<?xml version="1.0"?>
<!DOCTYPE akomaNtoso [<!ENTITY a "ha">
"""
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">\n' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>\n<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>&i;</akomaNtoso>\n"
)
ENTITY = """<?xml version="1.0"?>
<!DOCTYPE akomaNtoso [<!ENTITY secret SYSTEM "{}">]>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">&secret;</akomaNtoso>
"""
READERS = [["show"], ["fmt"], ["export"], ["render"], ["diff", "a.res.md"], ["import", "-o", "x.res.md"]]


def one_fault(err: str) -> str:
    """The one line that says what is wrong; a second one may say what to do."""
    lines = [line for line in err.splitlines() if ": note: " not in line]
    faults = [line for line in lines if not line.startswith("  ")]
    assert len(faults) == 1, err
    assert ": error: " in faults[0]
    return faults[0]


@pytest.mark.parametrize("argv", READERS)
@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.res.md", b"", "the file is empty"),
        ("x.txt", b"", "the file is empty"),
        ("x.res.md", bytes(range(256)) * 20, "not a text"),
        ("x.txt", os.urandom(64) + b"\0\0\0" + os.urandom(64), "not a text"),
        ("x.xml", LAUGHS.encode(), "document type"),
        ("x.xml", b"<akomaNtoso>", "not well-formed XML"),
        ("x.json", b'{"format": 1, "preamble": ' + b"[" * 100_000, "not JSON"),
        ("x.json", b'{"format": 1, "operative": [{"type": "clause", "text": 3}]}', "operative[0].text"),
        ("x.docx", b"PK\x03\x04 word/document.xml", "not a Word file"),
    ],
)
def test_what_cannot_be_read(
    cli: Cli, draft: Path, here: Path, argv: list[str], name: str, data: bytes, message: str
) -> None:
    (here / name).write_bytes(data)
    before = sorted(path.name for path in here.iterdir())
    ended = cli(argv[0], *argv[1:], name)
    assert (ended.code, ended.out) == (3, "")
    fault = one_fault(ended.err)
    assert fault.startswith(name)
    assert message in fault
    assert sorted(path.name for path in here.iterdir()) == before
    assert (here / name).read_bytes() == data


def test_no_external_entity_is_read(cli: Cli, here: Path) -> None:
    (here / "secret.txt").write_text("the secret words", "utf-8")
    (here / "x.xml").write_text(ENTITY.format((here / "secret.txt").as_uri()), "utf-8")
    ended = cli("import", "x.xml")
    assert ended.code == 3
    assert "document type" in one_fault(ended.err)
    assert "secret words" not in ended.out + ended.err


def test_a_yaml_tag_makes_no_object(cli: Cli, draft: Path, here: Path) -> None:
    tagged = DRAFT.replace("title: Small ports", "title: !!python/object/apply:os.mkdir [made]")
    draft.write_text(tagged, "utf-8")
    assert cli("show", "a.res.md").code == 0
    assert cli("fmt", "a.res.md").code in (0, 3)
    assert not (here / "made").exists()
    assert "os.mkdir" in draft.read_text("utf-8")


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ title.__class__.__mro__ }}", "__class__"),
        ("{{ sponsorz }}", "there is no field 'sponsorz'"),
        ("{% for x in range(10**9) %}x{% endfor %}", "template"),
    ],
)
def test_hostile_templates(cli: Cli, draft: Path, here: Path, tag: str, message: str) -> None:
    (here / "house.docx").write_bytes(with_tag(tag))
    ended = cli("render", "a.res.md", "--template", "house.docx")
    assert (ended.code, ended.out) == (3, "")
    assert message in one_fault(ended.err)
    assert not (here / "a.docx").exists()


def with_tag(tag: str) -> bytes:
    """A bundled template with a tag of somebody else's in its text."""
    made = io.BytesIO()
    with zipfile.ZipFile(shipped("templates") / "general-assembly.docx") as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:body>", f"<w:body><w:p><w:r><w:t>{tag}</w:t></w:r></w:p>".encode(), 1)
            new.writestr(name, data)
    return made.getvalue()


def test_fifty_megabytes_of_text(cli: Cli, here: Path) -> None:
    line = "Recalling its resolution 2178 (2014) and all that was said there,\n"
    (here / "big.txt").write_text(line * (50_000_000 // len(line)), "utf-8")
    (here / "big.res.md").write_text(f"---\nformat: 1\n---\n\n{(line + chr(10)) * (50_000_000 // len(line))}", "utf-8")
    for name in ("big.txt", "big.res.md"):
        ended = cli("show", name)
        assert (ended.code, ended.out) == (3, "")
        assert one_fault(ended.err).startswith(f"{name}: error: more than ")


@pytest.mark.parametrize("argv", [*READERS, ["import", "--into", "out"]])
def test_a_file_that_is_not_there(cli: Cli, draft: Path, argv: list[str]) -> None:
    ended = cli(argv[0], *argv[1:], "nope.res.md")
    assert ended.code == 3
    assert one_fault(ended.err) == "nope.res.md: error: there is no such file"


@pytest.mark.parametrize("argv", [argv for argv in READERS if argv != ["fmt"]])
def test_a_folder_where_a_file_is_expected(cli: Cli, draft: Path, here: Path, argv: list[str]) -> None:
    (here / "folder.res.md").mkdir()
    ended = cli(argv[0], *argv[1:], "folder.res.md")
    assert ended.code in (2, 3)
    assert len(ended.err.splitlines()) <= 2


@pytest.mark.parametrize("argv", [["show"], ["render"], ["diff", "a.res.md"]])
def test_a_file_without_rights(
    cli: Cli, draft: Path, here: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    (here / "shut.res.md").write_text(DRAFT, "utf-8")
    opened = Path.open

    def refuse(path: Path, *given: object, **named: object) -> object:
        if path.name == "shut.res.md":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    ended = cli(argv[0], *argv[1:], "shut.res.md")
    assert ended.code == 4
    assert one_fault(ended.err) == "shut.res.md: error: no right to read this file"


def test_a_read_only_target(cli: Cli, draft: Path, here: Path) -> None:
    (here / "out.docx").write_bytes(b"mine")
    (here / "out.docx").chmod(0o444)
    draft.write_text(DRAFT.replace("2. ", "7. "), "utf-8")
    draft.chmod(0o444)
    try:
        for argv in (
            ["render", "a.res.md", "-o", "out.docx"],
            ["export", "a.res.md", "-o", "out.docx", "--force"],
            ["fmt", "a.res.md"],
        ):
            ended = cli(*argv)
            assert ended.code == 4
            assert "error: not written: the file is read-only" in one_fault(ended.err)
        assert (here / "out.docx").read_bytes() == b"mine"
        assert draft.read_text("utf-8") == DRAFT.replace("2. ", "7. ")
    finally:
        (here / "out.docx").chmod(0o644)
        draft.chmod(0o644)


def test_a_symlink_out_of_the_folder(cli: Cli, draft: Path, here: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.res.md"
    outside.write_text(DRAFT.replace("2. ", "7. "), "utf-8")
    try:
        (here / "link.res.md").symlink_to(outside)
    except OSError:
        pytest.skip("symlinks may not be made here")
    for argv in (["fmt", "link.res.md"], ["export", "a.res.md", "-o", "link.res.md", "--force"]):
        ended = cli(*argv)
        assert ended.code == 2
        assert "a symlink that leads out of the workspace" in one_fault(ended.err)
    assert cli("fmt", ".").code == 0
    draft.unlink()
    for argv in (["fmt", "."], ["import", ".", "--into", "out"]):
        ended = cli(*argv)
        assert ended.code == 0
        assert "links that lead out of the folder are not followed" in ended.err
    draft.write_text(DRAFT, "utf-8")
    assert outside.read_text("utf-8") == DRAFT.replace("2. ", "7. ")
    assert cli("show", "link.res.md").code == 0


FMT = "import sys; from resdraft.cli import main; sys.exit(main(sys.argv[1:]))"


def test_two_writers_at_once(here: Path) -> None:
    (here / "a.res.md").write_text(DRAFT.replace("2. ", "7. "), "utf-8")
    argv = [sys.executable, "-c", FMT, "fmt", "a.res.md"]
    writers = [
        subprocess.Popen(argv, cwd=here, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for writer in writers:
        _, err = writer.communicate()
        assert writer.returncode in (0, 3)
        assert b"Traceback" not in err
        assert err == b"" or b"it was changed since it was read" in err
    assert (here / "a.res.md").read_text("utf-8") == DRAFT
    assert sorted(path.name for path in here.iterdir()) == [".git", "a.res.md"]


def test_nothing_is_left_where_standard_output_is_refused(cli: Cli, draft: Path, here: Path) -> None:
    ended = cli("export", "a.res.md", "-o", str(Path("no") / "x.json"))
    assert ended.code == 3
    assert "there is no such folder" in one_fault(ended.err)
    assert not (here / "no").exists()


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no /dev/null here")
def test_a_device_is_written_to_and_not_replaced(cli: Cli, draft: Path) -> None:
    assert cli("export", "a.res.md", "-o", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB, where the machine lets us have one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("no small disk can be had on this machine")
    yield folder
    subprocess.run(["umount", str(folder)], check=False)


@pytest.mark.parametrize(
    ("command", "source", "ending"),
    [("render", "a.res.md", ".docx"), ("import", "long.txt", ".res.md"), ("export", "long.txt", ".json")],
)
def test_a_full_disk_leaves_what_was_there(
    cli: Cli, draft: Path, here: Path, small_disk: Path, command: str, source: str, ending: str
) -> None:
    long = "The General Assembly,\n\n1. Decides so.\n\n2. " + "Urges all of them. " * 9000
    (here / "long.txt").write_text(long, "utf-8")
    target = small_disk / f"out{ending}"
    target.write_bytes(b"before" * 9000)
    ended = cli(command, source, "-o", str(target), "--force")
    assert ended.code == 4
    assert "no room left on the disk" in ended.err
    assert target.read_bytes() == b"before" * 9000
    assert [path.name for path in small_disk.iterdir()] == [target.name]

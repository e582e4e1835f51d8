"""PDF through LibreOffice: the real one where it is installed, and one that fails in every way."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

from resdraft.model import SystemFault
from resdraft.render import to_docx
from resdraft.workspace import require_office, to_pdf
from tests.render.samples import COUNCIL, council_draft

on_posix = pytest.mark.skipif(os.name == "nt", reason="the program that plays LibreOffice is a script")


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands first on PATH as soffice; a test writes what it does."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "soffice"
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(folder))
    return program


def does(program: Path, code: str) -> None:
    program.write_text(f"#!{sys.executable}\nimport sys, time, pathlib, subprocess\n{code}\n", "utf-8")


@pytest.mark.xdist_group("office")
def test_a_real_pdf(soffice: Path, scratch: Path) -> None:
    made = to_pdf(to_docx(council_draft(), COUNCIL))
    assert made.startswith(b"%PDF-")
    assert list(scratch.iterdir()) == []


@on_posix
def test_it_has_a_profile_of_its_own_and_a_private_folder(played: Path, scratch: Path) -> None:
    does(
        played,
        "folder = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "mode = oct(folder.stat().st_mode & 0o777)\n"
        "(folder / 'draft.pdf').write_text(' '.join([mode, str('--headless' in sys.argv), sys.argv[1]]))",
    )
    mode, headless, profile = to_pdf(b"x").decode().split()
    assert (mode, headless) == ("0o700", "True")
    assert profile.startswith(f"-env:UserInstallation={scratch.as_uri()}/resdraft-")
    assert list(scratch.iterdir()) == []


@on_posix
def test_it_takes_too_long(played: Path, scratch: Path, tmp_path: Path) -> None:
    late = tmp_path / "late"
    child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(late)!r}).touch()"
    does(played, f"subprocess.run([sys.executable, '-c', {child!r}])")
    with pytest.raises(SystemFault, match=r"LibreOffice made no PDF within 0\.5 seconds"):
        to_pdf(b"x", seconds=0.5)
    assert list(scratch.iterdir()) == []
    import time

    time.sleep(2.2)
    assert not late.exists()


@on_posix
@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("sys.exit('source file could not be loaded')", "LibreOffice made no PDF: source file could not be loaded"),
        ("pass", "LibreOffice made no PDF"),
    ],
)
def test_it_makes_none(played: Path, scratch: Path, code: str, message: str) -> None:
    does(played, code)
    with pytest.raises(SystemFault) as caught:
        to_pdf(b"x")
    assert caught.value.message == message
    assert list(scratch.iterdir()) == []


@on_posix
def test_it_cannot_be_started(played: Path, scratch: Path) -> None:
    played.write_text("#!/none\n", "utf-8")
    with pytest.raises(SystemFault, match="LibreOffice could not be started"):
        to_pdf(b"x")


def test_where_installers_put_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    place = tmp_path / "office" / "soffice"
    monkeypatch.setattr("resdraft.workspace.office._PLACES", ("~/none", str(place)))
    with pytest.raises(SystemFault, match="not installed here"):
        require_office()
    place.parent.mkdir()
    place.touch()
    assert require_office() == place

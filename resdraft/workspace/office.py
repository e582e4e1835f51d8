"""PDF through LibreOffice, which is a program of its own and has to be installed."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from resdraft.model import SystemFault
from resdraft.workspace.faults import writing_fault

if TYPE_CHECKING:
    import subprocess

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "~/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "%ProgramFiles%/LibreOffice/program/soffice.com",
    "%ProgramFiles(x86)%/LibreOffice/program/soffice.com",
)
"""Where installers put it without telling PATH."""


def require_office() -> Path:
    """The program of LibreOffice. Raises SystemFault where it is not installed."""
    import shutil

    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return Path(found)
    places = (Path(os.path.expandvars(place)).expanduser() for place in _PLACES)
    if there := next((place for place in places if place.is_file()), None):
        return there
    hint = "install LibreOffice (libreoffice.org), or render a .docx and save it as PDF in Word"
    raise SystemFault("a PDF is made by LibreOffice, and it is not installed here", hint=hint)


def to_pdf(document: bytes, *, seconds: float = 180) -> bytes:
    """The PDF that LibreOffice makes of a Word file.

    It runs without a window, in a profile of its own, in a folder that only the user may read and that is gone
    afterwards. Raises SystemFault where it is not installed, takes longer than that, or makes none.
    """
    import tempfile

    program = require_office()
    try:
        with tempfile.TemporaryDirectory(prefix="resdraft-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            (folder / "draft.docx").write_bytes(document)
            said = _run(program, folder, seconds)
            made = folder / "draft.pdf"
            if made.is_file() and (data := made.read_bytes()):
                return data
    except OSError as error:
        raise writing_fault(error, "the folder for temporary files") from error
    raise SystemFault(f"LibreOffice made no PDF{said and f': {said}'}", hint="open the .docx in it to see why")


def _run(program: Path, folder: Path, seconds: float) -> str:
    """Converts `draft.docx` in a folder; the first line of what LibreOffice said about a fault."""
    import subprocess

    command = [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        str(folder / "draft.docx"),
    ]
    try:
        started = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        message = f"LibreOffice could not be started: {error.strerror or error}"
        raise SystemFault(message, where=str(program)) from error
    try:
        _, said = started.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        hint = "close other documents and try again"
        raise SystemFault(f"LibreOffice made no PDF within {seconds:g} seconds", hint=hint) from error
    finally:
        _stop(started)
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[0][:200] if lines else ""


def _stop(started: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it started, if it has not ended: its first process only starts another."""
    if started.poll() is None:
        _kill(started)
        started.wait()
    if started.stderr is not None:
        started.stderr.close()


def _kill(started: subprocess.Popen[bytes]) -> None:
    import subprocess

    if hasattr(os, "killpg"):
        os.killpg(started.pid, signal.SIGKILL)
        return
    subprocess.run(["taskkill", "/T", "/F", "/PID", str(started.pid)], capture_output=True, check=False)
    started.kill()

"""The format of a file is told by content, then by name."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import zipfile
from collections.abc import Callable

import pytest

from resdraft.importers import FORMATS, Doubt, read, read_json
from resdraft.model import InputError, to_record
from tests.importers.plain_help import ENGLISH, FRENCH, pasted

DRAFT = (
    "---\nformat: 1\nbody: security-council\n---\n\nThe Security Council,\n\n"
    "*Recalling* its resolution,\n\n1. *Acts*.\n"
)


def test_plain_text_is_what_nothing_else_claims() -> None:
    (imported,) = read(ENGLISH.encode(), "draft.txt")
    assert imported.format == "plain"
    assert imported.resolution == pasted(ENGLISH).resolution


def test_a_code_page_comes_through_the_door() -> None:
    (imported,) = read(FRENCH.encode("cp1252"))
    assert imported.resolution.masthead.language == "fr"
    assert imported.resolution.operative == pasted(FRENCH).resolution.operative


@pytest.mark.parametrize("name", ["", "x.txt", "x.res.md"])
def test_a_draft_is_told_by_its_front_matter(name: str) -> None:
    (imported,) = read(DRAFT.encode(), name)
    assert imported.format == "draft"
    assert imported.resolution.masthead.body == "security-council"
    assert imported.warnings == ()


def test_a_draft_is_told_by_its_name() -> None:
    (imported,) = read(b"The Security Council,\n\n1. Acts [in time;\n", "a.res.md")
    assert imported.format == "draft"
    assert isinstance(imported.warnings[0], Doubt)
    assert imported.warnings[0].line == 3


def test_json_of_the_model_is_read_back() -> None:
    resolution = pasted(ENGLISH).resolution
    data = json.dumps(to_record(resolution)).encode()
    for name in ("", "x.json", "x.txt"):
        (imported,) = read(data, name)
        assert (imported.resolution, imported.format) == (resolution, "json")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "not JSON"),
        (b'{"format": 1, "operative": [}', "not JSON"),
        (b'{"format": 9}', "format 9 is not known"),
        (b'{"format": 1, "masthead": 3}', "masthead"),
        (b'{"format": 1, "other": 3}', "unknown key 'other'"),
        (b'{"format": NaN}', "NaN is no number"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"format": ' + b"9" * 5000 + b"}", "not JSON"),
        (b"", "the file is empty"),
    ],
)
def test_bad_json_is_said_to_be_so(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_json(data, "x.json")
    assert caught.value.where.startswith("x.json")


def test_akoma_ntoso_that_is_broken_is_refused() -> None:
    with pytest.raises(InputError):
        read(b"<?xml version='1.0'?><akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><statement>")


def _zip(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "what", "hint"),
    [
        (_zip("mimetype", "content.xml"), "OpenDocument", "save it as .docx"),
        (_zip("xl/workbook.xml"), "no text", ""),
        (_zip("a.txt"), "zip", "unpack"),
        (gzip.compress(b"x", mtime=0), "gzip", "unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word file", "save it as .docx"),
        (b"{\\rtf1\\ansi Recalling}", "RTF", "plain text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a picture", ""),
        (b"<!DOCTYPE html><html><p>Recalling</p></html>", "a web page", "copy its text"),
        (b"<html/>", "a web page", "copy its text"),
        (b"<?xml version='1.0'?><note/>", "XML, but not Akoma Ntoso: the outermost element is <note>", "plain text"),
    ],
)
def test_other_files_are_named_with_what_to_do(data: bytes, what: str, hint: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        read(data, "x.bin")
    assert hint in caught.value.hint
    assert caught.value.where == "x.bin"


def test_a_text_that_begins_with_a_bracket_is_no_json() -> None:
    (imported,) = read(b"[The General Assembly,\n\nRecalling its resolution,]\n\n1. Acts.\n")
    assert imported.format == "plain"


def test_too_many_paragraphs_are_no_draft() -> None:
    with pytest.raises(InputError, match="more than 20,000 paragraphs"):
        read(b"Recalling this,\n\n" * 20_001)
    with pytest.raises(InputError, match="more than 400,000 lines"):
        read(b"x\n" * 400_001)
    with pytest.raises(InputError, match="more than 1,000,000 characters in a line"):
        read(b"The General Assembly,\n" + b"word " * 200_001)


def test_every_format_has_its_line_of_help() -> None:
    assert set(FORMATS) >= {"akn", "json", "draft", "plain"}
    assert all(FORMATS.values())


def test_reading_text_loads_no_xml(fresh_python: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    code = (
        "import sys; from resdraft.importers import read;"
        "read(b'The General Assembly,\\n\\nRecalling this,\\n\\n1. Acts [RUS: now].\\n');"
        "print([m for m in ('lxml', 'docx', 'jinja2', 'textual', 'rapidfuzz') if m in sys.modules])"
    )
    done = fresh_python(code)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


WITHOUT_PDF = """
import sys
sys.modules["pypdfium2"] = None
from resdraft.importers import read
from resdraft.model import SystemFault
try:
    read(b"%PDF-1.7 %%EOF", "x.pdf")
except SystemFault as fault:
    print(fault.message, "|", fault.hint)
"""


def test_a_pdf_where_its_reader_is_not_installed_says_what_to_install(
    fresh_python: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    ended = fresh_python(WITHOUT_PDF)
    assert "pypdfium2" in ended.stdout, ended.stderr
    assert "pip install 'resdraft[pdf]'" in ended.stdout


def test_what_reads_pdf_is_loaded_for_pdf_alone(
    fresh_python: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    program = "import sys; from resdraft.importers import read; read(b'1. Acts;'); print('pypdfium2' in sys.modules)"
    assert fresh_python(program).stdout.strip() == "False"

"""Word files that are broken, or were made to harm: one clear line, in bounded time and memory."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from resdraft.importers import Imported, read
from resdraft.model import InputError
from resdraft.text import write
from tests.importers.word_files import W, lists, p, packed, r, unpacked, word

GOOD = word("The General Assembly,", "Recalling it,", "1. Acts.")


def imported(data: bytes) -> Imported:
    return read(data, "a.docx")[0]


def without(name: str) -> bytes:
    return packed({key: content for key, content in unpacked(GOOD).items() if key != name})


def changed(name: str, old: bytes, new: bytes) -> bytes:
    files = unpacked(GOOD)
    assert old in files[name]
    return packed({**files, name: files[name].replace(old, new)})


BROKEN = [
    (GOOD[: len(GOOD) // 2], "it is no zip, or a broken one"),
    (without("word/document.xml"), "compressed|missing"),
    (without("_rels/.rels"), "names no document"),
    (without("[Content_Types].xml"), "a zip of something else"),
    (changed("word/document.xml", b"</w:body>", b""), "broken XML"),
    (changed("word/document.xml", b"<w:document", b"<!DOCTYPE a [<!ENTITY b 'c'>]><w:document"), "document type"),
    (changed("_rels/.rels", b"word/document.xml", b"../../etc/passwd"), "missing"),
    (packed({**unpacked(GOOD), "word/document.xml": b"<w:document>" + b" " * (70 * 2**20)}), "64 MB|200 times"),
    (packed({**unpacked(GOOD), "word/a.bin": bytes(50 * 2**20)}), "200 times"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word file"),
    (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "OpenDocument"),
]


@pytest.mark.parametrize(("data", "says"), BROKEN, ids=[says for _, says in BROKEN])
def test_what_is_broken_is_one_line(data: bytes, says: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(InputError, match=says) as caught:
        imported(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("a.docx: ")
    assert time.perf_counter() - begun < 20


def test_old_formats_say_how_they_are_converted() -> None:
    for data in (BROKEN[-1][0], BROKEN[-2][0]):
        with pytest.raises(InputError) as caught:
            imported(data)
        assert "save it as .docx" in caught.value.hint


def test_relations_that_lead_outside_are_not_followed() -> None:
    files = unpacked(GOOD)
    outside = (
        b'<Relationship Id="t" TargetMode="External" Target="http://localhost:9/a.dotm" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
        b'<Relationship Id="n" TargetMode="External" Target="file:///etc/passwd" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
        b'<Relationship Id="s" Target="../../../etc/passwd" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/></Relationships>'
    )
    rels = files["word/_rels/document.xml.rels"].replace(b"</Relationships>", outside)
    assert imported(packed({**files, "word/_rels/document.xml.rels": rels})).resolution == imported(GOOD).resolution


def test_styles_and_lists_that_refer_to_themselves() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/></w:style>'
    )
    loop = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="M"/></w:abstractNum>'
    )
    data = word(
        "The General Assembly,",
        p("Recalling it,", style="A"),
        p("Acts.", num=(1, 0)),
        p("Acts.", num=(77, 0)),
        styles=styles,
        numbering=lists("", abstract=loop),
    )
    assert "*Recalling* it," in write(imported(data).resolution)


def test_numbers_without_end() -> None:
    form = '<w:start w:val="99999999999999999999"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/>'
    level = f'<w:lvl w:ilvl="0">{form}</w:lvl>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    data = word("The General Assembly,", p("Acts.", num=(1, 0)), numbering=lists("", abstract=abstract))
    assert "Acts." in write(imported(data).resolution)


def test_tables_in_tables_in_tables() -> None:
    inner = p("Deep words")
    for _ in range(3):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc><w:tc>{p('x')}</w:tc></w:tr></w:tbl>"
    assert "Deep words" in write(imported(word("The General Assembly,", "1. Acts:", inner, "2. Asks.")).resolution)


def test_nesting_without_end_is_refused() -> None:
    inner = p("Deep")
    for _ in range(80):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    with pytest.raises(InputError, match=r"nest too deep|broken XML"):
        imported(word("The General Assembly,", inner))


def test_more_paragraphs_than_any_draft_has() -> None:
    with pytest.raises(InputError, match="60,000 paragraphs"):
        imported(word(*(p(str(number * 7919)) for number in range(60_001))))


def test_control_characters_in_the_name_of_an_author() -> None:
    comment = f'<w:comment w:id="1" w:author="A&#9;B&#x202E;C --&gt;">{p("Words")}</w:comment>'
    data = word("The General Assembly,", p("1. Acts.", '<w:r><w:commentReference w:id="1"/></w:r>'), comments=comment)
    source = write(imported(data).resolution)
    assert source.count("-->") == 1
    assert "\t" not in source


def test_changes_in_changes_in_changes() -> None:
    inner = r("Deep ")
    for depth in range(40):
        name = "ins" if depth % 2 else "moveTo"
        inner = f'<w:{name} w:id="{depth}">{inner}</w:{name}>'
    assert "Deep words" in write(imported(word("The General Assembly,", p("1. Acts on ", inner, "words."))).resolution)


def test_a_large_file_takes_no_longer_than_its_size() -> None:
    """Fifty megabytes of XML, most of it without words."""
    filler = "".join(p(r("word " * 40)) for _ in range(9000))
    data = _stored(word("The General Assembly,", "1. Acts:", filler), 50 * 2**20)
    begun = time.perf_counter()
    assert imported(data).resolution.operative
    assert time.perf_counter() - begun < 60


def test_a_hundred_pages_are_read_while_one_waits() -> None:
    """Two seconds on a usual machine; the test leaves room for a busy one."""
    ask = p(r("Urges", "i"), " all States and all organs, within their mandates, to take measures [now]:", num=(1, 0))
    item = p("Act at once and report on it to the Assembly at its eightieth session;", num=(1, 1))
    data = word("The General Assembly,", "Recalling it,", *([ask, item, item, item] * 375), numbering=lists(""))
    begun = time.perf_counter()
    assert len(imported(data).resolution.operative) == 375
    assert time.perf_counter() - begun < 8


def test_a_file_of_nothing_but_notes_in_frames() -> None:
    note = p("\t*\tA note.", properties="<w:framePr/>")
    begun = time.perf_counter()
    assert "A note" in write(imported(word(*[note] * 5000, "The General Assembly,", "1. Acts.")).resolution)
    assert time.perf_counter() - begun < 20


def _stored(data: bytes, size: int) -> bytes:
    """The same file with a picture that fills it up to a size, not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in unpacked(data).items():
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
        archive.writestr("word/media/image1.png", bytes(range(256)) * (size // 256))
    return out.getvalue()


def test_strict_files_are_read_as_the_others() -> None:
    strict = {
        name: content.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in unpacked(GOOD).items()
    }
    assert strict != unpacked(GOOD)
    assert imported(packed(strict)).resolution == imported(GOOD).resolution

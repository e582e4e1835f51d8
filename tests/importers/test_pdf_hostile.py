"""PDF files that are broken, locked, endless or say nothing: one clear line each, in bounded time."""

from __future__ import annotations

import time

import pytest

from resdraft.importers import read
from resdraft.model import InputError
from tests.importers.pdf_files import locked, pdf, shown, stream

TEXT = shown(
    [
        (147, 700, "I", 10, "The General Assembly,"),
        (147, 682, "I", 10, "Recalling"),
        (190, 682, "R", 10, "its resolution 70/1,"),
        (147, 664, "R", 10, "1."),
        (171, 664, "I", 10, "Decides"),
        (210, 664, "R", 10, "to act."),
    ]
)
_DESCRIBED = (
    b"/FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Own /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0"
    b" /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
)
_NAMES = b" ".join(b"/g%03d" % at for at in range(95))
OWN_NAMES = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Own /FirstChar 32 /LastChar 126 /Widths [%s] %s"
    b" /Encoding << /Type /Encoding /Differences [32 %s] >> >>" % (b"500 " * 95, _DESCRIBED, _NAMES)
)
NO_MAP = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H /DescendantFonts [<< /Type /Font"
    b" /Subtype /CIDFontType2 /BaseFont /ABCDEF+Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    b" /Supplement 0 >> /DW 500 %s >>] >>" % _DESCRIBED
)


def _forms(depth: int, each: int) -> bytes:
    """A page that draws a form that draws others so often, and so on."""
    inner = b"/Resources << /XObject << /X %d 0 R >> >>"
    kind = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
    chain = [stream(b"/X Do " * each, kind + inner % (4 + at)) for at in range(depth)]
    return pdf([b"/X Do"], extra=[*chain, stream(b"0 0 m", kind)])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([TEXT])[:400], "a PDF that is cut off"),
        (pdf([TEXT])[:-20], "a PDF that is cut off"),
        (b"%PDF-1.7\n%%EOF\n", "a broken PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF\n", "a broken PDF"),
        (locked(), "a PDF locked with a password"),
        (pdf([b""]), "a PDF without text"),
        (pdf([TEXT] * 10_000), "a PDF of 10,000 pages"),
        (pdf([b" " * (40 << 20)]), "unpacks to more than any draft"),
        (pdf([b"0 0 m 10 10 l S\n" * 40_000] * 200), "unpacks to more than any draft"),
        (pdf([TEXT], fonts=dict.fromkeys("RIB", OWN_NAMES)), "a PDF whose words cannot be read"),
        (pdf([TEXT], fonts=dict.fromkeys("RIB", NO_MAP)), "a PDF whose words cannot be read"),
        (pdf([TEXT * 9_000]), "draws more on a page"),
        (_forms(9, 10), "draws more on a page"),
        (_forms(1, 2_000_000), "draws more on a page"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_draft_is_refused_in_one_line(data: bytes, said: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(InputError, match=said) as caught:
        read(data, "x.pdf")
    assert time.perf_counter() - begun < 10
    assert "\n" not in str(caught.value)
    assert caught.value.where == "x.pdf"


def test_a_page_of_a_million_characters_is_refused_before_they_are_read() -> None:
    rows = shown((20, 20 + at * 0.75, "R", 0.7, "Recalling its resolution and " * 35) for at in range(1000))
    begun = time.perf_counter()
    with pytest.raises(InputError, match=r"page 1 has 1,0\d\d,\d{3} characters: no draft"):
        read(pdf([rows]), "x.pdf")
    assert time.perf_counter() - begun < 20


def test_letters_without_a_map_are_read_where_they_make_words_all_the_same() -> None:
    words = "that the purpose of the resolution is to degrade the threat that is posed by all of them in the region"
    rows = [(60.0, 700.0 - 12 * at, "R", 8.0, words) for at in range(6)]
    (found,) = read(pdf([shown(rows)], fonts={"R": OWN_NAMES}), "x.pdf")
    assert any("characters are a guess" in str(doubt) for doubt in found.warnings)


def test_every_beginning_of_a_file_is_refused_or_read_without_a_fault() -> None:
    whole = pdf([TEXT, TEXT])
    for end in range(8, len(whole), 97):
        with pytest.raises(InputError):
            read(whole[:end] + b"\n%%EOF" * (end % 2), "x.pdf")

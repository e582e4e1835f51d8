"""The glyphs of a PDF's text layer with their places and looks, read with pypdfium2; what is no draft is refused."""

from __future__ import annotations

import ctypes
import math
import re
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from resdraft.importers.pdf.expansion import refuse_bombs
from resdraft.model import InputError

MAX_PAGES = 500
MAX_ON_PAGE = 60_000
"""Glyphs; a page of a newspaper has 20,000."""
MAX_PIECES = 20_000
"""Pieces that are drawn on a page: words, lines, pictures."""
MAX_GLYPHS = 600_000
_ONE_AT_A_TIME = threading.Lock()
"""PDFium is not to be entered by two threads at once."""
_BOLD = re.compile(r"bold|black|heavy|demi|semibd|[-,]bd\b|[-,]b\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|slanted|[-,](?:bd)?it\b|[-,]b?i\b", re.IGNORECASE)
_BARS = re.compile(r"bar ?code|code ?(?:39|128)|3of9|free3of9|ean-?13", re.IGNORECASE)
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
_BOLD_WEIGHT = 600
_SLANT = 0.15
"""A matrix that leans so far draws a roman font as an italic one."""
_NAME = 256
_REPLACEMENT = "\ufffd"
_SHAPES = ((0xFB00, 0xFB06), (0xFB50, 0xFDFB), (0xFE70, 0xFEFC), (0x2F00, 0x2FD5), (0xF900, 0xFAFF))
"""Ligatures and presentation forms, which say how letters are drawn."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a glyph is drawn."""

    size: float
    """Of its font as printed, points."""
    italic: bool = False
    bold: bool = False
    bars: bool = False
    """Whether its font draws bar codes."""
    turned: bool = False
    """Whether it does not stand upright on its page."""


class Glyph(NamedTuple):
    """A character on a page; distances in points from the page's lower left corner."""

    char: str
    left: float
    right: float
    base: float
    look: Look


@dataclass(frozen=True, slots=True)
class Page:
    """What is drawn on a page as text."""

    number: int
    """From 1."""
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    """In the order of PDFium, which is that of reading within a line."""
    unknown: int = 0
    """How many glyphs have a character that was guessed, because their font does not say which."""


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Iterator[Page]]:
    """The pages of a PDF, one after the other.

    Raises InputError, with `name`, for a PDF that is cut off, locked with a password, broken or larger than any draft.
    """
    refuse_bombs(data, name)
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _not_opened(error, name) from error
        try:
            count = len(document)
            if count > MAX_PAGES:
                raise InputError(f"a PDF of {count:,} pages: no draft has more than {MAX_PAGES}", where=name)
            if not count:
                raise InputError("a PDF without pages", where=name)
            yield _pages(document, name)
        finally:
            document.close()


def _not_opened(error: pypdfium2.PdfiumError, name: str) -> InputError:
    if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        hint = "open it with its password, save it without one and import that"
        return InputError("a PDF locked with a password", hint=hint, where=name)
    return InputError(
        "a broken PDF: it cannot be opened", hint="fetch it again, or save it anew from a viewer", where=name
    )


def _pages(document: Any, name: str) -> Iterator[Page]:
    looks = _Looks()
    total = 0
    for index in range(len(document)):
        try:
            page = document[index]
            read = _page(page, index + 1, looks, name)
            page.close()
        except pypdfium2.PdfiumError as error:
            raise InputError(f"a broken PDF: page {index + 1} cannot be read", where=name) from error
        total += len(read.glyphs)
        if total > MAX_GLYPHS:
            raise InputError(f"more than {MAX_GLYPHS:,} characters: no draft", where=name)
        yield read


def _page(page: Any, number: int, looks: _Looks, name: str) -> Page:
    # PDFium takes time that grows with the square of their number to put pieces of text in order.
    if (pieces := pdfium.FPDFPage_CountObjects(page)) > MAX_PIECES:
        raise InputError(f"page {number} is drawn in {pieces:,} pieces: no draft", where=name)
    width, height = page.get_size()
    rotation = page.get_rotation()
    text = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > MAX_ON_PAGE:
            raise InputError(f"page {number} has {count:,} characters: no draft", where=name)
        glyphs, unknown = _glyphs(text, count, looks, _Turn.of(rotation, width, height))
    finally:
        text.close()
    return Page(number, width, height, tuple(glyphs), unknown)


@dataclass(frozen=True, slots=True)
class _Turn:
    """How a page is turned before it is shown."""

    quarters: int
    width: float
    height: float

    @classmethod
    def of(cls, degrees: int, width: float, height: float) -> _Turn:
        return cls(degrees // 90 % 4, width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where on the page as it is shown a place of its own coordinates is."""
        match self.quarters:
            case 1:
                return y, self.height - x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return self.width - y, x
        return x, y


def _glyphs(text: Any, count: int, looks: _Looks, turn: _Turn) -> tuple[list[Glyph], int]:
    """The glyphs of a page, without the blanks that PDFium puts in, and how many characters are guessed."""
    found: list[Glyph] = []
    unknown = 0
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    looks.page()
    for index in range(count):
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        if not drawn or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(text, index)
        if not pdfium.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        look, guessed = looks.of(drawn, text, index, turn, code)
        unknown += guessed
        if code in (2, 0xAD) and pdfium.FPDFText_IsHyphen(text, index) == 1:
            code = 0x2D
        char = _character(code)
        left, base = turn.place(x.value, y.value)
        right = turn.place(box.right if turn.quarters != 1 else box.left, box.top)[0] if not look.turned else left
        found.append(Glyph(char, left, max(left, right), base, look))
    return found, unknown


def _character(code: int) -> str:
    """The character of a code, ligatures and presentation forms as what they stand for."""
    if 0x20 <= code < 0x7F:
        return chr(code)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return " " if code in (9, 10, 13) else _REPLACEMENT
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF or code & 0xFFFE == 0xFFFE:
        return _REPLACEMENT
    char = chr(code)
    if any(first <= code <= last for first, last in _SHAPES):
        return unicodedata.normalize("NFKC", char)
    return char


class _Looks:
    """The looks of text objects, each asked for once; objects are known by their address within a page."""

    def __init__(self) -> None:
        self._guessed: dict[tuple[int, int], bool] = {}
        self._fonts: dict[int, tuple[bool, bool, bool]] = {}
        self._drawn: dict[int, tuple[Look, int]] = {}

    def page(self) -> None:
        """Forget the objects of the page before."""
        self._drawn.clear()

    def of(self, drawn: Any, text: Any, index: int, turn: _Turn, code: int) -> tuple[Look, bool]:
        """The look of a glyph, and whether its character, with this code, is a guess."""
        address = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        known = self._drawn.get(address)
        if known is None:
            font = ctypes.cast(pdfium.FPDFTextObj_GetFont(drawn), ctypes.c_void_p).value or 0
            known = self._drawn[address] = (self._read(drawn, text, index, turn), font)
        look, font = known
        guessed = self._guessed.get((font, code))
        if guessed is None:
            guessed = self._guessed[font, code] = pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
        return look, guessed

    def _read(self, drawn: Any, text: Any, index: int, turn: _Turn) -> Look:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(drawn, size)
        high = math.hypot(c, d)
        angle = round(math.degrees(math.atan2(b, a))) if a or b else 0
        turned = abs((angle - turn.quarters * 90 + 180) % 360 - 180) > 3
        upright = turn.quarters == 0 and not turned and a > 0 and d > 0
        slanted = upright and c / d > _SLANT
        italic, bold, bars = self._font(pdfium.FPDFTextObj_GetFont(drawn))
        return Look(round(size.value * high, 2), italic or slanted, bold, bars, turned)

    def _font(self, font: Any) -> tuple[bool, bool, bool]:
        """Whether a font is italic, bold, and one of bar codes."""
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(_NAME)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, _NAME)
            name = buffer.value.decode("utf-8", "replace")
            flags = pdfium.FPDFFont_GetFlags(font)
            weight = pdfium.FPDFFont_GetWeight(font)
            self._fonts[address] = (
                bool(_ITALIC.search(name)) or (flags > 0 and bool(flags & _ITALIC_FLAG)),
                bool(_BOLD.search(name)) or weight >= _BOLD_WEIGHT or (flags > 0 and bool(flags & _BOLD_FLAG)),
                bool(_BARS.search(name)),
            )
        return self._fonts[address]

"""Where things stand on our pages, beside where they stand on the printed ones: `python bench/layout.py [DRAFT]`.

Renders a draft, has LibreOffice set it, and reads the positions of the PDF back. Figures: `facts/layout.md` of the
project, measured in documents of New York (points; x from the left edge, y of baselines from the upper edge).
"""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
DRAFT = ROOT / "drafts" / "isil-2015" / "russian-federation.res.md"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words."""

    y: float
    """Of the baseline, from the upper edge."""
    size: float
    """Of the first letter, points."""
    words: str
    xs: tuple[float, ...]
    """Where each character begins."""
    right: float
    """Where the last one ends, blanks aside."""

    @property
    def x(self) -> float:
        """Where the line begins."""
        return self.xs[0]


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line that lies."""

    y: float
    left: float
    right: float
    weight: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a page."""

    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]

    def line(self, pattern: str) -> Line:
        """The first line whose words match from their beginning."""
        return next(line for line in self.lines if re.match(pattern, line.words))


def sheets(pdf: Path) -> tuple[Sheet, ...]:
    """The pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(Sheet(tuple(_lines(page)), tuple(_rules(page))) for page in document)
    finally:
        document.close()


def _lines(page: object) -> Iterator[Line]:
    rows: dict[float, list[tuple[float, str, float, float]]] = {}
    for y, x, character, size, right in _characters(page):
        rows.setdefault(round(y, 1), []).append((x, character, size, right))
    for y, row in sorted(rows.items()):
        row.sort()
        while row and row[-1][1].isspace():
            row.pop()
        if row:
            xs, characters, sizes, rights = zip(*row, strict=True)
            yield Line(y, sizes[0], "".join(characters), xs, max(rights))


def _characters(page: object) -> Iterator[tuple[float, float, str, float, float]]:
    """y, x, character, size and right edge of every character."""
    from pypdfium2 import raw

    height = page.get_height()  # type: ignore[attr-defined]
    text = page.get_textpage()  # type: ignore[attr-defined]
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    for index in range(raw.FPDFText_CountChars(text)):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        if character not in "\r\n\0" and y.value:
            yield height - y.value, x.value, character, raw.FPDFText_GetFontSize(text, index), right.value


def _rules(page: object) -> Iterator[Rule]:
    from pypdfium2 import raw

    height = page.get_height()  # type: ignore[attr-defined]
    for found in page.get_objects():  # type: ignore[attr-defined]
        if found.type == raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = found.get_bounds()
            if right - left > 10 * (top - bottom):
                yield Rule(height - (top + bottom) / 2, left, right, top - bottom)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure: what it is, what the printed documents have, and how to read it off our pages."""

    name: str
    printed: float
    read: Callable[[tuple[Sheet, ...]], float]


def _opening(pages: tuple[Sheet, ...]) -> list[Line]:
    """The lines of the text on page one, from the enacting line on, footnotes aside."""
    found = [line for line in pages[0].lines if 9 < line.size < 11 and line.y > 212]
    start = next(i for i, line in enumerate(found) if line.words.startswith("The "))
    return found[start:]


def _pitch(pages: tuple[Sheet, ...], gap: float) -> float:
    """The mean distance of the lines that are about that far from each other."""
    gaps = [below.y - above.y for above, below in pairwise(_opening(pages))]
    near = [found for found in gaps if abs(found - gap) < 2]
    return sum(near) / len(near)


def _after_number(pages: tuple[Sheet, ...]) -> float:
    numbered = next(line for page in pages for line in page.lines if re.match(r"1\. ?\S", line.words))
    first = next(i for i, character in enumerate(numbered.words) if i > 1 and not character.isspace())
    return numbered.xs[first]


def _number(pages: tuple[Sheet, ...]) -> float:
    return next(line.x for page in pages for line in page.lines if re.match(r"1\. ?\S", line.words))


def _note(pages: tuple[Sheet, ...], *, sign: bool) -> float:
    notes = [line for page in pages for line in page.lines if line.size < 9 and 100 < line.x < 130 and line.y > 400]
    return next(line.x for line in notes if (line.size < 7) == sign)


def _lowest(page: Sheet) -> float:
    """How far the lowest baseline of text or notes stands from the lower edge."""
    return 792 - max(line.y for line in page.lines if line.size > 8 and 100 < line.x < 400 and line.y < 740)


def _end_rule(pages: tuple[Sheet, ...]) -> Rule:
    return next(rule for rule in reversed(pages[-1].rules) if 60 < rule.right - rule.left < 80 and rule.left > 200)


def _above_end(pages: tuple[Sheet, ...]) -> float:
    end = _end_rule(pages).y
    return end - max(line.y for line in pages[-1].lines if line.y < end)


FIGURES: tuple[Figure, ...] = (
    Figure("rule under the first row, y", 65.0, lambda p: p[0].rules[0].y),
    Figure("its left end, x", 60.0, lambda p: p[0].rules[0].left),
    Figure("its right end, x", 552.0, lambda p: p[0].rules[0].right),
    Figure("thick rule, y", 209.7, lambda p: p[0].rules[1].y),
    Figure("United Nations, x", 123.4, lambda p: p[0].line("United Nations").x),
    Figure("United Nations, y", 57.8, lambda p: p[0].line("United Nations").y),
    Figure("symbol, y", 56.5, lambda p: p[0].line("[ASE]/").y),
    Figure("symbol, first letter, size", 20.0, lambda p: p[0].line("[ASE]/").size),
    Figure("symbol, right end, x", 552.0, lambda p: p[0].line("[ASE]/").right),
    Figure("organ, x", 123.4, lambda p: next(line.x for line in p[0].lines if line.size > 19 and line.y > 65)),
    Figure("organ, y", 86.4, lambda p: next(line.y for line in p[0].lines if line.size > 19 and line.y > 65)),
    Figure("Distr., x", 397.0, lambda p: p[0].line("Distr").x),
    Figure("Distr., y", 86.7, lambda p: p[0].line("Distr").y),
    Figure("date, y", 98.4, lambda p: p[0].line(r"\d+.[A-Z][a-z]+ \d{4}").y),
    Figure("Original, y", 122.4, lambda p: p[0].line("Original").y),
    Figure("sponsor line, x", 123.4, lambda p: p[0].line(".*draft resolution").x),
    Figure("sponsor line, y", 223.5, lambda p: p[0].line(".*draft resolution").y),
    Figure("enacting line below it", 24.6, lambda p: _opening(p)[0].y - p[0].line(".*draft resolution").y),
    Figure("enacting line, x", 147.1, lambda p: _opening(p)[0].x),
    Figure("first-line indent, x", 147.1, lambda p: _opening(p)[1].x),
    Figure("further lines, x", 123.4, lambda p: _opening(p)[2].x),
    Figure("right edge of the text, x", 488.6, lambda p: max(line.right for line in _opening(p))),
    Figure("line pitch", 12.0, lambda p: _pitch(p, 12)),
    Figure("pitch over a paragraph's end", 18.0, lambda p: _pitch(p, 18)),
    Figure("number, x", 147.1, _number),
    Figure("words after the number, x", 170.9, _after_number),
    Figure("lowest line of page 1, from the foot", 88.2, lambda p: _lowest(p[0])),
    Figure("head of page 2, y", 59.0, lambda p: p[1].lines[0].y),
    Figure("rule of page 2, y", 64.9, lambda p: p[1].rules[0].y),
    Figure("first baseline of page 2, y", 82.3, lambda p: p[1].lines[1].y),
    Figure("page number, from the foot", 36.7, lambda p: 792 - p[1].line(r"\d+/\d+").y),
    Figure("page number of an even page, x", 60.0, lambda p: p[1].line(r"\d+/\d+").x),
    Figure("page number of an odd page, right end", 552.0, lambda p: p[2].line(r"\d+/\d+").right),
    Figure("number of a footnote, x", 117.0, lambda p: _note(p, sign=True)),
    Figure("words of a footnote, x", 123.4, lambda p: _note(p, sign=False)),
    Figure("end rule, left end, x", 270.2, lambda p: _end_rule(p).left),
    Figure("end rule, right end, x", 342.2, lambda p: _end_rule(p).right),
    Figure("end rule below the last line", 32.0, _above_end),
)


def rendered(draft: Path, folder: Path, soffice: str) -> Path:
    """The PDF that LibreOffice makes of a draft, with a symbol so that every place of the page is filled."""
    from resdraft.render import template_for, to_docx
    from resdraft.text import parse

    resolution = parse(draft.read_text("utf-8")).resolution
    masthead = replace(resolution.masthead, symbol=resolution.masthead.symbol or "S/2015/1")
    resolution = replace(resolution, masthead=masthead)
    document = folder / "draft.docx"
    document.write_bytes(to_docx(resolution, ROOT / "templates" / f"{template_for(resolution)}.docx"))
    return to_pdf(document, soffice)


def to_pdf(document: Path, soffice: str) -> Path:
    """The PDF that LibreOffice makes of a Word file, beside it; its settings are kept apart from the user's."""
    profile = (document.parent / "office").absolute().as_uri()
    folder = str(document.parent)
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*command, str(document)], check=True, capture_output=True, timeout=180)
    return document.with_suffix(".pdf")


def main(argv: list[str]) -> int:
    """Print what was measured beside what is printed."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("LibreOffice is not installed: nothing measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        pages = sheets(rendered(Path(argv[0]) if argv else DRAFT, Path(folder), soffice))
    print(f"{'points':38} {'printed':>8} {'ours':>8} {'apart':>7}")
    for figure in FIGURES:
        ours = figure.read(pages)
        print(f"{figure.name:38} {figure.printed:8.1f} {ours:8.1f} {ours - figure.printed:+7.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

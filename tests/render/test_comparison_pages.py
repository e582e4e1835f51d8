"""The comparison as a page for a browser and as a Word table; three drafts in each form."""

from __future__ import annotations

import re
import subprocess
import zipfile
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings

from resdraft.diff import Comparison, Synopsis, compare, only, synopsis
from resdraft.importers import read
from resdraft.model import Clause, InputError, Resolution, Text, normal
from resdraft.ooxml import attribute, faults, qn, read_package
from resdraft.render import (
    Draft,
    comparison_docx,
    comparison_html,
    synopsis_docx,
    synopsis_html,
    synopsis_markdown,
    synopsis_text,
)
from resdraft.text import parse
from tests.conftest import Golden
from tests.diff.test_synopsis import FIRST, SECOND, THIRD
from tests.render.samples import COUNCIL, TEMPLATES, document
from tests.render.test_comparison import NASTY, NEW, OLD, cells, clauses, html
from tests.strategies import resolutions

PAGE = TEMPLATES / "comparison" / "page.html"
BOTH = Draft("old.res.md"), Draft("new.res.md")
NAMES = ("first", "second", "third")
THREE = [Draft(name) for name in NAMES]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(*(parse(source).resolution for source in (OLD, NEW)))


@pytest.fixture(scope="module")
def three() -> Synopsis:
    head = "---\nformat: 1\nbody: security-council\n---\n\nThe Security Council,\n\n"
    return synopsis([parse(head + text).resolution for text in (FIRST, SECOND, THIRD)])


def inside(page: str) -> str:
    """What stands on the page, without its style and script."""
    return page.partition("<body>")[2].partition("<script>")[0]


class Reader(HTMLParser):
    """Gathers tags, ids, links and words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open += [] if tag in ("meta", "input", "rect") else [tag]
        for name, value in attrs:
            self.names.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("everything", [False, True])
def test_the_page(comparison: Comparison, golden: Golden, everything: bool) -> None:
    page = comparison_html(comparison, PAGE, *BOTH, everything=everything)
    golden(f"comparison/page{'-everything' if everything else ''}.html", inside(page))
    found = Reader(page)
    assert not found.open
    assert len(set(found.ids)) == len(found.ids)
    assert {target[1:] for target in found.targets} <= set(found.ids)
    assert {"ins", "del", "h1", "h2", "h3", "main", "details"} <= found.tags
    assert "Softened: OP1 Demands → Urges" in found.words


def test_both_ends_of_a_move_are_links(comparison: Comparison) -> None:
    page = inside(comparison_html(comparison, PAGE, *BOTH))
    there = re.search(r'<article id="(c\d+)" class="moved".*?<a href="#(c\d+)">to its old place', page, re.DOTALL)
    assert there
    assert f'<article id="{there[2]}" class="away"' in page
    assert f'<a href="#{there[1]}">shown at its new place</a>' in page


def test_a_filter_counts_what_the_headline_counts(comparison: Comparison) -> None:
    page = inside(comparison_html(comparison, PAGE, *BOTH))
    counted = dict(re.findall(r'value="(\w+)">[^<]*?(\d+)</label>', page))
    assert {kind: int(counted[kind]) for kind in ("reworded", "inserted", "deleted", "moved", "merged")} == {
        kind: getattr(comparison.counts, kind) for kind in ("reworded", "inserted", "deleted", "moved", "merged")
    }
    assert int(counted["other"]) == comparison.counts.other
    assert page.count('data-kinds="other"') == comparison.counts.other


def test_nothing_but_its_own_style_and_script_may_run(comparison: Comparison, three: Synopsis) -> None:
    for page in (comparison_html(comparison, PAGE, *BOTH), synopsis_html(three, PAGE, THREE)):
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none';")
        for tag in ("style", "script"):
            (body,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
            assert f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" in policy
        found = Reader(page)
        assert not found.names & {"src", "style", "srcset", "onclick", "onload"}
        assert all(target.startswith("#") for target in found.targets)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p></article></main>",
    "&lt;b&gt;",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "]]>",
    *NASTY,
]


@pytest.mark.parametrize("nasty", HOSTILE)
def test_words_and_names_are_never_markup(nasty: str) -> None:
    comparison = compare(clauses(f"Urges all {nasty} States"), clauses(f"Urges {nasty} all", nasty))
    page = comparison_html(comparison, PAGE, Draft(nasty), Draft("b", 'x" onload="y'), remarks=[nasty])
    found = Reader(page)
    assert not found.open
    assert nasty in found.words
    assert not {"img", "onerror", "onload"} & (found.tags | found.names)
    many = synopsis([clauses(nasty), clauses("Urges all"), clauses(f"Urges {nasty}", nasty)])
    page = synopsis_html(many, PAGE, [Draft(nasty), Draft("b"), Draft("c")])
    found = Reader(page)
    assert not found.open
    assert nasty in found.words
    assert not {"img", "onerror", "onload"} & (found.tags | found.names)
    shown = html(synopsis_markdown(many, [nasty, "b", "c"]))
    assert not re.search(r"<(?!!--|/?(?:table|thead|tbody|tr|th|td|h\d|p|s|del|ins|strong|br)\b)", shown), shown


def test_control_characters_and_overrides_are_shown_and_not_obeyed() -> None:
    old, new = "Urges \u202eevil\u202c words \u2028here now", "Urges \u202eevil\u202c words \u2028there now \u009b31m"
    texts = [Resolution(operative=(Clause(Text(words)),)) for words in (old, new, old)]
    draft = Draft("a\u202eb\x1b")
    comparison, many = compare(*texts[:2]), synopsis(texts)
    for shown in (
        comparison_html(comparison, PAGE, draft, draft),
        synopsis_html(many, PAGE, [draft] * 3),
        synopsis_markdown(many, [draft.name] * 3),
        synopsis_text(many, [draft.name] * 3, width=120),
        *(words for data in _documents(comparison, many, draft) for words in data),
    ):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", shown)
        assert "U+202E" in shown


def _documents(comparison: Comparison, many: Synopsis, draft: Draft) -> list[list[str]]:
    made = (comparison_docx(comparison, COUNCIL, draft, draft), synopsis_docx(many, COUNCIL, [draft] * 3))
    return [["".join(document(data).itertext())] for data in made]


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(resolutions(), resolutions(), resolutions())
def test_any_texts_can_be_shown(old: Resolution, new: Resolution, other: Resolution) -> None:
    comparison, many = compare(old, new), synopsis([old, new, other])
    for everything in (False, True):
        assert not Reader(comparison_html(comparison, PAGE, *BOTH, everything=everything)).open
        assert not Reader(synopsis_html(many, PAGE, THREE, everything=everything)).open
        assert not faults(read_package(comparison_docx(comparison, COUNCIL, *BOTH, everything=everything)))
        assert not faults(read_package(synopsis_docx(many, COUNCIL, THREE, everything=everything)))
        html(synopsis_markdown(many, NAMES, everything=everything))
        for width in (20, 40, 79, 140):
            lines = synopsis_text(many, NAMES, width=width, everything=everything).splitlines()
            assert max(map(cells, lines)) <= width


def rows_of(data: bytes) -> list[list[str]]:
    """The rows of the table: each cell's lines, "+" about what is set as inserted and "-" as deleted."""
    found = []
    for row in document(data).iter(qn("w:tr")):
        cells = []
        for cell in row.iter(qn("w:tc")):
            lines = []
            for paragraph in cell.iter(qn("w:p")):
                words = ""
                for run in paragraph.iter(qn("w:r")):
                    sign = {"ComparisonInserted": "+", "ComparisonDeleted": "-"}.get(
                        attribute(run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}"), "w:val"), ""
                    )
                    words += f"{sign}{''.join(t.text or '' for t in run.iter(qn('w:t')))}{sign}"
                lines.append(words)
            cells.append(" ¶ ".join(lines))
        found.append(cells)
    return found


def test_the_word_table(comparison: Comparison, golden: Golden) -> None:
    data = comparison_docx(comparison, COUNCIL, *BOTH, remarks=["Shown only: all"])
    golden("comparison/table.txt", "\n".join(" | ".join(row) for row in rows_of(data)) + "\n")
    package = read_package(data)
    assert not faults(package)
    root = document(data)
    size = root.find(f".//{qn('w:pgSz')}")
    assert (attribute(size, "w:w"), attribute(size, "w:h"), attribute(size, "w:orient")) == (
        *("15840", "12240"),
        "landscape",
    )
    first, *rest = root.iter(qn("w:tr"))
    assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert not any(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rest)
    assert "Shown only: all" in "".join(root.itertext())
    assert "{{" not in "".join(package.parts[n].decode("utf-8", "replace") for n in package.parts if n.endswith(".xml"))
    assert data == comparison_docx(comparison, COUNCIL, *BOTH, remarks=["Shown only: all"])


def test_the_paper_is_the_body_s(comparison: Comparison) -> None:
    data = comparison_docx(comparison, TEMPLATES / "human-rights-council.docx", *BOTH)
    size = document(data).find(f".//{qn('w:pgSz')}")
    assert (attribute(size, "w:w"), attribute(size, "w:h")) == ("16838", "11906")


def test_arabic_runs_from_the_right(comparison: Comparison) -> None:
    texts = [clauses(f"يحث جميع الدول على {words} دون إبطاء") for words in ("العمل", "التعاون")]
    drafts = Draft("a", "ar"), Draft("b", "ar")
    found = compare(*texts)
    root = document(comparison_docx(found, TEMPLATES / "security-council-ar.docx", *drafts))
    assert root.find(f".//{qn('w:bidiVisual')}") is not None
    assert any(r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for r in root.iter(qn("w:r")))
    page = comparison_html(found, PAGE, *drafts)
    assert '<div class="new" data-words lang="ar" dir="rtl"' in page
    assert '<div class="sides" dir="rtl">' in page


def test_a_file_that_is_no_template(comparison: Comparison, tmp_path: Path) -> None:
    for broken in (b"no zip", b""):
        with pytest.raises(InputError):
            comparison_docx(comparison, broken, *BOTH)
    for broken in (b"<p>{{ body }}</p>", PAGE.read_bytes().replace(b"{{ body }}", b"{{ bodi }}"), b"\xff"):
        with pytest.raises(InputError):
            comparison_html(comparison, broken, *BOTH)


@pytest.mark.parametrize("width", [60, 120])
def test_three_as_text(three: Synopsis, golden: Golden, width: int) -> None:
    shown = synopsis_text(three, NAMES, width=width)
    golden(f"comparison/synopsis-{width}.txt", shown)
    assert max(map(cells, shown.splitlines())) <= width
    coloured = synopsis_text(three, NAMES, width=width, colour=True)
    assert "[-" not in coloured
    assert len(synopsis_text(three, NAMES, width=width, everything=True)) > len(shown)


def test_three_as_markdown_page_and_table(three: Synopsis, golden: Golden) -> None:
    golden("comparison/synopsis.md", synopsis_markdown(three, NAMES))
    golden("comparison/synopsis.html", inside(synopsis_html(three, PAGE, THREE)))
    rows = rows_of(synopsis_docx(three, COUNCIL, THREE))
    golden("comparison/synopsis-table.txt", "\n".join(" | ".join(row) for row in rows) + "\n")


def test_chinese_and_five_thousand_clauses() -> None:
    old = [f"重申第{k}号决议关于恐怖主义是对国际和平与安全的最严重威胁之一的规定；" for k in range(2500)]
    new = [words.replace("严重", "重大") if k % 3 else words for k, words in enumerate(old)]
    comparison = compare(*(normal(Resolution(operative=tuple(Clause(Text(w)) for w in texts))) for texts in (old, new)))
    begun = perf_counter()
    page = comparison_html(comparison, PAGE, Draft("a", "zh"), Draft("b", "zh"), everything=True)
    data = comparison_docx(only(comparison, ["reworded"]), COUNCIL, Draft("a", "zh"), Draft("b", "zh"))
    assert perf_counter() - begun < 60
    assert page.count("<article") == 2500
    assert len(data) < 5_000_000


Browser = Callable[..., bytes]


@pytest.fixture
def browser(chromium: Path, tmp_path: Path) -> Browser:
    """`browser(page, *options)` opens a page; what Chromium prints, its complaints included."""

    def run(page: str, *options: str) -> bytes:
        path = tmp_path / "page.html"
        path.write_text(page, "utf-8")
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [str(chromium), *quiet, profile, "--enable-logging=stderr", *options, path.as_uri()]
        ended = subprocess.run(command, capture_output=True, timeout=120, check=True)
        assert b"CONSOLE" not in ended.stderr, ended.stderr.decode("utf-8", "replace")
        return ended.stdout

    return run


@pytest.mark.xdist_group("browser")
def test_script_and_style_run_and_the_filter_is_there(browser: Browser, comparison: Comparison) -> None:
    shown = browser(comparison_html(comparison, PAGE, *BOTH), "--dump-dom").decode()
    assert re.search(r'<fieldset id="filter"><legend>', shown)
    assert '<span id="steps">' in shown


@pytest.mark.xdist_group("browser")
def test_on_paper(browser: Browser, comparison: Comparison, three: Synopsis, tmp_path: Path) -> None:
    for page, word in (
        (comparison_html(comparison, PAGE, *BOTH), "remain"),
        (synopsis_html(three, PAGE, THREE), "lend"),
    ):
        target = tmp_path / "page.pdf"
        browser(page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
        words = " ".join(p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(target.read_bytes()))
        assert word in words
        assert "Show only" not in words
        assert "inserted:" not in words


MEASURE = """<body><iframe id="f" width="{width}" height="800" srcdoc="{page}"></iframe><script>
f.onload = () => document.body.append("[" + f.contentDocument.documentElement.scrollWidth + "]")
</script>"""


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("width", [320, 390, 1300])
def test_nothing_is_wider_than_the_screen(
    browser: Browser, comparison: Comparison, three: Synopsis, width: int
) -> None:
    from html import escape

    for page in (comparison_html(comparison, PAGE, *BOTH), synopsis_html(three, PAGE, THREE)):
        bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
        measured = MEASURE.format(width=width, page=escape(bare))
        found = re.search(r"\[(\d+)\]</body>", browser(measured, "--virtual-time-budget=5000", "--dump-dom").decode())
        assert found is not None
        assert int(found[1]) <= width


@pytest.mark.xdist_group("office")
def test_libreoffice_repeats_the_head_and_numbers_pages(soffice: Path, corpus: Path, tmp_path: Path) -> None:
    folder = corpus / "un" / "security-council-drafts" / "en"
    texts = [read((folder / f"S_2024_{n}.xml").read_bytes(), "x.xml")[0].resolution for n in (302, 383)]
    target = tmp_path / "table.docx"
    target.write_bytes(comparison_docx(compare(*texts), COUNCIL, *BOTH))
    profile = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    argv = [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(target)]
    subprocess.run(argv, capture_output=True, timeout=180, check=True)
    pages = [p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument((tmp_path / "table.pdf").read_bytes())]
    assert len(pages) > 1
    for number, words in enumerate(pages, 1):
        assert "old.res.md" in words
        assert f"{number} / {len(pages)}" in words


def test_it_is_a_zip_with_neutral_properties(comparison: Comparison) -> None:
    with zipfile.ZipFile(BytesIO(comparison_docx(comparison, COUNCIL, *BOTH))) as package:
        assert "old.res.md → new.res.md" in package.read("docProps/core.xml").decode()
        assert not [name for name in package.namelist() if "header" in name]

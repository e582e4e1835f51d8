"""Pages as a browser sets them: on a telephone, in the dark, on paper."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from resdraft.importers import read
from resdraft.model import Resolution
from resdraft.render import to_html
from resdraft.text import parse
from tests.conftest import ROOT
from tests.render.samples import TEMPLATES, assembly_resolution, council_draft

pytestmark = pytest.mark.xdist_group("browser")

PAGE = TEMPLATES / "page.html"
DRAFT = ROOT / "drafts" / "isil-2015" / "russian-federation.res.md"
MEASURE = """<body><iframe id="f" width="{width}" height="800" srcdoc="{page}"></iframe><script>
f.onload = () => document.body.append("[" + f.contentDocument.documentElement.scrollWidth + "]")
</script>"""

Browser = Callable[..., bytes]


@pytest.fixture
def browser(chromium: Path, tmp_path: Path) -> Browser:
    """`browser(page, *options)` opens a page; what Chromium prints."""

    def run(page: str, *options: str) -> bytes:
        path = tmp_path / "page.html"
        path.write_text(page, "utf-8")
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [str(chromium), *quiet, profile, *options, path.as_uri()]
        return subprocess.run(command, capture_output=True, timeout=120, check=True).stdout

    return run


def sample() -> Resolution:
    return parse(DRAFT.read_text("utf-8")).resolution


@pytest.mark.parametrize("width", [320, 390, 1300])
def test_nothing_is_wider_than_the_screen(browser: Browser, width: int) -> None:
    for resolution in (sample(), council_draft(), assembly_resolution()):
        page = MEASURE.format(width=width, page=escape(to_html(resolution, PAGE)))
        shown = browser(page, "--virtual-time-budget=5000", "--dump-dom").decode()
        found = re.search(r"\[(\d+)\]</body>", shown)
        assert found is not None
        assert int(found[1]) <= width


def test_on_paper(browser: Browser, tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    browser(to_html(sample(), PAGE), "--no-pdf-header-footer", f"--print-to-pdf={target}")
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(target.read_bytes())]
    assert 4 <= len(pages) <= 7
    assert all("Illustration, not a United Nations document" in words for words in pages)
    words = " ".join(" ".join(pages).split())
    assert "1. Condemns in the strongest terms the terrorist acts" in words
    assert "Outline" not in words


@pytest.mark.parametrize(("scheme", "light"), [(0, False), (1, True)])
def test_light_and_dark(browser: Browser, tmp_path: Path, scheme: int, light: bool) -> None:
    target = tmp_path / "page.png"
    options = [f"--screenshot={target}", "--window-size=800,600", f"--blink-settings=preferredColorScheme={scheme}"]
    browser(to_html(council_draft(), PAGE), *options)
    corner = Image.open(BytesIO(target.read_bytes())).convert("L").tobytes()[0]
    assert (corner > 128) == light


@pytest.mark.parametrize("name", ["general-assembly/ar/A_RES_79_100", "general-assembly/zh/A_RES_79_100"])
def test_real_texts_on_a_telephone(browser: Browser, corpus: Path, name: str) -> None:
    resolution = read((corpus / "un" / f"{name}.xml").read_bytes())[0].resolution
    page = MEASURE.format(width=390, page=escape(to_html(resolution, PAGE)))
    assert "[390]</body>" in browser(page, "--virtual-time-budget=5000", "--dump-dom").decode()

"""Pages as LibreOffice sets them: what a reader sees, measured against the printed documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.layout import DRAFT, FIGURES, Figure, Sheet, rendered, sheets, to_pdf
from resdraft.importers import read
from resdraft.model import InputError, body_texts
from resdraft.ooxml import faults, qn, read_package, shown
from resdraft.render import template_for, to_docx
from resdraft.text import parse
from resdraft.workspace import find_template
from tests.render.samples import ASSEMBLY, TEMPLATES, assembly_resolution

pytestmark = pytest.mark.xdist_group("office")

APART = {"number of a footnote, x": 4.0}
"""Points; LibreOffice sets the number of a note first, so that no right-aligned stop can stand before it."""


@pytest.fixture(scope="module")
def draft(soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Sheet, ...]:
    """The pages of the five-page draft."""
    return sheets(rendered(DRAFT, tmp_path_factory.mktemp("office"), str(soffice)))


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_everything_stands_where_the_printed_documents_have_it(draft: tuple[Sheet, ...], figure: Figure) -> None:
    assert figure.read(draft) == pytest.approx(figure.printed, abs=APART.get(figure.name, 1.0))


def test_the_draft_has_five_pages_and_the_notice_is_on_each(draft: tuple[Sheet, ...]) -> None:
    assert len(draft) == 5
    for page in draft:
        assert page.line("Illustration, not a United Nations document").y > 700


def test_an_adopted_text_with_notes_and_an_annex(soffice: Path, tmp_path: Path) -> None:
    file = tmp_path / "adopted.docx"
    file.write_bytes(to_docx(assembly_resolution(), ASSEMBLY))
    first, second = sheets(to_pdf(file, str(soffice)))
    title = first.line(r"78/323\.")
    assert title.words.startswith("78/323. International Day of Women and Girls")
    assert next(x for x, sign in zip(title.xs, title.words, strict=True) if sign == "I") == pytest.approx(123.4, abs=1)
    assert first.line("Resolution adopted by").y - first.line("related intolerance").y == pytest.approx(32.4, abs=1)
    assert first.line("The General Assembly").y - title.y == pytest.approx(24.6, abs=1)
    assert first.line("103rd plenary meeting").right == pytest.approx(488.6, abs=2)
    assert [line.words for line in first.lines if line.y > 660 and line.size > 8] == [
        "Note to the title.",
        "Charter of the United Nations.",
        "Reissued for technical reasons.",
        "See United Nations, Treaty Series, vol. 1249.",
    ]
    assert second.line("Annex I").y == pytest.approx(84.4, abs=1.2)
    assert second.line("List of criteria").y - second.line("Annex I").y == pytest.approx(19.5, abs=0.5)
    assert second.line("A/RES/78/323").words.endswith("Girls of African Descent")


GENEVA = """---
format: 1
body: human-rights-council
symbol: A/HRC/59/L.17
stage: tabled
session: 59
session_dates: 16 June–9 July 2025
date: 2025-07-02
agenda_item: 3. Promotion and protection of all human rights, civil, political, economic, social and cultural
  rights, including the right to development
title: Human rights and climate change
sponsors: [Azerbaijan*, Bangladesh, Philippines*, Samoa*, Viet Nam]
---

The Human Rights Council,

*Guided* by the Charter of the United Nations,

1. *Decides* to remain seized of the matter.
"""
PRINTED = {
    "A/HRC/59/L.17": (466.6, 52.3),
    "United Nations": (119.7, 49.7),
    "General Assembly": (119.7, 80.0),
    "Distr.: Limited": (392.1, 78.8),
    "Original: English": (392.1, 114.9),
    "Human Rights Council": (56.6, 217.6),
    "Fifty-ninth session": (56.6, 230.1),
    "16 June–9 July 2025": (56.6, 242.1),
    "including the right": (56.6, 290.1),
    "Azerbaijan": (113.3, 313.8),
    "59/…": (113.3, 345.2),
    "The Human Rights Council,": (141.7, 369.6),
    "Guided": (141.7, 387.6),
}
"""Where the printed A/HRC/59/L.17 has its lines, points: x and baseline."""


def test_the_page_of_the_human_rights_council(soffice: Path, tmp_path: Path) -> None:
    file = tmp_path / "geneva.docx"
    file.write_bytes(to_docx(parse(GENEVA).resolution, TEMPLATES / "human-rights-council.docx"))
    page = sheets(to_pdf(file, str(soffice)))[0]
    for words, (x, y) in PRINTED.items():
        line = page.line(words)
        assert [line.x, line.y] == pytest.approx([x, y], abs=1), words


CORPUS = [
    ("security-council/en/S_RES_2249_2015", 2),
    ("security-council-drafts/en/S_2023_772", 1),
    ("general-assembly/en/A_RES_79_144", 60),
    ("general-assembly/en/A_RES_79_249", 8),
    ("human-rights-council/en/A_HRC_RES_59_25", 10),
    ("security-council/ar/S_RES_2532_2020", 3),
    ("economic-and-social-council/zh/E_RES_2025_21", 4),
]


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "length"), CORPUS, ids=[name for name, _ in CORPUS])
def test_real_texts(corpus: Path, soffice: Path, tmp_path: Path, name: str, length: int) -> None:
    resolution = read((corpus / "un" / f"{name}.xml").read_bytes())[0].resolution
    data = to_docx(resolution, find_template(template_for(resolution), language=resolution.masthead.language))
    assert faults(read_package(data)) == ()
    file = tmp_path / "real.docx"
    file.write_bytes(data)
    assert len(sheets(to_pdf(file, str(soffice)))) == pytest.approx(length, abs=1 + length // 30)


@pytest.mark.corpus
def test_real_texts_keep_the_standard_and_all_their_words(corpus: Path) -> None:
    """Every fortieth text of the corpus, in all languages and bodies; LibreOffice is not asked."""
    files = sorted((corpus / "un").glob("*/*/*.xml"))[::40]
    for file in files:
        try:
            imported = read(file.read_bytes(), file.name)
        except InputError:
            continue  # Two files of the corpus are broken on purpose.
        for resolution in (found.resolution for found in imported):
            template = find_template(template_for(resolution), language=resolution.masthead.language)
            package = read_package(to_docx(resolution, template))
            assert faults(package) == (), file.name
            root = package.xml(package.main())
            printed = _bare("".join(str(t.text) for t in root.iter(qn("w:t"))))
            for text in body_texts(resolution):
                if not any(mark.kind in ("note", "bracket", "choice") for mark in text.marks):
                    assert _bare(shown(text.plain)) in printed, f"{file.name}: {text.plain[:80]}"


def _bare(words: str) -> str:
    return words.replace(" ", "")

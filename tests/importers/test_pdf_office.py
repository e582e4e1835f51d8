"""Drafts rendered as Word files, set by LibreOffice and read back from its PDF are the drafts that were rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.import_pdf import noted, opening, paragraphs
from resdraft.importers import read
from resdraft.model import Resolution
from resdraft.render import template_for, to_docx
from resdraft.text import parse
from resdraft.workspace import find_template, to_pdf

pytestmark = pytest.mark.xdist_group("office")
DRAFTS = (
    "general-assembly/documentary-heritage",
    "general-assembly/documentary-heritage-zh",
    "model-un/night-trains",
)


@pytest.mark.parametrize("name", DRAFTS)
def test_a_rendered_draft_comes_back(root: Path, soffice: Path, name: str) -> None:
    draft = parse((root / "drafts" / f"{name}.res.md").read_text("utf-8")).resolution
    word = to_docx(draft, find_template(template_for(draft), language=draft.masthead.language))
    have, printed = read(to_pdf(word), "x.pdf")[0].resolution, read(word, "x.docx")[0].resolution
    assert _said(have) == _said(printed)
    assert [key[2] for key, _ in paragraphs(have)] == [key[2] for key, _ in paragraphs(draft)]
    assert [opening(text) for _, text in paragraphs(have)] == [opening(text) for _, text in paragraphs(draft)]
    assert have.masthead.sponsors == draft.masthead.sponsors
    assert have.masthead.date == draft.masthead.date
    assert have.notes == printed.notes


def _said(resolution: Resolution) -> list[tuple[tuple[str, str, str], object]]:
    return [(key, noted(text)) for key, text in paragraphs(resolution)]

"""Printed resolutions beside their XML: paragraphs, openers and notes of the PDF are those of the XML."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.import_pdf import adopted, measured
from resdraft.importers import read
from resdraft.model import body_texts, validate
from resdraft.text import parse, write

pytestmark = pytest.mark.corpus
FURNITURE = ("Please recycle", "GE.25-", "*25", "Distr.:")


def test_printed_resolutions_are_read_as_their_xml_is(corpus: Path) -> None:
    texts = list(adopted(corpus))
    if not texts:
        pytest.skip("corpus not here: no PDF files in it")
    score = measured(iter(texts))
    assert score.right >= score.paragraphs * 0.99, score.bad
    assert score.whole >= score.texts * 0.9, score.bad
    assert score.openers_right == score.openers, score.bad
    assert score.notes_right == score.notes, score.bad


@pytest.mark.parametrize("folder", ["adopted", "drafts", "layout"])
def test_every_file_gives_a_normal_text_without_what_is_printed_around_it(corpus: Path, folder: str) -> None:
    paths = sorted((corpus / "pdf" / folder).glob("*.pdf"))
    if not paths:
        pytest.skip("corpus not here: no PDF files in it")
    for path in paths:
        resolution = read(path.read_bytes(), path.name)[0].resolution
        assert validate(resolution) == ()
        assert parse(write(resolution)).resolution == resolution
        symbol = resolution.masthead.symbol
        words = [text.plain for text in body_texts(resolution)]
        assert not [w for w in words if w == symbol or any(sign in w for sign in FURNITURE)], path.name

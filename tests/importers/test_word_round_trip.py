"""Real texts to Word and back. Source of the texts: United Nations."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench import word as bench

FEW = 40
"""Every so manyth file in a run at a desk."""


def _folder(corpus: Path) -> Path:
    folder = corpus / "un"
    if not folder.is_dir():
        pytest.skip("corpus not here: no folder un in it")
    return folder


def test_texts_come_back_from_word_as_they_were(corpus: Path) -> None:
    result = bench.straight(bench.texts(_folder(corpus), FEW))
    assert result.texts.total() > 30
    assert result.apart == []


@pytest.mark.corpus
def test_nearly_all_texts_come_back_from_word_as_they_were(corpus: Path) -> None:
    result = bench.straight(bench.texts(_folder(corpus), 1))
    assert len(result.apart) <= result.texts.total() * 0.01, result.apart


@pytest.mark.corpus
def test_nearly_all_texts_come_back_after_libreoffice_saved_them(corpus: Path) -> None:
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        pytest.skip("LibreOffice is not installed")
    result = bench.through_office(list(bench.texts(_folder(corpus), 30)))
    assert result is not None
    assert len(result.apart) <= result.texts.total() * 0.03, result.apart

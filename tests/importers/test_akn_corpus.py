"""The reader over real files. Source of the texts: United Nations."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import import_corpus as bench
from resdraft.importers import read
from resdraft.model import Resolution, counts, from_record, to_record, validate

SAMPLE = [
    ("security-council/en/S_RES_2612_2021.xml", 21, 57),
    ("security-council/ar/S_RES_2642_2022.xml", 8, 7),
    ("security-council/fr/S_RES_2803_2025.xml", 2, 11),
    ("security-council/zh/S_RES_2709_2023.xml", 27, 59),
    ("general-assembly/en/A_RES_79_258.xml", 0, 248),
    ("general-assembly/en/A_RES_76_226.xml", 26, 47),
    ("general-assembly-decisions/en/A_DEC_76_402_B.xml", 0, 6),
    ("presidential-statements/en/S_PRST_2014_1.xml", 0, 9),
]


def _folder(corpus: Path) -> Path:
    folder = corpus / "un"
    if not folder.is_dir():
        pytest.skip("corpus not here: no folder un in it")
    return folder


def _read(path: Path) -> tuple[Resolution, ...]:
    return tuple(one.resolution for one in read(path.read_bytes(), path.name))


@pytest.mark.parametrize(("name", "preambular", "operative"), SAMPLE)
def test_paragraphs_of_real_files(corpus: Path, name: str, preambular: int, operative: int) -> None:
    (found,) = _read(_folder(corpus) / name)
    assert (counts(found).preambular, counts(found).operative) == (preambular, operative)
    assert validate(found) == ()


@pytest.mark.corpus
def test_the_whole_corpus_keeps_words_normal_form_and_record(corpus: Path) -> None:
    result = bench.run(_folder(corpus), 1)
    total = sum(tally.files for tally in result.tallies.values())
    assert len(result.refused) <= total * 0.005, result.refused
    assert all("not well-formed XML" in line for line in result.refused)
    assert len(result.different) <= total * 0.01, result.different
    for path, found in result.texts.items():
        for resolution in found:
            assert validate(resolution) == (), path
            assert from_record(to_record(resolution)) == resolution, path


@pytest.mark.corpus
def test_six_languages_have_the_same_paragraphs(corpus: Path) -> None:
    result = bench.run(_folder(corpus), 1)
    groups, apart = bench.by_symbol(result)
    assert len(groups) > 80
    assert len(apart) <= len(groups) * 0.05, sorted(apart)

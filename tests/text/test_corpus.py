"""The promises of the format on every real document at hand."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from resdraft.importers import read
from resdraft.model import InputError, from_record, to_record, validate
from resdraft.text import format_source, parse, update, write


def faults(path: Path) -> list[str]:
    """What of the promises a file does not keep."""
    try:
        found = read(path.read_bytes(), path.name)
    except InputError as error:
        return [] if "not well-formed" in str(error) else [f"{path.name}: {error}"]
    said = []
    for imported in found:
        resolution = imported.resolution
        kept = {"valid": not validate(resolution), "JSON": from_record(to_record(resolution)) == resolution}
        for wrap in (0, 80):
            source = write(resolution, wrap=wrap)
            parsed = parse(source)
            formatted = format_source(source, wrap=wrap)
            kept[f"lossless at {wrap}"] = parsed.resolution == resolution and not parsed.problems
            kept[f"quiet at {wrap}"] = formatted == source
            kept[f"in place at {wrap}"] = update(source, resolution) == source
        said += [f"{path.name}: {name}" for name, fine in kept.items() if not fine]
    return said


def test_a_few_documents(corpus: Path) -> None:
    for name in (
        "general-assembly/en/A_RES_79_258.xml",
        "security-council/zh/S_RES_2551_2020.xml",
        "security-council/ar/S_RES_2642_2022.xml",
        "economic-and-social-council/en/E_RES_2021_20.xml",
    ):
        assert faults(corpus / "un" / name) == []


@pytest.mark.corpus
def test_every_document(corpus: Path) -> None:
    paths = sorted(corpus.glob("un/*/*/*.xml"))
    assert len(paths) > 1000
    with ProcessPoolExecutor(2) as pool:
        assert [fault for found in pool.map(faults, paths, chunksize=50) for fault in found] == []

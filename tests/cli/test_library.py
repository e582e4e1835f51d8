"""`import resdraft`: the door for programs."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import resdraft
from resdraft.model import InputError
from tests.cli.conftest import DRAFT


def test_from_a_file_and_back(tmp_path: Path) -> None:
    path = tmp_path / "a.res.md"
    path.write_text(DRAFT, "utf-8")
    resolution = resdraft.load(path)
    assert resolution == resdraft.loads(DRAFT)
    assert resdraft.load_all(str(path)) == (resolution,)
    assert resdraft.dumps(resolution) == DRAFT
    assert "train\nrescue" in resdraft.dumps(resolution, wrap=34)
    resdraft.save(tmp_path / "b.res.md", resolution)
    assert (tmp_path / "b.res.md").read_text("utf-8") == DRAFT


def test_comparing_and_printing() -> None:
    old, new = resdraft.loads(DRAFT), resdraft.loads(DRAFT.replace("Urges", "Invites"))
    comparison = resdraft.compare(old, new)
    assert comparison.counts.reworded == 1
    assert "Urges → Invites" in resdraft.to_markdown(comparison, old_name="a", new_name="b")
    for template in ("", "security-council"):
        assert zipfile.is_zipfile(BytesIO(resdraft.to_docx(new, template=template)))


def test_errors_are_ours(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        resdraft.load(tmp_path / "no.res.md")


def test_every_name_is_there() -> None:
    assert all(hasattr(resdraft, name) for name in resdraft.__all__)
    with pytest.raises(AttributeError):
        resdraft.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_findings_are_those_of_check() -> None:
    draft = resdraft.loads("---\nformat: 1\nbody: general-assembly\ntitle: X\n---\n\nThe General Assembly,\n\n"
                           "*Noting* the UN report.\n\n1. *Decides* it.\n")  # fmt: skip
    assert [one.code for one in resdraft.findings(draft)] == ["RD809", "RD201"]
    assert [one.code for one in resdraft.findings(draft, select=("RD201",))] == ["RD201"]

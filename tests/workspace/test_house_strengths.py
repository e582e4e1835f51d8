"""A house's own strengths, named in `resdraft.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from resdraft.model import InputError
from resdraft.workspace import strengths_for


def test_the_table_stands_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "resdraft.toml").write_text('[diff]\nstrengths = "ours.tsv"\n', encoding="utf-8")
    (tmp_path / "ours.tsv").write_text("\ufeffUrges\t4\n", encoding="utf-8")
    (tmp_path / "below").mkdir()
    found = strengths_for(str(tmp_path / "below" / "a.res.md"))
    assert found is not None
    assert found.level("Urges") == 4


def test_without_a_table_the_usual_one_holds(tmp_path: Path) -> None:
    (tmp_path / "resdraft.toml").write_text("[fmt]\nwrap = 0\n", encoding="utf-8")
    assert strengths_for(str(tmp_path / "a.res.md")) is None


@pytest.mark.parametrize("content", [None, b"Urges\t\xe9\n", b"Urges four\n"])
def test_a_table_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / "resdraft.toml").write_text('[diff]\nstrengths = "ours.tsv"\n', encoding="utf-8")
    if content is not None:
        (tmp_path / "ours.tsv").write_bytes(content)
    with pytest.raises(InputError) as caught:
        strengths_for(str(tmp_path / "a.res.md"))
    assert "ours.tsv" in (caught.value.where or "")

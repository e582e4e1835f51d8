"""The checked-in schemas fit what is written, and are what the generator makes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from resdraft.model import Resolution, to_record
from tests.strategies import resolutions

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed: schemas were not checked")
SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "resolution.schema.json"


@settings(max_examples=30)
@given(resolutions())
def test_what_is_exported_fits_the_schema(resolution: Resolution) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(to_record(resolution))


def test_generated_pages_are_fresh(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "tools/generate.py", "--check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")

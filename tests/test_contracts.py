"""Every import contract of pyproject.toml can fail, and no package escapes them."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, clean_environment

CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
    "contracts"
]
PACKAGES = sorted(path.parent.name for path in (ROOT / "resdraft").glob("*/__init__.py"))


@dataclass(frozen=True, slots=True)
class Trespass:
    """An import that a contract forbids: written into a copy of the package, it must be reported."""

    contract: str
    importer: str
    imported: str


def _a_module_of(package: str) -> str:
    """A module behind the door of `resdraft.NAME`."""
    folder = ROOT / package.replace(".", "/")
    return f"{package}.{min(path.stem for path in folder.glob('*.py') if path.stem != '__init__')}"


def _trespasses() -> Iterator[Trespass]:
    for number, contract in enumerate(CONTRACTS):
        for importer, imported in _breaking(contract):
            yield Trespass(contract["name"], f"{importer}.trespass_{number}_{imported.replace('.', '_')}", imported)


def _breaking(contract: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Pairs (package that imports, module imported) that break the contract, one for each thing it names."""
    match contract["type"]:
        case "layers":
            yield from _upwards(contract["layers"])
        case "protected":
            allowed = set(contract["allowed_importers"])
            outside = [f"resdraft.{name}" for name in PACKAGES if f"resdraft.{name}" not in allowed]
            for named in contract["protected_modules"]:
                imported = _a_module_of(named.removesuffix(".*")) if named.endswith(".*") else named
                yield from ((package, imported) for package in outside)
        case "forbidden" if contract["forbidden_modules"] == ["resdraft"]:
            yield from ((f"resdraft.{name}", "resdraft") for name in PACKAGES)
        case "forbidden":
            for imported in contract["forbidden_modules"]:
                yield from ((package, imported) for package in contract["source_modules"])
        case other:
            raise AssertionError(f"no trespass is known for a contract of type {other}")


def _upwards(layers: list[str]) -> Iterator[tuple[str, str]]:
    """From each package to each that stands beside it or above it."""
    rows = [[name for name in re.findall(r"\w+", line) if name in PACKAGES] for line in layers]
    for depth, row in enumerate(rows):
        for lower in row:
            for upper in (name for above in rows[: depth + 1] for name in above if name != lower):
                yield f"resdraft.{lower}", f"resdraft.{upper}"


def _lint(folder: Path) -> str:
    program = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    ended = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder,
        env=clean_environment() | {"COLUMNS": "300", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return ended.stdout + ended.stderr


@pytest.fixture(scope="module")
def report_of_trespasses(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What lint-imports says of a copy of the package in which every contract is broken in every way."""
    copy = tmp_path_factory.mktemp("trespass")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(ROOT / "resdraft", copy / "resdraft", ignore=shutil.ignore_patterns("__pycache__"))
    for trespass in _trespasses():
        path = copy / f"{trespass.importer.replace('.', '/')}.py"
        path.write_text(f"import {trespass.imported}\n", "utf-8")
    return _lint(copy)


@pytest.mark.parametrize("contract", [contract["name"] for contract in CONTRACTS])
def test_each_contract_fails_when_it_is_broken(report_of_trespasses: str, contract: str) -> None:
    assert f"{contract} BROKEN" in report_of_trespasses
    section = report_of_trespasses.partition("Broken contracts")[2]
    expected = [trespass for trespass in _trespasses() if trespass.contract == contract]
    assert expected
    missed = [trespass for trespass in expected if f"{trespass.importer} -> {trespass.imported} (l" not in section]
    assert not missed


def test_every_package_has_a_door() -> None:
    protected = (contract for contract in CONTRACTS if contract["type"] == "protected")
    guarded = {named for contract in protected for named in contract["protected_modules"]}
    assert {f"resdraft.{name}.*" for name in PACKAGES} <= guarded


def test_a_package_outside_the_layers_is_noticed(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "resdraft", tmp_path / "resdraft", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "resdraft" / "stranger").mkdir()
    (tmp_path / "resdraft" / "stranger" / "__init__.py").touch()
    assert "Layers: a package imports only from lines below its own BROKEN" in _lint(tmp_path)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_name_in_a_string_goes_round_a_door(package: str) -> None:
    """`import_module("resdraft.diff.align")` is invisible to import-linter: no other package may spell such a name."""
    behind = re.compile(rf"resdraft\.(?!{package}\.)(?:{'|'.join(PACKAGES)})\.\w+")
    for path in (ROOT / "resdraft" / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not behind.fullmatch(node.value), f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"

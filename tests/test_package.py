"""The wheel, built from the sdist and installed where there is no checkout; and the same data found in a checkout."""

from __future__ import annotations

import importlib.metadata
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.conftest import clean_environment

pytestmark = pytest.mark.xdist_group("package")

SHOW_DATA = """
import sys
from pathlib import Path
import resdraft
from resdraft.workspace import shipped
print(Path(resdraft.__file__).parent, shipped("templates"), shipped("drafts"), sep="\\n")
"""


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment that holds the wheel and what it declares to need, and nothing else."""

    programs: Path
    packages: Path

    def run(self, program: str, *argv: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.programs / program, *argv],
            cwd=cwd,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )


@pytest.fixture(scope="module")
def dist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist and the wheel made from it."""
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(root)]
    ended = subprocess.run(build, env=clean_environment(), capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return out


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A new environment; the network is not asked: what the wheel needs is copied from the environment of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    paths = sysconfig.get_paths("venv", vars={"base": str(folder), "platbase": str(folder)})
    programs, packages = Path(paths["scripts"]), Path(paths["purelib"])
    (wheel,) = dist.glob("*.whl")
    quiet = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([programs / "python", "-m", "pip", "install", *quiet, wheel], env=clean_environment(), check=True)
    for name in _needed("resdraft"):
        _copy(importlib.metadata.distribution(name), packages)
    return Installed(programs, packages)


def _needed(name: str, extras: frozenset[str] = frozenset()) -> set[str]:
    """The distributions that `name` needs here, directly or not; extras only where they are asked for."""
    found: set[str] = set()
    for line in importlib.metadata.requires(name) or ():
        wanted = Requirement(line)
        applies = wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in extras | {""})
        if applies:
            found |= {wanted.name} | _needed(wanted.name, frozenset(wanted.extras))
    return found


def _copy(distribution: importlib.metadata.Distribution, packages: Path) -> None:
    source = Path(str(distribution.locate_file("")))
    tops = {file.parts[0] for file in distribution.files or () if file.parts[0] not in {"..", "__pycache__"}}
    for top in tops:
        if (source / top).is_dir():
            leave_out = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source / top, packages / top, ignore=leave_out, dirs_exist_ok=True)
        else:
            shutil.copy2(source / top, packages / top)


def _files_below(folder: Path) -> set[str]:
    """What git would keep of a folder, as relative POSIX paths."""
    kept = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in kept if not path.name.startswith((".", "~$"))}


def test_wheel_holds_the_package_its_data_and_nothing_else(dist: Path, root: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {f"resdraft/{name}" for name in _files_below(root / "resdraft")}
    for data in ("templates", "drafts", "docs/schema"):
        below = _files_below(root / data)
        assert below
        expected |= {f"resdraft/_data/{Path(data).name}/{name}" for name in below}
    assert names == expected
    assert "resdraft/py.typed" in names


def test_sdist_holds_what_tests_and_a_build_need(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", "README.md", "Makefile", "requirements.lock", "tests/conftest.py"} <= names
    assert not any(name.startswith((".venv/", ".git/", "dist/")) for name in names)


def test_declared_dependencies_carry_ranges() -> None:
    needed = [Requirement(line) for line in importlib.metadata.requires("resdraft") or ()]
    assert all(requirement.specifier or requirement.name == "resdraft" for requirement in needed)
    textual = next(requirement for requirement in needed if requirement.name == "textual")
    assert str(textual.specifier) == "<9,>=8.2"


def test_help_and_version_work_from_the_wheel(installed: Installed, tmp_path: Path) -> None:
    helped = installed.run("resdraft", "--help", cwd=tmp_path)
    assert helped.returncode == 0, helped.stderr
    assert "usage: resdraft" in helped.stdout
    version = installed.run("resdraft", "--version", cwd=tmp_path)
    assert importlib.metadata.version("resdraft") in version.stdout


def test_the_schema_comes_with_the_wheel(installed: Installed, tmp_path: Path) -> None:
    ended = installed.run("resdraft", "export", "--schema", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert '"$schema"' in ended.stdout


def test_demo_works_from_the_wheel_in_an_empty_folder(installed: Installed, tmp_path: Path) -> None:
    ended = installed.run("resdraft", "demo", cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.strip()
    assert "Traceback" not in ended.stderr


def test_templates_and_drafts_are_found_in_the_wheel(installed: Installed, root: Path, tmp_path: Path) -> None:
    ended = installed.run("python", "-c", SHOW_DATA, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    package, templates, drafts = (Path(line) for line in ended.stdout.splitlines())
    assert package.parent.samefile(installed.packages)
    assert templates.is_relative_to(package)
    assert drafts.is_relative_to(package)
    assert _files_below(templates) == _files_below(root / "templates")
    assert _files_below(drafts) == _files_below(root / "drafts")


def test_drafts_are_rendered_from_the_wheel(installed: Installed, root: Path, tmp_path: Path) -> None:
    draft = min((root / "drafts").rglob("*.res.md"))
    shutil.copy(draft, tmp_path / "draft.res.md")
    for name in ("draft.docx", "draft.html", "draft.md"):
        ended = installed.run("resdraft", "render", "draft.res.md", "-o", name, cwd=tmp_path)
        assert ended.returncode == 0, ended.stderr
    assert zipfile.is_zipfile(tmp_path / "draft.docx")
    assert "<!DOCTYPE html>" in (tmp_path / "draft.html").read_text("utf-8")


def test_templates_and_drafts_are_found_beside_the_package_in_a_checkout(root: Path, tmp_path: Path) -> None:
    environment = clean_environment() | {"PYTHONPATH": str(root)}
    shown = subprocess.run(
        [sys.executable, "-c", SHOW_DATA], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0, shown.stderr
    package, templates, drafts = (Path(line) for line in shown.stdout.splitlines())
    assert package.samefile(root / "resdraft")
    assert templates.samefile(root / "templates")
    assert drafts.samefile(root / "drafts")


def test_python_m_resdraft_is_the_command(installed: Installed, tmp_path: Path) -> None:
    by_module = installed.run("python", "-m", "resdraft", "--help", cwd=tmp_path)
    assert by_module.returncode == 0, by_module.stderr
    assert by_module.stdout == installed.run("resdraft", "--help", cwd=tmp_path).stdout

"""What every test may ask for: the corpus, outside programs, golden files, a fresh interpreter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, settings

import resdraft

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"

for _module in walk_packages(resdraft.__path__, "resdraft."):
    # Hypothesis draws from the constants of the modules loaded: all of them, or "the same examples" hang on test order.
    if not _module.name.endswith("__main__"):
        import_module(_module.name)

settings.register_profile("default", max_examples=100, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, print_blob=True)
settings.register_profile(
    "long",
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "5000")),
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default"))

Golden = Callable[[str, str | bytes], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden files instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(name, content)` compares with tests/golden/NAME, or writes it under `pytest --golden` (`make golden`).

    Text is UTF-8 and kept to the byte; text is compared as text so that a failure shows the lines that differ.
    """
    rewrite = bool(request.config.getoption("--golden"))

    def compare(name: str, content: str | bytes) -> None:
        __tracebackhide__ = True
        path = GOLDEN / name
        assert path.resolve().is_relative_to(GOLDEN.resolve()), f"{name} is not inside tests/golden"
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
            return
        if not path.exists():
            pytest.fail(f"tests/golden/{name} is missing: look at what `make golden` writes, then commit it")
        known = path.read_bytes()
        expected = known if isinstance(content, bytes) else known.decode("utf-8")
        assert content == expected, f"differs from tests/golden/{name}; if it should, run `make golden`"

    return compare


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents: RESDRAFT_CORPUS, else ../shared/corpus beside the checkout."""
    named = os.environ.get("RESDRAFT_CORPUS")
    folder = Path(named) if named else ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        where = named or "../shared/corpus"
        pytest.skip(f"corpus not here: {where} is not a folder (RESDRAFT_CORPUS names another)")
    return folder


@pytest.fixture(scope="session")
def soffice() -> Path:
    """The program of LibreOffice that converts documents."""
    mac = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
    windows = "C:/Program Files/LibreOffice/program/soffice.com"
    return _program("LibreOffice", ["soffice", "libreoffice", mac, windows])


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A browser that can run headless."""
    return _program("Chromium", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"])


@pytest.fixture(scope="session")
def tmux() -> Path:
    """The terminal multiplexer, with which a test can look at a real screen."""
    return _program("tmux", ["tmux"])


def _program(title: str, names: list[str]) -> Path:
    for name in names:
        if found := shutil.which(name):
            return Path(found)
    pytest.skip(f"{title} is not installed: skipped what needs it")


@pytest.fixture(scope="session")
def fresh_python(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`fresh_python(code, *argv, cwd=…)` runs code in a new interpreter, away from the checkout."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    def run(code: str, *argv: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, *argv],
            cwd=cwd or elsewhere,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


def clean_environment() -> dict[str, str]:
    """The environment without what would change how Python starts or what resdraft prints."""
    ours = ("PYTHON", "RESDRAFT_", "COV_", "PYTEST_")
    unset = {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}
    return {name: value for name, value in os.environ.items() if not name.startswith(ours) and name not in unset}

"""What a new interpreter has loaded after a command: import contracts cannot see a deferred import, sys.modules can."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HEAVY = frozenset(
    {"textual", "rich", "docx", "docxtpl", "lxml", "jinja2", "rapidfuzz", "diff_match_patch", "pypdfium2", "pygls"}
    | {"asyncio", "jsonschema", "markdown_it"}
)
DIFF_NEEDS = frozenset({"rapidfuzz", "diff_match_patch"})

PROBE = """
import json, sys
from pathlib import Path
report, *argv = sys.argv[1:]
from resdraft.cli import main
try:
    code = main(argv)
except SystemExit as stop:
    code = stop.code
Path(report).write_text(json.dumps([code or 0, sorted({name.partition(".")[0] for name in sys.modules})]))
"""

FreshPython = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def loaded_by(fresh_python: FreshPython, tmp_path: Path) -> Callable[..., set[str]]:
    """`loaded_by(*argv)` runs the command where `one.res.md` and `two.res.md` are; the top-level modules it loaded."""
    report = tmp_path / "modules.json"

    def run(*argv: str) -> set[str]:
        ended = fresh_python(PROBE, str(report), *argv, cwd=tmp_path)
        assert ended.returncode == 0, ended.stderr
        code, modules = json.loads(report.read_text())
        assert code == 0, ended.stderr
        return set(modules)

    return run


@pytest.fixture(autouse=True)
def two_drafts(root: Path, tmp_path: Path) -> None:
    drafts = sorted((root / "drafts").rglob("*.res.md"))
    assert len(drafts) >= 2
    shutil.copy(drafts[0], tmp_path / "one.res.md")
    shutil.copy(drafts[1], tmp_path / "two.res.md")


COMMANDS = [
    "new", "import", "export", "fmt", "check", "rule", "show",
    "diff", "render", "git", "ci", "tui", "completion", "demo",
]  # fmt: skip


@pytest.mark.parametrize("argv", [["--help"], ["--version"], *([command, "--help"] for command in COMMANDS)])
def test_help_loads_no_heavy_library(loaded_by: Callable[..., set[str]], argv: list[str]) -> None:
    assert not loaded_by(*argv) & HEAVY


@pytest.mark.parametrize("argv", [["--help"], ["--version"]])
def test_help_reads_no_facts_and_no_drafts(fresh_python: FreshPython, argv: list[str]) -> None:
    code = "import sys\nfrom resdraft.cli import main\ntry:\n    main(sys.argv[1:])\nfinally:\n    "
    code += "sys.stderr.write(' '.join(n for n in sys.modules if n.startswith('resdraft.')))"
    packages = {name.split(".")[1] for name in fresh_python(code, *argv).stderr.split() if name.startswith("resdraft.")}
    assert packages <= {"_version", "cli", "model"}


READ_ONE = [
    ["fmt"],
    ["fmt", "--check"],
    ["check", "--no-cache"],
    ["check", "--no-cache", "--select", "all"],
    ["show"],
    ["git", "textconv", "--"],
    ["git", "problems"],
]


@pytest.mark.parametrize("argv", [[*words, "one.res.md"] for words in READ_ONE])
def test_reading_and_writing_a_draft_loads_no_heavy_library(
    loaded_by: Callable[..., set[str]], argv: list[str]
) -> None:
    assert not loaded_by(*argv) & HEAVY


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_comparing_two_drafts_loads_only_what_compares(loaded_by: Callable[..., set[str]], form: str) -> None:
    assert not loaded_by("diff", "--format", form, "one.res.md", "two.res.md") & (HEAVY - DIFF_NEEDS)


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("resdraft", HEAVY),
        ("resdraft.model", HEAVY),
        ("resdraft.facts", HEAVY),
        ("resdraft.text", HEAVY),
        ("resdraft.diff", HEAVY - DIFF_NEEDS),
        ("resdraft.check", HEAVY),
        ("resdraft.importers", HEAVY),
        ("resdraft.render", HEAVY),
        ("resdraft.workspace", HEAVY),
        ("resdraft.cli", HEAVY),
    ],
)
def test_a_door_opens_without_heavy_libraries(fresh_python: FreshPython, module: str, unwanted: frozenset[str]) -> None:
    ended = fresh_python(f"import sys, {module}; print(*sys.modules)")
    assert ended.returncode == 0, ended.stderr
    assert not {name.partition(".")[0] for name in ended.stdout.split()} & unwanted


def test_reading_a_draft_as_a_library_loads_no_face(fresh_python: FreshPython, root: Path) -> None:
    draft = next(iter(sorted((root / "drafts").rglob("*.res.md"))))
    ended = fresh_python("import sys, resdraft; resdraft.load(sys.argv[1]); print(*sys.modules)", str(draft))
    assert ended.returncode == 0, ended.stderr
    names = set(ended.stdout.split())
    assert not {name.partition(".")[0] for name in names} & HEAVY
    assert not {"resdraft.cli", "resdraft.tui"} & names

"""What the README and the pages show is what the program does: the comparison it prints, the files it links to."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from resdraft.cli.messages import INPUT, INTERRUPTED, MISUSE, OK, SYSTEM, YES
from resdraft.facts import holder_names
from tests.conftest import ROOT, clean_environment

PAGES = ["README.md", "drafts/README.md", "examples/README.md", "templates/README.md"]
PAGES += [str(page.relative_to(ROOT)) for page in sorted((ROOT / "docs").glob("*.md"))]
RIVALS = ("drafts/isil-2015/russian-federation.res.md", "drafts/isil-2015/france-united-kingdom-united-states.res.md")


def test_the_comparison_shown_is_the_one_printed() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = next(block for block in re.findall(r"```text\n(.*?)```", readme, re.DOTALL) if "words kept" in block)
    argv = [sys.executable, "-m", "resdraft", "diff", *RIVALS, "--width", "80"]
    done = subprocess.run(
        argv, cwd=ROOT, env=clean_environment(), capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    for passage in re.split(r"^…\n", shown, flags=re.MULTILINE):
        assert passage.strip("\n") in done.stdout


def test_the_exit_codes_named_are_those_there_are() -> None:
    codes = {OK, YES, MISUSE, INPUT, SYSTEM, INTERRUPTED}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    overview = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for page, start in ((readme, "Exit codes: "), (overview, "It ends with ")):
        said = page.partition(start)[2].partition("\n\n")[0].partition("```")[0]
        assert {int(code) for code in re.findall(r"\d+", said)} == codes


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", prose):
        assert (path.parent / Path(target)).exists(), target


def test_every_name_of_a_holder_stands_on_its_page() -> None:
    rows = re.findall(r"^\| (.*) \|$", (ROOT / "docs" / "holders.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = {name.strip().replace("’", "'") for row in rows for cell in row.split("|") for name in cell.split(",")}
    assert {name.replace("’", "'") for name in holder_names()} <= named

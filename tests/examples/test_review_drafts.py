"""The workflow's own steps, run by a shell in a repository with changes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

OLD = """\
---
format: 1
title: Safety of *small* ports
---

The General Assembly,

*Recalling* its resolution 70/1,

1. *Urges* all States to train rescue crews;

2. *Decides* to remain seized of the matter.
"""
CHANGED = OLD.replace("*Urges*", "*Invites*").replace("crews;", "crews, as appropriate;")
BROKEN = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def step(root: Path, name: str) -> str:
    """The shell script of a step of the workflow."""
    page = (root / "examples" / "review-drafts.yml").read_text(encoding="utf-8")
    found = re.search(rf"- name: {name}\n(?:(?! {{6}}- ).*\n)*?.*run: (?:\|\n((?: {{10}}.*\n|\n)+)|(.*))", page)
    assert found is not None
    return textwrap.dedent(found[1] or found[2])


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a run of the workflow gave: exit code, summary, the job's log."""

    code: int
    summary: str
    log: str


class Repository:
    """A repository of drafts with a first commit, whose next one is under review."""

    def __init__(self, here: Path, root: Path) -> None:
        self.here = here
        self._step = step(root, "Compare")
        here.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        done = subprocess.run(["git", *words], cwd=self.here, check=True, capture_output=True, encoding="utf-8")
        return done.stdout

    def put(self, **drafts: str | bytes) -> None:
        for name, words in drafts.items():
            data = words.encode() if isinstance(words, str) else words
            (self.here / f"{name.replace('_', ' ')}.res.md").write_bytes(data)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "drafts")

    def reviewed(self) -> Reviewed:
        self.commit()
        summary = self.here.parent / "summary.md"
        environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "BASE": self.git("rev-parse", "HEAD~1").strip(),
            "GITHUB_STEP_SUMMARY": str(summary),
        }
        argv = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", self._step]
        done = subprocess.run(argv, cwd=self.here, env=environment, capture_output=True, encoding="utf-8", check=False)
        return Reviewed(done.returncode, summary.read_text(encoding="utf-8"), done.stdout + done.stderr)


@pytest.fixture
def drafts(tmp_path: Path, root: Path) -> Repository:
    """Two drafts, `small ports` and `old`, in the first commit."""
    if not (shutil.which("git") and shutil.which("bash")):
        pytest.skip("git or bash is not installed: the example workflow was not run")
    made = Repository(tmp_path / "drafts of ours", root)
    made.put(small_ports=OLD, old=OLD.replace("small", "large"))
    made.commit()
    return made


def test_a_changed_draft(drafts: Repository) -> None:
    drafts.put(small_ports=CHANGED)
    found = drafts.reviewed()
    assert (found.code, found.log) == (0, "")
    assert "## before:small ports.res.md → small ports.res.md\n" in found.summary
    assert '| OP1 | reworded | softened: Urges → Invites; adds "as appropriate" |' in found.summary
    assert not re.search("[0-9a-f]{12}", found.summary)


def test_a_new_draft_is_listed(drafts: Repository) -> None:
    drafts.put(new=OLD)
    found = drafts.reviewed()
    assert (found.code, found.log) == (0, "")
    assert found.summary.startswith("\n## New draft: `new.res.md`\n\n    Safety of small ports\n")
    assert "    1 preambular and 2 operative paragraphs, 21 words\n\n<details>" in found.summary
    assert "    OP1  Urges all States to train rescue crews;\n" in found.summary


def test_a_renamed_draft_is_called_so(drafts: Repository) -> None:
    drafts.git("mv", "old.res.md", "of large ports.res.md")
    found = drafts.reviewed()
    assert (found.code, found.log) == (0, "")
    assert found.summary == "\n## Renamed: `old.res.md` → `of large ports.res.md`\n\nNot a word is changed.\n"


def test_a_draft_renamed_and_changed_is_compared(drafts: Repository) -> None:
    drafts.git("mv", "old.res.md", "new.res.md")
    drafts.put(new=CHANGED.replace("small", "large"))
    found = drafts.reviewed()
    assert (found.code, found.log) == (0, "")
    assert "## before:old.res.md → new.res.md\n" in found.summary
    assert "softened: Urges → Invites" in found.summary


def test_a_draft_that_is_gone(drafts: Repository) -> None:
    (drafts.here / "old.res.md").unlink()
    assert drafts.reviewed() == Reviewed(0, "\n## Gone: `old.res.md`\n", "")


@pytest.mark.parametrize("name", ["small_ports", "new"])
def test_a_draft_that_cannot_be_read_fails_the_step_and_is_named(drafts: Repository, name: str) -> None:
    drafts.put(**{name: BROKEN}, old=CHANGED)
    found = drafts.reviewed()
    shown = f"{name.replace('_', ' ')}.res.md"
    assert found.code == 1
    assert f"## Cannot be read: `{shown}`\n\n    {shown}: error: " in found.summary
    assert f"{shown}: error: " in found.log
    assert "## before:old.res.md → old.res.md\n" in found.summary


def test_a_draft_that_can_be_read_again_is_no_fault(drafts: Repository) -> None:
    drafts.put(old=BROKEN)
    drafts.commit()
    drafts.put(old=OLD)
    found = drafts.reviewed()
    assert found.code == 0
    assert "## Can be read again: `old.res.md`\n\n    Safety of small ports\n" in found.summary


def test_problems_of_a_new_draft_are_told(drafts: Repository) -> None:
    drafts.put(new=OLD.replace("2. ", "7. "))
    found = drafts.reviewed()
    assert found.code == 0
    assert "## Not to be read as meant: `new.res.md`\n\n    new.res.md:12:1: problem: paragraph 7" in found.summary


def test_the_sample_is_what_the_workflow_writes(drafts: Repository, root: Path) -> None:
    drafts.git("mv", "old.res.md", "large ports.res.md")
    drafts.put(small_ports=CHANGED, rivers=OLD.replace("*small* ports", "rivers"))
    page = (root / "examples" / "README.md").read_text(encoding="utf-8")
    sample = re.search(r"~~~markdown\n(.*?)~~~", page, re.DOTALL)
    assert sample is not None
    assert drafts.reviewed().summary.strip() == sample[1].strip()


def test_it_installs_what_the_variables_name(root: Path) -> None:
    page = (root / "examples" / "review-drafts.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"\$(RESDRAFT_\w+)", step(root, "Install")))
    assert named == set(re.findall(r"^  (RESDRAFT_\w+): .*SET-THIS", page, re.MULTILINE))

"""The action at the top of this repository: its own steps, run by bash with the inputs set as a runner sets them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.cli.conftest import DRAFT
from tests.conftest import ROOT
from tests.repositories import Repository

PAGE = (ROOT / "action.yml").read_text(encoding="utf-8")
STEPS = re.findall(r"^    - name: (\w+)\n((?: {6}.*\n|\n)+)", PAGE, re.MULTILINE)
INPUTS = set(re.findall(r"^  ([\w-]+):$", PAGE.partition("inputs:")[2].partition("outputs:")[0], re.MULTILINE))
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in *--paginate*) cat "$FOUND" ;; esac
"""


def script(name: str) -> str:
    """What a step runs."""
    body = dict(STEPS)[name]
    return textwrap.dedent(body.partition("run: |\n")[2])


class Runner:
    """A runner with a repository on it, whose last commit is under review."""

    def __init__(self, here: Path) -> None:
        if not shutil.which("bash"):
            pytest.skip("bash is not installed: the action's steps were not run")
        self.repository = Repository(here / "drafts of ours")
        self.temporary = here / "runner temp"
        self.output = here / "output"
        self.summary = here / "summary.md"
        self.temporary.mkdir()
        self.output.touch()

    def install(self) -> None:
        """A program in the place in which the first step puts it."""
        folder = self.temporary / "resdraft" / "bin"
        folder.mkdir(parents=True)
        program = folder / "resdraft"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m resdraft "$@"\n', "utf-8")
        program.chmod(0o755)

    def step(self, name: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs a step as `shell: bash` of a runner does."""
        given = {
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_REPOSITORY": "house/drafts",
            **environment,
        }
        argv = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script(name))
        return self.repository.run(*argv, **given)

    def compare(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """The second step, with the inputs' defaults."""
        usual = {
            "BASE": "HEAD~1", "HEAD_REVISION": "", "BASE_BRANCH": "",
            "EVENT_BASE": "", "EVENT_HEAD": "", "TEXT": "none", "FAIL_ON": "", "LIMIT": "65536",
            "ANNOTATIONS": "github", "DEFAULT_BRANCH": "main",
        }  # fmt: skip
        return self.step("Compare", **{**usual, **environment})

    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self.output.read_text("utf-8").splitlines())


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    made = Runner(tmp_path)
    made.install()
    made.repository.put("a b.res.md", DRAFT)
    made.repository.commit()
    made.repository.put("a b.res.md", DRAFT.replace("*Urges*", "*Invites*"))
    made.repository.commit()
    return made


def test_every_input_is_used_and_reaches_a_script_only_through_its_environment() -> None:
    assert {name for name in INPUTS if f"inputs.{name}" in PAGE} == INPUTS
    assert all("${{" not in script(name) for name, body in STEPS if "run: |" in body)


def test_the_comparison_of_a_pull_request(runner: Runner) -> None:
    done = runner.compare()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "::warning file=a b.res.md,line=11,title=OP1 softened::reworded\n"
    found = runner.outputs()
    assert found["code"] == "0"
    comment = Path(found["comment"]).read_text("utf-8")
    assert comment.startswith("<!-- resdraft ci -->\n### 1 draft changed\n")
    assert runner.summary.read_text("utf-8") == comment
    assert {path.name for path in Path(found["folder"]).iterdir()} == {
        "comment.md", "comparison.md", "comparison.json",
    }  # fmt: skip


def test_a_policy_fails_only_at_the_end(runner: Runner) -> None:
    assert runner.compare(FAIL_ON="softened").returncode == 0
    assert runner.outputs()["code"] == "1"
    assert runner.step("Policy", CODE="1").returncode == 1
    assert runner.step("Policy", CODE="0").returncode == 0


def test_wrong_inputs_fail_at_once_and_are_no_commands(runner: Runner) -> None:
    for wrong in ({"BASE": "nowhere"}, {"TEXT": "all"}, {"FAIL_ON": "$(touch taken)"}, {"BASE": "--output=taken"}):
        done = runner.compare(**wrong)
        assert done.returncode > 1
        assert "error: " in done.stderr
    assert not (runner.repository.here / "taken").exists()


@pytest.mark.parametrize("before", ["", "0" * 40, "1" * 40])
def test_a_branch_that_is_new_is_compared_with_the_default_branch(runner: Runner, before: str) -> None:
    runner.repository.git("update-ref", "refs/remotes/origin/main", "HEAD~1")
    assert runner.compare(BASE="", EVENT_BASE=before).returncode == 0
    assert "1 draft changed" in runner.summary.read_text("utf-8")


def pull_request(runner: Runner) -> dict[str, str]:
    """A pull request whose branch took over what another did on its base since the event's base; the runner's words."""
    made = runner.repository
    stale = made.git("rev-parse", "HEAD").strip()
    made.git("checkout", "-q", "-b", "branch")
    made.put("ours.res.md", DRAFT)
    made.commit()
    made.git("checkout", "-q", "main")
    made.put("theirs.res.md", DRAFT)
    made.commit()
    made.git("checkout", "-q", "branch")
    made.git("merge", "-q", "--no-edit", "main")
    head = made.git("rev-parse", "HEAD").strip()
    made.git("checkout", "-q", "main")
    made.put("later.res.md", DRAFT)
    made.git("update-ref", "refs/remotes/origin/main", made.commit())
    made.git("checkout", "-q", "--detach", "main")
    made.git("merge", "-q", "--no-ff", "--no-edit", "branch")
    return {"BASE": "", "BASE_BRANCH": "main", "EVENT_BASE": stale, "EVENT_HEAD": head}


def drafts_told(runner: Runner) -> list[str]:
    return re.findall(r"^\| (\S+)\.res\.md", runner.summary.read_text("utf-8"), re.MULTILINE)


def test_what_others_did_on_the_base_is_no_change_of_a_pull_request(runner: Runner) -> None:
    assert runner.compare(**pull_request(runner)).returncode == 0
    assert drafts_told(runner) == ["ours"]


def test_a_pull_request_that_is_merged_already(runner: Runner) -> None:
    given = pull_request(runner)
    runner.repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert runner.compare(**given).returncode == 0
    assert "ours" in drafts_told(runner)


def test_without_the_history_it_says_what_to_do(runner: Runner, tmp_path: Path) -> None:
    given = pull_request(runner)
    source = runner.repository.here.as_uri()
    runner.repository.git("branch", "merged")
    clone = tmp_path / "clone"
    runner.repository.git("clone", "-q", "--depth", "1", "--branch", "merged", source, str(clone))
    runner.repository.here = clone
    done = runner.compare(**given, GITHUB_ACTIONS="true")
    assert done.returncode == 3
    assert "give actions/checkout `fetch-depth: 0`" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for gh is a shell script")
@pytest.mark.parametrize(
    ("found", "call"),
    [
        ("", "api --method POST repos/house/drafts/issues/7/comments --field body=@{} --silent"),
        ("12\n13\n", "api --method PATCH repos/house/drafts/issues/comments/12 --field body=@{} --silent"),
    ],
)
def test_one_comment_is_put_or_written_anew(runner: Runner, tmp_path: Path, found: str, call: str) -> None:
    runner.compare()
    comment = runner.outputs()["comment"]
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "gh").write_text(GH, "utf-8")
    (folder / "gh").chmod(0o755)
    (tmp_path / "found").write_text(found, "utf-8")
    given = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "CALLS": str(tmp_path / "calls"),
        "FOUND": str(tmp_path / "found"), "AUTHOR": "github-actions[bot]", "NUMBER": "7", "COMMENT": comment,
    }  # fmt: skip
    done = runner.step("Comment", **given)
    assert (done.returncode, done.stderr) == (0, "")
    calls = (tmp_path / "calls").read_text("utf-8").splitlines()
    assert calls[0].startswith("api --paginate repos/house/drafts/issues/7/comments --jq ")
    assert calls[1:] == [call.format(comment)]


def test_it_installs_what_it_was_checked_out_with(tmp_path: Path) -> None:
    """A stand-in for Python notes what it is asked for: installing for real takes a network and a minute."""
    if os.name == "nt":
        pytest.skip("the stand-in for Python is a shell script")
    runner = Runner(tmp_path)
    folder = tmp_path / "programs"
    folder.mkdir()
    noted = tmp_path / "calls"
    python = folder / "python3"
    python.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{noted}"\n'
        'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n',
        "utf-8",
    )
    python.chmod(0o755)
    done = runner.step("Install", PATH=f"{folder}{os.pathsep}{os.environ['PATH']}", SOURCE=str(ROOT))
    assert (done.returncode, done.stderr) == (0, "")
    assert noted.read_text("utf-8").splitlines() == [
        f"-m venv {runner.temporary}/resdraft",
        f"-m pip install --quiet --disable-pip-version-check {ROOT}",
    ]

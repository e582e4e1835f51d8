"""`resdraft completion`: what each shell offers."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from resdraft.cli import COMMANDS
from tests.cli.conftest import Cli
from tests.conftest import clean_environment

SHELLS = ("bash", "zsh", "fish", "powershell")
ASK = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_resdraft
printf '%s\\n' "${COMPREPLY[@]}"
"""


class Bash:
    """A real bash that has read the script."""

    def __init__(self, program: str, script: Path) -> None:
        self.program = program
        self.script = script

    def run(self, code: str, *words: str) -> str:
        ended = subprocess.run(
            [self.program, "--norc", "-c", code, "bash", str(self.script), *words],
            env=clean_environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (0, "")
        return ended.stdout

    def offers(self, *words: str) -> set[str]:
        return set(self.run(ASK, "resdraft", *words).splitlines()) - {""}


@pytest.fixture
def bash(cli: Cli, tmp_path: Path) -> Bash:
    program = shutil.which("bash")
    if program is None:
        pytest.skip("bash is not installed")
    script = tmp_path / "script"
    script.write_text(cli("completion", "bash").out, "utf-8", newline="\n")
    return Bash(program, script)


def test_bash_knows_the_command(bash: Bash) -> None:
    assert bash.run('source "$1"; complete -p resdraft').strip() == "complete -F _resdraft resdraft"


def test_bash_offers_commands_and_options(bash: Bash) -> None:
    assert set(COMMANDS) | {"help", "--help", "--version"} == bash.offers("")
    assert bash.offers("re") == {"reject", "render"}
    assert bash.offers("render", "--p") == {"--pdf"}
    assert {"-o", "--output", "--help"} <= bash.offers("render", "a.res.md", "-")
    assert bash.offers("help", "comp") == {"completion"}


def test_bash_offers_the_values_of_options(bash: Bash) -> None:
    assert bash.offers("export", "--format", "") == {"json", "text", "draft"}
    assert bash.offers("export", "--format", "=", "j") == {"json"}
    assert bash.offers("export", "--format", "=") == {"json", "text", "draft"}
    assert bash.offers("completion", "") == set(SHELLS)
    assert bash.offers("new", "--title", "") == set()
    assert bash.offers("nonsense", "") == set()


def test_bash_offers_files_where_they_fit(bash: Bash, here: Path) -> None:
    for name in ("a b.res.md", "notes.txt", "paper.xml", "picture.png", "plain.md"):
        (here / name).touch()
    (here / "folder").mkdir()
    (here / ".git").rmdir()
    assert bash.offers("show", "") == {"a b.res.md", "notes.txt", "paper.xml", "folder"}
    assert bash.offers("diff", "notes.txt", "a") == {"a b.res.md"}
    assert {"picture.png", "plain.md"} <= bash.offers("render", "a b.res.md", "--output", "")
    assert bash.offers("demo", "--into", "") == {"folder"}


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_option_and_value_is_in_the_script(cli: Cli, shell: str) -> None:
    script = cli("completion", shell).out
    names = [*COMMANDS, "comments", "exit-code", "economic-and-social-council", "markdown"]
    assert [name for name in names if name not in script] == []
    assert cli("completion", shell).out == script


@pytest.mark.parametrize(("shell", "check"), [("zsh", ["-n"]), ("fish", ["--no-execute"]), ("bash", ["-n"])])
def test_the_shell_itself_can_read_the_script(cli: Cli, tmp_path: Path, shell: str, check: list[str]) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(cli("completion", shell).out, "utf-8", newline="\n")
    ended = subprocess.run([program, *check, script], capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_powershell_can_read_the_script(cli: Cli, tmp_path: Path) -> None:
    program = shutil.which("pwsh") or shutil.which("powershell")
    if program is None:
        pytest.skip("PowerShell is not installed")
    script = tmp_path / "script.ps1"
    script.write_text(cli("completion", "powershell").out, "utf-8", newline="\n")
    ask = f". '{script}'; (TabExpansion2 'resdraft ren' 12).CompletionMatches.CompletionText"
    ended = subprocess.run([program, "-NoProfile", "-Command", ask], capture_output=True, timeout=120, check=False)
    assert ended.stdout.strip() == b"render"


@pytest.mark.parametrize("argv", [[], ["csh"], ["bash", "zsh"]])
def test_wrong_use(cli: Cli, argv: list[str]) -> None:
    assert cli("completion", *argv).code == 2

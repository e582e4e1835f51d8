"""Which command is meant, help, exit codes, and how errors are printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import resdraft
from resdraft.cli import COMMANDS
from resdraft.cli.messages import Batch
from resdraft.model import InputError, SystemFault
from tests.cli.conftest import DRAFT, Cli
from tests.conftest import clean_environment

FreshPython = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize("argv", [[], ["--help"], ["-h"], ["help"]])
def test_help_lists_the_commands_and_where_to_start(cli: Cli, argv: list[str]) -> None:
    ended = cli(*argv)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("usage: resdraft COMMAND")
    assert all(f"  {name} " in ended.out for name in COMMANDS)
    assert "resdraft demo" in ended.out
    assert max(map(len, ended.out.splitlines())) < 80


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_examples(cli: Cli, name: str) -> None:
    ended = cli(name, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"usage: resdraft {name}")
    assert f"Examples:\n  resdraft {name}" in ended.out
    assert cli("help", name).out == ended.out
    usage, _, rest = ended.out.partition("\n\n")
    rest = re.sub(r"(?<!resdraft )\bgit [^`\n]*", "", rest)  # options of git's own commands
    assert max(map(len, usage.splitlines())) < 80
    options = {word.strip("[],") for word in rest.split() if word.startswith("--") and word != "--"}
    assert options - {"--help"} <= {word.strip("[],") for word in usage.split()} | {"--output"}


def test_version(cli: Cli) -> None:
    for argv in ("--version", "-V"):
        assert cli(argv).out == f"resdraft {resdraft.__version__}\n"


@pytest.mark.parametrize(
    ("argv", "message", "hint"),
    [
        (["dif"], "no command is called dif", "did you mean `resdraft diff`?"),
        (["compare"], "no command is called compare", "`resdraft --help` lists the commands"),
        (["--colour"], "no option is called --colour here", "`resdraft --help` lists the commands"),
        (["a.res.md"], "a.res.md is a file, not a command", "to read it, `resdraft show a.res.md`"),
        (["render"], "the following arguments are required: DRAFT", "`resdraft render --help` explains it"),
        (["fmt", "--wrap", "x", "a.res.md"], "argument --wrap: 'x' is no number", "`resdraft fmt --help` explains it"),
        (["fmt", "--wrap", "-5", "a.res.md"], "argument --wrap: '-5' is no number from 0", "explains it"),
        (["show", "--width", "-5", "a.res.md"], "argument --width: '-5' is no number from 1", "explains it"),
        (["show", "--width", "0", "a.res.md"], "argument --width: '0' is no number from 1", "explains it"),
        (["diff", "--width", "0", "a.res.md", "a.res.md"], "argument --width: '0' is no number from 1", "explains it"),
        (["import", "--jobs", "0", "a.res.md"], "argument --jobs: '0' is no number from 1", "explains it"),
        (["diff", "-", "-"], "standard input can stand for one draft only", "put the other into a file"),
        (["fmt", "-", "-"], "standard input can stand for one draft only", "put the other into a file"),
        (["import", "-", "-", "--into", "x"], "standard input can stand for one draft only", "into a file"),
        (["show", "--outlin", "a.res.md"], "unrecognized arguments: --outlin", "`resdraft show --help` explains it"),
        (["new", "--body", "parliament"], "argument --body: invalid choice: 'parliament'", "explains it"),
    ],
)
def test_wrong_use(cli: Cli, draft: Path, argv: list[str], message: str, hint: str) -> None:
    ended = cli(*argv)
    assert (ended.code, ended.out) == (2, "")
    first, second = ended.err.splitlines()
    assert first.startswith(f"resdraft: error: {message}")
    assert second.startswith("  ")
    assert hint in second


def test_an_error_names_the_file_in_one_line(cli: Cli) -> None:
    ended = cli("show", "nope.res.md")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err == "nope.res.md: error: there is no such file\n"


def test_errors_are_coloured_only_where_that_is_wanted(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror:\x1b[0m" in cli("show", "nope.res.md").err
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in cli("show", "nope.res.md").err


def test_a_name_cannot_command_the_terminal(cli: Cli) -> None:
    ended = cli("show", "a\x1b[2J\u202eb\n.res.md")
    assert ended.err == "a␛[2J‹U+202E›b .res.md: error: there is no such file\n"


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (MemoryError(), "resdraft: error: not enough memory for this"),
        (RecursionError(), "resdraft: error: nested too deep"),
        (OSError(28, "No space left on device", "x.res.md"), "x.res.md: error: no room left on the disk"),
        (OSError(5, "Input/output error"), "resdraft: error: Input/output error"),
        (KeyError("x"), "resdraft: error: internal fault: KeyError: 'x'"),
        (SystemFault("no such program"), "resdraft: error: no such program"),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_code_4(
    cli: Cli, draft: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, message: str
) -> None:
    def fail(_: str, **how: object) -> None:
        raise fault

    monkeypatch.setattr("resdraft.cli.drafts.load", fail)
    ended = cli("show", "a.res.md")
    assert ended.code == 4
    assert ended.err.splitlines()[0].startswith(message)
    assert len(ended.err.splitlines()) <= 2


def test_a_traceback_may_be_asked_for(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESDRAFT_TRACEBACK", "1")
    assert resdraft.cli.main(["show", "nope.res.md"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_code_130(cli: Cli, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: str, **how: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("resdraft.cli.drafts.load", interrupt)
    ended = cli("show", "a.res.md")
    assert (ended.code, ended.out, ended.err) == (130, "", "")


AT_IMPORT = """
import sys
class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == "{name}":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted())
from resdraft.__main__ import main
sys.exit(main())
"""
AFTER_A_WHILE = """
import signal, sys
from resdraft.__main__ import main
signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
signal.setitimer(signal.ITIMER_REAL, {seconds}, 5)
sys.exit(main())
"""


@pytest.mark.parametrize(
    "name", ["resdraft.cli", "resdraft.cli.commands", "argparse", "resdraft.cli.commands.show_command", "resdraft.text"]
)
def test_an_interruption_while_modules_load_is_silent(fresh_python: FreshPython, draft: Path, name: str) -> None:
    ended = fresh_python(AT_IMPORT.format(name=name), "show", "a.res.md", cwd=draft.parent)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


FORGOTTEN = """
import sys
from resdraft.__main__ import main
class Loader:
    def __del__(self):
        raise KeyboardInterrupt
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "resdraft.cli.program":
            Loader()
sys.meta_path.insert(0, Finder())
sys.exit(main())
"""


def test_an_interruption_that_python_would_print_and_forget_ends_the_program(fresh_python: FreshPython) -> None:
    ended = fresh_python(FORGOTTEN, "--help")
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


@pytest.mark.skipif(os.name == "nt", reason="timers of POSIX")
@pytest.mark.parametrize("seconds", [0.0005, 0.002, 0.01, 0.03, 0.06, 0.1, 0.3])
def test_an_interruption_at_any_time_is_silent(seconds: float) -> None:
    argv = [sys.executable, "-c", AFTER_A_WHILE.format(seconds=seconds), "show", "-"]
    shown = subprocess.Popen(argv, env=clean_environment(), stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        code = shown.wait(60)
    finally:
        shown.kill()
        _, err = shown.communicate()
    assert (code, err) == (130, b"")


def test_a_batch_ends_with_the_code_of_its_faults(cli: Cli) -> None:
    batch = Batch()
    assert batch.code() == 0
    assert batch.code(1) == 1
    batch.add(SystemFault("x"))
    assert batch.code() == 4
    batch.add(InputError("x"))
    assert (batch.code(1), batch.failed) == (3, 2)


def command(*argv: str) -> list[str]:
    return [sys.executable, "-m", "resdraft", *argv]


def test_a_closed_pipe_is_silent(here: Path) -> None:
    (here / "long.res.md").write_text(DRAFT + "\n3. *Notes* this.\n" * 5_000, "utf-8")
    shown = subprocess.Popen(
        command("show", "long.res.md"), env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert shown.stdout is not None
    assert shown.stderr is not None
    shown.stdout.readline()
    shown.stdout.close()
    errors = shown.stderr.read().decode()
    shown.stderr.close()
    assert shown.wait() == 0
    assert "BrokenPipe" not in errors
    assert "Traceback" not in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_code_4(draft: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            command("show", "a.res.md"), env=clean_environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 4
    assert ended.stderr == b"resdraft: error: no room left on the disk\n  make room and try again\n"


def test_output_is_utf_8_on_every_system(draft: Path) -> None:
    draft.write_text(DRAFT.replace("Small ports", "安全理事会 à"), "utf-8")
    environment = clean_environment() | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ended = subprocess.run(command("show", "a.res.md"), env=environment, capture_output=True, check=False)
    assert "安全理事会 à" in ended.stdout.decode("utf-8")
    assert b"\r" not in ended.stdout


@pytest.mark.skipif(os.name == "nt", reason="descriptors of POSIX")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_are_no_fault(here: Path, draft: Path, closed: str) -> None:
    line = f'"{sys.executable}" -m resdraft show a.res.md {closed}'
    ended = subprocess.run(["sh", "-c", line], env=clean_environment(), capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == b""

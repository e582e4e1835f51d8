"""The terminal screen on a folder of 2,000 drafts, beside an empty application of its library: `python -m bench.tui`.

Each runs as a whole process in a pseudo-terminal of 80 by 24. The drafts are the examples, copied into a temporary
folder with a symbol and a date each. A key is answered when the row that it leads to is drawn.
"""

from __future__ import annotations

import argparse
import os
import re
import select
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    count = 0
    def compose(self):
        yield Static("row-0000")
    def on_key(self):
        self.count += 1
        self.query_one(Static).update(f"row-{self.count:04}")
Empty().run()
"""
_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[a-zA-Z]|[()][A-B0-2]|[=>])")
_PROGRESS = re.compile(rb"reading [\d,]+ of")
PATIENCE = 60.0


def drafts_into(folder: Path, count: int) -> None:
    """So many drafts, copied from the examples in turn."""
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "drafts").rglob("*.res.md"))]
    for number in range(count):
        source = sources[number % len(sources)]
        front = f"---\nsymbol: A/C.3/80/L.{number + 1}\n"
        body = re.sub(r"\Asymbol:.*\n", "", source.removeprefix("---\n"))
        made = re.sub(r"(?m)^date: .*$", f"date: 2025-{1 + number % 12:02}-{1 + number % 28:02}", front + body, count=1)
        (folder / f"row-{number:04}.res.md").write_text(made, encoding="utf-8")


class Session:
    """A process in a pseudo-terminal."""

    def __init__(self, child: int, screen: int) -> None:
        self.child = child
        self._screen = screen
        self._begin = time.perf_counter()
        self.last_progress = 0.0
        self.ended_reading = 0.0

    def now(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self._begin

    def until(self, words: bytes, patience: float = PATIENCE) -> float:
        """Seconds since the start at which the words were drawn, from now on.

        Raises TimeoutError if they do not come.
        """
        seen = b""
        until = time.perf_counter() + patience
        while time.perf_counter() < until:
            seen = seen[-200:] + self.take(until - time.perf_counter())
            if words in seen:
                return self.now()
        raise TimeoutError(f"{words!r} was not drawn in {patience:g} s")

    def take(self, patience: float) -> bytes:
        """What the process draws within some seconds, without escapes."""
        if not select.select([self._screen], [], [], max(patience, 0))[0]:
            return b""
        drawn = _ESCAPES.sub(b"", os.read(self._screen, 65536))
        if _PROGRESS.search(drawn):
            self.last_progress = self.now()
        return drawn

    def press(self, key: bytes) -> None:
        """Press a key."""
        os.write(self._screen, key)

    def answer(self, key: bytes, words: bytes) -> float:
        """Seconds from a key to the drawing of the words."""
        begin = self.now()
        self.press(key)
        return self.until(words) - begin

    def idle(self, seconds: float) -> None:
        """Let time pass, taking what is drawn."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self.take(left)

    def memory(self) -> float:
        """The most memory the process and its children ever had, in MB; 0 where the system does not tell."""
        kilobytes = 0
        for process in (self.child, *_children(self.child)):
            try:
                status = Path(f"/proc/{process}/status").read_text()
            except OSError:
                continue
            kilobytes += int(next(iter(re.findall(r"VmHWM:\s+(\d+)", status)), 0))
        return kilobytes / 1024


def _children(process: int) -> list[int]:
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [int(child) for child in found]


@contextmanager
def session(argv: list[str]) -> Iterator[Session]:
    """Runs a command in a pseudo-terminal; ended afterwards."""
    import fcntl
    import pty
    import signal
    import termios

    child, screen = pty.fork()
    if not child:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execv(argv[0], argv)
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    try:
        yield Session(child, screen)
    finally:
        for process in (*_children(child), child):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(screen)


def measured(argv: list[str], runs: int) -> tuple[list[float], list[float], float, float]:
    """First screens and answers to keys in seconds, the time until all is read, and the most memory in MB."""
    firsts, answers, ended, memory = [], [], 0.0, 0.0
    for _ in range(runs):
        with session(argv) as running:
            firsts.append(running.until(b"row-0000"))
            running.idle(0.3)
            number = 0
            while number < 40 or running.now() - running.last_progress < 1.5:
                number += 1
                answers.append(running.answer(b"j", b"row-%04d" % number))
                running.idle(0.05)
            ended, memory = running.last_progress, max(memory, running.memory())
    return firsts, answers, ended, memory


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    wanted.add_argument("--drafts", type=int, default=2000)
    wanted.add_argument("--runs", type=int, default=3)
    asked = wanted.parse_args()
    if os.name == "nt":
        print("the terminal screen: needs a pseudo-terminal, nothing measured")
        return
    with tempfile.TemporaryDirectory() as name:
        drafts_into(Path(name), asked.drafts)
        rows = {
            "an empty application of textual": [sys.executable, "-c", EMPTY],
            f"resdraft tui, {asked.drafts:,} drafts": [sys.executable, "-m", "resdraft", "tui", name],
        }
        print("| | first screen, ms | key answered, ms: median | 95 % | worst | all read, s | memory, MB |")
        print("| --- | --: | --: | --: | --: | --: | --: |")
        for title, argv in rows.items():
            firsts, answers, ended, memory = measured(argv, asked.runs)
            answers.sort()
            told = [statistics.median(answers), answers[int(len(answers) * 0.95)], answers[-1]]
            keys = " | ".join(f"{1000 * seconds:.0f}" for seconds in told)
            all_read = f"{ended:.1f}" if ended else ""
            print(
                f"| {title} | {1000 * statistics.median(firsts):.0f} | {keys} | {all_read} | {memory:.0f} |", flush=True
            )
        print("| budget | 900 | | | 50 | | 250 |")


if __name__ == "__main__":
    main()

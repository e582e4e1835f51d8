"""How soon the terminal screen can be used, beside an empty application of its library: `python -m bench.first_screen`.

Each is started as a whole process in a pseudo-terminal of 80 by 24; the clock stops when its words are on the screen.
"""

from __future__ import annotations

import os
import select
import statistics
import struct
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMES = 10
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("READY")
Empty().run()
"""


def first_screen(argv: list[str], words: bytes, patience: float = 30) -> float:
    """Seconds from the start of a process to the moment when the words are on its screen."""
    import fcntl
    import pty
    import signal
    import termios

    begin = time.perf_counter()
    child, screen = pty.fork()
    if not child:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execv(argv[0], argv)
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    try:
        while words not in seen:
            if time.perf_counter() - begin > patience or not select.select([screen], [], [], patience)[0]:
                raise TimeoutError(f"{words!r} did not appear in {patience} s")
            seen += os.read(screen, 65536)
        return time.perf_counter() - begin
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(screen)


def main() -> None:
    if os.name == "nt":
        print("first screen: needs a pseudo-terminal, nothing measured")
        return
    rows = {
        "an empty application of textual": ([sys.executable, "-c", EMPTY], b"READY"),
        "resdraft tui, the example drafts": ([sys.executable, "-m", "resdraft", "tui", str(ROOT / "drafts")], b" OP"),
    }
    taken: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(TIMES):
        for name, (argv, words) in rows.items():
            taken[name].append(first_screen(argv, words))
    print(f"| first usable screen, median of {TIMES} | ms | budget |\n| --- | --: | --: |")
    for name, found in taken.items():
        print(f"| {name} | {1000 * statistics.median(found):.0f} | {'900' if 'resdraft' in name else ''} |")


if __name__ == "__main__":
    main()

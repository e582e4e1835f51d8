"""What a terminal can show: colour, width, progress, and words that cannot command it."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import TextIO

DEFAULT_WIDTH = 80
NARROWEST = 20


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads along."""
    try:
        return stream is not None and stream.isatty()
    except (OSError, ValueError):
        return False


def colour(stream: TextIO | None) -> bool:
    """Whether to write colours: not under NO_COLOR, always under FORCE_COLOR, else to a terminal that knows them."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced != "0"
    if not is_terminal(stream) or os.environ.get("TERM") == "dumb":
        return False
    if os.name == "nt":
        os.system("")  # makes older consoles of Windows obey colours
    return True


def width(asked: int | None = None) -> int:
    """Columns to write to: those asked for, of COLUMNS, of the terminal, or 80."""
    if asked:
        return max(NARROWEST, asked)
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named):
        return max(NARROWEST, int(named))
    try:
        return max(NARROWEST, os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError, AttributeError):
        return DEFAULT_WIDTH


def paint(words: str, *codes: str, on: bool = True) -> str:
    """Words in ANSI colours and styles, or as they are."""
    return f"\x1b[{';'.join(codes)}m{words}\x1b[0m" if on and words and codes else words


_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
_HIDDEN = {code: f"‹U+{code:04X}›" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)}
_SHOWN: dict[int, str] = {
    **_CONTROLS,
    **_HIDDEN,
    0x09: " ",
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}


def visible(words: str) -> str:
    """The words for a terminal: control characters and overrides of direction shown, not obeyed; line ends stay."""
    return words if words.isascii() and words.isprintable() else words.translate(_SHOWN)


def one_line(words: str) -> str:
    """Words made visible, on one line."""
    return visible(" ".join(words.splitlines()) if "\n" in words or "\r" in words else words)


class Progress:
    """`12 / 340 files` on standard error, while it is a terminal; gone when the block ends."""

    def __init__(self, total: int, what: str) -> None:
        self._total = total
        self._what = what
        self._done = 0
        self._shown = total > 1 and is_terminal(sys.stderr)
        self._next = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if not self._shown:
            return
        from time import monotonic

        now = monotonic()
        if now >= self._next:
            self._next = now + 0.1
            sys.stderr.write(f"\r{self._done:,} / {self._total:,} {self._what} ")
            sys.stderr.flush()

    def clear(self) -> None:
        """Wipes the line, so that something else can be said."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

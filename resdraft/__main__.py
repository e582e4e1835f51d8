"""The command `resdraft`, also as `python -m resdraft`."""

import os
import sys


def main() -> int:
    """Runs the command and gives its exit code: 130, and no word, if it is interrupted while its modules still load."""
    try:
        sys.unraisablehook = _unraisable
        from resdraft.cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


def _unraisable(ignored: "sys.UnraisableHookArgs") -> None:
    """Ends the program where Python would print an interruption and forget it: in the clean-up after an import."""
    if issubclass(ignored.exc_type, KeyboardInterrupt):
        os._exit(130)
    sys.__unraisablehook__(ignored)


if __name__ == "__main__":
    raise SystemExit(main())

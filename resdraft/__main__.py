"""The command `resdraft`, also as `python -m resdraft`."""


def main() -> int:
    """Runs the command and gives its exit code: 130, and no word, if it is interrupted while its modules still load."""
    try:
        from resdraft.cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())

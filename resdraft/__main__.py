"""`python -m resdraft` is the command `resdraft`."""

from resdraft.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

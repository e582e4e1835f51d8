"""The command line: `main` runs one command and gives its exit code.

0 all well; 1 what was asked about is so (`diff --exit-code`, `fmt --check`, `check`); 2 wrong use; 3 the input is
at fault; 4 the system is at fault; 130 interrupted. Results go to standard output, everything else to standard error.
"""

from resdraft.cli.commands import COMMANDS
from resdraft.cli.program import main

__all__ = ["COMMANDS", "main"]

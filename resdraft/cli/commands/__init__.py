"""The commands, one module each: `arguments(parser)` says what it takes, `run(args)` does it and gives the exit code.

A module is imported only when its command is asked for.
"""

from __future__ import annotations

COMMANDS: dict[str, str] = {
    "new": "start a draft, or a folder for drafts",
    "import": "turn Word, Akoma Ntoso XML, JSON or pasted text into drafts",
    "export": "turn a draft into JSON or plain text",
    "fmt": "tidy drafts in place: numbers, labels, blank lines",
    "check": "hold drafts against the rules of drafting, and mend them",
    "rule": "explain a rule of `check`, or list them all",
    "show": "read a draft in the terminal, or its outline",
    "diff": "compare two drafts, clause by clause",
    "decide": "make one draft of two: what is accepted, the rest in brackets",
    "changes": "list the tracked changes of a Word file by author and clause",
    "accept": "accept tracked changes of a Word file, all or an author's",
    "reject": "reject them in the same way",
    "render": "make a Word document, a PDF, a web page or Markdown of a draft",
    "template": "list, copy, check Word templates, or make one of your own file",
    "git": "let git diff, log and show drafts by clauses",
    "ci": "what a branch changes in drafts, as one comment, with a policy",
    "tui": "read, compare and decide on a full screen",
    "completion": "let your shell complete commands, options and drafts",
    "demo": "see all of it at work on two rival drafts",
}
"""Every command, in the order in which help lists them, with what it does."""

MODULES: dict[str, str] = {name: f"{__name__}.{name}_command" for name in COMMANDS}
"""The module of each command."""

"""Prints the tables of the README: `make bench`.

What needs the corpus of real documents says so and is left out where it is not at hand.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("RESDRAFT_CORPUS", ROOT.parent / "shared" / "corpus"))
RIVALS = [str(ROOT / "drafts" / "isil-2015" / name) for name in
          ("russian-federation.res.md", "france-united-kingdom-united-states.res.md")]  # fmt: skip


def whole_process(argv: list[str], times: int = 10) -> float:
    """The median time of a command as a whole process, in milliseconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken) * 1000


def commands() -> None:
    """Time of whole commands beside the interpreter alone."""
    resdraft = [sys.executable, "-m", "resdraft"]
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            ("the interpreter alone", [sys.executable, "-c", ""], ""),
            ("resdraft --help", [*resdraft, "--help"], "80"),
            ("resdraft fmt --check, one draft", [*resdraft, "fmt", "--check", RIVALS[0]], ""),
            ("resdraft check, one draft", [*resdraft, "check", "--no-cache", RIVALS[0]], "250"),
            ("resdraft diff, two five-page drafts", [*resdraft, "diff", *RIVALS], "300"),
            ("resdraft render, a five-page draft", [*resdraft, "render", RIVALS[0], "-o", f"{folder}/a.docx"], "700"),
        ]
        print("| command, whole process, median of 10 | ms | budget |\n| --- | --: | --: |")
        for name, argv, budget in rows:
            print(f"| {name} | {whole_process(argv):.0f} | {budget} |", flush=True)


def main() -> None:
    print(f"Measured on {time.strftime('%d %B %Y')}, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
    print("## Commands\n")
    commands()
    for title, script, needs_corpus in (
        ("The terminal screen", "first_screen.py", False),
        ("The terminal screen on 2,000 drafts", "tui.py", False),
        ("The draft format", "text.py", False),
        ("The comparison: real pairs", "diff_real.py", True),
        ("The comparison: pairs with a known answer", "diff_quality.py", True),
        ("The comparison beside others", "diff_peers.py", True),
        ("The comparison: growth", "diff_growth.py", True),
        ("The words of the comparison", "diff_words.py", True),
        ("What changes mean", "diff_meaning.py", False),
        ("The rules in adopted texts", "check_corpus.py", True),
        ("The rules: faults put into real texts", "check_quality.py", True),
        ("Akoma Ntoso", "import_corpus.py", True),
        ("Pasted text", "plain_import.py", True),
        ("Word, both ways", "word.py", True),
        ("PDF", "import_pdf.py", True),
        ("The printed page", "layout.py", False),
        ("Line breaks of printed pages", "line_breaks.py", True),
    ):
        print(f"\n## {title}\n", flush=True)
        if needs_corpus and not CORPUS.is_dir():
            print("Left out: the corpus of real documents is not at hand.")
            continue
        if not (ROOT / "bench" / script).exists():
            print(f"Left out: bench/{script} is not there.")
            continue
        module = f"bench.{Path(script).stem}"
        subprocess.run([sys.executable, "-m", module], cwd=ROOT, check=False)


if __name__ == "__main__":
    main()

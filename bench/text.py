"""The draft format: time to read and write a draft of 40 clauses, and how time grows on hostile input.

`python bench/text.py` prints both tables; times are medians of one process on the machine at hand.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from resdraft.text import format_source, parse, write

DRAFT = Path(__file__).resolve().parent.parent / "drafts" / "isil-2015" / "russian-federation.res.md"
TRAPS: dict[str, Callable[[int], str]] = {
    "open brackets": lambda n: "[" * n,
    "closed brackets": lambda n: "]" * n,
    "nested brackets": lambda n: "[" * n + "]" * n,
    "brackets with a holder": lambda n: "[RUS: a] " * n,
    "brackets with a colon": lambda n: "[Abc " * n + ":",
    "suffix options": lambda n: "[a – RUS / b – FRA] " * n,
    "alternatives": lambda n: "[a] / " * n,
    "stars": lambda n: "*a " * n,
    "paired stars": lambda n: "*a* " * n,
    "backslashes": lambda n: "\\" * n,
    "comments opened": lambda n: "<!-- " * n,
    "comments opened on lines": lambda n: "<!-- a\n\n" * n,
    "comments": lambda n: "<!-- a -->" * n,
    "notes": lambda n: "a[^1]" * n,
    "note definitions": lambda n: "".join(f"[^{k}]: a\n" for k in range(n)),
    "reference heads": lambda n: "[a](#" * n,
    "braces": lambda n: " {a}" * n,
    "known braces": lambda n: "a" + " {agreed}" * n,
    "dashes": lambda n: "[a" + " – b" * n + "]",
    "labels": lambda n: "(a) x;\n" * n,
    "numbered lines": lambda n: "".join(f"{k}. x;\n" for k in range(1, n)),
    "tables": lambda n: "| a " * n + "|\n",
    "comments in a cell": lambda n: "| -->" + "<!-- " * n + "\n",
    "deep indents": lambda n: "".join(" " * (k % 300) + "- a\n" for k in range(n)),
    "quotes": lambda n: ">" * n + " a",
    "brackets over paragraphs": lambda n: "[a\n\n" * n + "b]\n\n" * n,
    "front matter": lambda n: "---\n" + "a: [" * n + "\n---\n",
    "underscores": lambda n: "_a " * n,
    "tags": lambda n: "<u>" * n,
    "based on": lambda n: "a " + "(based on " * n + ")",
}


def milliseconds(work: Callable[[], object], times: int) -> float:
    """The median time of a call."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken) * 1000


def main() -> None:
    source = DRAFT.read_text(encoding="utf-8")
    resolution = parse(source).resolution
    print(f"{DRAFT.name}: {len(source):,} characters\n")
    print("| step | ms |\n| --- | --: |")
    for name, work in {
        "parse": lambda: parse(source),
        "write": lambda: write(resolution),
        "write, wrapped at 80": lambda: write(resolution, wrap=80),
        "fmt (reads twice to be sure)": lambda: format_source(source),
    }.items():
        print(f"| {name} | {milliseconds(work, 60):.2f} |")
    print("\n| repeated | 5,000 times, ms | 20,000 times, ms | ratio |\n| --- | --: | --: | --: |")
    for name, trap in TRAPS.items():
        few, many = (milliseconds(partial(parse, trap(n)), 3) for n in (5000, 20000))
        print(f"| {name} | {few:.1f} | {many:.1f} | {many / few:.1f} |")


if __name__ == "__main__":
    main()

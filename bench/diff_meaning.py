"""How well the comparison says what a change means: `python -m bench.diff_meaning [-v] [--table FILE] [--only KIND]`.

`tests/golden/meaning_cases*.tsv` hold clauses of real pairs, and a few made ones, with what changed between them,
decided from the texts before any engine saw them: a row for each case and kind, `none` where there is nothing to say.
The numbered tables came after the first; what an engine reaches that has not seen a table is its honest measure.
Each case is compared as two drafts of one clause; printed are precision and recall by language and kind, for each
table. `-v` lists each fault with its words.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from resdraft.diff import Change, compare
from resdraft.facts import enacting_line
from resdraft.model import Resolution
from resdraft.text import parse

CASES = sorted((Path(__file__).parents[1] / "tests" / "golden").glob("meaning_cases*.tsv"))
_SPECIAL = re.compile(r"[*_`<>#{}~|\\]")
"""Signs with which the draft format means something; only made cases mean it, all of them mean brackets."""
_PREAMBULAR = re.compile(r" PP\d")


@dataclass(frozen=True)
class Case:
    """Two states of a clause, and what was decided to have changed."""

    name: str
    language: str
    source: str
    old: str
    new: str
    kinds: frozenset[str]

    @property
    def drafts(self) -> tuple[Resolution, Resolution]:
        """Each state as a draft of this one clause."""
        return self._draft(self.old), self._draft(self.new)

    def _draft(self, words: str) -> Resolution:
        words = words if self.source == "made" else _SPECIAL.sub(r"\\\g<0>", words)
        recital = words.rstrip("]* ").endswith(",") if self.source == "made" else _PREAMBULAR.search(self.source)
        label = "" if recital else "1. "
        head = f"---\nformat: 1\nbody: security-council\nlanguage: {self.language}\n---\n"
        enacting = enacting_line("security-council", self.language)
        return parse(f"{head}\n{enacting}\n\n{label}{words}\n").resolution


def cases(table: Path) -> Iterator[Case]:
    """The cases of a table; the texts stand in the first row of each."""
    rows: dict[str, list[list[str]]] = defaultdict(list)
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        fields = line.split("\t")
        rows[fields[0]].append(fields)
    for name, found in rows.items():
        _, language, source, old, new, *_ = found[0]
        kinds = frozenset(fields[5] for fields in found) - {"none"}
        yield Case(name, language, source, old, new, kinds)


def labels(change: Change) -> Iterator[str]:
    """The labels of the table that a change amounts to."""
    if change.kind == "verb":
        yield "verb" if change.weight == "neutral" else change.weight
    elif change.kind == "condition":
        yield from (name for name, words in (("added", change.new), ("dropped", change.old)) if words)
    elif change.kind == "citation":
        yield "altered" if change.old and change.new else "added" if change.new else "dropped"
    else:
        yield change.kind


def found_in(changes: Iterable[Change]) -> frozenset[str]:
    """The labels of all changes, with the kind before those that are said of several."""
    several = ("condition", "citation")
    return frozenset(f"{c.kind} {label}" if c.kind in several else label for c in changes for label in labels(c))


def changes_of(case: Case) -> tuple[Change, ...]:
    """What the comparison says of a case; nothing where it sees no successor."""
    return tuple(c for link in compare(*case.drafts).links if link.side.kind == "clause" for c in link.changes)


def main() -> None:
    """Print a table for each file of cases."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("-v", "--verbose", action="store_true", help="list each fault")
    options.add_argument("--table", type=Path, nargs="+", default=CASES, help="the labelled cases")
    options.add_argument("--only", default="", help="faults of kinds that hold this word")
    args = options.parse_args()
    for table in args.table:
        _report(table, verbose=args.verbose, only=args.only)


def _report(table: Path, *, verbose: bool, only: str) -> None:
    seen: Counter[tuple[str, str, str]] = Counter()
    for case in cases(table):
        changes = changes_of(case)
        found = found_in(changes)
        for kind in found | case.kinds:
            fault = "both" if kind in found & case.kinds else "wrong" if kind in found else "missed"
            seen[case.language, kind, fault] += 1
            if verbose and fault != "both" and only in kind:
                print(f"{fault:6} {kind}: {case.name}\n  - {case.old}\n  + {case.new}")
                print(f"  = {'; '.join(change.text for change in changes)}")
    print(f"\n{table.stem}\n\n| language | kind | cases | precision | recall |\n| --- | --- | --: | --: | --: |")
    for language, kind in sorted({(language, kind) for language, kind, _ in seen}):
        print(_row(language, kind, *(seen[language, kind, fault] for fault in ("both", "wrong", "missed"))))
    sums = [
        sum(count for (_, _, fault), count in seen.items() if fault == name) for name in ("both", "wrong", "missed")
    ]
    print(_row("all", "all", *sums))


def _row(language: str, kind: str, both: int, wrong: int, missed: int) -> str:
    shares = (f"{both / of:.1%} ({both}/{of})" if of else "–" for of in (both + wrong, both + missed))
    return f"| {language} | {kind} | {both + missed} | {' | '.join(shares)} |"


if __name__ == "__main__":
    main()

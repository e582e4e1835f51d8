"""What the rules find in adopted texts, and how fast: `python -m bench.check_corpus [--language en] [--samples CODE]`.

Adopted texts are what the rules were measured on: together the errors of the default set should come to at most five
findings in a hundred documents, its warnings to at most two a document. `--samples` prints the places that one rule
found.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.diff_measures import CORPUS
from resdraft.check import check, known_rules, profile_of
from resdraft.importers import read
from resdraft.model import InputError, Resolution

BODIES = ("security-council", "general-assembly", "human-rights-council", "economic-and-social-council")


def adopted(corpus: Path, language: str) -> Iterator[tuple[str, Resolution]]:
    """The adopted resolutions of a language that can be read."""
    for body in BODIES:
        for path in sorted((corpus / "un" / body / language).glob("*.xml")):
            try:
                for one in read(path.read_bytes(), path.name):
                    yield path.stem, one.resolution
            except InputError:
                continue


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--language", default="en")
    options.add_argument("--samples", default="", help="print what this rule found")
    options.add_argument("--every", type=int, default=1, help="only each n-th document")
    args = options.parse_args()
    known = {one.code: one for one in known_rules()}
    found: Counter[tuple[str, str]] = Counter()
    documents: Counter[str] = Counter()
    broken: dict[str, set[str]] = defaultdict(set)
    spent = 0.0
    for number, (name, resolution) in enumerate(adopted(CORPUS, args.language)):
        if number % args.every:
            continue
        profile = profile_of(resolution)
        documents[profile] += 1
        begun = time.process_time()
        findings = check(resolution, select=["all"])
        spent += time.process_time() - begun
        for one in findings:
            found[one.code, profile] += 1
            broken[one.code].add(name)
            if one.code == args.samples:
                print(f"{name} {one.label} [{one.severity}] {one.message}; {one.hint}")
    total = sum(documents.values())
    print(f"{total} documents, {1000 * spent / (total or 1):.1f} ms each\n")
    print("| rule | | default | documents | findings | " + " | ".join(body for body in BODIES) + " |")
    print("| --- | --- | --- | --: | --: |" + " --: |" * len(BODIES))
    for code in sorted(broken, key=lambda c: -sum(found[c, b] for b in documents)):
        cells = [f"{found[code, b]}{known[code].severity_for(b)[0]}" if code in known else "" for b in BODIES]
        rule = known.get(code)
        name, severity = (f"{code} {rule.name}", rule.severity) if rule else (code, "")
        default = "yes" if rule and rule.default else ""
        count = sum(found[code, b] for b in documents)
        print(f"| {name} | {severity} | {default} | {len(broken[code])} | {count} | {' | '.join(cells)} |")
    graves = sum(n for (c, b), n in found.items() if c in known and known[c].severity_for(b) == "error")
    print(f"errors of all rules: {graves} in {total} documents ({graves / (total or 1):.3f} each)")
    for grade in ("error", "warning"):
        for body in (*BODIES, "all"):
            mine = [(c, b, n) for (c, b), n in found.items() if c in known and known[c].default and body in (b, "all")]
            count = sum(n for c, b, n in mine if known[c].severity_for(b) == grade)
            size = total if body == "all" else documents[body]
            print(f"{grade}s of the default set, {body}: {count} in {size} documents ({count / (size or 1):.3f} each)")


if __name__ == "__main__":
    main()

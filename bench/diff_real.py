"""How well the comparison does on real pairs whose links were decided by reading: `python -m bench.diff_real [-v]`.

Each file of tests/golden/links names two texts of the corpus and says of every clause of either what became of it. The
links were decided from the texts before any engine saw the pair; what two readers would decide differently is `doubt`
and counts neither way. Printed for each pair: links found of all links, links shown that are none; moves, splits
and merges by name; and clauses with a partner that are shown as deleted or inserted. `-v` prints what is wrong.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.diff_measures import CORPUS, count, several
from resdraft.diff import Comparison, compare
from resdraft.importers import read
from resdraft.model import Resolution

ROOT = Path(__file__).parents[1]
DECIDED = ROOT / "tests" / "golden" / "links"
Labels = tuple[str, str]
Group = tuple[str, frozenset[str]]
NAMES = ("links", "moves", "splits", "merges")


@dataclass(frozen=True)
class Decided:
    """A pair of texts with what was decided by reading."""

    name: str
    old: str
    new: str
    links: dict[Labels, str]
    """Old and new label, and the kind that was decided."""
    doubtful: frozenset[Labels]
    either: frozenset[Labels]
    """Links of clauses that changed places with others where it is arguable which of them moved."""

    @classmethod
    def load(cls, path: Path) -> Decided:
        """Read a file of decisions: two lines that name the texts, a header, a row for each couple of clauses."""
        lines = path.read_text(encoding="utf-8").splitlines()
        old, new = (line.partition(": ")[2].strip() for line in lines[:2])
        links: dict[Labels, str] = {}
        doubtful: set[Labels] = set()
        either: set[Labels] = set()
        for line in lines[3:]:
            a, b, kind, reason = (*line.split("\t"), "")[:4]
            if a and b:
                if "arguable" in reason:
                    either.add((a, b))
                if kind == "doubt":
                    doubtful.add((a, b))
                else:
                    links[a, b] = kind
        return cls(path.stem, old, new, links, frozenset(doubtful), frozenset(either))

    def groups(self, side: int) -> dict[str, frozenset[str]]:
        """The clauses of a side (0 old, 1 new) with several partners; none where one of the partners is in doubt."""
        unsure = {pair[side] for pair in self.doubtful} | {
            pair[side] for pair in self.links if any(d[1 - side] == pair[1 - side] for d in self.doubtful)
        }
        return {one: parts for one, parts in several(self.links, side) if one not in unsure}


@dataclass(frozen=True)
class Found:
    """What a comparison says, by label."""

    links: frozenset[Labels]
    moved: frozenset[Labels]
    shown: tuple[frozenset[Group], frozenset[Group]]
    """Splits and merges that are shown as certain."""
    possible: tuple[frozenset[Group], frozenset[Group]]

    @classmethod
    def of(cls, comparison: Comparison) -> Found:
        """The links between clauses."""
        links: set[Labels] = set()
        moved: set[Labels] = set()
        groups: dict[tuple[bool, int], set[Group]] = defaultdict(set)
        for link in comparison.links:
            if link.side.kind != "clause" or not link.old or not link.new:
                continue
            here = {(a.label, b.label) for a in link.old for b in link.new}
            links |= here
            if link.moved:
                moved |= here
            for side, (one, many) in enumerate(((link.old, link.new), (link.new, link.old))):
                if len(many) > 1:
                    groups[link.possible, side].add((one[0].label, frozenset(s.label for s in many)))
        shown, possible = (tuple(frozenset(groups[how, side]) for side in (0, 1)) for how in (False, True))
        return cls(frozenset(links), frozenset(moved), (shown[0], shown[1]), (possible[0], possible[1]))


def measured(decided: Decided, found: Found) -> tuple[Counter[str], list[str]]:
    """Counts of what is true, found and both, and a line for each fault."""
    seen: Counter[str] = Counter()
    true = {*decided.links}
    shown = {pair for pair in found.links if pair not in decided.doubtful}
    faults = [f"missed   {a} -> {b} ({decided.links[a, b]})" for a, b in sorted(true - shown)]
    faults += [f"wrong    {a} -> {b}" for a, b in sorted(shown - true)]
    count(seen, "links", shown, true)
    single = {p for p in true if sum(q[0] == p[0] or q[1] == p[1] for q in true) == 1}
    told = single - decided.either
    count(seen, "moves", found.moved & told, {p for p in told if decided.links[p] == "moved"})
    for side, name in enumerate(("splits", "merges")):
        wanted = decided.groups(side)
        vague = {one for pair in decided.doubtful for one in (pair[side],)}
        mine = {
            (one, parts) for one, parts in found.shown[side] if one not in vague and not _is_vague(parts, decided, side)
        }
        maybe = {(one, parts) for one, parts in found.possible[side]}
        count(seen, name, mine, set(wanted.items()))
        seen[f"{name} possible"] += len(maybe & set(wanted.items()))
        faults += [
            f"no {name[:-1]} {one} = {', '.join(sorted(parts))}" for one, parts in sorted(mine - set(wanted.items()))
        ]
    linked = {pair[0] for pair in found.links}, {pair[1] for pair in found.links}
    seen["lost"] += sum(a not in linked[0] and b not in linked[1] for a, b in single)
    return seen, faults


def _is_vague(parts: frozenset[str], decided: Decided, side: int) -> bool:
    return any(pair[1 - side] in parts for pair in decided.doubtful)


def pairs(corpus: Path = CORPUS) -> Iterator[tuple[Decided, Resolution, Resolution]]:
    """The decided pairs whose texts are at hand."""
    for path in sorted(DECIDED.glob("*.tsv")):
        decided = Decided.load(path)
        files = [corpus / decided.old, corpus / decided.new]
        if all(file.is_file() for file in files):
            old, new = (read(file.read_bytes(), file.name)[0].resolution for file in files)
            yield decided, old, new


def share(seen: Counter[str], name: str, of: str) -> float:
    """Both over what was found (precision) or over what is true (recall)."""
    return seen[f"{name} both"] / (seen[f"{name} {of}"] or 1)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("-v", "--verbose", action="store_true", help="print what is wrong")
    options.add_argument("--only", default="", help="pairs whose name holds this")
    args = options.parse_args()
    total: Counter[str] = Counter()
    print("| pair | links | wrong | moves | splits | merges | lost |\n| --- | --: | --: | --: | --: | --: | --: |")
    for decided, old, new in pairs():
        if args.only not in decided.name:
            continue
        seen, faults = measured(decided, Found.of(compare(old, new)))
        total += seen
        cells = [f"{seen[f'{n} both']} of {seen[f'{n} true']}" for n in NAMES]
        wrong = seen["links found"] - seen["links both"]
        print(f"| {decided.name} | {cells[0]} | {wrong} | {' | '.join(cells[1:])} | {seen['lost']} |")
        if args.verbose:
            print("".join(f"    {fault}\n" for fault in faults), end="")
    print("\n| of all | precision | recall | F1 |\n| --- | --: | --: | --: |")
    for name in NAMES:
        p, r = share(total, name, "found"), share(total, name, "true")
        print(f"| {name} ({total[f'{name} true']}) | {p:.3f} | {r:.3f} | {2 * p * r / ((p + r) or 1):.3f} |")
    print(f"\nsplits and merges found but shown as possible: {total['splits possible'] + total['merges possible']}")
    print(f"clauses with a partner that are shown as deleted and inserted: {total['lost']}")


if __name__ == "__main__":
    main()

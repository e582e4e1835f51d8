"""How good and how fast the comparison is, beside two plain ways to do it.

    python bench/diff.py [PAIRS]

Pairs with a known answer are made from the corpus (RESDRAFT_CORPUS, else ../shared/corpus): PAIRS of each level, 40 if
not said. Links are counted as (old clause, new clause); a move is right if its link is; a split or merge if its clause
has exactly the true partners. Then the drafts whose links were decided by hand, and time against number of clauses.
"""

# The checkout must be on the path before its packages are imported.
# ruff: noqa: E402

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from time import perf_counter

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.diff_pairs import LEVELS, Generator, Pair
from resdraft.diff import Comparison, compare
from resdraft.diff.links import UnitLink, link_clauses
from resdraft.diff.moves import find_moves
from resdraft.diff.units import Unit, units
from resdraft.importers import read
from resdraft.model import ResdraftError, Resolution

SEED = "30"
"""Other than that of the pairs on which the weights were fitted."""
BODIES = (("general-assembly", 190), ("security-council", 70), ("human-rights-council", 60))
SIZES = (40, 200, 1000, 5000)
Links = set[tuple[int, int]]
Matcher = Callable[[list[Unit], list[Unit]], list[UnitLink]]


def main() -> None:
    """Print all figures."""
    corpus = Path(os.environ.get("RESDRAFT_CORPUS") or ROOT.parent / "shared" / "corpus")
    if not corpus.is_dir():
        print("diff: no corpus, nothing measured")
        return
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    generator = Generator(list(sources(corpus))[1::2], SEED)
    ways: dict[str, Matcher] = {"resdraft": link_clauses, "difflib words": difflib_words, "rapidfuzz": rapidfuzz_ratio}
    print(
        f"{'level':<6} {'way':<14} link P     R     F1  | move P   R  | split P  R  | merge P  R  | perfect |  ms/pair"
    )
    for level in LEVELS:
        pairs = [generator.pair(level, k) for k in range(number)]
        for name, way in ways.items():
            print(f"{level:<6} {name:<14} {measured(pairs, way)}", flush=True)
    print()
    by_hand()
    print()
    print("clauses   links s   compare s   F1")
    for size in SIZES:
        print(growth(generator.long_pair(size)), flush=True)


def sources(corpus: Path) -> Iterator[Resolution]:
    """The resolutions that pairs are made from: a fixed sample of three bodies."""
    for body, number in BODIES:
        files = sorted((corpus / "un" / body / "en").glob("*.xml"))
        Random(f"{SEED}:{body}").shuffle(files)
        for path in files[:number]:
            try:
                yield read(path.read_bytes(), path.name)[0].resolution
            except ResdraftError:
                continue


def clauses(resolution: Resolution) -> tuple[list[Unit], tuple[Unit, ...]]:
    """The clauses of a text, and all its units."""
    row = units(resolution)
    return [unit for unit in row if unit.side.kind == "clause"], row


def measured(pairs: Iterable[Pair], way: Matcher) -> str:
    """One line of figures."""
    seen: Counter[str] = Counter()
    spent = 0.0
    for pair in pairs:
        old, new = clauses(pair.old), clauses(pair.new)
        start = perf_counter()
        found = way(old[0], new[0])
        spent += perf_counter() - start
        seen["pairs"] += 1
        links = {(a.place, b.place) for link in found for a in link.old for b in link.new}
        moves = find_moves(found, (old[1], new[1]))
        moved = {(a.place, b.place) for link in found if link.old[0].index in moves for a in link.old for b in link.new}
        seen["perfect"] += links == pair.links
        count(seen, "link", links, pair.links)
        count(seen, "move", top_moves(moved - pair.loose, links, pair), pair.moved)
        for name, side in (("split", 0), ("merge", 1)):
            count(seen, name, several(links, side), several(pair.links, side))
    parts = [f"{share(seen, 'link', 'found'):.3f} {share(seen, 'link', 'true'):.3f} {f1(seen):.4f}"]
    parts += [f"{share(seen, n, 'found'):.3f} {share(seen, n, 'true'):.3f}" for n in ("move", "split", "merge")]
    return " | ".join([*parts, f"{seen['perfect']:>3}/{seen['pairs']}", f"{1000 * spent / seen['pairs']:6.1f}"])


def top_moves(moved: Links, links: Links, pair: Pair) -> Links:
    """The moves that are counted: of a split or merged clause none is, as its halves stand where they stand."""
    several_of = Counter(a for a, _ in links | pair.links), Counter(b for _, b in links | pair.links)
    return {(a, b) for a, b in moved if several_of[0][a] == 1 == several_of[1][b]}


def several(links: Collection[tuple[int, int]], side: int) -> set[tuple[int, frozenset[int]]]:
    """The clauses of a side with more than one partner, and their partners."""
    partners: dict[int, set[int]] = defaultdict(set)
    for link in links:
        partners[link[side]].add(link[1 - side])
    return {(clause, frozenset(found)) for clause, found in partners.items() if len(found) > 1}


def count(seen: Counter[str], name: str, found: Collection[object], true: Collection[object]) -> None:
    """Add up what was found, what is true and what is both."""
    seen[f"{name} found"] += len(found)
    seen[f"{name} true"] += len(true)
    seen[f"{name} both"] += len(set(found) & set(true))


def share(seen: Counter[str], name: str, of: str) -> float:
    """The share of the right ones among those found, or among the true ones."""
    return seen[f"{name} both"] / (seen[f"{name} {of}"] or 1)


def f1(seen: Counter[str]) -> float:
    """Twice the right links over all found and true ones."""
    return 2 * seen["link both"] / ((seen["link found"] + seen["link true"]) or 1)


def greedy(old: list[Unit], new: list[Unit], least: float, likeness: Callable[[Unit, Unit], float]) -> list[UnitLink]:
    """The likest pairs first, each clause once."""
    scored = [(value, a, b) for a in old for b in new if (value := likeness(a, b)) >= least]
    used: tuple[set[int], set[int]] = (set(), set())
    links = []
    for value, a, b in sorted(scored, key=lambda s: (-s[0], s[1].index, s[2].index)):
        if a.index not in used[0] and b.index not in used[1]:
            used[0].add(a.index)
            used[1].add(b.index)
            links.append(UnitLink((a,), (b,), value))
    return links


def difflib_words(old: list[Unit], new: list[Unit]) -> list[UnitLink]:
    """difflib on words, greedy from 0.30."""

    def likeness(a: Unit, b: Unit) -> float:
        matcher = SequenceMatcher(None, a.words, b.words, autojunk=False)
        return matcher.ratio() if matcher.real_quick_ratio() >= 0.3 <= matcher.quick_ratio() else 0.0

    return greedy(old, new, 0.3, likeness)


def rapidfuzz_ratio(old: list[Unit], new: list[Unit]) -> list[UnitLink]:
    """rapidfuzz on characters, greedy from 0.50."""
    from rapidfuzz.fuzz import ratio

    return greedy(old, new, 0.5, lambda a, b: ratio(a.folded, b.folded, score_cutoff=50) / 100)


def by_hand() -> None:
    """The two drafts of the demo against the links that were decided by reading."""
    folder = ROOT / "drafts" / "isil-2015"
    texts = [
        read((folder / name).read_bytes(), name)[0].resolution
        for name in ("russian-federation.res.md", "france-united-kingdom-united-states.res.md")
    ]
    lines = (ROOT / "tests" / "diff" / "rivals_expected.tsv").read_text(encoding="utf-8").splitlines()[1:]
    wanted = {(old, new) for old, new, _ in (line.split("\t") for line in lines) if old and new}
    found = labelled(compare(*texts))
    both = len(wanted & found)
    print(f"by hand: {both} of {len(wanted)} links found, {len(found - wanted)} that are none")


def labelled(comparison: Comparison) -> set[tuple[str, str]]:
    """The links between clauses, by label."""
    return {
        (a.label, b.label)
        for link in comparison.links
        if link.side.kind == "clause"
        for a in link.old
        for b in link.new
    }


def growth(pair: Pair) -> str:
    """Time and F1 for one long pair."""
    old, new = clauses(pair.old)[0], clauses(pair.new)[0]
    start = perf_counter()
    found = link_clauses(old, new)
    linked = perf_counter() - start
    links = {(a.place, b.place) for link in found for a in link.old for b in link.new}
    seen: Counter[str] = Counter()
    count(seen, "link", links, pair.links)
    start = perf_counter()
    compare(pair.old, pair.new)
    return f"{len(old):>7} {linked:>9.3f} {perf_counter() - start:>11.3f}   {f1(seen):.3f}"


if __name__ == "__main__":
    main()

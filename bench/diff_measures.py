"""What the benches of the comparison share: sources, counts of right links, moves, splits and merges."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import process_time
from typing import TypeVar

from bench.diff_pairs import Pair
from resdraft.diff.links import UnitLink
from resdraft.diff.moves import find_moves
from resdraft.diff.units import Unit, units
from resdraft.importers import read
from resdraft.model import ResdraftError, Resolution

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
BODIES = (("general-assembly", 190), ("security-council", 70), ("human-rights-council", 60))
_SAMPLE = "30"
Links = set[tuple[int, int]]
Name = TypeVar("Name", int, str)
Matcher = Callable[[list[Unit], list[Unit]], list[UnitLink]]


def sources(corpus: Path = CORPUS) -> tuple[list[Resolution], list[Resolution]]:
    """The resolutions that pairs are made from, a fixed sample of three bodies: a half for fitting, one for judging."""
    found: list[Resolution] = []
    for body, number in BODIES:
        files = sorted((corpus / "un" / body / "en").glob("*.xml"))
        Random(f"{_SAMPLE}:{body}").shuffle(files)
        for path in files[:number]:
            try:
                found.append(read(path.read_bytes(), path.name)[0].resolution)
            except ResdraftError:
                continue
    return found[::2], found[1::2]


def clauses(resolution: Resolution) -> tuple[list[Unit], tuple[Unit, ...]]:
    """The clauses of a text, and all its units."""
    row = units(resolution)
    return [unit for unit in row if unit.side.kind == "clause"], row


@dataclass(frozen=True)
class Measured:
    """How one way did on a set of pairs."""

    seen: Counter[str]
    seconds: float
    """Of processor time, for all pairs, that of started processes included."""

    def share(self, name: str, of: str) -> float:
        """The share of the right ones among those found (precision), or among the true ones (recall)."""
        return self.seen[f"{name} both"] / (self.seen[f"{name} {of}"] or 1)

    @property
    def f1(self) -> float:
        """Twice the right links over all found and true ones."""
        return 2 * self.seen["link both"] / ((self.seen["link found"] + self.seen["link true"]) or 1)

    @property
    def cells(self) -> list[str]:
        """As the head of the table names them."""
        names = [f"{self.share('link', 'found'):.3f}", f"{self.share('link', 'true'):.3f}", f"{self.f1:.4f}"]
        names += [f"{self.share(n, 'found'):.3f} / {self.share(n, 'true'):.3f}" for n in ("move", "split", "merge")]
        pairs = self.seen["pairs"] or 1
        return [*names, f"{self.seen['perfect']} of {pairs}", f"{1000 * self.seconds / pairs:.1f}"]


HEAD = (
    "links P | R | F1 | moves P / R | splits P / R | merges P / R | pairs without a fault | ms a pair |\n"
    "| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |"
)


def measured(pairs: Iterable[Pair], way: Matcher) -> Measured:
    """A way to link, held to pairs with a known answer."""
    seen: Counter[str] = Counter()
    spent = 0.0
    for pair in pairs:
        old, new = clauses(pair.old), clauses(pair.new)
        start = _spent()
        found = way(old[0], new[0])
        spent += _spent() - start
        seen["pairs"] += 1
        links = places(found)
        moves = find_moves(found, (old[1], new[1]))
        moved = {(a.place, b.place) for link in found if link.old[0].index in moves for a in link.old for b in link.new}
        seen["perfect"] += links == pair.links
        count(seen, "link", links, pair.links)
        count(seen, "move", _top_moves(moved - pair.loose, links, pair), pair.moved)
        for name, side in (("split", 0), ("merge", 1)):
            count(seen, name, several(links, side), several(pair.links, side))
    return Measured(seen, spent)


def _spent() -> float:
    times = os.times()
    return process_time() + times.children_user + times.children_system


def places(found: Iterable[UnitLink]) -> Links:
    """The links as pairs of places."""
    return {(a.place, b.place) for link in found for a in link.old for b in link.new}


def _top_moves(moved: Links, links: Links, pair: Pair) -> Links:
    """The moves that are counted: of a split or merged clause none is, as its halves stand where they stand."""
    several_of = Counter(a for a, _ in links | pair.links), Counter(b for _, b in links | pair.links)
    return {(a, b) for a, b in moved if several_of[0][a] == 1 == several_of[1][b]}


def several(links: Iterable[tuple[Name, Name]], side: int) -> set[tuple[Name, frozenset[Name]]]:
    """The clauses of a side with more than one partner, and their partners; clauses by place or by label."""
    partners: dict[Name, set[Name]] = defaultdict(set)
    for link in links:
        partners[link[side]].add(link[1 - side])
    return {(clause, frozenset(found)) for clause, found in partners.items() if len(found) > 1}


def count(seen: Counter[str], name: str, found: Collection[object], true: Collection[object]) -> None:
    """Add up what was found, what is true and what is both."""
    seen[f"{name} found"] += len(found)
    seen[f"{name} true"] += len(true)
    seen[f"{name} both"] += len(set(found) & set(true))


def made(sources_of: list[Resolution], seed: str, level: str, number: int) -> Iterator[Pair]:
    """The first pairs of a level."""
    from bench.diff_pairs import Generator

    generator = Generator(sources_of, seed)
    return (generator.pair(level, k) for k in range(number))

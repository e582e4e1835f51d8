"""Fits the weights of resdraft/diff/data/weights.tsv: `python -m tools.fit_links [--check]`.

Three logistic models, fitted one after the other, each on what the ones before it leave: `link` (one clause and one),
`part` (one more part of a split or merge), `free` (clauses that are still without a partner). Two sources: the pairs of
tools/links, whose links were decided by reading, and pairs made by bench/diff_pairs.py from one half of the sources.
The pairs of tests/golden/links and the other half of the sources are for judging and are not read here. Ridge
regression by Newton's steps, in plain Python: some minutes. Needs the corpus.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.diff_measures import CORPUS, clauses, sources
from bench.diff_pairs import LEVELS, Generator
from bench.diff_real import Decided
from resdraft.diff import context, score, splits, weights
from resdraft.diff.assign import assign
from resdraft.diff.lexicon import Lexicon, candidates
from resdraft.diff.links import identical
from resdraft.diff.units import Unit
from resdraft.importers import read

ROOT = Path(__file__).parents[1]
DECIDED = Path(__file__).parent / "links"
TABLE = ROOT / "resdraft" / "diff" / "data" / "weights.tsv"
SEED = "fit"
_RIDGE = 0.5
_STEPS = 20
_LONGEST = 4.0
"""A step of Newton's that would change a weight by more is shortened."""
_ALL = -1e9
_HEAD = (
    "# Weights of the features of likeness, fitted by tools/fit_links.py; not edited by hand.\nmodel\tfeature\tweight\n"
)
Row = tuple[Sequence[float], bool, float]
"""Features, whether it is one, how much it counts."""


@dataclass(frozen=True)
class Known:
    """Two texts whose links are known, by place."""

    old: list[Unit]
    new: list[Unit]
    links: frozenset[tuple[int, int]]
    doubtful: frozenset[tuple[int, int]]

    def lexicon(self) -> tuple[list[tuple[int, int]], Lexicon | None]:
        """The places of identical clauses, and what the engine knows of the others."""
        links = identical(self.old, self.new)
        gone = {link.old[0].index for link in links}, {link.new[0].index for link in links}
        rest = [[u for u in side if u.index not in g] for side, g in zip((self.old, self.new), gone, strict=True)]
        places = [(link.old[0].place, link.new[0].place) for link in links]
        sizes = len(self.old), len(self.new)
        return places, Lexicon(rest[0], rest[1], sizes) if all(rest) else None


def decided() -> Iterator[Known]:
    """The pairs decided by reading."""
    for path in sorted(DECIDED.glob("*.tsv")):
        pair = Decided.load(path)
        files = [CORPUS / pair.old, CORPUS / pair.new]
        old, new = (clauses(read(file.read_bytes(), file.name)[0].resolution)[0] for file in files)
        at = {u.side.label: u.place for u in old}, {u.side.label: u.place for u in new}
        links, doubtful = (frozenset((at[0][a], at[1][b]) for a, b in rows) for rows in (pair.links, pair.doubtful))
        yield Known(old, new, links, doubtful)


def made(generator: Generator, number: int) -> Iterator[Known]:
    """Pairs made for fitting."""
    for level in LEVELS:
        for k in range(number):
            pair = generator.pair(level, k)
            yield Known(clauses(pair.old)[0], clauses(pair.new)[0], pair.links, frozenset())


def link_rows(pair: Known, weight: float) -> Iterator[Row]:
    """Candidates of one clause and one."""
    _, lexicon = pair.lexicon()
    if lexicon is None:
        return
    for edge in score.edges(lexicon, candidates(lexicon)):
        place = lexicon.old[edge.old].place, lexicon.new[edge.new].place
        if place not in pair.doubtful:
            yield edge.features, place in pair.links, weight


def part_rows(pair: Known, weight: float) -> Iterator[Row]:
    """Candidates of one more part, in every round that is played with the true answers."""
    _, lexicon = pair.lexicon()
    if lexicon is None:
        return
    found = score.edges(lexicon, candidates(lexicon))
    partners: tuple[dict[int, set[int]], dict[int, set[int]]] = (defaultdict(set), defaultdict(set))
    for a, b in pair.links:
        partners[0][a].add(b)
        partners[1][b].add(a)
    grouping = splits.Grouping(lexicon, found, assign(found), _ALL)
    sides = lexicon.old, lexicon.new
    for _ in range(splits.ROUNDS):
        good: list[splits.Growth] = []
        for growth in grouping.growths():
            whole = sides[growth.side][growth.whole].place
            parts = {sides[1 - growth.side][part].place for part in growth.parts}
            more = sides[1 - growth.side][growth.more].place
            true = partners[growth.side][whole]
            told = [(part, whole) if growth.side else (whole, part) for part in (*parts, more)]
            if not pair.doubtful.isdisjoint(told) or (more in true and not parts <= true):
                continue
            yield growth.features, more in true and len(true) > 1, weight
            if more in true:
                good.append(growth)
        if not splits.accept_all(grouping, good):
            break


def free_rows(pair: Known, weight: float) -> Iterator[Row]:
    """Candidates that the first look and the splits leave."""
    known, lexicon = pair.lexicon()
    if lexicon is None:
        return
    found = score.edges(lexicon, candidates(lexicon))
    groups = splits.grow(lexicon, found, assign(found))
    used = {k for g in groups for k in g.old}, {k for g in groups for k in g.new}
    free = [edge for edge in found if edge.old not in used[0] and edge.new not in used[1]]
    places = [(lexicon.old[a].place, lexicon.new[b].place) for g in groups for a in g.old for b in g.new]
    for edge in context.second_look(lexicon, free, [*known, *places], (len(pair.old), len(pair.new))):
        place = lexicon.old[edge.old].place, lexicon.new[edge.new].place
        if place not in pair.doubtful:
            yield edge.features, place in pair.links, weight


@dataclass(frozen=True)
class Plan:
    """How a model is fitted: from which rows, how much a decided pair counts, from how many made ones of each level."""

    name: str
    features: tuple[str, ...]
    rows: Callable[[Known, float], Iterator[Row]]
    decided: float
    made: int


PLANS = (
    Plan("link", score.FEATURES, link_rows, 3.0, 15),
    Plan("part", splits.FEATURES, part_rows, 2.0, 40),
    Plan("free", context.FEATURES, free_rows, 2.0, 60),
)


def fitted(rows: Sequence[Row]) -> list[float]:
    """The weights of the features, and last the constant, of the likeliest logistic model with a small ridge."""
    size = len(rows[0][0]) + 1
    found = [0.0] * size
    for _ in range(_STEPS):
        slope = [_RIDGE * w for w in found[:-1]] + [0.0]
        curve = [[_RIDGE if i == j < size - 1 else 0.0 for j in range(size)] for i in range(size)]
        curve[-1][-1] = 1e-9
        for features, true, weight in rows:
            values = (*features, 1.0)
            p = weights.probability(sum([w * v for w, v in zip(found, values, strict=True)]))
            miss, spread = weight * (p - true), weight * p * (1 - p)
            for i, value in enumerate(values):
                slope[i] += miss * value
                if scaled := spread * value:
                    row = curve[i]
                    for j in range(i + 1):
                        row[j] += scaled * values[j]
        step = _solved([[curve[max(i, j)][min(i, j)] for j in range(size)] for i in range(size)], slope)
        longest = max(map(abs, step))
        shorter = min(1.0, _LONGEST / longest) if longest else 1.0
        found = [w - shorter * s for w, s in zip(found, step, strict=True)]
        if longest < 1e-4:
            break
    return found


def _solved(matrix: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """The solution of linear equations, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(size):
            if k != i and (share := rows[k][i] / rows[i][i]):
                rows[k] = [a - share * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [rows[i][-1] / rows[i][i] for i in range(size)]


def main() -> None:
    """Fit the models one after the other and write the table; with `--check` say only how far it is from the fit."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--check", action="store_true", help="write nothing; print the largest difference")
    args = options.parse_args()
    before = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    generator = Generator(sources()[0], SEED)
    real = list(decided())
    lines: list[str] = []
    for plan in PLANS:
        rows = [row for pair in real for row in plan.rows(pair, plan.decided)]
        rows += [row for pair in made(generator, plan.made) for row in plan.rows(pair, 1.0)]
        names = (*plan.features, "constant")
        lines += [f"{plan.name}\t{name}\t{w:.3f}\n" for name, w in zip(names, fitted(rows), strict=True)]
        print(f"{plan.name}: {len(rows)} rows, {sum(true for _, true, _ in rows)} true", flush=True)
        TABLE.write_text(_HEAD + "".join(lines), encoding="utf-8")
        weights.model.cache_clear()
    if args.check:
        TABLE.write_text(before, encoding="utf-8")
        print(f"largest difference: {_difference(before, _HEAD + ''.join(lines)):.3f}")


def _difference(before: str, after: str) -> float:
    a, b = (dict(line.rsplit("\t", 1) for line in text.splitlines()[2:]) for text in (before, after))
    return max((abs(float(a.get(key, "0")) - float(b.get(key, "0"))) for key in {*a, *b}), default=0.0)


if __name__ == "__main__":
    main()

"""How good the comparison is on pairs with a known answer: `python -m bench.diff_quality [PAIRS] [--seed SEED]`.

Pairs are made as bench/diff_pairs.py says, PAIRS of each level (40 if not said), from the half of the sources on which
nothing was fitted. Links are counted as (old clause, new clause); a move is right if its link is and it is called one;
a split or merge if its clause has exactly the true partners. Real pairs: `python -m bench.diff_real`.
"""

from __future__ import annotations

import argparse

from bench.diff_measures import CORPUS, HEAD, made, measured, sources
from bench.diff_pairs import LEVELS
from resdraft.diff.links import link_clauses


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("pairs", nargs="?", type=int, default=40)
    options.add_argument("--seed", default="30", help="other pairs (default 30)")
    args = options.parse_args()
    if not CORPUS.is_dir():
        print("Left out: the corpus of real documents is not at hand.")
        return
    judging = sources()[1]
    print(f"| level | {HEAD.replace('| --- | --- |', '| --- |')}")
    for level in LEVELS:
        found = measured(made(judging, args.seed, level, args.pairs), link_clauses)
        print(f"| {level} | {' | '.join(found.cells)} |", flush=True)


if __name__ == "__main__":
    main()

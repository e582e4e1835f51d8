"""Time against the number of clauses: `python -m bench.diff_growth [MOST]`.

Old texts are many resolutions in a row, new ones their edited selves (level "light"). Printed are links alone and the
whole comparison, in seconds of processor time (median of three up to 1,000 clauses), F1, the growth as a power of the
number, and the time as a bar. Beside it rapidfuzz on characters, greedy, up to 1,000 clauses.
"""

from __future__ import annotations

import argparse
import statistics
from collections import Counter
from collections.abc import Callable
from math import log
from time import process_time

from bench.diff_measures import CORPUS, Measured, clauses, count, places, sources
from bench.diff_pairs import Generator
from bench.diff_peers import rapidfuzz_ratio
from resdraft.diff import compare
from resdraft.diff.links import link_clauses

SIZES = (50, 100, 200, 500, 1000, 2000, 5000)
_OFTEN = 1000
_BAR = 40


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("most", nargs="?", type=int, default=SIZES[-1])
    args = options.parse_args()
    if not CORPUS.is_dir():
        print("Left out: the corpus of real documents is not at hand.")
        return
    generator = Generator(sources()[1], "30")
    rows: list[tuple[int, float, float, float, str]] = []
    for size in [size for size in SIZES if size <= args.most]:
        pair = generator.long_pair(size)
        old, new = clauses(pair.old)[0], clauses(pair.new)[0]
        seen: Counter[str] = Counter()
        count(seen, "link", places(link_clauses(old, new)), pair.links)
        times = 3 if size <= _OFTEN else 1
        linked = _seconds(lambda old=old, new=new: link_clauses(old, new), times)  # type: ignore[misc]
        compared = _seconds(lambda pair=pair: compare(pair.old, pair.new), times)  # type: ignore[misc]
        peer = f"{_seconds(lambda old=old, new=new: rapidfuzz_ratio(old, new), 1):.2f}" if size <= _OFTEN else ""  # type: ignore[misc]
        rows.append((len(old), linked, compared, Measured(seen, linked).f1, peer))
    print("| clauses | links s | power | whole comparison s | F1 | rapidfuzz, greedy s | links |")
    print("| --: | --: | --: | --: | --: | --: | --- |")
    longest = max(row[1] for row in rows)
    for number, (size, linked, compared, f1, peer) in enumerate(rows):
        before = rows[number - 1] if number else None
        power = f"{log(linked / before[1]) / log(size / before[0]):.2f}" if before else ""
        bar = "█" * max(1, round(_BAR * linked / longest))
        print(f"| {size:,} | {linked:.3f} | {power} | {compared:.3f} | {f1:.3f} | {peer} | {bar} |")


def _seconds(work: Callable[[], object], times: int) -> float:
    found = []
    for _ in range(times):
        start = process_time()
        work()
        found.append(process_time() - start)
    return statistics.median(found)


if __name__ == "__main__":
    main()

"""One partner for each at most: the choice of edges with the greatest sum of log-odds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from resdraft.diff.score import Edge

_LARGE = 60
"""Rows of a connected component above which the best edges are taken in turn."""
_NEVER = 1e9


def assign(edges: Iterable[Edge], least: float = 0.0) -> list[Edge]:
    """The edges of the best one-to-one choice among those with log-odds above `least`: the greatest sum beyond it."""
    good = [edge for edge in edges if edge.odds > least]
    chosen: list[Edge] = []
    for part in _components(good):
        if len(part) == 1:
            chosen += part
            continue
        rows = len({edge.old for edge in part})
        chosen += _greedy(part) if rows > _LARGE else _best(part, least)
    return sorted(chosen, key=lambda edge: (edge.old, edge.new))


def _components(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Edges that hang together, in the order of their first edge."""
    leader: dict[tuple[bool, int], tuple[bool, int]] = {}

    def find(node: tuple[bool, int]) -> tuple[bool, int]:
        leader.setdefault(node, node)
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for edge in edges:
        leader[find((False, edge.old))] = find((True, edge.new))
    groups: dict[tuple[bool, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[find((False, edge.old))].append(edge)
    return list(groups.values())


def _greedy(edges: Sequence[Edge]) -> list[Edge]:
    chosen = []
    old: set[int] = set()
    new: set[int] = set()
    for edge in sorted(edges, key=lambda e: (-e.odds, e.old, e.new)):
        if edge.old not in old and edge.new not in new:
            chosen.append(edge)
            old.add(edge.old)
            new.add(edge.new)
    return chosen


def _best(edges: Sequence[Edge], least: float) -> list[Edge]:
    rows = sorted({edge.old for edge in edges})
    columns = sorted({edge.new for edge in edges})
    row_of = {value: k for k, value in enumerate(rows)}
    column_of = {value: k for k, value in enumerate(columns)}
    # Each row may stay alone: a column of its own at no cost.
    cost = [[_NEVER] * len(columns) + [0.0 if k == i else _NEVER for k in range(len(rows))] for i in range(len(rows))]
    found: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        i, j = row_of[edge.old], column_of[edge.new]
        if least - edge.odds < cost[i][j]:
            cost[i][j] = least - edge.odds
            found[i, j] = edge
    return [found[i, j] for i, j in enumerate(cheapest(cost)) if (i, j) in found]


def cheapest(cost: Sequence[Sequence[float]]) -> list[int]:
    """For each row the column that it gets in the cheapest complete assignment; as many columns as rows or more.

    Shortest augmenting paths with potentials: one path for each row, O(rows² · columns).
    """
    height, width = len(cost), len(cost[0]) if cost else 0
    row_price = [0.0] * (height + 1)
    column_price = [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, height + 1):
        owner[0] = row
        column = 0
        least = [float("inf")] * (width + 1)
        way = [0] * (width + 1)
        used = [False] * (width + 1)
        while owner[column]:
            used[column] = True
            here, step, following = owner[column], float("inf"), 0
            for k in range(1, width + 1):
                if used[k]:
                    continue
                reduced = cost[here - 1][k - 1] - row_price[here] - column_price[k]
                if reduced < least[k]:
                    least[k], way[k] = reduced, column
                if least[k] < step:
                    step, following = least[k], k
            for k in range(width + 1):
                if used[k]:
                    row_price[owner[k]] += step
                    column_price[k] -= step
                else:
                    least[k] -= step
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    result = [0] * height
    for k in range(1, width + 1):
        if owner[k]:
            result[owner[k] - 1] = k - 1
    return result

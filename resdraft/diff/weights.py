"""What each feature of a likeness weighs: data, fitted by tools/fit_links.py on pairs with a known answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "weights.tsv"


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: log-odds are a constant and a weighed sum of features."""

    constant: float
    weights: tuple[float, ...]

    def odds(self, features: Sequence[float]) -> float:
        """Log-odds of features in the order of the model's names; above 0 means rather yes."""
        return self.constant + sum([weight * value for weight, value in zip(self.weights, features, strict=True)])


@cache
def model(name: str, features: tuple[str, ...]) -> Model:
    """The model of that name in the table, for features in this order; one that is not in it weighs nothing."""
    found: dict[str, float] = {}
    for line in _TABLE.read_text(encoding="utf-8").split("\n"):
        if line.startswith(name + "\t"):
            _, feature, weight = line.split("\t")
            found[feature] = float(weight)
    return Model(found.get("constant", 0.0), tuple(found.get(feature, 0.0) for feature in features))


def probability(odds: float) -> float:
    """A probability from log-odds."""
    return 1 / (1 + exp(-max(-40.0, min(40.0, odds))))

"""Train a learned reading (`phiscan.detect.learned`) from examples: full batches in numpy, so the same examples give the same bytes."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from phiscan.detect.learned import Reading, buckets, encoded
from phiscan.weights import READINGS

_HEAD = (
    "# Written by `make models`, a table for each learned reading; thresholds: the least probability that is believed."
)
# Adam (Kingma and Ba 2015), with its authors' constants, on the whole batch.
_MOMENTA = (0.9, 0.999)
_TINY = 1e-8
_RATE = 0.05
_LARGEST = 127


@dataclass(frozen=True, slots=True)
class Example:
    """What is seen, what it is, and how much it counts."""

    features: tuple[str, ...]
    label: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a reading is made: rows of weights (a power of two), the L2 penalty, steps, and how often a feature must be met."""

    rows: int = 1 << 15
    penalty: float = 1e-4
    steps: int = 300
    least_met: int = 2


def train(examples: Sequence[Example], classes: Sequence[str], recipe: Recipe | None = None) -> Reading:
    """A reading without thresholds; raises `ValueError` where a label is none of the classes."""
    recipe = recipe or Recipe()
    batch = _Batch.of(examples, classes, recipe)
    weights = np.zeros((recipe.rows, len(classes)))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, recipe.steps + 1):
        slope = (batch.slope(weights) + recipe.penalty * weights) * batch.is_met[:, None]
        mean = _MOMENTA[0] * mean + (1 - _MOMENTA[0]) * slope
        square = _MOMENTA[1] * square + (1 - _MOMENTA[1]) * slope**2
        rate = _RATE * (1 - (step - 1) / recipe.steps)
        weights -= rate * (mean / (1 - _MOMENTA[0] ** step)) / (np.sqrt(square / (1 - _MOMENTA[1] ** step)) + _TINY)
    return _rounded(weights, classes)


@dataclass(frozen=True, slots=True)
class _Batch:
    """All examples, as rows of weights in one line: `starts` says where each one's begin."""

    columns: NDArray[np.int64]
    starts: NDArray[np.int64]
    owners: NDArray[np.int64]
    goals: NDArray[np.float64]
    shares: NDArray[np.float64]
    is_met: NDArray[np.bool_]

    @classmethod
    def of(cls, examples: Sequence[Example], classes: Sequence[str], recipe: Recipe) -> _Batch:
        found = [buckets(each.features, recipe.rows) for each in examples]
        lengths = np.array([len(each) for each in found])
        met = Counter(row for each in found for row in each)
        is_met = np.array([met[row] >= recipe.least_met for row in range(recipe.rows)])
        goals = np.zeros((len(examples), len(classes)))
        goals[np.arange(len(examples)), [list(classes).index(each.label) for each in examples]] = 1
        shares = np.array([each.weight for each in examples])
        return cls(
            np.concatenate([np.array(each) for each in found]),
            np.concatenate([[0], np.cumsum(lengths)[:-1]]),
            np.repeat(np.arange(len(examples)), lengths),
            goals,
            shares / shares.sum(),
            is_met,
        )

    def slope(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The gradient of the mean log loss."""
        sums = np.add.reduceat(weights[self.columns], self.starts, axis=0)
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        off = (powers / powers.sum(axis=1, keepdims=True) - self.goals) * self.shares[:, None]
        rows = len(weights)
        return np.stack(
            [np.bincount(self.columns, off[self.owners, column], rows) for column in range(off.shape[1])], axis=1
        )


def _rounded(weights: NDArray[np.float64], classes: Sequence[str]) -> Reading:
    """As int8: the largest weight is 127 steps."""
    scale = max(float(np.abs(weights).max()) / _LARGEST, _TINY)
    return Reading(tuple(classes), np.round(weights / scale).astype(np.int8), scale, {})


def keep(name: str, made: Reading, described: Mapping[str, Any], manifest: Path = READINGS) -> None:
    """Write a reading's weights and its table of the manifest; the other tables stay. `described` holds data and scores."""
    content = encoded(made)
    manifest.parent.mkdir(parents=True, exist_ok=True)
    manifest.with_name(f"{name}.npz").write_bytes(content)
    tables = tomllib.loads(manifest.read_text("utf-8")) if manifest.is_file() else {}
    tables[name] = {"sha256": hashlib.sha256(content).hexdigest(), **described, "thresholds": dict(made.thresholds)}
    lines = [line for each in sorted(tables) for line in ("", *_table(each, tables[each]))]
    manifest.write_text("\n".join([_HEAD, *lines]) + "\n", encoding="utf-8")


def _table(name: str, values: Mapping[str, Any]) -> Iterable[str]:
    yield f"[{name}]"
    inner = {key: value for key, value in values.items() if isinstance(value, Mapping)}
    yield from (f"{key} = {_shown(value)}" for key, value in values.items() if key not in inner)
    for key, value in inner.items():
        yield from ("", *_table(f"{name}.{key}", value))


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return f"{value:.4f}" if isinstance(value, float) else str(value)

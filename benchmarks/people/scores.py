"""How well mentions were put together: over pairs of mentions, as is usual for linkage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pairwise:
    """Shares of pairs: of those joined, the right ones; of one person's, the joined ones."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision else 0.0


def pairwise(told: Iterable[tuple[object, object]]) -> Pairwise:
    """`told` holds, for each mention, whose it is and whose it was taken for."""
    cells = Counter(told)
    true: Counter[object] = Counter()
    made: Counter[object] = Counter()
    for (one, other), count in cells.items():
        true[one] += count
        made[other] += count
    right, real, joined = (_pairs(each.values()) for each in (cells, true, made))
    return Pairwise(right / joined if joined else 1.0, right / real if real else 1.0)


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)

"""From a random sample of documents to the number of people in all of them, with its sampling error.

Who is named by one or by two sampled documents says how many are named by none (Chao 1987), and how many of these the documents left
out would name (Shen, Chao and Lin 2003; Chao et al., Ecological Monographs 84, 2014). Where some people have very many more documents
than others, it estimates too few.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# Of a normal distribution, nineteen of twenty.
_SIGMAS = 1.96


@dataclass(frozen=True, slots=True)
class Estimate:
    """People in all documents, of which `sampled` of `listed` were read; lower and upper hold the sampling error, 95 %."""

    sampled: int
    listed: int
    lower: int
    best: int
    upper: int


def estimate_people(documents: Iterable[int], *, sampled: int, listed: int) -> Estimate:
    """The estimate from how many sampled documents name each person, `sampled` > 0."""
    counts = Counter(documents)
    seen, once, twice = sum(counts.values()), counts[1], counts[2]
    if sampled >= listed or once == 0:
        return Estimate(sampled, listed, seen, seen, seen)
    left_out = listed - sampled
    best = _unseen(once, twice, sampled, left_out)
    # The unseen vary by chance themselves, beside what is reckoned of them.
    variance = best + sum(
        slope**2 * count
        for slope, count in (
            (_unseen(once + 1, twice, sampled, left_out) - best, once),
            (_unseen(once, twice + 1, sampled, left_out) - best, twice),
        )
    )
    spread = math.exp(_SIGMAS * math.sqrt(math.log(1 + variance / best**2))) if best else 1.0
    # Each document left out names as many people as a sampled one, nobody seen yet at the most.
    most = left_out * sum(each * count for each, count in counts.items()) / sampled
    low, likely, high = (min(most, each) for each in (best / spread, best, best * spread))
    return Estimate(sampled, listed, seen + math.floor(low), seen + round(likely), seen + math.ceil(high))


def _unseen(once: int, twice: int, sampled: int, left_out: int) -> float:
    """How many people the documents left out would name that no sampled one does."""
    # People named by none of however many documents; Chao's estimator, corrected for small counts.
    none = once * (once - 1) / (2 * (twice + 1))
    if none == 0:
        return 0.0
    return none * (1 - (1 - once / (sampled * none + once)) ** left_out)

"""Why mentions were or were not put together: the evidence on each pair, in words, without a value."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from phiscan.people.comparisons import NOT_COMPARED, comparisons
from phiscan.people.linkage import Linkage
from phiscan.people.tiers import Verdict


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """Two records by the paths that name them first; `agreement` says what was compared and how it came out."""

    one: str
    other: str
    verdict: str
    why: str
    bits: float
    agreement: str


def pair_evidence(
    linkage: Linkage, paths: Sequence[str], one: Sequence[int], other: Sequence[int]
) -> Iterator[PairEvidence]:
    """The evidence between two groups of records, or within one that is given twice, the weightiest first.

    `paths` has the first path of each record. Pairs that were not compared, having no key in common, are left out.
    """
    pairs = linkage.pairs
    across = np.isin(pairs.left, one) & np.isin(pairs.right, other)
    across |= np.isin(pairs.left, other) & np.isin(pairs.right, one)
    at = np.flatnonzero(across)
    for index in at[np.lexsort((pairs.right[at], pairs.left[at], -pairs.weight_bits[at]))].tolist():
        verdict = Verdict(int(linkage.ruled[index]))
        levels = ((name, each.level(int(pairs.levels[name][index]))) for name, each in comparisons().items())
        yield PairEvidence(
            paths[int(pairs.left[index])],
            paths[int(pairs.right[index])],
            verdict.name.lower(),
            verdict.meaning,
            float(pairs.weight_bits[index]),
            "; ".join(f"{name} {level}" for name, level in levels if level != NOT_COMPARED),
        )


def corrections_between(
    forced: Collection[tuple[int, int]],
    alone: Collection[int],
    paths: Sequence[str],
    one: Collection[int],
    other: Collection[int],
) -> Iterator[PairEvidence]:
    """What a corrections file says of two groups of records, or of one that is given twice: `forced` together, or `alone`."""
    for left, right in forced:
        if (left in one and right in other) or (left in other and right in one):
            yield PairEvidence(
                paths[left], paths[right], "merged", "a correction says that they are one person", 0.0, ""
            )
    if set(one) != set(other):
        for position in sorted({*one, *other}.intersection(alone)):
            rest = other if position in one else one
            yield PairEvidence(paths[position], paths[min(rest)], "split", "a correction splits it off", 0.0, "")

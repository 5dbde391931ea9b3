"""Rows that may be a second one of somebody, and two people in one row: where birth dates or names nearly agree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from phiscan.people.births import Agreement
from phiscan.people.clusters import Clusters
from phiscan.people.comparisons import comparisons
from phiscan.people.counts import TOGETHER, Cause, Reason, most, reason
from phiscan.people.keys import name_pair
from phiscan.people.records import Record
from phiscan.people.scoring import Pairs
from phiscan.people.tiers import Verdict, has_aid, may_be_one, verdicts
from phiscan.people.traits import is_loose

# Pairs with less evidence are one person in one of a thousand cases, and not looked at.
_LEAST_BITS = -10.0


def nearly_agreeing(records: Sequence[Record], clusters: Clusters, pairs: Pairs) -> Reason:
    """Groups that stayed apart though much agrees, and those joined though their birth dates do not quite.

    A person whose name is misprinted twice in a document, or name and birth date, is not found again.
    """
    slips = _slips(records, clusters, pairs)
    dated = sum(record.documents for record in records if not is_loose(record.traits))
    concerned, possible = _possible(records, clusters, pairs)
    joined = [each for each, verdict in clusters.joined_by.items() if verdict is Verdict.NEARLY]
    second = _likely(records, clusters, pairs) + dated * slips.twice
    least = possible + math.ceil(most(dated * slips.twice))
    documents = sum(records[each].documents for each in {*concerned, *joined})
    return reason(
        Cause.NEARLY,
        documents,
        least=-least,
        expected=-min(least, round(second)),
        most=min(len(joined), math.ceil(most(_chance_pairs(records, clusters)))),
    )


def _possible(records: Sequence[Record], clusters: Clusters, pairs: Pairs) -> tuple[set[int], int]:
    """The records that would join if everybody were one who may be, and how many groups fewer that were."""
    groups = clusters.groups.copy()
    # A group that fits several is counted as nobody new already; here it would tie these together.
    counted = clusters.open_groups()
    concerned: set[int] = set()
    fewer = 0
    at = np.flatnonzero(may_be_one(pairs))
    for left, right in zip(pairs.left[at].tolist(), pairs.right[at].tolist(), strict=True):
        if groups.of(left) == groups.of(right) or not counted.isdisjoint(map(clusters.groups.of, (left, right))):
            continue
        loose = is_loose(records[left].traits) or is_loose(records[right].traits)
        if not loose or is_loose(groups.leader(left).traits) or is_loose(groups.leader(right).traits):
            groups.force(left, right)
            concerned |= {left, right}
            fewer += 1
    return concerned, fewer


def _likely(records: Sequence[Record], clusters: Clusters, pairs: Pairs) -> float:
    """How many groups with birth dates are expected to be somebody's second, by the odds of the pairs that stayed apart."""
    bits: dict[tuple[int, int], float] = {}
    of = clusters.groups.of
    at = np.flatnonzero((pairs.weight_bits > _LEAST_BITS) & (verdicts(pairs) >= Verdict.NOTHING))
    rows = zip(pairs.left[at].tolist(), pairs.right[at].tolist(), pairs.weight_bits[at].tolist(), strict=True)
    for left, right, weight in rows:
        one, other = sorted((of(left), of(right)))
        if one != other and not is_loose(records[left].traits) and not is_loose(records[right].traits):
            bits[one, other] = max(weight, bits.get((one, other), weight))
    return math.fsum(1 / (1 + math.exp2(-weight)) for weight in bits.values())


def _chance_pairs(records: Sequence[Record], clusters: Clusters) -> float:
    """How many namesakes there are at the most whose birth dates nearly agree by chance."""
    leaders = (clusters.groups.leader(each) for each in range(len(records)) if clusters.groups.of(each) == each)
    bearers = Counter(name_pair(each.traits) for each in leaders if not is_loose(each.traits))
    near = sum(
        level.u for level in comparisons()["birth"].levels if level.name in (Agreement.SWAPPED, Agreement.ONE_DIGIT)
    )
    return TOGETHER * near * sum(count * (count - 1) / 2 for count in bearers.values())


@dataclass(frozen=True, slots=True)
class _Slips:
    """Shares of documents whose name, or birth date, is not as the person's others have it; `alone`: of those, with nothing else in common."""

    name: float
    birth: float
    alone: float

    @property
    def twice(self) -> float:
        """The share of documents with two slips and nothing else by which to know the person: slips come as Poisson's events do."""
        return (self.name + self.birth) ** 2 / 2 * self.alone


def _slips(records: Sequence[Record], clusters: Clusters, pairs: Pairs) -> _Slips:
    """How often names and birth dates slip, where the other one shows that it did."""
    of = clusters.groups.of
    groups = np.array([of(each) for each in range(len(records))], dtype=np.int64)
    aided = np.zeros(len(records), dtype=np.bool_)
    within = (groups[pairs.left] == groups[pairs.right]) & has_aid(pairs)
    aided[pairs.left[within]] = aided[pairs.right[within]] = True
    every = single = names = births = alone = 0
    for position, record in enumerate(records):
        leader = clusters.groups.leader(position)
        if is_loose(record.traits) or is_loose(leader.traits):
            continue
        every += record.documents
        if record is leader:
            continue
        if record.documents == 1:
            single += 1
            alone += not aided[position]
        one, other = set(record.traits.name.words), set(leader.traits.name.words)
        names += record.documents * (not (one <= other or other <= one))
        births += record.documents * (record.traits.birth[2:] != leader.traits.birth[2:])
    return _Slips(names / max(1, every), births / max(1, every), alone / max(1, single))

"""How many people at least, at most and most likely, and what makes the interval wide.

The lower bound takes everybody for one who may be; the upper bound for two who may be. Neither is a confidence interval: what
documents say wrongly in a way that nothing contradicts is in neither.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from phiscan.people.clusters import Clusters
from phiscan.people.counts import Cause, Count, Reason
from phiscan.people.frequencies import Frequencies
from phiscan.people.records import Record
from phiscan.people.scoring import Pairs
from phiscan.people.tiers import Verdict, may_be_one
from phiscan.people.traits import is_loose

# Birth dates of seventy years: the chance that two people of one name share theirs.
BIRTH_DAYS = 25_567
# Given and family names go together (a Szczepański is a Stanisław): namesakes are more than independence says.
TOGETHER = 3.0
# Of a number that varies as Poisson's does, the upper end in nineteen of twenty cases.
SIGMAS = 2.0


def count_people(
    records: Sequence[Record],
    clusters: Clusters,
    pairs: Pairs,
    names: Frequencies,
    *,
    unread: int,
    per_document: float,
    uncompared: int,
) -> Count:
    """Bounds on the number of people. Whose name fits several people and joined none of them is nobody new in the best number.

    `unread` documents may each name `per_document` people that no other does."""
    best = clusters.groups.count() - len(clusters.open_groups())
    slips = _slips(records, clusters)
    reasons = (
        _without_birth_date(records, clusters, slips),
        _shared(records, clusters, names, best),
        _nearly(records, clusters, pairs, slips),
        Reason(Cause.UNREAD, unread, 0, math.ceil(unread * per_document)),
    )
    lower = best - sum(reason.fewer for reason in reasons)
    # Whoever is counted, somebody is there.
    return Count(max(lower, min(best, 1)), best, best + sum(reason.more for reason in reasons), reasons, uncompared)


def _without_birth_date(records: Sequence[Record], clusters: Clusters, slips: _Slips) -> Reason:
    """Loose records that joined by their name alone may be others, as may loose groups that fit several and joined nobody.

    Loose groups that fit nobody may be somebody known, under a name misprinted as often as where birth dates show it.
    """
    joined = [each for each, verdict in clusters.joined_by.items() if verdict in (Verdict.NAME, Verdict.INITIAL)]
    documents = sum(record.documents for record in records if is_loose(record.traits))
    fits = clusters.open_groups()
    new = sum(1 for each in _leaders(records, clusters) if is_loose(each.traits)) - len(fits)
    return Reason(
        Cause.NO_BIRTH_DATE, documents, min(new, math.ceil(_most(documents * slips.name))), len(joined) + len(fits)
    )


def _shared(records: Sequence[Record], clusters: Clusters, names: Frequencies, best: int) -> Reason:
    """People behind one name whom nothing told apart: undated mentions of it, and namesakes born on one day."""
    undated: Counter[tuple[str, str]] = Counter()
    for record in records:
        if is_loose(record.traits):
            undated[_name(record)] += record.documents
    hidden = 0.0
    for (family, given), documents in undated.items():
        namesakes = TOGETHER * best * names.family(family) * names.given(given)
        hidden += min(documents - 1, namesakes)
    people: Counter[tuple[str, str]] = Counter(_name(record) for record in _leaders(records, clusters))
    hidden += sum(count * (count - 1) / 2 for count in people.values()) / BIRTH_DAYS
    documents = sum(count for name, count in undated.items() if people[name] > 1)
    return Reason(Cause.SHARED_NAMES, documents, 0, math.ceil(_most(hidden)))


def _nearly(records: Sequence[Record], clusters: Clusters, pairs: Pairs, slips: _Slips) -> Reason:
    """Groups that stayed apart though much agrees, and those joined though their birth dates do not quite.

    A person whose name and birth date are both misprinted in a document is not found again: as often as each is, both are.
    """
    possible = np.flatnonzero(may_be_one(pairs))
    groups = clusters.groups.copy()
    # A group that fits several is counted as nobody new already; here it would tie these together.
    counted = clusters.open_groups()
    joined = {each for each, verdict in clusters.joined_by.items() if verdict is Verdict.NEARLY}
    concerned, fewer = set(joined), 0
    for left, right in zip(pairs.left[possible].tolist(), pairs.right[possible].tolist(), strict=True):
        if groups.of(left) == groups.of(right) or not counted.isdisjoint(map(clusters.groups.of, (left, right))):
            continue
        loose = is_loose(records[left].traits) or is_loose(records[right].traits)
        if not loose or is_loose(groups.leader(left).traits) or is_loose(groups.leader(right).traits):
            groups.force(left, right)
            concerned |= {left, right}
            fewer += 1
    dated = sum(record.documents for record in records if not is_loose(record.traits))
    missed = math.ceil(_most(dated * slips.birth * (slips.name + slips.birth)))
    documents = sum(records[each].documents for each in concerned)
    return Reason(Cause.NEARLY, documents, fewer + missed, len(joined))


@dataclass(frozen=True, slots=True)
class _Slips:
    """Shares of documents whose name, or birth date, is not as the person's others have it."""

    name: float
    birth: float


def _slips(records: Sequence[Record], clusters: Clusters) -> _Slips:
    """How often names and birth dates slip, where the other one shows that it did."""
    documents = names = births = 0
    for position, record in enumerate(records):
        leader = clusters.groups.leader(position)
        if record is leader or is_loose(record.traits) or is_loose(leader.traits):
            continue
        documents += record.documents
        one, other = set(record.traits.name.words), set(leader.traits.name.words)
        names += record.documents if not (one <= other or other <= one) else 0
        births += record.documents if record.traits.birth[2:] != leader.traits.birth[2:] else 0
    leading = sum(each.documents for each in _leaders(records, clusters) if not is_loose(each.traits))
    return _Slips(names / max(1, documents + leading), births / max(1, documents + leading))


def _most(expected: float) -> float:
    """The upper end of a number that is expected to be so large."""
    return expected + SIGMAS * math.sqrt(expected)


def _leaders(records: Sequence[Record], clusters: Clusters) -> Iterable[Record]:
    return (clusters.groups.leader(each) for each in range(len(records)) if clusters.groups.of(each) == each)


def _name(record: Record) -> tuple[str, str]:
    return record.traits.name.family_key, record.traits.name.first

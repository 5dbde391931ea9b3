"""All of linking in its order: keys, pairs, verdicts, clusters, bounds. Loads Splink, so nothing imports it before it is needed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from phiscan.people.bounds import count_people
from phiscan.people.clusters import Clusters, cluster
from phiscan.people.counts import Count
from phiscan.people.frequencies import Frequencies
from phiscan.people.keys import Keys, keys_of
from phiscan.people.records import Record
from phiscan.people.scoring import Pairs, score
from phiscan.people.tiers import verdicts


@dataclass(frozen=True, slots=True, eq=False)
class Linkage:
    """The records, the evidence on each pair that was compared, and who is one person."""

    records: Sequence[Record]
    pairs: Pairs
    ruled: npt.NDArray[np.int8]
    clusters: Clusters
    names: Frequencies
    uncompared: int

    def groups(self) -> list[list[int]]:
        """The records of each person, persons in order of first appearance."""
        groups: dict[int, list[int]] = {}
        for position in range(len(self.records)):
            groups.setdefault(self.clusters.groups.of(position), []).append(position)
        return list(groups.values())

    def count(self, *, unread: int, per_document: float) -> Count:
        """Bounds on the number of people; `unread` documents name `per_document` people each."""
        return count_people(
            self.records,
            self.clusters,
            self.pairs,
            self.names,
            unread=unread,
            per_document=per_document,
            uncompared=self.uncompared,
        )


def link(
    records: Sequence[Record], *, forced: Collection[tuple[int, int]] = (), alone: Collection[int] = frozenset()
) -> Linkage:
    """Link these records. `forced` pairs are one person; records `alone` join only those they are forced to."""
    every = [record.traits for record in records]
    names = Frequencies(_identity(record) for record in records)
    keys, uncompared = keys_of(every)
    for position in alone:
        keys[position] = Keys()
    pairs = score(every, keys, names)
    ruled = verdicts(pairs)
    usual = [names.family(each.name.family_key) * names.given(each.name.first) for each in every]
    return Linkage(records, pairs, ruled, cluster(records, pairs, ruled, usual, forced), names, uncompared)


def _identity(record: Record) -> tuple[str, str, str, int]:
    traits = record.traits
    return traits.name.family_key, traits.name.first, traits.birth, record.documents

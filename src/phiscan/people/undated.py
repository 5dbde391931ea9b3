"""People whom no document with a birth date names: those seen as such, and those hidden behind a name that somebody else bears.

A mention without a birth date that fits nobody known is somebody new. One that fits a known person says nothing: it may be theirs, or
another's of that name. How often a name fits somebody by chance shows among the people with birth dates: of their names, some
are borne by one of them, some by two. So many names as are seen of the new people, they are; and as many more as
hide (Good and Toulmin 1956, turned around). Nothing is supposed of which documents lack a birth date; only that
the new people are called as the known ones are.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from phiscan.people.clusters import Clusters
from phiscan.people.counts import NEVER_SEEN, SIGMAS, Cause, Reason, most, reason
from phiscan.people.keys import name_pair
from phiscan.people.records import Record
from phiscan.people.scoring import Pairs
from phiscan.people.tiers import names_fit
from phiscan.people.traits import is_loose

# New people may be called alike more than the known ones: relatives of theirs, one quarter of a town. A judgement, not a measure.
ALIKE = 2.0
# Shared names, of which one half is believed.
FEW = 2.0


@dataclass(frozen=True, slots=True)
class Bearers:
    """How many people with birth dates there are, and how many names that one of them bears, and that two bear."""

    people: int
    once: int
    twice: int

    def hidden(self, seen: float) -> float:
        """How many new people hide behind a name, of whom so many are seen under names that fit nobody.

        New people in number r times the known bear about r * once - r^2 * twice names that no known one bears. Where few names
        are shared, that may be an accident, or two rows of one person: it counts for less.
        """
        if not seen or not self.once:
            return 0.0
        share = seen / self.once
        hidden = (share + share**2 * self.twice / self.once) * self.people - seen
        return hidden * self.twice / (self.twice + FEW)

    def most_hidden(self, seen: float) -> float:
        """The same at the most: few people tell little."""
        shared = self.people - self.once
        most_seen = seen + SIGMAS * math.sqrt(seen) + NEVER_SEEN
        few = Bearers(self.people + 1, max(1, self.once + 1 - math.ceil(math.sqrt(shared))), self.twice + 1)
        return ALIKE * few.hidden(most_seen)


def without_birth_date(records: Sequence[Record], clusters: Clusters, pairs: Pairs) -> Reason:
    """What mentions without a birth date add to the rows of persons, and how far that may be wrong.

    Some of those who fit nobody are known after all, under a name misprinted beyond recognition: as often as birth dates show it.
    """
    groups = np.array([clusters.groups.of(each) for each in range(len(records))], dtype=np.int64)
    loose = np.array([is_loose(record.traits) for record in records], dtype=np.bool_)
    documents = sum(record.documents for record in records if is_loose(record.traits))
    leaders = [clusters.groups.leader(each) for each in np.unique(groups).tolist()]
    new = sum(1 for each in leaders if is_loose(each.traits)) - len(clusters.open_groups())
    unlike = documents * _unlike(records, groups, loose, pairs)
    known = min(float(new), unlike)
    bearers = _bearers([each for each in leaders if not is_loose(each.traits)])
    # Each of the hidden has a document without a birth date; so has each of the seen.
    room = max(0, documents - new)
    return reason(
        Cause.NO_BIRTH_DATE,
        documents,
        least=-min(new, math.ceil(most(unlike))),
        expected=round(min(bearers.hidden(new - known), room) - known),
        most=min(room, math.ceil(bearers.most_hidden(new))),
    )


def _bearers(leaders: Sequence[Record]) -> Bearers:
    counts = Counter(Counter(name_pair(each.traits) for each in leaders).values())
    return Bearers(len(leaders), counts[1], counts[2])


def _unlike(
    records: Sequence[Record], groups: npt.NDArray[np.int64], loose: npt.NDArray[np.bool_], pairs: Pairs
) -> float:
    """The share of documents under a name that fits none of the person's others: of those with a birth date, which show it."""
    counts = np.array([record.documents for record in records], dtype=np.int64)
    whole = np.zeros(len(records), dtype=np.int64)
    np.add.at(whole, groups[~loose], counts[~loose])
    several = ~loose & (whole[groups] > 1)
    fits = counts > 1
    same = (groups[pairs.left] == groups[pairs.right]) & ~loose[pairs.left] & ~loose[pairs.right] & names_fit(pairs)
    fits[pairs.left[same]] = fits[pairs.right[same]] = True
    return float(counts[several & ~fits].sum() / max(1, counts[several].sum()))

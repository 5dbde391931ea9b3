"""How many people at least, at most and most likely, and what makes the interval wide.

The rows of persons are what could be told apart. To these comes what is expected of people hidden behind a name, less the rows that
are expected to be a second one of somebody. The lower bound takes everybody for one who may be. Neither bound is a confidence
interval: what documents say wrongly in a way that nothing contradicts is in neither.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from phiscan.people.clusters import Clusters
from phiscan.people.counts import TOGETHER, Cause, Count, Reason, most, reason
from phiscan.people.frequencies import Frequencies
from phiscan.people.keys import name_pair
from phiscan.people.nearly import nearly_agreeing
from phiscan.people.records import Record
from phiscan.people.scoring import Pairs
from phiscan.people.traits import is_loose
from phiscan.people.undated import without_birth_date

# Birth dates of seventy years: the chance that two people of one name share theirs.
BIRTH_DAYS = 25_567


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
    """Bounds on the number of people. Whose name fits several people and joined none of them has a row, but is not told apart.

    `unread` documents may each name `per_document` people that no other does."""
    told_apart = clusters.groups.count() - len(clusters.open_groups())
    reasons = (
        without_birth_date(records, clusters, pairs),
        _shared(records, clusters, names),
        nearly_agreeing(records, clusters, pairs),
        reason(Cause.UNREAD, unread, most=math.ceil(unread * per_document)),
    )
    return Count(told_apart, reasons, uncompared)


def _shared(records: Sequence[Record], clusters: Clusters, names: Frequencies) -> Reason:
    """People behind one row whom nothing told apart: namesakes born on one day, and several of whom no birth date is known."""
    leaders = [clusters.groups.leader(each) for each in range(len(records)) if clusters.groups.of(each) == each]
    bearers = Counter(name_pair(each.traits) for each in leaders if not is_loose(each.traits))
    born_together = sum(count * (count - 1) / 2 for count in bearers.values()) / BIRTH_DAYS
    undated: Counter[int] = Counter()
    for position, record in enumerate(records):
        if is_loose(clusters.groups.leader(position).traits):
            undated[clusters.groups.of(position)] += record.documents
    behind = 0.0
    for group in undated.keys() - clusters.open_groups():
        name = clusters.groups.leader(group).traits.name
        namesakes = len(undated) * names.family(name.family_key) * names.given(name.first)
        behind += min(undated[group] - 1, TOGETHER * namesakes)
    documents = sum(
        record.documents for record in records if is_loose(record.traits) and bearers[name_pair(record.traits)] > 1
    )
    return reason(
        Cause.SHARED_NAMES,
        documents,
        expected=round(born_together),
        most=math.ceil(most(TOGETHER * born_together + behind)),
    )

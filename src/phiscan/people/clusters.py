"""From verdicts to persons: sure evidence first, then what fits one person only; what fits several is left alone.

1. Pairs joined by a number or a birth date, by falling weight.
2. Records without a birth date, or with an initial for a given name, go to the one group that their contacts, their birth date or
   their name fits. Where several fit, to the one that has much more evidence; else to none.
3. Those left over that bear one name are one person, unless the name is so common that two are likelier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from phiscan.people.groups import Groups
from phiscan.people.records import Record
from phiscan.people.scoring import Pairs
from phiscan.people.tiers import ENOUGH_NAME_BITS, Verdict
from phiscan.people.traits import is_loose

# So much more evidence (32 to 1) for one of several that fit decides for it.
MARGIN_BITS = 5.0
_SURE = (Verdict.NUMBER, Verdict.BIRTH, Verdict.NEARLY)
_LOOSE = (Verdict.CONTACT, Verdict.INITIAL, Verdict.NAME, Verdict.FITS)

Edge = tuple[int, int, float]


@dataclass(slots=True)
class Clusters:
    """Who is one person, and what was not sure of it."""

    groups: Groups
    # Records that joined a group by this verdict alone: undone, there is a person more.
    joined_by: dict[int, Verdict] = field(default_factory=dict)
    # Loose records whose group fits others and joined none, with the groups it fits: in all likelihood nobody new.
    unresolved: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def open_groups(self) -> set[int]:
        """The groups of loose records alone that fit others and joined none."""
        groups = {self.groups.of(each) for each in self.unresolved}
        return {group for group in groups if is_loose(self.groups.leader(group).traits)}


def cluster(
    records: Sequence[Record],
    pairs: Pairs,
    ruled: npt.NDArray[np.int8],
    usual: Sequence[float],
    forced: Iterable[tuple[int, int]] = (),
) -> Clusters:
    """The persons. `usual` is how common the name of each record is; `forced` pairs are one whatever the evidence says."""
    made = Clusters(Groups(records, _apart(pairs, ruled), usual))
    for one, other in forced:
        made.groups.force(one, other)
    for verdict in _SURE[:2], _SURE[2:]:
        for left, right, _ in _edges(pairs, ruled, verdict):
            _join(made, left, right, Verdict(verdict[0]) if Verdict.NEARLY in verdict else None)
    _attach_all(made, records, pairs, ruled)
    _gather(made, pairs, ruled)
    _attach_all(made, records, pairs, ruled)
    _leftovers(made, pairs, ruled)
    return made


def _join(made: Clusters, left: int, right: int, verdict: Verdict | None) -> bool:
    """Join two groups that were apart, where they agree; `verdict` is kept when it is one that may be undone."""
    if made.groups.of(left) == made.groups.of(right) or not made.groups.join(left, right):
        return False
    if verdict is not None:
        made.joined_by[right] = verdict
    return True


def _gather(made: Clusters, pairs: Pairs, ruled: npt.NDArray[np.int8]) -> None:
    """Loose records of one name and one contact that are nobody's yet are together."""
    for left, right, _ in _edges(pairs, ruled, (Verdict.CONTACT,)):
        if is_loose(made.groups.leader(left).traits) and is_loose(made.groups.leader(right).traits):
            made.groups.join(left, right)


def _attach_all(made: Clusters, records: Sequence[Record], pairs: Pairs, ruled: npt.NDArray[np.int8]) -> None:
    """Who is found to be somebody makes others fit: a letter with the telephone of a letter that has the record number."""
    while _attach(made, records, pairs, ruled):
        pass


def _attach(made: Clusters, records: Sequence[Record], pairs: Pairs, ruled: npt.NDArray[np.int8]) -> bool:
    """Give each loose group to the firm one it fits; whether any was given."""
    firm = {
        made.groups.of(position)
        for position in range(len(records))
        if not is_loose(made.groups.leader(position).traits)
    }
    made.unresolved.clear()
    given = False
    # Of each loose group: for each verdict, the firm groups it fits, with the most evidence for each.
    fits: dict[int, dict[Verdict, dict[int, float]]] = {}
    for verdict in _LOOSE:
        for left, right, bits in _edges(pairs, ruled, (verdict,)):
            for loose, other in (
                (made.groups.of(left), made.groups.of(right)),
                (made.groups.of(right), made.groups.of(left)),
            ):
                if loose not in firm and other in firm and made.groups.agree(loose, other):
                    held = fits.setdefault(loose, {}).setdefault(verdict, {})
                    held[other] = max(bits, held.get(other, bits))
    for loose in sorted(fits):
        chosen = _chosen(fits[loose])
        if chosen is None:
            every = {group for groups in fits[loose].values() for group in groups}
            made.unresolved[loose] = tuple(sorted(every))
        else:
            verdict, group = chosen
            given |= _join(made, group, loose, None if verdict is Verdict.CONTACT else verdict)
    return given


def _chosen(fits: Mapping[Verdict, Mapping[int, float]]) -> tuple[Verdict, int] | None:
    """The one group that fits, by the strongest verdict there is; None where several do about as well."""
    verdict = next(verdict for verdict in _LOOSE if verdict in fits)
    ranked = sorted(fits[verdict].items(), key=lambda each: (-each[1], each[0]))
    if verdict is Verdict.FITS or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN_BITS):
        return None
    return verdict, ranked[0][0]


def _leftovers(made: Clusters, pairs: Pairs, ruled: npt.NDArray[np.int8]) -> None:
    for left, right, bits in _edges(pairs, ruled, (Verdict.INITIAL, Verdict.NAME)):
        if (
            bits >= ENOUGH_NAME_BITS
            and is_loose(made.groups.leader(left).traits)
            and is_loose(made.groups.leader(right).traits)
        ):
            _join(made, left, right, Verdict.NAME)


def _edges(pairs: Pairs, ruled: npt.NDArray[np.int8], wanted: Sequence[Verdict]) -> Iterator[Edge]:
    """The pairs with these verdicts by falling weight; equals in the order of the records."""
    at = np.flatnonzero(np.isin(ruled, wanted))
    at = at[np.lexsort((pairs.right[at], pairs.left[at], -pairs.weight_bits[at]))]
    yield from zip(pairs.left[at].tolist(), pairs.right[at].tolist(), pairs.weight_bits[at].tolist(), strict=True)


def _apart(pairs: Pairs, ruled: npt.NDArray[np.int8]) -> set[tuple[int, int]]:
    """The pairs ruled to be two persons, of records that some other pair joins; a misread birth date is the groups' to judge."""
    joined = np.unique(np.concatenate([pairs.left[ruled > 0], pairs.right[ruled > 0]]))
    vetoed = (ruled < 0) & (ruled != Verdict.BIRTH_DIFFERS)
    at = np.flatnonzero(vetoed & np.isin(pairs.left, joined) & np.isin(pairs.right, joined))
    return set(zip(pairs.left[at].tolist(), pairs.right[at].tolist(), strict=True))

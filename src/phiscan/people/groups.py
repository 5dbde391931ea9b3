"""Records put together, and what keeps a group from taking another one in."""

from __future__ import annotations

from collections.abc import Sequence, Set

from phiscan.people.records import Record, births_conflict
from phiscan.people.traits import Traits, is_loose


class Groups:
    """Disjoint groups of records; every record begins alone. What two groups say is what their leading records say.

    The leading record of a group has a birth date if any has, the most documents, and of these the commonest name, for a misprint
    is rare: a misread date in one of twenty weekly
    reports neither keeps the others from the group, nor lets the next misread date drift further away.
    """

    def __init__(self, records: Sequence[Record], apart: Set[tuple[int, int]], usual: Sequence[float]) -> None:
        """`apart` are pairs (left < right) ruled to be two persons; `usual` is how common the name of each record is."""
        self._records = records
        self._usual = usual
        self._apart = apart
        self._parent = list(range(len(records)))
        self._leader = list(range(len(records)))

    def of(self, record: int) -> int:
        """The group of a record: the position of its first record."""
        root = record
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[record] != root:
            self._parent[record], record = root, self._parent[record]
        return root

    def leader(self, record: int) -> Record:
        """The record that speaks for the group of a record; a loose one only where all are."""
        return self._records[self._leader[self.of(record)]]

    def join(self, one: int, other: int) -> bool:
        """Put the groups of two records together, unless what they say keeps them apart; whether they are together."""
        one, other = self.of(one), self.of(other)
        if one == other:
            return True
        if not self.agree(one, other):
            return False
        self.force(one, other)
        return True

    def force(self, one: int, other: int) -> None:
        """Put the groups of two records together, whatever they say."""
        one, other = sorted((self.of(one), self.of(other)))
        if one != other:
            self._leader[one] = min(self._leader[one], self._leader[other], key=self._rank)
            self._parent[other] = one

    def agree(self, one: int, other: int) -> bool:
        """Whether nothing that the leading records of two groups say keeps them apart."""
        left, right = sorted((self._leader[self.of(one)], self._leader[self.of(other)]))
        if (left, right) in self._apart:
            return False
        return not _contradict(self._records[left].traits, self._records[right].traits)

    def copy(self) -> Groups:
        """The same groups, to go on from."""
        made = Groups(self._records, self._apart, self._usual)
        made._parent, made._leader = list(self._parent), list(self._leader)
        return made

    def count(self) -> int:
        """How many groups there are."""
        return sum(1 for record, parent in enumerate(self._parent) if record == parent)

    def _rank(self, record: int) -> tuple[bool, bool, int, float, int]:
        each = self._records[record]
        return (is_loose(each.traits), not each.traits.birth, -each.documents, -self._usual[record], record)


def _contradict(one: Traits, other: Traits) -> bool:
    suffixes = {one.name.suffix, other.name.suffix} - {""}
    return births_conflict(one, other) or len(suffixes) > 1

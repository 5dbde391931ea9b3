"""The subjects of all documents, those that are alike in all that counts as one: what is compared and clustered.

With a birth date, mentions under the same words of a name are one record as long as no number of a person speaks against it:
that is the exact rule, and spares comparing every weekly report of a patient with every other. Without one, only mentions
that are alike in everything are.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from phiscan.people.births import Agreement, agreement
from phiscan.people.tallies import Tally
from phiscan.people.traits import Traits


@dataclass(slots=True, eq=False)
class Record:
    """Mentions that count as one before anything is compared; `place` is where the first stands (content, label)."""

    traits: Traits
    tally: Tally
    place: tuple[str, str]
    documents: int = 1


@dataclass(slots=True)
class Records:
    """All records in order of first appearance."""

    every: list[Record] = field(default_factory=list)
    _exact: dict[object, list[int]] = field(default_factory=dict)

    def add(self, traits: Traits, tally: Tally, place: tuple[str, str], *, alone: bool = False) -> int:
        """The position of the record that a mention belongs to; a new one for a mention that is to stand `alone`."""
        if alone:
            return self._new(traits, tally, place)
        positions = self._exact.setdefault(_key(traits), [])
        for position in positions:
            known = self.every[position]
            if not numbers_conflict(known.traits, traits):
                known.traits = _joined(known.traits, traits)
                known.tally.add(tally)
                known.documents += 1
                return position
        positions.append(self._new(traits, tally, place))
        return positions[-1]

    def _new(self, traits: Traits, tally: Tally, place: tuple[str, str]) -> int:
        self.every.append(Record(traits, tally, place))
        return len(self.every) - 1


def numbers_conflict(one: Traits, other: Traits) -> bool:
    """Whether both have numbers of one kind, and none of that kind in common."""
    kinds = {kind for kind, _ in one.identifiers} & {kind for kind, _ in other.identifiers}
    common = {kind for kind, _ in set(one.identifiers) & set(other.identifiers)}
    return bool(kinds - common)


def births_conflict(one: Traits, other: Traits) -> bool:
    """Whether both have a birth date, and neither is the other misread. A year without century leaves it open."""
    if not one.birth or not other.birth:
        return False
    if one.full_year and other.full_year:
        return agreement(one.birth, other.birth) is Agreement.DIFFERENT
    return agreement("19" + one.birth[2:], "19" + other.birth[2:]) is Agreement.DIFFERENT


def _key(traits: Traits) -> object:
    words = traits.name.words
    if not traits.birth or len(words) < 2:
        return traits
    middle = tuple(word for word in traits.name.given[1:] if len(word) == 1)
    return (tuple(sorted(words)), middle, traits.birth, traits.full_year, traits.sex, traits.name.suffix)


def _joined(one: Traits, other: Traits) -> Traits:
    if one == other:
        return one
    return replace(
        one,
        identifiers=_union(one.identifiers, other.identifiers),
        phones=_union(one.phones, other.phones),
        emails=_union(one.emails, other.emails),
        addresses=_union(one.addresses, other.addresses),
        practitioners=_union(one.practitioners, other.practitioners),
    )


def _union(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return one if set(other) <= set(one) else tuple(sorted({*one, *other}))

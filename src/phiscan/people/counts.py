"""The number of people, at least, most likely and at most: the nouns of `bounds`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

# Of a number that varies as Poisson's does, the upper end in nineteen of twenty cases; of what was never seen, three.
SIGMAS, NEVER_SEEN = 2.0, 3.0
# Given and family names go together (a Szczepański is a Stanisław): namesakes are more than independence says.
TOGETHER = 3.0


class Cause(StrEnum):
    """What makes the interval wide."""

    NO_BIRTH_DATE = "names without a birth date"
    SHARED_NAMES = "names that several people share"
    NEARLY = "birth dates or names that nearly agree"
    UNREAD = "documents that were not read"


@dataclass(frozen=True, slots=True)
class Reason:
    """What one cause adds: to the rows of persons in all likelihood (`expected`), and to the width, `fewer` and `more` than that."""

    cause: Cause
    documents: int
    expected: int
    fewer: int
    more: int


def reason(cause: Cause, documents: int, *, least: int = 0, expected: int = 0, most: int = 0) -> Reason:
    """What a cause adds to the rows of persons, at least (below zero: they are fewer), most likely and at most."""
    return Reason(cause, documents, expected, max(0, expected - least), max(0, most - expected))


def most(expected: float) -> float:
    """The upper end of a number that is expected to be so large."""
    return expected + SIGMAS * math.sqrt(expected)


@dataclass(frozen=True, slots=True)
class Count:
    """The number of people in what was read, and why not more surely.

    `told_apart` are the rows of persons but for the unresolved; `uncompared`: keys too common to compare by.
    """

    told_apart: int
    reasons: tuple[Reason, ...] = ()
    uncompared: int = 0

    @property
    def lower(self) -> int:
        """At least so many. Whoever is told apart, somebody is there."""
        return max(self.best - sum(each.fewer for each in self.reasons), min(self.told_apart, 1))

    @property
    def best(self) -> int:
        """Most likely so many."""
        return max(self.told_apart + sum(each.expected for each in self.reasons), min(self.told_apart, 1))

    @property
    def upper(self) -> int:
        """At most so many."""
        return self.best + sum(each.more for each in self.reasons)

    def described(self) -> Mapping[str, object]:
        """The bounds as `summary.json` has them; only causes that make a difference."""
        return {
            "lower": self.lower,
            "best": self.best,
            "upper": self.upper,
            "told_apart": self.told_apart,
            "wide_because": [
                asdict(each) | {"cause": str(each.cause)}
                for each in self.reasons
                if each.expected or each.fewer or each.more
            ],
            "keys_too_common": self.uncompared,
        }

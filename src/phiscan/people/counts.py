"""The number of people, at least, most likely and at most: the nouns of `bounds`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    """What makes the interval wide."""

    NO_BIRTH_DATE = "names without a birth date"
    SHARED_NAMES = "names that several people share"
    NEARLY = "birth dates or names that nearly agree"
    UNREAD = "documents that were not read"


@dataclass(frozen=True, slots=True)
class Reason:
    """What one cause adds to the width: the documents concerned, and the people fewer and more than the best number."""

    cause: Cause
    documents: int
    fewer: int
    more: int


@dataclass(frozen=True, slots=True)
class Count:
    """The number of people in what was read, and why not more surely. `uncompared`: keys too common to compare by."""

    lower: int
    best: int
    upper: int
    reasons: tuple[Reason, ...] = ()
    uncompared: int = 0

    def described(self) -> Mapping[str, object]:
        """The bounds as `summary.json` has them; only causes that make a difference."""
        return {
            "lower": self.lower,
            "best": self.best,
            "upper": self.upper,
            "wide_because": [
                {"cause": str(each.cause), "documents": each.documents, "fewer": each.fewer, "more": each.more}
                for each in self.reasons
                if each.fewer or each.more
            ],
            "keys_too_common": self.uncompared,
        }

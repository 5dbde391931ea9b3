"""What a score means: the share of findings of the same kind that were right on documents with known truth.

A kind is an entity type found by one recognizer on one basis. The counts in `calibration.csv` come from `make
calibration`, on held-back synthetic documents. A kind that was met seldom leans on its basis as a whole; one that
was never met, as what a user's recognizer finds, keeps the score that its recognizer gives.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from phiscan.detect.candidate import Candidate
from phiscan.model import Basis

# So many findings of its basis as a whole count with each kind: a kind met ten times speaks mostly for itself.
_LEANING = 4


@dataclass(frozen=True, slots=True)
class Kind:
    """One line of the table: what was found how, how often, and how often it was right."""

    entity_type: str
    recognizer: str
    basis: Basis
    right: int
    found: int


def kinds() -> Iterator[Kind]:
    """The lines of the table."""
    text = resources.files("phiscan.detect").joinpath("calibration.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        basis = Basis(row["basis"])
        yield Kind(row["entity_type"], row["recognizer"], basis, int(row["right"]), int(row["found"]))


def fitted(counted: Iterable[Kind]) -> dict[tuple[str, str, Basis], float]:
    """The probability of each kind, 0 to 1, by its entity type, recognizer and basis."""
    counted = list(counted)
    right: Counter[Basis] = Counter()
    found: Counter[Basis] = Counter()
    for kind in counted:
        right[kind.basis] += kind.right
        found[kind.basis] += kind.found
    return {
        (kind.entity_type, kind.recognizer, kind.basis): round(
            (kind.right + _LEANING * right[kind.basis] / found[kind.basis]) / (kind.found + _LEANING), 4
        )
        for kind in counted
    }


def calibrated(candidate: Candidate) -> float | None:
    """How likely the candidate is right, 0 to 1; for a kind that was never met, what its recognizer says."""
    return _table().get((candidate.entity_type, candidate.recognizer, candidate.basis), candidate.score)


@cache
def _table() -> dict[tuple[str, str, Basis], float]:
    return fitted(kinds())

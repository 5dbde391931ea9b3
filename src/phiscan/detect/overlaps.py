"""Which of several findings at one place stands: a total order, so that it never depends on who came first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from phiscan.detect.candidate import Candidate
from phiscan.model import Basis

_BASIS_RANK = {Basis.CHECKSUM: 0, Basis.LABEL: 1, Basis.PATTERN: 2, Basis.MODEL: 3}


def resolve(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that stand, by place. Better evidence wins; then the longer, the one that says whose, the likelier, the earlier."""
    kept: list[Candidate] = []
    starts: list[int] = []
    for candidate in sorted(candidates, key=_rank):
        place = bisect_left(starts, candidate.start)
        clear_before = place == 0 or kept[place - 1].end <= candidate.start
        clear_behind = place == len(kept) or candidate.end <= kept[place].start
        if clear_before and clear_behind:
            kept.insert(place, candidate)
            starts.insert(place, candidate.start)
    return kept


def _rank_of_basis(candidate: Candidate) -> int:
    """A tenth of all long numbers pass for payment cards: unless printed like one, a label that says otherwise is better evidence."""
    doubtful = candidate.entity_type == "CREDIT_CARD" and candidate.recognizer != "IdentifierRecognizer"
    basis = Basis.PATTERN if doubtful else candidate.basis
    return _BASIS_RANK[basis]


def _rank(candidate: Candidate) -> tuple[object, ...]:
    return (
        _rank_of_basis(candidate),
        candidate.start - candidate.end,
        candidate.role is None,
        -(candidate.score or 0.0),
        candidate.start,
        candidate.entity_type,
        candidate.recognizer,
    )

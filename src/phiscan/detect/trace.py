"""What a detection did not believe, and what learned readings went by, kept where somebody asks: never in a scan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from phiscan.detect.candidate import Candidate
from phiscan.model import Finding


@dataclass(frozen=True, slots=True)
class Suppression:
    """What was found and not believed, as the finding it would have been, and why."""

    finding: Finding
    reason: str


@dataclass(slots=True)
class Trace:
    """Collects the suppressions of one document's detection."""

    suppressions: list[Suppression] = field(default_factory=list)
    _why: dict[tuple[object, ...], str] = field(default_factory=dict)

    def learned(self, finding: Finding, why: str) -> None:
        """Keep what a learned reading went by."""
        self._why[_place(finding)] = why

    def why(self, finding: Finding) -> str:
        """What a learned reading went by; empty where it was not asked."""
        return self._why.get(_place(finding), "")

    def overlapped(
        self, candidates: Iterable[Candidate], kept: Sequence[Candidate], as_finding: Callable[[Candidate], Finding]
    ) -> None:
        """Candidates that gave way to others of another type at their place."""
        known = {id(each) for each in kept}
        for each in candidates:
            winner = None if id(each) in known else _winner(each, kept)
            if winner and winner.entity_type != each.entity_type:
                reason = f"better evidence for {winner.entity_type} at its place"
                self.suppressions.append(Suppression(as_finding(each), reason))


def _place(finding: Finding) -> tuple[object, ...]:
    return finding.entity_type, finding.page_number, finding.attachment, finding.channel, finding.span


def _winner(loser: Candidate, kept: Sequence[Candidate]) -> Candidate | None:
    return next((each for each in kept if each.start < loser.end and loser.start < each.end), None)

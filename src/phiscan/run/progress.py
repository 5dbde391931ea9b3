"""What a run tells of itself while it goes on: counts, never values."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Watches a run. Every listed document is told exactly once."""

    def started(self, documents: int) -> None:
        """So many documents are listed."""

    def finished(self, outcome: str, pages: int, findings: int, *, scanned: bool) -> None:
        """A document has its outcome; `scanned` is False when it was known already (resumed, duplicate)."""

    def ended(self) -> None:
        """The run is over, well or not."""


class Silent:
    """Tells nothing."""

    def started(self, documents: int) -> None:
        """Nothing."""

    def finished(self, outcome: str, pages: int, findings: int, *, scanned: bool) -> None:
        """Nothing."""

    def ended(self) -> None:
        """Nothing."""

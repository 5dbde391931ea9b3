"""A possible finding, before overlaps are resolved: Presidio's result in our terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from phiscan.model import Basis, Role


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of a page's text with an entity type and the evidence for it."""

    entity_type: str
    start: int
    end: int
    recognizer: str
    basis: Basis
    score: float | None
    role: Role | None = None
    detail: Mapping[str, str] | None = None

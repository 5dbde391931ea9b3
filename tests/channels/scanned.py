"""A file, scanned; and what was found in it, as tests compare it."""

from __future__ import annotations

from pathlib import Path

from phiscan.model import DocumentRef, DocumentReport
from phiscan.scanning import Scanner


def scan(scanner: Scanner, path: Path) -> DocumentReport:
    """The report of a file under a name that says nothing."""
    return scanner.scan(DocumentRef("document.pdf", path, path.stat().st_size, 0, "00"))


def found(report: DocumentReport) -> list[tuple[str, str, str]]:
    """Type, value and channel of each finding."""
    return [(each.entity_type, each.value.reveal(), each.channel.value) for each in report.findings]

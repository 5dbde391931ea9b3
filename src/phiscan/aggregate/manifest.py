"""The manifest: which bytes were read, for evidence. One row a listed document."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from phiscan.aggregate.columns import MANIFEST
from phiscan.aggregate.tables import frame
from phiscan.model import DocumentRef, Entry

_NS = 1_000_000_000


class ManifestTable:
    """Rows in the order of the listing."""

    def __init__(self) -> None:
        self._rows: list[tuple[str | float | None, ...]] = []

    def add(self, entry: Entry) -> None:
        """Add one entry."""
        ref = entry.ref
        self._rows.append((ref.path, ref.size_bytes, ref.sha256 or None, _modified(ref), entry.report.outcome))

    def table(self) -> pd.DataFrame:
        """The table so far."""
        return frame(MANIFEST, self._rows)


def _modified(ref: DocumentRef) -> str | None:
    """The time the file system gives, in UTC, whole seconds; None where the bytes could not be read."""
    if not ref.sha256:
        return None
    return datetime.fromtimestamp(ref.modified_ns // _NS, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

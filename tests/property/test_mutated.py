"""Broken PDFs end in an outcome that the reading foresees, whatever is broken in them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.fuzz import broken
from benchmarks.reading import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.model import Outcome

SAMPLES = Path(__file__).parents[2] / "sample_pdfs"
SOUND = [path.read_bytes() for path in sorted(SAMPLES.rglob("*.pdf")) if path.stat().st_size > 500]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_broken_document_is_read_or_raises_a_document_error(seed: int) -> None:
    """Nothing else comes out of the readers, and spans are right in what was read. More: `make fuzz`."""
    data = broken(SOUND, seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "broken.pdf"
        path.write_bytes(data)
        try:
            report = read(path, ScanConfig(ocr="off"))
        except (errors.DocumentError, MemoryError, RecursionError):
            return
        assert report.outcome in (Outcome.SCANNED, Outcome.PARTLY_SCANNED)

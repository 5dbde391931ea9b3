"""Scanners for tests of the run: quick, obedient to the document's bytes, importable in a spawned worker."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path

from phiscan import errors
from phiscan.config import ScanConfig
from phiscan.languages import remembered
from phiscan.model import Basis, DocumentRef, DocumentReport, Finding, Outcome, Role, SensitiveText, Span
from phiscan.outcomes import failed
from phiscan.run.worker import Scan

PLANTED = "Zyxgrond Quillbert"


def make_scan(config: ScanConfig) -> Scan:
    """Reads a document's text as an order: what to find, how long to take, how to die."""
    return scan


@remembered(8)
def _known(text: str) -> str:
    return text


def remembering(config: ScanConfig) -> Scan:
    """Asks memory for one word with every document."""
    return _with_memory


def _with_memory(ref: DocumentRef) -> DocumentReport:
    _known("a word")
    return scan(ref)


def cannot_start(config: ScanConfig) -> Scan:
    """A scanner whose model is missing."""
    raise errors.MissingExtraError("no such model")


def starts_at_the_third_try(config: ScanConfig) -> Scan:
    """A worker that is killed as it starts, twice."""
    for name in ("first", "second"):
        _be_killed_once(name)
    return scan


def never_starts(config: ScanConfig) -> Scan:
    """A worker that is killed whenever it starts."""
    os.kill(os.getpid(), signal.SIGKILL)
    return scan


def _be_killed_once(name: str) -> None:
    """kill -9, unless a worker of this run was killed under this name: their scratch folder keeps count."""
    mark = Path(tempfile.gettempdir()) / name
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def scan(ref: DocumentRef) -> DocumentReport:
    """Obey the document."""
    if ref.problem:
        return failed(errors.UnreadableDocumentError(ref.problem))
    order = ref.location.read_text(encoding="utf-8").removeprefix("%PDF-")
    if order.startswith("sleep"):
        time.sleep(float(order.split()[1]))
    elif order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif order == "be killed once":
        _be_killed_once(ref.location.stem)
    elif order == "hog":
        held = [bytearray(16 * 1024 * 1024) for _ in range(1000)]
        raise AssertionError(len(held))
    elif order == "raise":
        raise ValueError(PLANTED)
    name = Finding(
        page_number=1,
        entity_type="PERSON",
        value=SensitiveText(f"{PLANTED} {order[:20]}"),
        span=Span(0, 5),
        bbox=None,
        recognizer="fake",
        basis=Basis.LABEL,
        score=0.9,
        role=Role.PATIENT,
        subject="s1",
    )
    return DocumentReport(outcome=Outcome.SCANNED, pages=1, pages_read=1, language="en", findings=(name,))


def dump(folder: Path, orders: dict[str, str]) -> Path:
    """A folder of documents that hold these orders."""
    for name, order in orders.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"%PDF-{order}", encoding="utf-8")
    return folder
